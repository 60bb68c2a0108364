"""What `disconnect doctor` looks at: configuration, policy, directory, sources, keys, rights on files."""

from __future__ import annotations

import stat
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from disconnect.app import checkingwords as words
from disconnect.app.calendars import misfits
from disconnect.app.installed import answering_for
from disconnect.app.lostkeys import lost_keys, refuse_lost_keys
from disconnect.app.matching import latest_year, silent_people, strange_calendars
from disconnect.app.plans import KINDS as PLANNED
from disconnect.app.setup import Setup, kind_of, open_setup
from disconnect.errors import DisconnectError
from disconnect.model.phrase import colon, counted, joined, phrase
from disconnect.model.refusals import reason
from disconnect.policyfile.misnamed import UNKNOWN
from disconnect.policyfile.mistakes import PolicyFileError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from disconnect.app.config import SourceConfig
    from disconnect.model.phrase import Phrase
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

    @property
    def line(self) -> Phrase:
        """Area and finding."""
        return colon(self.area, self.what)


CONFIGURATION = phrase("configuration", "configuration")
POLICY = phrase("politique", "policy")
DIRECTORY = phrase("annuaire", "directory")
HOURS = phrase("horaires", "hours")
SOURCES = phrase("sources", "sources")
KEYS = phrase("clés", "keys")
HISTORY = phrase("historique", "history")
RIGHTS = phrase("droits", "rights")
# What keeps no source from being read.
TOLERATED = frozenset({"world-readable", "empty", "owner-not-an-address"})
Look = Callable[[Setup], Iterator[Check]]


def examine(path: Path, now: datetime) -> tuple[Check, ...]:
    """Look at everything that the configuration at `path` names; one broken area never hides the others."""
    try:
        setup = open_setup(path, now)
    except DisconnectError as error:
        return tuple(_told(CONFIGURATION, error))
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
        what = phrase(
            "quelque chose ne peut y être lu ({why})", "something there cannot be read ({why})", why=reason(error)
        )
        mend = phrase(
            "lancez-le sous le compte à qui sont les fichiers, et vérifiez le disque",
            "run it as the user whom the files belong to, and check the disk",
        )
        found.append(_wrong(area, what, mend))
    return found


def _told(area: str, error: DisconnectError) -> Iterator[Check]:
    """An error as findings: a policy tells each of its mistakes."""
    if isinstance(error, PolicyFileError):
        for problem in error.problems:
            yield _wrong(area, colon(joined([problem.source, problem.where], ", "), problem.what), problem.mend)
    else:
        yield _wrong(area, colon(error.where, error.what), error.mend)


def _policy(setup: Setup) -> Iterator[Check]:
    for error in setup.policies.broken:
        yield from _told(POLICY, error)
    for name in setup.policies.standing_in:
        what = phrase(
            "{name} ne peut servir : son dernier texte valide reste en vigueur",
            "{name} cannot be used: its last valid text stays in force",
            name=name,
        )
        mend = phrase(
            "corrigez ce qui est dit ci-dessus, puis lancez : disconnect policy check {name}",
            "correct what is told above, then run: disconnect policy check {name}",
            name=name,
        )
        yield _wrong(POLICY, what, mend)
    for policy in setup.policies.all:
        rows = len(policy.responses)
        yield _good(POLICY, counted(rows, *words.RESPONSES, id=policy.id, version=policy.version))


def _covered(setup: Setup) -> Iterator[Check]:
    """Whether everybody in service has one policy today: numbers alone."""
    today = setup.now.date()
    people = [person for person in setup.directory.people.values() if person.is_in_service(today)]
    nobody = sum(setup.policies.of(person.place(today)) is None for person in people)
    if nobody:
        yield _warning(
            POLICY,
            counted(nobody, *words.UNCOVERED),
            phrase(
                "élargissez un périmètre, ou resserrez l’un de deux qui se valent : disconnect policy check dit lequel",
                "widen a scope, or narrow one of two that tie: disconnect policy check tells which",
            ),
        )


def _directory(setup: Setup) -> Iterator[Check]:
    people, lists = setup.directory.people, setup.directory.lists
    if people:
        counts = counted(len(people), *words.PEOPLE), counted(len(lists), *words.LISTS)
        yield _good(DIRECTORY, joined(counts, ", "))
    else:
        mend = phrase(
            "remplissez {file} : une ligne par personne",
            "fill in {file}: one row a person",
            file=setup.config.people.name,
        )
        yield _warning(DIRECTORY, phrase("personne n’y est", "nobody is in it"), mend)
    yield from _grouped(DIRECTORY, setup.directory_problems)


def _hours(setup: Setup) -> Iterator[Check]:
    """Whether everybody has a zone, and the policies what the directory names, and allow the own hours in it."""
    sites = {name: site.holidays for name, site in setup.config.sites.items()}
    found = misfits(setup.directory, setup.policies, setup.config.people.name, sites)
    yield from _grouped(HOURS, found)
    if not found:
        what = phrase(
            "chacun a des horaires, des jours fériés et un fuseau", "everybody has hours, holidays and a zone"
        )
        yield _good(HOURS, what)


