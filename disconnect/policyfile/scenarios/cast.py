"""A scenario file as values: made-up people, mails and meetings, and what is expected of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from disconnect.engine.meetings import MeetingRule
    from disconnect.model.person import Place
    from disconnect.model.policy import Action

OUTSIDE = "outside"
"""The sender or recipient who is no person of the company."""
NOW = "now"
"""What stands in place of an instant where nothing has to wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """A made-up person: place, whole days of leave, on-call windows as two times of a scenario each."""

    id: str
    place: Place
    leave: frozenset[date] = frozenset()
    on_call: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What must happen; what is None or empty is not asked. `not_before` is a time of a scenario, or `NOW`."""

    action: Action | None = None
    clause: str = ""
    not_before: str = ""
    lost: frozenset[str] | None = None
    over_quota: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One mail by each of the senders to all recipients.

    `at` is a time on the clock of the first recipient, unless it has an offset; `urgent_before` are the instants of
    urgent mails that the sender sent before, on their own clock.
    """

    title: Mapping[str, str]
    senders: tuple[str, ...]
    recipients: tuple[str, ...]
    at: str
    expect: Expected
    urgent: bool = False
    automatic: bool = False
    invitation: bool = False
    urgent_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What must be said of a meeting: the rules it does not keep to (none: it keeps to all), the clause where asked."""

    broken: frozenset[MeetingRule] = frozenset()
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingScenario:
    """One meeting ``[start, end)``; its times are read on the clock of the first who attends.

    `others` are other meetings that everybody has besides.
    """

    title: Mapping[str, str]
    attendees: tuple[str, ...]
    start: str
    end: str
    expect: Judged
    invited: str = ""
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A whole scenario file; `policies` names the files it is about, relative to it (none: those beside it).

    `named_by` is the key that names them.
    """

    name: str
    people: Mapping[str, Player]
    scenarios: tuple[Scenario, ...] = ()
    meetings: tuple[MeetingScenario, ...] = ()
    policies: tuple[str, ...] = ()
    named_by: str = "policies"
