"""Uses of figures that the parties did not rule out."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

NEEDED = {
    "sanction": ("sanctionner", "to sanction"),
    "individual_follow_up": ("suivre une personne", "to follow single people"),
    "ranking": ("classer des personnes", "to rank people"),
}


def _look(subject: Subject) -> Iterator[Told]:
    """Which of the three uses is not prohibited."""
    missing = [words for use, words in NEEDED.items() if use not in subject.policy.prohibited]
    if missing:
        yield Told(
            path=("prohibited_uses",),
            what=both(
                "ces usages des chiffres et des décisions ne sont pas exclus : {missing}",
                "these uses of figures and decisions are not ruled out: {missing}",
                missing=(", ".join(fr for fr, _ in missing), ", ".join(en for _, en in missing)),
            ),
            way_out=both(
                'ajoutez prohibited_uses = ["sanction", "individual_follow_up", "ranking"]',
                'add prohibited_uses = ["sanction", "individual_follow_up", "ranking"]',
            ),
        )


CHECK = Check(
    code="PROHIBITED-USES",
    severity=Severity.WARNING,
    title={"fr": "Usages exclus", "en": "Uses ruled out"},
    why={
        "fr": "Le produit n’existe que si personne n’est suivi, classé ni sanctionné à partir de ce qu’il mesure ; le dire engage les parties.",
        "en": "The product makes sense only where nobody is followed, ranked or sanctioned by what it measures; saying so binds the parties.",
    },
    look=_look,
)
