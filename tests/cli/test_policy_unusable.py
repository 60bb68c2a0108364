"""A policy file that cannot be used, whatever the reason: its last valid text stays in force, and everybody is told."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.app.personal import POLICY, write_personal
from tests.app.small_files import added, error_of, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WAIT = POLICY.replace('action = "deliver"', 'action = "defer"')
ASKED = ("advise", "--from", "boss@own.example", "--to", "ada@own.example", "--at", "2030-03-05T20:00+01:00", "--json")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A company whose policy was read once, valid."""
    path = write_personal(tmp_path / "own")
    (path.parent / "policy.toml").write_text(WAIT, "utf-8")
    (path.parent / "state").mkdir()
    assert run(*ASKED, "--config", path).exit_code == 0
    return path


def latin(path: Path) -> None:
    path.write_bytes(WAIT.replace("Accord", "Accord signé").encode("latin-1"))


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def nested(path: Path) -> None:
    path.write_text("x = " + "[" * 4000 + "]" * 4000 + f"\n{WAIT}", "utf-8")


def long_number(path: Path) -> None:
    path.write_text(f"x = {'9' * 5000}\n{WAIT}", "utf-8")


def dotted(path: Path) -> None:
    path.write_text(".".join(["x"] * 20000) + f" = 1\n{WAIT}", "utf-8")


BREAKS = [
    pytest.param(latin, "no UTF-8 text", id="saved in Latin-1"),
    pytest.param(lambda path: path.unlink(), "no such policy file", id="gone"),
    pytest.param(pipe, "no regular file", id="a pipe in its place"),
    pytest.param(nested, "deep", id="nested four thousand deep"),
    pytest.param(long_number, "larger than TOML allows", id="a number of five thousand digits"),
    pytest.param(dotted, "characters", id="a key of twenty thousand parts"),
]


@pytest.mark.parametrize(("spoil", "told"), BREAKS)
def test_the_last_valid_text_stays_in_force(config: Path, spoil: Callable[[Path], None], told: str) -> None:
    before = run(*ASKED, "--config", config)
    spoil(config.parent / "policy.toml")
    after = run(*ASKED, "--config", config)
    assert (after.exit_code, after.stdout) == (0, before.stdout)
    assert told in " ".join(after.stderr.split())
    assert "policy.toml is not used: its last valid text stays in force" in " ".join(after.stderr.split())
    checks = json.loads(run("doctor", "--config", config, "--json").stdout)["checks"]
    wrong = [check["what"] for check in checks if check["area"] == "policy" and check["verdict"] == "wrong"]
    assert any(told in what for what in wrong)
    assert "policy.toml cannot be used: its last valid text stays in force" in wrong


@pytest.mark.parametrize(("spoil", "told"), BREAKS)
def test_where_none_was_ever_valid_the_command_stops(config: Path, spoil: Callable[[Path], None], told: str) -> None:
    (config.parent / "state" / "policies" / "policy.toml").unlink()
    spoil(config.parent / "policy.toml")
    result = run(*ASKED, "--config", config)
    assert result.exit_code == 1
    assert told in error_of(result)["what"]


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param(b"\xff", id="no text"),
        pytest.param(b"id = ", id="half a text"),
        pytest.param(b"", id="empty: the disk was full"),
    ],
)
def test_a_damaged_copy_is_healed_by_the_good_policy_and_never_hides_what_is_wrong(config: Path, kept: bytes) -> None:
    copy, policy = config.parent / "state" / "policies" / "policy.toml", config.parent / "policy.toml"
    copy.write_bytes(kept)
    assert run(*ASKED, "--config", config).exit_code == 0
    assert copy.read_text("utf-8") == WAIT
    copy.write_bytes(kept)
    policy.write_text(WAIT.replace("defer", "defr"), "utf-8")
    result = run(*ASKED, "--config", config)
    assert result.exit_code == 1
    assert "defr" in error_of(result)["what"]


def test_a_policy_taken_out_of_its_folder_rules_no_more(config: Path) -> None:
    folder = config.parent / "policies"
    folder.mkdir()
    usual = POLICY.replace('id = "own"', 'id = "usual"')
    for name, text in (("usual", usual), ("press", f'{WAIT}\n[scope]\nteam = ["press"]\n')):
        (folder / f"{name}.toml").write_text(text, "utf-8")
    added(config, '\n[policy]\nfile = "policies"\n')
    first = json.loads(run(*ASKED, "--config", config).stdout)["recipients"][0]["action"]
    (folder / "press.toml").unlink()
    result = run(*ASKED, "--config", config)
    assert (first, json.loads(result.stdout)["recipients"][0]["action"]) == ("defer", "deliver")
    assert result.stderr == ""


def test_policy_check_waits_for_no_pipe(config: Path) -> None:
    pipe(config.parent / "policy.toml")
    found = error_of(run("policy", "check", config.parent / "policy.toml", "--json"))
    assert found["what"] == "it is no regular file"
