"""Where each number of the law, and each date, begins to matter: the last that passes and the first that does not."""

from __future__ import annotations

from datetime import date

import pytest

from disconnect.model.opaque import Address
from disconnect.model.person import Directory, Person, Place
from disconnect.policyfile.findings.base import Severity
from tests.policyfile.findings.looking import OFFICE, changed, found, of

ROW = '[[responses]]\nclause = "rest"\naction = "nudge"'
AWARENESS = 'to = ["employee", "superior", "executives"]'


def rota(*weeks: str) -> str:
    """The hours of the sound policy as a rota of weeks, each given by what its working days are."""
    rows = "".join(f"\n[[hours.office.weeks]]\n{week}\n" for week in weeks)
    return changed((OFFICE, f"cycle_start = 2026-01-05\n{rows}"))


def week(hours: float) -> str:
    """A week of five days alike."""
    minutes = round(hours * 60 / 5)
    return f'monday-friday = ["08:00-{8 + minutes // 60:02}:{minutes % 60:02}"]'


def section(text: str) -> tuple[str, str]:
    """A section put before the table of responses."""
    return ROW, f"{text}\n\n{ROW}"


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
        pytest.param('["employee"]', "the superior, executives", id="supervisors too"),
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


DEFER = ('action = "nudge"', 'action = "defer"')


@pytest.mark.parametrize(
    ("hold", "severity", "what"),
    [
        pytest.param(64, None, "", id="every weekend fits, that of the clock change in October too"),
        pytest.param(
            63,
            Severity.NOTE,
            "64 h pass without work, more than the longest hold (63 h; once in the year)",
            id="all but that",
        ),
        pytest.param(62, Severity.WARNING, "(62 h; 51 times in the year)", id="hardly any weekend fits"),
    ],
)
def test_a_hold_ends_at_an_opening_or_never_starts(hold: int, severity: Severity | None, what: str) -> None:
    told = of(
        "HOLD-NEVER-ENDS",
        changed(
            DEFER,
            ('default_holidays = "fr"', f"max_hold_hours = {hold}"),
            ('[holidays.fr]\ncountry = "FR"\n', ""),
        ),
    )
    assert [each.severity for each in told] == ([severity] if severity else [])
    for each in told:
        assert what in each.what["en"]
        assert "from Friday 2026-10-23 18:00 to Monday 2026-10-26 09:00" in each.what["en"]


def test_a_closure_longer_than_any_hold_is_told_with_its_days_for_information() -> None:
    closure = '[[closures]]\ntitle = "Noël"\nclause = "hours"\nfrom = 2026-12-24\nto = 2026-12-31'
    (told,) = of("HOLD-NEVER-ENDS", changed(section(closure), DEFER))
    assert told.severity is Severity.NOTE
    assert "from Wednesday 2026-12-23 18:00 to Monday 2027-01-04 09:00, 279 h pass without work" in told.what["en"]
    assert "before Wednesday 2026-12-30 15:00 is delivered at once" in told.what["en"]


def shared(times: str, zone: str) -> str:
    return changed(
        section(
            '[slots.shared]\ntitle = "S"\nclause = "rest"\nkind = "shared"\ndays = ["monday-friday"]\n'
            f'times = ["{times}"]\n'
            f'zone = "{zone}"\n\n[exceptions.teams]\ntitle = "T"\nclause = "rest"\nkind = "international"\n'
            'slots = ["shared"]'
        )
    )


def person(name: str, zone: str) -> Person:
    return Person(id=name, addresses=(Address(f"{name}@x.example"),), places=(Place(zone=zone),))


