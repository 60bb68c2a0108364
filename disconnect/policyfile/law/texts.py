"""Articles of a code as published: the text of the version in force, and the versions by date.

Two layouts are read: an extract as ``{"articles": [{"num", "id", "versions": [{"id", "from", "to"}], "text"}]}``, and
a whole code as the npm package `@socialgouv/legi-data` ships it (a tree of sections; days as milliseconds since 1970).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from disconnect.model.law import Version

STILLBORN = "MODIFIE_MORT_NE"
"""State of a version that was replaced before its first day in force."""
FOREVER = 2999
"""The year in which, in the package, what has no end ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article: its versions in order, and the text of the one with `identifier`."""

    number: str
    identifier: str
    text: str
    versions: tuple[Version, ...]


def articles_in(document: Mapping[str, object]) -> Mapping[str, Article]:
    """The articles of an extract or of a whole code, by number.

    Raises:
        KeyError, TypeError, ValueError: it has neither layout.
    """
    if "articles" in document:
        return {article.number: article for article in map(_extracted, _rows(document["articles"]))}
    return {article.number: article for article in map(_published, _leaves(document))}


def _rows(value: object) -> Sequence[Mapping[str, object]]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise TypeError("a list of tables is expected")
    return value


def _extracted(row: Mapping[str, object]) -> Article:
    versions = [
        (str(version["id"]), date.fromisoformat(str(version["from"])), _day_or_none(version["to"]))
        for version in _rows(row["versions"])
        if version.get("state") != STILLBORN
    ]
    return _article(row["num"], row["id"], row["text"], versions)


def _day_or_none(value: object) -> date | None:
    return None if value is None else date.fromisoformat(str(value))


def _leaves(node: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """The articles below a section that have a number and a text."""
    content = node["data"]
    if node["type"] == "article" and isinstance(content, dict) and content.get("num") and content.get("texte"):
        yield content
    for child in _rows(node.get("children", [])):
        yield from _leaves(child)


def _published(content: Mapping[str, object]) -> Article:
    versions = [
        (str(version["id"]), _day(version["dateDebut"]), _day(version["dateFin"]))
        for version in _rows(content["articleVersions"])
        if version.get("etat") != STILLBORN
    ]
    known = [(identifier, since, until) for identifier, since, until in versions if since is not None]
    return _article(content["num"], content["id"], content["texte"], known)


def _day(milliseconds: object) -> date | None:
    """The day, None for the far end of time."""
    if not isinstance(milliseconds, int):
        raise TypeError("milliseconds are expected")
    day = datetime.fromtimestamp(milliseconds / 1000, UTC).date()
    return None if day.year >= FOREVER else day


def _article(
    number: object, identifier: object, text: object, versions: list[tuple[str, date, date | None]]
) -> Article:
    ordered = sorted(versions, key=lambda version: version[1])
    return Article(
        number=str(number),
        identifier=str(identifier),
        text=str(text),
        versions=tuple(Version(identifier=name, since=since, until=until) for name, since, until in ordered),
    )
