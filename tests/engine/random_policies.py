"""Policies and companies that nobody thought of: rotas, seasons, slots, telework, exceptions, zones, leave, on-call.

Everything follows from one number, so that a failing case is told by that number alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from disconnect.engine.facts import Facts
from disconnect.model.agreement import ExceptionKind, ExceptionTerms, Scope, Telework
from disconnect.model.contact import Contact, Kind, Recipient
from disconnect.model.hours import Choice, Hours, Season, WeeklyPeriod, with_choice
from disconnect.model.opaque import Address
from disconnect.model.person import Directory, Person, Place
from disconnect.model.policy import INTERNAL, Action, Policy, QuietClass, Response
from disconnect.model.slots import Slot
from disconnect.worktime.calendars import WorkCalendar
from tests.engine.slow_engine import Mail, World
from tests.engine.slow_time import Worker

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
Pattern = tuple[tuple[int, int], ...]

# Days around which clocks change somewhere, a year's turn, a leap day, and usual ones.
STARTS = [
    *(datetime(2026, *day, tzinfo=UTC) for day in ((3, 27), (4, 3), (10, 23), (12, 30), (6, 15), (3, 6))),
    datetime(2028, 2, 28, tzinfo=UTC),
]
ZONES = ["Europe/Paris", "America/Toronto", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns"]
# Periods of one family never overlap, whichever of them follow one another.
FAMILIES: list[list[Pattern]] = [
    [(), ((540, 1080),), ((540, 720), (840, 1080)), ((360, 840),), ((600, 1200),)],
    [(), ((1320, 1800),), ((1200, 1560),)],
    [(), ((0, 1440),), ((0, 720),)],
    [(), ((1380, 1560),), ((300, 420), (1260, 1440))],
]
NAMES = ("lea", "ana", "bob", "nox")
OTHERS = ("nowhere", "elsewhere", "stranger")
"""Somebody without a zone, somebody under another policy, somebody outside."""
TEAMS, DEPARTMENTS, SITES = ["press", "watch"], ["north", "south"], ["lyon", "nantes"]


def world(seed: int) -> tuple[World, Mail, datetime]:
    """A policy, people under it, one mail between two of them, and its instant."""
    dice = Random(seed)
    start = dice.choice(STARTS)
    policy = _policy(dice, start)
    people = {name: _worker(dice, name, policy, start) for name in NAMES}
    people |= {"nowhere": Worker(id="nowhere"), "elsewhere": Worker(id="elsewhere", place=Place(policy="another"))}
    ordinary = Worker(id="ordinary", hours=policy.hours["office"], holidays=_dates(dice, start, 2))
    seconds = dice.choice([0, 0, 1, 59])
    at = start + timedelta(
        minutes=dice.choice([dice.randrange(5 * 1440), 30 * dice.randrange(5 * 48)]), seconds=seconds
    )
    return World(policy=policy, workers=people, ordinary=ordinary), mail(dice), at


def mail(dice: Random) -> Mail:
    """Mostly from one person to another, by hand."""
    if dice.random() < 0.1:
        everybody = [*NAMES, *OTHERS]
        return Mail(dice.choice(everybody), dice.choice(everybody), dice.choice(list(Kind)), dice.random() < 0.5)
    sender, recipient = dice.sample(NAMES, 2)
    return Mail(sender, recipient, is_urgent=dice.random() < 0.05)


def _some(dice: Random, values: list[str], share: float = 0.5) -> frozenset[str]:
    return frozenset(value for value in values if dice.random() < share)


def _dates(dice: Random, start: datetime, most: int) -> frozenset[date]:
    return frozenset((start + dice.randint(-1, 8) * DAY).date() for _ in range(dice.randint(0, most)))


def _weekly(days: list[Pattern]) -> tuple[WeeklyPeriod, ...]:
    found = [WeeklyPeriod(1440 * day + a, 1440 * day + b) for day, periods in enumerate(days) for a, b in periods]
    return tuple(sorted(found))


def _hours(dice: Random, name: str, start: datetime) -> Hours:
    """A week or a rota, perhaps with a season, perhaps with holidays worked."""
    family = dice.choice(FAMILIES)
    cycle = tuple(dice.choices(family, k=dice.randint(1, 9))) if dice.random() < 0.5 else ()
    return Hours(
        id=name,
        title={},
        clause=f"hours of {name}",
        periods=_weekly(dice.choices(family, k=7)),
        cycle=cycle,
        anchor=start.date() - dice.randint(-3, 400) * DAY if cycle else None,
        seasons=(_season(dice, start, family),) if dice.random() < 0.3 else (),
        works_holidays=dice.random() < 0.3,
    )


def _season(dice: Random, start: datetime, family: list[Pattern]) -> Season:
    """Other hours for a few days: of that year, or of every year, perhaps past New Year."""
    first, last = (start + dice.randint(-2, 2) * DAY).date(), (start + dice.randint(2, 6) * DAY).date()
    periods = _weekly(dice.choices(family, k=7))
    if dice.random() < 0.5:
        return Season(title={}, start=first, end=last, periods=periods)
    return Season(title={}, start=(first.month, first.day), end=(last.month, last.day), periods=periods)


def _office(dice: Random) -> Hours:
    """Office hours of people who chose when their day begins and ends."""
    office = Hours(
        id="office",
        title={},
        clause="hours of office",
        periods=_weekly([((540, 720), (840, 1080))] * 5 + [()] * 2),
        choice=Choice(start=(480, 600), end=(960, 1140), clause="choice"),
    )
    return with_choice(office, dice.choice([None, 480, 570]), dice.choice([None, 990, 1140]))


def _slot(dice: Random, name: str, start: datetime) -> Slot:
    """A window or two on some weekdays, perhaps past midnight, in a zone of its own, for some dates or hours."""
    begins = sorted(60 * dice.randrange(24) for _ in range(dice.randint(1, 2)))
    return Slot(
        id=name,
        title={},
        clause=name,
        kind="other",
        days=frozenset(dice.sample(range(7), dice.randint(2, 7))),
        times=tuple((begin, begin + dice.choice([30, 120, 480, 1440])) for begin in begins),
        zone=dice.choice(["", "", *ZONES]),
        since=dice.choice([None, None, (start + dice.randint(0, 3) * DAY).date()]),
        until=dice.choice([None, None, (start + dice.randint(1, 6) * DAY).date()]),
        hours=frozenset(dice.choice([(), (), ("office",), ("rota", "week")])),
    )


def _response(dice: Random, slots: list[str]) -> Response:
    """A row for slots, or one for quiet time, with a condition or two besides."""
    is_for_slots = bool(slots) and dice.random() < 0.5
    classes = frozenset(dice.sample(list(QuietClass), dice.choice([0, 2, 4])))
    return Response(
        clause=dice.choice(["r1", "r2", "r3", "r4"]),
        action=dice.choice([Action.DELIVER, Action.NUDGE, Action.DEFER, Action.DEFER]),
        slots=frozenset(dice.sample(slots, dice.randint(1, len(slots)))) if is_for_slots else frozenset(),
        classes=frozenset() if is_for_slots else classes,
        relations=frozenset(dice.sample(INTERNAL, 2)) if dice.random() < 0.3 else frozenset(),
        on_call=dice.choice([None, None, None, True, False]),
        after_work=dice.choice([None, None, None, 1, 30, 90, 720]),
        hours=frozenset(dice.choice([(), (), ("office",), ("rota", "week")])),
    )


def _exceptions(dice: Random, slots: list[str], start: datetime) -> tuple[ExceptionTerms, ...]:
    """Some of: urgent mail, two cases of force majeure, a slot that zones share; in any order."""
    first, last = sorted((start + dice.randint(-1, 6) * DAY).date() for _ in range(2))
    urgent = ExceptionTerms(id="urgent", kind=ExceptionKind.URGENT, clause="x urgent", title={})
    flood = replace(
        urgent,
        id="flood",
        kind=ExceptionKind.FORCE_MAJEURE,
        clause="x flood",
        start=first,
        end=last,
        scope=_scope(dice),
    )
    storm = replace(flood, id="storm", clause="x storm", start=last, end=None, scope=_scope(dice))
    shared = replace(
        urgent,
        id="a shared",
        kind=ExceptionKind.INTERNATIONAL,
        clause="x shared",
        slots=_some(dice, slots),
        scope=_scope(dice),
    )
    return tuple(dice.sample([urgent, flood, storm, shared], dice.choice([0, 0, 0, 1, 2, 4])))


def _scope(dice: Random) -> Scope:
    dimension, values = dice.choice([("", []), ("team", TEAMS), ("department", DEPARTMENTS), ("site", SITES)])
    return Scope(only={dimension: _some(dice, values)} if dimension else {})


def _policy(dice: Random, start: datetime) -> Policy:
    """A policy with all that a response table may ask for."""
    slots = {name: _slot(dice, name, start) for name in ("s1", "s2", "s3")[: dice.randint(0, 3)]}
    contact: tuple[tuple[int, int], ...] = dice.choice([((540, 720), (780, 1020)), ((600, 1320),)])
    days = frozenset(dice.sample(range(7), dice.randint(1, 7)))
    telework = Telework(clause="t", days=days, contact=contact) if dice.random() < 0.4 else None
    named = [*slots, *(["telework"] if telework else [])]
    rows = [_response(dice, named) for _ in range(dice.randint(0, 6))]
    last = Response(clause="rest", action=dice.choice(list(Action)))
    return Policy(
        id="random",
        version="v",
        title={},
        zone="Europe/Paris",
        holidays="",
        default_hours="office",
        hours={"office": _office(dice), "rota": _hours(dice, "rota", start), "week": _hours(dice, "week", start)},
        holiday_rules={},
        ordinary="office",
        responses=(*rows, last) if dice.random() < 0.7 else tuple(rows),
        max_hold=60 * dice.choice([1, 14, 40, 114, 114]),
        slots=slots,
        telework=telework,
        exceptions=_exceptions(dice, list(slots), start),
    )


def _worker(dice: Random, name: str, policy: Policy, start: datetime) -> Worker:
    """Somebody somewhere: place, hours, leave, holidays, closures, duty."""
    begin = start + dice.randrange(-24, 120) * HOUR
    place = Place(
        team=dice.choice(["", *TEAMS]),
        department=dice.choice(DEPARTMENTS),
        site=dice.choice(SITES),
        manager=dice.choice(["", *NAMES]),
        telework=dice.choice([(), (1, 3), (0, 1, 2, 3, 4)]),
    )
    return Worker(
        id=name,
        place=place,
        zone=dice.choice(ZONES),
        hours=dice.choice(list(policy.hours.values())),
        holidays=_dates(dice, start, 2),
        leave=frozenset((day, dice.choice(["", "am", "pm"])) for day in sorted(_dates(dice, start, 3))),
        closed=_dates(dice, start, 1),
        night=dice.choice([(1260, 360), (0, 300), (1320, 1440)]),
        on_call=((begin, begin + dice.randint(1, 60) * HOUR),) if dice.random() < 0.4 else (),
    )


def address(name: str) -> Address:
    return Address(f"{name}@random.example")


def facts_of(known: World) -> Facts:
    """The same world as the product has it."""
    people = {
        name: Person(id=name, addresses=(address(name),), places=(worker.place,))
        for name, worker in known.workers.items()
    }
    return Facts(
        policy=known.policy,
        directory=Directory(people=people, by_address={address(name): name for name in people}, lists={}),
        calendars={name: calendar_of(worker) for name, worker in known.workers.items() if worker.hours},
        ordinary=calendar_of(known.ordinary),
        on_call={name: worker.on_call for name, worker in known.workers.items() if worker.on_call},
    )


def calendar_of(worker: Worker) -> WorkCalendar:
    if worker.hours is None:
        raise ValueError(worker.id)
    return WorkCalendar(
        hours=worker.hours,
        zone=ZoneInfo(worker.zone),
        holidays=worker.holidays,
        leave=worker.leave,
        closed=worker.closed,
        night=worker.night,
    )


def contact_of(sent: Mail) -> Contact:
    to = Recipient(address=address(sent.recipient))
    return Contact(
        sent=STARTS[0], sender=address(sent.sender), recipients=(to,), kind=sent.kind, is_urgent=sent.is_urgent
    )
