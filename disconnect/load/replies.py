"""Which mails answer which, and how fast (metrics.md, *reply*)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numba as nb
import numpy as np

from disconnect.load.arrays import NO_INSTANT, Int32, Int64
from disconnect.model.contact import Kind

if TYPE_CHECKING:
    from disconnect.load.mails import Deliveries, Sent
    from disconnect.load.record import Names, Record

NONE = -1


class Replies(NamedTuple):
    """Replies by people in service; one value per reply.

    `sent` is the reply's row among the mails sent; `mail` the row of the mail replied to in the record; `delivery` its
    row among the deliveries to the replier (-1 where it was not delivered to them); `from_at` the instant the delay
    runs from.
    """

    sent: Int64
    mail: Int64
    delivery: Int64
    from_at: Int64


def replies(record: Record, names: Names, sent: Sent, found: Deliveries) -> Replies:
    """Every reply, by In-Reply-To, else by the thread's latest earlier mail that was delivered to the sender."""
    named = _by_name(record, names, sent)
    threaded = _by_thread(record, sent, found)
    mail = np.where(record.reply_to[sent.mail] != 0, named, threaded)
    row = np.flatnonzero(mail != NONE)
    delivery = _delivery_of(mail[row], sent.person[row], found)
    at = np.where(delivery == NONE, NO_INSTANT, found.delivered[delivery] if found.mail.size else NO_INSTANT)
    return Replies(row, mail[row], delivery, np.where(at == NO_INSTANT, record.sent[mail[row]], at))


def _by_name(record: Record, names: Names, sent: Sent) -> Int64:
    """The mail that In-Reply-To names, sent by hand by someone else; -1 for none."""
    order = np.argsort(record.mail_id, kind="stable")
    asked = record.reply_to[sent.mail]
    place = np.minimum(np.searchsorted(record.mail_id[order], asked), max(0, order.size - 1))
    if not order.size:
        return np.full(asked.size, NONE, dtype=np.int64)
    mail = order[place]
    person = names.people(record.sender)
    same = (record.sender[mail] == record.sender[sent.mail]) | (person[mail] == sent.person)
    good = (asked != 0) & (record.mail_id[mail] == asked) & ~same & (record.kind[mail] == Kind.BY_HAND)
    return np.where(good, mail, NONE)


def _by_thread(record: Record, sent: Sent, found: Deliveries) -> Int64:
    """The latest earlier mail of the thread that was delivered to the sender; -1 for none."""
    row = np.flatnonzero(~found.is_automatic & (record.thread[found.mail] != 0))
    thread, person, at = record.thread[found.mail[row]], found.person[row], found.at[row]
    order = np.lexsort((at, person, thread))
    keys = (thread[order], person[order], at[order], found.mail[row][order])
    out = np.full(sent.mail.size, NONE, dtype=np.int64)
    asks = np.flatnonzero((record.reply_to[sent.mail] == 0) & (record.thread[sent.mail] != 0))
    _latest(keys, (record.thread[sent.mail], sent.person, sent.at), asks, out)
    return out


@nb.njit(cache=True, nogil=True)
def _latest(keys, mails, asks, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - numba infers the types
    thread, person, at, mail = keys
    for i in asks:
        low, high = 0, thread.size
        while low < high:
            middle = (low + high) // 2
            if (thread[middle], person[middle], at[middle]) < (mails[0][i], mails[1][i], mails[2][i]):
                low = middle + 1
            else:
                high = middle
        if low and thread[low - 1] == mails[0][i] and person[low - 1] == mails[1][i]:
            out[i] = mail[low - 1]


def _delivery_of(mail: Int64, person: Int32, found: Deliveries) -> Int64:
    """The row of each (mail, person) among the deliveries; -1 where there is none."""
    order = np.lexsort((found.person, found.mail))
    out = np.full(mail.size, NONE, dtype=np.int64)
    _search((found.mail[order], found.person[order], order), mail, person, out)
    return out


@nb.njit(cache=True, nogil=True)
def _search(keys, mail, person, out):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    mails, people, row = keys
    for i in range(mail.size):
        k = np.searchsorted(mails, mail[i])
        while k < mails.size and mails[k] == mail[i] and people[k] < person[i]:
            k += 1
        if k < mails.size and mails[k] == mail[i] and people[k] == person[i]:
            out[i] = row[k]
