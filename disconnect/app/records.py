"""The history's tables as plain arrays, and whose pseudonyms they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.record import Names, Record

if TYPE_CHECKING:
    import pyarrow as pa

    from disconnect.load.population import Population
    from disconnect.model.opaque import Address
    from disconnect.model.person import Directory
    from disconnect.privacy.pseudonyms import Pseudonyms


def record(mails: pa.Table, meetings: pa.Table) -> Record:
    """The history's tables as the arrays that the computations read."""
    recipients = mails.column("recipients").combine_chunks()
    return Record(
        mail_id=_array(mails, "id"),
        sent=_array(mails, "sent"),
        sender=_array(mails, "sender"),
        kind=_array(mails, "kind").astype(np.uint8),
        reply_to=_array(mails, "reply_to"),
        thread=_array(mails, "thread"),
        recipient_of=recipients.offsets.to_numpy().astype(np.int64),
        recipient=recipients.flatten().to_numpy(),
        role=mails.column("roles").combine_chunks().flatten().to_numpy().astype(np.uint8),
        delivered=mails.column("delivered").combine_chunks().flatten().to_numpy(),
        meeting_owner=_array(meetings, "owner"),
        meeting_key=_array(meetings, "key"),
        meeting_start=_array(meetings, "start"),
        meeting_end=_array(meetings, "end"),
        meeting_attended=_array(meetings, "attended"),
    )


def known_names(directory: Directory, names: Pseudonyms, population: Population) -> Names:
    """The tokens of everybody's addresses and of the lists, under one year's key."""
    number = {person: index for index, person in enumerate(population.ids)}
    people = {
        names.token("address", address.value): number[person]
        for address, person in directory.by_address.items()
        if person in number
    }
    lists = {names.token("address", name.value): _members(directory, name, names) for name in directory.lists}
    tokens, sizes = sorted(people), [len(lists[token]) for token in sorted(lists)]
    return Names(
        token=np.array(tokens, dtype=np.int64),
        person=np.array([people[token] for token in tokens], dtype=np.int32),
        lists=np.array(sorted(lists), dtype=np.int64),
        member_of=np.cumsum([0, *sizes]).astype(np.int64),
        members=np.array([member for token in sorted(lists) for member in lists[token]], dtype=np.int64),
    )


def _members(directory: Directory, name: Address, names: Pseudonyms) -> list[int]:
    """The tokens of a list's members, by their main address; lists inside the list opened, once each."""
    found: dict[int, None] = {}
    open_lists, seen = [name], {name}
    while open_lists:
        for member in directory.lists[open_lists.pop()]:
            if member in directory.lists:
                open_lists += [] if member in seen else [member]
                seen.add(member)
                continue
            person = directory.person(member)
            main = member if person is None else person.addresses[0]
            found[names.token("address", main.value)] = None
    return list(found)


def _array(table: pa.Table, name: str) -> np.ndarray:
    values: np.ndarray = table.column(name).to_numpy()
    return values
