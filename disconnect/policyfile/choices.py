"""A person's own choice of hours as a dated row of the directory: what held before that date goes on holding before it.

One row is added, or one cell of a row that begins on that date is changed; every other byte of the file stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.errors import ConfigError
from disconnect.model.phrase import phrase
from disconnect.policyfile.directory import PEOPLE, career_of
from disconnect.policyfile.sheet import MARK, sheet_of
from disconnect.policyfile.table import parse_table

if TYPE_CHECKING:
    from datetime import date

    from disconnect.policyfile.sheet import Sheet
    from disconnect.policyfile.table import Row

COLUMNS = ("own_hours", "from")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenHours:
    """The hours that the person with the identifier `person` chooses from the civil date `since` on.

    `hours` are as the directory writes them ("09:30-17:30"), "" for the usual ones again. They hold until a later row
    of the person, which says everything of its own.
    """

    person: str
    since: date
    hours: str


def rewritten(text: str, name: str, chosen: ChosenHours) -> str:
    r"""The text of the directory `name` with the choice in it; the same text where it says so already.

    >>> from datetime import date
    >>> chosen = ChosenHours(person="7", since=date(2026, 12, 1), hours="09:30-17:30")
    >>> rewritten("id,address,team\n7,ada@example.org,press\n", "people.csv", chosen).splitlines()[1:]
    ['7,ada@example.org,press', '7,ada@example.org,press,09:30-17:30,2026-12-01']

    Raises:
        ConfigError: it is no directory, the person is not in it, or a row is too long for a column to be added.
    """
    rows, _ = parse_table(text.removeprefix(MARK), name, PEOPLE)
    career = career_of(rows, chosen.person)
    if not career:
        raise ConfigError(
            where=name,
            what=phrase(
                "les lignes de la personne n’y sont plus, ou ont une erreur qui les laisse de côté",
                "the person's rows are gone, or have a mistake that leaves them out",
            ),
            mend=phrase(
                "faites-la voir à qui tient l’annuaire (disconnect doctor nomme les lignes), puis recommencez",
                "let whoever keeps the directory look at it (disconnect doctor names the rows), then run this again",
            ),
        )
    held = _in_force(career, chosen.since)
    if held["own_hours"] == chosen.hours:
        return text
    return _with(sheet_of(text, name, PEOPLE).with_columns(COLUMNS), career, held, chosen).text


def _in_force(career: tuple[Row, ...], day: date) -> Row:
    """The row that says what holds on `day`; before the first dated one, the first."""
    begun = [row for row in career if row["from"] <= day.isoformat()]
    return begun[-1] if begun else career[0]


def _with(sheet: Sheet, career: tuple[Row, ...], held: Row, chosen: ChosenHours) -> Sheet:
    since = chosen.since.isoformat()
    if held["from"] == since:
        sheet = sheet.changed(held.number, {"own_hours": chosen.hours})
    else:
        sheet = sheet.copied(held.number, {"own_hours": chosen.hours, "from": since})
    if since <= career[0]["from"]:
        # Days before a first dated row are judged by that row: what it said until now is kept for them, undated.
        sheet = sheet.copied(career[0].number, {"own_hours": career[0]["own_hours"], "from": ""})
    return sheet
