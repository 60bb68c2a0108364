"""Time zones that a calendar defines itself (VTIMEZONE), kept apart from those of the next calendar."""

from __future__ import annotations

import warnings
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from icalendar import Timezone
from icalendar.timezone import tzp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disconnect.connectors.ics.lines import Block

# What the libraries raise on text that is not what they expect: `OSError` for a zone that is a folder ("Europe"),
# `Warning` where the caller made warnings errors.
LIBRARY_ERRORS = (ArithmeticError, AssertionError, AttributeError, LookupError, OSError, TypeError, ValueError, Warning)
MAX_ZONES = 50
# What a rule of a zone may say; with less restraint it could be made to recur every second since 1601.
RULE_PARTS = frozenset({"FREQ", "BYMONTH", "BYDAY", "BYMONTHDAY", "UNTIL", "COUNT", "WKST"})


@contextmanager
def quiet_library() -> Iterator[None]:
    """Leave one warning of the libraries unsaid, inside one block only: a rule with both COUNT and UNTIL.

    It ends with the first of the two, which is beyond doubt.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Using both 'count' and 'until'")
        yield


def plain_name(name: str) -> str:
    """The IANA zone that a name with its maker's prefix ends in; any other name as it stands (RFC 5545 §3.2.19).

    >>> plain_name("/mozilla.org/20050126_1/America/Argentina/Salta"), plain_name("Ours")
    ('America/Argentina/Salta', 'Ours')
    """
    parts = name.strip("/").split("/") if name.startswith("/") else [name]
    ends = ("/".join(parts[start:]) for start in range(len(parts)))
    return next((end for end in ends if end in _iana_names()), name)


@cache
def _iana_names() -> frozenset[str]:
    return frozenset(available_timezones())


def define(blocks: Sequence[Block]) -> None:
    """Make the zones that one calendar defines known to the calendar library, and forget those of any other.

    The library keeps definitions by name for the whole program: without this, two calendars that call different
    zones "Custom" would both be read with the first. A name that IANA or Windows gives a zone needs no definition;
    one that cannot be read stays unknown, and the events that need it become problems.
    """
    tzp.use_zoneinfo()
    for block in sorted(blocks, key=lambda block: block.lines)[:MAX_ZONES]:
        rules = [line for line in block.lines if line.startswith("RRULE")]
        name = next((line.removeprefix("TZID:") for line in block.lines if line.startswith("TZID:")), "")
        if name and not _is_known(plain_name(name)) and all(map(is_yearly, rules)):
            with suppress(*LIBRARY_ERRORS):
                Timezone.from_ical("\r\n".join(block.lines).encode() + b"\r\n")


def is_yearly(rule: str) -> bool:
    """Whether a rule of a zone changes its offset on a day of the year, as all real zones do.

    >>> is_yearly("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"), is_yearly("RRULE:FREQ=SECONDLY")
    (True, False)
    """
    parts = dict(part.partition("=")[::2] for part in rule.partition(":")[2].upper().split(";"))
    return parts.get("FREQ") == "YEARLY" and RULE_PARTS.issuperset(parts) and ("BYMONTH" in parts or len(parts) == 1)


def _is_known(name: str) -> bool:
    with quiet_library(), suppress(*LIBRARY_ERRORS):
        return tzp.timezone(name) is not None
    return False
