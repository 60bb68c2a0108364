"""A recap's figures as lines to read, the same for the page in either language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from disconnect.report.clock import duration, in_year

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from disconnect.model.law import Dated
    from disconnect.model.recap import RecapSheet, RestAfter, Stretch
    from disconnect.report.wording import Wording

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a table of a recap: its cells in words, and whether it is to be looked at."""

    cells: tuple[str, ...]
    is_signal: bool = False


def totals(sheet: RecapSheet, say: Wording) -> Iterator[Line]:
    """The totals: what, how many, elapsed in hours and minutes, and in decimal hours."""
    recap = sheet.recap
    yield _total(say, "on-call", recap.on_call, str(len(recap.windows)))
    if recap.scheduled:
        yield _total(say, "scheduled", recap.scheduled)
    yield _total(say, "worked", recap.worked, str(len(recap.interventions)))
    yield _total(say, "resting", recap.resting)


def _total(say: Wording, key: str, length: timedelta, number: str = "") -> Line:
    return Line(cells=(say(key), number, duration(length), say.texts.exact(hours(length))))


def stretches(found: tuple[Stretch, ...], sheet: RecapSheet, say: Wording) -> Iterator[Line]:
    """Windows or interventions: start, end, length, remark."""
    for one in found:
        ends = (in_year(at, sheet.zone, say.lang) for at in (one.start, one.end))
        yield Line(cells=(*ends, duration(one.elapsed), ". ".join(_remarks(one, sheet, say))))


def _remarks(one: Stretch, sheet: RecapSheet, say: Wording) -> Iterator[str]:
    """What explains a length or a place: a month's boundary, a night of the clock change, no window there."""
    if one.is_cut:
        yield say("cut")
    if _has_change(sheet, one.start, one.end):
        yield say("change")
    if one.outside:
        yield say("outside", length=duration(one.outside))


def _has_change(sheet: RecapSheet, start: datetime, end: datetime) -> bool:
    return start.astimezone(sheet.zone).utcoffset() != end.astimezone(sheet.zone).utcoffset()


def rests(sheet: RecapSheet, say: Wording) -> Iterator[Line]:
    """The rests after interventions, each with what it says beside the law's minimum."""
    for rest in sheet.recap.rests:
        key = reading(rest, sheet.minimum)
        yield Line(
            cells=(
                in_year(rest.start, sheet.zone, say.lang),
                in_year(rest.end, sheet.zone, say.lang),
                duration(rest.elapsed),
                duration(rest.longest),
                say(key, minimum=minimum_of(sheet.minimum)),
            ),
            is_signal=key == "signal",
        )


def reading(rest: RestAfter, minimum: Dated | None) -> str:
    """What a rest says beside the law's minimum of consecutive hours: enough, before the intervention, or a signal."""
    if minimum is None:
        return "no-minimum"
    least = timedelta(hours=float(minimum_of(minimum)))
    if rest.elapsed >= least:
        return "enough"
    return "before" if rest.longest >= least else "signal"


def minimum_of(minimum: Dated | None) -> str:
    """The law's minimum in hours, as the law data hold it."""
    return "" if minimum is None else str(minimum.value)


def hours(length: timedelta) -> Fraction:
    """Elapsed time in hours, exactly.

    >>> hours(timedelta(minutes=75))
    Fraction(5, 4)
    """
    return Fraction(length // timedelta(microseconds=1), HOUR // timedelta(microseconds=1))


def references(sheet: RecapSheet, say: Wording) -> Iterator[str]:
    """The texts that the recap rests on, each in its version of that month."""
    for meaning, dated in sheet.references:
        yield _reference(dated, meaning.get(say.lang, ""), say)
    if sheet.minimum is not None:
        yield _reference(sheet.minimum, say("rest-meaning", minimum=minimum_of(sheet.minimum)), say)


def _reference(dated: Dated, meaning: str, say: Wording) -> str:
    found = dated.reference
    told = say(
        "reference" if found.identifier else "reference-plain",
        text=found.text,
        article=found.article,
        identifier=found.identifier,
        since=say.texts.day(dated.since),
        meaning=meaning,
    )
    return told if dated.verified else f"{told} ({say('unverified')})"
