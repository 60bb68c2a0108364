"""On-call duty as people tell it: windows from the rosters, interventions as each declares them, nothing from mail."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from disconnect.app.declarations import (
    UTC_ZONE,
    declarations_in,
    owner,
    problem_of,
    read_row,
    told_values,
    with_added,
    zone_at,
)
from disconnect.app.misuse import MisuseError
from disconnect.errors import DisconnectError
from disconnect.model.problem import Problem
from disconnect.policyfile.interventions import EMPTY, LAYOUT, Declared, Objection, objection
from disconnect.policyfile.table import CHECK_PATH, Row, read_table
from disconnect.report.oncall_words import WORDS
from disconnect.report.wording import Wording
from disconnect.storage.replacing import replace_text
from disconnect.worktime.recap import elapsed
from disconnect.worktime.spans import difference, union

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from disconnect.app.setup import Setup
    from disconnect.model.person import Intervention
    from disconnect.worktime.spans import Spans

_OPTIONS = {"person": "--for", "start": "--from", "end": "--to"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody declares: their address, and when the intervention started and ended, as typed."""

    address: str
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The on-call windows of every person of the directory, and what was wrong in their sources.

    `is_configured` says whether there is any source of them.
    """

    windows: Mapping[str, Spans]
    problems: tuple[Problem, ...]
    is_configured: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A declaration that was taken: the intervention, the zone of its person's clocks, and what to warn of.

    `outside` is the elapsed time that lies in no on-call window; where no roster could be compared it is zero, and
    `warning` the code of the reason.
    """

    intervention: Intervention
    zone: ZoneInfo
    outside: timedelta = timedelta()
    warning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """How many declarations a file added, why others were not, and what there is to say of those that were."""

    added: int
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def words_of(setup: Setup, lang: str | None = None) -> Wording:
    """What is said about on-call duty, in `lang` or as configured."""
    return Wording(WORDS, lang or setup.config.language)


def roster(setup: Setup) -> Roster:
    """All on-call windows, read now.

    Raises:
        ConfigError, ConnectorError: a source of them cannot be read.
    """
    plans = [setup.plan(source, connector) for source, connector in setup.sources("on_call")]
    found = defaultdict[str, list[tuple[datetime, datetime]]](list)
    for window in (window for plan in plans for window in plan.on_call):
        if window.person in setup.directory.by_address:
            found[setup.directory.by_address[window.person]].append((window.start, window.end))
    return Roster(
        windows={person: tuple(sorted(set(windows))) for person, windows in found.items()},
        problems=tuple(problem for plan in plans for problem in plan.problems),
        is_configured=bool(plans),
    )


def declare(setup: Setup, wish: Wish, say: Wording) -> Receipt:
    """Add one intervention to the table of them; nothing else is kept.

    Raises:
        MisuseError: it cannot be, overlaps with one that is there, or the address is nobody's; nothing was added.
        ConfigError, StorageError: the table or the directory cannot be read or written.
    """
    found = read_row(setup, Row(number=0, cells={"person": wish.address, "start": wish.start, "end": wish.end}))
    if isinstance(found, Objection):
        raise _refusal(found, say, UTC_ZONE)
    declared = _declared_now(setup, found)
    person = owner(setup, declared)
    zone = zone_at(setup, person, declared.intervention.start)

    def added(text: str) -> str:
        known = declarations_in(setup, text, say).by_person.get(person.id, ())
        wrong = objection(declared.intervention, known, setup.now)
        if wrong is not None:
            raise _refusal(wrong, say, zone)
        return with_added(setup, text, [declared])

    replace_text(setup.config.interventions, added, empty=EMPTY)
    return _receipt(setup, declared, zone)


def bring_in(setup: Setup, path: Path, say: Wording) -> Imported:
    """Add the declarations that the table at `path` holds; each row that cannot be taken is a problem, told by its row.

    Raises:
        ConfigError, StorageError: a table or the directory cannot be read or written; then nothing was added.
    """
    rows, wrong = read_table(path, LAYOUT, CHECK_PATH)
    taken: list[Declared] = []
    problems: list[Problem] = []

    def added(text: str) -> str:
        known = {name: list(found) for name, found in declarations_in(setup, text, say).by_person.items()}
        for row in rows:
            found = _taken(setup, row, known)
            if isinstance(found, Objection):
                problems.append(problem_of(found, path.name, row.number, say))
            else:
                taken.append(found)
        return with_added(setup, text, taken) if taken else text

    replace_text(setup.config.interventions, added, empty=EMPTY)
    warnings = tuple(_outside_rows(setup, taken, path.name, say))
    return Imported(added=len(taken), problems=(*wrong, *problems), warnings=warnings)


def _taken(setup: Setup, row: Row, known: dict[str, list[Declared]]) -> Declared | Objection:
    """What a row adds to what is `known`, by person; it is known as well from then on."""
    found = read_row(setup, row)
    if isinstance(found, Objection):
        return found
    others = known.setdefault(owner(setup, found).id, [])
    wrong = objection(found.intervention, others, setup.now)
    if wrong is not None:
        return wrong
    declared = found if found.intervention.declared else _declared_now(setup, found)
    others.append(declared)
    return declared


def _declared_now(setup: Setup, found: Declared) -> Declared:
    return replace(found, intervention=replace(found.intervention, declared=setup.now.astimezone(UTC)))


def _receipt(setup: Setup, declared: Declared, zone: ZoneInfo) -> Receipt:
    """The receipt of what is on record already: a roster that cannot be read now takes nothing back."""
    intervention = declared.intervention
    try:
        found = roster(setup)
    except DisconnectError:
        return Receipt(intervention=intervention, zone=zone, warning="unread")
    if not found.is_configured:
        return Receipt(intervention=intervention, zone=zone, warning="no-roster")
    outside = _outside(intervention, found.windows.get(owner(setup, declared).id, ()))
    return Receipt(intervention=intervention, zone=zone, outside=outside, warning="outside" if outside else "")


def _outside(intervention: Intervention, windows: Spans) -> timedelta:
    """How much of an intervention lies in no window, elapsed."""
    return elapsed(difference(((intervention.start, intervention.end),), union(windows)))


def _outside_rows(setup: Setup, taken: Iterable[Declared], name: str, say: Wording) -> Iterator[Problem]:
    """The rows that lie outside the windows; where these cannot be compared, that alone."""
    try:
        found = roster(setup)
    except DisconnectError:
        yield _uncompared("unread", name, say)
        return
    if not found.is_configured:
        yield _uncompared("no-roster", name, say)
        return
    for each in taken:
        if _outside(each.intervention, found.windows.get(owner(setup, each).id, ())):
            yield problem_of(Objection(code="outside-row"), name, each.row, say)


def _uncompared(code: str, name: str, say: Wording) -> Problem:
    return Problem(source=name, where="[sources]", code=code, what=say(code), mend=say(f"{code}-mend"))


def _refusal(found: Objection, say: Wording, zone: ZoneInfo) -> MisuseError:
    return MisuseError(
        where=_OPTIONS[found.column],
        what=say(found.code, **told_values(found, say, zone)),
        mend=say(f"{found.code}-mend"),
    )
