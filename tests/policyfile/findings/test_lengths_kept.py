"""Lengths of work and rest: what the policy promises, what the law asks of promises, how work past midnight counts."""

from __future__ import annotations

import pytest

from disconnect.policyfile.findings.base import Severity
from tests.policyfile.findings.looking import OFFICE, changed, of, section

FIVE_DAYS = 'monday-friday = ["09:00-13:00", "14:00-18:00"]'


def promise(kind: str, said: str, hours: str = FIVE_DAYS) -> str:
    words = f'[[commitments]]\nclause = "rest"\nkind = "{kind}"\nwho = ["employer"]\nto = ["employee"]\n{said}'
    return changed((OFFICE, hours), section(words))


def rest(said: str, hours: str = FIVE_DAYS) -> str:
    return changed((OFFICE, hours), section(f'[rest]\nclause = "rest"\n{said}'))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param(rest("daily_hours = 15"), "", id="15 h from 18:00 to 09:00 are kept"),
        pytest.param(rest("daily_hours = 15.5"), "15 h apart; the policy itself promises 15.5", id="half an hour more"),
        pytest.param(rest("weekly_hours = 63"), "", id="63 h of weekend are kept"),
        pytest.param(rest("weekly_hours = 64"), "63 h; the policy itself promises 64", id="an hour more"),
        pytest.param(rest("longest_day_hours = 8"), "", id="8 h a day are kept"),
        pytest.param(rest("longest_day_hours = 7.5"), "length of the day of 8 h", id="half an hour less"),
        pytest.param(rest("longest_week_hours = 40"), "", id="40 h a week are kept"),
        pytest.param(rest("longest_week_hours = 39"), "40 h of scheduled work in a week", id="an hour less"),
        pytest.param(promise("longest_span", 'length = "9 hours"'), "", id="a span of 9 h is kept"),
        pytest.param(promise("longest_span", 'length = "8 hours"'), "span of the day of 9 h", id="an hour less of it"),
        pytest.param(promise("days_in_a_row", "times = 5"), "", id="five days in a row are kept"),
        pytest.param(promise("days_in_a_row", "times = 4"), "5 working days in a row", id="a day less"),
        pytest.param(
            promise("longest_day", 'length = "7 hours"\ncontracts = ["apprentice"]'), "", id="whose day is not known"
        ),
        pytest.param(promise("longest_day", 'length = "7 hours"\noptional = true'), "", id="what binds nobody"),
        pytest.param(
            promise(
                "days_in_a_row",
                "times = 6",
                'cycle_start = 2026-01-05\nshifts = { a = "09:00-12:00" }\n'
                'cycle = ["a", "a", "a", "off", "off", "a", "a", "a", "a"]',
            ),
            "7 working days in a row",
            id="days in a row over the end of a rota",
        ),
    ],
)
def test_what_the_policy_promises_its_hours_keep(text: str, what: str) -> None:
    told = of("OWN-REST", text)
    assert bool(told) is bool(what)
    assert all(what in each.what["en"] for each in told)


@pytest.mark.parametrize(
    ("kind", "length", "article"),
    [
        pytest.param("daily_rest", "11 hours", "", id="as much daily rest as the law"),
        pytest.param("daily_rest", "10 hours", "L.3131-1", id="less"),
        pytest.param("weekly_rest", "35 hours", "", id="as much weekly rest"),
        pytest.param("weekly_rest", "24 hours", "L.3132-2", id="less of it"),
        pytest.param("longest_day", "10 hours", "", id="as long a day"),
        pytest.param("longest_day", "11 hours", "L.3121-18", id="a longer one"),
        pytest.param("longest_span", "13 hours", "", id="the span that 11 h of rest leave"),
        pytest.param("longest_span", "14 hours", "L.3131-1", id="a longer span"),
    ],
)
def test_a_commitment_may_be_stricter_than_the_law_and_not_laxer(kind: str, length: str, article: str) -> None:
    told = of("FR-REST-CLAUSE", promise(kind, f'length = "{length}"'))
    assert [each.reference and each.reference.article for each in told] == ([article] if article else [])


