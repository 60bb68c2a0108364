"""`disconnect advise`: what a sender is told, in the policy's zone, and that no reason can be read from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.app.small_files import added, edited, run, table

if TYPE_CHECKING:
    from pathlib import Path

HOURS = """
[clauses.hours]
title = { fr = "Horaires", en = "Hours" }
ref = "article 1"

[clauses.rest]
title = { fr = "Déconnexion", en = "Rest" }
ref = "article 2"

[hours.office]
title = { fr = "Bureau", en = "Office" }
clause = "hours"
monday-friday = ["09:00-18:00"]

[hours.part-time]
title = { fr = "Temps partiel", en = "Part-time" }
clause = "hours"
monday = ["09:00-18:00"]
wednesday-friday = ["09:00-18:00"]

[holidays.own]
country = "FR"
add = [2026-02-03]

[[responses]]
clause = "rest"
action = "deliver"
when = { on_call = true }

[[responses]]
clause = "rest"
action = "nudge"
"""
HEAD = """
id = "told"
title = { fr = "Essai", en = "Trial" }
zone = "Europe/Paris"
default_hours = "office"
default_holidays = ""
"""
SOURCES = """
[sources.leave]
connector = "csv"
kind = "leave"
path = "leave.csv"
columns = { person = "person", start = "start", end = "end" }
[sources.duty]
connector = "csv"
kind = "on_call"
path = "duty.csv"
columns = { person = "person", start = "start", end = "end" }
"""
TUESDAY = "2026-02-03T10:00+01:00"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    """The configuration of five people: at work, on leave, part-time, with a holiday of their own, on call."""
    run("init", tmp_path, "--organisation", "Trial", "--template", "plain", "--lang", "en")
    (tmp_path / "policy.toml").write_text(HEAD + HOURS, "utf-8")
    rows = [
        ("id", "address", "hours", "holidays"),
        ("1", "sender@a.example", "", ""),
        ("2", "leave@a.example", "", ""),
        ("3", "part@a.example", "part-time", ""),
        ("4", "holiday@a.example", "", "own"),
        ("5", "duty@a.example", "part-time", ""),
        ("6", "work@a.example", "", ""),
    ]
    table(tmp_path / "people.csv", rows)
    table(tmp_path / "leave.csv", [("person", "start", "end"), ("leave@a.example", "2026-02-03", "2026-02-03")])
    window = ("duty@a.example", "2026-02-03T08:00+01:00", "2026-02-03T12:00+01:00")
    table(tmp_path / "duty.csv", [("person", "start", "end"), window])
    added(tmp_path / "config.toml", SOURCES)
    return tmp_path / "config.toml"


def told(policy: Path, name: str, at: str, *more: str) -> str:
    """What is said of one recipient, without their address."""
    address = f"{name}@a.example"
    result = run("advise", "--from", "sender@a.example", "--to", address, "--at", at, "--config", policy, *more)
    assert result.exit_code == 0
    assert result.stderr == ""
    return result.stdout.replace(address, "")


@pytest.mark.parametrize("more", [(), ("--json",), ("--lang", "fr")], ids=["text", "JSON", "French"])
def test_leave_part_time_and_holiday_look_alike(policy: Path, more: tuple[str, ...]) -> None:
    leave, part, holiday = (told(policy, name, TUESDAY, *more) for name in ("leave", "part", "holiday"))
    assert leave == part == holiday
    assert any(
        text in leave
        for text in ("2026-02-04T09:00", "4 February 2026, 09:00", "4 février 2026 à 9\N{NO-BREAK SPACE}h")
    )
    for reason in ("leave", "congé", "holiday", "férié", "rest", "clause", "part"):
        assert reason not in leave.lower()


@pytest.mark.parametrize(
    ("name", "at", "text"),
    [
        pytest.param("work", "2026-02-03T17:59:59+01:00", ": deliver\n", id="a second before the end of the day"),
        pytest.param(
            "work",
            "2026-02-03T18:00+01:00",
            ": nudge: may wait until Wednesday 4 February 2026, 09:00\n",
            id="at the end of the day",
        ),
        pytest.param("work", "2026-02-04T09:00+01:00", ": deliver\n", id="at the start of the day"),
        pytest.param(
            "work",
            "2026-03-28T22:10+01:00",
            ": nudge: may wait until Monday 30 March 2026, 09:00\n",
            id="over the night that is an hour short",
        ),
        pytest.param(
            "work",
            "2026-10-24T22:10+02:00",
            ": nudge: may wait until Monday 26 October 2026, 09:00\n",
            id="over the night that is an hour long",
        ),
        pytest.param(
            "work",
            "2026-02-03T18:00-05:00",
            ": nudge: may wait until Wednesday 4 February 2026, 09:00\n",
            id="an instant with the offset of another continent",
        ),
        pytest.param(
            "work",
            "2026-02-03T18:00",
            ": nudge: may wait until Wednesday 4 February 2026, 09:00\n",
            id="without an offset by the clock of the policy's zone, at the end of the day",
        ),
        pytest.param("work", "2026-02-03T17:59", ": deliver\n", id="a minute before by the same clock"),
        pytest.param("duty", TUESDAY, ": deliver\n", id="somebody on call"),
        pytest.param(
            "duty",
            "2026-02-03T12:00+01:00",
            ": nudge: may wait until Wednesday 4 February 2026, 09:00\n",
            id="at the end of the duty",
        ),
        pytest.param("stranger", "2026-02-03T23:00+01:00", ": deliver\n", id="somebody in no directory"),
    ],
)
def test_instants_are_told_by_the_clocks_of_the_policy(policy: Path, name: str, at: str, text: str) -> None:
    assert told(policy, name, at) == text


def test_json_tells_the_same_per_recipient_in_the_order_given(policy: Path) -> None:
    result = run(
        "advise", "--from", "sender@a.example", "--to", "work@a.example", "--to", "x@b.example",
        "--at", "2026-03-28T22:10+01:00", "--json", "--config", policy,
    )  # fmt: skip
    found = json.loads(result.stdout)
    assert found["recipients"] == [
        {"address": "work@a.example", "action": "nudge", "not_before": "2026-03-30T09:00:00+02:00"},
        {"address": "x@b.example", "action": "deliver", "not_before": None},
    ]
    assert set(found) == {"policy", "recipients"}


def test_without_an_instant_it_is_now(policy: Path) -> None:
    result = run("advise", "--from", "sender@a.example", "--to", "work@a.example", "--config", policy)
    assert result.exit_code == 0
    assert result.stdout.startswith("work@a.example: ")


def test_deferral_is_said_in_words_of_its_own(policy: Path) -> None:
    edited(policy.parent / "policy.toml", 'action = "nudge"', 'action = "defer"')
    assert told(policy, "work", "2026-02-03T22:00+01:00") == ": wait until Wednesday 4 February 2026, 09:00\n"
    assert told(policy, "work", "2026-02-03T22:00+01:00", "--lang", "fr") == (
        " : attendre jusqu’au mercredi 4 février 2026 à 9\N{NO-BREAK SPACE}h\n"
    )


@pytest.mark.parametrize(
    ("setting", "action"),
    [
        pytest.param("", "leave", id="weekends inside a leave are leave"),
        pytest.param("records_weekends = false\n", "rest", id="where the source records no weekends they are rest"),
    ],
)
def test_a_weekend_inside_a_leave_is_leave_where_the_source_records_weekends(
    policy: Path, setting: str, action: str
) -> None:
    nudge = '[[responses]]\nclause = "rest"\naction = "nudge"'
    deliver = '[[responses]]\nclause = "rest"\naction = "deliver"\nwhen = { class = ["leave"] }\n\n'
    edited(policy.parent / "policy.toml", nudge, deliver + nudge)
    added(policy.parent / "leave.csv", "work@a.example,2026-02-06,9999-12-30\n")
    edited(policy, 'kind = "leave"\n', f'kind = "leave"\n{setting}')
    said = told(policy, "work", "2026-02-07T10:00+01:00")
    assert ("deliver" in said) is (action == "leave")
    assert "deliver" in told(policy, "work", "2026-02-06T10:00+01:00")
