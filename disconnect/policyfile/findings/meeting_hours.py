"""Meeting rules that contradict themselves or one another."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, clock


def _look(subject: Subject) -> Iterator[Told]:
    """An earliest start after the latest end; a lunch outside the two; a series longer than the day."""
    terms = subject.policy.meetings
    if terms is None or terms.earliest is None or terms.latest is None:
        return
    day = _span(terms.earliest, terms.latest)
    if terms.earliest >= terms.latest:
        yield Told(
            path=("meetings", "latest"),
            clause=terms.clause,
            what=both(
                "les réunions ne commencent pas avant {start} et sont finies à {end} : il n’en reste aucune",
                "meetings start no earlier than {start} and are over by {end}: none is left",
                start=clock(terms.earliest),
                end=clock(terms.latest),
            ),
            way_out=both("corrigez l’une des deux heures", "correct one of the two times"),
        )
    elif terms.lunch is not None and not (terms.earliest <= terms.lunch[0] and terms.lunch[1] <= terms.latest):
        yield _lunch_outside(terms.clause, _span(*terms.lunch), day)
    elif terms.longest_series is not None and terms.longest_series > terms.latest - terms.earliest:
        yield _series_too_long(terms.clause, terms.longest_series / 60, day)


def _lunch_outside(clause: str, lunch: str, day: str) -> Told:
    return Told(
        path=("meetings", "lunch"),
        clause=clause,
        what=both(
            "la pause de midi ({lunch}) sort des heures de réunion ({day}) : elle ne protège rien",
            "lunch ({lunch}) lies outside the hours of meetings ({day}): it protects nothing",
            lunch=lunch,
            day=day,
        ),
        way_out=both("corrigez la pause ou les heures", "correct the break or the hours"),
    )


def _series_too_long(clause: str, series: float, day: str) -> Told:
    return Told(
        path=("meetings", "longest_series_hours"),
        clause=clause,
        what=both(
            "une série de réunions peut durer {series} h, plus que la journée de réunions ({day}) : la règle n’arrête rien",
            "a series of meetings may last {series} h, longer than the day of meetings ({day}): the rule stops nothing",
            series=series,
            day=day,
        ),
        way_out=both("écrivez une durée plus courte", "write a shorter time"),
    )


def _span(start: int, end: int) -> str:
    return f"{clock(start)}-{clock(end)}"


CHECK = Check(
    code="MEETING-HOURS",
    severity=Severity.ERROR,
    title={"fr": "Heures de réunion contradictoires", "en": "Hours of meetings that contradict"},
    why={
        "fr": "Des règles qui s’excluent ne protègent personne.",
        "en": "Rules that exclude each other protect nobody.",
    },
    look=_look,
)
