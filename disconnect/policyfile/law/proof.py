"""Proof that a law book says what the texts say: article, version, dates, and the number in the very words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from disconnect.policyfile.law.citation import citations, spoken
from disconnect.policyfile.law.spoken import amounts, point_of, says_article, says_day, times
from disconnect.policyfile.law.ties import covers

if TYPE_CHECKING:
    from datetime import date

    from disconnect.model.law import Dated, LawBook, Parameter, Version
    from disconnect.policyfile.law.texts import Article

Articles = Mapping[str, "Article"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was found of one value (or, with an empty `parameter`, of one article's list of versions).

    `lie` says what is not so, and is "" where all is.
    """

    article: str
    identifier: str
    found: str
    lie: str = ""
    parameter: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One value, the book and the articles it is compared with."""

    book: LawBook
    parameter: Parameter
    dated: Dated
    articles: Articles = field(repr=False)

    @property
    def number(self) -> str:
        """The number in normal form of the article cited; "" for another text."""
        found = citations(self.dated.reference.article)
        return found[0].number if len(found) == 1 else ""


def proofs(book: LawBook, articles: Articles, text: str) -> Iterator[Proof]:
    """One proof for each article whose versions `book` lists, then one for each value, in the order of the book.

    `articles` are those of the code called `text`; a value from any other text must not count as verified.
    """
    for number, versions in book.articles.items():
        yield _listed(number, versions, articles)
    for parameter in book.parameters.values():
        for dated in parameter.values:
            yield _value(_Case(book=book, parameter=parameter, dated=dated, articles=articles), text)


def _listed(number: str, versions: tuple[Version, ...], articles: Articles) -> Proof:
    """Whether the list of an article's versions is the published one."""
    published = articles[number].versions if number in articles else ()
    return Proof(
        article=spoken(number),
        identifier=versions[-1].identifier,
        found=f"{len(versions)} versions",
        lie="" if versions == published else _difference(versions, published),
    )


def _difference(versions: tuple[Version, ...], published: tuple[Version, ...]) -> str:
    if not published:
        return "the code has no such article"
    first = next((version for version in published if version not in versions), None)
    if first is None:
        return "it lists a version that was not published"
    return f"it does not list {first.identifier}, in force from {first.since} to {first.until or 'this day'}"


def _value(case: _Case, text: str) -> Proof:
    found, lie = _of_another_text(case) if case.dated.reference.text != text else _of_the_code(case)
    return Proof(
        parameter=case.parameter.id,
        since=case.dated.since,
        article=case.dated.reference.article,
        identifier=case.dated.reference.identifier,
        found=found,
        lie=lie,
    )


def _of_another_text(case: _Case) -> tuple[str, str]:
    lie = "it counts as verified, and its text is not among those compared" if case.dated.verified else ""
    return f"{case.dated.reference.text}: not read", lie


def _of_the_code(case: _Case) -> tuple[str, str]:
    """What was found of a value of the code, and what is not so."""
    article, cited = case.articles.get(case.number), case.dated.reference.identifier
    if article is None:
        return "", "the code has no such article"
    version = next((version for version in article.versions if version.identifier == cited), None)
    if version is None:
        return "", f"the article has no version {cited}"
    if not covers(version, case.dated):
        until = case.dated.until or "this day"
        span = f"{version.since} to {version.until or 'this day'}"
        return "", f"that version was in force from {span}, not from {case.dated.since} to {until}"
    if article.identifier != cited:
        lie = "it counts as verified, and the text of that version is not at hand" if case.dated.verified else ""
        return "version and dates; text not at hand", lie
    return _in_the_text(case, article)


def _in_the_text(case: _Case, article: Article) -> tuple[str, str]:
    point = citations(case.dated.reference.article)[0].point
    plain = point_of(_plain(article.text), point)
    if plain is None:
        return "", f"the article has no {point}"
    missing = next((words for words in case.dated.words if _plain(words) not in plain), None)
    if missing is not None:
        return "", f"the text{point and f' ({point})'} does not say « {missing} »"
    if not case.dated.verified:
        return "version and dates; not read", ""
    lie = _unsaid(case)
    return ("", lie) if lie else (_shown(case), "")


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


def _shown(case: _Case) -> str:
    said = " … ".join(case.dated.words)
    if case.dated.sum_of:
        said += f" = {' + '.join(map(str, case.dated.sum_of))}"
    return said


def _unsaid(case: _Case) -> str:
    """What the words do not say of a verified value; "" where they say it."""
    value, words = case.dated.value, case.dated.words
    if not words:
        return "it counts as verified, and none of its words are given"
    if case.dated.sum_of:
        return _sum_unsaid(case)
    if isinstance(value, tuple):
        return _members_unsaid(case, value)
    if case.parameter.unit == "clock":
        said = times(words[0])
        told = said[-1:] if case.parameter.id.endswith(".end") else said[:1]
        return "" if told == (value,) else f"the words say {', '.join(said) or 'no time'}, not {value}"
    if isinstance(value, int):
        return _number_unsaid(words[0], case.parameter.unit, value)
    return ""


def _number_unsaid(words: str, unit: str, value: int) -> str:
    said = amounts(words, unit)
    if said == (value,):
        return ""
    return f"the words say {', '.join(map(str, said)) or 'no number'} ({unit}), not {value}"


def _sum_unsaid(case: _Case) -> str:
    """What of a sum is not said: its numbers in the words, its other parts in their own articles, the total."""
    total = 0
    for part in case.dated.sum_of:
        if isinstance(part, int):
            lie = _number_unsaid(case.dated.words[0], case.parameter.unit, part)
            total += part
        else:
            other = case.book.parameters.get(part)
            dated = other.at(case.dated.since) if other is not None else None
            if other is None or dated is None or not isinstance(dated.value, int):
                return f"nothing is known of its part {part} on {case.dated.since}"
            total += dated.value
            case_of_part = _Case(book=case.book, parameter=other, dated=dated, articles=case.articles)
            lie = "" if dated.verified and not _of_the_code(case_of_part)[1] else f"its part {part} is not proved"
        if lie:
            return lie
    return "" if total == case.dated.value else f"the parts make {total}, not {case.dated.value}"


def _members_unsaid(case: _Case, value: tuple[str, ...]) -> str:
    """What is not said of several words: each has words of the text to itself, in the same order."""
    if len(value) != len(case.dated.words):
        return f"{len(value)} words and {len(case.dated.words)} places of the text: each needs one"
    for member, words in zip(value, case.dated.words, strict=True):
        if case.parameter.unit == "days of the year" and not says_day(words, member):
            return f"« {words} » does not say {member}"
        if case.parameter.unit == "parameters" and not says_article(words, _article_of(case, member)):
            return f"« {words} » does not cite the article of {member}"
    return ""


def _article_of(case: _Case, name: str) -> str:
    other = case.book.parameters.get(name)
    dated = other.at(case.dated.since) if other is not None else None
    found = citations(dated.reference.article) if dated is not None else ()
    return found[0].number if found else ""
