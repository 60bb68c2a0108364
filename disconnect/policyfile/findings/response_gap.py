"""Situations that no row of the table is for, so that mail is simply delivered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.engine.cases import deciding
from disconnect.model.policy import INTERNAL, QuietClass, Relation
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both
from disconnect.policyfile.show import ENGLISH, FRENCH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.policyfile.show import WeekTexts


def _look(subject: Subject) -> Iterator[Told]:
    """Each class of quiet time that is left open to somebody who is not on call, and from whom."""
    senders: dict[QuietClass, set[Relation]] = defaultdict(set)
    for case, row in deciding(subject.policy.responses):
        if row is None and case.quiet is not None and not case.slot and not case.on_call:
            senders[case.quiet].add(case.relation)
    if senders:
        yield Told(
            path=("responses",),
            what=both(
                "aucune ligne ne dit ce qui se passe dans : {classes} ; le courriel est alors remis",
                "no row says what happens in: {classes}; mail is then delivered",
                classes=(_named(senders, FRENCH), _named(senders, ENGLISH)),
            ),
            way_out=both(
                'ajoutez une ligne, au besoin avec action = "deliver" pour dire que c’est voulu',
                'add a row, with action = "deliver" where that is meant',
            ),
        )


def _named(senders: Mapping[QuietClass, set[Relation]], texts: WeekTexts) -> str:
    """The classes in their order, each with the senders for whom it is open, where it is not open for all."""
    return ", ".join(_with_senders(quiet, senders[quiet], texts) for quiet in QuietClass if quiet in senders)


def _with_senders(quiet: QuietClass, senders: set[Relation], texts: WeekTexts) -> str:
    if senders >= set(INTERNAL):
        return texts.classes[quiet]
    return f"{texts.classes[quiet]} ({', '.join(texts.relations[each] for each in INTERNAL if each in senders)})"


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
