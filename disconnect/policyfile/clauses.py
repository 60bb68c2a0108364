"""The clauses of a policy, `[clauses.NAME]`: what each is called, and the text it rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.policyfile.mistakes import Fault

if TYPE_CHECKING:
    from disconnect.policyfile.fields import Fields

# "/" is left to the engine: its own clauses are spelled with one and can never be taken for one of a policy.
_NAME = re.compile(r"\w[\w .-]*")
NAME_FORM = "use letters, digits, spaces, dots, - and _"
BASIS = "basis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause: title by language, and the reference (article of the law, of the agreement or the charter)."""

    id: str
    title: Mapping[str, str]
    reference: str


def clause_of(name: str, fields: Fields) -> Clause:
    """The clause that the table `fields` describes; its mistakes are noted there."""
    note_name(fields, name)
    if name == BASIS:
        mend = "call the clause otherwise"
        fields.note("", Fault(code="name-reserved", what=f'"{BASIS}" is what the whole policy rests on', mend=mend))
    clause = Clause(id=name, title=fields.titles("title"), reference=fields.text("reference"))
    fields.close()
    return clause


def note_name(fields: Fields, name: str, key: str = "") -> None:
    """Note a name that has other characters than names may have."""
    if name and not _NAME.fullmatch(name):
        fields.note(key, Fault(code="name-form", what=f'"{name}" cannot be used as a name', mend=NAME_FORM))
