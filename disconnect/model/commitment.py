"""What somebody owes to somebody, as a checked clause: who, to whom, when, how soon, how often, except when."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from disconnect.model.terms import QuietClass

if TYPE_CHECKING:
    from collections.abc import Mapping

Minutes = tuple[int, int]
"""Wall-clock minutes ``[start, end)`` from 00:00; one that passes midnight ends after 1,440."""


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
    INSPECTORATE = "inspectorate"


class Protected(Enum):
    """Times that a clause speaks of; `classes` says in which classes of quiet time they show.

    Slots are those in which the parties agreed that somebody may be contacted: where they lie only the parties know.
    """

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
    REST_DAYS = "rest_days"
    OUTSIDE_HOURS = "outside_hours"
    OUTSIDE_SLOTS = "outside_slots"
    WORKING_TIME = "working_time"
    IN_SLOTS = "in_slots"
    COMMUTE = "commute"

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
    Protected.OUTSIDE_HOURS: frozenset(QuietClass),
    Protected.OUTSIDE_SLOTS: frozenset(),
    Protected.WORKING_TIME: frozenset(),
    Protected.IN_SLOTS: frozenset(),
    Protected.COMMUTE: frozenset(),
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
    DEROGATION = "derogation"
    INTERVENTION = "intervention"
    SAFETY = "safety"


class Channel(Enum):
    """How somebody is reached."""

    MAIL = "mail"
    PHONE = "phone"
    MESSAGE = "message"
    MEETING = "meeting"
    VISIT = "visit"


class Mode(Enum):
    """How work is done where a commitment holds."""

    TELEWORK = "telework"
    ON_CALL = "on_call"
    TRAVEL = "travel"


class Occasion(Enum):
    """What must happen for a commitment to be owed."""

    EMPLOYEE_REQUEST = "employee_request"
    EMPLOYER_REQUEST = "employer_request"
    SUPERIOR_REQUEST = "superior_request"
    OVERLOAD = "overload"
    DIFFICULTY = "difficulty"
    MISSED_REST = "missed_rest"
    CONTACT_OUTSIDE_HOURS = "contact_outside_hours"
    SIGNAL = "signal"
    TRACKING = "tracking"
    ALERT = "alert"
    INTERVIEW = "interview"
    REVIEW = "review"
    MONITORING = "monitoring"
    NEW_TOOL = "new_tool"
    HIRING = "hiring"
    RETURN = "return"
    INTERVENTION = "intervention"
    TRAVEL = "travel"
    OVERTIME = "overtime"
    UNFORESEEN_NEED = "unforeseen_need"
    CRISIS = "crisis"
    EXCEPTIONAL_SITUATION = "exceptional_situation"


class Topic(Enum):
    """What an interview, a document, a report, a talk or a training is about."""

    WORKLOAD = "workload"
    SPREAD = "spread"
    COMING_LOAD = "coming_load"
    ORGANISATION = "organisation"
    SPAN = "span"
    HOURS = "hours"
    REST = "rest"
    DAYS = "days"
    DAYS_OFF = "days_off"
    LEAVE = "leave"
    PRIVATE_LIFE = "private_life"
    HEALTH = "health"
    PAY = "pay"
    TRAVEL = "travel"
    CONDITIONS = "conditions"
    GOALS = "goals"
    DAYS_BASED = "days_based"
    TELEWORK = "telework"
    ON_CALL = "on_call"
    DISCONNECTION = "disconnection"
    RULES = "rules"
    GOOD_PRACTICE = "good_practice"
    TOOLS = "tools"
    TOOL_CHOICE = "tool_choice"
    RECIPIENTS = "recipients"
    COPIES = "copies"
    ATTACHMENTS = "attachments"
    SUBJECT_LINE = "subject_line"
    SHARED_CALENDAR = "shared_calendar"
    URGENT_MARK = "urgent_mark"
    MEETING_HOURS = "meeting_hours"
    COLLEAGUES = "colleagues"
    NEWS = "news"
    DIFFICULTIES = "difficulties"
    CAUSES = "causes"
    SOLUTIONS = "solutions"
    MEASURES = "measures"
    FOLLOW_UP = "follow_up"
    ALERTS = "alerts"
    INTERVIEWS = "interviews"
    FEEDBACK = "feedback"
    VOLUMES = "volumes"
    HEADCOUNT = "headcount"
    PROPORTION = "proportion"
    TRANSPARENCY = "transparency"
    RIGHTS = "rights"


class Unit(Enum):
    """Units of a delay or a length."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


_DAYS_OF = {
    Unit.MINUTES: (1, 24 * 60),
    Unit.HOURS: (1, 24),
    Unit.DAYS: (1, 1),
    Unit.WORKING_DAYS: (7, 5),
    Unit.WEEKS: (7, 1),
    Unit.MONTHS: (1461, 48),
    Unit.YEARS: (1461, 4),
}
"""Days of each unit as a fraction, so that equal delays are equal numbers."""


@dataclass(frozen=True, slots=True)
class Delay:
    """A number of minutes, hours, days, working days, weeks, months or years.

    >>> Delay(5, Unit.WORKING_DAYS).days == Delay(1, Unit.WEEKS).days, Delay(72, Unit.HOURS).days
    (True, 3.0)
    """

    count: int
    unit: Unit

    @property
    def days(self) -> float:
        """The same in days (five working days a week, a month as a twelfth of a year): for comparing, not dating."""
        days, divisor = _DAYS_OF[self.unit]
        return self.count * days / divisor


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One thing that somebody owes, as a checked clause; `kind` is one of the vocabulary of commitments.

    `within` bounds a reaction, `every` a repetition; `between` is a window by the clock, `at` a time by it; `length` is
    a length of time that the kind's sentence needs; `longer_than` is the absence or the work after which it is owed.
    `upon` says what must happen first and `modes` how work is done where it holds: empty sets mean always. `prompt`
    asks for a reaction without a delay in figures. `optional` marks what a text only recommends. What "stricter" means,
    key by key: `policyfile/branch/strictness.py`.
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
    about: frozenset[Topic] = frozenset()
    topics: tuple[str, ...] = ()
    upon: frozenset[Occasion] = frozenset()
    modes: frozenset[Mode] = frozenset()
    length: Delay | None = None
    at: int | None = None
    longer_than: Delay | None = None
    prompt: bool = False
    written: bool = False
    optional: bool = False
    text: Mapping[str, str] = field(default_factory=dict)
