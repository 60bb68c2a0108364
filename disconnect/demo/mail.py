"""One mail of the generated company, before it is written out in a format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.demo.story import DOMAIN

if TYPE_CHECKING:
    from datetime import datetime

TEXT = "generated"
"""The whole content of everything that is generated."""

Marks = tuple[tuple[str, str], ...]
OUT_OF_OFFICE: Marks = (("Auto-Submitted", "auto-replied"), ("Precedence", "junk"))
ALERT: Marks = (("Auto-Submitted", "auto-generated"),)
NEWSLETTER: Marks = (("List-Id", "<lettre.info-demo.example>"), ("Precedence", "bulk"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail: instant sent (aware UTC), sender's zone, addresses by role, what it answers, oldest first.

    `marks` are the headers that make it automatic (RFC 3834, RFC 2919); `method` is the calendar method of an
    invitation or a response to one (RFC 5546), `attachment` its calendar text.
    """

    sent: datetime
    zone: str
    sender: str
    to: tuple[str, ...]
    message_id: str
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    marks: Marks = ()
    method: str = ""
    attachment: str = ""

    @property
    def recipients(self) -> tuple[tuple[str, str], ...]:
        """Every recipient as written, with the role."""
        return (
            *((address, "to") for address in self.to),
            *((address, "cc") for address in self.cc),
            *((address, "bcc") for address in self.bcc),
        )


def message_id(part: str, number: int) -> str:
    """The identity of the mail with this number in one part of the story (RFC 5322 §3.6.4, without brackets).

    >>> message_id("thread", 7)
    'thread.000007@atelier-demo.example'
    """
    return f"{part}.{number:06d}@{DOMAIN}"
