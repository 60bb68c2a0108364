"""Write the generated company into a folder, in the formats that the connectors read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from disconnect.demo import tables
from disconnect.demo.automatic import automatic
from disconnect.demo.calendar_files import calendars
from disconnect.demo.company import Company, company
from disconnect.demo.files import clear, write_file, write_table
from disconnect.demo.invitations import invitations
from disconnect.demo.maildirs import file_mail, make_mailboxes
from disconnect.demo.meetings import Appointment, appointments, calendar_owners
from disconnect.demo.threads import incidents, threads

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from disconnect.demo.mail import Mail

    Progress = Callable[[int, int], None]

SEED = 2025
REPORTED_EVERY = 500


def silent(_done: int, _total: int) -> None:
    """Report no progress.

    >>> silent(1, 2)
    """


def generate(folder: Path, *, seed: int = SEED, progress: Progress = silent) -> None:
    """Write a company of 240 people and the first quarter of 2026 into `folder`; the same seed, the same bytes.

    It takes about ten seconds and 45,000 small files. An earlier demo in the folder is replaced; other files
    there stay. `progress` is called with how many mails and calendars are written, and how many there are.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     _ = (Path(place) / "people.csv").write_text("id,address")
    ...     generate(Path(place))  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    disconnect.errors.ConfigError: it holds something that was not generated and would be written over

    Raises:
        ConfigError: the folder holds mail or tables that no demo wrote.
        OSError: the disk is full, or the folder may not be written to.
    """
    clear(folder)
    cast = company(seed)
    entries = appointments(cast, seed)
    mails = all_mails(cast, entries, seed)
    owners = calendar_owners(cast)
    total = len(mails) + len(owners)
    _write_tables(folder, cast, mails, seed)
    _write_mail(folder / "mail", cast, mails, lambda done: progress(done, total))
    (folder / "calendars").mkdir(mode=0o700)
    for number, (address, text) in enumerate(calendars(cast, entries, owners), start=1):
        write_file(folder / "calendars" / f"{address}.ics", text)
        progress(len(mails) + number, total)


def all_mails(cast: Company, entries: Sequence[Appointment], seed: int) -> tuple[Mail, ...]:
    """Every mail of the quarter in the order of its instant."""
    by_hand = (*threads(cast, seed), *incidents(cast, seed))
    everything = (*by_hand, *automatic(cast, by_hand, seed), *invitations(cast, entries, seed))
    return tuple(sorted(everything, key=lambda mail: (mail.sent, mail.message_id)))


def _write_tables(folder: Path, cast: Company, mails: Sequence[Mail], seed: int) -> None:
    """The directory, the lists, leave, duty and the gateway's log."""
    write_table(folder / "people.csv", tables.people_rows(cast))
    write_table(folder / "lists.csv", tables.list_rows(cast))
    write_table(folder / "leave.csv", tables.leave_rows(cast))
    write_table(folder / "on-call.csv", tables.duty_rows(cast))
    write_table(folder / "log.csv", tables.log_rows(cast, mails, seed), delimiter=";")


def _write_mail(folder: Path, cast: Company, mails: Sequence[Mail], report: Callable[[int], None]) -> None:
    """The mailboxes of the head office."""
    make_mailboxes(folder, cast)
    for number, mail in enumerate(mails, start=1):
        file_mail(folder, cast, mail, number)
        if number % REPORTED_EVERY == 0 or number == len(mails):
            report(number)
