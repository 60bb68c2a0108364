"""Reading sources into the history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.app.installed import answering_for
from disconnect.app.lostkeys import refuse_lost_keys
from disconnect.app.misuse import MisuseError
from disconnect.app.setup import STORED, Setup, kind_of
from disconnect.errors import ConfigError, ConnectorError, DisconnectError
from disconnect.model.phrase import one_among, phrase, quoted
from disconnect.ports import Batch, Connector
from disconnect.storage.writer import writing

if TYPE_CHECKING:
    from disconnect.app.config import SourceConfig
    from disconnect.model.problem import Problem

Progress = Callable[[str, Batch], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one source gave this time; `failure` when it could not be read to its end.

    Mails and meetings are what is new; leave and on-call windows are read whole each time, and not stored. `left_out`
    mails and meetings belong to years that are closed: they are counted, and nothing of them is stored.
    """

    source: str
    kind: str = ""
    items: int = 0
    contacts: int = 0
    meetings: int = 0
    leave: int = 0
    on_call: int = 0
    left_out: int = 0
    problems: tuple[Problem, ...] = ()
    failure: DisconnectError | None = None


def read_sources(setup: Setup, names: tuple[str, ...], progress: Progress) -> tuple[Reading, ...]:
    """Read what is new of the sources named (all where none is), one failing source never stopping the others.

    `progress` is told each batch. What is interrupted goes on at the next reading: nothing twice, nothing missing.

    Raises:
        ConfigError: no source is configured.
        MisuseError: there is no source of that name.
        StorageError: the history cannot be written; every other source would meet the same.
    """
    _check_names(setup, names)
    refuse_lost_keys(setup.history)
    chosen = [source for source in setup.config.sources if not names or source.name in names]
    return tuple(_read_one(setup, source, progress) for source in chosen)


def _check_names(setup: Setup, names: tuple[str, ...]) -> None:
    where, known = setup.config.path.name, [source.name for source in setup.config.sources]
    if not known:
        what = phrase("aucune source n’est réglée", "no source is configured")
        mend = phrase("ajoutez-y une section [sources.NOM]", "add a [sources.NAME] table to it")
        raise ConfigError(where=where, what=what, mend=mend)
    for name in names:
        if name not in known:
            what = phrase("il n’y a pas de source {name}", "there is no source {name}", name=quoted(name))
            raise MisuseError(where=where, what=what, mend=one_among(known))


def _read_one(setup: Setup, source: SourceConfig, progress: Progress) -> Reading:
    try:
        connector = setup.connector(source)
        kind = kind_of(source, connector)
        if kind in STORED:
            return _stored(setup, source, connector, progress)
        plan = setup.plan(source, connector)
    except (ConfigError, ConnectorError) as error:
        return Reading(source=source.name, failure=error)
    return Reading(
        source=source.name,
        kind=kind,
        items=plan.items,
        leave=len(plan.leave),
        on_call=len(plan.on_call),
        problems=plan.problems,
    )


def _stored(setup: Setup, source: SourceConfig, connector: Connector, progress: Progress) -> Reading:
    """Store what is new; what came before a failure stays, with the place to go on from."""
    seen: list[tuple[int, int, int, tuple[Problem, ...]]] = []
    name, kind, failure = source.name, kind_of(source, connector), None
    with writing(setup.history, name, source.connector, kind) as writer:
        try:
            for batch in _batches(source, connector, setup.history.cursor(name)):
                writer.add(batch)
                seen.append((batch.items, len(batch.contacts), len(batch.meetings), batch.problems))
                progress(name, batch)
        except ConnectorError as error:
            failure = error
    return Reading(
        source=name,
        kind=kind,
        items=sum(found[0] for found in seen),
        contacts=sum(found[1] for found in seen),
        meetings=sum(found[2] for found in seen),
        left_out=writer.left_out,
        problems=tuple(problem for found in seen for problem in found[3]),
        failure=failure,
    )


def _batches(source: SourceConfig, connector: Connector, cursor: str) -> Iterator[Batch]:
    with answering_for(source.connector, f"[sources.{source.name}]"):
        yield from connector.read(cursor)
