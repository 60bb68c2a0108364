"""The whole chain on real data: a manufacturing company's mail log, and a public mailing list.

The data are not ours to ship. The environment variable DISCONNECT_DATA says where they lie; without them this program
fails. It writes both reports below ``real/`` and prints the counts to check a reader against.
"""

from __future__ import annotations

import csv
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

import pyarrow.compute as pc

from disconnect import __version__
from disconnect.app.publications import Order, publish
from disconnect.app.publishing import build_report
from disconnect.app.reading import read_sources
from disconnect.app.setup import Setup, open_setup
from disconnect.app.years import workload
from disconnect.model.period import Period
from disconnect.storage.ledgerfile import LedgerFile

HEAD = 86
COMPANY = "manufacturing-company"
LIST = "public-list"
LIST_ADDRESS = "pcf5d9938d9@org007.example"
CITATION = "R. Michalski, Manufacturing company email, Harvard Dataverse, doi:10.7910/DVN/6Z3CGX"
NEAR_EMPTY = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What the chain made of a source: rows read, mails, (mail, recipient) pairs, copies to oneself, deliveries."""

    rows: int
    mails: int
    pairs: int
    deliveries: int

    @property
    def repeats(self) -> int:
        """Rows that named a recipient of the same mail again (for a log with a row per recipient)."""
        return self.rows - self.pairs

    @property
    def self_copies(self) -> int:
        """Pairs that are no delivery because the sender wrote to themself."""
        return self.pairs - self.deliveries


def shared_data() -> Path:
    """Where the real data lie.

    Raises:
        SystemExit: they are not there.
    """
    folder = Path(os.environ.get("DISCONNECT_DATA", "../shared/data")).resolve()
    if not (folder / COMPANY / "communication.csv").exists() or not (folder / LIST / "headers.mbox.gz").exists():
        sys.exit(f"the real data are not in {folder}; say where they lie: make real DISCONNECT_DATA=/path/to/data")
    return folder


def manufacturing(data: Path, home: Path) -> Setup:
    """The company's log as `csv`, its policy (Monday to Friday 07:00-15:00, Polish holidays), its groups."""
    source = data / COMPANY
    home.mkdir(parents=True, exist_ok=True)
    rows = _rows(source / "communication.csv", ";")
    superior = {row[0]: row[1] for row in _rows(source / "reportsto.csv", ",")}
    mailboxes = sorted({name for row in rows for name in row[:2]} | set(superior), key=int)
    _people(home, ([name, name, subtree(name, superior), superior.get(name, "")] for name in mailboxes))
    _write(home / "policy.toml", POLICY.format(zone="Europe/Warsaw", start="07:00", end="15:00", more=POLAND))
    _write(home / "config.toml", CONFIG.format(name="Manufacturing company") + LOG.format(
        path=source / "communication.csv", citation=CITATION))  # fmt: skip
    return open_setup(home / "config.toml", datetime.now(UTC))


def subtree(name: str, superior: Mapping[str, str]) -> str:
    """The direct subtree under the head that somebody belongs to; nobody's for the head and who has no superior."""
    seen: set[str] = set()
    while name in superior and superior[name] != str(HEAD) and name not in seen:
        seen.add(name)
        name = superior[name]
    return f"Subtree {name}" if superior.get(name) == str(HEAD) and name != str(HEAD) else ""


def public_list(data: Path, home: Path) -> Setup:
    """The list's headers as `mbox`; everybody who wrote or was written to in 2023, by organisation, at UTC."""
    home.mkdir(parents=True, exist_ok=True)
    path = data / LIST / "headers.mbox.gz"
    _write(home / "policy.toml", POLICY.format(zone="UTC", start="09:00", end="18:00", more=""))
    citation = "a public engineering mailing list, addresses replaced by keyed hashes"
    _write(home / "config.toml", CONFIG.format(name="Public list") + MBOX.format(path=path, citation=citation))
    _people(home, [])
    setup = open_setup(home / "config.toml", datetime.now(UTC))
    _, connector = next(setup.sources("mail"))
    named = {
        address.value
        for batch in connector.read("")
        for contact in batch.contacts
        if contact.sent.year == YEAR
        for address in (contact.sender, *(recipient.address for recipient in contact.recipients))
    }
    people = sorted(named - {LIST_ADDRESS})
    _people(home, ([name, name, "", "", name.partition("@")[2]] for name in people))
    return open_setup(home / "config.toml", datetime.now(UTC))


