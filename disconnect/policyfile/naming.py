"""Names that a policy file gives to its clauses, hours, slots and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.model.phrase import phrase
from disconnect.policyfile.mistakes import Fault

if TYPE_CHECKING:
    from disconnect.policyfile.fields import Fields
    from disconnect.policyfile.forms import Json, Names

# "/" is left to the engine: its own clauses are spelled with one and can never be taken for one of a policy. So is
# "@", after which the hours stand that a person chose.
_NAME = re.compile(r"\w[\w .-]*")
NAME_FORM = phrase(
    "n’employez que lettres, chiffres, espaces, points, - et _", "use letters, digits, spaces, dots, - and _"
)
NAME_PATTERN = r"^[^\x00-/:-@\[-\^`{-\x7f][^\x00-\x1f!-,/:-@\[-\^`{-\x7f]*$"
"""The same to editors, whose expressions do not know what a letter is in every language: a little wider."""


def note_name(fields: Fields, name: str, key: str = "") -> None:
    """Note a name that has other characters than names may have."""
    if name and not _NAME.fullmatch(name):
        what = phrase("« {name} » ne peut servir de nom", '"{name}" cannot be used as a name', name=name)
        fields.note(key, Fault(code="name-form", what=what, mend=NAME_FORM))


@dataclass(frozen=True, slots=True)
class Name:
    """A name of one's own."""

    def read(self, fields: Fields, key: str, _names: Names) -> str:
        """The name."""
        name = fields.text(key)
        note_name(fields, name, key)
        return name

    def schema(self) -> Json:
        """The characters that a name may have."""
        return {"type": "string", "pattern": NAME_PATTERN}

    def words(self) -> tuple[str, str]:
        """The characters that a name may have."""
        return "un nom : lettres, chiffres, espaces, points, - et _", "a name: letters, digits, spaces, dots, - and _"
