"""What `disconnect doctor` looks at: configuration, policy, directory, sources, keys, rights on files."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from disconnect.app.calendars import calendars_of
from disconnect.errors import DisconnectError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from disconnect.app.setup import Setup


class Verdict(Enum):
    """How a check ended."""

    GOOD = "good"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at: the area, what was found, and how to mend it ("" where all is well)."""

    area: str
    verdict: Verdict
    what: str
    mend: str = ""


def examine(setup: Setup) -> tuple[Check, ...]:
    """Look at everything; one broken area never keeps the others from being looked at."""
    areas: tuple[tuple[str, Callable[[Setup], Iterator[Check]]], ...] = (
        ("policy", _policy),
        ("directory", _directory),
        ("hours", _hours),
        ("sources", _sources),
        ("keys", _keys),
        ("rights", _rights),
    )
    return tuple(check for area, look in areas for check in _guarded(area, look, setup))


def _guarded(area: str, look: Callable[[Setup], Iterator[Check]], setup: Setup) -> list[Check]:
    found: list[Check] = []
    try:
        found.extend(look(setup))
    except DisconnectError as error:
        found.append(Check(area=area, verdict=Verdict.WRONG, what=f"{error.where}: {error.what}", mend=error.mend))
    return found


def _policy(setup: Setup) -> Iterator[Check]:
    policy = setup.policy
    yield _good("policy", f"{policy.id}, version {policy.version}, {len(policy.responses)} responses")


def _directory(setup: Setup) -> Iterator[Check]:
    yield _good("directory", f"{len(setup.directory.people)} people, {len(setup.directory.lists)} lists")
    for problem in setup.directory_problems:
        yield Check(
            area="directory", verdict=Verdict.WARNING, what=f"{problem.where}: {problem.what}", mend=problem.mend
        )


def _hours(setup: Setup) -> Iterator[Check]:
    """Whether the policy has the hours, holidays and zones that the directory names."""
    of = calendars_of(setup.policy, setup.now.year)
    zoneless = 0
    for place in {place for person in setup.directory.people.values() for place in person.places}:
        zoneless += of(place) is None
    if zoneless:
        yield Check(
            area="hours",
            verdict=Verdict.WARNING,
            what=f"{zoneless} places have no time zone: their people are in no figure",
            mend="give the policy a zone, or the people (column time_zone), or their site ([sites.NAME] zone)",
        )
    else:
        yield _good("hours", "everybody has hours, holidays and a zone")


def _sources(setup: Setup) -> Iterator[Check]:
    if not setup.config.sources:
        yield Check(
            area="sources",
            verdict=Verdict.WARNING,
            what="no source is configured",
            mend="add a [sources.NAME] table; the connectors' READMEs show one each",
        )
    for source in setup.config.sources:
        problems = list(setup.connector(source).check())
        for problem in problems:
            yield Check(
                area=f"source {source.name}",
                verdict=Verdict.WARNING if problem.code in TOLERATED else Verdict.WRONG,
                what=f"{problem.where}: {problem.what}",
                mend=problem.mend,
            )
        if not problems:
            yield _good(f"source {source.name}", f"{source.connector}: can be read")


TOLERATED = frozenset({"rights-too-wide", "world-readable", "nothing-to-read"})


def _keys(setup: Setup) -> Iterator[Check]:
    folder, faults = setup.config.keys, list(setup.history.keys.faults())
    for path, what, mend in faults:
        yield Check(area="keys", verdict=Verdict.WRONG, what=f"{path}: {what}", mend=mend)
    if setup.config.state in (folder, *folder.parents):
        yield Check(
            area="keys",
            verdict=Verdict.WARNING,
            what="the keys lie inside the history's folder",
            mend="set [history] keys to a folder elsewhere, on another disk where you can",
        )
    elif not faults:
        yield _good("keys", f"{len(list(folder.glob('*.key')))} keys, readable by their owner alone")


def _rights(setup: Setup) -> Iterator[Check]:
    """Files that hold addresses or pseudonyms and that others can read."""
    config = setup.config
    paths = [config.path, config.people, config.state, *([config.lists] if config.lists else [])]
    open_paths = [path for path in paths if path.exists() and _is_open(path)]
    for path in open_paths:
        yield Check(
            area="rights",
            verdict=Verdict.WARNING,
            what=f"{path.name}: other users of this machine can read it",
            mend=f"chmod {'700' if path.is_dir() else '600'} {path}",
        )
    if not open_paths:
        yield _good("rights", "configuration, directory and history are closed to others")


def _is_open(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & stat.S_IROTH)


def _good(area: str, what: str) -> Check:
    return Check(area=area, verdict=Verdict.GOOD, what=what)
