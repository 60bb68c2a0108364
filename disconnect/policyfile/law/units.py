"""Units of the law's parameters: what kind of value each has, its name, and the nouns that follow numbers in texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.model.law import Value

THOUSANDS: Mapping[str, str] = {"fr": "\N{NARROW NO-BREAK SPACE}", "en": ","}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit: the type of its values, its name for one and for several by language, its `nouns` in French texts."""

    kind: type
    one: Mapping[str, str] = field(default_factory=dict)
    several: Mapping[str, str] = field(default_factory=dict)
    nouns: tuple[str, ...] = ()


def _counted(fr: tuple[str, str], en: tuple[str, str], *nouns: str) -> Unit:
    """A unit of whole numbers; `nouns` only where the texts have others than its French names."""
    return Unit(
        kind=int,
        one={"fr": fr[0], "en": en[0]},
        several={"fr": fr[1], "en": en[1]},
        nouns=nouns or (fr[1], fr[0]),
    )


UNITS: Mapping[str, Unit] = {
    "hours": _counted(("heure", "heures"), ("hour", "hours")),
    "days": _counted(("jour", "jours"), ("day", "days")),
    "weeks": _counted(("semaine", "semaines"), ("week", "weeks")),
    "years": _counted(("an", "ans"), ("year", "years"), "ans", "an", "années", "année"),
    "times a year": _counted(("fois par an", "fois par an"), ("time a year", "times a year")),
    "employees": _counted(("salarié", "salariés"), ("employee", "employees")),
    "euros": _counted(("euro", "euros"), ("euro", "euros")),
    "percent": _counted(("%", "%"), ("%", "%"), "%", "pour cent"),
    "clock": Unit(kind=str),
    "word": Unit(kind=str),
    "words": Unit(kind=tuple),
    "days of the year": Unit(kind=tuple),
    "parameters": Unit(kind=tuple),
}
"""`clock` is a wall-clock time HH:MM; `days of the year` are names, or MM-DD with a place before it; `parameters`
are identifiers of other parameters of the same file."""


def shown_value(value: Value, unit: str, lang: str) -> str:
    """A value for a reader of `lang`, as Markdown: words that the engine uses stand as code.

    >>> shown_value(11, "hours", "fr"), shown_value(1, "years", "en"), shown_value(("rest", "leave"), "words", "en")
    ('11 heures', '1 year', '`rest`, `leave`')
    """
    if isinstance(value, tuple):
        return ", ".join(f"`{word}`" for word in value)
    if isinstance(value, str):
        return value if unit == "clock" else f"`{value}`"
    names = UNITS[unit].one if value == 1 else UNITS[unit].several
    return f"{value:,} {names[lang]}".replace(",", THOUSANDS[lang])
