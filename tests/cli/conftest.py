"""The small company of tests/app, read once for the tests of the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from disconnect.cli import opening
from tests.app.small_files import copied, run, write_company
from tests.cli.privacy_cases import Clock, keys_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def company_read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The configuration of the company, everything read; not to be changed."""
    config = write_company(tmp_path_factory.mktemp("cli-company") / "atelier")
    result = run("sync", "--config", config)
    assert result.exit_code == 0, result.output
    return config


@pytest.fixture
def config(company_read: Path, tmp_path: Path) -> Path:
    """The configuration of a copy of the company, that a test may break."""
    return copied(company_read, tmp_path / "atelier")


@pytest.fixture
def in_may(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command is run in May of the year after."""
    monkeypatch.setattr(opening, "datetime", Clock)


@pytest.fixture(scope="module")
def before(company_read: Path) -> dict[int, bytes]:
    """The keys of the company by year, as long as there are any."""
    return keys_of(company_read)


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody answers: click's own runner of 8.2.0 would ask without end."""

    def ended(prompt: str) -> str:
        click.echo(prompt, nl=False)
        raise EOFError

    monkeypatch.setattr("click.termui.visible_prompt_func", ended)
