"""Leave and on-call windows: read anew for each command, never stored, what is wrong with them told each time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from disconnect.app.installed import answering_for
from disconnect.model.phrase import phrase
from disconnect.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from disconnect.app.config import SourceConfig
    from disconnect.model.person import Directory, Leave, OnCall
    from disconnect.ports import Batch, Connector

KINDS = ("leave", "on_call")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one source of leave or on-call windows says now; `items` counts what was read, good or bad."""

    source: SourceConfig
    kind: str
    items: int
    leave: tuple[Leave, ...]
    on_call: tuple[OnCall, ...]
    problems: tuple[Problem, ...]


def read_plan(source: SourceConfig, kind: str, connector: Connector, directory: Directory) -> Plan:
    """Read the whole of `source`; entries of people whom the directory does not know are one more problem.

    Raises:
        ConnectorError: the source as a whole cannot be read.
    """
    with answering_for(source.connector, f"[sources.{source.name}]"):
        batches = list(connector.read(""))
    leave = [replace(one, has_weekends=source.records_weekends) for batch in batches for one in batch.leave]
    windows = [window for batch in batches for window in batch.on_call]
    return Plan(
        source=source,
        kind=kind,
        items=sum(batch.items for batch in batches),
        leave=tuple(leave),
        on_call=tuple(windows),
        problems=(*_met(batches), *_strangers(source.name, [*leave, *windows], directory)),
    )


def _met(batches: Sequence[Batch]) -> Iterable[Problem]:
    return chain.from_iterable(batch.problems for batch in batches)


def _strangers(source: str, entries: Sequence[Leave | OnCall], directory: Directory) -> Iterable[Problem]:
    """The entries that count nowhere, as one problem: a row's person is an address, and is not told."""
    unknown = [entry.person for entry in entries if entry.person not in directory.by_address]
    if unknown:
        yield Problem(
            source=source,
            where=f"[sources.{source}]",
            code="person-unknown",
            what=phrase(
                "{unknown} entrées sur {all} sont de personnes absentes de l’annuaire ({addresses} adresses) ; elles "
                "ne comptent nulle part",
                "{unknown} of {all} entries are of people in no directory ({addresses} addresses); they count nowhere",
                unknown=len(unknown),
                all=len(entries),
                addresses=len(set(unknown)),
            ),
            mend=phrase(
                "donnez ces adresses à leurs personnes (colonne address ou aliases), ou corrigez-les dans la source",
                "give these addresses to their people (column address or aliases), or correct them in the source",
            ),
        )
