"""Notice of on-call duty shorter than the law's, without an agreement."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.model.agreement import Basis
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

PARAMETER, EXCEPTIONAL = "on_call.notice.days", "on_call.notice.exceptional.days"


def _look(subject: Subject) -> Iterator[Told]:
    """An agreement may fix its own notices; a charter or a unilateral decision may not go below the law's."""
    terms = subject.policy.on_call
    if terms is None or subject.policy.identity.basis is Basis.AGREEMENT:
        return
    for key, said, least in (
        ("notice_days", terms.notice, subject.number(PARAMETER)),
        ("short_notice_days", terms.short_notice, subject.number(EXCEPTIONAL)),
    ):
        if said is not None and least is not None and said < least:
            yield Told(
                path=("on_call", key),
                clause=terms.clause,
                parameter=PARAMETER if key == "notice_days" else EXCEPTIONAL,
                what=both(
                    "{key} = {said} : sans accord, la loi demande que les astreintes soient connues {least} jours à l’avance au moins",
                    "{key} = {said}: without an agreement the law asks that duty be known at least {least} days ahead",
                    key=key,
                    said=said,
                    least=least,
                ),
                way_out=both(
                    "écrivez {key} = {least}, ou fondez l’astreinte sur un accord",
                    "write {key} = {least}, or rest on-call duty on an agreement",
                    key=key,
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
