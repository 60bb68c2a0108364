"""What the tests of `disconnect privacy` share: a company in May of the year after, its commands, its tokens."""

from __future__ import annotations

import json
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from disconnect.privacy.pseudonyms import Pseudonyms
from tests.app import small_company as company
from tests.app.small_files import run

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

WHO = company.members()[5]
MINE = {WHO.address, WHO.alias}
OTHERS = {each.address for each in company.members()} - MINE
IN_MAY = datetime(2027, 5, 3, 8, tzinfo=UTC)
REPORT = ("report", "build", "--period", "2026-Q1")


class Clock(datetime):
    """A clock that stands still in May of the year after."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Clock:
        return cls.fromisoformat(IN_MAY.astimezone(tz).isoformat())


def privacy(config: Path, *words: str | Path) -> Result:
    return run("privacy", *words, "--config", config)


def answered(config: Path, *words: str | Path) -> dict[str, Any]:
    result = privacy(config, *words, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def log(config: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answered(config, "log")["acts"]
    return found


def exported(config: Path, out: Path, address: str = WHO.address) -> dict[str, Any]:
    answered(config, "export", "--for", address, "--out", out)
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return found


def figures(config: Path, out: Path) -> dict[str, Any]:
    result = run(*REPORT, "--out", out, "--config", config)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads((out / "report.json").read_text("utf-8"))
    return found


def tokens(key: bytes) -> set[int]:
    """Every token that the company can have under a key."""
    names = Pseudonyms(key)
    people = {each for member in company.members() for each in (member.address, member.alias) if each}
    found = {names.token("address", each) for each in (*people, company.LIST, company.OUTSIDER)}
    found |= {names.token("message", mail.id) for mail in company.mails()}
    found |= {names.token("message", each.id) for each in company.appointments()}
    return found | {names.token("source", name) for name in ("archive", "mailboxes", "gateway", "calendars")}


def keys_of(config: Path) -> dict[int, bytes]:
    """The keys of the company, which the tests keep in memory."""
    return {year: (config.parent / "keys" / f"{year}.key").read_bytes() for year in (2025, 2026)}
