"""Public holidays against the official list of France, and how an employer's own changes apply."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from disconnect.errors import ConfigError
from disconnect.model.policy import HolidayRule
from disconnect.policyfile.holidays import official_changes
from disconnect.worktime.holidays import dates

YEARS = range(2006, 2032)
ZONES = {
    "metropole": "",
    "alsace-moselle": "57",
    "guadeloupe": "971",
    "guyane": "973",
    "la-reunion": "974",
    "martinique": "972",
    "mayotte": "976",
    "nouvelle-caledonie": "NC",
    "polynesie-francaise": "PF",
    "saint-barthelemy": "BL",
    "saint-martin": "MF",
    "saint-pierre-et-miquelon": "PM",
    "wallis-et-futuna": "WF",
}


def official(folder: Path, zone: str) -> frozenset[date]:
    with (folder / f"jours_feries_{zone}.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(date.fromisoformat(row["date"]) for row in csv.DictReader(file))


@pytest.mark.parametrize(("zone", "subdivision"), [pytest.param(zone, part, id=zone) for zone, part in ZONES.items()])
def test_every_zone_has_the_days_of_the_official_list(zone: str, subdivision: str, shared_data: Path) -> None:
    listed = official(shared_data / "fr-public-holidays", zone)
    assert {day.year for day in listed} == set(YEARS)
    assert sorted(dates(official_changes("FR", subdivision), YEARS)) == sorted(listed)


def test_the_official_list_has_no_zone_that_is_not_tested(shared_data: Path) -> None:
    files = {path.stem for path in (shared_data / "fr-public-holidays").glob("jours_feries_*.csv")}
    assert files == {f"jours_feries_{zone}" for zone in ZONES}


@pytest.mark.parametrize(
    ("rule", "day", "expected"),
    [
        pytest.param({"country": "FR"}, date(2026, 12, 26), False, id="Saint Stephen's is no holiday in Paris"),
        pytest.param(
            {"country": "FR", "subdivision": "57"}, date(2026, 12, 26), True, id="but in Alsace-Moselle it is"
        ),
        pytest.param({"country": "FR"}, date(2026, 7, 14), True, id="the 14th of July is"),
        pytest.param(
            {"country": "FR", "leave_out": frozenset({"Fête nationale"})},
            date(2026, 7, 14),
            False,
            id="a day left out by its French name is not",
        ),
        pytest.param(
            {"country": "FR", "remove": frozenset({date(2026, 7, 14)})}, date(2026, 7, 14), False, id="nor one removed"
        ),
        pytest.param(
            {"country": "FR", "remove": frozenset({date(2025, 7, 14)})},
            date(2026, 7, 14),
            True,
            id="a day removed in one year stays in the next",
        ),
        pytest.param(
            {"country": "FR", "add": frozenset({date(2026, 5, 15)})}, date(2026, 5, 15), True, id="an added day is"
        ),
        pytest.param(
            {"country": "FR", "add": frozenset({date(2026, 5, 15)}), "remove": frozenset({date(2026, 5, 15)})},
            date(2026, 5, 15),
            False,
            id="what is removed stays removed, although it is added",
        ),
        pytest.param(
            {"country": "FR", "every_year": frozenset({(10, 9)})}, date(2026, 10, 9), True, id="a day of every year is"
        ),
        pytest.param(
            {"country": "", "add": frozenset({date(2026, 5, 15)})},
            date(2026, 5, 15),
            True,
            id="a calendar without a country has its own days",
        ),
        pytest.param({"country": ""}, date(2026, 12, 25), False, id="and no others"),
        pytest.param(
            {"country": "FR", "leave_out": frozenset({"Fête du Travail"})},
            date(2008, 5, 1),
            True,
            id="a day of two names stays while one of them counts (Ascension on the 1st of May)",
        ),
        pytest.param(
            {"country": "FR", "leave_out": frozenset({"Fête du Travail", "Ascension"})},
            date(2008, 5, 1),
            False,
            id="and goes when both are left out",
        ),
        pytest.param(
            {"country": "PL"}, date(2026, 11, 11), True, id="other countries come from the package as they are"
        ),
    ],
)
def test_holidays_of_a_rule(rule: dict[str, object], day: date, expected: bool) -> None:  # noqa: FBT001 - a column
    assert (day in dates(HolidayRule(**{"id": "test", **rule}), [day.year])) is expected  # type: ignore[arg-type] # a row


def test_days_of_other_years_are_not_given() -> None:
    rule = HolidayRule(id="test", country="FR", add=frozenset({date(2025, 5, 2), date(2026, 5, 15)}))
    assert {day.year for day in dates(rule, [2026])} == {2026}


def test_a_leap_day_of_every_year_comes_in_leap_years_alone() -> None:
    rule = HolidayRule(id="test", country="", every_year=frozenset({(2, 29)}))
    assert dates(rule, range(2023, 2030)) == {date(2024, 2, 29), date(2028, 2, 29)}


def test_the_order_and_the_repetition_of_years_change_nothing() -> None:
    rule = HolidayRule(id="test", country="FR")
    assert dates(rule, [2027, 2026, 2027]) == dates(rule, [2026, 2027]) == dates(rule, [2026]) | dates(rule, [2027])


@pytest.mark.parametrize(
    ("country", "subdivision"),
    [pytest.param("XX", "", id="no such country"), pytest.param("FR", "99", id="no such subdivision")],
)
def test_an_unknown_place_is_told_with_what_mends_it(country: str, subdivision: str) -> None:
    with pytest.raises(ConfigError, match="no such country or subdivision; use the codes of ISO 3166") as caught:
        dates(HolidayRule(id="test", country=country, subdivision=subdivision), [2026])
    assert caught.value.where == f"holiday calendar {country} {subdivision}".rstrip()
