"""What was read since the last batch, gathered into batches of bounded size."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disconnect.model.contact import Contact
from disconnect.model.person import Leave, OnCall
from disconnect.ports import Batch

if TYPE_CHECKING:
    from disconnect.connectors.kit.flaws import Flaw
    from disconnect.model.problem import Problem

# Enough to be quick, little enough to be lost when somebody interrupts the reading.
FULL = 2000


@dataclass(slots=True, kw_only=True)
class Pile:
    """Items of the source `source` that wait to be handed over; `items` counts those read, good or bad."""

    source: str
    contacts: list[Contact] = field(default_factory=list)
    leave: list[Leave] = field(default_factory=list)
    on_call: list[OnCall] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    items: int = 0

    @property
    def is_full(self) -> bool:
        """Whether it is time for a batch."""
        return self.items >= FULL or len(self.problems) >= FULL

    def add(self, found: Contact | Leave | OnCall, items: int = 1) -> None:
        """Put on what reading `items` items gave."""
        self.items += items
        if isinstance(found, Contact):
            self.contacts.append(found)
        elif isinstance(found, Leave):
            self.leave.append(found)
        else:
            self.on_call.append(found)

    def refuse(self, flaw: Flaw, *, where: str, items: int = 1) -> None:
        """Put on what is wrong with `items` items at `where`."""
        self.items += items
        self.problems.append(flaw.at(self.source, where))

    def batch(self, *, cursor: str, done: int, total: int) -> Batch:
        """Everything on the pile, which is empty afterwards; `done` and `total` in bytes or files.

        >>> Pile(source="post", items=3).batch(cursor="", done=0, total=0).items
        3
        """
        batch = Batch(
            contacts=tuple(self.contacts),
            leave=tuple(self.leave),
            on_call=tuple(self.on_call),
            problems=tuple(self.problems),
            cursor=cursor,
            items=self.items,
            done=done,
            total=total,
        )
        for kind in (self.contacts, self.leave, self.on_call, self.problems):
            kind.clear()
        self.items = 0
        return batch
