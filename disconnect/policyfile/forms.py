"""What a value of a policy file may look like: each form reads it, says it in words, and describes it to an editor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Protocol

from disconnect.policyfile.faults import not_among
from disconnect.policyfile.fields import LANGUAGES, Fields
from disconnect.policyfile.mistakes import listed

Names = Mapping[str, Iterable[str]]
"""What the file has of each kind that a value may name: clauses, hours, slots, nudges."""

Json = dict[str, Any]
DATE_PATTERN = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
SOMETHING: Json = {"type": "string", "pattern": r"\S"}
"""To editors: a text that is not blank."""


class Form(Protocol):
    """One way of writing a value."""

    def read(self, fields: Fields, key: str, names: Names) -> Any:  # noqa: ANN401 - each form has its own type
        """The value under `key`, which is there; what is wrong with it is noted in `fields`."""

    def schema(self) -> Json:
        """The JSON Schema of a value."""

    def words(self) -> tuple[str, str]:
        """What to write, in French and in English."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is not empty."""

    def read(self, fields: Fields, key: str, _names: Names) -> str:
        """The text, outer white space taken off."""
        return fields.text(key)

    def schema(self) -> Json:
        """A string with something in it."""
        return SOMETHING

    def words(self) -> tuple[str, str]:
        """A text."""
        return "un texte", "a text"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in French and English, or one that stands for both."""

    def read(self, fields: Fields, key: str, _names: Names) -> Mapping[str, str]:
        """The text by language."""
        return fields.titles(key)

    def schema(self) -> Json:
        """A string, or a table with the two languages."""
        text = {"type": "string"}
        both = {"type": "object", "properties": dict.fromkeys(LANGUAGES, text), "additionalProperties": False}
        return {"anyOf": [SOMETHING, both | {"minProperties": 1}]}

    def words(self) -> tuple[str, str]:
        """One text, or both languages."""
        return "un texte, ou { fr = …, en = … }", "a text, or { fr = …, en = … }"


@dataclass(frozen=True, slots=True)
class Day:
    """A civil date, bare or in quotes."""

    def read(self, fields: Fields, key: str, _names: Names) -> date | None:
        """The date."""
        return fields.day(key)

    def schema(self) -> Json:
        """A string as editors see a TOML date."""
        return {"type": "string", "format": "date", "pattern": DATE_PATTERN}

    def words(self) -> tuple[str, str]:
        """Year first."""
        return "une date, année d’abord", "a date, year first"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `low` to `high`, both included."""

    low: int
    high: int

    def read(self, fields: Fields, key: str, _names: Names) -> int:
        """The number."""
        return fields.whole(key, default=self.low, low=self.low, high=self.high)

    def schema(self) -> Json:
        """An integer within its bounds."""
        return {"type": "integer", "minimum": self.low, "maximum": self.high}

    def words(self) -> tuple[str, str]:
        """The bounds."""
        return f"un nombre entier de {self.low} à {self.high}", f"a whole number from {self.low} to {self.high}"


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `low` to `high`, both included."""

    low: float
    high: float

    def read(self, fields: Fields, key: str, _names: Names) -> float:
        """The number."""
        return fields.number(key, low=self.low, high=self.high)

    def schema(self) -> Json:
        """A number within its bounds."""
        return {"type": "number", "minimum": self.low, "maximum": self.high}

    def words(self) -> tuple[str, str]:
        """The bounds."""
        return f"un nombre de {self.low:.9g} à {self.high:.9g}", f"a number from {self.low:.9g} to {self.high:.9g}"


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def read(self, fields: Fields, key: str, _names: Names) -> bool:
        """The answer; false where it is none."""
        return bool(fields.flag(key))

    def schema(self) -> Json:
        """A boolean."""
        return {"type": "boolean"}

    def words(self) -> tuple[str, str]:
        """Without quotes."""
        return "true ou false, sans guillemets", "true or false, without quotes"


@dataclass(frozen=True, slots=True)
class One:
    """One of the values of an enumeration."""

    kind: type[Enum]

    def read(self, fields: Fields, key: str, _names: Names) -> Enum | None:
        """The value."""
        allowed = {member.value: member for member in self.kind}
        return allowed.get(fields.known(key, allowed, key.replace("_", " ")))

    def schema(self) -> Json:
        """The values there are."""
        return {"enum": [member.value for member in self.kind]}

    def words(self) -> tuple[str, str]:
        """The values there are."""
        values = listed(member.value for member in self.kind)
        return f"l’un de : {values}", f"one of: {values}"


@dataclass(frozen=True, slots=True)
class Some:
    """Several values of an enumeration."""

    kind: type[Enum]

    def read(self, fields: Fields, key: str, _names: Names) -> frozenset[Enum]:
        """The values."""
        return fields.choices(key, self.kind)

    def schema(self) -> Json:
        """A list of values, each once."""
        return a_list({"enum": [member.value for member in self.kind]})

    def words(self) -> tuple[str, str]:
        """The values there are."""
        values = listed(member.value for member in self.kind)
        return f"une liste parmi : {values}", f"a list out of: {values}"


@dataclass(frozen=True, slots=True)
class Among:
    """One of a few words."""

    allowed: tuple[str, ...]

    def read(self, fields: Fields, key: str, _names: Names) -> str:
        """The word."""
        return fields.known(key, self.allowed, key.replace("_", " "))

    def schema(self) -> Json:
        """The words there are."""
        return {"enum": list(self.allowed)}

    def words(self) -> tuple[str, str]:
        """The words there are."""
        return f"l’un de : {listed(self.allowed)}", f"one of: {listed(self.allowed)}"


@dataclass(frozen=True, slots=True)
class SomeAmong:
    """Several of a few words."""

    allowed: tuple[str, ...]

    def read(self, fields: Fields, key: str, _names: Names) -> frozenset[str]:
        """The words."""
        return _known_only(fields, key, self.allowed, key.replace("_", " "))

    def schema(self) -> Json:
        """A list of words, each once."""
        return a_list({"enum": list(self.allowed)})

    def words(self) -> tuple[str, str]:
        """The words there are."""
        return f"une liste parmi : {listed(self.allowed)}", f"a list out of: {listed(self.allowed)}"


OF_KIND: Mapping[str, tuple[str, str]] = {
    "clause": ("d’une clause", "a clause"),
    "hours": ("d’horaires", "hours"),
    "slot": ("d’une plage", "a slot"),
    "nudge": ("d’un rappel", "a reminder"),
    "holiday calendar": ("d’un calendrier de jours fériés", "a holiday calendar"),
}
"""What the kinds of names are of, in French and English."""
MANY_OF_KIND: Mapping[str, tuple[str, str]] = {"hours": ("d’horaires", "hours"), "slot": ("de plages", "slots")}
"""The same of several."""


@dataclass(frozen=True, slots=True)
class Named:
    """The name of something in the same file: a clause, hours, a slot, a nudge."""

    kind: str

    def read(self, fields: Fields, key: str, names: Names) -> str:
        """The name."""
        return fields.known(key, names[self.kind], self.kind)

    def schema(self) -> Json:
        """Any name: an editor cannot look it up."""
        return SOMETHING

    def words(self) -> tuple[str, str]:
        """Where it is declared."""
        return f"le nom {OF_KIND[self.kind][0]} du fichier", f"the name of {OF_KIND[self.kind][1]} of the file"


@dataclass(frozen=True, slots=True)
class NamedOrNone(Named):
    """The name of something in the same file, or "" for none."""

    def read(self, fields: Fields, key: str, names: Names) -> str:
        """The name, or nothing."""
        return fields.known(key, names[self.kind], self.kind, default="")

    def schema(self) -> Json:
        """Any text."""
        return {"type": "string"}

    def words(self) -> tuple[str, str]:
        """A name or nothing."""
        french, english = Named.words(self)
        return f'{french}, ou ""', f'{english}, or ""'


@dataclass(frozen=True, slots=True)
class SomeNamed:
    """Names of things in the same file."""

    kind: str

    def read(self, fields: Fields, key: str, names: Names) -> frozenset[str]:
        """The names."""
        return _known_only(fields, key, tuple(names[self.kind]), self.kind)

    def schema(self) -> Json:
        """A list of names, each once."""
        return a_list({"type": "string"})

    def words(self) -> tuple[str, str]:
        """Where they are declared."""
        french, english = MANY_OF_KIND[self.kind]
        return f"une liste de noms {french} du fichier", f"a list of names of {english} of the file"


@dataclass(frozen=True, slots=True)
class Words:
    """A list of texts of one's own."""

    example: str = '["…"]'

    def read(self, fields: Fields, key: str, _names: Names) -> tuple[str, ...]:
        """The texts, in their order."""
        return fields.names(key, self.example)

    def schema(self) -> Json:
        """A list of strings, each once."""
        return a_list({"type": "string"})

    def words(self) -> tuple[str, str]:
        """Texts."""
        return "une liste de textes", "a list of texts"


@dataclass(frozen=True, slots=True)
class SomeText(Words):
    """A set of texts of one's own, as the directory writes them."""

    def read(self, fields: Fields, key: str, _names: Names) -> frozenset[str]:  # type: ignore[override] # a set of them
        """The texts."""
        return frozenset(fields.names(key, self.example))


def _known_only(fields: Fields, key: str, allowed: tuple[str, ...], kind: str) -> frozenset[str]:
    found = fields.names(key, f'["{next(iter(allowed), "…")}"]')
    for name in (name for name in found if name not in allowed):
        fields.note(key, not_among(name, allowed, kind))
    return frozenset(name for name in found if name in allowed)


def a_list(items: Json) -> Json:
    """A list of at least one item, each once."""
    return {"type": "array", "items": items, "minItems": 1, "uniqueItems": True}
