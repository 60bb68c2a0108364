"""What changes from one policy to another: hours to the minute, and only what changes."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from disconnect.engine.evaluate import evaluate
from disconnect.engine.facts import Facts
from disconnect.model.contact import Contact, Recipient
from disconnect.model.opaque import Address
from disconnect.model.person import Directory, Person, Place
from disconnect.model.policy import INTERNAL, Action, QuietClass, Relation
from disconnect.policyfile.diff.compare import difference
from disconnect.policyfile.diff.telling import lines
from disconnect.policyfile.diff.weekly import MONDAY, calendar_of, moved
from disconnect.policyfile.read import parse
from disconnect.policyfile.templates import template, template_names
from disconnect.worktime.wallclock import instant

if TYPE_CHECKING:
    from disconnect.model.policy import Policy

PLAIN = template("plain")
RICH = """
[slots.friday]
title = "Friday"
clause = "disconnection"
kind = "no_mail"
days = ["friday"]
times = ["14:00-18:00"]

[[responses]]
clause = "disconnection"
when = { slot = ["friday"], relation = ["superior"] }
action = "defer"

[[responses]]
clause = "disconnection"
when = { minutes_after_work = 30 }
action = "deliver"

[[responses]]
clause = "disconnection"
when = { class = ["evening", "morning"] }
action = "nudge"
"""
BARE = PLAIN.partition("# --- What happens")[0]
BOSS, LEAD, ANA, PEER, FAR = "boss", "lead", "ana", "peer", "far"
SENDERS = {Relation.SUPERIOR: BOSS, Relation.REPORT: LEAD, Relation.TEAM: PEER, Relation.OTHER: FAR}
PLACES = {
    BOSS: Place(team="board"),
    ANA: Place(team="press", manager=BOSS),
    LEAD: Place(team="desk", manager=ANA),
    PEER: Place(team="press", manager=BOSS),
    FAR: Place(team="shop"),
}


def told(before: str, after: str, lang: str = "en") -> str:
    changes = difference((before, "before"), (after, "after"), lang)
    return "\n".join(f"{head}\n" + "\n".join(part) for head, part in lines(changes, lang))


def test_a_policy_differs_in_nothing_from_itself() -> None:
    for name in template_names():
        same = difference((template(name), "a"), (template(name), "b"), "fr")
        assert (same.turns, same.worked, same.goes, same.comes, same.touched) == ((), (), (), (), ())


def test_a_comment_is_no_difference() -> None:
    assert difference((PLAIN, "a"), (f"# otherwise\n{PLAIN}", "b"), "fr").comes == ()


def test_all_quiet_time_of_a_week_turns_from_reminded_to_held() -> None:
    (turn,) = difference((PLAIN, "a"), (PLAIN.replace('"nudge"', '"defer"'), "b"), "en").turns
    assert (turn.hours, turn.before, turn.after) == ("office", Action.NUDGE, Action.DEFER)
    assert turn.per_week == pytest.approx(168 - 44, abs=0.001)
    assert (turn.relations, turn.is_closing) == (frozenset(), True)
    assert dict(turn.by_class)[QuietClass.WEEKLY_REST] == pytest.approx(48, abs=0.001)


def test_the_way_back_opens_what_the_way_there_closed() -> None:
    there = difference((PLAIN, "a"), (PLAIN.replace('"nudge"', '"defer"'), "b"), "en").turns
    back = difference((PLAIN.replace('"nudge"', '"defer"'), "b"), (PLAIN, "a"), "en").turns
    assert [(turn.per_week, turn.is_closing) for turn in back] == [(turn.per_week, False) for turn in there]


def test_an_hour_less_of_work_is_an_hour_more_of_evening() -> None:
    changes = difference((PLAIN, "a"), (PLAIN.replace("18:00", "17:00"), "b"), "en")
    (turn,) = changes.turns
    assert (turn.before, turn.after) == (Action.DELIVER, Action.NUDGE)
    assert turn.per_week == pytest.approx(4, abs=0.001)
    assert [(each.hours, each.before, each.after) for each in changes.worked] == [("office", 44.0, 40.0)]
    assert changes.touched == ("office",)


def test_hours_that_appear_are_told_as_new() -> None:
    more = f"{PLAIN}\n[hours.early]\ntitle = 'Early'\nclause = 'hours'\nmonday-friday = ['06:00-14:00']\n"
    assert "Early: new hours, 40 h a week" in told(PLAIN, more)
    assert "Early: these hours go (40 h)" in told(more, PLAIN)


def test_only_the_senders_who_are_meant_are_named() -> None:
    changed = PLAIN.replace('action = "nudge"', 'when = { relation = ["superior"] }\naction = "nudge"')
    (turn,) = difference((PLAIN, "a"), (changed, "b"), "fr").turns
    assert turn.relations == {Relation.REPORT, Relation.TEAM, Relation.OTHER}
    text = told(PLAIN, changed, "fr")
    assert "Ce qui s’ouvre" in text
    assert "courriel d’un subordonné ou de la même équipe ou de toute autre personne" in text


def facts_of(policy: Policy) -> Facts:
    calendar = calendar_of(policy, "office")
    people = {
        name: Person(id=name, addresses=(Address(f"{name}@x.example"),), places=(place,))
        for name, place in PLACES.items()
    }
    return Facts(
        policy=policy,
        directory=Directory(people=people, by_address={p.addresses[0]: p.id for p in people.values()}, lists={}),
        calendars=dict.fromkeys(people, calendar),
        ordinary=calendar,
    )


def actions(policy: Policy, minutes: range) -> dict[tuple[int, Relation], Action]:
    """What `evaluate` does at each minute of a week, mail by mail."""
    facts, start = facts_of(policy), instant(MONDAY, 0, ZoneInfo("Europe/Paris"))
    answers = {}
    for minute in minutes:
        for relation, sender in SENDERS.items():
            at = start + timedelta(minutes=minute)
            contact = Contact(
                sent=at,
                sender=Address(f"{sender}@x.example"),
                recipients=(Recipient(address=Address(f"{ANA}@x.example")),),
            )
            (outcome,) = evaluate(contact, facts, at).outcomes
            answers[minute, relation] = outcome.action
    return answers


def test_the_hours_are_those_that_a_scan_of_the_week_by_the_engine_counts() -> None:
    before, after = parse(PLAIN, "a"), parse(BARE + RICH, "b")
    minutes = range(0, 7 * 1440, 10)
    old, new = actions(before, minutes), actions(after, minutes)
    scanned = Counter(
        (relation, old[key], new[key]) for key in old for relation in [key[1]] if old[key] is not new[key]
    )
    counted: Counter[tuple[Relation, Action, Action]] = Counter()
    for each in moved(before, after):
        counted[each.relation, each.before, each.after] += round(each.per_week * 6)
    assert counted == scanned
    assert {relation for relation, _, _ in scanned} == set(INTERNAL)


RULES = """
[[responses]]
clause = "disconnection"
when = { class = ["night"] }
action = "defer"

