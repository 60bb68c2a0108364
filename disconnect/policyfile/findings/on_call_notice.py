"""Notice of on-call duty shorter than the law's, without an agreement."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.model.agreement import Basis
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

PARAMETER = "on_call.notice.days"


def _look(subject: Subject) -> Iterator[Told]:
    """An agreement may fix its own notice; a charter or a unilateral decision may not go below the law's."""
    terms, least = subject.policy.on_call, subject.number(PARAMETER)
    if terms is None or terms.notice is None or least is None or terms.notice >= least:
        return
    if subject.policy.identity.basis is not Basis.AGREEMENT:
        yield Told(
            path=("on_call", "notice_days"),
            clause=terms.clause,
            what=both(
                "le planning des astreintes est donné {said} jours à l’avance ; sans accord, la loi en demande {least}",
                "the on-call roster is given {said} days ahead; without an agreement the law asks for {least}",
                said=terms.notice,
                least=least,
            ),
            way_out=both(
                "écrivez notice_days = {least}, ou fondez l’astreinte sur un accord",
                "write notice_days = {least}, or rest on-call duty on an agreement",
                least=least,
            ),
        )


CHECK = Check(
    code="FR-ON-CALL-NOTICE",
    severity=Severity.ERROR,
    where=FRANCE,
    parameter=PARAMETER,
    title={"fr": "Délai d’information des astreintes", "en": "Notice of on-call duty"},
    why={
        "fr": "À défaut d’accord, la programmation individuelle des astreintes est portée à la connaissance des salariés un certain nombre de jours à l’avance.",
        "en": "Without an agreement, each person’s on-call roster is made known a certain number of days ahead.",
    },
    look=_look,
)
