"""A reading that is stopped in its middle, by its user, by force or by the disk, and what the next one makes of it."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from disconnect.connectors.kit import piles
from disconnect.storage import writer
from disconnect.storage.history import History
from disconnect.storage.keys import KeyRing
from tests.app import small_company as company
from tests.app.small_files import edited, error_of, run, write_company
from tests.cli.foreign import write_package

if TYPE_CHECKING:
    from pathlib import Path

LONGEST = 60.0


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The company, nothing read, its mbox read by a connector that can be stopped; batches and flushes are small."""
    monkeypatch.syspath_prepend(str(write_package(tmp_path / "site")))
    monkeypatch.setattr(piles, "FULL", piles.FULL)
    monkeypatch.setattr(writer, "FLUSH_ROWS", writer.FLUSH_ROWS)
    config = write_company(tmp_path / "atelier")
    edited(config, 'connector = "mbox"\npath', 'connector = "slow"\npath')
    return config


def started(config: Path, tmp_path: Path) -> subprocess.Popen[str]:
    """`disconnect sync`, waiting in the middle of its first source."""
    reached = tmp_path / "reached"
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "site"), "WAIT_FOR": str(reached)}
    process = subprocess.Popen(
        [sys.executable, "-m", "disconnect", "sync", "--config", str(config)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    limit = time.monotonic() + LONGEST
    while not reached.exists():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < limit
        time.sleep(0.05)
    return process


def mails(config: Path) -> int:
    history = History(config.parent / "state", KeyRing(config.parent / "keys"))
    found: int = history.table(2026, "mails").num_rows
    history.close()
    return found


def document(config: Path, out: Path) -> str:
    """The report's figures, as published."""
    result = run("report", "build", "--period", "2026-Q1", "--out", out, "--config", config)
    assert result.exit_code == 0, result.output
    return (out / "report.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("how", "code"),
    [pytest.param(signal.SIGINT, 1, id="Ctrl-C"), pytest.param(signal.SIGKILL, -9, id="kill -9")],
)
def test_after_a_stop_in_the_middle_the_next_reading_makes_the_same_report(
    slow: Path, synced_report: str, tmp_path: Path, how: signal.Signals, code: int
) -> None:
    process = started(slow, tmp_path)
    process.send_signal(how)
    out, err = process.communicate(timeout=LONGEST)
    assert process.returncode == code
    assert "Traceback" not in err
    assert "@" not in out + err
    if how is signal.SIGINT:
        assert "what was stored stays" in err
        assert "→ run the same command again" in err
    assert 0 < mails(slow) < len(company.mails())
    assert run("sync", "--config", slow).exit_code == 0
    assert mails(slow) == len(company.mails())
    assert document(slow, tmp_path / "out").replace('"slow"', '"mbox"') == synced_report


@pytest.fixture(scope="module")
def synced_report(company_read: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of the company that was read without a stop."""
    return document(company_read, tmp_path_factory.mktemp("whole") / "out")


def test_ctrl_c_is_told_as_json_too(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("disconnect.app.reading.writing", interrupt)
    result = run("sync", "--config", config, "--json")
    assert result.exit_code == 1
    assert error_of(result)["where"] == "interrupted"


def test_a_full_disk_is_told_and_loses_nothing(slow: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual, history = os.fsync, slow.parent / "state" / "history"

    def full(handle: int) -> None:
        if len(list(history.glob("*/*/mails-*"))) > 6:
            raise OSError(errno.ENOSPC, "No space left on device")
        usual(handle)

    monkeypatch.setattr(os, "fsync", full)
    result = run("sync", "--config", slow, "--json")
    monkeypatch.setattr(os, "fsync", usual)
    assert result.exit_code == 1
    found = error_of(result)
    assert str(slow.parent / "state") in found["where"]
    assert "full" in found["what"]
    assert "run the same command again" in found["mend"]
    assert 0 < mails(slow) < len(company.mails())
    assert run("sync", "--config", slow).exit_code == 0
    assert mails(slow) == len(company.mails())


def test_a_full_disk_leaves_no_half_report(config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    out = tmp_path / "out"
    result = run("report", "build", "--period", "2026-Q1", "--out", out, "--config", config, "--json")
    assert result.exit_code == 1
    assert "No space left on device" in error_of(result)["what"]
    assert list(out.glob("*")) == []


def test_any_other_failure_of_the_machine_is_told_without_its_path(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error", "/srv/mail/canary-address@elsewhere.example")

    monkeypatch.setattr("disconnect.app.reading.writing", fail)
    result = run("sync", "--config", config)
    assert result.exit_code == 1
    assert "Input/output error" in result.stderr
    assert "@" not in result.output
    assert "disconnect doctor" in result.stderr


def test_a_reader_that_went_away_is_no_failure_to_tell(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr("disconnect.app.reading.writing", closed)
    result = run("sync", "--config", config)
    assert result.exit_code == 1
    assert result.stderr.strip() == ""


def test_a_second_reading_at_the_same_time_waits_for_nobody(config: Path) -> None:
    with (config.parent / "state" / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        result = run("sync", "--config", config, "--json")
    assert result.exit_code == 1
    assert "another" in error_of(result)["what"]
    assert json.loads(run("sync", "--config", config, "--json").stdout)["sources"]