@pytest.mark.parametrize(
    ("times", "zone", "example"),
    [
        pytest.param("19:00-21:00", "Europe/Paris", "", id="until the night begins"),
        pytest.param("19:00-21:01", "Europe/Paris", "Wednesday 2026-07-01 at 21:00", id="a minute into it"),
        pytest.param("05:59-08:00", "Europe/Paris", "Wednesday 2026-07-01 at 05:59", id="its last minute"),
        pytest.param("06:00-08:00", "Europe/Paris", "", id="from its end on"),
        # Six hours apart, and five for the week after Europe has changed its clocks in October.
        pytest.param("13:00-15:00", "America/Montreal", "", id="New York’s afternoon is Paris’s evening"),
        pytest.param("14:00-15:30", "America/Montreal", "Wednesday 2026-07-01 at 21:00", id="its end is the night"),
        pytest.param(
            "00:30-01:00", "America/Montreal", "Monday 2026-10-26 at 05:30", id="only between two clock changes"
        ),
    ],
)
def test_a_shared_slot_keeps_out_of_the_night(times: str, zone: str, example: str) -> None:
    told = of("INTERNATIONAL-NIGHT", shared(times, zone))
    assert bool(told) is bool(example)
    for each in told:
        assert example in each.what["en"]


def test_the_night_is_everybody_s_own() -> None:
    people = {name: person(name, zone) for name, zone in (("ana", ""), ("bob", "Asia/Tokyo"))}
    directory = Directory(people=people, by_address={}, lists={})
    (told,) = of("INTERNATIONAL-NIGHT", shared("14:00-16:00", "Europe/Paris"), directory=directory)
    assert "falls in the night in Asia/Tokyo: Wednesday 2026-07-01 at 21:00" in told.what["en"]
    assert "bob" not in told.what["en"]


def test_of_the_public_sector_nothing_is_judged_by_the_labour_code() -> None:
    text = changed(
        ("employees = 320", 'employees = 320\nsector = "public"'), (OFFICE, 'monday-sunday = ["06:00-24:00"]')
    )
    assert {each.code for each in found(text)} == {"PUBLIC-SECTOR"}


@pytest.mark.parametrize(
    ("day", "is_told"),
    [
        pytest.param(date(2026, 3, 31), True, id="the day before it enters into force"),
        pytest.param(date(2026, 4, 1), False, id="its first day"),
        pytest.param(date(2026, 9, 30), False, id="its last day"),
        pytest.param(date(2026, 10, 1), True, id="the day after"),
    ],
)
def test_a_policy_is_in_force_from_its_first_day_to_its_last(day: date, *, is_told: bool) -> None:
    text = changed(("in_force_from = 2026-04-01", "in_force_from = 2026-04-01\nin_force_to = 2026-09-30"))
    told = of("FORCE-OVER", text, day=day)
    assert bool(told) is is_told
    for each in told:
        assert "(2026-04-01 – 2026-09-30)" in each.what["en"]


def test_findings_stand_in_the_order_of_their_lines() -> None:
    text = changed((OFFICE, 'monday-sunday = ["06:00-24:00"]'), ('"3 years"', '"9 years"'), ("L.3131-1", "L.3131-99"))
    lines = [each.line or 0 for each in found(text)]
    assert lines == sorted(lines)
    assert len(set(lines)) >= 3


def promise(kind: str, more: str) -> str:
    return f'[[commitments]]\nclause = "rest"\nkind = "{kind}"\nwho = ["superior"]\nto = ["employee"]\n{more}\n'


@pytest.mark.parametrize(
    ("allowed", "ruled_out", "times"),
    [
        pytest.param(promise("link_during_absence", 'during = ["leave"]'), '["leave"]', "leave", id="the same time"),
        pytest.param(promise("link_during_absence", 'during = ["leave"]'), '["night"]', "", id="another time"),
        pytest.param(
            promise("link_during_absence", 'during = ["leave"]'),
            '["outside_hours"]',
            "leave",
            id="leave lies outside hours",
        ),
        pytest.param(
            promise("link_during_absence", 'during = ["leave"]\nexemptions = ["at_request"]'),
            '["leave"]',
            "",
            id="an exemption settles it",
        ),
        pytest.param(
            promise("contact_window", 'between = "08:00-21:00"'), '["night"]', "", id="a window until the night"
        ),
        pytest.param(
            promise("contact_window", 'between = "08:00-21:01"'), '["night"]', "the night", id="a minute into the night"
        ),
        pytest.param(
            promise("contact_window", 'between = "05:59-12:00"'), '["night"]', "the night", id="the night’s last minute"
        ),
    ],
)
def test_what_one_clause_allows_no_other_rules_out(allowed: str, ruled_out: str, times: str) -> None:
    text = changed(section(allowed + promise("no_solicitation", f"during = {ruled_out}")))
    told = of("CONTRADICTION", text)
    assert bool(told) is bool(times)
    for each in told:
        assert each.what["en"].endswith(f"with no exemption on either side: {times}")
        assert each.what["en"].startswith("this commitment allows a contact that clause “Rest” rules out")


