"""What ties the values of a law file to each other: sums to their parts, references to the versions of articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from disconnect.model.phrase import phrase
from disconnect.policyfile.mistakes import Fault, listed, one_of

if TYPE_CHECKING:
    from datetime import date

    from disconnect.model.law import Dated, LawBook, Version
    from disconnect.model.phrase import Phrase
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
        what = phrase(
            "les parties font {total}, et la valeur est {value}",
            "the parts make {total}, and the value is {value}",
            total=total,
            value=str(dated.value),
        )
        mend = phrase("corrigez l’un des deux", "correct one of them")
        yield "sum_of", Fault(code="sum-wrong", what=what, mend=mend)
    yield from _version_faults(book, source, dated)


def _unknown(book: LawBook, names: Iterable[str]) -> Iterator[Fault]:
    for name in names:
        if name not in book.parameters:
            what = phrase("il n’y a pas de paramètre « {name} »", 'there is no parameter "{name}"', name=name)
            yield Fault(code="parameter-unknown", what=what, mend=one_of(name, book.parameters))


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
        yield "article", _no_article(dated.reference.article)
        return
    cited = dated.reference.identifier
    version = next((known for known in book.articles.get(number, ()) if known.identifier == cited), None)
    if version is None:
        yield "identifier", _no_version(number, cited, [known.identifier for known in book.articles.get(number, ())])
    elif not covers(version, dated):
        yield "identifier", _other_span(version, dated)


def _no_article(article: str) -> Fault:
    return Fault(
        code="article-form",
        what=phrase("« {article} » n’est pas un article", '"{article}" is no article', article=article),
        mend=phrase(
            'citez un seul article avec son numéro, comme "L.2242-17, 7°"',
            'cite one article with its number, like "L.2242-17, 7°"',
        ),
    )


def _no_version(number: str, cited: str, known: Iterable[str]) -> Fault:
    return Fault(
        code="version-unknown",
        what=phrase(
            "{number} n’a pas de version « {cited} » dans [articles]",
            '{number} has no version "{cited}" in [articles]',
            number=number,
            cited=cited,
        ),
        mend=phrase("nommez l’une de ses versions : {names}", "name one of its versions: {names}", names=listed(known)),
    )


def _other_span(version: Version, dated: Dated) -> Fault:
    return Fault(
        code="version-span",
        what=phrase(
            "cette version était en vigueur {version}, la valeur vaut {value}",
            "that version was in force {version}, the value holds {value}",
            version=_span(version),
            value=_span(dated),
        ),
        mend=phrase(
            "donnez à chaque durée sa version, ou finissez la valeur avec elle",
            "give a version of its own to each span, or end the value with it",
        ),
    )


def covers(version: Version, dated: Dated) -> bool:
    """Whether the version was in force on every day on which the value holds."""
    if version.since > dated.since:
        return False
    return version.until is None or (dated.until is not None and dated.until <= version.until)


def _span(dated: Dated | Version) -> Phrase:
    until = str(dated.until) if dated.until else phrase("ce jour", "this day")
    return phrase("du {since} à {until}", "from {since} to {until}", since=str(dated.since), until=until)