def _sources(setup: Setup) -> Iterator[Check]:
    if not setup.config.sources:
        yield _warning(
            SOURCES,
            phrase("aucune source n’est réglée", "no source is configured"),
            phrase(
                "ajoutez une section [sources.NOM] ; le README de chaque connecteur en montre une",
                "add a [sources.NAME] table; the connectors' READMEs show one each",
            ),
        )
    for source in setup.config.sources:
        area = f"source {source.name}"
        found = _guarded(area, partial(_reach, source=source), setup)
        if not any(check.verdict is Verdict.WRONG for check in found):
            found += _guarded(area, partial(_plan, source=source), setup)
        what = phrase("{name} : se lit", "{name}: can be read", name=source.connector)
        yield from found or [_good(area, what)]


def _reach(setup: Setup, *, source: SourceConfig) -> Iterator[Check]:
    """What the connector itself says of its source."""
    connector = setup.connector(source)
    kind_of(source, connector)
    with answering_for(source.connector, f"[sources.{source.name}]"):
        problems = tuple(connector.check())
    for problem in problems:
        make = _warning if problem.code in TOLERATED else _wrong
        yield make(f"source {source.name}", colon(problem.where, problem.what), problem.mend)


def _plan(setup: Setup, *, source: SourceConfig) -> Iterator[Check]:
    """Leave and on-call windows are read for each report: what is wrong in them can be told now."""
    connector = setup.connector(source)
    if kind_of(source, connector) in PLANNED:
        yield from _grouped(f"source {source.name}", setup.plan(source, connector).problems)


def _grouped(area: str, problems: Iterable[Problem]) -> Iterator[Check]:
    """Problems of one kind as one finding: where the first is, and how many more there are."""
    alike: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for problem in problems:
        alike[problem.what, problem.mend, problem.code in UNKNOWN].append(problem.where)
    for (what, mend, is_wrong), places in alike.items():
        more = counted(len(places) - 1, *words.MORE) if len(places) > 1 else ""
        yield (_wrong if is_wrong else _warning)(area, colon(joined([places[0], more]), what), mend)


def _history(setup: Setup) -> Iterator[Check]:
    """Whether what was read speaks of the people of the directory."""
    year = latest_year(setup)
    if year is None:
        what = phrase(
            "rien n’a encore été lu : lancez `disconnect sync`", "nothing was read yet: run `disconnect sync`"
        )
        yield _good(HISTORY, what)
        return
    refuse_lost_keys(setup.history)
    silent, strange = silent_people(setup, year), strange_calendars(setup, year)
    if silent:
        mend = phrase(
            "comparez les adresses de l’annuaire à celles du courriel ; ajoutez des alias",
            "compare the addresses in the directory with those in the mail; add aliases",
        )
        yield _warning(HISTORY, counted(silent, *words.SILENT, year=year), mend)
    if strange:
        mend = phrase(
            "nommez chaque agenda d’après une adresse de l’annuaire, ou ajoutez la personne",
            "name each calendar after an address in the directory, or add the person",
        )
        yield _warning(HISTORY, counted(strange, *words.STRANGE, year=year), mend)
    if not silent and not strange:
        what = phrase(
            "ce qui a été lu de {year} est de personnes de l’annuaire",
            "what was read of {year} is of people in the directory",
            year=str(year),
        )
        yield _good(HISTORY, what)


def _keys(setup: Setup) -> Iterator[Check]:
    folder = setup.config.keys
    wrong = [_wrong(KEYS, colon(str(path), what), mend) for path, what, mend in setup.history.keys.faults()]
    wrong += [check for lost in lost_keys(setup.history) for check in _told(KEYS, lost)]
    yield from wrong
    if setup.config.state in (folder, *folder.parents):
        yield _warning(
            KEYS,
            phrase("les clés sont dans le dossier de l’historique", "the keys lie inside the history's folder"),
            phrase(
                "mettez [history] keys dans un dossier ailleurs, sur un autre disque si possible",
                "set [history] keys to a folder elsewhere, on another disk where you can",
            ),
        )
    elif not wrong:
        yield _good(KEYS, counted(len(list(folder.glob("*.key"))), *words.OWN_KEYS))


def _rights(setup: Setup) -> Iterator[Check]:
    """Files that hold addresses or pseudonyms and that others can read."""
    config = setup.config
    paths = [config.path, config.people, config.state, *([config.lists] if config.lists else [])]
    open_paths = [path for path in paths if path.exists() and _is_open(path)]
    for path in open_paths:
        yield _warning(
            RIGHTS,
            phrase(
                "{name} : d’autres comptes de cette machine peuvent le lire",
                "{name}: other users of this machine can read it",
                name=path.name,
            ),
            f"chmod {'700' if path.is_dir() else '600'} {path}",
        )
    if not open_paths:
        what = phrase(
            "configuration, annuaire et historique sont fermés aux autres",
            "configuration, directory and history are closed to others",
        )
        yield _good(RIGHTS, what)


def _is_open(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & stat.S_IROTH)


def _good(area: str, what: str) -> Check:
    return Check(area=area, verdict=Verdict.GOOD, what=what)


def _warning(area: str, what: str, mend: str) -> Check:
    return Check(area=area, verdict=Verdict.WARNING, what=what, mend=mend)


def _wrong(area: str, what: str, mend: str) -> Check:
    return Check(area=area, verdict=Verdict.WRONG, what=what, mend=mend)


AREAS: tuple[tuple[str, Look], ...] = (
    (POLICY, _policy),
    (DIRECTORY, _directory),
    (POLICY, _covered),
    (HOURS, _hours),
    (SOURCES, _sources),
    (KEYS, _keys),
    (HISTORY, _history),
    (RIGHTS, _rights),
)
