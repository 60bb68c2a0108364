"""A company's policy as values: hours, rest, night, holidays, and the table of responses."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from disconnect.model.hours import Hours


class QuietClass(Enum):
    """Classes of quiet time, in the order in which the first that fits is taken (metrics.md, *working time*)."""

    LEAVE = "leave"
    PUBLIC_HOLIDAY = "public_holiday"
    WEEKLY_REST = "weekly_rest"
    NIGHT = "night"
    EVENING = "evening"
    MORNING = "morning"
    PAUSE = "pause"


class Action(Enum):
    """What happens to a contact, from least to most protective."""

    DELIVER = "deliver"
    NUDGE = "nudge"
    DEFER = "defer"


class Relation(Enum):
    """What the sender is to the recipient, at the instant of the contact."""

    SUPERIOR = "superior"
    REPORT = "report"
    TEAM = "team"
    OTHER = "other"


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
    """One row of the response table: the situations it is for, and the action; empty sets fit everything."""

    clause: str
    action: Action
    classes: frozenset[QuietClass] = frozenset()
    relations: frozenset[Relation] = frozenset()
    on_call: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A whole policy; minutes of `night` count from 00:00 by the wall clock, and may pass midnight.

    `weekend` holds the two weekdays (Monday = 0) of the country's weekly rest; `default_hours` names the
    `hours` of people whose directory row names none, `ordinary` those that are the organisation's ordinary
    opening; `max_hold` is in minutes; `version` is the content hash; `references` gives each clause's source.
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
    references: Mapping[str, str] = field(default_factory=dict)
