"""No address, no identity of a message and no content is in any byte that the history keeps."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from disconnect.connectors.mbox import Mbox
from disconnect.ports import Source
from disconnect.storage.writer import writing

if TYPE_CHECKING:
    from disconnect.storage.history import History

CANARIES = [
    b"canary.sender",
    b"canary.recipient",
    b"canary.copy",
    b"canary-id",
    b"canary-reply",
    b"CANARYSUBJECT",
    b"CANARYBODY",
]
MAIL = b"""From canary.sender@example.org Wed Jul  1 10:00:00 2026
From: CANARYNAME <canary.sender@example.org>
To: canary.recipient@example.org
Cc: canary.copy@example.org
Date: %s
Message-ID: <canary-id-%d@example.org>
In-Reply-To: <canary-reply@example.org>
Subject: CANARYSUBJECT

CANARYBODY

"""
DATES = [b"Wed, 01 Jul 2026 10:00:00 +0000", b"CANARYDATE", b"Wed, 01 Jul 1970 10:00:00 +0000"]


@pytest.fixture
def read(tmp_path: Path, history: History) -> bytes:
    """Mail full of canaries, read into the history through the real connector, good and bad."""
    given = b"".join(MAIL % (date, number) for number, date in enumerate(DATES))
    (tmp_path / "post.mbox").write_bytes(given)
    source = Source(
        name="post", settings={"path": "post.mbox"}, base=tmp_path, now=datetime(2026, 8, 1, tzinfo=UTC), zone="UTC"
    )
    with writing(history, "post", "mbox", "mail") as writer:
        for batch in Mbox(source).read(""):
            writer.add(batch)
    return given


def test_no_canary_is_in_any_byte_of_the_state_folder(read: bytes, history: History) -> None:
    assert all(canary in read for canary in CANARIES)
    assert history.table(2026, "mails").num_rows == 1
    assert history.problems()
    history.close()
    for path in (path for path in history.folder.rglob("*") if path.is_file()):
        kept = path.read_bytes().lower()
        assert [canary for canary in [*CANARIES, b"canary"] if canary.lower() in kept] == []


def test_no_column_and_no_note_of_a_file_holds_a_text(read: bytes, history: History) -> None:
    assert read
    for part in history.parts():
        schema = pq.read_schema(history.folder / part.path)
        kinds = [kind.value_type if pa.types.is_list(kind) else kind for kind in schema.types]
        assert all(pa.types.is_integer(kind) for kind in kinds)
        notes = pq.read_metadata(history.folder / part.path).metadata or {}
        assert set(notes) <= {b"ARROW:schema"}


def test_the_name_of_no_file_tells_anything(read: bytes, history: History) -> None:
    assert read
    names = {str(path.relative_to(history.folder)).lower() for path in history.folder.rglob("*")}
    assert not any("canary" in name or "@" in name for name in names)
