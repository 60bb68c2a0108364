"""Time zones that a calendar defines itself (VTIMEZONE), kept apart from those of the next calendar."""

from __future__ import annotations

import warnings
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

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
    """Leave two warnings of the libraries unsaid, inside one block only, as neither changes a figure.

    A TZID with a maker's prefix (``/maker/Europe/Paris``) means the zone it ends in, and a rule with both COUNT and
    UNTIL ends with the first of the two.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*globally unique TZID")
        warnings.filterwarnings("ignore", message="Using both 'count' and 'until'")
        yield


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
        if name and not _is_known(name) and all(map(is_yearly, rules)):
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
