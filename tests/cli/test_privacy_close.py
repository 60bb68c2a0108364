"""`disconnect privacy close`: a year is closed for good, and nothing on the disk leads from it to anybody."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import datetime
from typing import TYPE_CHECKING

import jsonschema
import pytest

from disconnect.app.closing import close
from disconnect.app.misuse import MisuseError
from disconnect.app.setup import open_setup
from disconnect.cli import opening
from tests.app import small_company as company
from tests.app.small_files import added, copied, edited, error_of, run
from tests.cli.privacy_cases import (
    REPORT,
    WHO,
    Clock,
    answered,
    exported,
    figures,
    log,
    privacy,
    tokens,
)
from tests.french import english_in, slips_in
from tests.storage.traces import traces

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.usefixtures("in_may")


@pytest.fixture(scope="module")
def closed(company_read: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The configuration of a copy whose report was published, and whose two years were closed then."""
    config = copied(company_read, tmp_path_factory.mktemp("closed") / "atelier")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "datetime", Clock)
        figures(config, config.parent / "report")
        answered(config, "erase", "--for", company.members()[9].address, "--yes")
        for year in ("2025", "2026"):
            assert answered(config, "close", year, "--role", "dpo")["changed"]
    return config


def test_nothing_on_the_disk_links_a_pseudonym_to_an_address(closed: Path, before: dict[int, bytes]) -> None:
    for key in before.values():
        assert traces(closed.parent, key, tokens(key)) == []


def test_the_same_search_finds_them_before(company_read: Path, before: dict[int, bytes]) -> None:
    for year, key in before.items():
        found = traces(company_read.parent, key, tokens(key))
        assert f"keys/{year}.key" in found
        assert any(name.startswith(f"state/history/{year}/") for name in found)


