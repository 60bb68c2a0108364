"""Words of a reminder that hold a place we cannot fill."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

KNOWN = frozenset({"not_before", "organisation", "recipients"})
_PLACE = re.compile(r"\{(\w*)\}")


def _look(subject: Subject) -> Iterator[Told]:
    """Each unknown place; a reason is none of them: a reminder never says why somebody is away."""
    for nudge in subject.policy.nudges.values():
        for key, texts in (("subject", nudge.subject), ("text", nudge.text)):
            unknown = sorted({place for text in texts.values() for place in _PLACE.findall(text)} - KNOWN)
            if unknown:
                yield Told(
                    path=("nudges", nudge.id, key),
                    what=both(
                        "{place} ne peut être rempli : un rappel dit quand, jamais pourquoi ni qui est absent",
                        "{place} cannot be filled: a reminder says when, never why nor who is away",
                        place="{" + unknown[0] + "}",
                    ),
                    way_out=both(
                        "employez : {known}",
                        "use: {known}",
                        known=", ".join("{" + name + "}" for name in sorted(KNOWN)),
                    ),
                )


CHECK = Check(
    code="NUDGE-WORDS",
    severity=Severity.ERROR,
    title={"fr": "Mots du rappel", "en": "Words of a reminder"},
    why={
        "fr": "Le rappel annonce un instant, jamais un motif : congé, maladie, temps partiel et astreinte se ressemblent.",
        "en": "A reminder names an instant, never a reason: leave, illness, part-time and duty look alike.",
    },
    look=_look,
)
