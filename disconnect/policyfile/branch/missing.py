"""What a branch agreement owes, or recommends, and the policy is silent about; one finding a kind of commitment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from disconnect.policyfile.branch.floors import Floor, floors, is_taken_over
from disconnect.policyfile.branch.rest import LENGTHS
from disconnect.policyfile.commitments import KINDS
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both


def _look(subject: Subject) -> Iterator[Told]:
    """Duties are told as errors, what is only recommended as warnings, each kind once."""
    found = [floor for floor in floors(subject) if floor.aside is None]
    duties = _silent(subject, [floor for floor in found if floor.is_binding])
    options = _silent(subject, [floor for floor in found if floor.owed.optional])
    for kind, silent in duties.items():
        yield _told(kind, silent, ("prévoit", "provides for"))
    for kind, silent in options.items():
        if kind not in duties:
            yield replace(
                _told(kind, silent, ("recommande ou permet", "recommends or allows")), severity=Severity.WARNING
            )


def _silent(subject: Subject, found: list[Floor]) -> dict[str, list[Floor]]:
    """The floors of which the policy says nothing, by kind; lengths of rest are compared with the hours instead."""
    said = {each.kind for each in subject.policy.commitments} | LENGTHS
    silent: dict[str, list[Floor]] = {}
    for floor in found:
        if floor.owed.kind not in said and not is_taken_over(subject.policy, floor.clause):
            silent.setdefault(floor.owed.kind, []).append(floor)
    return silent


def _refs(found: list[Floor]) -> str:
    return " ; ".join(dict.fromkeys(floor.clause.ref for floor in found))


def _told(kind: str, found: list[Floor], verb: tuple[str, str]) -> Told:
    employees = max(floor.owed.from_employees for floor in found)
    size = both(", à partir de {n} personnes", ", from {n} people on", n=employees)
    return Told(
        path=("identity", "branch"),
        what=both(
            "la branche {verb} « {kind} »{size} ({refs}) ; la politique n’en dit rien",
            "the branch {verb} “{kind}”{size} ({refs}); the policy says nothing of it",
            verb=verb,
            kind=(KINDS[kind].fr, KINDS[kind].en),
            size=(size["fr"], size["en"]) if employees else "",
            refs=_refs(found),
        ),
        way_out=both(
            'ajoutez [[commitments]] kind = "{kind}", au moins aussi protecteur que « {text} » ; ou reprenez l’article tel quel, en nommant son identifiant dans la référence d’une clause',
            'add [[commitments]] kind = "{kind}", at least as protective as “{text}”; or take the article over as it is, by naming its identifier in a clause’s reference',
            kind=kind,
            text=(found[0].clause.text.get("fr", ""), found[0].clause.text.get("en", "")),
        ),
    )


CHECK = Check(
    code="BRANCH-COMMITMENT-MISSING",
    severity=Severity.ERROR,
    where=FRANCE,
    title={"fr": "Engagement de branche absent", "en": "Commitment of the branch missing"},
    why={
        "fr": "L’accord de branche est un plancher sous la politique : ce qu’il doit reste dû, et les salariés doivent pouvoir le lire. Ce qu’il recommande seulement est signalé comme tel.",
        "en": "The branch agreement is a floor under the policy: what it owes stays owed, and employees should be able to read it. What it only recommends is told as such.",
    },
    look=_look,
)
