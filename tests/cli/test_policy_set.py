"""`disconnect policy set` and `disconnect policy schema`, as an administrator types them."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest

from disconnect.policyfile.read import read
from disconnect.policyfile.schema import schema
from disconnect.policyfile.templates import template
from tests.app.small_files import run

if TYPE_CHECKING:
    from pathlib import Path

TEXT = template("sme-charter")


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "policy.toml"
    path.write_text(TEXT, "utf-8")
    path.chmod(0o640)
    return path


def test_a_value_is_changed_and_nothing_else(policy: Path) -> None:
    result = run("policy", "set", policy, "responses[2].action", '"defer"')
    assert result.exit_code == 0
    assert 'responses[2].action = "defer"' in result.stdout
    lines, changed = TEXT.splitlines(), policy.read_text("utf-8").splitlines()
    assert [(old, new) for old, new in zip(lines, changed, strict=True) if old != new] == [
        ('action = "nudge"', 'action = "defer"')
    ]
    assert read(policy).responses[1].action.value == "defer"


def test_rights_and_line_ends_stay(policy: Path) -> None:
    policy.write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert run("policy", "set", policy, "night.start", '"22:00"').exit_code == 0
    assert policy.read_bytes() == TEXT.replace("\n", "\r\n").replace('start = "21:00"', 'start = "22:00"').encode()
    assert stat.S_IMODE(policy.stat().st_mode) == 0o640
    assert sorted(path.name for path in policy.parent.iterdir()) == ["policy.toml"]


def test_a_link_stays_a_link(policy: Path, tmp_path: Path) -> None:
    link = tmp_path / "current.toml"
    link.symlink_to(policy)
    assert run("policy", "set", link, "smoothing_minutes", "30").exit_code == 0
    assert link.is_symlink()
    assert read(policy).smoothing == 30


def test_a_value_that_is_there_already_writes_nothing(policy: Path) -> None:
    before = policy.stat().st_mtime_ns
    result = run("policy", "set", policy, "night.start", '"21:00"')
    assert result.exit_code == 0
    assert "already" in result.stdout
    assert policy.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        pytest.param("responses[2].action", '"defr"', 'did you mean "defer"?', id="a value that is none"),
        pytest.param("responses[2].action", "defer", "no value as TOML writes it", id="a text without quotes"),
        pytest.param("responses[9].action", '"defer"', "rows, counted from 1", id="a row that is not there"),
        pytest.param("default_hours", '"night"', "unknown hours", id="a name that is not there"),
    ],
)
def test_a_change_into_a_mistake_is_refused_and_told(policy: Path, key: str, value: str, told: str) -> None:
    result = run("policy", "set", policy, key, value)
    assert result.exit_code == 1
    assert told in " ".join(result.stderr.split())
    assert policy.read_text("utf-8") == TEXT


COMMENTED = """\
prohibited_uses = [ # agreed on 3 March
  "sanction", # as the union asked
  # nobody wants rankings
  "ranking",
]
"""


@pytest.fixture
def commented(policy: Path) -> Path:
    """A policy with a list over several lines, with the writer's comments in every place of it."""
    lines = [line for line in TEXT.splitlines() if not line.startswith("prohibited_uses")]
    place = next(number for number, line in enumerate(lines) if line.startswith("default_hours"))
    policy.write_text("\n".join([*lines[:place], COMMENTED + lines[place], *lines[place + 1 :], ""]), "utf-8")
    return policy


def test_a_list_that_is_as_it_shall_be_is_not_touched(commented: Path) -> None:
    before = commented.read_bytes()
    result = run("policy", "set", commented, "prohibited_uses", '["sanction", "ranking"]')
    assert result.exit_code == 0
    assert "already" in result.stdout
    assert commented.read_bytes() == before


@pytest.mark.parametrize(
    "value",
    [pytest.param('["sanction"]', id="shorter"), pytest.param('["sanction", "ranking", "reward"]', id="longer")],
)
def test_a_list_whose_comments_would_be_lost_is_left_to_an_editor(commented: Path, value: str) -> None:
    before = commented.read_bytes()
    result = run("policy", "set", commented, "prohibited_uses", value, "--lang", "en")
    assert result.exit_code == 1
    told = " ".join(result.stderr.split())
    assert "the comments between the lines of this value would be lost" in told
    assert "change it in an editor" in told
    assert commented.read_bytes() == before


def test_a_comment_beside_a_value_stays(commented: Path) -> None:
    commented.write_text(commented.read_text("utf-8").replace(COMMENTED, 'prohibited_uses = ["ranking"] # agreed\n'))
    assert run("policy", "set", commented, "prohibited_uses", '["sanction", "reward"]').exit_code == 0
    assert 'prohibited_uses = ["sanction", "reward"] # agreed\n' in commented.read_text("utf-8")


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    result = run("policy", "set", tmp_path / "none.toml", "id", '"x"')
    assert result.exit_code == 1
    assert "there is no such policy file" in " ".join(result.stderr.split())


def test_the_schema_is_printed_or_written(tmp_path: Path) -> None:
    result = run("policy", "schema")
    assert json.loads(result.stdout) == schema()
    out = tmp_path / "policy.schema.json"
    assert run("policy", "schema", "--out", out).exit_code == 0
    assert out.read_text("utf-8") == result.stdout


KEPT = ["people.csv", "other.toml", "config.toml", "notes", "page.HTML"]


@pytest.mark.parametrize("name", KEPT)
def test_a_schema_replaces_nothing_but_a_schema(tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    out.write_text("mine", "utf-8")
    result = run("policy", "schema", "--out", out)
    assert result.exit_code == 2
    assert out.read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", [*KEPT[:-1], "schema.json"])
def test_a_charter_replaces_nothing_but_a_charter(policy: Path, name: str) -> None:
    out = policy.with_name(name)
    out.write_text("mine", "utf-8")
    result = run("policy", "charter", policy, "--out", out)
    assert result.exit_code == 2
    assert ".html" in " ".join(result.stderr.split())
    assert out.read_text("utf-8") == "mine"


def test_an_earlier_schema_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "policy.schema.json"
    for _ in range(2):
        assert run("policy", "schema", "--out", out).exit_code == 0
    assert json.loads(out.read_text("utf-8")) == schema()
