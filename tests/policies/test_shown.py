"""The measures shown in docs/measured/shown.md: every line of its tables is run, to the second."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from disconnect.engine.evaluate import evaluate
from disconnect.engine.facts import Facts
from disconnect.engine.meetings import Gathering, meeting_faults
from disconnect.model.contact import Contact, Recipient
from disconnect.model.opaque import Address
from disconnect.model.person import Directory, Person, Place
from disconnect.model.policy import Action, Policy
from disconnect.policyfile.read import read
from disconnect.worktime.calendars import WorkCalendar

if TYPE_CHECKING:
    from disconnect.model.decision import Outcome

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "shown"
PAGE = (ROOT / "docs" / "measured" / "shown.md").read_text("utf-8")
PARIS = ZoneInfo("Europe/Paris")
SENDER = Address.of("sender@example.org")
RECIPIENT = Address.of("recipient@example.org")
MEETINGS = "meetings"


def lines(section: str) -> list[list[str]]:
    """The cells of a section's table, without its head."""
    rows = re.findall(r"^\|(.*)\|$", section, re.MULTILINE)[2:]
    return [[cell.strip() for cell in row.split("|")] for row in rows]


SECTIONS = {part.partition("\n")[0]: lines(part) for part in PAGE.split("\n## ")[1:]}
MAILS = [(name, *row) for name, rows in SECTIONS.items() if name != MEETINGS for row in rows]


def instant(wall: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=PARIS).astimezone(UTC)


def wall(at: datetime | None) -> str:
    return "" if at is None else f"{at.astimezone(PARIS):%Y-%m-%d %H:%M:%S}"


def policy(name: str) -> Policy:
    return read(FOLDER / f"{name}.toml")


def outcome(found: Policy, hours: str, at: datetime) -> Outcome:
    """What happens to a mail between two people of these hours."""
    calendar = WorkCalendar(hours=found.hours[hours], zone=PARIS)
    both = {
        each.value: Person(id=each.value, addresses=(each,), places=(Place(hours=hours),))
        for each in (SENDER, RECIPIENT)
    }
    directory = Directory(people=both, by_address={each: each.value for each in (SENDER, RECIPIENT)}, lists={})
    facts = Facts(
        policy=found,
        directory=directory,
        calendars=dict.fromkeys(both, calendar),
        ordinary=WorkCalendar(hours=found.hours[found.ordinary], zone=PARIS),
    )
    contact = Contact(sent=at, sender=SENDER, recipients=(Recipient(address=RECIPIENT),))
    (only,) = evaluate(contact, facts, at).outcomes
    return only


def test_every_policy_shown_has_lines_on_the_page() -> None:
    assert set(SECTIONS) == {path.stem for path in FOLDER.glob("*.toml")}
    assert min(map(len, SECTIONS.values())) >= 5


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row[0]}: {row[1]} at {row[2]} is {row[3]}") for row in MAILS])
def test_a_mail_meets_what_the_page_says(row: tuple[str, ...]) -> None:
    name, hours, arrives, action, clause, until = row
    found = outcome(policy(name), hours, instant(arrives))
    assert (found.action.value, found.clause) == (action, clause)
    assert wall(found.not_before if found.action is Action.NUDGE else found.opening) == until


@pytest.mark.parametrize(
    ("starts", "ends", "faults"),
    [pytest.param(*row, id=f"{row[0]} to {row[1]}: {row[2] or 'kept'}") for row in SECTIONS[MEETINGS]],
)
def test_a_meeting_keeps_to_what_the_page_says(starts: str, ends: str, faults: str) -> None:
    meeting = Gathering(start=instant(starts), end=instant(ends), zone=PARIS)
    found = meeting_faults(policy(MEETINGS).meetings, meeting)
    assert ", ".join(fault.rule.value for fault in found) == faults
    assert {fault.clause for fault in found} <= {MEETINGS}


def test_sending_later_never_holds() -> None:
    assert {response.action for response in policy("send-later").responses} == {Action.NUDGE}


@pytest.mark.parametrize("name", ["servers-off", "after-shift", "friday"])
def test_each_boundary_is_shown_a_second_before_and_on_it(name: str) -> None:
    shown = {(hours, instant(arrives)) for hours, arrives, *_ in SECTIONS[name]}
    pairs = [(hours, at) for hours, at in shown if any(h == hours and (at - b).total_seconds() == 1 for h, b in shown)]
    assert len(pairs) >= 2
