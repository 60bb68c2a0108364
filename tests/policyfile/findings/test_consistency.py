"""What a policy says against itself: holds, slots, clauses, dates and times that exclude one another, and where."""

from __future__ import annotations

from datetime import date

import pytest

from disconnect.model.opaque import Address
from disconnect.model.person import Directory, Person, Place
from disconnect.policyfile.findings.base import Severity
from tests.policyfile.findings.looking import OFFICE, ROW, changed, found, of, section

AWARENESS = 'to = ["employee", "superior", "executives"]'


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
        assert "from Friday 23 October 2026, 18:00 to Monday 26 October 2026, 09:00" in each.what["en"]


def test_a_closure_longer_than_any_hold_is_told_with_its_days_for_information() -> None:
    closure = '[[closures]]\ntitle = "Noël"\nclause = "hours"\nfrom = 2026-12-24\nto = 2026-12-31'
    (told,) = of("HOLD-NEVER-ENDS", changed(section(closure), DEFER))
    assert told.severity is Severity.NOTE
    assert (
        "from Wednesday 23 December 2026, 18:00 to Monday 4 January 2027, 09:00, 279 h pass without work"
        in told.what["en"]
    )
    assert "before Wednesday 30 December 2026, 15:00 is delivered at once" in told.what["en"]


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
        pytest.param("19:00-21:01", "Europe/Paris", "Wednesday 1 July 2026, 21:00", id="a minute into it"),
        pytest.param("05:59-08:00", "Europe/Paris", "Wednesday 1 July 2026, 05:59", id="its last minute"),
        pytest.param("06:00-08:00", "Europe/Paris", "", id="from its end on"),
        # Six hours apart, and five for the week after Europe has changed its clocks in October.
        pytest.param("13:00-15:00", "America/Montreal", "", id="New York’s afternoon is Paris’s evening"),
        pytest.param("14:00-15:30", "America/Montreal", "Wednesday 1 July 2026, 21:00", id="its end is the night"),
        pytest.param(
            "00:30-01:00", "America/Montreal", "Monday 26 October 2026, 05:30", id="only between two clock changes"
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
    assert "falls in the night in Asia/Tokyo: Wednesday 1 July 2026, 21:00" in told.what["en"]
    assert "bob" not in told.what["en"]


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
        assert "(1 April 2026 – 30 September 2026)" in each.what["en"]


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
        assert each.what["en"].endswith(f"yet mail from a line manager is delivered at once (evening): {told_of}")


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


@pytest.mark.parametrize(
    ("code", "text", "what"),
    [
        pytest.param("FORCE-DATES", changed(("2026-03-03", "2026-04-01")), "", id="signed on its first day"),
        pytest.param(
            "FORCE-DATES",
            changed(("2026-03-03", "2026-04-02")),
            "the policy is signed on 2026-04-02, after its first day in force, 2026-04-01",
            id="signed a day later",
        ),
        pytest.param(
            "FORCE-DATES",
            changed(("in_force_from = 2026-04-01", "in_force_from = 2026-04-01\nmeasured_from = 2026-03-31")),
            "",
            id="measured from the day before",
        ),
        pytest.param(
            "FORCE-DATES",
            changed(("in_force_from = 2026-04-01", "in_force_from = 2026-04-01\nmeasured_from = 2026-04-01")),
            "measured_from (2026-04-01) serves before the entry into force only (2026-04-01)",
            id="measured from the same day",
        ),
        pytest.param(
            "MEETING-HOURS",
            changed(
                section('[meetings]\nclause = "rest"\nearliest = "09:00"\nlatest = "17:00"\nlongest_series_hours = 8')
            ),
            "",
            id="a series as long as the day of meetings",
        ),
        pytest.param(
            "MEETING-HOURS",
            changed(
                section('[meetings]\nclause = "rest"\nearliest = "09:00"\nlatest = "16:59"\nlongest_series_hours = 8')
            ),
            "a series of meetings may last 8 h, longer than the day of meetings (09:00-16:59): the rule stops nothing",
            id="a series a minute longer",
        ),
        pytest.param(
            "MEETING-HOURS",
            changed(
                section('[meetings]\nclause = "rest"\nearliest = "12:01"\nlatest = "17:00"\nlunch = "12:00-14:00"')
            ),
            "lunch (12:00-14:00) lies outside the hours of meetings (12:01-17:00): it protects nothing",
            id="a lunch that begins a minute before",
        ),
    ],
)
def test_dates_and_times_that_exclude_one_another_are_told_with_both(code: str, text: str, what: str) -> None:
    assert [each.what["en"] for each in of(code, text)] == ([what] if what else [])
