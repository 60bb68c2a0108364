"""Mails sent by people of the directory, and deliveries to them, each classed on its own side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from disconnect.load.arrays import NO_INSTANT, Bool, Int16, Int32, Int64, UInt8
from disconnect.load.kernel import classify
from disconnect.load.population import NOBODY, Population
from disconnect.load.programmes import CLASS_CODES
from disconnect.load.reporting import above
from disconnect.model.contact import Kind
from disconnect.model.policy import QuietClass

if TYPE_CHECKING:
    from disconnect.load.record import Names, Record

NOT_IN_SERVICE = np.uint8(CLASS_CODES[QuietClass.WEEKLY_REST])
"""Someone who has left has no working time: what is delivered then is delivered in quiet time."""


class Sent(NamedTuple):
    """Mails sent by hand by someone in service, in order of time; one value per mail.

    `mail` is its row in the record; `addresses` the distinct addresses written to; `kind` the class of the
    sender's time.
    """

    mail: Int64
    person: Int32
    unit: Int32
    at: Int64
    kind: UInt8
    day: Int16
    local_day: Int16
    minute: Int16
    addresses: Int64


class Deliveries(NamedTuple):
    """(contact, internal recipient) pairs in order of the mails; one value per delivery.

    `sender` numbers the contributor: a person of the directory, or an outside address after all of them.
    `is_from_superior` says that the sender is above the recipient in the reporting line. `kind` is the class at the
    instant sent, `kind_delivered` at the instant really delivered (`delivered`; the instant sent where unknown).
    """

    mail: Int64
    person: Int32
    unit: Int32
    sender: Int64
    role: UInt8
    is_automatic: Bool
    is_from_superior: Bool
    at: Int64
    delivered: Int64
    kind: UInt8
    kind_delivered: UInt8
    day: Int16
    local_day: Int16


class Recipients(NamedTuple):
    """All recipients after lists were expanded: mail row, token, role, instant delivered."""

    mail: Int64
    token: Int64
    role: UInt8
    delivered: Int64


def expanded(record: Record, names: Names) -> Recipients:
    """The recipients of every mail that is no invitation, known lists replaced by their members."""
    mail = np.repeat(np.arange(record.sent.size), np.diff(record.recipient_of))
    keep = record.kind[mail] != Kind.INVITATION
    found = Recipients(mail[keep], record.recipient[keep], record.role[keep], record.delivered[keep])
    which = names.list_of(found.token)
    if not (which != NOBODY).any():
        return found
    plain, lists = which == NOBODY, np.flatnonzero(which != NOBODY)
    size = np.diff(names.member_of)[which[lists]]
    row = np.repeat(lists, size)
    start = np.repeat(names.member_of[which[lists]] - (np.cumsum(size) - size), size)
    member = names.members[start + np.arange(row.size)]
    added = Recipients(found.mail[row], member, found.role[row], found.delivered[row])
    return Recipients(
        np.concatenate([found.mail[plain], added.mail]),
        np.concatenate([found.token[plain], added.token]),
        np.concatenate([found.role[plain], added.role]),
        np.concatenate([found.delivered[plain], added.delivered]),
    )


def senders(record: Record, names: Names, population: Population) -> tuple[Int32, Int64]:
    """Per mail the sender's person in service (or -1), and the number of the contributor.

    Contributors outside the directory are numbered after everybody in it, by their address.
    """
    person = names.people(record.sender)
    unit = classify(record.sent, person, population).unit
    _, outside = np.unique(record.sender, return_inverse=True)
    contributor = np.where(person != NOBODY, person, len(population.ids) + outside)
    return np.where(unit != NOBODY, person, NOBODY).astype(np.int32), contributor.astype(np.int64)


def sent_mails(record: Record, names: Names, population: Population) -> Sent:
    """The mails sent by hand by people in service."""
    person = names.people(record.sender)
    mail = np.flatnonzero((record.kind == Kind.BY_HAND) & (person != NOBODY))
    found = classify(record.sent[mail], person[mail], population)
    keep = found.unit != NOBODY
    mail = mail[keep]
    return Sent(
        mail=mail,
        person=person[mail],
        unit=found.unit[keep],
        at=record.sent[mail],
        kind=found.kind[keep],
        day=found.day[keep],
        local_day=found.local_day[keep],
        minute=found.minute[keep],
        addresses=_addresses(record, names)[mail],
    )


def _addresses(record: Record, names: Names) -> Int64:
    """Per mail the distinct addresses written to, the sender's own apart, an unexpanded list as one."""
    to = expanded(record, names)
    person = names.people(to.token)
    own = (to.token == record.sender[to.mail]) | ((person != NOBODY) & (person == names.people(record.sender)[to.mail]))
    mail, token = to.mail[~own], to.token[~own]
    order = np.lexsort((token, mail))
    mail, token = mail[order], token[order]
    new = np.r_[True, (mail[1:] != mail[:-1]) | (token[1:] != token[:-1])] if mail.size else np.zeros(0, dtype=bool)
    return np.bincount(mail[new], minlength=record.sent.size)


def deliveries(record: Record, names: Names, population: Population) -> Deliveries:
    """The deliveries to people in service: the sender apart, each recipient once, in the strongest role."""
    to = expanded(record, names)
    person = names.people(to.token)
    from_person = names.people(record.sender)
    keep = (person != NOBODY) & (person != from_person[to.mail])
    to, person = Recipients(*(column[keep] for column in to)), person[keep]
    first, delivered = _once(to, person)
    mail, person, role = to.mail[first], person[first], to.role[first]
    at = record.sent[mail]
    found = classify(at, person, population)
    keep = found.unit != NOBODY
    mail, person, role, delivered = mail[keep], person[keep], role[keep], delivered[keep]
    later = np.where(delivered == NO_INSTANT, at[keep], delivered)
    at_delivery = classify(later, person, population)
    superior, contributor = senders(record, names, population)
    return Deliveries(
        mail=mail,
        person=person,
        unit=found.unit[keep],
        sender=contributor[mail],
        role=role,
        is_automatic=record.kind[mail] == Kind.AUTOMATIC,
        is_from_superior=above(superior[mail], person, found.day[keep], population.line),
        at=at[keep],
        delivered=delivered,
        kind=found.kind[keep],
        kind_delivered=np.where(at_delivery.unit == NOBODY, NOT_IN_SERVICE, at_delivery.kind),
        day=found.day[keep],
        local_day=found.local_day[keep],
    )


def _once(to: Recipients, person: Int32) -> tuple[Int64, Int64]:
    """Per (mail, person) the row with the strongest role, and the earliest instant delivered."""
    if not person.size:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    order = np.lexsort((to.role, person, to.mail))
    mail, who = to.mail[order], person[order]
    first = np.flatnonzero(np.r_[True, (mail[1:] != mail[:-1]) | (who[1:] != who[:-1])])
    late = np.iinfo(np.int64).max
    known = np.where(to.delivered == NO_INSTANT, late, to.delivered)[order]
    earliest = np.minimum.reduceat(known, first)
    return order[first], np.where(earliest == late, NO_INSTANT, earliest)
