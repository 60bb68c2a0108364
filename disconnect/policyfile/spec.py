"""One kind of table of a policy file: its keys with their forms, texts and examples, and what is made of them.

The reader, the JSON Schema for editors and the page that documents the file all come from these.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from disconnect.policyfile.mistakes import Fault

if TYPE_CHECKING:
    from disconnect.policyfile.fields import Fields
    from disconnect.policyfile.forms import Form, Json, Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a table: how it is written, what it is for, an example; `to` names the value it fills."""

    name: str
    form: Form
    fr: str
    en: str
    example: str
    required: bool = False
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """The keys of one kind of table, in the order in which they are documented, and what is made of them."""

    keys: tuple[Key, ...]
    make: Callable[..., Any]

    def read(self, fields: Fields, names: Names, **given: object) -> Any:  # noqa: ANN401 - what `make` makes
        """What the table says; mistakes are noted, and then what is answered must not be used."""
        values = dict(given)
        for key in self.keys:
            if key.name in fields:
                values[key.to or key.name] = key.form.read(fields, key.name, names)
            elif key.required:
                mend = f"add a line: {key.name} = {key.example}"
                fields.note(key.name, Fault(code="key-missing", what=f'"{key.name}" is missing', mend=mend))
                values[key.to or key.name] = ""
        fields.close(also=[key.name for key in self.keys])
        return self.make(**values)

    def schema(self) -> Json:
        """The JSON Schema of the table."""
        found: Json = {
            "type": "object",
            "additionalProperties": False,
            "properties": {key.name: key.form.schema() | {"description": f"{key.fr} / {key.en}"} for key in self.keys},
        }
        required = [key.name for key in self.keys if key.required]
        return found | ({"required": required} if required else {})
