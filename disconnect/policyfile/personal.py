"""What a row of the directory says of a person's own arrangements: hours they chose, telework, a mandate.

A cell that cannot be read has no effect and is noted; the rest of its row stays. It is never told: where columns have
shifted it may be an address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disconnect.model.phrase import phrase
from disconnect.policyfile.clock import period, weekdays
from disconnect.policyfile.mistakes import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disconnect.policyfile.table import Row

WORDS = {"yes": True, "oui": True, "true": True, "1": True, "x": True} | {
    "no": False,
    "non": False,
    "false": False,
    "0": False,
    "": False,
}
OWN_HOURS_UNREADABLE = Fault(
    code="own-hours-form",
    what=phrase(
        "own_hours ne peut être lu ; les horaires habituels de la personne valent",
        "the own_hours cannot be read; the person's usual hours are used",
    ),
    mend=phrase(
        'écrivez-les comme "09:30-17:30", ou laissez la personne choisir : disconnect hours set',
        'write them like "09:30-17:30", or let the person choose: disconnect hours set',
    ),
)
TELEWORK_UNREADABLE = Fault(
    code="telework-form",
    what=phrase(
        "les jours de télétravail ne peuvent être lus ; la personne est comptée comme n’en ayant pas",
        "the telework days cannot be read; the person counts as having none",
    ),
    mend=phrase(
        'écrivez des jours de la semaine, comme "mardi vendredi" ou "lundi-mercredi"',
        'write days of the week like "tuesday friday", "mardi vendredi" or "monday-wednesday"',
    ),
)
REPRESENTATIVE_UNREADABLE = Fault(
    code="representative-form",
    what=phrase(
        "la case sous representative ne dit ni oui ni non ; la personne est comptée comme n’en étant pas",
        "the cell under representative is neither yes nor no; the person counts as none",
    ),
    mend=phrase("écrivez oui (yes) ou non (no), ou laissez vide", "write yes (oui) or no (non), or leave it blank"),
)
_RANGE = re.compile(r"\s*[-–]\s*")
_PARTS = re.compile(r"[;,\s]+")


def cell_faults(row: Row) -> Iterator[Fault]:
    """What is wrong with these cells of a row."""
    if own_hours(row["own_hours"]) is None:
        yield OWN_HOURS_UNREADABLE
    if telework(row["telework"]) is None:
        yield TELEWORK_UNREADABLE
    if representative(row["representative"]) is None:
        yield REPRESENTATIVE_UNREADABLE


def own_hours(text: str) -> str | None:
    """The hours that somebody chose, written in one way only; "" for none, None for what cannot be read.

    >>> own_hours("9:30 – 17:30"), own_hours(""), own_hours("from nine")
    ('09:30-17:30', '', None)
    """
    if not text:
        return ""
    found = period(text)
    return None if isinstance(found, Fault) else hours_text(*found)


def hours_text(start: int, end: int) -> str:
    """Minutes ``[start, end)`` of the day as the directory writes them; an end past midnight is the next day's.

    >>> hours_text(570, 1050), hours_text(22 * 60, 30 * 60)
    ('09:30-17:30', '22:00-06:00')
    """
    return f"{clock(start)}-{clock(end)}"


def clock(minute: int) -> str:
    """A minute of the day as a clock shows it; 24:00 is a day's end, later ones are those of the next day.

    >>> clock(570), clock(1440), clock(1800)
    ('09:30', '24:00', '06:00')
    """
    hours, minutes = divmod(minute if minute <= 24 * 60 else minute - 24 * 60, 60)
    return f"{hours:02}:{minutes:02}"


def telework(text: str) -> tuple[int, ...] | None:
    """The weekdays (Monday = 0) that names or ranges of names mean, sorted, each once; None for anything else.

    >>> telework("mardi, vendredi"), telework("friday monday - wednesday"), telework("now and then")
    ((1, 4), (0, 1, 2, 4), None)
    """
    found: set[int] = set()
    for part in filter(None, _PARTS.split(_RANGE.sub("-", text))):
        days = weekdays(part)
        if isinstance(days, Fault):
            return None
        found.update(days)
    return tuple(sorted(found))


def representative(text: str) -> bool | None:
    """Whether the cell says yes; None where it says neither yes nor no.

    >>> representative("Oui"), representative(""), representative("maybe")
    (True, False, None)
    """
    return WORDS.get(text.casefold())
