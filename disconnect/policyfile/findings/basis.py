"""What the policy rests on is not said, or a charter was written without the works council's opinion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.model.agreement import Basis
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

if TYPE_CHECKING:
    from disconnect.model.policy import Policy

_NO_COUNCIL = re.compile(
    r"\b(?:sans|absence de|pas de|carence d[eu]|without (?:a )?|no )\s*(?:comité|CSE|works council)", re.IGNORECASE
)


def _look(subject: Subject) -> Iterator[Told]:
    """A basis that is missing; a charter without a date of consultation; an agreement without signatories."""
    terms = subject.policy.identity
    if terms.basis is None:
        yield Told(
            path=("identity",),
            what=both(
                "la nature du texte n’est pas dite : accord, charte ou décision unilatérale",
                "what the text is is not said: agreement, charter or unilateral decision",
            ),
            way_out=both(
                'ajoutez [identity] basis = "agreement" ou "charter"', 'add [identity] basis = "agreement" or "charter"'
            ),
        )
    elif terms.basis is Basis.CHARTER and terms.consulted is None and not _has_no_council(subject.policy):
        yield Told(
            path=("identity", "basis"),
            what=both(
                "une charte est élaborée après l’avis du comité social et économique : la date de cet avis n’est pas dite",
                "a charter is drawn up after the works council’s opinion: the date of that opinion is not given",
            ),
            way_out=both(
                "ajoutez sous [identity] consulted = la date de l’avis, année d’abord (comme 2026-02-10) ; sans comité, "
                "dites-le dans la référence d’une clause : « entreprise sans comité social et économique »",
                "add under [identity] consulted = the date of the opinion, year first (like 2026-02-10); where there is "
                "no council, say so in a clause’s reference: “company without a works council”",
            ),
        )
    elif terms.basis is Basis.AGREEMENT and not terms.signatories:
        yield Told(
            path=("identity", "basis"),
            what=both("un accord a des signataires : aucun n’est nommé", "an agreement has signatories: none is named"),
            way_out=both(
                'ajoutez [identity] signatories = ["Direction", "…"] (des organisations, pas des personnes)',
                'add [identity] signatories = ["Direction", "…"] (organisations, not people)',
            ),
        )


def _has_no_council(policy: Policy) -> bool:
    """Whether some clause's reference says that there is no works council to ask."""
    return any(_NO_COUNCIL.search(clause.ref) for clause in policy.clauses.values())


CHECK = Check(
    code="FR-BASIS",
    severity=Severity.WARNING,
    where=FRANCE,
    parameter="disconnection.charter.opinion",
    title={"fr": "Nature du texte", "en": "What the text is"},
    why={
        "fr": "Le droit à la déconnexion se négocie ; à défaut d’accord, l’employeur élabore une charte après avis du comité social et économique.",
        "en": "The right to disconnect is negotiated; without agreement the employer draws up a charter after the works council’s opinion.",
    },
    look=_look,
)
