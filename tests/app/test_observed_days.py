"""Which days are observed, who counts in the whole alone, and lists inside lists: through the commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.app import small_company as company
from tests.app.small_files import added, copied, edited, error_of, run

if TYPE_CHECKING:
    from pathlib import Path

OBSERVED = '[observed]\nfrom = "2026-01-01"\nto = 2026-03-31\n'


def report(config: Path, out: Path) -> dict[str, Any]:
    result = run("report", "build", "--period", "2026-Q1", "--out", out, "--config", config)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads((out / "report.json").read_text("utf-8"))
    return found


def numerator(found: dict[str, Any], metric: str, cell: int = 0) -> int:
    figures = {figure["id"]: figure for figure in found["cells"][cell]["figures"]}
    number: int = figures[metric]["numerator"]
    return number


def test_without_dates_in_the_configuration_the_days_are_those_of_the_mail(synced: Path, tmp_path: Path) -> None:
    config = copied(synced, tmp_path / "copy")
    edited(config, OBSERVED, "")
    days = sorted({mail.sent.astimezone(company.PARIS).date().isoformat() for mail in company.mails()})
    assert report(config, tmp_path / "out")["observed"] == {"first": days[0], "last": days[-1]}


def test_mail_outside_the_days_observed_is_in_no_figure(synced: Path, tmp_path: Path) -> None:
    whole = numerator(report(synced, tmp_path / "whole"), "mail.sent")
    config = copied(synced, tmp_path / "copy")
    edited(config, OBSERVED, "[observed]\nfrom = 2026-02-01\n")
    found = report(config, tmp_path / "out")
    assert found["observed"]["first"] == "2026-02-01"
    assert 0 < numerator(found, "mail.sent") < whole


def test_nothing_read_and_no_dates_is_told(synced: Path, tmp_path: Path) -> None:
    """Only calendars without a meeting were read: there is a key and a source, and no day."""
    config = copied(synced, tmp_path / "copy")
    edited(config, OBSERVED, "")
    (config.parent / "state").rename(config.parent / "gone")
    result = run("report", "build", "--period", "2026-Q1", "--out", tmp_path / "out", "--config", config, "--json")
    assert result.exit_code == 1
    assert error_of(result)["what"] == "nothing was read yet"


def test_who_is_in_no_team_counts_in_the_whole_alone(synced: Path, tmp_path: Path) -> None:
    config = copied(synced, tmp_path / "copy")
    path = config.parent / "people.csv"
    path.write_text(path.read_text("utf-8").replace(",Comet,Sales,", ",,Sales,"), "utf-8")
    found = report(config, tmp_path / "out")
    assert [cell["group"]["names"] for cell in found["cells"]] == [[], ["Delta"], ["Atlas", "Boreal"]]
    # The three of Delta and the five of no team: the whole less the others must not tell of either.
    assert [cell["people"] for cell in found["cells"]] == [27, None, None]
    assert numerator(found, "mail.sent") == numerator(report(synced, tmp_path / "whole"), "mail.sent")


def test_a_list_inside_a_list_reaches_its_members_once(synced: Path, tmp_path: Path) -> None:
    config = copied(synced, tmp_path / "copy")
    path = config.parent / "lists.csv"
    inner = f"inner@{company.DOMAIN}"
    path.write_text(path.read_text("utf-8").replace(company.LIST, inner), "utf-8")
    added(path, f"{company.LIST},{inner}\n{inner},{company.LIST}\n")
    nested, plain = report(config, tmp_path / "out"), report(synced, tmp_path / "whole")
    assert numerator(nested, "mail.received") == numerator(plain, "mail.received")
