"""The sample pairs of each connector: what lies in original/ becomes exactly what lies in kept/, and no canary does.

Where a change of the connector is meant to change a sample, `DISCONNECT_WRITE_SAMPLES=1 pytest` on this file writes
kept/ anew, to be read before it is committed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from disconnect.connectors.csv import Csv
from disconnect.connectors.maildir import Maildir
from disconnect.connectors.mbox import Mbox
from disconnect.model.person import Leave, OnCall
from disconnect.ports import Batch, Connector, Source

if TYPE_CHECKING:
    from disconnect.model.contact import Contact, Recipient
    from disconnect.model.opaque import Opaque

CANARY = b"CANARY"
ROOT = Path(__file__).parents[2] / "connectors"
LOG = {"sender": "from", "recipient": "to", "date": "when", "role": "role", "message_id": "id"}
SAMPLES = [
    pytest.param(Mbox, "mbox", "post.mbox", {}, id="mbox"),
    pytest.param(Maildir, "maildir", "camille", {}, id="maildir"),
    pytest.param(Csv, "csv", "log.csv", {"columns": LOG}, id="a mail log"),
    pytest.param(
        Csv,
        "csv",
        "leave.csv",
        {
            "kind": "leave",
            "delimiter": ";",
            "format": "%d/%m/%Y",
            "columns": {"person": "who", "start": "first", "end": "last", "half": "half"},
        },
        id="a leave list",
    ),
    pytest.param(
        Csv,
        "csv",
        "on-call.csv",
        {"kind": "on_call", "columns": {"person": "who", "start": "start", "end": "end"}},
        id="an on-call list",
    ),
]
Shown = dict[str, object]


def value(one: Opaque | None) -> str | None:
    return None if one is None else one.value


def shown_recipient(one: Recipient) -> Shown:
    return {
        "address": one.address.value,
        "role": one.role.name,
        "delivered": one.delivered and one.delivered.isoformat(),
    }


def shown_contact(one: Contact) -> Shown:
    return {
        "sent": one.sent.isoformat(),
        "sender": one.sender.value,
        "recipients": [shown_recipient(recipient) for recipient in one.recipients],
        "kind": one.kind.name,
        "message_id": value(one.message_id),
        "in_reply_to": value(one.in_reply_to),
        "thread": value(one.thread),
        "size": one.size,
        "row_per_recipient": one.row_per_recipient,
    }


def shown_span(one: Leave | OnCall) -> Shown:
    half = {"half": one.half} if isinstance(one, Leave) else {}
    return {"person": one.person.value, "start": one.start.isoformat(), "end": one.end.isoformat(), **half}


def shown(batches: Iterable[Batch]) -> Shown:
    """Everything that batches hold, apart from the cursor."""
    found = list(batches)
    return {
        "items": sum(batch.items for batch in found),
        "contacts": [shown_contact(one) for batch in found for one in batch.contacts],
        "leave": [shown_span(one) for batch in found for one in batch.leave],
        "on_call": [shown_span(one) for batch in found for one in batch.on_call],
        "problems": [{"where": one.where, "code": one.code} for batch in found for one in batch.problems],
    }


def connector(made: type[Connector], name: str, path: str, settings: dict[str, object]) -> Connector:
    base = ROOT / name / "original"
    now = datetime(2026, 3, 31, tzinfo=UTC)
    stated: dict[str, object] = {"path": path, **settings}
    return made(Source(name="sample", settings=stated, base=base, now=now, zone="Europe/Paris"))


@pytest.mark.parametrize(("made", "name", "path", "settings"), SAMPLES)
def test_the_original_becomes_exactly_what_is_kept(
    made: type[Connector], name: str, path: str, settings: dict[str, object]
) -> None:
    kept = (ROOT / name / "kept" / path).with_suffix(".json")
    found = shown(connector(made, name, path, settings).read(""))
    if os.environ.get("DISCONNECT_WRITE_SAMPLES"):
        kept.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert found == json.loads(kept.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("made", "name", "path", "settings"), SAMPLES)
def test_the_canaries_are_in_the_original_and_nowhere_else(
    made: type[Connector], name: str, path: str, settings: dict[str, object]
) -> None:
    original = ROOT / name / "original" / path
    texts = [part.read_bytes() for part in ([original] if original.is_file() else original.rglob("*.host"))]
    assert texts
    assert all(CANARY in text for text in texts)
    batches = list(connector(made, name, path, settings).read(""))
    assert CANARY.decode().lower() not in f"{batches} {shown(batches)}".lower()


@pytest.mark.parametrize("name", ["mbox", "maildir", "csv"])
def test_every_sample_kept_has_a_test(name: str) -> None:
    tested = {Path(str(sample.values[2])).stem for sample in SAMPLES if sample.values[1] == name}
    assert {path.stem for path in (ROOT / name / "kept").iterdir()} == tested
