"""The ledger of publications: what was published, when, under which policy, and the fingerprints of its files.

Lines are only ever added, and each holds the hash of the one before (`disconnect.privacy.sealing`). A publication has
two: *recorded*, before any file appears, and the one that closes it. Nobody is named in either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from disconnect.privacy.sealing import START, Fault, canonical, fault, sealed, unsealed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager

ROLES = ("operator", "hr", "dpo", "delegates")
_HASH = re.compile(r"[0-9a-f]{64}")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_CLOSING = {"kind", "number", "at", "schema", "line", "before", "seal"}


class State(Enum):
    """How far a publication came."""

    RECORDED = "recorded"
    COMPLETED = "completed"
    INTERRUPTED = "interrupted"
    """It was stopped while its files appeared: some may be in somebody's hands."""
    ABANDONED = "abandoned"
    """It was stopped before any file appeared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What is recorded of one publication.

    `at` is its instant (UTC, to the second), `metrics` the version of each metric shown, `grouping` the level of its
    groups, `files` the SHA-256 of each file by name, `atoms` that of the membership it was audited with, if any.
    """

    at: datetime
    role: str
    policy: str
    policy_version: str
    metrics: Mapping[str, int]
    periods: tuple[str, ...]
    grouping: str
    minimum_group: int
    product: str
    files: Mapping[str, str]
    atoms: str | None = None

    def __post_init__(self) -> None:
        """Refuse what must not stand in a ledger.

        Raises:
            ValueError: a text looks like an address, the role is unknown, or a fingerprint is none.
        """
        texts = (self.policy, self.policy_version, self.grouping, self.product, *self.periods)
        prints = (*self.files.values(), *([] if self.atoms is None else [self.atoms]))
        if any("@" in text for text in (*texts, *self.metrics, *self.files)) or self.role not in ROLES:
            raise ValueError("a text that no ledger holds")
        if self.at.tzinfo is None or not self.files or not all(map(_HASH.fullmatch, prints)):
            raise ValueError("an instant without a zone, no files, or a fingerprint that is none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A publication in the ledger; `seal` is the hash of the line that recorded it, which proves it later."""

    number: int
    seal: str
    publication: Publication
    state: State = State.RECORDED
    closed_at: datetime | None = None

    @property
    def counts(self) -> bool:
        """Whether any of it may be known to somebody; only what was abandoned in time is not."""
        return self.state is not State.ABANDONED


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a ledger ends: its last line and that line's seal; `next` is the seal of the line about to be added."""

    line: int = 0
    seal: str = START
    next: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """A ledger as far as it can be relied on: up to the line of `fault`, or whole. `seals` has one for each line."""

    entries: tuple[Entry, ...] = ()
    seals: tuple[str, ...] = field(default=(), repr=False)
    fault: Fault | None = None

    @property
    def end(self) -> Mark:
        """The last line."""
        return Mark(line=len(self.seals), seal=self.seals[-1]) if self.seals else Mark()

    @property
    def unfinished(self) -> tuple[Entry, ...]:
        """Publications that nothing says the end of."""
        return tuple(entry for entry in self.entries if entry.state is State.RECORDED)

    def holding(self, print_: str) -> tuple[Entry, ...]:
        """The publications, abandoned ones too, that have a file of this fingerprint."""
        return tuple(entry for entry in self.entries if print_ in entry.publication.files.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """Where the files of the publication under way are made: needed to finish it, and forgotten afterwards.

    It is no part of the ledger, because a folder may be named after a person. `is_staged` says that every file is
    written, so that some may have their names already.
    """

    number: int
    folder: str
    tag: str
    is_staged: bool = False


class Shelf(Protocol):
    """Where a ledger is kept."""

    def alone(self) -> AbstractContextManager[None]:
        """Keep other publications out."""

    def read(self) -> Ledger:
        """The whole ledger; one that has a fault is refused."""

    def append(self, line: bytes) -> Ledger:
        """Add a line; it is on the disk when this returns."""

    def begin(self, journal: Journal) -> None:
        """Keep the journal of the publication under way."""

    def journal(self) -> Journal | None:
        """The journal of the publication under way, if there is one."""

    def forget(self) -> None:
        """Remove the journal."""

    def keep(self, content: bytes) -> None:
        """Keep a copy of a file about to be published: later publications are audited with it."""

    def kept(self, print_: str) -> bytes:
        """The copy with this fingerprint; one that is missing or changed is refused."""


def recorded_line(ledger: Ledger, publication: Publication) -> bytes:
    """The line that records the next publication.

    >>> ledger = read_ledger(recorded_line(Ledger(), EXAMPLE))
    >>> ledger.entries[0].number, ledger.entries[0].state, ledger.entries[0].publication == EXAMPLE
    (1, <State.RECORDED: 'recorded'>, True)
    """
    return _next_line(ledger, {"kind": "recorded", "number": len(ledger.entries) + 1, **_fields(publication)})


def closing_line(ledger: Ledger, number: int, state: State, at: datetime) -> bytes:
    """The line that says how publication `number` ended.

    >>> ledger = read_ledger(content := recorded_line(Ledger(), EXAMPLE))
    >>> read_ledger(content + closing_line(ledger, 1, State.COMPLETED, EXAMPLE.at)).entries[0].state
    <State.COMPLETED: 'completed'>
    """
    return _next_line(ledger, {"kind": state.value, "number": number, "at": _text(at)})


def read_ledger(content: bytes, mark: Mark | None = None) -> Ledger:
    """Read a ledger up to its first fault; with the `mark` kept beside it, lines cut off at the end are found too.

    The line that the mark announces may be there or not: power may have failed before it, or after it.

    >>> read_ledger(recorded_line(Ledger(), EXAMPLE).replace(b"2026-Q1", b"2026-Q2")).fault.code
    'changed'
    >>> read_ledger(b"", Mark(line=1, seal="a" * 64)).fault.code
    'cut'
    """
    found = Ledger()
    *lines, rest = content.split(b"\n")
    for number, raw in enumerate(lines, 1):
        fields = unsealed(raw, line=number, before=found.end.seal)
        after = fields if isinstance(fields, Fault) else _with(found, fields)
        if isinstance(after, Fault):
            return replace(found, fault=after)
        found = after
    if rest:
        return replace(found, fault=fault(len(lines) + 1, "torn"))
    return replace(found, fault=_fault_by(mark, found.seals)) if mark is not None else found


def mark_bytes(mark: Mark) -> bytes:
    """An end mark as it is kept.

    >>> read_mark(mark_bytes(Mark(line=3, seal="a" * 64))).line
    3
    """
    return canonical({"line": mark.line, "next": mark.next, "seal": mark.seal}) + b"\n"


def read_mark(content: bytes) -> Mark:
    """The end mark out of what was kept; one that is damaged knows no line, so that the ledger beside it is refused."""
    found = re.fullmatch(rb'\{"line":(\d{1,9}),"next":"([0-9a-f]{64}|)","seal":"([0-9a-f]{64})"\}\n', content)
    return Mark(line=int(found[1]), next=found[2].decode(), seal=found[3].decode()) if found else Mark()


def _fault_by(mark: Mark, seals: tuple[str, ...]) -> Fault | None:
    known = len(seals)
    if mark.line > known:
        return fault(known + 1, "cut")
    if mark.line and seals[mark.line - 1] != mark.seal:
        return fault(mark.line, "rewritten")
    is_announced = seals[mark.line :] in {(), (mark.next,)}
    return None if is_announced else fault(mark.line + 1, "unmarked")


def _next_line(ledger: Ledger, fields: Mapping[str, object]) -> bytes:
    return sealed(fields, line=ledger.end.line + 1, before=ledger.end.seal)


def _with(ledger: Ledger, fields: Mapping[str, object]) -> Ledger | Fault:
    """The ledger with one line more, or why the line says nothing that can be."""
    seals = (*ledger.seals, str(fields["seal"]))
    try:
        is_new = fields["kind"] == State.RECORDED.value
        entries = (*ledger.entries, _entry(ledger, fields)) if is_new else _closed(ledger.entries, fields)
    except (KeyError, TypeError, ValueError):
        return fault(len(seals), "senseless")
    return replace(ledger, entries=entries, seals=seals)


def _entry(ledger: Ledger, fields: Mapping[str, object]) -> Entry:
    publication = _publication(fields)
    expected = {"kind": "recorded", "number": len(ledger.entries) + 1, **_fields(publication)}
    said = {key: value for key, value in fields.items() if key not in {"schema", "line", "before", "seal"}}
    # Written anew it must be the same: no field more, and each of its own type.
    if canonical(said) != canonical(expected):
        raise ValueError("fields that no publication has")
    return Entry(number=len(ledger.entries) + 1, seal=str(fields["seal"]), publication=publication)


def _closed(entries: tuple[Entry, ...], fields: Mapping[str, object]) -> tuple[Entry, ...]:
    state, number = State(fields["kind"]), fields["number"]
    if fields.keys() != _CLOSING or type(number) is not int:
        raise ValueError("fields that no closing line has")
    if not any(entry.number == number and entry.state is State.RECORDED for entry in entries):
        raise ValueError("nothing that could be closed")
    at = _instant(fields["at"])
    return tuple(replace(entry, state=state, closed_at=at) if entry.number == number else entry for entry in entries)


def _fields(publication: Publication) -> Mapping[str, object]:
    return {
        "at": _text(publication.at),
        "role": publication.role,
        "policy": publication.policy,
        "policy_version": publication.policy_version,
        "metrics": dict(publication.metrics),
        "periods": list(publication.periods),
        "grouping": publication.grouping,
        "minimum_group": publication.minimum_group,
        "product": publication.product,
        "files": dict(publication.files),
        "atoms": publication.atoms,
    }


def _publication(fields: Mapping[str, object]) -> Publication:
    metrics, periods, files = fields["metrics"], fields["periods"], fields["files"]
    minimum, atoms = fields["minimum_group"], fields["atoms"]
    if not (isinstance(metrics, dict) and isinstance(periods, list) and isinstance(files, dict)):
        raise TypeError("fields of other types")
    if type(minimum) is not int or any(type(version) is not int for version in metrics.values()):
        raise TypeError("numbers that are none")
    return Publication(
        at=_instant(fields["at"]),
        metrics=metrics,
        periods=tuple(_written(label) for label in periods),
        minimum_group=minimum,
        files={name: _written(print_) for name, print_ in files.items()},
        atoms=None if atoms is None else _written(atoms),
        **{name: _written(fields[name]) for name in ("role", "policy", "policy_version", "grouping", "product")},
    )


def _written(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _text(at: datetime) -> str:
    return f"{at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat()}Z"


def _instant(value: object) -> datetime:
    if not _INSTANT.fullmatch(_written(value)):
        raise ValueError("no instant")
    return datetime.fromisoformat(str(value))


EXAMPLE = Publication(
    at=datetime(2026, 5, 4, 9, 30, tzinfo=UTC),
    role="operator",
    policy="plain",
    policy_version="1f2e3d",
    metrics={"mail.sent": 1},
    periods=("2026-Q1",),
    grouping="team",
    minimum_group=10,
    product="1.0",
    files={"report.html": "c" * 64},
)
"""A publication for examples."""
