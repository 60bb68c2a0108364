"""Which rows of the history are linked to somebody's tokens, and what is left without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from disconnect.storage.rows import MAILS

if TYPE_CHECKING:
    from collections.abc import Collection

LISTS = ("recipients", "roles", "delivered")


def parted(kind: str, table: pa.Table, tokens: Collection[int]) -> tuple[pa.Table, pa.Table]:
    """What of a table ("mails", "meetings") is linked to `tokens`, and the rest.

    Linked are whole mails that one of them sent, of other mails the places of recipients that they hold, and the
    meetings of their calendars. The rest keeps every mail that somebody else sent, and its other recipients: a mail to
    an erased person alone stays as one that its sender sent.

    >>> own, rest = parted("mails", MAILS.empty_table(), {7})
    >>> own.num_rows, rest.num_rows
    (0, 0)
    """
    return _mails(table, tokens) if kind == "mails" else _meetings(table, tokens)


def _meetings(table: pa.Table, tokens: Collection[int]) -> tuple[pa.Table, pa.Table]:
    is_own = _among(table.column("owner").to_numpy(), tokens)
    return table.filter(pa.array(is_own)), table.filter(pa.array(~is_own))


def _mails(table: pa.Table, tokens: Collection[int]) -> tuple[pa.Table, pa.Table]:
    is_sent = _among(table.column("sender").to_numpy(), tokens)
    flat, mail = _entries(table)
    is_named = _among(flat["recipients"], tokens)
    own_entries = is_sent[mail] | is_named
    own_rows = is_sent | (np.bincount(mail[is_named], minlength=table.num_rows) > 0)
    own = _restricted(table, own_rows, own_entries)
    return own, _restricted(table, ~is_sent, ~own_entries)


def _among(values: np.ndarray, tokens: Collection[int]) -> np.ndarray:
    return np.isin(values, np.array(sorted(tokens), dtype=np.int64))


def _entries(table: pa.Table) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """The recipients of all mails one after the other, and the mail of each."""
    lists = {name: table.column(name).combine_chunks() for name in LISTS}
    lengths = np.diff(lists["recipients"].offsets.to_numpy())
    return {name: each.flatten().to_numpy() for name, each in lists.items()}, np.repeat(
        np.arange(lengths.size), lengths
    )


def _restricted(table: pa.Table, rows: np.ndarray, entries: np.ndarray) -> pa.Table:
    """The table with some of its mails, and some of their recipients."""
    flat, mail = _entries(table)
    kept = entries & rows[mail]
    ends = np.cumsum(np.bincount(mail[kept], minlength=table.num_rows)[rows])
    offsets = np.r_[0, ends].astype(np.int32)
    lists = {name: pa.ListArray.from_arrays(offsets, pa.array(values[kept])) for name, values in flat.items()}
    plain = table.filter(pa.array(rows))
    arrays = [lists[name] if name in lists else plain.column(name) for name in MAILS.names]
    return pa.table(arrays, schema=MAILS)
