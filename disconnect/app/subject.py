"""Whose data somebody asks for: every address of a person, and which years can still be linked to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.app.lostkeys import unfinished_closings
from disconnect.app.misuse import MisuseError
from disconnect.model.opaque import Address
from disconnect.model.phrase import phrase
from disconnect.policyfile.directory import PEOPLE, addresses_of
from disconnect.policyfile.table import read_table

if TYPE_CHECKING:
    from disconnect.app.setup import Setup
    from disconnect.model.person import Person
    from disconnect.policyfile.table import Row
    from disconnect.storage.acts import Act
    from disconnect.storage.history import History


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Who asks: `person` is None for somebody in no directory, who is known by one address alone.

    `rows` are the person's rows of the directory.
    """

    addresses: tuple[Address, ...]
    person: Person | None
    rows: tuple[Row, ...]

    def tokens(self, history: History, year: int) -> dict[int, Address]:
        """The pseudonyms of the addresses in a year that has a key, each with its address."""
        names = history.names(year)
        return {names.token("address", address.value): address for address in self.addresses}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyYears:
    """The years of the history: with a key; closed for good; and those whose key is lost."""

    with_key: tuple[int, ...]
    closed: tuple[Act, ...]
    lost: tuple[int, ...]


def subject_of(setup: Setup, text: str) -> Subject:
    """The person behind an address, with all of their addresses; the address alone where the directory has nobody.

    Raises:
        MisuseError: it is no address of one person alone.
        ConfigError: the directory cannot be read.
    """
    address, (rows, _) = Address.of(text), read_table(setup.config.people, PEOPLE)
    person = setup.directory.person(address)
    if person is not None:
        own = tuple(row for row in rows if row["id"] == person.id)
        return Subject(addresses=person.addresses, person=person, rows=own)
    if not address.value or address in setup.directory.lists or any(address in addresses_of(row) for row in rows):
        raise MisuseError(
            where="--for",
            what=phrase(
                "ce n’est l’adresse d’aucune personne seule : c’est une liste, une boîte partagée, ou une ligne de "
                "l’annuaire à corriger",
                "this is the address of no one person: it is a list, a shared mailbox, or a row of the directory to "
                "correct",
            ),
            mend=phrase(
                "donnez l’adresse propre de la personne (disconnect doctor nomme les lignes à corriger)",
                "give the person's own address (disconnect doctor names the rows to correct)",
            ),
        )
    return Subject(addresses=(address,), person=None, rows=())


def key_years(history: History) -> KeyYears:
    """Which years can be linked to somebody.

    Raises:
        StorageError: something of a closed year is left: what may be said of it is not certain.
    """
    for fault in unfinished_closings(history):
        raise fault
    closings = history.closings()
    with_key = tuple(year for year in history.keys.years() if year not in closings)
    stored = {part.year for part in history.parts()}
    return KeyYears(
        with_key=with_key,
        closed=tuple(closings[year] for year in sorted(closings)),
        lost=tuple(sorted(stored - set(with_key))),
    )
