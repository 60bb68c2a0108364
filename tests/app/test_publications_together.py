"""One publication after another of the same company: each is audited with all that went before."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from disconnect.app.earlier import earlier_on
from disconnect.app.publications import publish
from disconnect.errors import StorageError
from disconnect.storage.ledgerfile import COPIES, FOLDER, LedgerFile
from tests.app.small_files import copied, run
from tests.app.small_report import order, small_report

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def config(synced: Path, tmp_path: Path) -> Path:
    """The company without any publication."""
    return copied(synced, tmp_path / "atelier")


def built(config: Path, name: str, *words: str) -> Result:
    return run("report", "build", *words, "--out", config.parent / name, "--config", config, "--lang", "en")


def figures(config: Path, name: str) -> dict[tuple[str, str, str], Any]:
    document = json.loads((config.parent / name / "report.json").read_text("utf-8"))
    return {
        (cell["group"]["label"], cell["period"]["label"], figure["id"]): (figure["numerator"], figure["denominator"])
        for cell in document["cells"]
        for figure in cell["figures"]
    }


def copies(config: Path) -> list[Path]:
    return list(config.parent.glob(f"**/{FOLDER}/{COPIES}/*.json"))


def test_the_same_report_again_has_the_same_figures(config: Path) -> None:
    assert built(config, "one", "--period", "2026-Q1").exit_code == 0
    assert built(config, "two", "--period", "2026-Q1").exit_code == 0
    assert figures(config, "one") == figures(config, "two")
    assert len(copies(config)) == 1


def test_a_month_after_its_quarter_tells_no_more_of_the_other_two_than_of_people(config: Path) -> None:
    """What is shown of the quarter and of two months says nothing of the third that a report of all four would not."""
    assert built(config, "quarter", "--period", "2026-Q1").exit_code == 0
    assert built(config, "months", "--period", "2026-01", "--period", "2026-02", "--period", "2026-03").exit_code == 0
    quarter, months = figures(config, "quarter"), figures(config, "months")
    groups = {group for group, _, _ in quarter}
    for group in groups:
        for name in {name for _, _, name in quarter}:
            known = [months.get((group, f"2026-0{month}", name), (None, None))[0] for month in (1, 2, 3)]
            if quarter.get((group, "2026-Q1", name), (None, None))[0] is not None and name.startswith("mail."):
                assert sum(number is None for number in known) != 1, (group, name)


def test_numbers_that_have_changed_since_they_were_published_are_told_no_more(config: Path) -> None:
    assert built(config, "one", "--period", "2026-Q1").exit_code == 0
    people = config.parent / "people.csv"
    lines = people.read_text("utf-8").splitlines()
    people.write_text("\n".join([lines[0], *lines[2:]]) + "\n", "utf-8")
    result = built(config, "two", "--period", "2026-Q1", "--period", "2026-04")
    assert result.exit_code in {0, 3}
    if result.exit_code == 0:
        assert "Not published: mail.sent" in result.stderr
        again = figures(config, "two")
        assert all(again[key] == (None, None) for key in again if key[1] == "2026-Q1" and key[2] == "mail.sent")


@pytest.mark.parametrize("harm", ["removed", "changed"])
def test_without_the_copy_of_a_publication_nothing_is_published(config: Path, harm: str) -> None:
    assert built(config, "one", "--period", "2026-Q1").exit_code == 0
    (copy,) = copies(config)
    copy.unlink() if harm == "removed" else copy.write_bytes(copy.read_bytes().replace(b"2026-03-31", b"2026-03-30"))
    result = built(config, "two", "--period", "2026-Q1")
    assert result.exit_code == 1
    assert not (config.parent / "two").exists()
    assert {"removed": "it is missing", "changed": "it was changed"}[harm] in result.stderr
    shutil.copy(config.parent / "one" / "report.json", copy)
    assert built(config, "two", "--period", "2026-Q1").exit_code == 0


def test_a_report_that_another_publication_has_overtaken_is_refused(tmp_path: Path) -> None:
    shelf = LedgerFile(tmp_path / "state")
    number = earlier_on(shelf).number
    publish(small_report(), order(tmp_path / "one"), shelf)
    overtaken = order(tmp_path / "two", after=number)
    with pytest.raises(StorageError, match="another publication was made"):
        publish(small_report(), overtaken, shelf)
    assert not (tmp_path / "two").exists()
    publish(small_report(), order(tmp_path / "two", after=earlier_on(shelf).number), shelf)
