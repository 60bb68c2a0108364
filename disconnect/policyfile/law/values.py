"""One dated value of a law file: `[parameters."rest.daily.hours".2016-08-10]`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from disconnect.model.law import Dated, Reference, Value
from disconnect.model.phrase import phrase
from disconnect.policyfile.clock import minute
from disconnect.policyfile.faults import missing, unfit
from disconnect.policyfile.law.citation import citations
from disconnect.policyfile.law.units import UNITS
from disconnect.policyfile.mistakes import Fault

if TYPE_CHECKING:
    from disconnect.policyfile.fields import Fields

LARGEST = 9999
"""The largest number that is looked for in a text, as `numbers` reads them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The text that a file's articles belong to unless a value says otherwise, and the address of one version.

    `{identifier}` in `url` stands for the version's identifier.
    """

    text: str = ""
    url: str = ""

    def reference(self, text: str, article: str, identifier: str) -> Reference:
        """The reference of one article, with its address where the version is known."""
        url = self.url.replace("{identifier}", identifier) if identifier else ""
        return Reference(text=text or self.text, article=article, identifier=identifier, url=url)

    def number(self, reference: Reference) -> str:
        """The number in normal form of the article that `reference` names; "" outside the file's own text."""
        found = citations(reference.article) if reference.text == self.text else ()
        return found[0].number if len(found) == 1 else ""


def dated_of(fields: Fields, table: Mapping[str, object], *, since: date, unit: str, source: Source) -> Dated:
    """The value since `since` that `fields` describes; `table` is the same table, as the parser gave it."""
    text, article = fields.text("text", default=source.text or None), fields.text("article", default="")
    dated = Dated(
        since=since,
        until=_until(fields, since),
        value=_value(fields, unit),
        reference=source.reference(text, article, fields.text("identifier", default="")),
        verified=_verified(fields),
        words=_words(fields, table),
        sum_of=_sum_of(fields, table),
    )
    fields.close()
    _note_unproved(fields, dated)
    return dated


def _value(fields: Fields, unit: str) -> Value:
    if unit not in UNITS:
        fields.pass_over("value")
        return ""
    kind = UNITS[unit].kind
    if kind is int:
        _note_missing(fields, "value", phrase("un nombre entier", "a whole number"))
        return fields.whole("value", default=0, low=0, high=LARGEST)
    if kind is tuple:
        form = phrase('une liste de textes, comme ["warning", "fine"]', 'a list of texts, like ["warning", "fine"]')
        _note_missing(fields, "value", form)
        return fields.names("value", '["warning", "fine"]')
    text = fields.text("value")
    if unit == "clock":
        _note_clock(fields, text)
    return text


def _note_missing(fields: Fields, key: str, form: str) -> None:
    if key not in fields:
        fields.note(key, missing(key, form))


def _note_clock(fields: Fields, text: str) -> None:
    fault = minute(text) if text else None
    if isinstance(fault, Fault):
        fields.note("value", fault)


def _verified(fields: Fields) -> bool:
    form = phrase("true si quelqu’un a lu le texte, sinon false", "true where somebody read the text, else false")
    _note_missing(fields, "verified", form)
    return fields.flag("verified") or False


def _until(fields: Fields, since: date) -> date | None:
    until = fields.day("until")
    if until is not None and until <= since:
        mend = phrase(
            "écrivez une date après {since} : le premier jour où elle ne vaut plus",
            "write a date after {since}: the first day on which it holds no more",
            since=str(since),
        )
        what = phrase(
            "elle finit le {until}, et pas après son début",
            "it ends on {until}, and not after it begins",
            until=str(until),
        )
        fields.note("until", Fault(code="value-span", what=what, mend=mend))
        return None
    return until


def _words(fields: Fields, table: Mapping[str, object]) -> tuple[str, ...]:
    if isinstance(table.get("words"), str):
        return (fields.text("words"),)
    return fields.names("words", '["onze heures"]')


def _sum_of(fields: Fields, table: Mapping[str, object]) -> tuple[int | str, ...]:
    fields.pass_over("sum_of")
    parts = table.get("sum_of", [])
    if isinstance(parts, list) and all(type(part) in {int, str} for part in parts):
        return tuple(parts)
    mend = phrase(
        'listez des nombres et des paramètres, comme [24, "rest.daily.hours"]',
        'list numbers and parameters, like [24, "rest.daily.hours"]',
    )
    fields.note("sum_of", unfit(parts, mend))
    return ()


def _note_unproved(fields: Fields, dated: Dated) -> None:
    """Note a value that counts as verified, and of which the file does not say where the text says it."""
    if dated.verified and not (dated.words and dated.reference.identifier):
        what = phrase(
            "elle est comptée comme vérifiée, et rien ne dit où le texte le dit",
            "it counts as verified, and nothing says where the text says it",
        )
        mend = phrase(
            "ajoutez l’identifiant de la version et quelques-uns de ses mots, ou écrivez verified = false",
            "add the version's identifier and a few of its words, or write verified = false",
        )
        fields.note("verified", Fault(code="value-unproved", what=what, mend=mend))
