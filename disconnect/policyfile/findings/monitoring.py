"""People and their representatives are not told beforehand that contacts are measured."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both


def _look(subject: Subject) -> Iterator[Told]:
    """Reports are agreed on, and no clause informs people or consults their representatives."""
    policy = subject.policy
    kinds = {promise.kind for promise in policy.commitments}
    missing = [kind for kind in ("information", "consultation") if kind not in kinds]
    if policy.reports is not None and missing:
        yield Told(
            path=("reports",),
            clause=policy.reports.clause,
            what=both(
                "des rapports sont prévus, mais aucun engagement ne porte sur : {missing}",
                "reports are provided for, but no commitment says anything of: {missing}",
                missing=", ".join(missing),
            ),
            way_out=both(
                'ajoutez [[commitments]] kind = "{kind}" : informer les salariés au préalable, consulter le comité avant la décision',
                'add [[commitments]] kind = "{kind}": inform employees beforehand, consult the council before the decision',
                kind=missing[0],
            ),
        )


CHECK = Check(
    code="FR-MONITORING",
    severity=Severity.WARNING,
    where=FRANCE,
    parameter="monitoring.notice",
    title={"fr": "Information et consultation préalables", "en": "Prior information and consultation"},
    why={
        "fr": "Aucune information concernant un salarié ne peut être recueillie par un dispositif qui n’a pas été porté à sa connaissance au préalable, et le comité est consulté avant la décision.",
        "en": "No information about an employee may be gathered by means that were not made known beforehand, and the council is consulted before the decision.",
    },
    look=_look,
)
