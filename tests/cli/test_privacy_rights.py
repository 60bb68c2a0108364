"""`disconnect privacy export` and `erase`: a person gets their data, or has them erased; nobody is named."""

from __future__ import annotations

import shutil
import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from disconnect.cli import cli
from disconnect.privacy.pseudonyms import Pseudonyms
from tests.app import small_company as company
from tests.app.small_files import added, run
from tests.cli.privacy_cases import (
    MINE,
    OTHERS,
    REPORT,
    WHO,
    answered,
    exported,
    figures,
    log,
    privacy,
)
from tests.storage.traces import traces

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


pytestmark = pytest.mark.usefixtures("in_may")


def test_an_export_holds_what_passed_and_nobody_else(config: Path, tmp_path: Path) -> None:
    added(config.parent / "interventions.csv", "person,start,end,declared\n")
    for person in (WHO.alias.upper(), company.members()[0].address):
        added(config.parent / "interventions.csv", f"{person},2026-01-17T10:00+01:00,2026-01-17T11:00+01:00,\n")
    found = exported(config, tmp_path / "own.json")
    (year,) = (year for year in found["years"] if year["year"] == 2026)
    mails = [mail for mail in company.mails() if mail.sent.year == 2026]
    sent = sorted(_text(mail.sent) for mail in mails if mail.sender in MINE)
    received = sorted(_text(mail.sent) for mail in mails for who in (*mail.to, *mail.cc) if who in MINE)
    starts = sorted(
        _text(each.start) for each in company.appointments() if WHO.address in {each.organiser, *dict(each.answers)}
    )
    assert sorted(mail["sent"] for mail in year["mails_sent"]) == sent != []
    assert sorted(mail["sent"] for mail in year["mails_received"]) == received != []
    assert sorted(each["start"] for each in year["meetings"]) == starts != []
    assert found["addresses"] == [WHO.address, WHO.alias]
    assert [row["id"] for row in found["directory"]] == [WHO.id]
    assert found["lists"] == [company.LIST]
    assert len(found["leave"]) == sum(each.person.value in MINE for each in company.absences())
    assert len(found["on_call"]) == sum(each.person.value in MINE for each in company.duty())
    assert [each["start"] for each in found["interventions"]] == ["2026-01-17T10:00+01:00"]
    text = (tmp_path / "own.json").read_text("utf-8")
    assert [other for other in OTHERS | {company.OUTSIDER} if other in text] == []
    assert stat.S_IMODE((tmp_path / "own.json").stat().st_mode) == 0o600


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def test_any_address_of_a_person_gives_the_same_export(config: Path, tmp_path: Path) -> None:
    assert exported(config, tmp_path / "a.json") == exported(config, tmp_path / "b.json", WHO.alias.upper())


def test_an_export_is_recorded_without_saying_for_whom(config: Path, tmp_path: Path) -> None:
    result = privacy(config, "export", "--for", WHO.address, "--out", tmp_path / "own.json", "--role", "person")
    assert WHO.address not in result.output
    (act,) = log(config)
    assert {name: act[name] for name in ("kind", "role", "year", "why", "files", "at")} == {
        "kind": "export", "role": "person", "year": 0, "why": "", "files": 0, "at": "2027-05-03T08:00:00+00:00",
    }  # fmt: skip
    assert act["tag"] in result.output


def test_an_export_that_cannot_be_recorded_is_not_written(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("disconnect.app.exporting.note", full)
    assert privacy(config, "export", "--for", WHO.address, "--out", tmp_path / "own.json").exit_code == 1
    assert not (tmp_path / "own.json").exists()


def test_an_outside_correspondent_has_the_same_rights(config: Path, tmp_path: Path) -> None:
    found = exported(config, tmp_path / "own.json", company.OUTSIDER)
    (year,) = (year for year in found["years"] if year["year"] == 2026)
    assert len(year["mails_received"]) == sum(company.OUTSIDER in mail.to for mail in company.mails()) > 0
    assert found["directory"] == []
    said = privacy(config, "erase", "--for", company.OUTSIDER, "--yes")
    assert "@" not in said.output
    assert "the directory does not know this address" in said.stderr
    assert exported(config, tmp_path / "again.json", company.OUTSIDER)["years"][1]["mails_received"] == []


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        pytest.param("non\n", 1, id="no"),
        pytest.param("\n", 1, id="nothing"),
        pytest.param("oui\n", 0, id="yes in French"),
        pytest.param("Yes\n", 0, id="yes in English"),
    ],
)
def test_an_erasure_shows_what_would_go_and_asks(config: Path, tmp_path: Path, answer: str, code: int) -> None:
    arguments = ["privacy", "erase", "--for", WHO.address, "--config", str(config), "--lang", "fr"]
    said = CliRunner().invoke(cli, arguments, input=answer, catch_exceptions=False)
    assert said.exit_code == code
    assert "2026 : " in said.stdout
    assert "Effacer ? (oui ou non)" in said.stdout
    is_kept = code == 1
    assert ("Rien n’a été effacé." in said.stdout) == is_kept
    assert len(log(config)) == (0 if is_kept else 2)
    assert bool(exported(config, tmp_path / "own.json")["years"][1]["mails_sent"]) == is_kept


ANEW: list[Any] = [
    pytest.param(lambda _: None, id="the next reading"),
    pytest.param(lambda folder: shutil.rmtree(folder / "state"), id="everything read again from the start"),
]


@pytest.mark.parametrize("change", ANEW)
def test_after_an_erasure_no_reading_brings_anything_back(
    config: Path, tmp_path: Path, change: Callable[[Path], object], before: dict[int, bytes]
) -> None:
    answered(config, "erase", "--for", WHO.address, "--yes")
    change(config.parent)
    assert run("sync", "--config", config).exit_code == 0
    found = exported(config, tmp_path / "own.json")
    assert [(year["mails_sent"], year["mails_received"], year["meetings"]) for year in found["years"]] == [
        ([], [], []), ([], [], []),
    ]  # fmt: skip
    mine = {year: {Pseudonyms(key).token("address", each) for each in MINE} for year, key in before.items()}
    for year, key in before.items():
        assert traces(config.parent / "state", key, mine[year]) == []


def test_the_figures_of_a_team_that_never_wrote_with_the_person_stay(config: Path, tmp_path: Path) -> None:
    nobody = "somebody@nowhere.example"
    found = figures(config, tmp_path / "before")
    answered(config, "erase", "--for", nobody, "--yes")
    assert figures(config, tmp_path / "after") == found


def test_a_report_can_be_made_after_an_erasure(config: Path, tmp_path: Path) -> None:
    answered(config, "erase", "--for", WHO.address, "--yes")
    assert figures(config, tmp_path / "after")["cells"]


def test_what_was_published_before_an_erasure_is_not_published_anew(config: Path, tmp_path: Path) -> None:
    """One report less the other would be what the person did."""
    figures(config, tmp_path / "before")
    answered(config, "erase", "--for", WHO.address, "--yes")
    result = run(*REPORT, "--out", tmp_path / "after", "--config", config, "--lang", "en")
    assert result.exit_code in {0, 3}
    told = result.stderr if result.exit_code == 3 else result.output
    assert "Not published: " in told
    assert "mail.sent" in told.partition("Not published: ")[2]
