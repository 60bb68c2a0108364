"""One kind of table of a policy file: its keys with their forms, texts and examples, and what is made of them.

The reader, the JSON Schema for editors and the page that documents the file all come from these.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from disconnect.policyfile.faults import missing

if TYPE_CHECKING:
    from disconnect.policyfile.fields import Fields
    from disconnect.policyfile.forms import Form, Json, Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a table: how it is written, what it is for, an example; `to` names the value it fills.

    `default` is the value, as the file would write it, that a key left out has; `otherwise` says the same in words
    (French, English) where it is no value. Neither is given where nothing is said then.
    """

    name: str
    form: Form
    fr: str
    en: str
    example: str
    required: bool = False
    to: str = ""
    default: str = ""
    otherwise: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Free:
    """Keys whose names are not fixed, all of one form: weekdays and ranges of them, shifts by their names.

    `name` stands for them in the documentation, `takes` says which names are meant, `pattern` says so to an editor,
    `like` are names for the advice after a misspelt one, `near` others that may have been meant; the values arrive
    together as `to`, by name.
    """

    name: str
    form: Form
    fr: str
    en: str
    example: str
    to: str
    takes: Callable[[str], bool]
    pattern: str
    like: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """The keys of one kind of table, in the order in which they are documented, and what is made of them.

    `check` notes what is wrong between several keys; `rules` says to an editor what it can know of that.
    """

    keys: tuple[Key, ...]
    make: Callable[..., Any]
    free: Free | None = None
    check: Callable[[Fields, Mapping[str, Any]], None] | None = None
    rules: Mapping[str, Any] = field(default_factory=dict)

    def read(self, fields: Fields, names: Names, **given: object) -> Any:  # noqa: ANN401 - what `make` makes
        """What the table says; mistakes are noted, and then what is answered must not be used."""
        return self.make(**self.values(fields, names, **given))

    def sound(self, fields: Fields, names: Names, **given: object) -> Any:  # noqa: ANN401 - what `make` makes
        """What the table says, None where it has mistakes: they are noted."""
        values = self.values(fields, names, **given)
        return self.make(**values) if fields.is_sound else None

    def values(self, fields: Fields, names: Names, **given: object) -> dict[str, Any]:
        """The values of the table by what they fill; what is missing reads as "", and is noted."""
        values = dict(given)
        for key in self.keys:
            if key.name in fields:
                values[key.to or key.name] = key.form.read(fields, key.name, names)
            elif key.required:
                fields.note(key.name, missing(key.name, key.example))
                values[key.to or key.name] = ""
        if self.free is not None:
            values[self.free.to] = self._free(fields, names, self.free)
        free = self.free.like if self.free else ()
        fields.close(also=(*(key.name for key in self.keys), *free), near=self.free.near if self.free else ())
        if self.check is not None:
            self.check(fields, values)
        return values

    def _free(self, fields: Fields, names: Names, free: Free) -> dict[str, Any]:
        fixed = {key.name for key in self.keys}
        return {name: free.form.read(fields, name, names) for name in fields if name not in fixed and free.takes(name)}

    def schema(self) -> Json:
        """The JSON Schema of the table."""
        found: Json = {"type": "object", "properties": {key.name: _schema(key) for key in self.keys}}
        required = [key.name for key in self.keys if key.required]
        if required:
            found["required"] = required
        if self.free is not None:
            found["patternProperties"] = {self.free.pattern: self.free.form.schema() | _described(self.free)}
        return found | {"additionalProperties": False} | dict(self.rules)


def _schema(key: Key) -> Json:
    found = key.form.schema() | _described(key)
    if key.default:
        found["default"] = as_json(key.default)
    return found


def _described(key: Key | Free) -> Json:
    """What an editor shows of a key: both languages, and the example where it can stand in one line."""
    found: Json = {"description": f"{key.fr} / {key.en}"}
    return found | ({"examples": [as_json(key.example)]} if key.example else {})


def as_json(written: str) -> Any:  # noqa: ANN401 - any value of TOML
    """A value as TOML writes it, as an editor's JSON Schema sees it: dates are texts.

    >>> as_json('[2026-05-15, "x"]')
    ['2026-05-15', 'x']
    """
    return plain(tomllib.loads(f"x = {written}")["x"])


def plain(value: object) -> Any:  # noqa: ANN401 - any value of JSON
    """A value of a TOML document as JSON has it: dates and times are texts."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value if isinstance(value, bool | int | float | str) else str(value)
