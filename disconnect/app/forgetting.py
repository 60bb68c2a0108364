"""Erasing what is linked to a person, and keeping it out: what would go, and that it went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from disconnect.app.subject import KeyYears, Subject, key_years, subject_of
from disconnect.storage.acts import ERASE, Act
from disconnect.storage.erasing import erase
from disconnect.storage.linked import parted

if TYPE_CHECKING:
    from disconnect.app.setup import Setup


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How much of one year is linked to a person."""

    year: int
    sent: int
    received: int
    meetings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What an erasure would take: of whom, of which years, how much; and the years that it cannot reach."""

    subject: Subject
    shares: tuple[Share, ...]
    years: KeyYears


def extent(setup: Setup, address: str) -> Extent:
    """What is linked to the person at `address`, year by year.

    Raises:
        MisuseError: it is no address of one person alone.
        ConfigError, StorageError: something cannot be read.
    """
    subject, years = subject_of(setup, address), key_years(setup.history)
    shares = tuple(_share(setup, subject, year) for year in years.with_key)
    return Extent(subject=subject, shares=shares, years=years)


def forget(setup: Setup, found: Extent, role: str) -> Act | None:
    """Erase it, and keep the person out of these years from now on; answers the record, None where no year has a key.

    Raises:
        StorageError: another command is writing, the disk is full, or a file is damaged; run again, it goes on.
    """
    if not found.shares:
        return None
    first = Act(kind=ERASE, at=setup.now, role=role)
    asked = [replace(first, year=share.year) for share in found.shares]
    tokens = {share.year: tuple(found.subject.tokens(setup.history, share.year)) for share in found.shares}
    erase(setup.history, tokens, asked)
    return first


def _share(setup: Setup, subject: Subject, year: int) -> Share:
    history, mine = setup.history, subject.tokens(setup.history, year)
    mails = parted("mails", history.table(year, "mails"), mine)[0]
    recipients = mails.column("recipients").combine_chunks().flatten().to_numpy()
    known = np.array(sorted(mine), dtype=np.int64)
    return Share(
        year=year,
        sent=int(np.isin(mails.column("sender").to_numpy(), known).sum()),
        received=int(np.isin(recipients, known).sum()),
        meetings=parted("meetings", history.table(year, "meetings"), mine)[0].num_rows,
    )
