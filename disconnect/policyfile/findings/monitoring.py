"""People and their representatives are not told beforehand that contacts are measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told, Words
from disconnect.policyfile.findings.words import both

NOTICE, CONSULTATION = "monitoring.notice", "monitoring.consultation"
NEEDED: Mapping[str, tuple[str, Words, Words]] = {
    "information": (
        NOTICE,
        both(
            "des rapports sont prévus, mais aucun engagement n’en informe les salariés au préalable",
            "reports are provided for, but no commitment informs employees of them beforehand",
        ),
        both(
            'ajoutez [[commitments]] kind = "information", who = ["employer"], to = ["employee"]',
            'add [[commitments]] kind = "information", who = ["employer"], to = ["employee"]',
        ),
    ),
    "consultation": (
        CONSULTATION,
        both(
            "des rapports sont prévus, mais aucun engagement ne consulte le comité avant la décision",
            "reports are provided for, but no commitment consults the council before the decision",
        ),
        both(
            'ajoutez [[commitments]] kind = "consultation", who = ["employer"], to = ["representatives"]',
            'add [[commitments]] kind = "consultation", who = ["employer"], to = ["representatives"]',
        ),
    ),
}
"""What must come before figures are gathered: the law it stands in, what is told where it is missing, a way out."""


def _look(subject: Subject) -> Iterator[Told]:
    """Reports are agreed on, and no clause informs people or consults their representatives."""
    reports = subject.policy.reports
    kinds = {promise.kind for promise in subject.policy.commitments}
    for kind, (parameter, what, way_out) in NEEDED.items() if reports else ():
        if reports and kind not in kinds:
            yield Told(path=("reports",), clause=reports.clause, parameter=parameter, what=what, way_out=way_out)


CHECK = Check(
    code="FR-MONITORING",
    severity=Severity.WARNING,
    where=FRANCE,
    parameter=NOTICE,
    title={"fr": "Information et consultation préalables", "en": "Prior information and consultation"},
    why={
        "fr": "Aucune information concernant un salarié ne peut être recueillie par un dispositif qui n’a pas été porté à sa connaissance au préalable, et le comité est consulté avant la décision.",
        "en": "No information about an employee may be gathered by means that were not made known beforehand, and the council is consulted before the decision.",
    },
    look=_look,
)
