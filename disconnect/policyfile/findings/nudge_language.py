"""Words of a reminder that are the same in French and in English."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both


def _look(subject: Subject) -> Iterator[Told]:
    """Subjects and texts given once for both languages."""
    for nudge in subject.policy.nudges.values():
        for key, texts in (("subject", nudge.subject), ("text", nudge.text)):
            if texts["fr"] == texts["en"]:
                yield Told(
                    path=("nudges", nudge.id, key),
                    what=both(
                        "le rappel « {id} » n’est écrit que dans une langue : « {text} »",
                        "the reminder “{id}” is written in one language only: “{text}”",
                        id=nudge.id,
                        text=texts["fr"],
                    ),
                    way_out=both(
                        '{key} = { fr = "…", en = "…" } ; si tout le monde lit cette langue, rien n’est à changer',
                        '{key} = { fr = "…", en = "…" }; where everybody reads that language nothing needs changing',
                        key=key,
                    ),
                )


CHECK = Check(
    code="NUDGE-ONE-LANGUAGE",
    severity=Severity.NOTE,
    title={"fr": "Rappel en une seule langue", "en": "Reminder in one language"},
    why={
        "fr": "Un rappel s’écrit dans la langue de qui le reçoit ; sans traduction, tous reçoivent le même texte.",
        "en": "A reminder is written in its reader’s language; untranslated, everybody gets the same text.",
    },
    look=_look,
)
