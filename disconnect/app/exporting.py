"""A person's own data, for them alone: all that can still be linked to their addresses, as readable JSON.

Of other people it tells numbers only: whom somebody wrote with is theirs as well (GDPR, 15(4), 20(4)).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from disconnect.app.subject import KeyYears, Subject, key_years, subject_of
from disconnect.errors import StorageError
from disconnect.model.contact import Kind, Role
from disconnect.model.phrase import in_language, phrase
from disconnect.model.refusals import reason
from disconnect.policyfile.interventions import LAYOUT
from disconnect.policyfile.table import Row, read_table
from disconnect.report.files import MAKE_ROOM
from disconnect.storage.acts import EXPORT, Act, note
from disconnect.storage.durable import write_new
from disconnect.storage.linked import parted
from disconnect.storage.rows import NO_INSTANT, NO_SIZE, NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from disconnect.app.setup import Setup
    from disconnect.model.opaque import Address
    from disconnect.model.phrase import Phrase

FORMAT, VERSION = "disconnect-export", 1
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LOST = phrase(
    "la clé de cette année est perdue : rien n’en est rattaché à vous",
    "the key of this year is lost: nothing of it is linked to you",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """An export that was written: its record, whether the directory knows the person, and which years say nothing."""

    act: Act
    is_known: bool
    years: KeyYears


def export(setup: Setup, address: str, out: Path, *, role: str, lang: str) -> Exported:
    """Write all that is linked to the person at `address` into `out`, for the eyes of its owner alone.

    That an export was made is recorded before there is a file: when, and by which role; not for whom.

    Raises:
        MisuseError: it is no address of one person alone.
        ConfigError, ConnectorError, StorageError: something cannot be read or written; then there is no file.
    """
    subject, years = subject_of(setup, address), key_years(setup.history)
    text = json.dumps(_document(setup, subject, years, lang), ensure_ascii=False, indent=2) + "\n"
    act = Act(kind=EXPORT, at=setup.now, role=role)
    note(setup.history.index, act)
    try:
        write_new(out, lambda file: file.write(text.encode()))
    except OSError as error:
        what = phrase("il ne peut être écrit ({why})", "it cannot be written ({why})", why=reason(error))
        raise StorageError(where=f"--out {out}", what=what, mend=MAKE_ROOM) from error
    return Exported(act=act, is_known=subject.person is not None, years=years)


def _document(setup: Setup, subject: Subject, years: KeyYears, lang: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "made": _text(setup.now),
        "organisation": setup.config.organisation,
        "addresses": [address.value for address in subject.addresses],
        "directory": [{"row": row.number} | _filled(row) for row in subject.rows],
        "lists": _lists(setup, subject),
        "years": _years(setup, subject, years, lang),
        "leave": _leave(setup, subject),
        "on_call": [
            {"start": _text(window.start), "end": _text(window.end)}
            for window in setup.windows
            if window.person in subject.addresses
        ],
        "interventions": _interventions(setup, subject),
    }


def _filled(row: Row) -> dict[str, str]:
    return {column: cell for column, cell in row.cells.items() if cell}


def _lists(setup: Setup, subject: Subject) -> list[str]:
    lists = setup.directory.lists
    return sorted(name.value for name, members in lists.items() if not set(members).isdisjoint(subject.addresses))


def _leave(setup: Setup, subject: Subject) -> list[dict[str, str]]:
    return [
        {"first_day": str(leave.start), "last_day": str(leave.end - timedelta(days=1)), "half": leave.half}
        for leave in setup.absences
        if leave.person in subject.addresses
    ]


def _interventions(setup: Setup, subject: Subject) -> list[dict[str, str]]:
    """The declared interventions, as they stand in their table."""
    path = setup.config.interventions
    rows = read_table(path, LAYOUT)[0] if path.exists() else ()
    mine = {address.value for address in subject.addresses}
    return [_filled(row) for row in rows if row["person"].strip().casefold() in mine]


def _years(setup: Setup, subject: Subject, years: KeyYears, lang: str) -> list[dict[str, Any]]:
    told = [_linked(setup, subject, year) for year in years.with_key]
    told += [{"year": act.year, "state": "closed", "what": in_language(_closed(act), lang)} for act in years.closed]
    told += [{"year": year, "state": "key lost", "what": in_language(_LOST, lang)} for year in years.lost]
    return sorted(told, key=lambda year: int(year["year"]))


def _closed(act: Act) -> Phrase:
    return phrase(
        "année close le {day}, clé détruite : plus rien n’est rattaché à vous",
        "year closed on {day}, key destroyed: nothing is linked to you any more",
        day=act.day,
    )


def _linked(setup: Setup, subject: Subject, year: int) -> dict[str, Any]:
    """What of a year is linked to the person."""
    history, mine = setup.history, subject.tokens(setup.history, year)
    mails = parted("mails", history.table(year, "mails"), mine)[0].to_pylist()
    meetings = parted("meetings", history.table(year, "meetings"), mine)[0].to_pylist()
    threads = _numbers(mail["thread"] for mail in mails)
    return {
        "year": year,
        "state": "linked",
        "mails_sent": [_sent(mail, mine, threads) for mail in mails if mail["sender"] in mine],
        "mails_received": [each for mail in mails for each in _received(mail, mine, threads)],
        "meetings": [
            {
                "calendar": mine[row["owner"]].value,
                "start": _instant(row["start"]),
                "end": _instant(row["end"]),
                "attended": row["attended"],
            }
            for row in meetings
        ],
    }


def _sent(mail: Mapping[str, Any], mine: Mapping[int, Address], threads: Mapping[int, int]) -> dict[str, Any]:
    roles = [Role(role).name.lower() for role in mail["roles"]]
    counts = {role: roles.count(role) for role in dict.fromkeys(roles)}
    return {"from": mine[mail["sender"]].value, **_mail(mail, threads), "recipients": counts}


def _received(
    mail: Mapping[str, Any], mine: Mapping[int, Address], threads: Mapping[int, int]
) -> Iterable[dict[str, Any]]:
    for token, role, delivered in zip(mail["recipients"], mail["roles"], mail["delivered"], strict=True):
        if token in mine:
            at = None if delivered == NO_INSTANT else _instant(delivered)
            named = {"role": Role(role).name.lower(), "delivered": at}
            yield {"to": mine[token].value, **_mail(mail, threads), **named}


def _mail(mail: Mapping[str, Any], threads: Mapping[int, int]) -> dict[str, Any]:
    return {
        "sent": _instant(mail["sent"]),
        "kind": Kind(mail["kind"]).name.lower(),
        "size": None if mail["size"] == NO_SIZE else mail["size"],
        "is_answer": mail["reply_to"] != NONE,
        "thread": threads.get(mail["thread"]),
    }


def _numbers(tokens: Iterable[int]) -> dict[int, int]:
    """Threads numbered as they come: the pseudonym of one says nothing to its reader."""
    known = dict.fromkeys(token for token in tokens if token != NONE)
    return {token: number for number, token in enumerate(known, start=1)}


def _instant(micros: int) -> str:
    return _text(_EPOCH + timedelta(microseconds=micros))


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
