"""`disconnect doctor`: every broken thing is found, each with its mend, and one never hides the others."""

from __future__ import annotations

import errno
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from disconnect.policyfile.read import parse
from tests.app import small_company as company
from tests.app.small_files import added, edited, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from disconnect.model.policy import Policy

Check = dict[str, str]


def checks(config: Path) -> tuple[int, list[Check]]:
    result = run("doctor", "--config", config, "--json")
    assert "Traceback" not in result.output
    found: list[Check] = json.loads(result.stdout)["checks"]
    return result.exit_code, found


def findings(config: Path) -> list[Check]:
    return [check for check in checks(config)[1] if check["verdict"] != "good"]


def test_nothing_is_wrong_with_a_sound_company(config: Path) -> None:
    code, found = checks(config)
    assert code == 0
    assert [check for check in found if check["verdict"] != "good" or check["mend"]] == []
    assert [check["area"] for check in found] == [
        "policy", "directory", "hours", "source archive", "source mailboxes", "source gateway", "source calendars",
        "source leave", "source duty", "keys", "history", "rights",
    ]  # fmt: skip


def open_key(folder: Path) -> None:
    (folder / "keys" / "2026.key").chmod(0o644)


def short_key(folder: Path) -> None:
    (folder / "keys" / "2026.key").write_bytes(b"short")


def lost_key(folder: Path) -> None:
    (folder / "keys" / "2026.key").unlink()


def keys_inside(folder: Path) -> None:
    edited(folder / "config.toml", 'keys = "keys"', 'keys = "state/keys"')
    (folder / "keys").rename(folder / "state" / "keys")


