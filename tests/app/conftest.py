"""The small company, written and read once; a test that changes it works on a copy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.app.small_files import run, write_company

PERIODS = ("2026-Q1", "2026-02")


@pytest.fixture(scope="session")
def synced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The configuration of the company, everything read."""
    config = write_company(tmp_path_factory.mktemp("company") / "atelier")
    result = run("sync", "--config", config)
    assert result.exit_code == 0, result.output
    return config


@pytest.fixture(scope="session")
def published(synced: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the report on a quarter and a month of it, by team."""
    folder = tmp_path_factory.mktemp("report") / "out"
    periods = [part for period in PERIODS for part in ("--period", period)]
    result = run("report", "build", *periods, "--out", folder, "--config", synced, "--json")
    assert result.exit_code == 0, result.output
    assert sorted(json.loads(result.stdout)["files"]) == sorted(str(path) for path in folder.iterdir())
    return folder


@pytest.fixture(scope="session")
def document(published: Path) -> dict[str, Any]:
    """The report as JSON."""
    found: dict[str, Any] = json.loads((published / "report.json").read_text("utf-8"))
    return found
