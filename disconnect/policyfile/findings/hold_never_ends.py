"""A hold that cannot end at an opening within the longest hold, so that mail is delivered after all."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.model.policy import Action
from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.schedule import runs
from disconnect.policyfile.findings.words import both, titled


def _look(subject: Subject) -> Iterator[Told]:
    """Hours whose longest stretch without work is longer than the longest hold, where some row holds mail."""
    policy = subject.policy
    rows = [number for number, row in enumerate(policy.responses) if row.action is Action.DEFER]
    for run in runs(policy) if rows else ():
        longest = max((end - start for start, end in run.gaps()[:-1]), default=0)
        if longest > policy.max_hold:
            yield Told(
                path=("responses", rows[0]),
                clause=policy.responses[rows[0]].clause,
                what=both(
                    "{hours} : {gap} h se passent sans travail, plus que l’attente la plus longue ({most} h) ; un courriel arrivé au début est alors remis aussitôt",
                    "{hours}: {gap} h pass without work, more than the longest hold ({most} h); mail that arrives at their start is then delivered at once",
                    hours=titled(run.hours.title),
                    gap=longest / 60,
                    most=policy.max_hold / 60,
                ),
                way_out=both(
                    'écrivez action = "nudge" pour ces horaires (when = { hours = ["{id}"] }) : un courriel ne doit pas attendre si longtemps',
                    'write action = "nudge" for these hours (when = { hours = ["{id}"] }): mail must not wait that long',
                    id=run.hours.id,
                ),
            )


CHECK = Check(
    code="HOLD-NEVER-ENDS",
    severity=Severity.WARNING,
    title={"fr": "Attente qui ne peut finir à une reprise", "en": "A hold that cannot end at an opening"},
    why={
        "fr": "Une attente ne commence que si elle peut finir, dans la limite de l’attente la plus longue, à une reprise du travail ; sinon le courriel est remis.",
        "en": "A hold starts only where it can end at an opening within the longest hold; otherwise mail is delivered.",
    },
    look=_look,
)
