"""The calendar connector: each person's iCalendar files as meetings, leave or on-call windows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from disconnect.connectors.ics.absences import leave, on_call, people_of
from disconnect.connectors.ics.flaws import ABSENT, EMPTY, UNREADABLE, Flaw, Refusal
from disconnect.connectors.ics.lines import EVENT_LINES
from disconnect.connectors.ics.meetings import meeting
from disconnect.connectors.ics.moments import Days
from disconnect.connectors.ics.reading import Read, mark, obstacles, read_shelf
from disconnect.connectors.ics.settings import LEAVE, MEETINGS, SETTINGS, Chosen, chosen
from disconnect.connectors.ics.shelf import Shelf, read_cursor, shelves, write_cursor
from disconnect.errors import ConnectorError
from disconnect.model.person import Leave, OnCall
from disconnect.model.phrase import phrase
from disconnect.model.problem import Problem
from disconnect.ports import Batch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disconnect.connectors.ics.expansion import Occurrence
    from disconnect.model.meeting import Meeting
    from disconnect.model.opaque import Address
    from disconnect.model.phrase import Phrase
    from disconnect.ports import Setting, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Absences:
    """Leave and on-call windows of one calendar, and what was wrong with single events."""

    leave: tuple[Leave, ...] = ()
    on_call: tuple[OnCall, ...] = ()
    flaws: tuple[tuple[str, Flaw], ...] = field(default=())


class Ics:
    """Calendars as files: a folder with one ``ADDRESS.ics`` (or one folder of them) per person, or a single file."""

    name: ClassVar[str] = "ics"
    keeps: ClassVar[tuple[str, ...]] = tuple(EVENT_LINES)
    settings: ClassVar[tuple[Setting, ...]] = SETTINGS

    def __init__(self, source: Source) -> None:
        """Check the settings of `source`.

        Raises:
            ConfigError: one of them is unknown, missing or wrong.
        """
        self._source = source.name
        self._chosen = chosen(source)

    def read(self, cursor: str) -> Iterator[Batch]:
        """Yield one batch per owner; of meetings only where a calendar changed since `cursor`.

        Raises:
            ConnectorError: the path is not there, or may not be listed.
        """
        found = self._shelves()
        marks = [mark(shelf, self._chosen) for shelf in found]
        known = read_cursor(cursor) & frozenset(marks) if self._chosen.kind == MEETINGS else frozenset()
        for number, (shelf, seen) in enumerate(zip(found, marks, strict=True), start=1):
            if seen not in known:
                got = read_shelf(shelf, self._chosen)
                known |= {seen} if seen and got.is_settled else frozenset()
                yield self._batch(shelf, got, cursor=write_cursor(known), place=(number, len(found)))

    def check(self) -> Iterator[Problem]:
        """Yield what would keep calendars from being read; nothing of them is parsed."""
        try:
            found = self._shelves()
        except ConnectorError as error:
            flaw = UNREADABLE if self._chosen.path.exists() else ABSENT
            yield Problem(source=self._source, where="path", code=flaw.code, what=error.what, mend=error.mend)
            return
        if not any(shelf.files for shelf in found):
            yield EMPTY.at(self._source, "path")
        for number, shelf in enumerate(found, start=1):
            for where, flaw in obstacles(shelf, self._chosen):
                yield flaw.at(self._source, _placed((number, len(found)), where))

    def _shelves(self) -> tuple[Shelf, ...]:
        where = f"[sources.{self._source}]"
        try:
            if not self._chosen.path.exists():
                raise ConnectorError(where=where, what=ABSENT.what, mend=ABSENT.mend)
            return shelves(self._chosen)
        except OSError as error:
            what = phrase("le dossier ne peut être parcouru", "the folder cannot be listed")
            raise ConnectorError(where=where, what=what, mend=UNREADABLE.mend) from error

    def _batch(self, shelf: Shelf, got: Read, *, cursor: str, place: tuple[int, int]) -> Batch:
        """What one owner's calendars say, as this source's kind of batch.

        Meetings replace what was stored only where every file was read: a damaged export takes nothing away.
        """
        number, total = place
        if self._chosen.kind == MEETINGS and shelf.owner is not None:
            replaced = frozenset({shelf.owner}) if got.is_whole else frozenset()
            return Batch(
                meetings=_meetings(got, shelf.owner, self._chosen) if replaced else (),
                problems=self._problems(got.flaws, place),
                replaces=replaced,
                window=self._chosen.window,
                cursor=cursor,
                items=got.items,
                done=number,
                total=total,
            )
        found = _absences(got, shelf.owner, self._chosen)
        return Batch(
            leave=found.leave,
            on_call=found.on_call,
            problems=self._problems((*got.flaws, *found.flaws), place),
            items=got.items,
            done=number,
            total=total,
        )

    def _problems(self, flaws: tuple[tuple[str, Flaw], ...], place: tuple[int, int]) -> tuple[Problem, ...]:
        """Flaws as problems, each once however many occurrences it has."""
        return tuple(flaw.at(self._source, _placed(place, where)) for where, flaw in dict.fromkeys(flaws))


def _placed(place: tuple[int, int], where: str) -> Phrase:
    """Where something is wrong: a calendar is told by its number, as its name may be an address."""
    number, total = place
    return phrase(
        "agenda {number} sur {total}{where}",
        "calendar {number} of {total}{where}",
        number=number,
        total=total,
        where=where,
    )


def _meetings(got: Read, owner: Address, settings: Chosen) -> tuple[Meeting, ...]:
    """The meetings that start in the window, in the order of their start."""
    start, end = settings.window
    made = (meeting(one, owner, settings.zone) for _, one in got.occurrences)
    return tuple(sorted((one for one in made if start <= one.start < end), key=lambda one: (one.start, one.key.value)))


def _absences(got: Read, owner: Address | None, settings: Chosen) -> Absences:
    """Leave or on-call windows, sorted; an event that gives none is a flaw, the others go on."""
    found: list[Leave | OnCall] = []
    flaws: list[tuple[str, Flaw]] = []
    for place, one in got.occurrences:
        try:
            for person in people_of(one, owner):
                found += _absence(one, person, settings)
        except Refusal as refusal:
            flaws.append((place, refusal.flaw))
    return Absences(
        leave=tuple(sorted((one for one in found if isinstance(one, Leave)), key=_leave_order)),
        on_call=tuple(sorted((one for one in found if isinstance(one, OnCall)), key=_on_call_order)),
        flaws=tuple(flaws),
    )


def _absence(one: Occurrence, person: Address, settings: Chosen) -> tuple[Leave | OnCall, ...]:
    if settings.kind == LEAVE:
        return leave(one, person, Days(start=settings.first, end=settings.stop), settings.zone)
    window, (start, end) = on_call(one, person, settings.zone), settings.window
    return (window,) if window.start < end and start < window.end else ()


def _leave_order(one: Leave) -> tuple[object, ...]:
    return one.person.value, one.start, one.end, one.half


def _on_call_order(one: OnCall) -> tuple[object, ...]:
    return one.person.value, one.start, one.end
