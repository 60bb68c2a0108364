"""Names: made-up people of the same file and whoever is outside, clauses of the policies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.model.phrase import phrase
from disconnect.policyfile.forms import a_list
from disconnect.policyfile.mistakes import Fault, one_of
from disconnect.policyfile.scenarios.cast import OUTSIDE

if TYPE_CHECKING:
    from disconnect.policyfile.fields import Fields
    from disconnect.policyfile.forms import Json, Names

PEOPLE, PARTIES = "people", "parties"
"""Kinds of names: the people of the file; those and whoever is outside."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """One of the people of the file."""

    def read(self, fields: Fields, key: str, names: Names) -> str:
        """The name."""
        name = fields.text(key)
        if name:
            _note_unknown(fields, key, name, tuple(names[PEOPLE]))
        return name

    def schema(self) -> Json:
        """Any name: an editor cannot look it up."""
        return {"type": "string", "minLength": 1}

    def words(self) -> tuple[str, str]:
        """Where they are declared."""
        return "un nom de [people]", "a name from [people]"


@dataclass(frozen=True, slots=True)
class Parties:
    """One name or a list of names, in the order in which they are written; `kind` says out of which."""

    kind: str = PARTIES

    def read(self, fields: Fields, key: str, names: Names) -> tuple[str, ...]:
        """The names; nobody where there is a mistake."""
        found = fields.names(key, '["ana", "bob"]') if isinstance(fields.raw(key), list) else (fields.text(key),)
        for name in found:
            if name:
                _note_unknown(fields, key, name, tuple(names[self.kind]))
        return found

    def schema(self) -> Json:
        """A name or a list of names."""
        name: Json = {"type": "string", "minLength": 1}
        return {"anyOf": [name, a_list(name)]}

    def words(self) -> tuple[str, str]:
        """Where they are declared."""
        also = (f' ou "{OUTSIDE}"', f' or "{OUTSIDE}"') if self.kind == PARTIES else ("", "")
        return f"un nom de [people], ou une liste{also[0]}", f"a name from [people], or a list{also[1]}"


@dataclass(frozen=True, slots=True)
class Clauses:
    """Names of clauses, which only the policies know; an empty list says that there is none."""

    def read(self, fields: Fields, key: str, _names: Names) -> frozenset[str]:
        """The names."""
        return frozenset() if fields.raw(key) == [] else frozenset(fields.names(key, '["night"]'))

    def schema(self) -> Json:
        """A list of names, each once."""
        return {"type": "array", "items": {"type": "string", "minLength": 1}, "uniqueItems": True}

    def words(self) -> tuple[str, str]:
        """Where they are declared."""
        return "des clauses de la politique, ou [] : aucune", "clauses of the policy, or [] for none"


def _note_unknown(fields: Fields, key: str, name: str, known: tuple[str, ...]) -> None:
    if name in known:
        return
    mend = one_of(name, known)
    if name != OUTSIDE:
        parts = {"mend": mend, "name": name}
        mend = phrase("{mend} ; ou ajoutez [people.{name}]", "{mend}; or add [people.{name}]", **parts)
    what = phrase("« {name} » n’est personne de ce fichier", '"{name}" is nobody of this file', name=name)
    fields.note(key, Fault(code="person-unknown", what=what, mend=mend))
