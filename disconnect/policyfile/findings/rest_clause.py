"""A rest clause of the policy that asks for less than the law."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

if TYPE_CHECKING:
    from disconnect.model.agreement import Rest

DAILY, WEEKLY, FLOOR = "rest.daily.hours", "rest.weekly.hours", "rest.daily.floor.hours"
DAY, AGREED, WEEK = "day.longest.hours", "day.longest.agreement.hours", "week.longest.hours"
WHOLE_DAY = 24


def _look(subject: Subject) -> Iterator[Told]:
    """Each number of `[rest]` that is laxer than the law's."""
    rest, floor, agreed = subject.policy.rest, subject.number(FLOOR), subject.number(AGREED)
    if rest is None:
        return
    weekly_floor = None if floor is None else WHOLE_DAY + floor
    for key, said, parameter, last in (
        ("daily_hours", rest.daily, DAILY, floor),
        ("weekly_hours", rest.weekly, WEEKLY, weekly_floor),
    ):
        law = subject.number(parameter)
        if said is not None and law is not None and said < law:
            yield _laxer(rest, key, (said, law), parameter, is_kept=last is not None and said >= last)
    for key, said, parameter, last in (
        ("longest_day_hours", rest.longest_day, DAY, agreed),
        ("longest_week_hours", rest.longest_week, WEEK, None),
    ):
        law = subject.number(parameter)
        if said is not None and law is not None and said > law:
            yield _laxer(rest, key, (said, law), parameter, is_kept=last is not None and said <= last)


def _laxer(rest: Rest, key: str, hours: tuple[float, float], parameter: str, *, is_kept: bool) -> Told:
    said, law = hours
    return Told(
        path=("rest", key),
        clause=rest.clause,
        parameter=parameter,
        floor_kept=is_kept,
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
    parameter=DAILY,
    derogable=True,
    title={"fr": "Clause de repos en deçà de la loi", "en": "Rest clause below the law"},
    why={
        "fr": "Un accord ou une charte peut protéger davantage que la loi, et moins seulement où elle le permet.",
        "en": "An agreement or a charter may protect more than the law, and less only where it allows that.",
    },
    look=_look,
)
