"""What `disconnect doctor` looks at: configuration, policy, directory, sources, keys, rights on files."""

from __future__ import annotations

import stat
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from disconnect.app.calendars import calendars_of
from disconnect.app.installed import answering_for
from disconnect.app.lostkeys import lost_keys, refuse_lost_keys
from disconnect.app.matching import latest_year, silent_people, strange_calendars
from disconnect.app.plans import KINDS as PLANNED
from disconnect.app.setup import Setup, kind_of, open_setup
from disconnect.errors import DisconnectError
from disconnect.policyfile.mistakes import PolicyFileError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from disconnect.app.config import SourceConfig
    from disconnect.model.problem import Problem


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


# What keeps no source from being read.
TOLERATED = frozenset({"world-readable", "empty", "owner-not-an-address"})
Look = Callable[[Setup], Iterator[Check]]


def examine(path: Path, now: datetime) -> tuple[Check, ...]:
    """Look at everything that the configuration at `path` names; one broken area never hides the others."""
    try:
        setup = open_setup(path, now)
    except DisconnectError as error:
        return tuple(_told("configuration", error))
    found = [check for area, look in AREAS for check in _guarded(area, look, setup)]
    # What is wrong in one file keeps several areas from being looked at: it is told once.
    told = {(check.what, check.mend or check.area): check for check in reversed(found)}
    return tuple(check for check in found if check is told[check.what, check.mend or check.area])


def _guarded(area: str, look: Look, setup: Setup) -> list[Check]:
    found: list[Check] = []
    try:
        found.extend(look(setup))
    except DisconnectError as error:
        found.extend(_told(area, error))
    except OSError as error:
        what = f"something there cannot be read ({error.strerror})"
        found.append(_wrong(area, what, "run it as the user whom the files belong to, and check the disk"))
    return found


def _told(area: str, error: DisconnectError) -> Iterator[Check]:
    """An error as findings: a policy tells each of its mistakes."""
    if isinstance(error, PolicyFileError):
        for problem in error.problems:
            yield _wrong(area, f"{problem.source}, {problem.where}: {problem.what}", problem.mend)
    else:
        yield _wrong(area, f"{error.where}: {error.what}", error.mend)


def _policy(setup: Setup) -> Iterator[Check]:
    for error in setup.policies.broken:
        yield from _told("policy", error)
    for name in setup.policies.standing_in:
        what = f"{name} has mistakes and is not used: its last valid text stays in force"
        yield _wrong("policy", what, f"correct the lines told above, then run: disconnect policy check {name}")
    for policy in setup.policies.all:
        yield _good("policy", f"{policy.id}, version {policy.version}, {len(policy.responses)} responses")


def _covered(setup: Setup) -> Iterator[Check]:
    """Whether everybody in service has one policy today: numbers alone."""
    today = setup.now.date()
    people = [person for person in setup.directory.people.values() if person.is_in_service(today)]
    nobody = sum(setup.policies.of(person.place(today)) is None for person in people)
    if nobody:
        yield _warning(
            "policy",
            f"{nobody} people in service have no policy today: mail to them is delivered, and they are in no figure",
            "widen a scope, or narrow one of two that tie: disconnect policy check tells which",
        )


def _directory(setup: Setup) -> Iterator[Check]:
    people, lists = setup.directory.people, setup.directory.lists
    if people:
        yield _good("directory", f"{len(people)} people, {len(lists)} lists")
    else:
        yield _warning("directory", "nobody is in it", f"fill in {setup.config.people.name}: one row a person")
    yield from _grouped("directory", setup.directory_problems)


def _hours(setup: Setup) -> Iterator[Check]:
    """Whether the policy has the hours, holidays and zones that the directory names."""
    of = calendars_of(setup.policies, setup.now.year)
    zoneless, unknown = 0, list[Check]()
    for place in {place for person in setup.directory.people.values() for place in person.places}:
        try:
            zoneless += of(place) is None
        except DisconnectError as error:
            unknown += _told("hours", error)
    if zoneless:
        yield _warning(
            "hours",
            f"{zoneless} places have no time zone: their people are in no figure",
            "give the policy a zone, or the people (column time_zone), or their site ([sites.NAME] zone)",
        )
    yield from sorted(unknown, key=lambda check: check.what)
    if not zoneless and not unknown:
        yield _good("hours", "everybody has hours, holidays and a zone")


