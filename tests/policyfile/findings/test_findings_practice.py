"""Slots, meetings, smoothing, groups, telework, executives: what is told on either side of each bound."""

from __future__ import annotations

import pytest

from disconnect.model.opaque import Address
from disconnect.model.person import Directory, Person, Place
from disconnect.policyfile.findings.base import Severity
from tests.policyfile.findings.looking import OFFICE, changed, found, of

RESPONSE = '[[responses]]\nclause = "rest"\naction = "nudge"\n'
DEFAULTS = 'default_hours = "office"\n'
NIGHTS = (
    '[hours.watch]\ntitle = "Watch"\nclause = "hours"\ncycle_start = 2026-01-05\n'
    'shifts = { night = "22:00-06:00" }\ncycle = ["night", "off"]\n\n'
)


def added(section: str, *changes: tuple[str, str]) -> str:
    """The sound policy with one more section above its table of responses."""
    return changed((RESPONSE, f"{section}\n{RESPONSE}"), *changes)


def people(*places: Place) -> Directory:
    return Directory(
        people={
            str(number): Person(id=str(number), addresses=(Address(f"{number}@x.example"),), places=(place,))
            for number, place in enumerate(places)
        },
        by_address={},
        lists={},
    )


def slot(days: str, times: str, kind: str = "lunch", more: str = "") -> str:
    return (
        f'[slots.s]\ntitle = "Slot"\nclause = "rest"\nkind = "{kind}"\ndays = ["{days}"]\ntimes = ["{times}"]\n{more}'
    )


@pytest.mark.parametrize(
    ("section", "is_told"),
    [
        pytest.param(slot("monday", "18:00-19:00"), True, id="from the minute at which work ends"),
        pytest.param(slot("monday", "17:59-19:00"), False, id="from a minute before"),
        pytest.param(slot("monday", "08:00-09:00"), True, id="up to the minute at which work starts"),
        pytest.param(slot("monday", "12:30-13:30"), True, id="in the break, which nobody works"),
        pytest.param(slot("sunday", "10:00-12:00"), True, id="on a day without work"),
        pytest.param(slot("sunday", "22:00-09:01"), False, id="a night that reaches into Monday's work by a minute"),
        pytest.param(slot("sunday", "22:00-09:00"), True, id="a night that ends where it begins"),
        pytest.param(slot("monday", "20:00-06:00", "servers_off"), False, id="servers are off at night as a rule"),
        pytest.param(slot("monday", "20:00-21:00", more='zone = "Asia/Tokyo"\n'), False, id="another zone's clock"),
        pytest.param(slot("monday", "20:00-21:00", more='zone = "Europe/Paris"\n'), True, id="the policy's own zone"),
    ],
)
def test_a_slot_that_protects_work_lies_in_somebodys_working_time(section: str, *, is_told: bool) -> None:
    assert bool(of("SLOT-OUTSIDE-WORK", added(section))) is is_told


def test_a_slot_for_some_hours_is_held_against_these_alone() -> None:
    lunch = slot("monday", "12:00-12:30", more='hours = ["watch"]\n')
    (finding,) = of("SLOT-OUTSIDE-WORK", added(NIGHTS + lunch))
    assert finding.what["en"] == "the slot “Slot” (Monday, 12:00-12:30) touches nobody’s scheduled working time"
    assert of("SLOT-OUTSIDE-WORK", added(NIGHTS + lunch.replace("watch", "office"))) == ()


@pytest.mark.parametrize(
    ("friday", "is_told"),
    [
        pytest.param("16:00", False, id="48 h a week on average are allowed"),
        pytest.param("16:01", True, id="a minute more is not"),
    ],
)
def test_the_union_caps_the_average_week(friday: str, *, is_told: bool) -> None:
    text = changed(
        (OFFICE, f'monday-thursday = ["08:00-13:00", "14:00-19:00"]\nfriday = ["08:00-{friday}"]'),
        ("employees = 320\n", 'employees = 320\ncountry = "BE"\n'),
    )
    told = of("EU-WEEK-AVERAGE", text)
    assert bool(told) is is_told
    assert not any(finding.is_verified for finding in told)