def test_what_was_published_before_is_unchanged_and_still_a_report(
    company_read: Path, closed: Path, tmp_path: Path
) -> None:
    config = copied(company_read, tmp_path / "atelier")
    figures(config, config.parent / "report")
    kept, twin = (folder.parent / "report" for folder in (closed, config))
    assert _prints(kept) == _prints(twin)
    schema = json.loads((kept / "report.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads((kept / "report.json").read_text("utf-8")), schema)


def _prints(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_a_report_on_a_closed_year_is_refused_with_the_reason(closed: Path, tmp_path: Path) -> None:
    result = run(*REPORT, "--out", tmp_path / "out", "--config", closed, "--json")
    assert result.exit_code == 1
    assert "the year 2026 was closed on 3 May 2027: its key is destroyed" in error_of(result)["what"]
    assert not (tmp_path / "out").exists()


def test_a_reading_of_everything_makes_no_key_and_says_how_much_it_left_out(closed: Path, tmp_path: Path) -> None:
    config = copied(closed, tmp_path / "atelier")
    shutil.rmtree(config.parent / "state")
    result = run("sync", "--config", config, "--json")
    assert result.exit_code == 0, result.output
    told = {each["source"]: each["left_out"] for each in json.loads(result.stdout)["sources"]}
    assert told["archive"] + told["gateway"] == 600
    assert told["calendars"] > 0
    assert (told["leave"], told["duty"]) == (0, 0)
    assert sorted(path.name for path in (config.parent / "keys").iterdir()) == ["2025.closed", "2026.closed"]
    assert list((config.parent / "state").glob("history/*")) == []


def test_a_reading_tells_the_number_in_words(closed: Path, tmp_path: Path) -> None:
    config = copied(closed, tmp_path / "atelier")
    shutil.rmtree(config.parent / "state")
    assert "300 mails, 300 left out, of closed years, 0 problems" in run("sync", "archive", "--config", config).stdout


def test_the_doctor_says_since_when(closed: Path) -> None:
    assert "✓ keys: 2026: closed on 3 May 2027" in run("doctor", "--config", closed, "--lang", "en").stdout
    assert "✓ clés : 2026 : clos le 3 mai 2027" in run("doctor", "--config", closed, "--lang", "fr").stdout


def test_the_log_keeps_every_act_and_names_nobody(closed: Path) -> None:
    found = log(closed)
    assert sorted((act["kind"], act["year"]) for act in found) == [
        ("close", 2025), ("close", 2026), ("erase", 2025), ("erase", 2026),
    ]  # fmt: skip
    assert {act["role"] for act in found if act["kind"] == "close"} == {"dpo"}
    said = privacy(closed, "log").output
    assert "erasure; published figures may differ" in said
    assert "@" not in said


def test_export_and_erase_answer_that_nothing_is_linked_any_more(closed: Path, tmp_path: Path) -> None:
    config = copied(closed, tmp_path / "atelier")
    found = exported(config, tmp_path / "own.json")
    assert [(year["year"], year["state"]) for year in found["years"]] == [(2025, "closed"), (2026, "closed")]
    assert "nothing is linked to you any more" in found["years"][1]["what"]
    said = privacy(config, "erase", "--for", WHO.address)
    assert said.exit_code == 0
    assert "2026: closed on 3 May 2027, nothing is linked to this person any more" in said.stdout
    assert "No year has a key" in said.stdout


@pytest.mark.parametrize(
    ("at", "early", "refused"),
    [
        pytest.param("2025-06-01T00:00", "why not", "2025 is not over", id="in the year itself"),
        pytest.param("2026-01-01T11:59:59", "why not", "2025 is not over", id="not over in the last place on Earth"),
        pytest.param("2026-01-01T12:00", None, "less than three months", id="just over, without a reason"),
        pytest.param("2026-01-01T12:00", " ", "less than three months", id="just over, with an empty reason"),
        pytest.param("2026-01-01T12:00", "asked by a@b.example", "holds an address", id="a reason that names somebody"),
        pytest.param("2026-01-01T12:00", "end of the trial", "", id="just over, with a reason"),
        pytest.param("2026-04-01T11:59:59", None, "less than three months", id="a second too early"),
        pytest.param("2026-04-01T12:00", None, "", id="three months after the end"),
    ],
)
def test_when_a_year_may_be_closed(config: Path, at: str, early: str | None, refused: str) -> None:
    setup = open_setup(config, datetime.fromisoformat(f"{at}+00:00"))
    key = config.parent / "keys" / "2025.key"
    if refused:
        with pytest.raises(MisuseError, match=refused):
            close(setup, 2025, "dpo", early)
        assert key.exists()
        assert setup.history.closings() == {}
    else:
        assert close(setup, 2025, "dpo", early).act.why == (early or "")
        assert not key.exists()
    setup.history.close()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(("close", "2019"), "nothing is kept of 2019", id="a year that was never read"),
        pytest.param(("close", "2027"), "the year 2027 is not over", id="the current year"),
        pytest.param(("close", "2031"), "the year 2031 is not over", id="a year to come"),
        pytest.param(("erase", "--for", WHO.address), "--json asks nothing", id="no question in JSON"),
        pytest.param(("erase", "--yes", "--for", company.LIST), "no one person", id="a list"),
        pytest.param(("erase", "--yes", "--for", " "), "no one person", id="no address"),
        pytest.param(("export", "--out", "{}/own.json", "--for", "both@atelier.example"), "no one", id="a shared box"),
        pytest.param(("export", "--out", "{}/people.csv", "--for", WHO.address), "under that name", id="another file"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_misuse_changes_nothing_and_is_told_in_both_languages(
    config: Path, words: tuple[str, ...], told: str, lang: str
) -> None:
    added(config.parent / "people.csv", "a1,one@atelier.example,both@atelier.example,Delta,Operations,\n")
    added(config.parent / "people.csv", "a2,two@atelier.example,both@atelier.example,Delta,Operations,\n")
    edited(config, 'language = "en"', f'language = "{lang}"')
    result = privacy(config, *(word.format(config.parent) for word in words), "--json")
    assert result.exit_code == 2
    found = error_of(result)
    if lang == "en":
        assert told in found["what"]
    else:
        assert [*english_in(found["what"], found["mend"]), *slips_in(found["what"]), *slips_in(found["mend"])] == []
    assert log(config) == []


def test_a_year_out_of_all_bounds_is_refused_by_its_form(config: Path) -> None:
    assert privacy(config, "close", "25").exit_code == 2


def test_what_an_interrupted_closing_left_stops_the_product_until_it_is_finished(config: Path) -> None:
    key = (config.parent / "keys" / "2025.key").read_bytes()
    answered(config, "close", "2025")
    (config.parent / "keys" / "2025.key").write_bytes(key)
    (config.parent / "keys" / "2025.key").chmod(0o600)
    for words in (("sync",), (*REPORT, "--out", "out"), ("privacy", "export", "--for", WHO.address, "--out", "o.json")):
        found = error_of(run(*words, "--config", config, "--json"))
        assert "something of it is left" in found["what"]
        assert found["mend"] == "run: disconnect privacy close 2025"
    said = run("doctor", "--config", config)
    assert said.exit_code == 1
    assert "closed on 3 May 2027, and something of it is left" in said.stdout
    assert "2025: closed on" not in said.stdout
    assert answered(config, "close", "2025")["changed"]
    assert not answered(config, "close", "2025")["changed"]
    assert run("sync", "--config", config).exit_code == 0
    assert len(log(config)) == 1


def test_a_lost_key_is_told_as_lost_and_its_year_can_be_closed(config: Path) -> None:
    (config.parent / "keys" / "2025.key").unlink()
    assert "the key of 2025 is gone" in error_of(run("sync", "--config", config, "--json"))["what"]
    answered(config, "close", "2025")
    assert run("sync", "--config", config).exit_code == 0


def test_closing_a_year_changes_no_figure_of_another(config: Path, tmp_path: Path) -> None:
    found = figures(config, tmp_path / "before")
    answered(config, "close", "2025")
    assert figures(config, tmp_path / "after") == found
