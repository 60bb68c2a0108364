"""Rows checked against the header row: a row with too few or too many fields is refused, never read shifted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disconnect.connectors.kit.flaws import ROW_LONG, ROW_SHORT, ROW_UNFINISHED, Flaw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disconnect.connectors.csv.rows import Row
    from disconnect.connectors.kit.marks import Mark


class Record(NamedTuple):
    """The cells of one row, or what is wrong with it; its ordinal (the header row is 1); the offset reached behind it.

    A row that is still being written has `items` 0 and leaves the offset before it: it is read again next time.
    """

    cells: list[str] | Flaw
    number: int
    offset: int
    items: int = 1


def records(rows: Iterable[Row], start: Mark, width: int, unfinished: Flaw | None) -> Iterator[Record]:
    """The rows behind `start`, which must have `width` fields; a last one without line end is read as `unfinished`.

    `unfinished` None takes such a row as it is: the file has not changed for a while, so nobody is writing it.
    """
    number, reached = start.number, start.offset
    for cells, end, is_closed in rows:
        number += 1
        if unfinished is not None and not is_closed:
            yield Record(unfinished, number, reached, 0)
            return
        reached = end
        yield Record(_checked(cells, width), number, end)


def _checked(cells: list[str] | Flaw, width: int) -> list[str] | Flaw:
    """The cells if they are as many as they must be: an unquoted delimiter would move a free text into their place."""
    if isinstance(cells, Flaw) or len(cells) == width:
        return cells
    return ROW_SHORT if len(cells) < width else ROW_LONG


# How long (seconds) a file must have been left alone for its last row to count as whole without a line end.
SETTLED = 60.0


def unfinished_flaw(changed: float, now: float) -> Flaw | None:
    """What a last row without line end is, in a file last changed at `changed` (both in seconds since 1970).

    >>> unfinished_flaw(1000, 1030).code
    'row-unfinished'
    >>> unfinished_flaw(1000, 1060) is None
    True
    """
    return ROW_UNFINISHED if abs(now - changed) < SETTLED else None
