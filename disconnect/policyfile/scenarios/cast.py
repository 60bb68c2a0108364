"""A scenario file as values: made-up people, mails and meetings, and what is expected of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from disconnect.engine.meetings import MeetingFault
    from disconnect.model.person import Place
    from disconnect.model.policy import Action

OUTSIDE = "outside"
"""The sender or recipient who is no person of the company."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """A made-up person: place, whole days of leave, on-call windows as two wall-clock times each in their zone."""

    id: str
    place: Place
    leave: frozenset[date] = frozenset()
    on_call: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What must happen; what is None or empty is not asked. `not_before` is a wall-clock time, or "now"."""

    action: Action | None = None
    clause: str = ""
    not_before: str = ""
    lost: frozenset[str] | None = None
    over_quota: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One mail: from whom, to whom, when (by the clock of the first recipient, unless an offset is given)."""

    title: Mapping[str, str]
    sender: str
    recipients: tuple[str, ...]
    at: str
    expect: Expected
    urgent: bool = False
    automatic: bool = False
    invitation: bool = False
    urgent_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingScenario:
    """One meeting of somebody, and the rules it must break (none: it keeps to all)."""

    title: Mapping[str, str]
    attendee: str
    start: str
    end: str
    broken: frozenset[MeetingFault]
    invited: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A whole scenario file; `policies` names the files it is about, relative to it (none: those beside it)."""

    name: str
    people: Mapping[str, Player]
    scenarios: tuple[Scenario, ...] = ()
    meetings: tuple[MeetingScenario, ...] = ()
    policies: tuple[str, ...] = field(default=())
