"""The connectors on real input, where it is at hand: counts that the data's description states."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from disconnect.connectors.csv import Csv
from disconnect.connectors.mbox import Mbox
from disconnect.ports import Connector, Source

if TYPE_CHECKING:
    from disconnect.model.contact import Contact

DATA = Path(os.environ.get("DISCONNECT_DATA", Path(__file__).parents[3] / "shared" / "data"))
NOW = datetime(2026, 4, 1, tzinfo=UTC)


def settled(path: str) -> Path:
    """The folder of a real file; without it the test is skipped, but fails where CI is "true"."""
    found = DATA / path
    if not found.exists():
        said = f"{path} is missing: set DISCONNECT_DATA to the folder of the real data"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    return found.parent


def read(connector: Connector) -> tuple[int, list[Contact], list[str]]:
    """Items, contacts, codes of problems; and that a second reading finds nothing new."""
    batches = list(connector.read(""))
    assert list(connector.read(batches[-1].cursor)) == []
    contacts = [one for batch in batches for one in batch.contacts]
    codes = [problem.code for batch in batches for problem in batch.problems]
    return sum(batch.items for batch in batches), contacts, codes


def test_a_public_list_of_seven_years() -> None:
    base = settled("public-list/headers.mbox.gz")
    source = Source(name="list", settings={"path": "headers.mbox.gz"}, base=base, now=NOW)
    items, contacts, codes = read(Mbox(source))
    assert (items, len(contacts), codes) == (22_118, 22_118, [])
    assert [one.thread is not None for one in contacts if one.message_id is None] == [True]


def test_the_mail_of_a_company() -> None:
    base = settled("manufacturing-company/communication.csv")
    columns = {"sender": "Sender", "recipient": "Recipient", "date": "EventDate"}
    settings: dict[str, object] = {"path": "communication.csv", "delimiter": ";", "columns": columns}
    source = Source(name="log", settings=settings, base=base, now=NOW, zone="Europe/Warsaw")
    items, contacts, codes = read(Csv(source))
    assert (items, codes) == (82_927, [])
    assert len({(one.sender, one.sent) for one in contacts}) == 58_463
    named = {
        (one.sender, one.sent, to.address) for one in contacts for to in one.recipients if to.address != one.sender
    }
    assert len(named) == 82_563
