"""A commitment, or terms of on-call duty or meetings, that protect less than the branch agreement's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.branch.floors import floors
from disconnect.policyfile.branch.offers import strictest
from disconnect.policyfile.branch.rest import LENGTHS
from disconnect.policyfile.branch.sections import section_shortfalls
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

if TYPE_CHECKING:
    from disconnect.model.agreement import Clause
    from disconnect.policyfile.branch.strictness import Shortfall
    from disconnect.policyfile.mistakes import Path

ELSEWHERE = LENGTHS | {"contact_window"}
"""Kinds that have checks of their own."""


def _look(subject: Subject) -> Iterator[Told]:
    """Each floor that the best commitment of its kind does not keep, then the sections."""
    promises = subject.policy.commitments
    for floor in floors(subject):
        if not floor.is_binding or floor.owed.kind in ELSEWHERE:
            continue
        best, short = strictest(floor.owed, promises)
        if best is not None and short:
            yield told_weaker(("commitments", promises.index(best), short[0].key), best.clause, floor.clause, short)
    for section, short in section_shortfalls(subject):
        clause = getattr(subject.branch, section).clause
        own = getattr(subject.policy, section).clause
        yield told_weaker((section, short[0].key), own, subject.branch.clauses[clause], short)  # type: ignore[union-attr] # there are shortfalls only beneath a branch


def told_weaker(path: Path, own: str, clause: Clause, short: tuple[Shortfall, ...]) -> Told:
    """What falls short: key by key, what the branch says and what the policy says."""
    return Told(
        path=path,
        clause=own,
        what=both(
            "moins protecteur que la branche ({ref}) : {keys}",
            "less protective than the branch ({ref}): {keys}",
            ref=clause.ref,
            keys=("; ".join(_key(each, "rien") for each in short), "; ".join(_key(each, "nothing") for each in short)),
        ),
        way_out=both(
            "reprenez au moins ce que dit la branche : « {text} »",
            "say at least what the branch says: “{text}”",
            text=(clause.text.get("fr", ""), clause.text.get("en", "")),
        ),
    )


def _key(short: Shortfall, nothing: str) -> str:
    return f"{short.key} = {short.offered or nothing} (< {short.floor or '*'})"


CHECK = Check(
    code="BRANCH-COMMITMENT-WEAKER",
    severity=Severity.ERROR,
    where=FRANCE,
    title={"fr": "Engagement en deçà de la branche", "en": "Commitment below the branch"},
    why={
        "fr": "Le même engagement existe dans l’accord de branche, plus protecteur.",
        "en": "The branch agreement has the same commitment, more protective.",
    },
    look=_look,
)
