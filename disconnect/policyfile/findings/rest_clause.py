"""A rest clause of the policy that asks for less than the law."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

LEAST = (("daily_hours", "daily", "rest.daily.hours"), ("weekly_hours", "weekly", "rest.weekly.hours"))
MOST = (
    ("longest_day_hours", "longest_day", "day.longest.hours"),
    ("longest_week_hours", "longest_week", "week.longest.hours"),
)


def _look(subject: Subject) -> Iterator[Told]:
    """Each number of `[rest]` that is laxer than the law's."""
    rest = subject.policy.rest
    if rest is None:
        return
    for key, name, parameter in (*LEAST, *MOST):
        said, law = getattr(rest, name), subject.number(parameter)
        is_least = (key, name, parameter) in LEAST
        if said is None or law is None or (said >= law if is_least else said <= law):
            continue
        floor = subject.number("rest.daily.floor.hours") if name == "daily" else None
        yield Told(
            path=("rest", key),
            clause=rest.clause,
            floor_kept=floor is not None and said >= floor,
            what=both(
                "{key} = {said}, moins protecteur que la loi : {law} h",
                "{key} = {said}, laxer than the law: {law} h",
                key=key,
                said=float(said),
                law=law,
            ),
            way_out=both(
                "écrivez {law}, ou davantage de protection ; ou retirez la ligne, la loi vaut alors",
                "write {law}, or something stricter; or drop the line, then the law holds",
                law=law,
            ),
        )


CHECK = Check(
    code="FR-REST-CLAUSE",
    severity=Severity.ERROR,
    where=FRANCE,
    parameter="rest.daily.hours",
    derogable=True,
    title={"fr": "Clause de repos en deçà de la loi", "en": "Rest clause below the law"},
    why={
        "fr": "Un accord ou une charte peut protéger davantage que la loi, et moins seulement où elle le permet.",
        "en": "An agreement or a charter may protect more than the law, and less only where it allows that.",
    },
    look=_look,
)