@pytest.mark.parametrize(
    ("row", "told_of"),
    [
        pytest.param('when = { class = ["evening"] }\naction = "nudge"', "", id="the evening is answered"),
        pytest.param('when = { class = ["night"] }\naction = "nudge"', "no row", id="no row is for the evening"),
        pytest.param(
            'when = { relation = ["superior"] }\naction = "deliver"',
            "clause “Rest”",
            id="a row delivers superiors’ mail",
        ),
        pytest.param(
            'when = { minutes_after_work = 30 }\naction = "deliver"\n\n'
            '[[responses]]\nclause = "rest"\naction = "nudge"',
            "",
            id="half an hour after work is let be",
        ),
    ],
)
def test_what_is_promised_in_the_evening_the_table_does(row: str, told_of: str) -> None:
    evening = promise("no_solicitation", 'during = ["evening"]')
    table = f'{evening}\n[[responses]]\nclause = "rest"\n{row}'
    told = of("PROTECTED-NOT-ANSWERED", changed((ROW, table)))
    assert bool(told) is bool(told_of)
    for each in told:
        assert each.what["en"].endswith(f"yet mail from a superior is delivered at once (evening): {told_of}")


DEFER_ROW = '[[responses]]\nclause = "rest"\naction = "defer"'


@pytest.mark.parametrize(
    ("table", "told_of"),
    [
        pytest.param(DEFER_ROW, "", id="all mail waits"),
        pytest.param(ROW, "the sender is reminded", id="a reminder is a contact all the same"),
        pytest.param(
            f'[[responses]]\nclause = "rest"\nwhen = {{ relation = ["team"] }}\naction = "nudge"\n\n{DEFER_ROW}',
            "",
            id="colleagues are not the employer",
        ),
        pytest.param(
            '[[responses]]\nclause = "rest"\nwhen = { class = ["night"] }\naction = "defer"',
            "(leave, public holiday, weekly rest, evening, early morning, break), mail is delivered at once",
            id="what no row is for is delivered",
        ),
        pytest.param(
            f'[[responses]]\nclause = "rest"\nwhen = {{ on_call = true }}\naction = "deliver"\n\n{DEFER_ROW}',
            "",
            id="people on call may be reached",
        ),
    ],
)
def test_in_portugal_no_superior_reaches_people_in_rest_time(table: str, told_of: str) -> None:
    told = of("PT-HOLD", changed(("employees = 320", 'employees = 320\ncountry = "PT"'), (ROW, table)))
    assert bool(told) is bool(told_of)
    for each in told:
        assert each.what["en"].endswith(told_of)
        assert not each.is_verified


@pytest.mark.parametrize(
    ("code", "text", "line"),
    [
        pytest.param(
            "RESPONSE-GAP", changed((ROW, ROW + '\nwhen = { class = ["night"] }')), 44, id="the table of responses"
        ),
        pytest.param("FR-BASIS", changed(('basis = "agreement"\n', "")), 10, id="a key that its section lacks"),
        pytest.param("PROHIBITED-USES", changed(('["sanction", ', "[")), 8, id="a value"),
        pytest.param(
            "FR-TRAINING",
            changed((f'kind = "awareness"\n{AWARENESS}', 'kind = "right_to_disconnect"\nto = ["employee"]')),
            None,
            id="what is nowhere",
        ),
    ],
)
def test_a_finding_stands_on_its_line_or_the_nearest_above(code: str, text: str, line: int | None) -> None:
    (told,) = of(code, text)
    assert told.line == line
