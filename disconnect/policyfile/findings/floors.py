"""The commitments of a branch agreement that bind a policy: by headcount and contracts, recommendations left aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disconnect.model.agreement import Clause, Commitment
    from disconnect.policyfile.findings.base import Subject

DAYS_BASED = frozenset({"forfait-jours"})


def floors(subject: Subject) -> Iterator[tuple[Clause, Commitment]]:
    """Each binding commitment of the branch, with its clause.

    One for companies of a size the policy's company does not reach is left out, and so is one for contracts by days
    where no hours of the policy are a frame.
    """
    layer = subject.branch
    if layer is None:
        return
    employees = subject.policy.identity.employees
    has_frames = any(hours.is_frame for hours in subject.policy.hours.values())
    for floor in layer.commitments:
        is_too_small = employees is not None and employees < floor.from_employees
        if floor.optional or is_too_small or (floor.contracts and floor.contracts <= DAYS_BASED and not has_frames):
            continue
        yield layer.clauses[floor.clause], floor
