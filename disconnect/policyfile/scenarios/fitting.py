"""Whether a script fits the policies it is about: names it takes from them, times that only a clock can order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.engine import chain
from disconnect.engine.choosing import choose
from disconnect.engine.evaluate import NO_OPENING, NO_ORDINARY_OPENING
from disconnect.errors import ConfigError
from disconnect.model.hours import with_choice
from disconnect.model.phrase import joined, phrase
from disconnect.policyfile.clock import period
from disconnect.policyfile.faults import NONE_OF
from disconnect.policyfile.mistakes import Fault, Mistake, listed, one_of
from disconnect.policyfile.scenarios.instants import date_in, no_stretch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from disconnect.model.policy import Policy
    from disconnect.policyfile.mistakes import Path
    from disconnect.policyfile.scenarios.cast import MeetingScenario, Player
    from disconnect.policyfile.scenarios.stage import Stage

BY_THE_ENGINE = (
    chain.AUTOMATIC_MAIL,
    chain.OWN_MAIL,
    chain.PERSON_TO_PERSON,
    chain.URGENT_MAIL,
    chain.NOTHING_SAID,
    NO_OPENING,
    NO_ORDINARY_OPENING,
)
"""What may decide besides the clauses of a policy."""


def misfits(stage: Stage) -> Iterator[Mistake]:
    """Everything in a script that does not fit its policies: playing it would stop there, or prove nothing."""
    days = sorted(set(_dates(stage)))
    for name, player in stage.script.people.items():
        yield from _person(stage, player, days)
        yield from _on_call(stage, name)
    clauses = (*dict.fromkeys(clause for policy in stage.policies for clause in policy.clauses), *BY_THE_ENGINE)
    for number, scenario in enumerate(stage.script.scenarios):
        path = "scenarios", number, "expect"
        asked = {"clause": [scenario.expect.clause], "lost": sorted(scenario.expect.lost or ())}
        for key, names in asked.items():
            yield from _unknown((*path, key), [name for name in names if name], clauses)
    for number, meeting in enumerate(stage.script.meetings):
        asked_clause = [meeting.expect.clause] if meeting.expect.clause else []
        yield from _unknown(("meetings", number, "expect", "clause"), asked_clause, clauses)
        yield from _times(stage, meeting, number)


def _dates(stage: Stage) -> Iterator[date]:
    """The dates on which somebody is looked at."""
    yield from (date_in(scenario.at) for scenario in stage.script.scenarios)
    yield from (date_in(meeting.start) for meeting in stage.script.meetings)


def _person(stage: Stage, player: Player, days: list[date]) -> Iterator[Mistake]:
    """What of a person's place the policies do not have, each once."""
    path: Path = ("people", player.id)
    ids = tuple(dict.fromkeys(policy.id for policy in stage.policies))
    if player.place.policy and player.place.policy not in ids:
        yield Mistake(path=(*path, "policy"), fault=_none(player.place.policy, "policy", ids))
        return
    chosen = [choose(stage.policies, player.place, day) for day in days]
    tied = next((found.tied for found in chosen if found.tied), ())
    if tied:
        yield Mistake(path=path, fault=_tied(tied))
    ruling = {found.policy.version: found.policy for found in chosen if found.policy is not None}
    for policy in ruling.values():
        yield from _place(path, player, policy)


def _place(path: Path, player: Player, policy: Policy) -> Iterator[Mistake]:
    place = player.place
    if place.holidays and place.holidays not in policy.holiday_rules:
        fault = _none(place.holidays, "holiday calendar", policy.holiday_rules)
        yield Mistake(path=(*path, "holidays"), fault=fault)
    if place.hours and place.hours not in policy.hours:
        yield Mistake(path=(*path, "hours"), fault=_none(place.hours, "hours", policy.hours))
        return
    times = period(place.own_hours) if place.own_hours else None
    if times is None or isinstance(times, Fault):
        return
    try:
        with_choice(policy.hours[place.hours or policy.default_hours], *times)
    except ConfigError as error:
        fault = Fault(code="choice-not-allowed", what=joined([error.what]), mend=joined([error.mend]))
        yield Mistake(path=(*path, "own_hours"), fault=fault)


def _on_call(stage: Stage, name: str) -> Iterator[Mistake]:
    for pair in stage.script.people[name].on_call:
        start, end = stage.stretch(pair, name)
        if start >= end:
            yield Mistake(path=("people", name, "on_call"), fault=no_stretch(f"{pair[0]} – {pair[1]}"))


def _times(stage: Stage, meeting: MeetingScenario, number: int) -> Iterator[Mistake]:
    """What of a meeting's times lies in the wrong order on the clock of the first who attends."""
    path: Path = ("meetings", number)
    first = meeting.attendees[0]
    start, end = stage.stretch((meeting.start, meeting.end), first)
    if start >= end:
        yield Mistake(path=(*path, "end"), fault=_end_first(meeting))
    if meeting.invited and stage.instant(meeting.invited, first) > start:
        yield Mistake(path=(*path, "invited"), fault=_invited_late(meeting))
    for pair in meeting.others:
        if stage.instant(pair[0], first) >= stage.instant(pair[1], first):
            yield Mistake(path=(*path, "others"), fault=no_stretch(f"{pair[0]} – {pair[1]}"))


def _unknown(path: Path, names: list[str], clauses: Collection[str]) -> Iterator[Mistake]:
    for name in (name for name in names if name not in clauses):
        yield Mistake(path=path, fault=_none(name, "clause", clauses))


def _none(name: str, kind: str, known: Collection[str]) -> Fault:
    parts = {"name": name, "kind": kind, "of": NONE_OF.get(kind, "")}
    what = (
        phrase("il n’y a pas ici de politique « {name} »", 'there is no policy "{name}" here', **parts)
        if kind == "policy"
        else phrase("la politique n’a pas {of} « {name} »", 'the policy has no {kind} "{name}"', **parts)
    )
    return Fault(code=f"{kind.replace(' ', '-')}-unknown", what=what, mend=one_of(name, known))


def _end_first(meeting: MeetingScenario) -> Fault:
    return Fault(
        code="end-before-start",
        what=phrase(
            "la réunion finit à {end}, et commence à {start}",
            "the meeting ends at {end}, and starts at {start}",
            end=meeting.end,
            start=meeting.start,
        ),
        mend=phrase("qu’elle finisse après avoir commencé", "let it end after it starts"),
    )


def _invited_late(meeting: MeetingScenario) -> Fault:
    return Fault(
        code="invited-after-start",
        what=phrase(
            "l’invitation arrive à {at}, après le début",
            "the invitation comes at {at}, after the start",
            at=meeting.invited,
        ),
        mend=phrase("corrigez l’un des deux", "correct one of the two"),
    )


def _tied(policies: tuple[Policy, ...]) -> Fault:
    names = listed(policy.id for policy in policies)
    what = phrase(
        "ces politiques couvrent la personne aussi bien l’une que l’autre : {names}",
        "these policies cover the person equally well: {names}",
        names=names,
    )
    mend = phrase(
        'resserrez l’un de leurs périmètres, ou nommez-en une : policy = "…"',
        'narrow one of their scopes, or name one: policy = "…"',
    )
    return Fault(code="policies-tied", what=what, mend=mend)
