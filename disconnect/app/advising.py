"""What would happen to a contact at an instant: for `disconnect advise`."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.app.calendars import calendars_of, dated_calendars, ordinary_calendar
from disconnect.engine.evaluate import evaluate
from disconnect.engine.facts import Facts
from disconnect.model.contact import Contact, Recipient, Role
from disconnect.model.opaque import Address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disconnect.app.setup import Setup
    from disconnect.engine.stays import Dated
    from disconnect.model.decision import Decision
    from disconnect.model.person import Leave


def advise(setup: Setup, sender: str, recipients: Sequence[str], at: datetime) -> Decision:
    """Decide on a mail from `sender` to `recipients` at the instant `at` (aware).

    Raises:
        ConfigError: the policy, the directory or a source of leave cannot be used.
    """
    contact = Contact(
        sent=at.astimezone(UTC),
        sender=Address.of(sender),
        recipients=tuple(Recipient(address=Address.of(to), role=Role.TO) for to in recipients),
    )
    return evaluate(contact, facts_at(setup, at), contact.sent)


def policy_zone(setup: Setup) -> ZoneInfo:
    """The zone in which people of this policy read a clock."""
    return ZoneInfo(setup.policy.zone or "UTC")


def facts_at(setup: Setup, at: datetime) -> Facts:
    """Everything the engine may know at the instant `at`, and at every other of its year."""
    windows: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for window in setup.windows:
        windows[setup.directory.by_address.get(window.person, "")].append((window.start, window.end))
    return Facts(
        policy=setup.policy,
        policies=setup.policies.by_version,
        directory=setup.directory,
        calendars={},
        changing=_calendars(setup, at.year),
        ordinary=ordinary_calendar(setup.policy, at.year),
        ordinaries={
            version: ordinary_calendar(policy, at.year) for version, policy in setup.policies.by_version.items()
        },
        on_call={person: tuple(spans) for person, spans in windows.items()},
    )


def _calendars(setup: Setup, year: int) -> dict[str, tuple[Dated, ...]]:
    """Everybody's calendars by date, their leave taken off: what is in force on a date answers for that date."""
    leave: dict[str, list[Leave]] = defaultdict(list)
    for absence in setup.absences:
        leave[setup.directory.by_address.get(absence.person, "")].append(absence)
    of = calendars_of(setup.policies, year)
    return {
        name: dated_calendars(person, of, leave.get(name, ()), year) for name, person in setup.directory.people.items()
    }