def test_the_french_average_is_judged_by_the_french_law_alone() -> None:
    text = changed((OFFICE, 'monday-friday = ["08:00-13:00", "14:00-19:00"]'))
    assert {finding.code for finding in found(text)} == {"FR-WEEK-LONGEST", "FR-WEEK-AVERAGE"}


@pytest.mark.parametrize(
    ("line", "severity"),
    [
        pytest.param("minimum_group = 10\n", None, id="ten people are the usual smallest group"),
        pytest.param("minimum_group = 9\n", Severity.WARNING, id="nine are fewer"),
        pytest.param("", Severity.NOTE, id="a group that is not agreed on"),
    ],
)
def test_the_smallest_group_is_agreed_on_and_not_small(line: str, severity: Severity | None) -> None:
    told = of("REPORT-GROUP", added(f'[reports]\nclause = "people"\n{line}'))
    assert [finding.severity for finding in told] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("minutes", "severity"),
    [
        pytest.param(60, None, id="mail arrives while the shortest period of work lasts"),
        pytest.param(61, Severity.WARNING, id="a minute longer"),
    ],
)
def test_held_mail_has_arrived_before_work_ends(minutes: int, severity: Severity | None) -> None:
    text = changed(
        (DEFAULTS, f"{DEFAULTS}smoothing_minutes = {minutes}\n"),
        (OFFICE, 'monday-friday = ["09:00-10:00", "13:30-18:00"]'),
        ('action = "nudge"', 'action = "defer"'),
    )
    told = of("SMOOTHING", text)
    assert [finding.severity for finding in told] == ([severity] if severity else [])
    assert all("(09:00-10:00)" in finding.what["en"] for finding in told)


@pytest.mark.parametrize(
    ("ordinary", "told"),
    [
        pytest.param("office", [], id="hours of the day"),
        pytest.param("watch", ["hours.watch"], id="a night watch, where there are hours of the day"),
    ],
)
def test_the_instant_that_senders_are_told_is_no_night(ordinary: str, told: list[str]) -> None:
    text = added(NIGHTS, (DEFAULTS, f'{DEFAULTS}ordinary_hours = "{ordinary}"\n'))
    assert [finding.where for finding in of("ORDINARY-HOURS", text)] == told


def test_where_everybody_works_at_night_there_are_no_other_hours_to_name() -> None:
    assert of("ORDINARY-HOURS", changed((OFFICE, 'monday-friday = ["22:00-06:00"]'))) == ()


REST = '[rest]\nclause = "rest"\ndaily_hours = 12\nweekly_hours = 48\nlongest_day_hours = 9\n\n'
MEETINGS = '[meetings]\nclause = "rest"\nearliest = "09:00"\nlatest = "18:00"\n\n'


@pytest.mark.parametrize(
    ("section", "kind", "told"),
    [
        pytest.param(REST, 'kind = "daily_rest"\nlength = "12 hours"', 0, id="the same rest"),
        pytest.param(REST, 'kind = "daily_rest"\nlength = "720 minutes"', 0, id="the same rest in minutes"),
        pytest.param(REST, 'kind = "daily_rest"\nlength = "11 hours"', 1, id="another rest"),
        pytest.param(REST, 'kind = "weekly_rest"\nlength = "2 days"', 0, id="the same weekly rest in days"),
        pytest.param(REST, 'kind = "weekly_rest"\nlength = "35 hours"', 1, id="another weekly rest"),
        pytest.param(REST, 'kind = "longest_day"\nlength = "10 hours"', 1, id="another longest day"),
        pytest.param(REST, 'kind = "longest_span"\nlength = "13 hours"', 0, id="what the section does not say"),
        pytest.param(
            REST, 'kind = "daily_rest"\nlength = "11 hours"\ncontracts = ["forfait-jours"]', 0, id="some contracts' own"
        ),
        pytest.param(MEETINGS, 'kind = "meeting_hours"\nwho = ["everyone"]\nbetween = "09:00-18:00"', 0, id="one day"),
        pytest.param(MEETINGS, 'kind = "meeting_hours"\nwho = ["everyone"]\nbetween = "09:30-17:00"', 2, id="two days"),
    ],
)
def test_what_is_said_twice_is_said_alike(section: str, kind: str, told: int) -> None:
    text = added(f'{section}[[commitments]]\nclause = "people"\n{kind}\n')
    assert len(of("SAID-TWICE", text)) == told


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        pytest.param('earliest = "09:00"\nlatest = "18:00"', [], id="the hours of work themselves"),
        pytest.param('latest = "18:01"', ["meetings.latest"], id="a minute after the last works"),
        pytest.param('earliest = "08:59"', ["meetings.earliest"], id="a minute before the first works"),
        pytest.param('days = ["monday-saturday"]', ["meetings.days"], id="a day without work"),
        pytest.param('latest = "17:00"', [], id="no days named: every day that is worked"),
    ],
)
def test_meetings_take_place_when_somebody_works(lines: str, keys: list[str]) -> None:
    told = of("MEETING-OUTSIDE-WORK", added(f'[meetings]\nclause = "rest"\n{lines}\n'))
    assert [finding.where for finding in told] == keys


