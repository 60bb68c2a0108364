"""Erasing somebody's rows from a year: noted beside the key first, then done, by whoever writes the history next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.storage import keyfiles
from disconnect.storage.acts import acts
from disconnect.storage.alone import alone
from disconnect.storage.index import ActRow, PartRow
from disconnect.storage.linked import parted
from disconnect.storage.parts import read_part, write_part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from disconnect.storage.acts import Act
    from disconnect.storage.history import History


def erase(history: History, tokens: Mapping[int, Collection[int]], asked: Iterable[Act]) -> None:
    """Erase the tokens of each year that an act is on, and keep them out from now on.

    For each year it is so the moment its list stands beside the key: from then on no reader sees the rows, and the next
    command that writes the history takes them off the disk, should this one be killed before it has.

    Raises:
        StorageError: another command is writing, the disk is full, or a file is damaged.
    """
    with alone(history.folder):
        for act in asked:
            keyfiles.record_erasure(history.keys.folder, tokens[act.year], act)
        history.drop_orphans()
        purge(history)


def purge(history: History) -> None:
    """Take off the disk what was erased and is still, or again (a backup restored), in the files of the history.

    Whoever calls holds the lock. The acts of a year are named by the index in the transaction that does it.

    Raises:
        StorageError: a file is damaged, or the disk is full.
    """
    done = {(act.tag, act.year) for act in acts(history.index)}
    for year in history.keys.years():
        found = keyfiles.erased(history.keys.folder, year)
        missing = [act for act in found.acts if (act.tag, act.year) not in done]
        if missing:
            _purge_year(history, year, found.tokens, missing)
    history.drop_orphans()


def _purge_year(history: History, year: int, tokens: Collection[int], named: list[Act]) -> None:
    new: list[PartRow] = []
    gone: list[str] = []
    for part in history.parts(year=year):
        own, rest = parted(part.kind, read_part(history.folder, part), tokens)
        if own.num_rows:
            gone.append(part.path)
            new += [write_part(history.folder, (year, part.month), part.kind, rest)] if rest.num_rows else []
    with history.index.session() as session:
        session.add_all([*new, *(ActRow(**act.as_row()) for act in named)])
        for path in gone:
            session.delete(session.get_one(PartRow, path))
