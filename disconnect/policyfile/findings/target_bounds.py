"""A target whose numbers exclude one another, or that says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

if TYPE_CHECKING:
    from disconnect.model.agreement import Target


def _look(subject: Subject) -> Iterator[Told]:
    """No bound at all; a floor above the ceiling; an alert inside what is wanted."""
    terms = subject.policy.reports
    for number, target in enumerate(terms.targets if terms else ()):
        low, high, alert = target.at_least, target.at_most, target.alert
        nothing = low is None and high is None and alert is None
        reversed_ = low is not None and high is not None and low > high
        inside = alert is not None and high is not None and low is None and alert < high
        if terms is not None and (nothing or reversed_ or inside):
            yield Told(
                path=("reports", "targets", number),
                clause=terms.clause,
                what=both(
                    "l’objectif pour {metric} ne dit rien, ou ses nombres s’excluent : {numbers}",
                    "the target for {metric} says nothing, or its numbers exclude one another: {numbers}",
                    metric=target.metric,
                    numbers=_numbers(target),
                ),
                way_out=both(
                    "écrivez at_most ou at_least, et alert au-delà de ce qui est voulu",
                    "write at_most or at_least, and alert beyond what is wanted",
                ),
            )


def _numbers(target: Target) -> str:
    """The numbers of a target as the file has them."""
    given = (("at_least", target.at_least), ("at_most", target.at_most), ("alert", target.alert))
    return ", ".join(f"{name} = {value:g}" for name, value in given if value is not None) or "—"


CHECK = Check(
    code="TARGET-BOUNDS",
    severity=Severity.ERROR,
    title={"fr": "Objectif contradictoire", "en": "Target that contradicts"},
    why={
        "fr": "Les parties se donnent un but et un seuil : l’un doit précéder l’autre.",
        "en": "The parties set an aim and a threshold: one must come before the other.",
    },
    look=_look,
)
