"""An agreement that does not say when it is negotiated again."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both


def _look(subject: Subject) -> Iterator[Told]:
    """No period, or a longer one than an agreement on periods may set."""
    terms, most = subject.policy.identity, subject.number("disconnection.negotiation.longest.years")
    if terms.renegotiate is None:
        yield Told(
            path=("identity",),
            what=both("le délai de renégociation n’est pas dit", "the period of renegotiation is not given"),
            way_out=both(
                'ajoutez [identity] renegotiate_every = "1 an" (ou le délai convenu)',
                'add [identity] renegotiate_every = "1 year" (or the period agreed)',
            ),
        )
    elif most is not None and terms.renegotiate.days > most * 365.25:
        yield Told(
            path=("identity", "renegotiate_every"),
            what=both(
                "la renégociation n’a lieu qu’au bout de {years} ans, pour {most} au plus",
                "it is negotiated again only after {years} years, {most} at most",
                years=terms.renegotiate.days / 365.25,
                most=most,
            ),
            way_out=both("écrivez au plus {most} ans", "write at most {most} years", most=most),
        )


CHECK = Check(
    code="FR-RENEGOTIATION",
    severity=Severity.WARNING,
    where=FRANCE,
    parameter="disconnection.negotiation.longest.years",
    title={"fr": "Renégociation", "en": "Renegotiation"},
    why={
        "fr": "La négociation est annuelle à défaut d’accord sur sa périodicité, qui ne peut dépasser quatre ans.",
        "en": "Negotiation is yearly unless an agreement sets another period, which may not exceed four years.",
    },
    look=_look,
)
