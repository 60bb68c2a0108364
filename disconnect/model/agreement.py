"""What the parties agreed beside hours and responses: who signed, whom it covers, what each owes the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from disconnect.model.commitment import (
    Actor,
    Channel,
    Commitment,
    Delay,
    Exemption,
    Minutes,
    Mode,
    Occasion,
    Protected,
    Topic,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from disconnect.model.person import Place
    from disconnect.model.terms import Relation

__all__ = [
    "FINEST",
    "Actor",
    "Basis",
    "Channel",
    "Clause",
    "Closure",
    "Commitment",
    "Delay",
    "ExceptionKind",
    "ExceptionTerms",
    "Exemption",
    "Identity",
    "MeetingTerms",
    "Minutes",
    "Mode",
    "NudgeTerms",
    "Occasion",
    "OnCallTerms",
    "Protected",
    "Reach",
    "ReportTerms",
    "Rest",
    "Scope",
    "Sector",
    "Target",
    "Telework",
    "Topic",
    "Unit",
]


class Basis(Enum):
    """What a policy rests on (L.2242-17, 7°: an agreement, else a charter)."""

    AGREEMENT = "agreement"
    CHARTER = "charter"
    UNILATERAL = "unilateral"


class Sector(Enum):
    """Whose law lies beneath: the Labour Code hardly governs the public service."""

    PRIVATE = "private"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause: title by language, `ref` (article of the law, the agreement or the charter), and its own words.

    `derogates` names the codes of findings from which the clause lawfully departs; its `ref` must then say by what.
    """

    id: str
    title: Mapping[str, str]
    ref: str
    text: Mapping[str, str] = field(default_factory=dict)
    derogates: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who agreed on what, when, and from which day to which: in force on ``[start, end)``; None: no limit.

    `employees` is the headcount that duties by size are judged by; `branch` the number (IDCC) of the branch agreement
    beneath; figures about days from `measured_from` up to `start` use the policy's hours, so that before and after
    can be compared.
    """

    version: str = ""
    basis: Basis | None = None
    signed: date | None = None
    signatories: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    renegotiate: Delay | None = None
    country: str = "FR"
    sector: Sector = Sector.PRIVATE
    branch: str = ""
    employees: int | None = None
    consulted: date | None = None
    measured_from: date | None = None

    def is_in_force(self, day: date) -> bool:
        """Whether the policy is in force on the civil date `day`."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


FINEST = ("organisation", "department", "team")
"""Levels of the organisation, the widest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whom a policy covers: for each dimension named (site, contract, team …) one of the values, and none of `but`.

    >>> Scope(only={"site": frozenset({"lyon"})}).specificity < Scope(only={"team": frozenset({"press"})}).specificity
    True
    """

    only: Mapping[str, frozenset[str]] = field(default_factory=dict)
    but: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def specificity(self) -> tuple[int, int]:
        """How narrow the scope is: dimensions named, then the finest level of the organisation among them."""
        return len(self.only), max((FINEST.index(name) + 1 for name in self.only if name in FINEST), default=0)

    def covers(self, place: Place) -> bool:
        """Whether somebody who stands at `place` is covered."""
        inside = all(_value(place, name) in values for name, values in self.only.items())
        return inside and not any(_value(place, name) in values for name, values in self.but.items())


def _value(place: Place, name: str) -> str:
    """What the directory says of a place in one dimension (for representatives: yes or no)."""
    if name == "representative":
        return "yes" if place.is_representative else "no"
    found: str = getattr(place, name)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """Minima between scheduled work in elapsed hours, and ceilings of scheduled work; None: the layers beneath say."""

    clause: str
    daily: float | None = None
    weekly: float | None = None
    longest_day: float | None = None
    longest_week: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Civil dates ``[start, end)`` on which nobody with the `hours` named is scheduled (none named: nobody at all)."""

    clause: str
    title: Mapping[str, str]
    start: date
    end: date
    hours: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telework:
    """Telework: usual weekdays, and the slots in which teleworkers may be contacted (L.1222-9)."""

    clause: str
    days: frozenset[int]
    contact: tuple[Minutes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Who may reach somebody on call, and how; an empty set means everybody, or every way."""

    relations: frozenset[Relation] = frozenset()
    channels: frozenset[Channel] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCallTerms:
    """On-call duty: notice of the roster in days, who reaches whom how, compensation in words."""

    clause: str
    notice: int | None = None
    short_notice: int | None = None
    reach: tuple[Reach, ...] = ()
    compensation: Mapping[str, str] = field(default_factory=dict)


class ExceptionKind(Enum):
    """Kinds of exception."""

    URGENT = "urgent"
    FORCE_MAJEURE = "force_majeure"
    INTERNATIONAL = "international"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionTerms:
    """One exception: urgent mail with a quota, a dated case of force majeure, or slots that zones share.

    `start` and `end` bound it by civil date ``[start, end)``; `quota` counts a sender's urgent mails a month;
    `slots` and `scope` say when and between whom (both sides in scope) international teams meet.
    """

    id: str
    kind: ExceptionKind
    clause: str
    title: Mapping[str, str]
    quota: int | None = None
    relations: frozenset[Relation] = frozenset()
    start: date | None = None
    end: date | None = None
    announced: date | None = None
    reason: Mapping[str, str] = field(default_factory=dict)
    slots: frozenset[str] = frozenset()
    scope: Scope = field(default_factory=Scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingTerms:
    """Meetings: earliest start and latest end by the clock, lunch kept free, longest series and notice in minutes."""

    clause: str
    days: frozenset[int]
    earliest: int | None = None
    latest: int | None = None
    lunch: Minutes | None = None
    longest_series: int | None = None
    notice: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What the parties want a metric to be, and the value from which they talk about it; shares from 0 to 1."""

    metric: str
    at_most: float | None = None
    at_least: float | None = None
    alert: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTerms:
    """Reports: smallest group, kinds of period, (month, day) of publication, groupings, readers, targets."""

    clause: str
    minimum_group: int | None = None
    periods: frozenset[str] = frozenset()
    published: tuple[tuple[int, int], ...] = ()
    groupings: frozenset[str] = frozenset()
    readers: frozenset[Actor] = frozenset()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeTerms:
    """The words of one reminder by language, its style, and how many a person gets in a week at most."""

    id: str
    subject: Mapping[str, str]
    text: Mapping[str, str]
    style: str = "at_once"
    per_week: int | None = None
