"""The clauses of a policy, `[clauses.NAME]`: what each is called, and the text it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.policyfile.naming import note_name
from disconnect.policyfile.sections.identity import CLAUSE

if TYPE_CHECKING:
    from disconnect.model.agreement import Clause
    from disconnect.policyfile.fields import Fields


def clause_of(name: str, fields: Fields) -> Clause:
    """The clause that the table `fields` describes; its mistakes are noted there."""
    note_name(fields, name)
    found: Clause = CLAUSE.read(fields, {}, id=name)
    return found
