"""A small source and what the history says of it, shared by the tests of the history."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from disconnect.model.contact import Contact, Kind, Recipient, Role
from disconnect.model.meeting import Answer, Meeting
from disconnect.model.opaque import Address, MessageId
from disconnect.model.problem import Problem
from disconnect.ports import Batch
from disconnect.storage.history import History
from disconnect.storage.keys import KeyRing
from disconnect.storage.writer import writing

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
YEARS = (2025, 2026)


def address(number: int) -> Address:
    return Address.of(f"p{number}@example.org")


def contact(
    number: int, at: datetime = NEW_YEAR, *, sender: int = 0, to: tuple[int, ...] = (1, 2), reply: int | None = None
) -> Contact:
    """The contact of a number; the same number is the same mail."""
    return Contact(
        sent=at,
        sender=address(sender),
        recipients=tuple(Recipient(address=address(who), role=Role.TO) for who in to),
        kind=Kind.BY_HAND,
        message_id=MessageId.of(f"<{number}@example.org>"),
        in_reply_to=None if reply is None else MessageId.of(f"<{reply}@example.org>"),
        size=1000 + number,
    )


def meeting(owner: int, number: int, start: datetime) -> Meeting:
    return Meeting(
        owner=address(owner),
        key=MessageId(f"meeting {number}"),
        start=start,
        end=start + HOUR,
        wall_minutes=60,
        people=3,
        answer=Answer.ACCEPTED,
    )


def problem(number: int) -> Problem:
    return Problem(source="post", where=f"row {number}", code="date-missing", what="no date", mend="export it")


def batch(number: int, *contacts: Contact, **more: object) -> Batch:
    """A batch whose cursor says that `number` batches were read."""
    return Batch(contacts=contacts, cursor=str(number), items=len(contacts), **more)  # type: ignore[arg-type] # fields


def open_history(folder: Path) -> History:
    return History(folder / "state", KeyRing(folder / "keys"))


def sync(history: History, batches: tuple[Batch, ...], source: str = "post", kind: str = "mail") -> None:
    """Read what is new of a source that yields `batches`, as the product does."""
    with writing(history, source, "list", kind) as writer:
        for one in batches[int(history.cursor(source) or 0) :]:
            writer.add(one)


def content(history: History) -> dict[str, object]:
    """Everything the history says, whatever files it lies in."""
    tables = {
        f"{kind} {year}": history.table(year, kind).to_pylist() for year in YEARS for kind in ("mails", "meetings")
    }
    return {
        **tables,
        "sources": [row.model_dump() for row in history.sources()],
        "problems": [row.model_dump() for row in history.problems()],
    }


def files(history: History) -> set[str]:
    """Every file under the history's folder, relative to the state folder."""
    found = (history.folder / "history").rglob("*")
    return {str(path.relative_to(history.folder)) for path in found if not path.is_dir()}


def named(history: History) -> set[str]:
    return {part.path for part in history.parts()}


def small_source() -> tuple[Batch, ...]:
    """Mail over the turn of the year in copies, two calendars given twice, and bad items."""
    window = (NEW_YEAR - 90 * DAY, NEW_YEAR + 90 * DAY)
    mail = [
        batch(0, *(contact(7 * part + copy, NEW_YEAR + (9 * part + copy - 50) * DAY) for copy in range(9)))
        for part in range(10)
    ]
    calendars = [
        batch(
            0,
            meetings=tuple(meeting(owner, number, NEW_YEAR + (20 * number - 50 + turn) * DAY) for number in range(5)),
            replaces=frozenset({address(owner)}),
            window=window,
        )
        for turn in range(2)
        for owner in (1, 2)
    ]
    bad = [batch(0, problems=(problem(turn), problem(9))) for turn in range(2)]
    mixed = [*mail[:5], calendars[0], bad[0], *calendars[1:3], *mail[5:], bad[1], calendars[3]]
    return tuple(
        Batch(
            contacts=one.contacts,
            meetings=one.meetings,
            problems=one.problems,
            replaces=one.replaces,
            window=one.window,
            cursor=str(number),
            items=3,
        )
        for number, one in enumerate(mixed, start=1)
    )
