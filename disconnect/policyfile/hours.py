"""Weekly hours of a group of people: `[hours.NAME]`, by day, or as a frame for contracts without hours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from disconnect.model.hours import Choice, Hours, Season
from disconnect.policyfile.clock import WEEKDAYS
from disconnect.policyfile.mistakes import Fault
from disconnect.policyfile.rota import rota_of
from disconnect.policyfile.sections.times import CHOICE
from disconnect.policyfile.times import SeasonEnd
from disconnect.policyfile.weekly import BOTH_ROTA, PERIODS, week_of

if TYPE_CHECKING:
    from disconnect.policyfile.fields import Fields

_HALF_YEARLY = Fault(
    code="season-ends",
    what="one end of the season names a year, the other does not",
    mend='give both as dates (2026-07-01), or both as month and day ("07-01")',
)
_NO_WORK = Fault(
    code="hours-none",
    what="there is no working time: everything would be quiet time, and no wait would ever end",
    mend=f"add days, like monday-friday = {PERIODS}",
)


def hours_of(name: str, fields: Fields, clauses: Iterable[str]) -> Hours:
    """The hours that the table `fields` describes; its mistakes are noted there."""
    before = fields.noted
    title, clause = fields.titles("title"), fields.known("clause", clauses, "clause")
    rota = rota_of(fields)
    found = week_of(fields, is_alone=not rota.days)
    if rota.days and found:
        fields.note("", BOTH_ROTA)
    seasons = tuple(_season(table) for table in fields.rows("seasons"))
    choice = _choice(fields, clauses)
    holidays = fields.known("public_holidays", HOLIDAYS, "public holidays", default="off")
    fields.close(also=WEEKDAYS)
    # What a mistake has left out may be the working time that is missing, or make an overlap that is none.
    if fields.noted == before and not found and not any(rota.days):
        fields.note("", _NO_WORK)
    return Hours(
        id=name,
        title=title,
        periods=found,
        clause=clause,
        is_frame="frame" in fields or "days" in fields,
        cycle=rota.days,
        anchor=rota.anchor,
        seasons=seasons,
        works_holidays=holidays == "worked",
        choice=choice,
    )


HOLIDAYS = ("off", "worked")


def _season(fields: Fields) -> Season:
    """A season: from one date to another, this year or every year, other hours by day."""
    title = fields.titles("title")
    ends = _season_ends(fields)
    periods = week_of(fields)
    fields.close(also=(*WEEKDAYS, "from", "to"))
    return Season(title=title, start=ends[0], end=ends[1], periods=periods)


def _season_ends(fields: Fields) -> tuple[date | tuple[int, int], date | tuple[int, int]]:
    """Both ends as dates, or both as month and day; what cannot be read stands for the whole year."""
    found = [_season_end(fields, key) for key in ("from", "to")]
    if None in found:
        return (1, 1), (12, 31)
    start, end = found
    if isinstance(start, date) != isinstance(end, date):
        fields.note("to", _HALF_YEARLY)
        return (1, 1), (12, 31)
    return start or (1, 1), end or (12, 31)


def _season_end(fields: Fields, key: str) -> date | tuple[int, int] | None:
    if key not in fields:
        fields.note(key, Fault(code="key-missing", what=f'"{key}" is missing', mend=f'add a line: {key} = "07-01"'))
        return None
    return SeasonEnd().read(fields, key, {})


def _choice(fields: Fields, clauses: Iterable[str]) -> Choice | None:
    """The limits within which each person may choose."""
    inner = fields.inner("personal")
    if "personal" not in fields:
        return None
    found: Choice = CHOICE.read(inner, {"clause": tuple(clauses)})
    return found if found.start and found.end else None
