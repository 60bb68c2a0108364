"""What a connector must offer, and what it may hand over: the whole contract of a source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from disconnect.model.contact import Contact
    from disconnect.model.meeting import Meeting
    from disconnect.model.opaque import Address
    from disconnect.model.person import Leave, OnCall
    from disconnect.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting of a connector: name, default (None: required), and what it is for, in one line.

    A text that should be told in French too is a `disconnect.model.phrase.Phrase`; so are those of problems and errors.
    """

    name: str
    why: str
    default: object = None
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One configured source: its name, its settings as written, the folder relative paths start from.

    `zone` is the IANA zone of times without an offset ("" when none is stated); `now` the moment of reading.
    """

    name: str
    settings: Mapping[str, object]
    base: Path
    now: datetime
    zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A piece of what a source holds, together with the cursor that says how far reading has come.

    Whoever stores the batch stores `cursor` in the same transaction; handing the last stored cursor back to
    `read` goes on after it. `items` counts what was read (rows, messages, events), good or bad;
    `done` and `total` are for a progress bar, in one unit of the connector's choice (0: unknown).
    `replaces` names the owners whose calendar this batch gives anew in full: what was stored of this source
    for them before, with a start inside `window` ``[start, end)``, is dropped (so a meeting that was moved or
    deleted goes, and years that are no longer read stay).
    """

    contacts: tuple[Contact, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    leave: tuple[Leave, ...] = ()
    on_call: tuple[OnCall, ...] = ()
    problems: tuple[Problem, ...] = ()
    replaces: frozenset[Address] = field(default_factory=frozenset)
    window: tuple[datetime, datetime] | None = None
    cursor: str = ""
    items: int = 0
    done: int = 0
    total: int = 0


class Connector(Protocol):
    """A source of metadata; found by its entry point in the group ``disconnect.connectors``.

    An instance is made as ``Class(source)``; a wrong setting raises `ConfigError`.
    """

    name: ClassVar[str]
    keeps: ClassVar[tuple[str, ...]]
    settings: ClassVar[tuple[Setting, ...]]

    def __init__(self, source: Source) -> None: ...

    def read(self, cursor: str) -> Iterator[Batch]:
        """Yield what is new since `cursor` ("" for everything), in batches of bounded size."""

    def check(self) -> Iterable[Problem]:
        """Say what would keep this source from being read, and how to mend it; for `disconnect doctor`."""