def no_people(folder: Path) -> None:
    path = folder / "people.csv"
    path.write_text(path.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")


def other_domain(folder: Path) -> None:
    path = folder / "people.csv"
    path.write_text(path.read_text("utf-8").replace(company.DOMAIN, "new.example"), "utf-8")


def without_one(folder: Path) -> None:
    """Without the last person, whose calendar is still read."""
    path = folder / "people.csv"
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")


BROKEN = [
    pytest.param(
        lambda folder: (folder / "people.csv").unlink(), "directory", "wrong", "no such file", "path",
        id="a directory that is gone",
    ),
    pytest.param(
        lambda folder: added(folder / "people.csv", "emp-1,one@atelier.example,,Atlas,Sales,nobody\n"),
        "directory", "warning", "row 29", "manager's id", id="a manager who is nobody",
    ),
    pytest.param(no_people, "directory", "warning", "nobody is in it", "one row a person", id="an empty directory"),
    pytest.param(
        lambda folder: (folder / "people.csv").chmod(0o644), "rights", "warning", "other users", "chmod 600",
        id="a directory that everybody may read",
    ),
    pytest.param(
        lambda folder: (folder / "state").chmod(0o755), "rights", "warning", "other users", "chmod 700",
        id="a history that everybody may read",
    ),
    pytest.param(
        lambda folder: (folder / "policy.toml").unlink(), "policy", "wrong", "no such policy file", "disconnect init",
        id="a policy that is gone",
    ),
    pytest.param(
        lambda folder: edited(folder / "policy.toml", "monday-thursday", "monday-thirsday"),
        "policy", "wrong", "thirsday", "thursday", id="a policy with a typing error",
    ),
    pytest.param(
        lambda folder: (folder / "archive.mbox").unlink(), "source archive", "wrong", "names no file", "correct path",
        id="a source that is gone",
    ),
    pytest.param(
        lambda folder: (folder / "archive.mbox").chmod(0o644), "source archive", "warning", "may read it", "chmod",
        id="mail that everybody may read",
    ),
    pytest.param(
        lambda folder: edited(folder / "config.toml", 'path = "mailboxes"', 'path = "mailboxes"\nfolders = 3'),
        "source mailboxes", "wrong", "folders", "path", id="a setting that the connector lacks",
    ),
    pytest.param(
        lambda folder: edited(folder / "config.toml", 'kind = "on_call"', 'kind = "oncall"'),
        "source duty", "wrong", "'oncall' is unknown", "on_call", id="a kind that the connector lacks",
    ),
    pytest.param(
        lambda folder: added(folder / "leave.csv", "who@else.example,2026-02-30,2026-02-30,\n" * 3),
        "source leave", "warning", "row 16 (and 2 more)", "", id="leave that cannot be read",
    ),
    pytest.param(
        lambda folder: added(folder / "duty.csv", "who@else.example,2026-02-03T08:00,2026-02-04T08:00\n"),
        "source duty", "warning", "in no directory", "aliases", id="duty of people in no directory",
    ),
    pytest.param(open_key, "keys", "wrong", "others may", "chmod 600", id="a key that others may read"),
    pytest.param(short_key, "keys", "wrong", "not 32 bytes", "backup", id="a key that is damaged"),
    pytest.param(lost_key, "keys", "wrong", "the key of 2026 is gone", "backup", id="a key that is gone"),
    pytest.param(keys_inside, "keys", "warning", "inside the history", "elsewhere", id="keys beside what they open"),
    pytest.param(other_domain, "history", "warning", "27 people", "aliases", id="addresses that are in no mail"),
    pytest.param(without_one, "history", "warning", "1 calendar ", "add the person", id="a calendar of nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("breaking", "area", "verdict", "what", "mend"), BROKEN)
def test_what_is_broken_is_found_with_its_mend(  # noqa: PLR0913, PLR0917 - a row has five columns
    config: Path, breaking: Callable[[Path], object], area: str, verdict: str, what: str, mend: str
) -> None:
    breaking(config.parent)
    code, found = checks(config)
    hits = [check for check in found if check["area"] == area and what in check["what"]]
    assert [check["verdict"] for check in hits[:1]] == [verdict]
    assert mend in hits[0]["mend"]
    assert all(check["mend"] for check in found if check["verdict"] != "good")
    assert code == (1 if any(check["verdict"] == "wrong" for check in found) else 0)
    assert "@" not in " ".join(check["what"] + check["mend"] for check in found)


def test_the_text_says_the_same_with_a_sign_and_an_arrow(config: Path) -> None:
    (config.parent / "archive.mbox").unlink()
    (config.parent / "people.csv").chmod(0o644)
    code, found = checks(config)
    text = run("doctor", "--config", config)
    assert text.exit_code == code == 1
    signs = {"good": "✓", "warning": "!", "wrong": "✗"}
    lines = [f"{signs[check['verdict']]} {check['area']}: {check['what']}" for check in found]
    assert [line for line in text.stdout.splitlines() if not line.startswith("    → ")] == lines
    mends = [check["mend"] for check in found if check["mend"]]
    assert [line.strip("→ ") for line in text.stdout.splitlines() if line.startswith("    → ")] == mends


def test_everything_that_is_broken_is_found_in_one_go(config: Path) -> None:
    folder = config.parent
    for breaking in (open_key, lambda at: (at / "archive.mbox").unlink(), lambda at: (at / "people.csv").chmod(0o644)):
        breaking(folder)
    edited(folder / "policy.toml", "monday-thursday", "monday-thirsday")
    assert {check["area"] for check in findings(config)} >= {"policy", "source archive", "keys", "rights"}


def test_one_broken_file_is_told_once(config: Path) -> None:
    (config.parent / "policy.toml").unlink()
    assert [check["area"] for check in findings(config)] == ["policy"]


def test_a_broken_configuration_is_a_finding_too(tmp_path: Path) -> None:
    code, found = checks(tmp_path / "config.toml")
    assert code == 1
    assert [(check["area"], check["verdict"]) for check in found] == [("configuration", "wrong")]


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [
        pytest.param(9, False, id="nine people: too few to be spoken of"),
        pytest.param(10, True, id="ten people"),
    ],
)
def test_few_people_without_mail_are_not_told(config: Path, rows: int, *, is_told: bool) -> None:
    new = [f"emp-{number},nobody{number}@{company.DOMAIN},,Atlas,Sales,\n" for number in range(rows)]
    added(config.parent / "people.csv", "".join(new))
    told = [check["what"] for check in findings(config) if check["area"] == "history"]
    assert told == ([f"{rows} people of the directory are in no mail of 2026, under any of their addresses"] * is_told)


def test_who_has_left_before_the_year_need_be_in_no_mail(config: Path) -> None:
    path = config.parent / "people.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    gone = [f"emp-{number},nobody{number}@{company.DOMAIN},,Atlas,Sales,,2020-01-01,2025-12-31" for number in range(12)]
    path.write_text("\n".join([f"{header},arrival,departure", *(f"{row},," for row in rows), *gone, ""]), "utf-8")
    assert findings(config) == []


def test_people_without_a_zone_are_told(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def zoneless(text: str, name: str) -> Policy:
        return replace(parse(text, name), zone="")

    monkeypatch.setattr("disconnect.app.policies.parse", zoneless)
    edited(config, "[observed]", '[sites.paris]\nzone = "Europe/Paris"\n[observed]')
    (found,) = [check for check in findings(config) if check["area"] == "hours"]
    assert found["what"].startswith("row 2 (and ")
    assert "has a time zone" in found["what"]
    assert "[sites.NAME] zone" in found["mend"]


def test_a_site_gives_its_people_their_zone(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def zoneless(text: str, name: str) -> Policy:
        return replace(parse(text, name), zone="")

    monkeypatch.setattr("disconnect.app.policies.parse", zoneless)
    path = config.parent / "people.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([f"{header},site", *(f"{row},paris" for row in rows), ""]), "utf-8")
    edited(config, "[observed]", '[sites.paris]\nzone = "Europe/Paris"\n[observed]')
    assert [check for check in findings(config) if check["area"] == "hours"] == []


def test_a_disk_that_fails_is_a_finding_without_a_path(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bool:
        raise OSError(errno.EIO, "Input/output error", "/srv/canary@atelier.example")

    monkeypatch.setattr("disconnect.app.checking._is_open", fail)
    (found,) = findings(config)
    assert found["area"] == "rights"
    assert found["what"] == "something there cannot be read (Input/output error)"


def test_sync_goes_no_further_where_a_key_is_gone(config: Path) -> None:
    """A new key would make a second person of everybody."""
    lost_key(config.parent)
    for command in (("sync",), ("report", "build", "--period", "2026", "--out", str(config.parent / "out"))):
        result = run(*command, "--config", config, "--json")
        assert result.exit_code == 1
        assert json.loads(result.stdout)["error"]["what"].startswith("the key of 2026 is gone")
    assert not (config.parent / "keys" / "2026.key").exists()


def test_nobody_needs_a_zone_before_the_policy_s_first_day(config: Path) -> None:
    """The time before it has no policy, and so no hours to read by a clock."""
    edited(config.parent / "policy.toml", "[identity]", "[identity]\nin_force_from = 2026-01-01")
    assert [check for check in findings(config) if check["area"] == "hours"] == []


def test_own_hours_outside_the_limits_are_told_by_their_row(config: Path) -> None:
    path = config.parent / "people.csv"
    header, first, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([f"{header},own_hours", f"{first},02:00-03:00", *rows, ""]), "utf-8")
    (found,) = [check for check in findings(config) if check["area"] == "hours"]
    assert found["verdict"] == "warning"
    assert found["what"].startswith("row 2: the own_hours lie outside the limits of the policy")
    assert "02:00" not in found["what"]
