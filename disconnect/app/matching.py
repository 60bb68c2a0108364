"""Whether the history and the directory speak of the same people: counts alone, and none about a few of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

    from disconnect.app.setup import Setup
    from disconnect.model.person import Person


def latest_year(setup: Setup) -> int | None:
    """The latest calendar year that a whole source reaches into, None where nothing was read."""
    years = [part.year for part in setup.history.parts() if part.month.startswith(str(part.year))]
    return max(years, default=None)


def silent_people(setup: Setup, year: int) -> int:
    """How many people in service in `year` occur in no mail of it under any of their addresses.

    0 stands for every number under the minimum group (unless it is everybody): a number of a few people, asked again
    with another directory, would say who they are.
    """
    here = [person for person in setup.directory.people.values() if _is_in_service(person, year)]
    named = _tokens(setup.history.table(year, "mails"), "sender", "recipients")
    names = setup.history.keys.of(year)
    silent = sum(
        not any(names.token("address", address.value) in named for address in person.addresses) for person in here
    )
    return silent if named and (silent >= setup.config.minimum_group or silent == len(here)) else 0


def strange_calendars(setup: Setup, year: int) -> int:
    """How many calendars with meetings in `year` belong to nobody in the directory."""
    names = setup.history.keys.of(year)
    known = {names.token("address", address.value) for address in setup.directory.by_address}
    return len(_tokens(setup.history.table(year, "meetings"), "owner") - known)


def _is_in_service(person: Person, year: int) -> bool:
    arrival, left = person.arrival or date.min, person.left or date.max
    return arrival < date(year + 1, 1, 1) and left > date(year, 1, 1)


def _tokens(table: pa.Table, *columns: str) -> set[int]:
    return {token for name in columns for token in _distinct(table.column(name))}


def _distinct(column: pa.ChunkedArray) -> Iterable[int]:
    whole = column.combine_chunks()
    flat = whole.flatten() if hasattr(whole, "offsets") else whole
    tokens: list[int] = np.unique(flat.to_numpy()).tolist()
    return tokens
