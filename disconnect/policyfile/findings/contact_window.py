"""A window of contact so wide that the rest of the day is shorter than the daily rest."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.model.agreement import Protected
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, clock

DAY = 24 * 60


def _look(subject: Subject) -> Iterator[Told]:
    """Windows that leave less than the daily rest and do not say that rest comes first."""
    least = subject.number("rest.daily.hours")
    for number, promise in enumerate(subject.policy.commitments):
        if promise.kind != "contact_window" or promise.between is None or least is None:
            continue
        left = (DAY - (promise.between[1] - promise.between[0])) / 60
        if left < least and Protected.DAILY_REST not in promise.during:
            yield Told(
                path=("commitments", number, "between"),
                clause=promise.clause,
                what=both(
                    "on peut contacter de {start} à {end} : il ne reste que {left} h, pour {least} h de repos quotidien",
                    "people may be contacted from {start} to {end}: only {left} h are left, for {least} h of daily rest",
                    start=clock(promise.between[0]),
                    end=clock(promise.between[1]),
                    left=left,
                    least=least,
                ),
                way_out=both(
                    'resserrez la plage, ou dites qu’elle s’entend sous réserve du repos : during = ["daily_rest"]',
                    'narrow the window, or say that rest comes first: during = ["daily_rest"]',
                ),
            )


CHECK = Check(
    code="FR-CONTACT-WINDOW",
    severity=Severity.WARNING,
    where=FRANCE,
    parameter="rest.daily.hours",
    title={"fr": "Plage de contact et repos quotidien", "en": "Contact window and daily rest"},
    why={
        "fr": "Une plage de contact qui couvre presque toute la journée ne garantit pas le repos quotidien.",
        "en": "A window of contact that covers nearly the whole day does not guarantee the daily rest.",
    },
    look=_look,
)
