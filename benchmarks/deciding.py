"""The row "evaluate": decisions on one and on fifty recipients, beside the quiet-hours rule in a decision table."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from disconnect.engine.evaluate import evaluate
from disconnect.engine.facts import Facts
from disconnect.model.contact import Contact, Recipient
from disconnect.model.opaque import Address
from disconnect.model.person import Directory, Person, Place
from disconnect.policyfile.calendars import calendar_at, ordinary_at
from disconnect.policyfile.read import parse
from disconnect.policyfile.templates import template

PEOPLE, CONTACTS, MANY, ROUNDS = 2000, 2000, 50, 5
START = datetime(2026, 1, 5, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")

Question = tuple[Contact, datetime]


def facts(dice: random.Random) -> Facts:
    """A company of 2,000 people under the demo's policy, six groups of hours, ten people to a superior."""
    policy = parse(template("demo"), "demo")
    hours = sorted(policy.hours)
    people = {
        f"p{number}": Person(
            id=f"p{number}",
            addresses=(Address(f"p{number}@bench.example"),),
            places=(
                Place(team=f"t{number // 20}", manager=f"p{number // 10}" if number else "", hours=dice.choice(hours)),
            ),
        )
        for number in range(PEOPLE)
    }
    shared = {name: calendar_at(policy, Place(hours=name), START.year) for name in hours}
    found = {name: shared[person.places[0].hours] for name, person in people.items()}
    return Facts(
        policy=policy,
        directory=Directory(people=people, by_address={p.addresses[0]: p.id for p in people.values()}, lists={}),
        calendars={name: calendar for name, calendar in found.items() if calendar is not None},
        ordinary=ordinary_at(policy, START.year),
    )


def questions(dice: random.Random, known: Facts, recipients: int) -> list[Question]:
    """Mails between random people at random minutes of a year."""
    addresses = [person.addresses[0] for person in known.directory.people.values()]
    return [
        (
            Contact(
                sent=START,
                sender=dice.choice(addresses),
                recipients=tuple(Recipient(address=to) for to in dice.choices(addresses, k=recipients)),
            ),
            START + timedelta(minutes=dice.randrange(360 * 1440)),
        )
        for _ in range(CONTACTS if recipients == 1 else CONTACTS // 4)
    ]


def decision_table() -> Callable[[Question], object]:
    """The same quiet-hours rule as rows of GoRules' decision table: weekday, minute, relation, on call → action."""
    import zen  # noqa: PLC0415 - a peer, asked for only here

    inputs = [{"id": name, "name": name, "type": "expression", "field": name} for name in ("day", "minute", "duty")]
    rows = [("", "", "true", "deliver"), ("> 4", "", "", "nudge"), ("", "[540..750)", "", "deliver")]
    rows += [("", "[810..1050)", "", "deliver"), ("", "< 540", "", "nudge"), ("", "", "", "nudge")]
    rules = [
        {"_id": str(n), "day": day, "minute": minute, "duty": duty, "action": f'"{action}"'}
        for n, (day, minute, duty, action) in enumerate(rows)
    ]
    output = {"id": "action", "name": "action", "type": "expression", "field": "action"}
    place = {"position": {"x": 0, "y": 0}}
    content = {"hitPolicy": "first", "inputs": inputs, "outputs": [output], "rules": rules}
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", **place},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": content, **place},
        {"id": "out", "name": "out", "type": "outputNode", **place},
    ]
    edges = [
        {"id": "a", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "b", "sourceId": "table", "targetId": "out", "type": "edge"},
    ]
    decision: Any = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))

    def ask(question: Question) -> object:
        local = question[1].astimezone(PARIS)
        asked = {"day": local.weekday(), "minute": local.hour * 60 + local.minute, "duty": False}
        return decision.evaluate(asked)["result"]["action"]

    return ask


def times(ask: Callable[[Question], object], asked: Sequence[Question]) -> list[float]:
    """Microseconds of each question, sorted."""
    found = []
    for question in asked:
        start = time.perf_counter()
        ask(question)
        found.append((time.perf_counter() - start) * 1e6)
    return sorted(found)


def figures(seed: int) -> dict[str, float]:
    """Medians of the rounds: answers a second for one recipient and for the table; p50 and p99 (µs) for fifty."""
    dice = random.Random(seed)
    known = facts(dice)
    one, many = questions(dice, known, 1), questions(dice, known, MANY)
    table = decision_table()

    def ours(question: Question) -> object:
        return evaluate(question[0], known, question[1])

    times(ours, one), times(ours, many)
    rounds = [(times(ours, one), times(table, one), times(ours, many)) for _ in range(ROUNDS)]
    return {
        "ours": median(1e6 * len(a) / sum(a) for a, _, _ in rounds),
        "table": median(1e6 * len(b) / sum(b) for _, b, _ in rounds),
        "p50": median(c[len(c) // 2] for _, _, c in rounds),
        "p99": median(c[len(c) * 99 // 100] for _, _, c in rounds),
    }
