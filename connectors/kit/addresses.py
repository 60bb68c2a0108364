"""Addresses out of header values; display names, comments and group names are left behind."""

from __future__ import annotations

import re
from email import utils
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from functools import lru_cache
from typing import TYPE_CHECKING

from disconnect.model.contact import Recipient, Role
from disconnect.model.opaque import Address

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Longest address that SMTP can carry: 64 + "@" + 255 octets (RFC 5321 §4.5.3.1).
LONGEST = 320
# A list longer than this is read only if it is plain: the standard library's time grows with the square of a group's
# length, and a few seconds is all that one message may take.
_LONGEST_UNUSUAL = 1 << 16
_PLAIN = r"[^\s()<>@,;:\"\[\]\\\x00-\x20\x7f\ufffd]+"
_WHOLE = re.compile(rf"(?:{_PLAIN}|\"[^\s\"\\\x00-\x20\x7f\ufffd]+\")@(?:{_PLAIN}|\[[^\s\[\]\\\x00-\x20\x7f\ufffd]+\])")
_NAME = r"[^()<>@,;:\"\[\]\\]*"
# Linear on any input: no two neighbouring parts can take the same characters.
_ATOMS = r"[!#-'*+\-./0-9=?A-Z^-~]+"
_ADDRESS = rf"{_ATOMS}@{_ATOMS}"
_ONE = re.compile(rf"(?:\s*({_ADDRESS})|{_NAME}(?:\"[^\"\\]*\"{_NAME})*<({_ADDRESS})>)\s*(?:,|\Z)")
# Newer Pythons give up on a whole list for one odd comma unless told not to; older ones do not know the word.
_LENIENT: Mapping[str, bool] = {"strict": False} if hasattr(utils, "supports_strict_parsing") else {}


def addresses(value: str) -> list[str]:
    """The addresses named in one unfolded address header, in order, repeats kept; what is none is left out.

    An address never holds white space or control characters, so that no text can pass for one.

    Source: RFC 5322 §3.4, with groups, comments and the obsolete forms of §4.4.

    >>> addresses('"Martin, C." <c.martin@example.org>, team: a@b.example;')
    ['c.martin@example.org', 'a@b.example']
    """
    found: list[str] = []
    at = 0
    while at < len(value):
        one = _ONE.match(value, at)
        if one is None:
            return [text for text in _unusual(value) if is_address(text)]
        found.append(one[1] or one[2])
        at = one.end()
    return found if max(map(len, found), default=0) <= LONGEST else [text for text in found if len(text) <= LONGEST]


# A log names few people many times: the same object for the same text saves most of the time of reading.
@lru_cache(maxsize=1 << 16)
def address(text: str) -> Address:
    """The address `text`, without regard to case.

    >>> address("A@b.example") == address("a@B.example")
    True
    """
    return Address.of(text)


def _named_as(role: Role) -> Callable[[str], Recipient]:
    """A maker of recipients of one role, which makes each only once."""

    @lru_cache(maxsize=1 << 16)
    def recipient(text: str) -> Recipient:
        return Recipient(address=address(text), role=role)

    return recipient


# Per role, the function that makes a recipient without an instant of delivery out of an address.
RECIPIENT: Mapping[Role, Callable[[str], Recipient]] = {role: _named_as(role) for role in Role}


def is_address(text: str) -> bool:
    """Whether `text` is local part, at sign and domain, and nothing else.

    >>> is_address("a@b.example"), is_address("a b@c"), is_address("root")
    (True, False, False)
    """
    return len(text) <= LONGEST and _WHOLE.fullmatch(text) is not None


def _unusual(value: str) -> list[str]:
    """Addresses of a value that is not a plain list; a value wholly written as encoded words is decoded first."""
    found = _parsed(value)
    if any(map(is_address, found)) or "=?" not in value:
        return found
    try:
        return _parsed(str(make_header(decode_header(value))))
    except (HeaderParseError, LookupError, ValueError):
        return []


def _parsed(value: str) -> list[str]:
    """What the standard library finds; a value made to exhaust it (comments in comments) holds nothing."""
    if len(value) > _LONGEST_UNUSUAL:
        return []
    try:
        return [found for _, found in utils.getaddresses([value], **_LENIENT) if found]
    except (RecursionError, IndexError):
        return []
