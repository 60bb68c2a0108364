"""Items per second of each connector beside the plain loop a user would write with the standard library."""

from __future__ import annotations

import csv
import mailbox
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import getaddresses, parsedate_to_datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

from disconnect.app.showcase import build_demo

if TYPE_CHECKING:
    from disconnect.app.setup import Setup
    from disconnect.ports import Connector

SAMPLE_MAILBOXES = 12
SAMPLE_CALENDARS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Items per CPU second of one source, by the connector and by the plain loop."""

    name: str
    ours: float
    plain: float


def paces(setup: Setup) -> Iterator[Pace]:
    """Each source of the demo, by its connector and by a plain loop."""
    home = setup.config.path.parent
    for source, connector in setup.sources("mail", "meetings"):
        plain = PLAIN[source.connector]
        yield Pace(
            name=source.connector,
            ours=_pace(partial(_items, connector)),
            plain=_pace(partial(plain, home)),
        )


def demo(folder: Path) -> Path:
    """The demo's sources; nothing is read yet."""
    return build_demo(folder, 2025, "fr", lambda _done, _total: None)


def plain_maildir(home: Path) -> int:
    """Headers by `mailbox` and `email`."""
    items = 0
    for folder in sorted((home / "mail").iterdir())[:SAMPLE_MAILBOXES]:
        for message in mailbox.Maildir(folder, create=False):
            parsedate_to_datetime(message["Date"])
            getaddresses(message.get_all("From", []) + message.get_all("To", []) + message.get_all("Cc", []))
            items += 1
    return items


def plain_csv(home: Path) -> int:
    """Rows by `csv.DictReader` and `datetime`."""
    items = 0
    zone = ZoneInfo("Europe/Paris")
    with (home / "log.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            datetime.fromisoformat(row["date"]).replace(tzinfo=zone).astimezone(UTC)
            items += bool(row["sender"] and row["recipient"])
    return items


def plain_ics(home: Path) -> int:
    """Events by icalendar and recurring-ical-events."""
    items = 0
    for path in sorted((home / "calendars").iterdir())[:SAMPLE_CALENDARS]:
        calendar = Calendar.from_ical(path.read_bytes())
        items += len(calendar.walk("VEVENT"))
        recurring_ical_events.of(calendar).between(date(2026, 1, 1), date(2026, 4, 1))
    return items


PLAIN = {"maildir": plain_maildir, "csv": plain_csv, "ics": plain_ics}


def _items(connector: Connector) -> int:
    return sum(batch.items for batch in connector.read(""))


def _pace(read: Callable[[], int]) -> float:
    start = time.process_time()
    items = read()
    return items / (time.process_time() - start)
