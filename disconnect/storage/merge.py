"""Joining copies of the same mail: in any order, any number of times, with the same outcome."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from disconnect.storage.rows import MAILS, NO_INSTANT, NONE

_LEAST, _LATE = -(2**63), 2**63 - 1


def merged_mails(table: pa.Table) -> pa.Table:
    """One row per identity: earliest instant, all recipients in their strongest role, sorted by instant.

    `table` has the schema `MAILS`, in any order. Of copies the earliest gives instant and sender; a mail is automatic
    when every copy says so; thread, reply and size come from whichever copy has them. Merging is commutative,
    associative and idempotent, so that copies may arrive in any order, in any split, any number of times.

    >>> merged_mails(MAILS.empty_table()).num_rows
    0
    """
    if not table.num_rows:
        return table
    columns = {name: table.column(name).to_numpy() for name in MAILS.names[:7]}
    order = np.lexsort((columns["sender"], columns["sent"], columns["id"]))
    rows = {name: values[order] for name, values in columns.items()}
    first = np.flatnonzero(np.r_[True, rows["id"][1:] != rows["id"][:-1]])
    kept = {name: rows[name][first] for name in ("id", "sent", "sender")}
    kept["kind"] = np.minimum.reduceat(rows["kind"], first)
    kept |= {name: _any(rows[name], first) for name in ("reply_to", "thread")}
    kept["size"] = np.maximum.reduceat(rows["size"], first)
    mail_of_row = np.empty(table.num_rows, dtype=np.int64)
    mail_of_row[order] = np.cumsum(np.r_[False, rows["id"][1:] != rows["id"][:-1]])
    by_time = np.lexsort((kept["id"], kept["sent"]))
    return _table({name: values[by_time] for name, values in kept.items()}, _recipients(table, mail_of_row, by_time))


def _any(values: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Of each mail's copies the token that is not *none*; the largest where several differ."""
    largest = np.maximum.reduceat(np.where(values == NONE, _LEAST, values), first)
    return np.where(largest == _LEAST, NONE, largest)


def _recipients(table: pa.Table, mail_of_row: np.ndarray, by_time: np.ndarray) -> dict[str, pa.Array]:
    """The recipients of each mail, once each, in the final order of mails."""
    lists = {name: table.column(name).combine_chunks() for name in ("recipients", "roles", "delivered")}
    lengths = np.diff(lists["recipients"].offsets.to_numpy())
    place = np.empty(by_time.size, dtype=np.int64)
    place[by_time] = np.arange(by_time.size)
    mail = np.repeat(place[mail_of_row], lengths)
    flat = {name: values.flatten().to_numpy() for name, values in lists.items()}
    delivered = np.where(flat["delivered"] == NO_INSTANT, _LATE, flat["delivered"])
    order = np.lexsort((flat["roles"], flat["recipients"], mail))
    mail, who = mail[order], flat["recipients"][order]
    first = np.flatnonzero(np.r_[True, (mail[1:] != mail[:-1]) | (who[1:] != who[:-1])]) if mail.size else order
    earliest = np.minimum.reduceat(delivered[order], first) if first.size else delivered
    offsets = np.searchsorted(mail[first], np.arange(by_time.size + 1)).astype(np.int32)
    columns = {
        "recipients": who[first],
        "roles": flat["roles"][order][first],
        "delivered": np.where(earliest == _LATE, NO_INSTANT, earliest),
    }
    return {name: pa.ListArray.from_arrays(offsets, pa.array(values)) for name, values in columns.items()}


def _table(scalars: dict[str, np.ndarray], lists: dict[str, pa.Array]) -> pa.Table:
    arrays = [pa.array(scalars[name]) if name in scalars else lists[name] for name in MAILS.names]
    return pa.table(arrays, schema=MAILS)
