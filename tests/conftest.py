"""What tests of every part may ask for: real peers that are started, and what happens where one is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# Commands that no configuration tells its language speak the user's; without one, French (`native_french`).
os.environ["LC_ALL"] = "en_GB.UTF-8"
# How long a test takes is no matter of right or wrong.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
Chromium = Callable[..., subprocess.CompletedProcess[str]]
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def program(name: str, package: str) -> str:
    """The path of a program that a test starts; without it the test is skipped, but fails where CI is "true"."""
    found = shutil.which(name)
    if found is None:
        said = f"{name} is missing: run scripts/servers, or install Debian's package {package}"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    return found


@pytest.fixture
def native_french(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that says nothing of the user's language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def chromium(tmp_path: Path) -> Chromium:
    """Starts a headless browser with a new profile and the arguments given; hands back what it printed."""
    browser = program("chromium", "chromium")

    def start(*arguments: str) -> subprocess.CompletedProcess[str]:
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        command = [browser, *_QUIET, profile, *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)

    return start


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data, beside the checkout or at `DISCONNECT_DATA`; where missing it is as in `program`."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    folder = Path(os.environ.get("DISCONNECT_DATA", beside))
    if not folder.is_dir():
        said = f"{folder} is missing: set DISCONNECT_DATA to the folder of real data"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    return folder
