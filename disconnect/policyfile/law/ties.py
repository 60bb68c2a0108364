"""What ties the values of a law file to each other: sums to their parts, references to the versions of articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.mistakes import Fault, listed, suggestion

if TYPE_CHECKING:
    from datetime import date

    from disconnect.model.law import Dated, LawBook, Version
    from disconnect.policyfile.fields import Fields
    from disconnect.policyfile.law.values import Source


def note_ties(book: LawBook, source: Source, fields: Fields) -> None:
    """Note every value of `book` that contradicts another, or the versions of the article it cites."""
    for parameter in book.parameters.values():
        for dated in parameter.values:
            inner = fields.inner(parameter.id).inner(dated.since.isoformat())
            for key, fault in _faults(book, source, parameter.unit, dated):
                inner.note(key, fault)


def _faults(book: LawBook, source: Source, unit: str, dated: Dated) -> Iterator[tuple[str, Fault]]:
    if unit == "parameters" and isinstance(dated.value, tuple):
        yield from (("value", fault) for fault in _unknown(book, dated.value))
    parts = tuple(_unknown(book, (part for part in dated.sum_of if isinstance(part, str))))
    yield from (("sum_of", fault) for fault in parts)
    if dated.sum_of and not parts and (total := total_of(book, dated)) != dated.value:
        what = f"the parts make {total}, and the value is {dated.value}"
        yield "sum_of", Fault(code="sum-wrong", what=what, mend="correct one of them")
    yield from _version_faults(book, source, dated)


def _unknown(book: LawBook, names: Iterable[str]) -> Iterator[Fault]:
    for name in names:
        if name not in book.parameters:
            mend = f"{suggestion(name, book.parameters)}use one of: {listed(book.parameters)}"
            yield Fault(code="parameter-unknown", what=f'there is no parameter "{name}"', mend=mend)


def total_of(book: LawBook, dated: Dated) -> int:
    """What the parts of a sum make on the day since when it holds; a part of which nothing is known counts 0."""
    return sum(part if isinstance(part, int) else _number(book, part, dated.since) for part in dated.sum_of)


def _number(book: LawBook, name: str, day: date) -> int:
    parameter = book.parameters.get(name)
    dated = parameter.at(day) if parameter is not None else None
    return dated.value if dated is not None and isinstance(dated.value, int) else 0


def _version_faults(book: LawBook, source: Source, dated: Dated) -> Iterator[tuple[str, Fault]]:
    """What is wrong with the version that a value cites, where the file lists the versions of its text's articles."""
    number = source.number(dated.reference)
    if not book.articles or dated.reference.text != source.text:
        return
    if not number:
        mend = 'cite one article with its number, like "L.2242-17, 7°"'
        yield "article", Fault(code="article-form", what=f'"{dated.reference.article}" is no article', mend=mend)
        return
    cited = dated.reference.identifier
    version = next((known for known in book.articles.get(number, ()) if known.identifier == cited), None)
    if version is None:
        mend = f"name one of its versions: {listed(known.identifier for known in book.articles.get(number, ()))}"
        what = f'{number} has no version "{cited}" in [articles]'
        yield "identifier", Fault(code="version-unknown", what=what, mend=mend)
    elif not covers(version, dated):
        mend = "give a version of its own to each span, or end the value with it"
        what = f"that version was in force {_span(version)}, the value holds {_span(dated)}"
        yield "identifier", Fault(code="version-span", what=what, mend=mend)


def covers(version: Version, dated: Dated) -> bool:
    """Whether the version was in force on every day on which the value holds."""
    if version.since > dated.since:
        return False
    return version.until is None or (dated.until is not None and dated.until <= version.until)


def _span(dated: Dated | Version) -> str:
    return f"from {dated.since} to {dated.until or 'this day'}"
