"""A rest clause, or a commitment about rest and lengths, that asks for less than the law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

if TYPE_CHECKING:
    from disconnect.model.policy import Policy
    from disconnect.policyfile.findings.schedule import Path

DAILY, WEEKLY, FLOOR = "rest.daily.hours", "rest.weekly.hours", "rest.daily.floor.hours"
DAY, AGREED, WEEK = "day.longest.hours", "day.longest.agreement.hours", "week.longest.hours"
WHOLE_DAY = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A number of hours that the policy says: where, by which clause, and what kind of length it is."""

    path: Path
    clause: str
    kind: str
    hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bound:
    """The law's number for a kind of length, and the last one that no agreement passes (None: the law's)."""

    parameter: str
    law: float
    last: float | None
    is_least: bool


def _look(subject: Subject) -> Iterator[Told]:
    """Each number of `[rest]` and of the commitments that is laxer than the law's."""
    bounds = dict(_bounds(subject))
    for said in _said(subject.policy):
        bound = bounds.get(said.kind)
        if bound is not None and (said.hours < bound.law if bound.is_least else said.hours > bound.law):
            yield _laxer(said, bound)


def _bounds(subject: Subject) -> Iterator[tuple[str, _Bound]]:
    """What the law asks for each kind of length; the span of a day is what the daily rest leaves of 24 hours."""
    floor, agreed = subject.number(FLOOR), subject.number(AGREED)
    daily, weekly = subject.number(DAILY), subject.number(WEEKLY)
    day, week = subject.number(DAY), subject.number(WEEK)
    if daily is not None:
        yield "daily_rest", _Bound(parameter=DAILY, law=daily, last=floor, is_least=True)
        span = None if floor is None else WHOLE_DAY - floor
        yield "longest_span", _Bound(parameter=DAILY, law=WHOLE_DAY - daily, last=span, is_least=False)
    if weekly is not None:
        last = None if floor is None else WHOLE_DAY + floor
        yield "weekly_rest", _Bound(parameter=WEEKLY, law=weekly, last=last, is_least=True)
    if day is not None:
        yield "longest_day", _Bound(parameter=DAY, law=day, last=agreed, is_least=False)
    if week is not None:
        yield "longest_week", _Bound(parameter=WEEK, law=week, last=None, is_least=False)


def _said(policy: Policy) -> Iterator[_Said]:
    rest = policy.rest
    if rest is not None:
        for key, kind, hours in (
            ("daily_hours", "daily_rest", rest.daily),
            ("weekly_hours", "weekly_rest", rest.weekly),
            ("longest_day_hours", "longest_day", rest.longest_day),
            ("longest_week_hours", "longest_week", rest.longest_week),
        ):
            if hours is not None:
                yield _Said(path=("rest", key), clause=rest.clause, kind=kind, hours=hours)
    for number, owed in enumerate(policy.commitments):
        if owed.length is not None:
            path = ("commitments", number, "length")
            yield _Said(path=path, clause=owed.clause, kind=owed.kind, hours=owed.length.days * 24)


def _laxer(said: _Said, bound: _Bound) -> Told:
    law, last = bound.law, bound.last
    return Told(
        path=said.path,
        clause=said.clause,
        parameter=bound.parameter,
        floor_kept=last is not None and (said.hours >= last if bound.is_least else said.hours <= last),
        what=both(
            "{key} = {said} h, moins protecteur que la loi : {law} h",
            "{key} = {said} h, laxer than the law: {law} h",
            key=said.kind if said.path[0] == "commitments" else str(said.path[-1]),
            said=said.hours,
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
