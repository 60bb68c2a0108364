"""Words that were left to be filled in: they would be signed, printed and sent as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

if TYPE_CHECKING:
    from disconnect.model.policy import Policy
    from disconnect.policyfile.findings.schedule import Path

BLANKS = re.compile(
    r"à compléter|to be (?:filled in|completed)|replace by|remplace[rz] par|\bTODO\b|\bXXX\b", re.IGNORECASE
)
"""What our templates, and people, write where something is missing."""


def _look(subject: Subject) -> Iterator[Told]:
    """Each text of the policy in which something is still to be filled in."""
    for path, text in _texts(subject.policy):
        found = BLANKS.search(text)
        if found is not None:
            yield Told(
                path=path,
                clause=str(path[1]) if path[0] == "clauses" else "",
                what=both("il reste à compléter : « {text} »", "this is still to be filled in: “{text}”", text=text),
                way_out=both(
                    "écrivez ce qui convient : la charte reprend ces mots tels quels",
                    "write what belongs there: the charter takes these words as they are",
                ),
            )


def _texts(policy: Policy) -> Iterator[tuple[Path, str]]:
    """The texts of one's own, each with where it stands; of one in two languages the first that has a blank."""
    for clause in policy.clauses.values():
        path = "clauses", clause.id
        yield (*path, "ref"), clause.ref
        yield (*path, "title"), _joined(clause.title)
        yield (*path, "text"), _joined(clause.text)
    if policy.on_call is not None:
        yield ("on_call", "compensation"), _joined(policy.on_call.compensation)
    for name in policy.identity.signatories:
        yield ("identity", "signatories"), name
    for terms in policy.exceptions:
        yield ("exceptions", terms.id, "reason"), _joined(terms.reason)
    for name, nudge in policy.nudges.items():
        yield ("nudges", name, "text"), _joined(nudge.text)


def _joined(words: Mapping[str, str]) -> str:
    return next((text for text in words.values() if BLANKS.search(text)), "")


CHECK = Check(
    code="UNFINISHED",
    severity=Severity.WARNING,
    title={"fr": "Mention à compléter", "en": "Words to be filled in"},
    why={
        "fr": "Les modèles laissent des mentions à compléter ; la charte, le rappel et le récapitulatif les reprendraient telles quelles.",
        "en": "Templates leave words to be filled in; the charter, the reminder and the recap would take them as they are.",
    },
    look=_look,
)