YEAR = 2023
COLUMNS = ["id", "address", "team", "manager", "organisation"]

POLICY = """\
id = "plain"
title = {{ fr = "Horaires réguliers", en = "Regular hours" }}
zone = "{zone}"
default_hours = "office"
ordinary_hours = "office"
{more}
[clauses.hours]
title = {{ fr = "Horaires", en = "Hours" }}
ref = "example"

[hours.office]
title = {{ fr = "Bureaux", en = "Offices" }}
clause = "hours"
monday-friday = ["{start}-{end}"]

[[responses]]
clause = "hours"
action = "nudge"
"""
POLAND = """\
default_holidays = "pl"

[holidays.pl]
country = "PL"
"""
CONFIG = """\
[organisation]
name = "{name}"
[report]
language = "en"
"""
LOG = """
[sources.log]
connector = "csv"
path = "{path}"
delimiter = ";"
zone = "Europe/Warsaw"
citation = "{citation}"
[sources.log.columns]
sender = "Sender"
recipient = "Recipient"
date = "EventDate"
"""
MBOX = """
[sources.list]
connector = "mbox"
path = "{path}"
zone = "UTC"
citation = "{citation}"
"""


def counts(setup: Setup, year: int) -> Counts:
    """What stands in the history of a year that began and ended inside the data."""
    table = setup.history.table(year, "mails")
    pairs = int(pc.sum(pc.list_value_length(table.column("recipients"))).as_py() or 0)
    rows = sum(row.items for row in setup.history.sources())
    return Counts(
        rows=rows, mails=table.num_rows, pairs=pairs, deliveries=int(workload(setup, year).deliveries.mail.size)
    )


def near_empty_weekdays(setup: Setup, year: int) -> tuple[date, ...]:
    """Weekdays with less than a tenth of the median weekday's mails, between the first and the last mail."""
    sent = setup.history.table(year, "mails").column("sent").to_numpy() // 1_000_000
    zone = ZoneInfo(setup.policy.zone)
    by_date = Counter(datetime.fromtimestamp(int(second), zone).date() for second in sent)
    first, last = min(by_date), max(by_date)
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    weekdays = [day for day in days if day.weekday() < 5]
    usual = median(by_date[day] for day in weekdays)
    return tuple(day for day in weekdays if by_date[day] < NEAR_EMPTY * usual)


def run(setup: Setup, periods: Iterable[str], level: str) -> tuple[Path, ...]:
    """Read the sources, build the report and write its files."""
    for reading in read_sources(setup, (), lambda _name, _batch: None):
        print(f"  {reading.source}: {reading.items:,} items read, {len(reading.problems)} problems")
    report = build_report(setup, [Period.parse(text) for text in periods], level)
    order = Order(folder=setup.config.path.parent / "report", lang="en", at=setup.now, product=__version__)
    return publish(report, order, LedgerFile(setup.config.state)).paths


MONTHS = tuple(f"2010-{month:02d}" for month in range(1, 10))
QUARTERS = ("2010-Q1", "2010-Q2", "2010-Q3")


def main() -> None:
    """Both data sets, from scratch."""
    data, home = shared_data(), Path("real")
    shutil.rmtree(home, ignore_errors=True)
    print("manufacturing company")
    setup = manufacturing(data, home / "manufacturing")
    paths = run(setup, (*MONTHS, *QUARTERS), "team")
    found = counts(setup, 2010)
    print(f"  {found.rows:,} rows = {found.mails:,} mails, {found.deliveries:,} deliveries")
    print(f"  dropped: {found.repeats:,} repeats, {found.self_copies:,} copies to oneself")
    print(f"  near-empty weekdays: {', '.join(map(str, near_empty_weekdays(setup, 2010)))}")
    _tell(paths)
    print("public list")
    setup = public_list(data, home / "list")
    paths = run(setup, (str(YEAR),), "organisation")
    found = counts(setup, YEAR)
    print(f"  {YEAR}: {found.mails:,} mails, {found.deliveries:,} deliveries, {len(setup.directory.people):,} people")
    _tell(paths)


def _rows(path: Path, delimiter: str) -> list[list[str]]:
    """The rows of a small file, its header apart."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=delimiter))[1:]


def _tell(paths: Iterable[Path]) -> None:
    for path in paths:
        print(f"  {path}")


def _people(home: Path, rows: Iterable[list[str]]) -> None:
    with (home / "people.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
