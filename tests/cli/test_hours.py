"""`disconnect hours`: what a person types, what they are told, and what stands in the directory afterwards."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from disconnect.app.ownhours import Wish, clear_hours, own_hours, set_hours, words_of
from disconnect.app.setup import Setup, open_setup
from disconnect.report.hours_words import WORDS
from disconnect.report.wording import Wording
from tests.app.personal import PEOPLE, write_personal
from tests.app.small_files import error_of, run

ADA = ("--for", "ada@own.example")
NEXT_YEAR = "2030-01-01"
"""Far enough ahead for as long as these tests will run."""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return write_personal(tmp_path / "own")


def people(config: Path) -> str:
    return (config.parent / "people.csv").read_text("utf-8")


def at(config: Path, now: datetime) -> Setup:
    return open_setup(config, now)


def test_a_choice_is_set_shown_and_given_up(config: Path) -> None:
    done = run("hours", "set", *ADA, "--back", "09:30", "--until", "17:30", "--from", NEXT_YEAR, "--config", config)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        "From 1 January 2030: 09:30-17:30.",
        "Until then nothing changes: each day is judged by the hours that held on it.",
    ]
    assert people(config) == PEOPLE.replace("departure,from\n", "departure,from,own_hours\n").replace(
        "press,,,,,\n8,", "press,,,,,\n7,ada@own.example,ada.l@own.example,press,,,,,2030-01-01,09:30-17:30\n8,"
    )
    shown = run("hours", "show", *ADA, "--config", config).stdout
    assert "start between 07:30 and 10:00, end between 16:00 and 19:30 (Choice of hours, accord, art. 4)" in shown
    assert "From 1 January 2030: 09:30-17:30" in shown
    gone = run("hours", "clear", *ADA, "--from", NEXT_YEAR, "--config", config)
    assert gone.exit_code == 0
    assert "From 1 January 2030: the usual hours." in gone.stdout
    assert "09:30-17:30" not in people(config)


@pytest.mark.parametrize(
    ("back", "until", "held"),
    [
        pytest.param("7:30", "16:00", "07:30-16:00", id="the earliest of both, included"),
        pytest.param("10:00", "19:30", "10:00-19:30", id="the latest of both, included"),
        pytest.param("9h30", "17 h 30", "09:30-17:30", id="as one writes it in French"),
        pytest.param("9h", "18H", "09:00-18:00", id="hours alone"),
    ],
)
def test_a_time_inside_the_limits_is_taken(config: Path, back: str, until: str, held: str) -> None:
    done = run("hours", "set", *ADA, "--back", back, "--until", until, "--from", NEXT_YEAR, "--config", config)
    assert done.exit_code == 0, done.output
    assert f"{NEXT_YEAR},{held}\n" in people(config)


def test_an_end_past_midnight_is_one_of_the_next_day(config: Path) -> None:
    arguments = ("--for", "cleo@own.example", "--from", NEXT_YEAR, "--config", config)
    done = run("hours", "set", *arguments, "--back", "16:00", "--until", "00:30")
    assert done.exit_code == 0, done.output
    assert "16:00-00:30" in people(config)
    late = run("hours", "set", *arguments, "--back", "16:00", "--until", "01:01")
    assert (late.exit_code, "ends between 23:00 and 01:00" in late.stderr) == (2, True)


PLACES = ("start_low", "start_high", "end_low", "end_high", "clause", "day", "hours")
REFUSED = [
    pytest.param({"back": "07:29"}, "--back", "07:29 lies outside the limits", id="a minute too early"),
    pytest.param({"back": "10:01"}, "--back", "starts between 07:30 and 10:00", id="a minute too late"),
    pytest.param({"until": "15:59"}, "--until", "ends between 16:00 and 19:30", id="an end a minute too early"),
    pytest.param({"until": "19:31"}, "--until", "(Choice of hours, accord, art. 4)", id="an end a minute too late"),
    pytest.param({"back": "17:30", "until": "09:30"}, "--back, --until", "16 hours", id="the two exchanged"),
    pytest.param({"back": "half nine"}, "--back", "is no time of day", id="no time"),
    pytest.param({"until": "17:60"}, "--until", "“17:60” is no time of day", id="no such time"),
    pytest.param({"for": "nobody@own.example"}, "--for", "this address is nobody’s", id="a stranger"),
    pytest.param(
        {"for": "bob@own.example"}, "--for", "(Front desk) the policy leaves no choice", id="hours without a choice"
    ),
    pytest.param({"from": "2026-01-05"}, "--from", "5 January 2026 is over", id="a day that is over"),
    pytest.param(
        {"for": "eve@own.example", "from": "2030-06-01"}, "--from", "you are not with the company", id="gone by then"
    ),
    pytest.param(
        {"for": "fay@own.example", "from": "2030-09-01"}, "--for", "no choice", id="a move to other hours by then"
    ),
]


@pytest.mark.parametrize(("changed", "where", "what"), REFUSED)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    config: Path, changed: dict[str, str], where: str, what: str
) -> None:
    wish = {"for": "ada@own.example", "back": "09:30", "until": "17:30", "from": NEXT_YEAR} | changed
    arguments = [part for name, value in wish.items() for part in (f"--{name}", value)]
    result = run("hours", "set", *arguments, "--config", config, "--json")
    assert result.exit_code == 2
    error = error_of(result)
    assert (error["where"], what in error["what"], bool(error["mend"])) == (where, True, True)
    assert people(config) == PEOPLE
    assert "boss" not in result.output, "nobody else is named"


def test_the_last_day_in_service_is_one_still(config: Path) -> None:
    arguments = ("--for", "eve@own.example", "--back", "09:30", "--until", "17:30", "--from", "2030-05-31")
    assert run("hours", "set", *arguments, "--config", config).exit_code == 0


def test_a_later_move_ends_the_choice_and_that_is_told(config: Path) -> None:
    arguments = ("--for", "fay@own.example", "--back", "09:30", "--until", "17:30", "--from", NEXT_YEAR)
    done = run("hours", "set", *arguments, "--config", config)
    assert "From 1 September 2030: the usual hours (another row of the directory begins on that day)" in done.stdout


def test_the_same_choice_twice_is_told_and_written_once(config: Path) -> None:
    arguments = (*ADA, "--back", "09:30", "--until", "17:30", "--from", NEXT_YEAR, "--config", config)
    assert run("hours", "set", *arguments).exit_code == 0
    once = people(config)
    again = json.loads(run("hours", "set", *arguments, "--json").stdout)
    assert (again["changed"], again["own_hours"], people(config)) == (False, "09:30-17:30", once)


# 23:30 in Paris of 30 June is 21:30 UTC; in Auckland it is 09:30 of 1 July.
NIGHT = datetime(2026, 6, 30, 21, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("address", "now", "first"),
    [
        pytest.param("ada@own.example", NIGHT, "2026-07-01", id="tomorrow in Paris"),
        pytest.param("ada@own.example", NIGHT + timedelta(minutes=30), "2026-07-02", id="a minute past midnight"),
        pytest.param("dan@own.example", NIGHT, "2026-07-02", id="tomorrow at the other end of the world"),
    ],
)
def test_without_a_date_it_begins_tomorrow_where_the_person_works(
    config: Path, address: str, now: datetime, first: str
) -> None:
    setup = at(config, now)
    found = set_hours(setup, Wish(address=address, back="09:30", until="17:30"), words_of(setup))
    assert found.standing.day.isoformat() == first
    assert f"{first},09:30-17:30\n" in people(config)


def test_today_is_not_over_and_yesterday_keeps_its_hours(config: Path) -> None:
    setup = at(config, NIGHT)
    today = NIGHT.astimezone(ZoneInfo("Europe/Paris")).date()
    wish = Wish(address="ADA.L@own.example", back="09:30", until="17:30", since=today)
    assert set_hours(setup, wish, words_of(setup)).is_new
    ada = at(config, NIGHT).directory.people["7"]
    assert [ada.place(today - timedelta(days=1)).own_hours, ada.place(today).own_hours] == ["", "09:30-17:30"]
    assert clear_hours(at(config, NIGHT), "ada@own.example", today, words_of(setup)).standing.own == ""


def test_a_choice_that_the_policy_no_longer_allows_is_told(config: Path) -> None:
    setup = at(config, NIGHT)
    set_hours(setup, Wish(address="ada@own.example", back="07:30", until="17:30"), words_of(setup))
    tomorrow = at(config, NIGHT + timedelta(days=1))
    assert own_hours(tomorrow, "ada@own.example", words_of(setup)).is_inside
    policy = config.parent / "policy.toml"
    policy.write_text(policy.read_text("utf-8").replace('"07:30-10:00"', '"08:00-10:00"'), "utf-8")
    tomorrow = at(config, NIGHT + timedelta(days=1))
    assert not own_hours(tomorrow, "ada@own.example", words_of(setup)).is_inside


def test_everything_is_said_in_french_where_that_is_configured(tmp_path: Path) -> None:
    config = write_personal(tmp_path / "own", lang="fr")
    shown = run("hours", "show", *ADA, "--config", config).stdout
    assert "Horaires\N{NO-BREAK SPACE}: Bureau" in shown
    refused = run("hours", "set", *ADA, "--back", "7h29", "--until", "17h30", "--config", config)
    assert "07:29 est hors des limites" in refused.stderr
    assert "→ choisissez une heure entre ces limites" in refused.stderr
    english = run("hours", "show", *ADA, "--config", config, "--lang", "en").stdout
    assert "Hours: Office" in english


def test_every_message_has_the_same_places_in_both_languages() -> None:
    def places(text: str) -> set[str]:
        return {part.partition("}")[0] for part in text.split("{")[1:]}

    assert {key for key, (french, english) in WORDS.items() if places(french) != places(english)} == set()


def test_limits_are_no_choice_and_nothing_chosen_is_said_so() -> None:
    said = {key: Wording(WORDS, "fr")(key, **dict.fromkeys(PLACES, "x")) for key in ("limits", "own-none", "frame")}
    assert said["limits"].startswith("Vous pouvez choisir\N{NO-BREAK SPACE}: début entre")
    assert said["own-none"] == "Au x, vous n’avez rien choisi\N{NO-BREAK SPACE}; vos horaires habituels s’appliquent."
    assert "forfait" not in said["frame"], "the title of the hours says it"