def _sources(setup: Setup) -> Iterator[Check]:
    if not setup.config.sources:
        yield _warning(
            "sources", "no source is configured", "add a [sources.NAME] table; the connectors' READMEs show one each"
        )
    for source in setup.config.sources:
        area = f"source {source.name}"
        found = _guarded(area, partial(_reach, source=source), setup)
        if not any(check.verdict is Verdict.WRONG for check in found):
            found += _guarded(area, partial(_plan, source=source), setup)
        yield from found or [_good(area, f"{source.connector}: can be read")]


def _reach(setup: Setup, *, source: SourceConfig) -> Iterator[Check]:
    """What the connector itself says of its source."""
    connector = setup.connector(source)
    kind_of(source, connector)
    with answering_for(source.connector, f"[sources.{source.name}]"):
        problems = tuple(connector.check())
    for problem in problems:
        make = _warning if problem.code in TOLERATED else _wrong
        yield make(f"source {source.name}", f"{problem.where}: {problem.what}", problem.mend)


def _plan(setup: Setup, *, source: SourceConfig) -> Iterator[Check]:
    """Leave and on-call windows are read for each report: what is wrong in them can be told now."""
    connector = setup.connector(source)
    if kind_of(source, connector) in PLANNED:
        yield from _grouped(f"source {source.name}", setup.plan(source, connector).problems)


def _grouped(area: str, problems: Iterable[Problem]) -> Iterator[Check]:
    """Problems of one kind as one finding: where the first is, and how many more there are."""
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for problem in problems:
        alike[problem.what, problem.mend].append(problem.where)
    for (what, mend), places in alike.items():
        more = f" (and {len(places) - 1} more)" if len(places) > 1 else ""
        yield _warning(area, f"{places[0]}{more}: {what}", mend)


def _history(setup: Setup) -> Iterator[Check]:
    """Whether what was read speaks of the people of the directory."""
    year = latest_year(setup)
    if year is None:
        yield _good("history", "nothing was read yet: run `disconnect sync`")
        return
    refuse_lost_keys(setup.history)
    silent, strange = silent_people(setup, year), strange_calendars(setup, year)
    if silent:
        what = f"{silent} people of the directory are in no mail of {year}, under any of their addresses"
        yield _warning("history", what, "compare the addresses in the directory with those in the mail; add aliases")
    if strange:
        what = f"{strange} calendars of {year} belong to nobody in the directory: they are in no figure"
        yield _warning("history", what, "name each calendar after an address in the directory, or add the person")
    if not silent and not strange:
        yield _good("history", f"what was read of {year} is of people in the directory")


def _keys(setup: Setup) -> Iterator[Check]:
    folder = setup.config.keys
    wrong = [_wrong("keys", f"{path}: {what}", mend) for path, what, mend in setup.history.keys.faults()]
    wrong += [check for lost in lost_keys(setup.history) for check in _told("keys", lost)]
    yield from wrong
    if setup.config.state in (folder, *folder.parents):
        yield _warning(
            "keys",
            "the keys lie inside the history's folder",
            "set [history] keys to a folder elsewhere, on another disk where you can",
        )
    elif not wrong:
        yield _good("keys", f"{len(list(folder.glob('*.key')))} keys, readable by their owner alone")


def _rights(setup: Setup) -> Iterator[Check]:
    """Files that hold addresses or pseudonyms and that others can read."""
    config = setup.config
    paths = [config.path, config.people, config.state, *([config.lists] if config.lists else [])]
    open_paths = [path for path in paths if path.exists() and _is_open(path)]
    for path in open_paths:
        yield _warning(
            "rights",
            f"{path.name}: other users of this machine can read it",
            f"chmod {'700' if path.is_dir() else '600'} {path}",
        )
    if not open_paths:
        yield _good("rights", "configuration, directory and history are closed to others")


def _is_open(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & stat.S_IROTH)


def _good(area: str, what: str) -> Check:
    return Check(area=area, verdict=Verdict.GOOD, what=what)


def _warning(area: str, what: str, mend: str) -> Check:
    return Check(area=area, verdict=Verdict.WARNING, what=what, mend=mend)


def _wrong(area: str, what: str, mend: str) -> Check:
    return Check(area=area, verdict=Verdict.WRONG, what=what, mend=mend)


AREAS: tuple[tuple[str, Look], ...] = (
    ("policy", _policy),
    ("directory", _directory),
    ("policy", _covered),
    ("hours", _hours),
    ("sources", _sources),
    ("keys", _keys),
    ("history", _history),
    ("rights", _rights),
)
