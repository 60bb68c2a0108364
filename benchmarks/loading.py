"""How long a large policy takes to load, beside the TOML parser alone, and fifty scenarios to play."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable
from statistics import median

from disconnect.policyfile.read import parse
from disconnect.policyfile.scenarios.playing import play
from disconnect.policyfile.scenarios.reading import script_of
from disconnect.policyfile.scenarios.stage import Stage
from disconnect.policyfile.templates import template, template_scenarios

CLAUSES, GROUPS, ROUNDS = 300, 50, 5
HEAD = """
id = "large"
title = "Large"
zone = "Europe/Paris"
default_hours = "group-0"
"""
CLAUSE = '[clauses.c{n}]\ntitle = "Clause {n}"\nref = "Article {n}"\n'
HOURS = '[hours.group-{n}]\ntitle = "Group {n}"\nclause = "c0"\nmonday-friday = ["09:00-12:30", "13:30-17:30"]\n'
ROW = '[[responses]]\nclause = "c{n}"\naction = "nudge"\nwhen = {{ hours = ["group-{group}"], class = ["{quiet}"] }}\n'
QUIET = ("night", "evening", "morning", "weekly_rest", "leave", "public_holiday")


def large_policy() -> str:
    """A policy of 300 clauses, 50 groups of hours, and a row for each clause."""
    clauses = "".join(CLAUSE.format(n=number) for number in range(CLAUSES))
    hours = "".join(HOURS.format(n=number) for number in range(GROUPS))
    rows = "".join(
        ROW.format(n=number, group=number % GROUPS, quiet=QUIET[number // GROUPS % len(QUIET)])
        for number in range(CLAUSES)
    )
    return HEAD + clauses + hours + rows


def seconds(do: Callable[[], object]) -> float:
    """CPU seconds, the median of the rounds."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        do()
        found.append(time.process_time() - start)
    return median(found)


def figures() -> dict[str, float]:
    """CPU seconds to load the large policy, to parse its text as TOML alone, and to play 50 scenarios."""
    text = large_policy()
    policy, script = parse(template("group-agreement"), "x"), script_of(template_scenarios("group-agreement"), "x")
    rounds = 50 / (len(script.scenarios) + len(script.meetings))
    return {
        "load": seconds(lambda: parse(text, "large")),
        "toml": seconds(lambda: tomllib.loads(text)),
        "scenarios": seconds(lambda: play(Stage(script, (policy,)))) * rounds,
    }
