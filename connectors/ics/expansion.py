"""From the events of one file to their occurrences; the recurrence arithmetic is recurring-ical-events'."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar
from recurring_ical_events import of

from disconnect.connectors.ics.events import LASTING, Entry, after, entry, origin, span, stamp
from disconnect.connectors.ics.flaws import EVENT, RULE, RULE_TOO_LARGE, TOO_MANY, Flaw, Refusal
from disconnect.connectors.ics.moments import Clock, Days, bounds, midnight
from disconnect.connectors.ics.rules import FILE_STEPS, NEVER_STEPS, bounded_steps, rules_of
from disconnect.connectors.ics.zones import LIBRARY_ERRORS, quiet_library

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from icalendar import Event

    from disconnect.connectors.ics.lines import Block

# Dates and times are compared loosely by the library; what is asked for too much is cut exactly afterwards.
MARGIN = timedelta(days=2)
STEPS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One occurrence: the key that names it, the event it comes from, when it takes place."""

    key: str = field(repr=False)
    entry: Entry
    when: Days | Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The time to expand, ``[start, end)`` in UTC, and how many occurrences a calendar may have in it."""

    start: datetime
    end: datetime
    occurrences: int = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Expanded:
    """The occurrences of one file that overlap the window, and the flaws met, each with the event's ordinal."""

    occurrences: tuple[Occurrence, ...] = ()
    flaws: tuple[tuple[int, Flaw], ...] = ()


def expand(blocks: Sequence[Block], window: Window) -> Expanded:
    """Expand the events of one file, those of one UID together; one that cannot be read leaves the others alone.

    The order of the events in the file changes nothing: they are taken in the order of their UID.
    """
    flaws: list[tuple[int, Flaw]] = []
    found: list[Occurrence] = []
    left = FILE_STEPS
    for series in _series(blocks, flaws):
        try:
            taken = _steps(series, window, left)
            left -= taken
            new = _occurrences(series, window, taken, window.occurrences - len(found))
        except Refusal as refusal:
            flaws.append((series[0].ordinal, refusal.flaw))
            left -= NEVER_STEPS if refusal.flaw is RULE else 0
        else:
            found += new
    return Expanded(occurrences=tuple(found), flaws=tuple(sorted(flaws, key=lambda flaw: flaw[0])))


def _series(blocks: Sequence[Block], flaws: list[tuple[int, Flaw]]) -> Iterator[list[Entry]]:
    """The usable events by UID, each occurrence's newest version only, in an order that the file does not decide."""
    grouped: dict[str, dict[str, Entry]] = defaultdict(dict)
    for block in blocks:
        try:
            new = entry(block)
        except Refusal as refusal:
            flaws.append((block.ordinal, refusal.flaw))
        except LIBRARY_ERRORS:
            flaws.append((block.ordinal, EVENT))
        else:
            same = grouped[new.uid]
            same[new.recurrence] = max(new, same.get(new.recurrence, new), key=lambda one: one.version)
    for _, same in sorted(grouped.items()):
        yield [one for _, one in sorted(same.items())]


def _steps(series: list[Entry], window: Window, left: int) -> int:
    """The steps that the rules of one UID take.

    Raises:
        Refusal: they are too many, or a rule never comes true.
    """
    taken = 0
    for one in series:
        if not rules_of(one.event):
            continue
        if left < NEVER_STEPS:
            raise Refusal(RULE_TOO_LARGE)
        try:
            with quiet_library():
                taken += bounded_steps(one.event, _begin(span(one.event)), window.end + MARGIN)
        except LIBRARY_ERRORS as error:
            raise Refusal(RULE) from error
    return taken


def _begin(when: Days | Clock) -> datetime:
    """The start by the wall clock that a rule counts from."""
    return when.start if isinstance(when, Clock) else midnight(when.start, UTC)


def _occurrences(series: list[Entry], window: Window, taken: int, most: int) -> list[Occurrence]:
    """The occurrences of one UID that overlap the window, each key once.

    Raises:
        Refusal: there are more than `most`, or the library cannot follow the series.
    """
    calendar = Calendar()
    for one in series:
        calendar.add_component(one.event)
    entries = {one.recurrence: one for one in series}
    found: dict[str, Occurrence] = {}
    try:
        with quiet_library():
            query = of(calendar)
            for start, end in _pieces(window, taken):
                for event in query.between(start, end):
                    new = _occurrence(entries, event)
                    if _overlaps(new.when, window):
                        found[new.key] = new
                if len(found) > most:
                    raise Refusal(TOO_MANY)
    except LIBRARY_ERRORS as error:
        raise Refusal(RULE if taken else EVENT) from error
    return list(found.values())


def _pieces(window: Window, taken: int) -> Iterator[tuple[datetime, datetime]]:
    """The window in pieces, so that a rule with very many occurrences never has them all in memory."""
    start, end = window.start - MARGIN, window.end + MARGIN
    count = 1 + taken // STEPS_AT_ONCE
    for number in range(count):
        yield start + (end - start) * number / count, start + (end - start) * (number + 1) / count


def _occurrence(entries: Mapping[str, Entry], event: Event) -> Occurrence:
    """One event of the library's expansion, from the entry that changes it, else from the first: the series itself."""
    when, changed = span(event), origin(event)
    lasting = getattr(event.get(LASTING), "dt", None)
    if isinstance(when, Clock) and isinstance(lasting, timedelta):
        when = Clock(start=when.start, end=after(when.start, lasting))
    key = changed or stamp(when.start)
    if changed and "RANGE" in event["RECURRENCE-ID"].params:
        key = f"{changed}+{stamp(when.start)}"
    source = entries.get(changed, next(iter(entries.values())))
    return Occurrence(key=f"{source.uid}/{key}", entry=source, when=when)


def _overlaps(when: Days | Clock, window: Window) -> bool:
    """Whether the occurrence may matter to the window; dates are taken in every zone of the world at once."""
    slack = timedelta(days=1) if isinstance(when, Days) else timedelta(0)
    start, end = bounds(when, UTC)
    return start - slack < window.end and (window.start < end + slack or start == end >= window.start)
