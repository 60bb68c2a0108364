"""The clauses of a policy, `[clauses.NAME]`: what each is called, and the text it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disconnect.policyfile.mistakes import Fault
from disconnect.policyfile.sections.identity import CLAUSE

if TYPE_CHECKING:
    from disconnect.model.agreement import Clause
    from disconnect.policyfile.fields import Fields

# "/" is left to the engine: its own clauses are spelled with one and can never be taken for one of a policy.
_NAME = re.compile(r"\w[\w .-]*")
NAME_FORM = "use letters, digits, spaces, dots, - and _"


def clause_of(name: str, fields: Fields) -> Clause:
    """The clause that the table `fields` describes; its mistakes are noted there."""
    note_name(fields, name)
    found: Clause = CLAUSE.read(fields, {}, id=name)
    return found


def note_name(fields: Fields, name: str, key: str = "") -> None:
    """Note a name that has other characters than names may have."""
    if name and not _NAME.fullmatch(name):
        fields.note(key, Fault(code="name-form", what=f'"{name}" cannot be used as a name', mend=NAME_FORM))
