"""The wheel and the sdist: built from this checkout, installed elsewhere, and run there by a user (budget: 60 s)."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.app.small_files import added
from tests.cli.foreign import write_package

ROOT = Path(__file__).parents[2]
LONGEST = 120


def ran(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """A program run in `folder`, with nothing of the checkout on its path; what it printed."""
    words = [str(word) for word in command]
    found = subprocess.run(
        words, cwd=folder, env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, timeout=LONGEST, check=False
    )
    assert "Traceback" not in found.stderr, found.stderr
    return found


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheel and the sdist by their last suffix."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder), "-t", "wheel", "-t", "sdist"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST, check=False)
    assert done.returncode == 0, done.stderr
    return {path.suffix: path for path in folder.iterdir()}


@pytest.fixture(scope="session")
def names(built: dict[str, Path]) -> frozenset[str]:
    with zipfile.ZipFile(built[".whl"]) as wheel:
        return frozenset(wheel.namelist())


@pytest.fixture(scope="session")
def place(built: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment elsewhere with the wheel in it, dependencies borrowed from the tests' own.

    Only the dependencies: the editable install is itself a .pth file, and those of a borrowed folder are not read.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    made = ran(sys.executable, "-m", "venv", folder / "venv", folder=folder)
    assert made.returncode == 0, made.stderr
    python = folder / "venv" / "bin" / "python"
    done = ran(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", built[".whl"], folder=folder)
    assert done.returncode == 0, done.stderr
    (site,) = folder.glob("venv/lib/python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder


def disconnect(place: Path, *arguments: str | Path, code: int = 0) -> str:
    """What the installed command prints."""
    found = ran(place / "venv" / "bin" / "disconnect", *arguments, folder=place)
    assert found.returncode == code, found.stdout + found.stderr
    return found.stdout


@pytest.mark.parametrize(
    "name",
    [
        "disconnect/py.typed",
        "disconnect/connectors/__init__.py",
        "disconnect/connectors/mbox/__init__.py",
        "disconnect/connectors/kit/reading.py",
        "disconnect/policies/templates/plain/policy.toml",
        "disconnect/policies/templates/sme-charter/policy.toml",
        "disconnect/policies/holidays/FR.toml",
        "disconnect/report/report.schema.json",
        "disconnect/report/templates/report.html",
        "disconnect/report/templates/report.css",
        "disconnect/report/templates/chart.svg",
        "disconnect/cli/locales/fr/LC_MESSAGES/click.mo",
        "disconnect/report/locales/fr/LC_MESSAGES/disconnect.po",
        "disconnect/report/locales/en/LC_MESSAGES/disconnect.po",
    ],
)
def test_the_wheel_carries_what_is_read_at_run_time(names: frozenset[str], name: str) -> None:
    assert name in names


def test_nothing_of_the_wheel_lies_outside_the_package(names: frozenset[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert {top.partition("-")[0] for top in tops} == {"disconnect"}
    assert len(tops) == 2


def test_no_bytecode_and_no_test_is_in_the_wheel(names: frozenset[str]) -> None:
    assert [name for name in names if name.endswith((".pyc", ".nbi", ".nbc")) or "/tests/" in name] == []


def test_every_module_of_the_checkout_is_in_the_wheel(names: frozenset[str]) -> None:
    modules = {str(path.relative_to(ROOT)) for path in (ROOT / "disconnect").rglob("*.py")}
    linked = {f"disconnect/{path.relative_to(ROOT)}" for path in (ROOT / "connectors").rglob("*.py")}
    assert len(linked) > 20
    assert (modules | linked) - names == set()


def test_the_links_are_folders_once_installed(place: Path) -> None:
    (package,) = (place / "venv").glob("lib/python*/site-packages/disconnect")
    for name in ("connectors", "policies"):
        assert (package / name).is_dir()
        assert not (package / name).is_symlink()


def test_the_sdist_holds_what_a_build_needs_and_nothing_of_ours_alone(built: dict[str, Path]) -> None:
    with tarfile.open(built[".gz"]) as archive:
        found = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "LICENSE", "README.md", "connectors/mbox/__init__.py", "config.example.toml"} <= found
    assert not any(name.startswith((".ci", "benchmarks", ".venv", ".cache", "real", "demo/")) for name in found)


def test_it_is_the_installed_package_that_runs(place: Path) -> None:
    code = "import disconnect, disconnect.connectors.csv as c; print(disconnect.__file__); print(c.__file__)"
    found = ran(place / "venv" / "bin" / "python", "-c", code, folder=place)
    assert found.returncode == 0, found.stderr
    for line in found.stdout.splitlines():
        assert Path(line).is_relative_to(place / "venv")
    assert len(found.stdout.splitlines()) == 2


def test_every_entry_point_resolves(place: Path) -> None:
    listed = json.loads(disconnect(place, "connectors", "--json"))
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    assert set(stated["disconnect.connectors"]) == set(listed)
    assert all(connector["keeps"] and connector["settings"] for connector in listed.values())


def test_a_user_gets_from_nothing_to_a_history(place: Path) -> None:
    folder = place / "atelier"
    disconnect(place, "init", folder, "--organisation", "Atelier")
    added(folder / "config.toml", '\n[sources.post]\nconnector = "mbox"\npath = "post.mbox"\n')
    head = "From a Thu Jan  1 00:00:00 2026\nDate: Mon, 2 Feb 2026 10:00:00 +0100\nMessage-ID: <1@a>\n"
    (folder / "post.mbox").write_text(f"{head}From: a@b.example\nTo: c@b.example\nSubject: canary\n\nbody\n")
    (folder / "post.mbox").chmod(0o600)
    config = ("--config", folder / "config.toml")
    checks = json.loads(disconnect(place, "doctor", *config, "--json"))["checks"]
    assert {check["area"] for check in checks if check["verdict"] != "good"} == {"directory"}
    assert json.loads(disconnect(place, "sync", *config, "--json"))["sources"][0]["contacts"] == 1
    assert "Horaires de bureau" in disconnect(place, "policy", "show", "--lang", "fr", *config)


def test_somebody_else_s_connector_is_found_and_read(place: Path) -> None:
    (site,) = (place / "venv").glob("lib/python*/site-packages")
    write_package(site)
    folder = place / "other"
    try:
        disconnect(place, "init", folder, "--organisation", "Other")
        added(folder / "config.toml", '\n[sources.post]\nconnector = "slow"\npath = "post.mbox"\n')
        head = "From a Thu Jan  1 00:00:00 2026\nDate: Mon, 2 Feb 2026 10:00:00 +0100\nMessage-ID: <1@a>\n"
        (folder / "post.mbox").write_text(f"{head}From: a@b.example\nTo: c@b.example\n\nbody\n")
        read = json.loads(disconnect(place, "sync", "--config", folder / "config.toml", "--json"))
        assert read["sources"][0]["contacts"] == 1
        assert "slow" in json.loads(disconnect(place, "connectors", "--json", code=1))
    finally:
        for path in (*site.glob("slowpost*/*"), *site.glob("*post.py")):
            path.unlink()
        (site / "slowpost-1.0.dist-info").rmdir()
