"""Words of a reminder that no row uses."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both


def _look(subject: Subject) -> Iterator[Told]:
    """Nudges that no row names."""
    named = {row.nudge for row in subject.policy.responses}
    for nudge in subject.policy.nudges.values():
        if nudge.id not in named:
            yield Told(
                path=("nudges", nudge.id),
                what=both(
                    "aucune ligne n’emploie les mots du rappel « {id} »",
                    "no row uses the words of the reminder “{id}”",
                    id=nudge.id,
                ),
                way_out=both(
                    'ajoutez nudge = "{id}" à une ligne, ou retirez ce texte',
                    'add nudge = "{id}" to a row, or drop this text',
                    id=nudge.id,
                ),
            )


CHECK = Check(
    code="NUDGE-UNUSED",
    severity=Severity.NOTE,
    title={"fr": "Rappel sans emploi", "en": "Reminder without use"},
    why={
        "fr": "Un texte que personne ne recevra jamais vieillit sans qu’on le voie.",
        "en": "A text nobody will ever get grows old unseen.",
    },
    look=_look,
)
