"""Playing a meeting of a scenario: everybody who attends is judged by their own policy, on their own clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.engine.meetings import Gathering, meeting_faults
from disconnect.policyfile.scenarios.results import Attending, Point, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from disconnect.policyfile.scenarios.cast import MeetingScenario
    from disconnect.policyfile.scenarios.stage import Stage


def play_meeting(meeting: MeetingScenario, stage: Stage) -> Result:
    """The rules that the meeting breaks for anybody, held against those expected."""
    attending = tuple(_attending(name, meeting, stage) for name in meeting.attendees)
    clauses = frozenset(clause for each in attending for clause in each.clauses)
    return Result(
        title=meeting.title,
        points=tuple(_points(meeting, attending, {clause for _, clause in clauses})),
        clauses=clauses,
        attending=attending,
    )


def _attending(name: str, meeting: MeetingScenario, stage: Stage) -> Attending:
    first = meeting.attendees[0]
    start, end = stage.stretch((meeting.start, meeting.end), first)
    policy = stage.policy_at(name, start)
    if policy is None:
        return Attending(who=name, policy=None, faults=())
    gathering = Gathering(
        start=start,
        end=end,
        zone=stage.zone(name, start.date()),
        hours=stage.script.people[name].place.hours or policy.default_hours,
        invited=stage.instant(meeting.invited, first) if meeting.invited else None,
        others=tuple(stage.stretch(pair, first) for pair in meeting.others),
    )
    return Attending(who=name, policy=policy, faults=meeting_faults(policy.meetings, gathering, policy.slots.values()))


def _points(meeting: MeetingScenario, attending: Sequence[Attending], clauses: Iterable[str]) -> Iterator[Point]:
    who, wanted = ", ".join(meeting.attendees), meeting.expect
    found = {fault.rule.value for each in attending for fault in each.faults}
    yield Point(what="broken", who=who, expected=_listed(rule.value for rule in wanted.broken), got=_listed(found))
    if wanted.clause:
        got = wanted.clause if wanted.clause in clauses else _listed(clauses)
        yield Point(what="clause", who=who, expected=wanted.clause, got=got)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
