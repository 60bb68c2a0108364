"""A company's policy as values: hours, rest, night, holidays, the table of responses, and what else was agreed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disconnect.model.agreement import Identity, Scope
from disconnect.model.terms import INTERNAL, Action, QuietClass, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from disconnect.model.agreement import (
        Clause,
        Closure,
        Commitment,
        ExceptionTerms,
        MeetingTerms,
        NudgeTerms,
        OnCallTerms,
        ReportTerms,
        Rest,
        Telework,
    )
    from disconnect.model.hours import Hours
    from disconnect.model.slots import Slot

__all__ = ["INTERNAL", "Action", "HolidayRule", "Policy", "QuietClass", "Relation", "Response"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayRule:
    """A holiday calendar: country and subdivision of the `holidays` package, and what is changed in it.

    `leave_out` names holidays of the package (in French for France) that the official list lacks, `every_year`
    adds (month, day) that the package lacks; `add` and `remove` are single dates, the employer's own last.
    """

    id: str
    country: str
    subdivision: str = ""
    add: frozenset[date] = frozenset()
    remove: frozenset[date] = frozenset()
    leave_out: frozenset[str] = frozenset()
    every_year: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One row of the response table: the situations it is for, and the action; empty sets fit everything.

    A row that names `slots` is for instants in one of them, in working and in quiet time alike; any other row is for
    quiet time. `after_work` limits it to that many minutes after a working period has ended, `hours` to recipients
    with one of these hours. `nudge` names the words of the reminder.
    """

    clause: str
    action: Action
    classes: frozenset[QuietClass] = frozenset()
    relations: frozenset[Relation] = frozenset()
    on_call: bool | None = None
    slots: frozenset[str] = frozenset()
    after_work: int | None = None
    hours: frozenset[str] = frozenset()
    nudge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A whole policy; minutes of `night` count from 00:00 by the wall clock, and may pass midnight.

    `weekend` holds the two weekdays (Monday = 0) of the country's weekly rest; `default_hours` names the
    `hours` of people whose directory row names none, `ordinary` those that are the organisation's ordinary
    opening; `max_hold` and `smoothing` are in minutes; `version` is the content hash; `prohibited` names the uses of
    figures and decisions that the parties rule out.
    """

    id: str
    version: str
    title: Mapping[str, str]
    zone: str
    holidays: str
    default_hours: str
    hours: Mapping[str, Hours]
    holiday_rules: Mapping[str, HolidayRule]
    responses: tuple[Response, ...]
    ordinary: str
    night_start: int = 21 * 60
    night_end: int = 6 * 60
    weekend: tuple[int, int] = (5, 6)
    max_hold: int = 114 * 60
    smoothing: int = 0
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    identity: Identity = field(default_factory=Identity)
    scope: Scope = field(default_factory=Scope)
    slots: Mapping[str, Slot] = field(default_factory=dict)
    closures: tuple[Closure, ...] = ()
    rest: Rest | None = None
    telework: Telework | None = None
    on_call: OnCallTerms | None = None
    exceptions: tuple[ExceptionTerms, ...] = ()
    meetings: MeetingTerms | None = None
    reports: ReportTerms | None = None
    commitments: tuple[Commitment, ...] = ()
    nudges: Mapping[str, NudgeTerms] = field(default_factory=dict)
    prohibited: frozenset[str] = frozenset()
