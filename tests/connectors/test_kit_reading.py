"""Files that are not there, may not be seen, or were never files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from disconnect.connectors.kit.files import located
from disconnect.connectors.kit.marks import Mark, cursor_of, marks_of
from disconnect.connectors.kit.reading import MESSAGE, ROW, Reading


def test_a_file_that_vanishes_before_it_is_opened_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone.mbox"
    reading = Reading(source="post", base=tmp_path, files=(gone,), parse=lambda *_: iter(()), item=MESSAGE)
    (batch,) = reading.batches("")
    assert [(one.where, one.code) for one in batch.problems] == [("gone.mbox", "unreadable")]
    assert (batch.items, batch.total, marks_of(batch.cursor)) == (0, 0, {})


def test_a_source_without_anything_new_gives_no_batch(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    reading = Reading(source="post", base=tmp_path, files=(tmp_path / "empty",), parse=lambda *_: iter(()), item=ROW)
    (batch,) = reading.batches("")
    assert list(reading.batches(batch.cursor)) == []


@pytest.mark.parametrize("path", ["a**b/x", "no-such", "\0", "pipe", "*/pipe"])
def test_a_path_that_can_name_no_file_names_none(tmp_path: Path, path: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert located(tmp_path, path) == []


def test_a_path_that_may_not_be_looked_at_names_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "is_dir", refused)
    assert located(tmp_path, "post.mbox") == []


def test_marks_come_back_out_of_a_cursor() -> None:
    marks = {"a.mbox": Mark(12, 1, 12, "ab", True), "é": Mark(1, 2, 3, "cd", False)}  # noqa: FBT003 - stored by position
    assert marks_of(cursor_of(marks)) == marks
