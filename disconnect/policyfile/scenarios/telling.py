"""Results in people's words, in French and English: what was expected and came, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.engine.meetings import MeetingRule
from disconnect.model.policy import Action
from disconnect.policyfile.charter.moments import Moments
from disconnect.policyfile.charter.voice import Voice
from disconnect.policyfile.scenarios.cast import NOW
from disconnect.policyfile.scenarios.mails import wall_clock
from disconnect.policyfile.scenarios.words import ACTIONS, ENGINE, MEETING_RULES, OTHER, RULES
from disconnect.policyfile.show import ENGLISH, FRENCH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disconnect.model.decision import Finding
    from disconnect.model.policy import Policy
    from disconnect.policyfile.scenarios.results import Attending, Point, Result, View


def expected(result: Result, lang: str) -> str:
    """What was expected, in a few words."""
    voice = Voice(lang)
    said = dict.fromkeys(_said(point.what, point.expected, voice) for point in result.points)
    return ", ".join(said)


def got(result: Result, lang: str) -> str:
    """What came, in a few words; each by name where it differs."""
    voice = Voice(lang)
    kinds = dict.fromkeys(point.what for point in result.points)
    return ", ".join(_together([point for point in result.points if point.what == kind], voice) for kind in kinds)


def explained(result: Result, lang: str) -> Iterator[str]:
    """Why it came as it did, line by line: the situation, the clause that decided, those that lost, rules tried."""
    voice = Voice(lang)
    for view in result.views:
        yield from _mail(view, voice)
    for each in result.attending:
        yield from _meeting(each, voice)


def clause_line(name: str, policy: Policy | None, lang: str) -> str:
    """A clause with its title and reference, or what the engine decides by itself.

    >>> clause_line("mandatory/own-mail", None, "en")
    'the engine (mail to oneself is always delivered)'
    """
    voice = Voice(lang)
    if name in ENGINE:
        return voice.say(OTHER["engine"], what=voice.pick(ENGINE[name]))
    clause = policy.clauses.get(name) if policy else None
    if clause is None:
        return voice.say(OTHER["clause"], got=name)
    return voice.say(OTHER["clause named"], name=name, title=voice.quoted(clause.title[lang]), ref=clause.ref)


def _together(points: Sequence[Point], voice: Voice) -> str:
    """What everybody got; each by name where it differs."""
    said = [_said(point.what, point.got, voice) for point in points]
    if len(set(said)) == 1:
        return said[0]
    named = (voice.say(OTHER["each"], who=point.who, got=what) for point, what in zip(points, said, strict=True))
    return ", ".join(named)


def _said(what: str, value: str, voice: Voice) -> str:
    """One expectation, or what came of it."""
    if what == "action":
        return voice.pick(ACTIONS[Action(value)])
    if what == "over_quota":
        return voice.pick(OTHER["over" if value == "true" else "within"])
    if what == "broken":
        rules = [voice.pick(MEETING_RULES[MeetingRule(name)]) for name in value.split(", ") if name]
        return ", ".join(rules) or voice.pick(OTHER["kept"])
    if what == "lost" and not value:
        return voice.pick(OTHER["none lost"])
    if what == "not_before":
        is_now, moments = value == NOW, Moments(voice)
        return voice.pick(OTHER["now"]) if is_now else voice.say(OTHER[what], got=moments.instant(wall_clock(value)))
    return voice.say(OTHER[what], got=", ".join(_named(name, voice) for name in value.split(", ")))


def _named(clause: str, voice: Voice) -> str:
    """A clause of a policy by the name it has there, what the engine decides by itself in words."""
    return voice.pick(ENGINE[clause]) if clause in ENGINE else clause


def _mail(view: View, voice: Voice) -> Iterator[str]:
    outcome = view.outcome
    yield voice.say(
        OTHER["situation"],
        who=f"{view.sender} → {view.recipient}",
        at=Moments(voice).instant(view.local),
        zone=str(view.local.tzinfo),
        what=", ".join(_situation(view, voice)),
    )
    what = voice.pick(ACTIONS[outcome.action])
    if outcome.not_before is not None:
        told = Moments(voice).instant(outcome.not_before.astimezone(view.local.tzinfo))
        what = f"{what}, {voice.say(OTHER['not_before'], got=told)}"
    yield "  " + voice.say(OTHER["decided"], clause=clause_line(outcome.clause, view.policy, voice.lang), what=what)
    for name in outcome.lost:
        yield "  " + voice.say(OTHER["would"], clause=clause_line(name, view.policy, voice.lang))
    yield from _tried(view, voice)


def _tried(view: View, voice: Voice) -> Iterator[str]:
    """Every row that was tried, in order, with all that was looked at: ✓ where the whole row matched."""
    for row in _rows(view.outcome.findings):
        what = (voice.pick(RULES[finding.rule][0 if finding.matched else 1]) for finding in row)
        yield "    " + voice.say(
            OTHER["tried"],
            sign="✓" if row[-1].matched else "·",
            clause=_named(row[0].clause, voice),
            what=voice.pick(OTHER["and"]).join(what),
        )


def _rows(findings: Sequence[Finding]) -> Iterator[tuple[Finding, ...]]:
    """The findings of one row together: a row is left at the first condition that does not match."""
    row: list[Finding] = []
    for finding in findings:
        if row and (not row[-1].matched or row[-1].clause != finding.clause):
            yield tuple(row)
            row = []
        row.append(finding)
    if row:
        yield tuple(row)


def _situation(view: View, voice: Voice) -> Iterator[str]:
    texts = {"fr": FRENCH, "en": ENGLISH}[voice.lang]
    if view.policy is None:
        yield voice.say(OTHER["nobody"], name=view.recipient)
        return
    yield texts.working if view.quiet is None else texts.classes[view.quiet]
    if view.relation is None:
        yield voice.say(OTHER["nobody"], name=view.sender)
    else:
        yield texts.relations[view.relation]
    if view.is_on_call:
        yield voice.pick(OTHER["on call"])


def _meeting(each: Attending, voice: Voice) -> Iterator[str]:
    if each.policy is None:
        yield voice.say(OTHER["nobody"], name=each.who)
    for fault in each.faults:
        what = voice.pick(MEETING_RULES[fault.rule])
        yield voice.say(
            OTHER["fault"], who=each.who, what=what, clause=clause_line(fault.clause, each.policy, voice.lang)
        )
    if each.policy is not None and not each.faults:
        yield voice.say(OTHER["each"], who=each.who, got=voice.pick(OTHER["kept"]))
