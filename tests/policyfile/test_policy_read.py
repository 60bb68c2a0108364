"""What a sound policy file says, read to the last value."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from disconnect.errors import ConfigError
from disconnect.model.agreement import Basis
from disconnect.model.hours import WeeklyPeriod
from disconnect.model.policy import Action, HolidayRule, QuietClass, Relation, Response
from disconnect.policyfile.mistakes import PolicyFileError
from disconnect.policyfile.read import parse, read

SOUND = (Path(__file__).parent / "sound.toml").read_text("utf-8")
DAY = 24 * 60
WORK = 'monday-friday = ["09:00-12:30", "13:30-18:00"]'


def changed(old: str, new: str) -> str:
    assert old in SOUND
    return SOUND.replace(old, new, 1)


def test_every_value_arrives() -> None:
    policy = parse(SOUND, "sound.toml")
    office = policy.hours["office"]
    assert (policy.id, policy.zone, policy.default_hours, policy.ordinary) == (
        "sound",
        "Europe/Paris",
        "office",
        "office",
    )
    assert policy.title == {"fr": "Accord", "en": "Agreement"}
    assert policy.identity.basis is Basis.AGREEMENT
    assert {name: clause.ref for name, clause in policy.clauses.items()} == {"hours": "article 1"}
    assert (policy.night_start, policy.night_end) == (21 * 60, 6 * 60)
    assert (policy.weekend, policy.max_hold) == ((5, 6), 114 * 60)
    assert (office.id, office.clause, office.is_frame, office.title["en"]) == ("office", "hours", False, "Offices")
    assert office.periods[:2] == (WeeklyPeriod(540, 750), WeeklyPeriod(810, 1080))
    assert len(office.periods) == 10
    assert policy.responses == (
        Response(clause="hours", action=Action.NUDGE, classes=frozenset({QuietClass.EVENING, QuietClass.NIGHT})),
        Response(clause="hours", action=Action.DEFER, relations=frozenset({Relation.SUPERIOR}), on_call=False),
    )


def test_clauses_keep_their_titles() -> None:
    found = parse(SOUND, "sound.toml").clauses
    assert (found["hours"].id, found["hours"].ref) == ("hours", "article 1")
    assert found["hours"].title == {"fr": "Horaires", "en": "Horaires"}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param('"Charte"', ("Charte", "Charte"), id="one text stands for both languages"),
        pytest.param('{ fr = "Charte" }', ("Charte", "Charte"), id="the language that is there stands for the other"),
        pytest.param('{ en = "Charter", fr = "Charte" }', ("Charte", "Charter"), id="each language has its own"),
    ],
)
def test_titles(title: str, expected: tuple[str, str]) -> None:
    policy = parse(changed('{ fr = "Accord", en = "Agreement" }', title), "x")
    assert (policy.title["fr"], policy.title["en"]) == expected


@pytest.mark.parametrize(
    ("written", "periods"),
    [
        pytest.param('monday = ["22:00-06:00"]', [(1320, 1800)], id="a shift past midnight ends on the next day"),
        pytest.param('sunday = ["22:00-06:00"]', [(6 * DAY + 1320, 7 * DAY + 360)], id="Sunday into the next week"),
        pytest.param('monday = ["18:00-00:00"]', [(1080, 1440)], id="00:00 as an end is midnight"),
        pytest.param('monday = ["18:00-24:00"]', [(1080, 1440)], id="24:00 is midnight too"),
        pytest.param('monday = ["00:00-24:00"]', [(0, 1440)], id="a whole day"),
        pytest.param('monday = ["20:00-08:00"]', [(1200, 1920)], id="twelve hours past midnight are still a shift"),
        pytest.param('monday = ["9:00 – 12:30"]', [(540, 750)], id="a long dash, spaces, one digit"),
        pytest.param('monday = ["13:00-14:00", "09:00-10:00"]', [(540, 600), (780, 840)], id="put in order"),
        pytest.param('monday = ["09:00-12:00", "12:00-13:00"]', [(540, 720), (720, 780)], id="touching is no overlap"),
        pytest.param(
            'sunday = ["22:00-06:00"]\nmonday = ["06:00-08:00"]',
            [(360, 480), (6 * DAY + 1320, 7 * DAY + 360)],
            id="touching past midnight from Sunday to Monday",
        ),
        pytest.param('lundi = ["09:00-10:00"]', [(540, 600)], id="French days"),
        pytest.param(
            'samedi-lundi = ["09:00-10:00"]',
            [(540, 600), (5 * DAY + 540, 5 * DAY + 600), (6 * DAY + 540, 6 * DAY + 600)],
            id="a range over the end of the week",
        ),
        pytest.param(
            'days = ["monday", "mercredi"]\nframe = "08:00-20:00"',
            [(480, 1200), (2 * DAY + 480, 2 * DAY + 1200)],
            id="a frame on each of its days",
        ),
    ],
)
def test_hours_as_written_are_minutes_of_the_week(written: str, periods: list[tuple[int, int]]) -> None:
    office = parse(changed(WORK, written), "x").hours["office"]
    assert [(period.start, period.end) for period in office.periods] == periods
    assert office.is_frame is ("frame" in written)


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        pytest.param('country = "BE"', HolidayRule(id="fr", country="BE"), id="a country"),
        pytest.param(
            'country = "CA"\nsubdivision = "QC"',
            HolidayRule(id="fr", country="CA", subdivision="QC"),
            id="a subdivision",
        ),
        pytest.param(
            'country = "BE"\nadd = [2026-05-15, "2026-12-24"]\nremove = [2026-05-14]',
            HolidayRule(
                id="fr",
                country="BE",
                add=frozenset({date(2026, 5, 15), date(2026, 12, 24)}),
                remove=frozenset({date(2026, 5, 14)}),
            ),
            id="the employer's days, bare or in quotes",
        ),
        pytest.param(
            "add = [2026-05-15]", HolidayRule(id="fr", country="", add=frozenset({date(2026, 5, 15)})), id="dates alone"
        ),
    ],
)
def test_holiday_calendars(written: str, rule: HolidayRule) -> None:
    assert parse(changed('country = "FR"', written), "x").holiday_rules["fr"] == rule


@pytest.mark.parametrize(
    ("written", "subdivision"),
    [
        pytest.param('country = "FR"\nsubdivision = "971"', "971", id="Guadeloupe as a part of France"),
        pytest.param('country = "GP"', "971", id="Guadeloupe by its own code"),
        pytest.param('country = "FR"\nsubdivision = "67"', "6AE", id="Bas-Rhin"),
        pytest.param('country = "FR"\nsubdivision = "57"', "57", id="Moselle"),
    ],
)
def test_french_calendars_follow_the_official_list(written: str, subdivision: str) -> None:
    rule = parse(changed('country = "FR"', f"{written}\nadd = [2026-05-15]"), "x").holiday_rules["fr"]
    assert (rule.country, rule.subdivision) == ("FR", subdivision)
    assert rule.add == {date(2006, 6, 5), date(2007, 5, 28), date(2026, 5, 15)}
    assert ("Vendredi saint" in rule.leave_out) is (subdivision == "971")


def test_the_official_list_gives_yearly_days_too() -> None:
    rule = parse(changed('country = "FR"', 'country = "BL"'), "x").holiday_rules["fr"]
    assert rule.every_year == {(10, 9)}


def test_the_official_list_takes_days_away_in_single_years_too() -> None:
    rule = parse(changed('country = "FR"', 'country = "MF"\nremove = [2026-05-14]'), "x").holiday_rules["fr"]
    assert date(2017, 5, 27) in rule.add
    assert {date(2017, 5, 28), date(2026, 5, 14)} <= rule.remove


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        pytest.param('weekend = ["friday", "saturday"]', "weekend", (4, 5), id="another weekend"),
        pytest.param('weekend = ["dimanche", "samedi"]', "weekend", (5, 6), id="the weekend in any order"),
        pytest.param('weekend = ["sunday", "monday"]', "weekend", (6, 0), id="a weekend over the week's end"),
        pytest.param("max_hold_hours = 1", "max_hold", 60, id="the shortest hold"),
        pytest.param("max_hold_hours = 114", "max_hold", 6840, id="the longest hold"),
        pytest.param('ordinary_hours = "office"', "ordinary", "office", id="ordinary hours by name"),
    ],
)
def test_settings_of_the_whole(line: str, field: str, value: object) -> None:
    assert getattr(parse(f"{line}\n{SOUND}", "x"), field) == value


@pytest.mark.parametrize(
    ("night", "expected"),
    [
        pytest.param('start = "22:00"\nend = "05:00"', (1320, 300), id="over midnight"),
        pytest.param('start = "00:00"\nend = "07:00"', (0, 420), id="after midnight"),
        pytest.param('start = "22:00"\nend = "24:00"', (1320, 0), id="until midnight"),
        pytest.param('end = "07:00"', (1260, 420), id="one of the two"),
    ],
)
def test_the_night(night: str, expected: tuple[int, int]) -> None:
    policy = parse(f"{SOUND}\n[night]\n{night}\n", "x")
    assert (policy.night_start, policy.night_end) == expected


def test_holidays_may_be_for_nobody_unless_the_directory_says_so() -> None:
    assert parse(changed('default_holidays = "fr"', 'default_holidays = ""'), "x").holidays == ""


@pytest.mark.parametrize(
    "same",
    [
        pytest.param(f"# a comment\n\n{SOUND}", id="a comment and a blank line"),
        pytest.param(SOUND.replace("\n", "\r\n"), id="another system's line ends"),
        pytest.param(
            changed('id = "sound"\n', "").replace("[identity", 'id = "sound"\n[identity', 1), id="another order of keys"
        ),
        pytest.param(changed("[holidays.fr]", "[holidays.'fr'] # France"), id="another spelling of a key"),
    ],
)
def test_the_version_is_of_what_is_said_not_of_how(same: str) -> None:
    assert parse(same, "x") == parse(SOUND, "y")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("18:00", "18:01", id="a minute of working time"),
        pytest.param('"nudge"', '"deliver"', id="an action"),
        pytest.param("article 1", "article 2", id="a reference"),
        pytest.param("Horaires", "Heures", id="a clause's title"),
    ],
)
def test_another_content_is_another_version(old: str, new: str) -> None:
    version = parse(changed(old, new), "x").version
    assert version != parse(SOUND, "x").version
    assert len(version) == 12
    assert replace(parse(SOUND, "x"), version="").id == "sound"


def test_the_order_of_responses_is_part_of_the_content() -> None:
    head, first, second = SOUND.split("[[responses]]")
    swapped = f"{head}[[responses]]{second}\n[[responses]]{first}"
    assert parse(swapped, "x").responses == parse(SOUND, "x").responses[::-1]
    assert parse(swapped, "x").version != parse(SOUND, "x").version


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(SOUND, "utf-8-sig")
    assert read(path) == parse(SOUND, "x")


def test_a_missing_file_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml: there is no such policy file; check the path, or let"):
        read(tmp_path / "none.toml")


def test_a_file_in_another_encoding_says_how_to_save_it(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_bytes('id = "déconnexion"'.encode("latin-1"))
    with pytest.raises(ConfigError, match=r"policy\.toml: it is no UTF-8 text; save it as UTF-8"):
        read(path)


def test_a_folder_is_no_policy(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="it is no regular file"):
        read(tmp_path)


def test_an_empty_file_lacks_what_is_required() -> None:
    with pytest.raises(PolicyFileError) as caught:
        parse("", "empty.toml")
    missing = [problem.where for problem in caught.value.problems if problem.code == "key-missing"]
    assert sorted(missing) == ["default_hours", "id", "title", "zone"]


def test_a_file_cut_off_is_told_at_its_end() -> None:
    with pytest.raises(PolicyFileError, match="line 1: this is not TOML"):
        parse("id = [", "cut.toml")


def test_a_mistake_in_a_response_does_not_make_the_next_ones_unreachable() -> None:
    text = changed('class = ["evening", "night"]', 'class = ["evenings"]').replace('"defer"', '"deferr"')
    with pytest.raises(PolicyFileError) as caught:
        parse(text, "x")
    assert [problem.code for problem in caught.value.problems] == ["class-unknown", "action-unknown"]


def test_several_narrow_rows_may_hide_a_broad_one_together() -> None:
    rows = "".join(
        f'[[responses]]\nclause = "hours"\nwhen = {{ on_call = {duty} }}\naction = "nudge"\n'
        for duty in ("true", "false")
    )
    text = f'{SOUND.split("[[responses]]")[0]}{rows}[[responses]]\nclause = "hours"\naction = "deliver"\n'
    with pytest.raises(PolicyFileError) as caught:
        parse(text, "x")
    assert [problem.code for problem in caught.value.problems] == ["response-unreachable"]
    assert "responses (row 3)" in caught.value.where
    assert os.linesep not in caught.value.what
