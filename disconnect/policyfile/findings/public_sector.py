"""The public service: the Labour Code's findings do not apply."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.model.agreement import Sector
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both


def _look(subject: Subject) -> Iterator[Told]:
    """A policy that says it is of the public sector."""
    if subject.policy.identity.sector is Sector.PUBLIC:
        yield Told(
            path=("identity", "sector"),
            what=both(
                "fonction publique : les constats tirés du Code du travail ne sont pas examinés ; aucun profil propre n’a été vérifié",
                "public service: what is drawn from the Labour Code is not looked at; no profile of its own was verified",
            ),
            way_out=both(
                "faites relire les repos et les durées au regard des textes qui vous régissent",
                "have rests and hours reviewed against the texts that govern you",
            ),
        )


CHECK = Check(
    code="PUBLIC-SECTOR",
    severity=Severity.NOTE,
    title={"fr": "Secteur public", "en": "Public sector"},
    why={
        "fr": "Le Code du travail ne régit guère la fonction publique : ne rien dire laisserait croire que tout a été vérifié.",
        "en": "The Labour Code hardly governs the public service: saying nothing would look as if all had been checked.",
    },
    look=_look,
)
