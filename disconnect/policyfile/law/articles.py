"""The articles a law file knows: their versions by date, and the numbers that have meant two things."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from disconnect.model.law import LegalNumber, Version
from disconnect.model.phrase import phrase
from disconnect.policyfile.faults import missing
from disconnect.policyfile.law.citation import citations
from disconnect.policyfile.mistakes import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disconnect.policyfile.fields import Fields

FORM = '[["LEGIARTI000006902578", 2008-05-01, 2016-08-10], ["LEGIARTI000033020918", 2016-08-10]]'

_NO_NUMBER = Fault(
    code="article-form",
    what=phrase("ce n’est pas le numéro d’un article", "it is no article's number"),
    mend=phrase(
        "écrivez la lettre, puis les chiffres avec des tirets, comme L2242-17",
        "write the letter, then digits with hyphens, like L2242-17",
    ),
)
_NO_VERSIONS = Fault(
    code="versions-form",
    what=phrase("ce ne sont pas des versions d’un article", "these are no versions of an article"),
    mend=phrase(
        "donnez ses versions dans l’ordre, chacune une fois, comme {form}",
        "list its versions in order, each once, like {form}",
        form=FORM,
    ),
)


def articles_of(fields: Fields, table: object) -> dict[str, tuple[Version, ...]]:
    """The versions of each article of the table `[articles]`, which `table` is as the parser gave it."""
    inner = fields.inner("articles")
    found: dict[str, tuple[Version, ...]] = {}
    for number, rows in table.items() if isinstance(table, dict) else ():
        inner.pass_over(number)
        versions = _versions(rows)
        if [citation.number for citation in citations(number)] != [number]:
            inner.note(number, _NO_NUMBER)
        elif versions is None:
            inner.note(number, _NO_VERSIONS)
        else:
            found[number] = versions
    return found


def _versions(rows: object) -> tuple[Version, ...] | None:
    """The versions, None where they are not such, or overlap."""
    found = [_version(row) for row in rows] if isinstance(rows, list) else []
    versions = tuple(version for version in found if version is not None)
    in_order = all(first.until is not None and first.until <= second.since for first, second in pairwise(versions))
    return versions if versions and len(versions) == len(found) and in_order else None


def _version(row: object) -> Version | None:
    match row:
        case [str(identifier), date() as since]:
            return Version(identifier=identifier, since=since, until=None)
        case [str(identifier), date() as since, date() as until] if since < until:
            return Version(identifier=identifier, since=since, until=until)
        case _:
            return None


def numbers_of(rows: Iterable[Fields]) -> tuple[LegalNumber, ...]:
    """The numbers of the rows `[[numbers]]`."""
    return tuple(map(_number, rows))


def _number(fields: Fields) -> LegalNumber:
    since = fields.day("since")
    if since is None:
        form = phrase("2017-09-24, le premier jour où c’est vrai", "2017-09-24, the first day of which it is true")
        fields.note("since", missing("since", form))
    number = LegalNumber(
        number=fields.text("number"),
        since=since or date.min,
        until=fields.day("until"),
        explanation={"fr": fields.text("fr"), "en": fields.text("en")},
        instead=fields.text("instead", default=""),
    )
    fields.close()
    return number
