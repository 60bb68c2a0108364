"""Where each number of the law begins to matter: the last that passes and the first that does not."""

from __future__ import annotations

import pytest

from disconnect.policyfile.findings.base import Severity
from tests.policyfile.findings.looking import OFFICE, changed, found, of, section

AWARENESS = 'to = ["employee", "superior", "executives"]'


def rota(*weeks: str) -> str:
    """The hours of the sound policy as a rota of weeks, each given by what its working days are."""
    rows = "".join(f"\n[[hours.office.weeks]]\n{week}\n" for week in weeks)
    return changed((OFFICE, f"cycle_start = 2026-01-05\n{rows}"))


def week(hours: float) -> str:
    """A week of five days alike."""
    minutes = round(hours * 60 / 5)
    return f'monday-friday = ["08:00-{8 + minutes // 60:02}:{minutes % 60:02}"]'


@pytest.mark.parametrize(
    ("code", "text", "is_told"),
    [
        pytest.param("FR-DAY-LONGEST", changed((OFFICE, 'monday = ["08:00-18:00"]')), False, id="10 h a day"),
        pytest.param("FR-DAY-LONGEST", changed((OFFICE, 'monday = ["08:00-18:01"]')), True, id="10 h 01"),
        pytest.param("FR-WEEK-LONGEST", rota(week(48), week(35)), False, id="48 h in a week"),
        pytest.param("FR-WEEK-LONGEST", rota(week(48 + 1 / 12), week(35)), True, id="48 h 05 in a week"),
        pytest.param("FR-WEEK-AVERAGE", rota(week(48), week(40)), False, id="44 h on average"),
        pytest.param("FR-WEEK-AVERAGE", rota(week(48), week(40 + 1 / 12)), True, id="44 h 02 on average"),
        pytest.param("FR-WEEK-AVERAGE", rota(*[week(46)] * 6, *[week(30)] * 6), False, id="38 h over any 12 weeks"),
        pytest.param("FR-WEEK-AVERAGE", rota(*[week(46)] * 12, *[week(20)] * 12), True, id="12 weeks of 46 h in a row"),
        pytest.param(
            "FR-DAYS-PER-WEEK", changed((OFFICE, 'monday-saturday = ["09:00-12:00"]')), False, id="six days a week"
        ),
        pytest.param(
            "FR-DAYS-PER-WEEK", changed((OFFICE, 'monday-sunday = ["09:00-12:00"]')), True, id="seven days a week"
        ),
        pytest.param("FR-SUNDAY", changed((OFFICE, 'saturday = ["16:00-24:00"]')), False, id="until Saturday midnight"),
        pytest.param("FR-SUNDAY", changed((OFFICE, 'saturday = ["18:00-00:01"]')), True, id="a minute of Sunday"),
        pytest.param("FR-SUNDAY", changed((OFFICE, 'sunday = ["23:59-24:00"]')), True, id="Sunday’s last minute"),
        pytest.param(
            "CHOICE-BREAKS-REST",
            changed(section('[hours.office.personal]\nclause = "hours"\nstart = "08:00-10:00"\nend = "16:00-21:00"')),
            False,
            id="a choice that leaves 11 h",
        ),
        pytest.param(
            "CHOICE-BREAKS-REST",
            changed(section('[hours.office.personal]\nclause = "hours"\nstart = "08:00-10:00"\nend = "16:00-21:01"')),
            True,
            id="a choice that leaves 10 h 59",
        ),
        pytest.param(
            "FR-NIGHT-DEFINITION", changed(section('[night]\nstart = "21:00"\nend = "06:00"')), False, id="9 h"
        ),
        pytest.param(
            "FR-NIGHT-DEFINITION", changed(section('[night]\nstart = "21:01"\nend = "06:00"')), True, id="8:59"
        ),
        pytest.param(
            "FR-NIGHT-DEFINITION", changed(section('[night]\nstart = "22:00"\nend = "07:00"')), False, id="to 7:00"
        ),
        pytest.param(
            "FR-NIGHT-DEFINITION", changed(section('[night]\nstart = "22:00"\nend = "07:01"')), True, id="past 7:00"
        ),
        pytest.param(
            "FR-NIGHT-DEFINITION", changed(section('[night]\nstart = "20:59"\nend = "06:00"')), True, id="from 20:59"
        ),
        pytest.param("FR-RENEGOTIATION", changed(('"3 years"', '"4 years"')), False, id="four years"),
        pytest.param("FR-RENEGOTIATION", changed(('"3 years"', '"49 months"')), True, id="49 months"),
    ],
)
def test_each_number_of_the_law_begins_to_matter_exactly(code: str, text: str, *, is_told: bool) -> None:
    assert bool(of(code, text)) is is_told


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        pytest.param("daily_hours = 11", False, id="as much daily rest as the law"),
        pytest.param("daily_hours = 10.5", True, id="less"),
        pytest.param("weekly_hours = 35", False, id="as much weekly rest"),
        pytest.param("weekly_hours = 34.9", True, id="a little less"),
        pytest.param("longest_day_hours = 10", False, id="as long a day"),
        pytest.param("longest_day_hours = 10.5", True, id="a longer one"),
        pytest.param("longest_week_hours = 48", False, id="as long a week"),
        pytest.param("longest_week_hours = 49", True, id="a longer week"),
    ],
)
def test_a_rest_clause_may_be_stricter_than_the_law_and_not_laxer(said: str, *, is_told: bool) -> None:
    told = of("FR-REST-CLAUSE", changed(section(f'[rest]\nclause = "rest"\n{said}')))
    assert bool(told) is is_told


