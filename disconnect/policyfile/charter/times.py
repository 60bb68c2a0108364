"""Times that a charter tells beside the hours: rest, slots, closures, telework."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from disconnect.policyfile.charter.blocks import Block, Style, passage
from disconnect.policyfile.charter.voice import Pair, capital

if TYPE_CHECKING:
    from datetime import date

    from disconnect.model.agreement import Closure
    from disconnect.model.slots import Slot
    from disconnect.policyfile.charter.blocks import Path, Told
    from disconnect.policyfile.charter.draft import Draft

REST: Mapping[str, tuple[str, Pair]] = {
    "daily_hours": (
        "daily",
        (
            "Le repos quotidien entre deux jours de travail prévus est d’au moins {hours}.",
            "Daily rest between two scheduled working days is at least {hours}.",
        ),
    ),
    "weekly_hours": (
        "weekly",
        (
            "Le repos hebdomadaire est d’au moins {hours} d’affilée.",
            "Weekly rest is at least {hours} in a row.",
        ),
    ),
    "longest_day_hours": (
        "longest_day",
        (
            "Le travail prévu ne dépasse pas {hours} par jour.",
            "Scheduled work is no longer than {hours} a day.",
        ),
    ),
    "longest_week_hours": (
        "longest_week",
        (
            "Le travail prévu ne dépasse pas {hours} par semaine.",
            "Scheduled work is no longer than {hours} a week.",
        ),
    ),
}
"""Each key of [rest]: the value it fills, and its sentence."""

SLOT_KINDS: Mapping[str, Pair] = {
    "no_mail": ("plage sans courriel", "a slot without mail"),
    "no_meetings": ("plage sans réunion", "a slot without meetings"),
    "servers_off": ("plage pendant laquelle la messagerie est suspendue", "a slot in which mail is suspended"),
    "lunch": ("pause de midi", "the midday break"),
    "training": ("plage de formation", "a slot for training"),
    "shared": ("plage commune", "a shared slot"),
    "focus": ("plage de concentration", "a slot for focused work"),
    "other": ("plage particulière", "a particular slot"),
}
SLOT: Pair = ("{kind}, {times}.", "{kind}, {times}.")
SLOT_DAYS: Pair = ("{kind}, {days}, {times}.", "{kind}, {days}, {times}.")
SLOT_ZONE: Pair = (
    "Ces heures sont celles du fuseau {zone} pour tous.",
    "These times are those of the zone {zone} for everybody.",
)
SINCE: Pair = ("Premier jour : {day}.", "First day: {day}.")
UNTIL: Pair = ("Dernier jour : {day}.", "Last day: {day}.")
FOR_HOURS: Pair = ("Horaires concernés : {hours}.", "Hours concerned: {hours}.")
LEAD: Pair = ("{title}.", "{title}.")

CLOSED: Pair = ("Fermeture le {day}.", "Closed on {day}.")
CLOSED_FROM: Pair = ("Fermeture du {first} au {last} inclus.", "Closed from {first} to {last}, both included.")

TELEWORK_DAYS: Pair = ("Jours habituels de télétravail : {days}.", "Usual days of telework: {days}.")
TELEWORK_CONTACT: Pair = (
    "Un jour de télétravail, les plages pendant lesquelles une personne peut être jointe sont : {times}.",
    "On a day of telework, the slots in which somebody may be contacted are: {times}.",
)


def rest_blocks(draft: Draft, clause: str) -> Iterator[Block]:
    """The minima of rest and the ceilings of scheduled work that rest on a clause."""
    rest = draft.policy.rest
    if rest is not None and rest.clause == clause:
        for key, (name, pair) in REST.items():
            value = getattr(rest, name)
            if value is not None:
                yield passage(draft.say(pair, ("rest", key), hours=draft.moments.hours(value)))


def slot_blocks(draft: Draft, clause: str) -> Iterator[Block]:
    """The slots that rest on a clause."""
    for name, slot in draft.policy.slots.items():
        if slot.clause == clause:
            told = draft.run_on(_slot(draft, ("slots", name), slot))
            lead = draft.say(LEAD, title=draft.own(slot.title, "slots", name, "title"))
            yield passage(told, lead=lead)


def _slot(draft: Draft, path: Path, slot: Slot) -> Iterator[Told | None]:
    kind = capital(draft.voice.pick(SLOT_KINDS[slot.kind]))
    times = draft.voice.joined(draft.moments.period(each) for each in slot.times)
    if draft.given(*path, "days") is None:
        yield draft.say(SLOT, path, kind=kind, times=times)
    else:
        yield draft.say(SLOT_DAYS, path, kind=kind, days=draft.moments.weekdays(slot.days), times=times)
    yield draft.say(SLOT_ZONE, zone=slot.zone) if slot.zone else None
    yield first_day(draft, slot.since)
    yield last_day(draft, slot.until)
    yield draft.say(FOR_HOURS, hours=draft.titles("hours", slot.hours)) if slot.hours else None


def first_day(draft: Draft, day: date | None) -> Told | None:
    """On which day something begins, where it says."""
    return None if day is None else draft.say(SINCE, day=draft.moments.day(day))


def last_day(draft: Draft, day: date | None) -> Told | None:
    """On which day something is for the last time, where it says."""
    return None if day is None else draft.say(UNTIL, day=draft.moments.day(day))


def closure_blocks(draft: Draft, clause: str) -> Iterator[Block]:
    """The closures that rest on a clause."""
    for number, closure in enumerate(draft.policy.closures):
        if closure.clause == clause:
            path: Path = ("closures", number)
            hours = draft.say(FOR_HOURS, hours=draft.titles("hours", closure.hours)) if closure.hours else None
            lead = draft.say(LEAD, title=draft.own(closure.title, *path, "title"))
            yield passage(draft.run_on((_closed(draft, path, closure), hours)), Style.ITEM, lead=lead)


def _closed(draft: Draft, path: Path, closure: Closure) -> Told:
    last = closure.end - timedelta(days=1)
    if last == closure.start:
        return draft.say(CLOSED, path, day=draft.moments.day(last))
    return draft.say(CLOSED_FROM, path, first=draft.moments.day(closure.start), last=draft.moments.day(last))


def telework_blocks(draft: Draft, clause: str) -> Iterator[Block]:
    """Telework, where it rests on a clause."""
    telework = draft.policy.telework
    if telework is not None and telework.clause == clause:
        days = draft.moments.weekdays(telework.days)
        yield passage(draft.say(TELEWORK_DAYS, ("telework", "days"), days=days))
        times = draft.voice.joined(draft.moments.period(each) for each in telework.contact)
        yield passage(draft.say(TELEWORK_CONTACT, ("telework", "contact"), times=times))
