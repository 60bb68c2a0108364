"""Connectors of other people's packages: found and read, and never trusted with what a user sees."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.app.small_files import CANARIES, edited, run
from tests.cli.foreign import write_package

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("package")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(write_package(tmp_path / "site")))


def named(config: Path, connector: str) -> None:
    edited(config, 'connector = "mbox"\npath = "archive', f'connector = "{connector}"\npath = "archive')


def is_clean(text: str) -> bool:
    return "@" not in text and not any(word in text for word in CANARIES) and "Traceback" not in text


def test_a_broken_package_is_told_and_the_others_are_listed() -> None:
    result = run("connectors", "--json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    assert list(found) == sorted(found)
    assert set(found) >= {"mbox", "maildir", "ics", "csv", "slow", "broken"}
    assert found["broken"]["error"]["what"] == "the connector 'broken' failed (ImportError)"
    assert [each["name"] for each in found["slow"]["settings"]] == ["path"]
    assert is_clean(result.output)
    text = run("connectors")
    assert text.exit_code == 1
    assert "the connector 'broken' failed (ImportError)" in text.stderr
    assert "keeps: " in text.stdout
    assert is_clean(text.output)


@pytest.mark.parametrize(
    ("connector", "kind", "items"),
    [
        pytest.param("broken", "ImportError", 0, id="one that cannot be imported"),
        pytest.param("failing", "ValueError", 1, id="one that fails at the end"),
    ],
)
def test_a_connector_that_fails_is_one_source_less_and_shows_no_content(
    config: Path, connector: str, kind: str, items: int
) -> None:
    named(config, connector)
    with (config.parent / "archive.mbox").open("a", encoding="utf-8") as file:
        file.write("From a Thu Jan  1 00:00:00 2026\nDate: Mon, 2 Feb 2026 10:00:00 +0100\nFrom: a@b.example\n\nx\n")
    result = run("sync", "--config", config, "--json")
    assert result.exit_code == 1
    found = {each["source"]: each for each in json.loads(result.stdout)["sources"]}
    assert found["archive"]["failure"]["what"] == f"the connector {connector!r} failed ({kind})"
    assert found["archive"]["items"] == items
    assert [name for name, each in found.items() if each["failure"]] == ["archive"]
    assert is_clean(result.output)
    doctor = run("doctor", "--config", config, "--json")
    assert doctor.exit_code == 1
    (wrong,) = [check for check in json.loads(doctor.stdout)["checks"] if check["verdict"] == "wrong"]
    assert wrong["area"] == "source archive"
    assert is_clean(doctor.output)


def test_a_kind_that_the_product_lacks_is_refused_whatever_the_connector_says(config: Path) -> None:
    edited(config, 'connector = "mbox"\npath = "archive', 'connector = "lenient"\nkind = "chat"\npath = "archive')
    result = run("sync", "archive", "--config", config, "--json")
    assert result.exit_code == 1
    failure = json.loads(result.stdout)["sources"][0]["failure"]
    assert failure["what"] == "the kind 'chat' is unknown"
    assert failure["mend"] == "use one of mail, meetings, leave, on_call"


def test_the_connectors_of_the_product_are_listed_with_their_settings() -> None:
    text = run("connectors").stdout
    for name in ("mbox", "maildir", "ics", "csv", "path", "required", "delimiter"):
        assert name in text
