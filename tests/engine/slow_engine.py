"""A second engine that knows nothing of the first: it looks at every single minute, and takes its time.

It shares model values with the product and no line of code: time (`slow_time`), relations, exceptions, the response
table and openings are worked out here from their definitions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from disconnect.model.agreement import ExceptionKind, ExceptionTerms, Scope
from disconnect.model.contact import Kind
from disconnect.model.policy import Action, Policy, QuietClass, Relation, Response
from tests.engine.slow_time import MINUTE, Worker, is_on

if TYPE_CHECKING:
    from disconnect.model.person import Place

LONGEST_CLOSING = 92 * 24 * 60
LONGEST_BACK = 12 * 60


class Answer(NamedTuple):
    """What happens, by which clause; the clauses that lost; what is told, and when the recipient is reached again."""

    action: Action
    clause: str
    lost: tuple[str, ...] = ()
    told: datetime | None = None
    opening: datetime | None = None


class Mail(NamedTuple):
    """One mail between two addresses; whoever is no worker is a stranger."""

    sender: str
    recipient: str
    kind: Kind = Kind.BY_HAND
    is_urgent: bool = False


@dataclass(frozen=True, kw_only=True)
class World:
    """One policy, the people under it, and the organisation's ordinary opening."""

    policy: Policy
    workers: Mapping[str, Worker]
    ordinary: Worker


class Scene(NamedTuple):
    """What a row may ask for, at one minute."""

    quiet: QuietClass | None
    relation: Relation
    is_on_call: bool
    slots: frozenset[str]
    since_work: int | None
    hours: str


def decide(world: World, mail: Mail, at: datetime) -> Answer:
    """What happens to a mail that arrives at an instant."""
    found = list(dict.fromkeys(norms(world, mail, at)))
    if not found:
        return Answer(Action.DELIVER, "default/nothing-said")
    action, clause = found[0]
    lost = tuple(dict.fromkeys(other for _, other in found[1:] if other != clause))
    if action is Action.DELIVER:
        return Answer(action, clause, lost)
    recipient = world.workers[mail.recipient]
    told = told_instant(world, recipient, at)
    if told is None:
        return Answer(Action.DELIVER, "mandatory/no-ordinary-opening", (clause, *lost))
    opening = reached(world, mail, at)
    if action is Action.DEFER and opening is None:
        return Answer(Action.DELIVER, "mandatory/no-opening-within-the-longest-hold", (clause, *lost))
    return Answer(action, clause, lost, told, opening)


def norms(world: World, mail: Mail, at: datetime) -> Iterator[tuple[Action, str]]:
    """Everything that fits a mail at an instant, from the strongest down; the first decides."""
    urgent = [terms.clause for terms in in_order(world.policy) if terms.kind is ExceptionKind.URGENT]
    if mail.kind is Kind.AUTOMATIC:
        yield Action.DELIVER, "mandatory/automatic-mail"
    if mail.sender == mail.recipient:
        yield Action.DELIVER, "mandatory/own-mail"
    sender, recipient = governed(world, mail.sender), governed(world, mail.recipient)
    if sender is None or recipient is None or not recipient.hours:
        yield Action.DELIVER, "mandatory/only-person-to-person"
    if mail.is_urgent:
        yield Action.DELIVER, (urgent or ["mandatory/urgent-mail"])[0]
    if sender is None or recipient is None or not recipient.hours:
        return
    scene = seen(world, sender, recipient, at)
    for terms in in_order(world.policy):
        if terms.kind is not ExceptionKind.URGENT and holds(world, terms, (sender, recipient), at):
            yield Action.DELIVER, terms.clause
    yield from ((row.action, row.clause) for row in world.policy.responses if fits(row, scene))
    if scene.quiet is None:
        yield Action.DELIVER, recipient.hours.clause


def governed(world: World, name: str) -> Worker | None:
    """Somebody under the policy; whoever writes needs no working time, whoever is written to does."""
    found = world.workers.get(name)
    return found if found is not None and found.place.policy in {"", world.policy.id} else None


def in_order(policy: Policy) -> list[ExceptionTerms]:
    """Exceptions by their kind, then by their name: a file may be written in any order."""
    kinds = list(ExceptionKind)
    return sorted(policy.exceptions, key=lambda terms: (kinds.index(terms.kind), terms.id))


def seen(world: World, sender: Worker, recipient: Worker, at: datetime) -> Scene:
    return Scene(
        quiet=recipient.quiet(at),
        relation=relation(world, sender, recipient),
        is_on_call=any(start <= at < end for start, end in recipient.on_call),
        slots=frozenset(slots(world.policy, recipient, at)),
        since_work=since_work(recipient, at),
        hours=recipient.hours.id.split("@")[0] if recipient.hours else "",
    )


