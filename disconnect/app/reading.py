"""Reading sources into the history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.app.setup import STORED, Setup, kind_of
from disconnect.errors import ConnectorError, DisconnectError
from disconnect.ports import Batch, Connector
from disconnect.storage.writer import writing

if TYPE_CHECKING:
    from disconnect.app.config import SourceConfig
    from disconnect.model.problem import Problem

Progress = Callable[[str, Batch], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one source gave this time; `failure` when it could not be read to its end."""

    source: str
    items: int
    contacts: int
    meetings: int
    problems: tuple[Problem, ...]
    failure: DisconnectError | None = None


def read_sources(setup: Setup, names: tuple[str, ...], progress: Progress) -> tuple[Reading, ...]:
    """Read what is new of the sources named (all where none is), one failing source never stopping the others.

    `progress` is told each batch. What is interrupted goes on at the next reading: nothing twice, nothing missing.
    """
    chosen = [source for source in setup.config.sources if not names or source.name in names]
    missing = set(names) - {source.name for source in chosen}
    if missing:
        raise ConnectorError(
            where=setup.config.path.name,
            what=f"there is no source {min(missing)!r}",
            mend=f"use one of {', '.join(source.name for source in setup.config.sources)}",
        )
    ready = [(source, setup.connector(source)) for source in chosen]
    return tuple(
        _read_one(setup, source, connector, progress)
        for source, connector in ready
        if kind_of(source, connector) in STORED
    )


def _read_one(setup: Setup, source: SourceConfig, connector: Connector, progress: Progress) -> Reading:
    seen: list[tuple[int, int, int, tuple[Problem, ...]]] = []
    name, failure = source.name, None
    with writing(setup.history, name, source.connector, kind_of(source, connector)) as writer:
        try:
            for batch in connector.read(setup.history.cursor(name)):
                writer.add(batch)
                seen.append((batch.items, len(batch.contacts), len(batch.meetings), batch.problems))
                progress(name, batch)
        except ConnectorError as error:
            failure = error
    return Reading(
        source=name,
        items=sum(found[0] for found in seen),
        contacts=sum(found[1] for found in seen),
        meetings=sum(found[2] for found in seen),
        problems=tuple(problem for found in seen for problem in found[3]),
        failure=failure,
    )
