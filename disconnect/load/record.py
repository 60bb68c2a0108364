"""One year of the history as plain arrays, and who its pseudonyms stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from disconnect.load.arrays import Bool, Int32, Int64, UInt8


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Record:
    """Mails (each once, sorted by instant) and meetings under one key; instants in microseconds UTC.

    Shapes: `mail_id` to `thread` per mail; the recipients of mail m stand at `recipient_of[m]` to
    `recipient_of[m + 1]` in `recipient`, `role`, `delivered` (NO_INSTANT where unknown). Tokens are pseudonyms; 0
    stands for none.
    """

    mail_id: Int64
    sent: Int64
    sender: Int64
    kind: UInt8
    reply_to: Int64
    thread: Int64
    recipient_of: Int64
    recipient: Int64
    role: UInt8
    delivered: Int64
    meeting_owner: Int64
    meeting_key: Int64
    meeting_start: Int64
    meeting_end: Int64
    meeting_attended: Bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Names:
    """Which token is whose: `token` sorted, `person` the number in the population (or -1); lists with their members.

    The members of `lists[n]` (a token) are the tokens at `member_of[n]` to `member_of[n + 1]` in `members`.
    """

    token: Int64
    person: Int32
    lists: Int64
    member_of: Int64
    members: Int64

    def people(self, tokens: Int64) -> Int32:
        """The person behind each token, -1 for a stranger."""
        return _looked_up(self.token, tokens, self.person, -1)

    def list_of(self, tokens: Int64) -> Int32:
        """The list behind each token, -1 where it is none."""
        return _looked_up(self.lists, tokens, np.arange(self.lists.size, dtype=np.int32), -1)


def _looked_up(known: Int64, asked: Int64, values: Int32, none: int) -> Int32:
    if not known.size:
        return np.full(asked.shape, none, dtype=np.int32)
    place = np.minimum(np.searchsorted(known, asked), known.size - 1)
    return np.where(known[place] == asked, values[place], none).astype(np.int32)