def fits(row: Response, scene: Scene) -> bool:
    """Whether a row is for a scene: one for slots in working and quiet time, every other in quiet time."""
    if row.slots:
        is_time = bool(row.slots & scene.slots)
    else:
        is_time = scene.quiet is not None and (not row.classes or scene.quiet in row.classes)
    is_fresh = row.after_work is None or (scene.since_work is not None and scene.since_work < row.after_work)
    return (
        is_time
        and is_fresh
        and (not row.relations or scene.relation in row.relations)
        and (row.on_call is None or row.on_call == scene.is_on_call)
        and (not row.hours or scene.hours in row.hours)
    )


def slots(policy: Policy, worker: Worker, at: datetime) -> Iterator[str]:
    """The slots that are on for somebody, that of telework among them."""
    yield from (slot.id for slot in policy.slots.values() if is_on(slot, worker, at))
    terms, wall = policy.telework, at.astimezone(ZoneInfo(worker.zone))
    if terms is not None and wall.weekday() in (worker.place.telework or terms.days):
        minute = 60 * wall.hour + wall.minute
        if not any(start <= minute < end for start, end in terms.contact):
            yield "telework"


def since_work(worker: Worker, at: datetime) -> int | None:
    """Whole minutes since working time ended: back from now, minute by minute; None in working time or long after."""
    if worker.is_working(at):
        return None
    for minutes in range(1, LONGEST_BACK + 1):
        if worker.is_working(at - minutes * MINUTE):
            return minutes - 1
    return None


def relation(world: World, sender: Worker, recipient: Worker) -> Relation:
    """What the sender is to the recipient: in the reporting line, else in the same team of the same groups."""
    if sender.id in above(world, recipient):
        return Relation.SUPERIOR
    if recipient.id in above(world, sender):
        return Relation.REPORT
    mine, theirs = ((place.organisation, place.department, place.team) for place in (sender.place, recipient.place))
    return Relation.TEAM if mine == theirs and sender.place.team else Relation.OTHER


def above(world: World, worker: Worker) -> list[str]:
    """Everybody above somebody, as far as the line goes without coming back."""
    found: list[str] = []
    boss = worker.place.manager
    while boss in world.workers and boss != worker.id and boss not in found:
        found.append(boss)
        boss = world.workers[boss].place.manager
    return found


def holds(world: World, terms: ExceptionTerms, both: tuple[Worker, Worker], at: datetime) -> bool:
    """Whether an exception holds: on its dates where the recipient is; between people, or for people, in its scope."""
    sender, recipient = both
    day = at.astimezone(ZoneInfo(recipient.zone)).date()
    if (terms.start and day < terms.start) or (terms.end and day >= terms.end):
        return False
    if terms.kind is ExceptionKind.FORCE_MAJEURE:
        return is_covered(terms.scope, recipient.place)
    if not (is_covered(terms.scope, sender.place) and is_covered(terms.scope, recipient.place)):
        return False
    return bool(terms.slots & set(slots(world.policy, recipient, at)))


def is_covered(scope: Scope, place: Place) -> bool:
    for name, allowed in scope.only.items():
        if getattr(place, name) not in allowed:
            return False
    return all(getattr(place, name) not in refused for name, refused in scope.but.items())


def reached(world: World, mail: Mail, at: datetime) -> datetime | None:
    """The first minute of the recipient's working time, within the longest hold, at which the mail would pass."""
    recipient, limit = world.workers[mail.recipient], at + timedelta(minutes=world.policy.max_hold)
    minute = at.replace(second=0, microsecond=0) + MINUTE
    while minute <= limit:
        if recipient.is_working(minute) and next(norms(world, mail, minute))[0] is Action.DELIVER:
            return minute
        minute += MINUTE
    return None


def told_instant(world: World, recipient: Worker, at: datetime) -> datetime | None:
    """What a sender may be told: the next usual opening of the recipient, and never later than the ordinary one."""
    ordinary = opening(world.ordinary, at, LONGEST_CLOSING)
    if ordinary is None:
        return None
    usual = Worker(
        id="usual",
        zone=recipient.zone,
        hours=recipient.hours,
        holidays=recipient.holidays,
        closed=recipient.closed,
        night=recipient.night,
        dates=recipient.dates if not recipient.leave else {},
    )
    return opening(usual, at, -(-(ordinary - at) // MINUTE)) or ordinary


def opening(worker: Worker, at: datetime, minutes: int) -> datetime | None:
    """The first minute after an instant at which work begins: it goes on then, and did not a minute before."""
    minute = at.replace(second=0, microsecond=0)
    was_working = worker.is_working(minute)
    for _ in range(minutes + 1):
        minute += MINUTE
        is_working = worker.is_working(minute)
        if is_working and not was_working and at < minute <= at + minutes * MINUTE:
            return minute
        was_working = is_working
    return None
