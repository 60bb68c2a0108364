"""How much work a recurrence rule would make, known before it is followed: no rule may hang the reader.

Units: *steps* are the moments that the library must look at, one by one, from the start of the series to the end of
the time that is read.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event, vDDDTypes, vRecur
from recurring_ical_events import of

from disconnect.connectors.ics.flaws import RULE, RULE_TOO_LARGE, Refusal
from disconnect.connectors.ics.moments import midnight

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_STEPS = 250_000
FILE_STEPS = 20_000_000
# What a rule that matches no date costs to find out, in steps.
NEVER_STEPS = 2_000_000

SECONDS = {
    "SECONDLY": 1,
    "MINUTELY": 60,
    "HOURLY": 3600,
    "DAILY": 86_400,
    "WEEKLY": 7 * 86_400,
    "MONTHLY": 28 * 86_400,
    "YEARLY": 365 * 86_400,
}
# Dates that the library looks at in each step of a rule.
DATES = {"WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
_WITHIN_A_DAY = ("HOURLY", "MINUTELY", "SECONDLY")
_FINER = ("BYHOUR", "BYMINUTE", "BYSECOND")
_PLAIN = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"})
_CYCLE, _LAST_CYCLE = 400, 9600


def rules_of(event: Event) -> list[vRecur]:
    """The recurrence rules of an event: none, one, or (against the standard's advice) several."""
    found = event.get("RRULE", [])
    return found if isinstance(found, list) else [found]


def steps(rule: vRecur, start: datetime, stop: datetime) -> int:
    """The steps that following `rule` takes from `start` to `stop` (both aware).

    >>> daily = vRecur.from_ical("FREQ=DAILY")
    >>> steps(daily, datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 11, tzinfo=UTC))
    11

    Raises:
        Refusal: the rule has no frequency, no positive interval, or asks for the n-th of a set within a day.
    """
    frequency, interval = str(_only(rule, "FREQ")).upper(), _only(rule, "INTERVAL", 1)
    if frequency not in SECONDS or not isinstance(interval, int) or interval < 1:
        raise Refusal(RULE)
    if frequency in _WITHIN_A_DAY and "BYSETPOS" in rule:
        raise Refusal(RULE)
    span = (min(stop, _end(rule, stop)) - start) // timedelta(seconds=1)
    taken = (max(0, span) // (SECONDS[frequency] * interval) + 1) * DATES.get(frequency, 1) * _times(rule, frequency)
    count = _only(rule, "COUNT", taken)
    return min(taken, count) if isinstance(count, int) and _PLAIN.issuperset(rule) else taken


def bounded_steps(event: Event, start: datetime, stop: datetime) -> int:
    """The steps of all rules of `event`, which starts at `start`, up to `stop` (both aware).

    Raises:
        Refusal: they are more than `MAX_STEPS`, or a rule matches no date at all (30 February), which it would take
            the library until the year 9999 to find out.
    """
    taken = sum(steps(rule, start, stop) for rule in rules_of(event))
    if taken > MAX_STEPS:
        raise Refusal(RULE_TOO_LARGE)
    if _matches_nothing(event, start):
        raise Refusal(RULE)
    return taken


def _matches_nothing(event: Event, start: datetime) -> bool:
    """Whether a rule of `event` never comes true.

    The Gregorian calendar repeats every 400 years, weekdays included: the rule is tried in the last such cycle
    before the year 9999, where a library that looks for a date that does not exist soon gives up.
    """
    tried = start.replace(year=_late(start.year), tzinfo=None)
    return any(not _recurs(rule, tried) for rule in rules_of(event) if not _PLAIN.issuperset(rule))


def _late(year: int) -> int:
    """The same year in the last whole cycle of the Gregorian calendar before 9960.

    >>> _late(2026), _late(1961)
    (9626, 9561)
    """
    late = _LAST_CYCLE + year % _CYCLE
    return late if late < _LAST_CYCLE + 360 else late - _CYCLE


def _recurs(rule: vRecur, start: datetime) -> bool:
    """Whether the rule, freed of COUNT and UNTIL, gives an occurrence besides `start` itself."""
    event, calendar = Event(), Calendar()
    event["DTSTART"] = vDDDTypes(start)
    event["RRULE"] = vRecur({key: value for key, value in rule.items() if key not in {"COUNT", "UNTIL"}})
    calendar.add_component(event)
    found = of(calendar).after(start)
    return next(found, None) is not None and next(found, None) is not None


def _only(rule: vRecur, name: str, default: object = "") -> object:
    found: Sequence[object] = rule.get(name, [default])
    return found[0] if isinstance(found, list) and found else found


def _times(rule: vRecur, frequency: str) -> int:
    """How many times of day one step of the rule makes."""
    finer = _FINER[_WITHIN_A_DAY.index(frequency) + 1 :] if frequency in _WITHIN_A_DAY else _FINER
    product = 1
    for name in finer:
        found = rule.get(name, [0])
        product *= max(1, len(found) if isinstance(found, list) else 1)
    return product


def _end(rule: vRecur, stop: datetime) -> datetime:
    """The instant at which UNTIL ends the rule; `stop` where there is none."""
    until = _only(rule, "UNTIL", stop)
    if isinstance(until, datetime):
        return until if until.tzinfo else until.replace(tzinfo=UTC)
    return midnight(until, UTC) + timedelta(days=1) if isinstance(until, date) else stop
