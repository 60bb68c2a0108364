"""A commitment that protects less than the branch agreement's of the same kind."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.floors import floors
from disconnect.policyfile.findings.words import both
from disconnect.policyfile.strictness import strictest


def _look(subject: Subject) -> Iterator[Told]:
    """The best commitment of each kind, where it still falls short of the branch's."""
    promises = subject.policy.commitments
    for clause, floor in floors(subject):
        best, short = strictest(floor, promises)
        if best is not None and short:
            keys = ", ".join(each.key for each in short)
            yield Told(
                path=("commitments", promises.index(best), short[0].key),
                clause=best.clause,
                what=both(
                    "moins protecteur que la branche ({ref}) : {keys}",
                    "less protective than the branch ({ref}): {keys}",
                    ref=clause.ref,
                    keys=keys,
                ),
                way_out=both(
                    "alignez ces clés sur celles de la branche, ou faites mieux",
                    "bring these keys to the branch’s, or better",
                ),
            )


CHECK = Check(
    code="BRANCH-WEAKER",
    severity=Severity.ERROR,
    title={"fr": "Engagement en deçà de la branche", "en": "Commitment below the branch"},
    why={
        "fr": "Le même engagement existe dans l’accord de branche, plus protecteur.",
        "en": "The branch agreement has the same commitment, more protective.",
    },
    look=_look,
)
