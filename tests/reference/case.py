"""What the reference is given and what it answers: one company, and one row per group, period and metric."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from disconnect.model.contact import Contact
    from disconnect.model.meeting import Meeting
    from disconnect.model.period import Span
    from disconnect.model.person import Directory, Leave, OnCall
    from disconnect.model.policy import Policy

MAIL, CALENDAR, LEAVE, ON_CALL = "mail", "calendar", "leave", "on_call"
EVERY_SOURCE = frozenset({MAIL, CALENDAR, LEAVE, ON_CALL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A company as the sources tell it, duplicates and all.

    `holidays` gives the dates of each holiday calendar by its id; `closed` the dates on which nobody is scheduled;
    `observed` the civil dates read; `year` the calendar year whose key the figures lie in; `has` the sources that are
    there (metrics.md, *not measured*).
    """

    directory: Directory
    policy: Policy
    year: int
    observed: Span
    holidays: Mapping[str, frozenset[date]] = field(default_factory=dict)
    closed: frozenset[date] = frozenset()
    contacts: tuple[Contact, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    leave: tuple[Leave, ...] = ()
    on_call: tuple[OnCall, ...] = ()
    has: frozenset[str] = EVERY_SOURCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure before any privacy rule; hours are exact fractions of an hour.

    `people` counts the contributors on each axis; the quantiles are of people, as computed and to the step.
    """

    numerator: Fraction
    denominator: Fraction
    people: Mapping[str, int]
    median: Fraction | None = None
    ninth_decile: Fraction | None = None
    median_rounded: Fraction | None = None
    ninth_decile_rounded: Fraction | None = None
    provisional: bool = False
