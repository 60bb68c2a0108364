"""What the parties agreed beside hours and responses: who signed, whom it covers, what each owes the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from disconnect.model.terms import QuietClass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from disconnect.model.person import Place
    from disconnect.model.terms import Relation

Minutes = tuple[int, int]
"""Wall-clock minutes ``[start, end)`` from 00:00; one that passes midnight ends after 1,440."""


class Basis(Enum):
    """What a policy rests on (L.2242-17, 7°: an agreement, else a charter)."""

    AGREEMENT = "agreement"
    CHARTER = "charter"
    UNILATERAL = "unilateral"


class Sector(Enum):
    """Whose law lies beneath: the Labour Code hardly governs the public service."""

    PRIVATE = "private"
    PUBLIC = "public"


class Actor(Enum):
    """Who owes something, or to whom it is owed."""

    EMPLOYER = "employer"
    EXECUTIVES = "executives"
    SUPERIOR = "superior"
    COLLEAGUES = "colleagues"
    EMPLOYEE = "employee"
    NEW_EMPLOYEE = "new_employee"
    EVERYONE = "everyone"
    REFERENT = "referent"
    REPRESENTATIVES = "representatives"
    HR = "hr"
    IT = "it"
    DOCTOR = "doctor"
    BRANCH = "branch"


class Protected(Enum):
    """Times that a clause protects; `classes` says in which classes of quiet time they show."""

    DAILY_REST = "daily_rest"
    WEEKLY_REST = "weekly_rest"
    NIGHT = "night"
    EVENING = "evening"
    MORNING = "morning"
    BREAKS = "breaks"
    LEAVE = "leave"
    PUBLIC_HOLIDAY = "public_holiday"
    TRAINING = "training"
    PARENTAL_LEAVE = "parental_leave"
    SICK_LEAVE = "sick_leave"
    SUSPENSION = "suspension"
    DELEGATION = "delegation"

    @property
    def classes(self) -> frozenset[QuietClass]:
        """The classes of quiet time that this time lies in; absences of every kind are leave to the engine.

        >>> sorted(quiet.value for quiet in Protected.DAILY_REST.classes)
        ['evening', 'morning', 'night']
        """
        return _CLASSES.get(self, frozenset({QuietClass.LEAVE}))


_CLASSES = {
    Protected.DAILY_REST: frozenset({QuietClass.NIGHT, QuietClass.EVENING, QuietClass.MORNING}),
    Protected.WEEKLY_REST: frozenset({QuietClass.WEEKLY_REST}),
    Protected.NIGHT: frozenset({QuietClass.NIGHT}),
    Protected.EVENING: frozenset({QuietClass.EVENING}),
    Protected.MORNING: frozenset({QuietClass.MORNING}),
    Protected.BREAKS: frozenset({QuietClass.PAUSE}),
    Protected.PUBLIC_HOLIDAY: frozenset({QuietClass.PUBLIC_HOLIDAY}),
    Protected.DELEGATION: frozenset(),
}


class Exemption(Enum):
    """When a commitment does not bind."""

    URGENT = "urgent"
    ON_CALL = "on_call"
    FORCE_MAJEURE = "force_majeure"
    CRISIS = "crisis"
    INTERNATIONAL = "international"
    NO_OTHER_TIME = "no_other_time"
    AT_REQUEST = "at_request"
    EXCEPTIONAL = "exceptional"


class Channel(Enum):
    """How somebody is reached."""

    MAIL = "mail"
    PHONE = "phone"
    MESSAGE = "message"
    MEETING = "meeting"
    VISIT = "visit"


class Unit(Enum):
    """Units of a delay."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


_DAYS_OF = {Unit.DAYS: 1.0, Unit.WORKING_DAYS: 7 / 5, Unit.WEEKS: 7.0, Unit.MONTHS: 365.25 / 12, Unit.YEARS: 365.25}


@dataclass(frozen=True, slots=True)
class Delay:
    """A number of days, working days, weeks, months or years.

    >>> Delay(5, Unit.WORKING_DAYS).days == Delay(1, Unit.WEEKS).days
    True
    """

    count: int
    unit: Unit

    @property
    def days(self) -> float:
        """The same in days (five working days a week, a month as a twelfth of a year): for comparing, not dating."""
        return self.count * _DAYS_OF[self.unit]


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
class Commitment:
    """One thing that somebody owes, as a checked clause; `kind` is one of the vocabulary of commitments.

    `within` bounds a reaction, `every` a repetition; `between` is a window by the clock in which contact is allowed.
    `optional` marks what a text only recommends. Of two commitments of one kind the stricter covers more time and
    people, has fewer exemptions, shorter delays, more repetitions.
    """

    clause: str
    kind: str
    who: frozenset[Actor] = frozenset()
    to: frozenset[Actor] = frozenset()
    during: frozenset[Protected] = frozenset()
    exemptions: frozenset[Exemption] = frozenset()
    channels: frozenset[Channel] = frozenset()
    between: Minutes | None = None
    days: frozenset[int] = frozenset()
    within: Delay | None = None
    every: Delay | None = None
    times: int | None = None
    from_employees: int = 0
    contracts: frozenset[str] = frozenset()
    topics: tuple[str, ...] = ()
    written: bool = False
    optional: bool = False
    text: Mapping[str, str] = field(default_factory=dict)


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
