"""Policy files made from the examples of the page that documents them: one for each key of each table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tomlkit

from disconnect.policyfile.commitments import KINDS
from disconnect.policyfile.filepages import Section, sections
from disconnect.policyfile.tables import TABLES

if TYPE_CHECKING:
    from disconnect.policyfile.spec import Key

NAME = "example"
BASE = """
id = "base"
title = "Base"
zone = "Europe/Paris"
default_hours = "office"
default_holidays = "fr"
clauses = { hours = { title = "Horaires", ref = "article 1" } }
nudges = { evening = { subject = "Peut attendre", text = "…" } }
holidays = { fr = { country = "FR" } }

[hours]
office = { title = "Bureaux", clause = "hours", monday-friday = ["09:00-18:00"] }
night-shift = { title = "Nuits", clause = "hours", monday-thursday = ["22:00-06:00"] }

[slots]
shared = { title = "Commune", clause = "hours", kind = "shared", times = ["15:00-17:00"] }
friday-afternoon = { title = "Vendredi", clause = "hours", kind = "no_mail", times = ["13:30-18:00"] }
"""
"""Whatever an example may name."""

WITH: Mapping[tuple[tuple[str, ...], str], tuple[str, ...]] = {
    (("hours", "NAME"), "frame"): ("days",),
    (("hours", "NAME"), "days"): ("frame",),
    (("hours", "NAME"), "cycle_start"): ("weeks",),
    (("hours", "NAME"), "weeks"): ("cycle_start",),
    (("hours", "NAME"), "shifts"): ("cycle", "cycle_start"),
    (("hours", "NAME"), "cycle"): ("shifts", "cycle_start"),
    (("holidays", "NAME"), "subdivision"): ("country",),
    (("holidays", "NAME"), "remove"): ("country",),
}
"""Keys that say something only together with others."""

OTHERWISE: Mapping[tuple[tuple[str, ...], str], Mapping[str, object]] = {
    (("exceptions", "NAME"), "slots"): {"kind": "international"},
    (("hours", "NAME"), "shifts"): {"cycle": ["early", "off"]},
}
"""Keys that go with another value than the example's."""


@dataclass(frozen=True, kw_only=True)
class Example:
    """One key in its place: the section it belongs to, its name, and a whole policy file in which it stands."""

    section: Section
    name: str
    text: str


def toml(value: str) -> Any:  # noqa: ANN401 - any value of TOML
    """A value as an example writes it."""
    return tomlkit.parse(f"x = {value}").unwrap()["x"]


def examples() -> Iterator[Example]:
    """Every key of every section with its example, in a policy file that is as small as it can be."""
    for section in sections():
        for key in section.spec.keys:
            if key.example:
                yield Example(section=section, name=key.name, text=file_with(section, key.name, toml(key.example)))
        free = section.spec.free
        if free is not None:
            yield Example(section=section, name=free.name, text=file_with(section, free.name, toml(free.example)))


def file_with(section: Section, name: str, value: object) -> str:
    """A policy file in which the section's key has that value."""
    document = tomlkit.parse(BASE).unwrap()
    table = least(section, name)
    if name:
        table[name] = value
    place(document, section, table)
    return tomlkit.dumps(document)


def least(section: Section, name: str = "") -> dict[str, Any]:
    """The least that a table of the section must say for the key to stand in it, by the examples."""
    keys = {key.name: key for key in section.spec.keys}
    wanted = [*(key.name for key in keys.values() if key.required), *WITH.get((section.path, name), ())]
    table = {wish: toml(keys[wish].example) for wish in wanted}
    if section.path == ("commitments", "*"):
        table |= _of_a_kind_with(keys, name)
    table |= OTHERWISE.get((section.path, name), {})
    is_rota = (section.path, name) in WITH
    if section.spec.free is not None and section.path[:1] == ("hours",) and not is_rota:
        table[section.spec.free.name] = toml(section.spec.free.example)
    return table


def _of_a_kind_with(keys: Mapping[str, Key], name: str) -> dict[str, Any]:
    """A kind of commitment that has the key, with whatever that kind needs."""
    usual = str(toml(keys["kind"].example))
    kind = next(kind for kind in (usual, *KINDS) if name in {"", *KINDS[kind].keys})
    return {"kind": kind} | {need: toml(keys[need].example) for need in KINDS[kind].needs}


def place(document: dict[str, Any], section: Section, table: dict[str, Any]) -> None:
    """Put a table where it belongs; tables above it say the least they must."""
    if section.key is None:
        document.update(table)
        return
    at: Any = document
    for length, part in enumerate(section.path[:-1], start=1):
        above = next((each for each in sections() if each.path == section.path[:length]), None)
        empty: Any = [] if section.path[length] == "*" else {}
        at = _below(at, part, least(above, section.path[length]) if above else empty)
    last = section.path[-1]
    if last == "*":
        at.append(table)
    else:
        at[NAME if last == "NAME" else last] = table


def _below(at: Any, part: str, new: object) -> Any:  # noqa: ANN401 - tables and rows in turn
    if part == "*":
        at.append(new)
        return at[-1]
    name = NAME if part == "NAME" else part
    return at.setdefault(name, new)


def is_table(key: Key) -> bool:
    """Whether the value of a key is a table or rows of them."""
    return isinstance(key.form, TABLES)
