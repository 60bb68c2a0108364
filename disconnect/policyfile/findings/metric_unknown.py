"""A target for a metric that the register does not have."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both
from disconnect.policyfile.mistakes import suggestion


def _look(subject: Subject) -> Iterator[Told]:
    """Targets by the names of the register."""
    terms = subject.policy.reports
    if terms is None or not terms.targets:
        return
    from disconnect.load.metrics import REGISTER  # noqa: PLC0415 - brings the compiled kernel with it

    known = [metric.definition.id for metric in REGISTER]
    for number, target in enumerate(terms.targets):
        if target.metric not in known:
            yield Told(
                path=("reports", "targets", number, "metric"),
                clause=terms.clause,
                what=both(
                    "« {metric} » n’est pas un indicateur du registre",
                    "“{metric}” is no metric of the register",
                    metric=target.metric,
                ),
                way_out=both(
                    "{near}voyez docs/metrics.fr.md", "{near}see docs/metrics.md", near=suggestion(target.metric, known)
                ),
            )


CHECK = Check(
    code="METRIC-UNKNOWN",
    severity=Severity.ERROR,
    title={"fr": "Indicateur inconnu", "en": "Unknown metric"},
    why={
        "fr": "Un objectif qui ne vise aucun indicateur ne sera jamais suivi.",
        "en": "A target that aims at no metric will never be followed.",
    },
    look=_look,
)
