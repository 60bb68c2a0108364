"""A sentence told to a person, in English and in French at once: who prints it chooses, nobody else has to know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_PLACE = re.compile(r"\{(\w+)\}")
LOCALES = {"fr": "fr_FR", "en": "en_GB"}
"""Whose habits dates and numbers follow: English ones stand in the British order, for the readers are Europeans."""

Value = str | int | float | tuple[str, str]
"""What is put into a sentence; a pair holds French and English, and so does a phrase."""


class Phrase(str):
    """A text in English that carries its French in `fr`.

    It is a plain text to everything that takes one: errors, problems, JSON, tests. What is made out of it by text
    operations has lost the French, so sentences with something in them are made by `phrase`.
    """

    __slots__ = ("fr",)
    fr: str

    def __new__(cls, fr: str, en: str) -> Self:
        """Keep both."""
        made = super().__new__(cls, en)
        made.fr = fr
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override] # a copy needs the French too
        """What a copy is made from."""
        return self.fr, str(self)


def phrase(fr: str, en: str, **values: Value) -> Phrase:
    """A sentence in both languages with `values` in its places; decimals have a comma in French.

    >>> said = phrase("{day} : {hours} h", "{day}: {hours} h", day=("lundi", "Monday"), hours=10.5)
    >>> said, said.fr
    ('Monday: 10.5 h', 'lundi : 10,5 h')
    """
    return Phrase(_filled(fr, values, "fr"), _filled(en, values, "en"))


def quoted(value: object) -> Phrase:
    """What somebody wrote, between the quotes of each language; what is no text is shown as it is.

    >>> quoted("mbxo"), quoted("mbxo").fr, quoted(3).fr
    ("'mbxo'", '« mbxo »', '3')
    """
    shown = repr(value)
    return Phrase(f"« {shown[1:-1]} »" if isinstance(value, str) else shown, shown)


def one_among(names: Iterable[str]) -> Phrase:
    """How to mend a name that is not known: all those that are.

    >>> one_among(["csv", "ics"]), one_among(["csv", "ics"]).fr
    ('use one of csv, ics', 'choisissez parmi csv, ics')
    """
    return phrase("choisissez parmi {names}", "use one of {names}", names=", ".join(names))


def counted(number: int, /, fr: tuple[str, str], en: tuple[str, str], **values: Value) -> Phrase:
    """A sentence about a number, `{n}`: of the forms for one and for many the one it asks for; 0 is many in English.

    >>> [counted(n, ("{n} scénario", "{n} scénarios"), ("{n} scenario", "{n} scenarios")).fr for n in (0, 1, 2)]
    ['0 scénario', '1 scénario', '2 scénarios']
    >>> [str(counted(n, ("{n} lieu", "{n} lieux"), ("{n} place", "{n} places"))) for n in (0, 1, 2)]
    ['0 places', '1 place', '2 places']
    """
    return phrase(fr[number > 1], en[number != 1], **{"n": number, **values})


def in_language(text: str, lang: str) -> str:
    """The text in a language, "fr" or "en"; as it is where only one is known.

    >>> in_language(Phrase("un texte", "a text"), "fr"), in_language("a text", "fr")
    ('un texte', 'a text')
    """
    return text.fr if lang == "fr" and isinstance(text, Phrase) else str(text)


def joined(texts: Iterable[str], separator: str = "") -> Phrase:
    """Texts one after the other, each in its language.

    >>> joined([Phrase("un", "one"), "2"], "+").fr
    'un+2'
    """
    parts = tuple(texts)
    fr, en = (separator.join(in_language(part, lang) for part in parts) for lang in ("fr", "en"))
    return Phrase(fr, en)


def colon(first: str, second: str) -> Phrase:
    """Two texts with a colon between, as each language sets it.

    >>> colon("a", "b"), colon("a", "b").fr
    ('a: b', 'a : b')
    """
    return phrase("{first} : {second}", "{first}: {second}", first=first, second=second)


def _filled(sentence: str, values: Mapping[str, Value], lang: str) -> str:
    """The sentence with its places filled; braces that name no value are a file's own (TOML), and stay."""
    return _PLACE.sub(lambda place: _said(values[place[1]], lang) if place[1] in values else place[0], sentence)


def _said(value: Value, lang: str) -> str:
    if isinstance(value, tuple):
        return in_language(Phrase(*value), lang)
    if isinstance(value, float):
        text = f"{round(value, 2):g}"
        return text.replace(".", ",") if lang == "fr" else text
    return in_language(value, lang) if isinstance(value, str) else str(value)