def test_telework_days_of_the_directory_ask_for_slots_of_contact() -> None:
    at_home, at_work = Place(telework=(1,)), Place()
    assert len(of("FR-TELEWORK-MISSING", changed(), directory=people(at_work, at_home))) == 1
    assert of("FR-TELEWORK-MISSING", changed(), directory=people(at_work)) == ()
    slots = added('[telework]\nclause = "people"\ndays = ["tuesday"]\ncontact = ["09:30-12:00"]\n')
    assert of("FR-TELEWORK-MISSING", slots, directory=people(at_home)) == ()
    elsewhere = added('[scope]\nsite = ["lyon"]\n')
    assert of("FR-TELEWORK-MISSING", elsewhere, directory=people(at_home)) == ()


@pytest.mark.parametrize(
    ("scope", "told"),
    [
        pytest.param("", ["scope"], id="covered without a word"),
        pytest.param('[scope]\ncontract = ["cadre-dirigeant"]\n', ["scope.contract"], id="named"),
        pytest.param('[scope]\nnot_contract = ["cadre-dirigeant"]\n', [], id="left out"),
    ],
)
def test_senior_executives_in_scope_are_told(scope: str, told: list[str]) -> None:
    text = added(scope) if scope else changed()
    directory = people(Place(contract="cadre-dirigeant"), Place(contract="cdi"))
    assert [finding.where for finding in of("FR-EXECUTIVES", text, directory=directory)] == told


@pytest.mark.parametrize(
    ("when", "said"),
    [
        pytest.param(
            '{ class = ["night", "evening"] }', "leave, public holiday, weekly rest, early morning, break", id="classes"
        ),
        pytest.param(
            '{ relation = ["superior", "report"] }',
            ", ".join(
                f"{quiet} (from the same team, from anybody else)"
                for quiet in ("leave", "public holiday", "weekly rest", "night", "evening", "early morning", "break")
            ),
            id="senders",
        ),
        pytest.param("{ on_call = false }", "", id="whoever is on call is reached, which needs no row"),
    ],
)
def test_what_no_row_is_for_is_named(when: str, said: str) -> None:
    text = changed((RESPONSE, RESPONSE.replace("action", f"when = {when}\naction")))
    told = [finding.what["en"] for finding in of("RESPONSE-GAP", text)]
    assert told == ([f"no row says what happens in: {said}; mail is then delivered"] if said else [])


def test_a_name_that_is_nearly_right_is_offered_in_the_readers_language() -> None:
    text = added('[reports]\nclause = "people"\n[[reports.targets]]\nmetric = "evening.connected"\nat_most = 2\n')
    (finding,) = of("METRIC-UNKNOWN", text)
    assert finding.way_out["fr"].startswith("vouliez-vous dire « evenings.connected » ? ")
    assert finding.way_out["en"].startswith('did you mean "evenings.connected"? ')