@pytest.mark.parametrize(
    ("hours", "severity"),
    [
        pytest.param('monday = ["20:00-06:00"]', None, id="10 h over midnight"),
        pytest.param('monday = ["19:59-06:00"]', Severity.ERROR, id="10 h 01 over midnight"),
        pytest.param('monday = ["18:00-24:00"]\ntuesday = ["00:00-06:00"]', Severity.ERROR, id="12 h written in two"),
        pytest.param(
            'monday = ["20:00-05:00"]\ntuesday = ["16:00-24:00"]',
            Severity.WARNING,
            id="two lawful shifts that make 13 h of one date",
        ),
    ],
)
def test_a_day_is_what_begins_on_it_however_it_is_written(hours: str, severity: Severity | None) -> None:
    told = of("FR-DAY-LONGEST", changed((OFFICE, hours)))
    assert [each.severity for each in told] == ([severity] if severity else [])


NIGHTS = 'monday-saturday = ["22:00-05:00"]'
CUT = 'monday-saturday = ["22:00-24:00"]\ntuesday-sunday = ["00:00-05:00"]'


def test_six_nights_are_six_days_however_they_are_written() -> None:
    assert of("FR-DAYS-PER-WEEK", changed((OFFICE, NIGHTS))) == ()
    cut = CUT.replace("monday-saturday", "monday").replace("tuesday-sunday", "sunday") + (
        '\ntuesday-saturday = ["00:00-05:00", "22:00-24:00"]'
    )
    assert of("FR-DAYS-PER-WEEK", changed((OFFICE, cut))) == ()


def test_a_week_is_what_is_worked_from_its_monday_to_its_sunday() -> None:
    rota = (
        "cycle_start = 2026-01-05\n"
        '[[hours.office.weeks]]\nmonday-friday = ["09:00-16:00"]\nsunday = ["22:00-06:00"]\n'
        '[[hours.office.weeks]]\nmonday = ["20:00-24:00"]\ntuesday-friday = ["09:00-19:00"]\n'
    )
    (told,) = of("FR-WEEK-LONGEST", changed((OFFICE, rota)))
    assert "week 2: 50 h of scheduled work in a week" in told.what["en"]


def test_a_rest_that_begins_at_the_week_s_end_is_a_question_of_reading() -> None:
    (told,) = of("FR-REST-WEEKLY", changed((OFFICE, NIGHTS)))
    assert told.severity is Severity.WARNING
    assert "begins at the end of that week" in told.what["en"]


def test_an_average_from_which_an_agreement_departs_is_still_to_be_looked_at() -> None:
    week = 'monday-saturday = ["09:00-13:00", "14:00-17:40"]'
    ref = ('ref = "Accord, article 1"', 'ref = "Accord, article 1"\nderogates = ["FR-WEEK-AVERAGE"]')
    (told,) = of("FR-WEEK-AVERAGE", changed((OFFICE, week), ref))
    assert told.severity is Severity.WARNING


def test_another_clause_s_departure_is_no_ground() -> None:
    hours = 'tuesday = ["14:00-22:00"]\nwednesday = ["08:00-12:00"]'
    other = ('ref = "Accord, article 3 ;', 'derogates = ["FR-REST-DAILY"]\nref = "Accord, article 3 ;')
    (told,) = of("FR-REST-DAILY", changed((OFFICE, hours), other))
    assert told.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("night", "is_told"),
    [
        pytest.param('start = "00:00"\nend = "07:00"', False, id="7 h from midnight"),
        pytest.param('start = "22:00"\nend = "05:00"', False, id="7 h with midnight to 5"),
        pytest.param('start = "00:00"\nend = "06:59"', True, id="6 h 59"),
        pytest.param('start = "23:00"\nend = "04:00"', True, id="without the hour before 5"),
    ],
)
def test_the_night_of_press_and_shows_is_shorter(night: str, *, is_told: bool) -> None:
    press = ('ref = "Accord, article 1"', 'ref = "Accord, article 1 ; Code du travail, L.3122-3"')
    assert bool(of("FR-NIGHT-DEFINITION", changed(press, section(f"[night]\n{night}")))) is is_told


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(promise("quiet_hours", 'between = "19:00-08:00"'), id="13 quiet hours"),
        pytest.param(promise("quiet_hours", 'between = "18:00-12:00"'), id="18 quiet hours"),
        pytest.param(
            changed(
                section(
                    '[slots.off]\ntitle = "Serveurs"\nclause = "rest"\nkind = "servers_off"\ntimes = ["19:00-08:00"]'
                )
            ),
            id="servers off for 13 h",
        ),
    ],
)
def test_quiet_hours_may_be_longer_than_a_shift(text: str) -> None:
    assert of("period-backwards", text) == ()
