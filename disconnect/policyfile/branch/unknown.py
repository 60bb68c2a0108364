"""A branch agreement that is not written down here, and what of one that is was left uncompared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from disconnect.policyfile.branch.floors import Aside, floors
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both
from disconnect.policyfile.layers import branches

WORDS: Mapping[Aside, tuple[str, str]] = {
    Aside.SIZE: ("l’effectif est inférieur", "the headcount is lower"),
    Aside.CONTRACTS: ("aucun forfait en jours", "no days-based contracts"),
    Aside.TELEWORK: ("pas de [telework]", "no [telework]"),
    Aside.ON_CALL: ("pas de [on_call]", "no [on_call]"),
}


def _unknown(subject: Subject) -> Iterator[Told]:
    """The number named, where there is no file for it."""
    named = subject.policy.identity.branch
    if named and named not in branches():
        yield Told(
            path=("identity", "branch"),
            what=both(
                "l’accord de branche {idcc} n’est pas encore écrit ici : il n’est pas vérifié",
                "the branch agreement {idcc} is not written down here yet: it is not checked",
                idcc=named,
            ),
            way_out=both("accords écrits : {known}", "agreements written: {known}", known=", ".join(branches())),
        )


def _aside(subject: Subject) -> Iterator[Told]:
    """How many of the branch's commitments do not concern the policy, and why; its own duties concern no policy."""
    left = Counter(floor.aside for floor in floors(subject) if floor.aside in WORDS)
    if not left:
        return
    reasons = [(left[aside], WORDS[aside]) for aside in WORDS if left[aside]]
    yield Told(
        path=("identity", "branch"),
        what=both(
            "des engagements de la branche ne sont pas comparés : {reasons}",
            "commitments of the branch are not compared: {reasons}",
            reasons=(
                ", ".join(f"{count} ({words[0]})" for count, words in reasons),
                ", ".join(f"{count} ({words[1]})" for count, words in reasons),
            ),
        ),
        way_out=both(
            "dites dans la politique ce qui vous concerne : effectif, forfait (days et frame), [telework], [on_call]",
            "say in the policy what concerns you: headcount, days-based contracts (days and frame), [telework], [on_call]",
        ),
    )


CHECK = Check(
    code="BRANCH-UNKNOWN",
    severity=Severity.NOTE,
    where=FRANCE,
    title={"fr": "Branche non écrite", "en": "Branch not written"},
    why={
        "fr": "Ne rien dire laisserait croire que la branche a été vérifiée.",
        "en": "Saying nothing would look as if the branch had been checked.",
    },
    look=_unknown,
)
ASIDE = Check(
    code="BRANCH-NOT-COMPARED",
    severity=Severity.NOTE,
    where=FRANCE,
    title={"fr": "Engagements de branche non comparés", "en": "Commitments of the branch not compared"},
    why={
        "fr": "Une partie de l’accord ne concerne que certaines entreprises ou certains contrats : mieux vaut savoir laquelle.",
        "en": "Part of the agreement concerns some companies or contracts alone: it is good to know which.",
    },
    look=_aside,
)
