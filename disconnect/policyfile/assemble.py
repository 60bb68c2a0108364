"""From the fields of a policy file to the policy: every mistake noted, no key passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disconnect.engine.telework import TELEWORK_SLOT
from disconnect.policyfile.sections.practice import ON_CALL
from disconnect.policyfile.sections.promises import COMMITMENT
from disconnect.policyfile.sections.whole import POLICY
from disconnect.policyfile.tables import Rows, Table

if TYPE_CHECKING:
    from disconnect.model.agreement import Commitment, OnCallTerms
    from disconnect.model.policy import Policy
    from disconnect.policyfile.fields import Fields
    from disconnect.policyfile.forms import Names
    from disconnect.policyfile.spec import Spec

NAMED = {"clauses": "clause", "hours": "hours", "slots": "slot", "nudges": "nudge", "holidays": "holiday calendar"}
"""The sections whose tables have names that other values may use, and what those are names of."""


def policy_of(fields: Fields, version: str) -> Policy | None:
    """The policy that the whole file says, None where it has mistakes; `version` is its content hash."""
    found: Policy | None = POLICY.sound(fields, names_in(fields), version=version)
    return found


def names_in(fields: Fields) -> Names:
    """What the file has of each kind that a value may name."""
    names = {kind: fields.names_below(section) for section, kind in NAMED.items()}
    return names | ({"slot": (*names["slot"], TELEWORK_SLOT)} if "telework" in fields else {})


def one(fields: Fields, key: str, spec: Spec, names: Names) -> Any:  # noqa: ANN401 - what the section makes
    """The section under `key`, None where there is none."""
    return Table(spec).read(fields, key, names) if key in fields else None


def on_call_of(fields: Fields, names: Names) -> OnCallTerms | None:
    """The terms of on-call duty, with who reaches whom how; None where the file has none."""
    found: OnCallTerms | None = one(fields, "on_call", ON_CALL, names)
    return found


def commitments_of(fields: Fields, names: Names) -> tuple[Commitment, ...]:
    """The commitments, each with the keys that its kind needs and no other."""
    return Rows(COMMITMENT).read(fields, "commitments", names)
