"""Publishing killed with SIGKILL at every step: no file without its entry, and the next publication goes on."""

from __future__ import annotations

import itertools
import shutil
from typing import TYPE_CHECKING

import pytest

from disconnect.privacy.ledger import State
from disconnect.privacy.sealing import fingerprint
from disconnect.storage.ledgerfile import COPIES, LINES, MARK, LedgerFile
from tests.app.killed import killed_at, publish_small
from tests.app.small_report import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disconnect.privacy.ledger import Ledger

KILLS = 200


def appeared(folder: Path) -> set[str]:
    """The fingerprints of the files that have their names."""
    out = folder / "out"
    return {fingerprint((out / name).read_bytes()) for name in NAMES if (out / name).exists()}


def recorded(ledger: Ledger) -> set[str]:
    """The fingerprints of all that counts as published."""
    return {print_ for entry in ledger.entries if entry.counts for print_ in entry.publication.files.values()}


def check_killed(folder: Path) -> Ledger:
    """What holds whatever the moment of the kill."""
    ledger = LedgerFile(folder / "state").read()
    assert ledger.fault is None
    assert appeared(folder) <= recorded(ledger)
    return ledger


def check_continued(folder: Path, before: Ledger) -> Ledger:
    """What holds after one more publication that got through."""
    ledger = check_killed(folder)
    assert [entry.seal for entry in ledger.entries][: len(before.entries)] == [entry.seal for entry in before.entries]
    assert ledger.unfinished == ()
    assert ledger.entries[-1].state is State.COMPLETED
    assert appeared(folder) == set(ledger.entries[-1].publication.files.values())
    assert {path.name for path in (folder / "out").iterdir()} == set(NAMES), "no draft is left"
    assert {path.name for path in (folder / "state" / "ledger").iterdir()} == {LINES, MARK, COPIES, "lock"}
    return ledger


def kills(folder: Path, base: Path | None, start: str) -> Iterator[tuple[int, Path]]:
    """A folder (a copy of `base`) for each step at which a publication was killed in it, until one gets through."""
    for number in itertools.count(1):
        place = folder / f"{number:03}"
        shutil.copytree(base, place) if base else place.mkdir()
        if not killed_at(number, folder, lambda place=place: publish_small(place, start)):  # type: ignore[misc]
            shutil.rmtree(place)
            return
        yield number, place


def test_killed_at_every_step_no_file_is_without_its_entry_and_the_next_publication_goes_on(tmp_path: Path) -> None:
    done: list[State] = []
    killed = 0
    first, second, third = tmp_path / "first", tmp_path / "second", tmp_path / "third"
    first.mkdir()
    for _, place in kills(first, None, "Atelier"):
        before = check_killed(place)
        assert not appeared(place) or before.entries
        publish_small(place, "Other Works")
        done += [entry.state for entry in check_continued(place, before).entries[:-1]]
        killed += 1
    # Over an earlier report, in the same folder.
    base = tmp_path / "base"
    base.mkdir()
    publish_small(base)
    second.mkdir()
    for number, place in kills(second, base, "Other Works"):
        before = check_killed(place)
        # And the one that goes on is killed as well, each time a little later.
        killed += 1 + killed_at(1 + number * 7 % 50, place, lambda place=place: publish_small(place, "Third Works"))  # type: ignore[misc]
        check_killed(place)
        publish_small(place, "Other Works")
        done += [entry.state for entry in check_continued(place, before).entries[1:-1]]
    third.mkdir()
    for _, place in kills(third, base, "Atelier"):
        killed += 1
        before = check_killed(place)
        publish_small(place)
        check_continued(place, before)
    assert killed >= KILLS
    assert {State.COMPLETED, State.ABANDONED} == set(done)


def test_files_of_a_killed_publication_that_somebody_took_away_count_as_published(tmp_path: Path) -> None:
    for _, place in kills(tmp_path, None, "Atelier"):
        if "report.html" in {path.name for path in place.glob("out/*")}:
            break
    else:
        pytest.fail("no kill between two names")
    shutil.rmtree(place / "out")
    publish_small(place, "Other Works")
    states = [entry.state for entry in LedgerFile(place / "state").read().entries]
    assert states == [State.INTERRUPTED, State.COMPLETED]
