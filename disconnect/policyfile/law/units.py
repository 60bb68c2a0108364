"""Units of the law's parameters: what kind of value each has, and the nouns that follow the number in French texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit: the type of its values, its name in French and English, and its `nouns` in the texts."""

    kind: type
    names: Mapping[str, str]
    nouns: tuple[str, ...] = ()


def _unit(kind: type, fr: str, en: str, *nouns: str) -> Unit:
    return Unit(kind=kind, names={"fr": fr, "en": en}, nouns=nouns)


UNITS: Mapping[str, Unit] = {
    "hours": _unit(int, "heures", "hours", "heures", "heure"),
    "days": _unit(int, "jours", "days", "jours", "jour"),
    "weeks": _unit(int, "semaines", "weeks", "semaines", "semaine"),
    "years": _unit(int, "ans", "years", "ans", "an", "années", "année"),
    "times a year": _unit(int, "fois par an", "times a year", "fois par an"),
    "employees": _unit(int, "salariés", "employees", "salariés", "salarié"),
    "euros": _unit(int, "euros", "euros", "euros", "euro"),
    "percent": _unit(int, "%", "%", "%", "pour cent"),
    "clock": _unit(str, "", "", "heures", "heure"),
    "word": _unit(str, "", ""),
    "words": _unit(tuple, "", ""),
    "days of the year": _unit(tuple, "", ""),
    "parameters": _unit(tuple, "", ""),
}
"""`clock` is a wall-clock time HH:MM; `days of the year` are names, or MM-DD with a place before it; `parameters`
are identifiers of other parameters of the same file."""
