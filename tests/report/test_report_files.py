from __future__ import annotations

import errno
import json
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from disconnect.errors import ConfigError, StorageError
from disconnect.report.files import render_files, write_report

if TYPE_CHECKING:
    from disconnect.model.report import Report

NAMES = ("report.html", "report.csv", "data-dictionary.csv", "report.json", "report.schema.json")


def test_all_files_are_written_and_readable_by_those_they_are_for(report: Report, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    paths = write_report(report, folder, "fr", product_version="1")
    assert paths == tuple(folder / name for name in NAMES)
    assert sorted(folder.iterdir()) == sorted(paths)
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o644}
    texts = render_files(report, "fr", product_version="1")
    assert {path.name: path.read_bytes().decode() for path in paths} == texts
    assert json.loads(paths[4].read_text(encoding="utf-8"))["$id"] == "urn:disconnect:report:1.0"


def test_a_second_report_takes_the_place_of_the_first(report: Report, tmp_path: Path) -> None:
    write_report(report, tmp_path, "en", product_version="1")
    paths = write_report(replace(report, organisation="Other Works"), tmp_path, "en", product_version="2")
    assert "Other Works" in paths[0].read_text(encoding="utf-8")
    assert sorted(tmp_path.iterdir()) == sorted(paths)


@pytest.mark.parametrize("fails_at", [1, 3, 5])
def test_a_full_disk_leaves_the_former_report_whole(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    paths = write_report(report, tmp_path, "en", product_version="1")
    before = [path.read_bytes() for path in paths]
    calls = iter(range(1, 99))

    def full(_: int) -> None:
        if next(calls) == fails_at:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match=r"No space left on device.*; make room on the disk") as caught:
        write_report(report, tmp_path, "fr", product_version="2")
    assert caught.value.where == f"report folder {tmp_path}"
    assert [path.read_bytes() for path in paths] == before
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_a_folder_that_is_a_file_is_told(report: Report, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StorageError, match="its files cannot be written"):
        write_report(report, tmp_path / "file", "en", product_version="1")


def test_nothing_is_written_in_a_language_that_is_not_there(report: Report, tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        write_report(report, tmp_path / "out", "xx", product_version="1")
    assert not (tmp_path / "out").exists()