@pytest.mark.parametrize(
    ("said", "article"),
    [
        pytest.param("daily_hours = 10", "L.3131-1", id="daily rest"),
        pytest.param("weekly_hours = 30", "L.3132-2", id="weekly rest"),
        pytest.param("longest_day_hours = 11", "L.3121-18", id="the day"),
        pytest.param("longest_week_hours = 50", "L.3121-20", id="the week"),
    ],
)
def test_each_number_of_a_rest_clause_cites_its_own_article(said: str, article: str) -> None:
    (told,) = of("FR-REST-CLAUSE", changed(section(f'[rest]\nclause = "rest"\n{said}')))
    assert told.reference is not None
    assert told.reference.article == article


@pytest.mark.parametrize(
    ("between", "during", "is_told"),
    [
        pytest.param("08:00-21:00", "", False, id="11 h are left"),
        pytest.param("08:00-21:01", "", True, id="10 h 59 are left"),
        pytest.param("07:00-22:00", 'during = ["daily_rest"]', False, id="rest comes first"),
    ],
)
def test_a_window_of_contact_leaves_the_daily_rest(between: str, during: str, *, is_told: bool) -> None:
    promise = (
        '[[commitments]]\nclause = "rest"\nkind = "contact_window"\nwho = ["employer"]\nto = ["employee"]\n'
        f'between = "{between}"\n{during}'
    )
    assert bool(of("FR-CONTACT-WINDOW", changed(section(promise)))) is is_told


@pytest.mark.parametrize(
    ("signed", "is_told"),
    [
        pytest.param("2017-09-23", False, id="the day before, L.2242-8 is the duty"),
        pytest.param("2017-09-24", True, id="from then on it is the penalty"),
    ],
)
def test_l2242_8_had_two_lives(signed: str, *, is_told: bool) -> None:
    text = changed(("L.2242-17, 7°", "L.2242-8, 7°"), ("2026-03-03", signed))
    told = of("FR-TWO-LIVES", text)
    assert bool(told) is is_told
    for each in told:
        assert "L.2242-17, 7°" in each.way_out["en"]
        assert "24 September 2017" in each.what["en"]


@pytest.mark.parametrize(
    ("to", "missing"),
    [
        pytest.param('["employee", "superior"]', "executives", id="management is left out"),
        pytest.param('["employee"]', "the line manager, executives", id="supervisors too"),
    ],
)
def test_training_reaches_all_whom_the_article_names(to: str, missing: str) -> None:
    (told,) = of("FR-TRAINING", changed((AWARENESS, f"to = {to}")))
    assert (told.severity, told.what["en"]) == (
        Severity.WARNING,
        f"training and awareness do not reach: {missing}",
    )


def test_two_commitments_together_reach_everybody() -> None:
    training = '[[commitments]]\nclause = "people"\nkind = "training"\nto = ["superior", "executives"]'
    assert of("FR-TRAINING", changed((AWARENESS, 'to = ["employee"]'), section(training))) == ()


def test_of_the_public_sector_nothing_is_judged_by_the_labour_code() -> None:
    text = changed(
        ("employees = 320", 'employees = 320\nsector = "public"'), (OFFICE, 'monday-sunday = ["06:00-24:00"]')
    )
    assert {each.code for each in found(text)} == {"PUBLIC-SECTOR"}