[[responses]]
clause = "disconnection"
when = { class = ["evening"] }
action = "nudge"
"""
URGENT = """
[[responses]]
clause = "disconnection"
when = { on_call = true }
action = "deliver"
"""


def test_a_row_put_before_others_is_one_sentence_that_comes() -> None:
    changes = difference((BARE + RULES, "a"), (BARE + URGENT + RULES, "b"), "en")
    assert changes.goes == ()
    assert [line.partition(": ")[2] for line in changes.comes] == [
        "In quiet time, when somebody of the company writes to somebody on call, the message is delivered at once."
    ]
    assert changes.order == ()


def test_rules_in_another_order_are_told_in_one_line() -> None:
    night, evening = RULES.strip().split("\n\n")
    before, after = f"{BARE}\n{night}\n\n{evening}\n", f"{BARE}\n{evening}\n\n{night}\n"
    changes = difference((before, "a"), (after, "b"), "fr")
    assert (changes.goes, changes.comes, changes.order) == ((), (), (2, 1))
    assert (
        "L’ordre des règles change\N{NO-BREAK SPACE}: les règles 1, 2 d’avant se lisent désormais dans l’ordre 2, 1."
        in (told(before, after, "fr"))
    )


def test_clauses_in_another_order_say_the_same() -> None:
    head, *clauses = BARE.partition("# --- Who works when")[0].split("[clauses.")
    tail = BARE.partition("# --- Who works when")[2]
    turned = "[clauses.".join((head, *reversed([f"{clause.strip()}\n" for clause in clauses])))
    rules = f"# --- Who works when{tail}{RULES}"
    changes = difference((PLAIN.partition("# --- Who")[0] + rules, "a"), (turned + rules, "b"), "fr")
    assert (changes.turns, changes.worked, changes.goes, changes.comes, changes.order) == ((), (), (), (), ())


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_parts_of_a_length_add_up(lang: str) -> None:
    text = told(template("group-agreement"), template("sme-charter"), lang).replace("\N{NO-BREAK SPACE}", " ")
    length = r"(?:\d+ h(?: \d\d(?: min)?)?|\d+ min)"
    found = re.findall(rf": ({length}) (?:par semaine|a week) \((.*?)\)", text)
    assert found
    for whole, parts in found:
        assert minutes(whole) == sum(minutes(part) for part in re.findall(length, parts)), parts


def minutes(length: str) -> int:
    hours, rest = re.fullmatch(r"(?:(\d+) h)? ?(?:(\d+)(?: min)?)?", length).groups(default="0")  # type: ignore[union-attr]
    return int(hours) * 60 + int(rest)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_sentences_that_come_and_go_are_those_of_the_charters(lang: str) -> None:
    changes = difference((PLAIN, "a"), (PLAIN.replace("18:00", "17:30"), "b"), lang)
    assert len(changes.goes) == len(changes.comes) == 4
    assert all(parse(PLAIN, "a").version not in line for line in (*changes.goes, *changes.comes))


def test_in_french_a_space_that_does_not_break_stands_before_the_colon_of_each_line() -> None:
    found = difference((template("sme-charter"), "a"), (template("group-agreement"), "b"), "fr")
    told = [line for _, rows in lines(found, "fr") for line in rows]
    assert len(told) > 20
    assert [line for line in told if not line.partition(":")[0].endswith("\N{NO-BREAK SPACE}")] == []
