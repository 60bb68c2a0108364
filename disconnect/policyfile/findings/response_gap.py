"""Situations that no row of the table is for, so that mail is simply delivered."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.engine.cases import deciding
from disconnect.model.policy import QuietClass
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both
from disconnect.policyfile.show import ENGLISH, FRENCH


def _look(subject: Subject) -> Iterator[Told]:
    """Each class of quiet time that is left open to somebody who is not on call."""
    open_to = {
        case.quiet
        for case, row in deciding(subject.policy.responses)
        if row is None and not case.slot and not case.on_call
    }
    classes = [quiet for quiet in QuietClass if quiet in open_to]
    if classes:
        named = tuple(", ".join(texts.classes[quiet] for quiet in classes) for texts in (FRENCH, ENGLISH))
        yield Told(
            path=("responses",),
            what=both(
                "aucune ligne ne dit, au moins pour certains expéditeurs, ce qui se passe dans : {classes} ; le courriel est alors remis",
                "no row says, for some senders at least, what happens in: {classes}; mail is then delivered",
                classes=(named[0], named[1]),
            ),
            way_out=both(
                'ajoutez une ligne, au besoin avec action = "deliver" pour dire que c’est voulu',
                'add a row, with action = "deliver" where that is meant',
            ),
        )


CHECK = Check(
    code="RESPONSE-GAP",
    severity=Severity.WARNING,
    title={"fr": "Situation sans réponse", "en": "Situation without a response"},
    why={
        "fr": "Ce qui n’est dit nulle part est remis aussitôt : mieux vaut l’écrire que le découvrir.",
        "en": "What is said nowhere is delivered at once: better written than discovered.",
    },
    look=_look,
)
