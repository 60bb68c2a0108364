"""The law we ship: what it says, how it is read, and that its pages are current."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from disconnect.errors import ConfigError
from disconnect.policyfile.law import citations, countries, law, parameter, resolve
from disconnect.policyfile.law.page import CHAPTERS, law_page
from disconnect.policyfile.law.units import UNITS

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "policies" / "law"
TODAY = date(2026, 3, 27)


@pytest.mark.parametrize("country", countries())
def test_every_country_s_file_is_read_and_is_its_own(country: str) -> None:
    book = law(country)

    assert book.country == country
    assert book.parameters
    assert (FOLDER / f"{country.lower()}.toml").is_file()


@pytest.mark.parametrize("country", countries())
def test_every_file_says_first_that_it_is_no_advice(country: str) -> None:
    head = (FOLDER / f"{country.lower()}.toml").read_text("utf-8").partition("\ncountry")[0]

    assert all(line.startswith("#") for line in head.splitlines())
    assert "pas un conseil juridique" in head
    assert "no legal advice" in head


def test_what_nobody_read_counts_as_unverified() -> None:
    for country in countries():
        for found in law(country).parameters.values():
            for dated in found.values:
                assert not dated.verified or (country == "FR" and dated.reference.text == "Code du travail"), found.id


@pytest.mark.parametrize(
    ("name", "value", "article"),
    [
        pytest.param("rest.daily.hours", 11, "L.3131-1", id="daily rest"),
        pytest.param("rest.daily.floor.hours", 9, "D.3131-6", id="daily rest by agreement"),
        pytest.param("rest.weekly.hours", 35, "L.3132-2", id="weekly rest, daily rest included"),
        pytest.param("rest.weekly.day", "sunday", "L.3132-3", id="Sunday"),
        pytest.param("week.longest.days", 6, "L.3132-1", id="days of work a week"),
        pytest.param("day.longest.hours", 10, "L.3121-18", id="the longest day"),
        pytest.param("week.longest.hours", 48, "L.3121-20", id="the longest week"),
        pytest.param("week.average.hours", 44, "L.3121-22", id="the average week"),
        pytest.param("week.average.weeks", 12, "L.3121-22", id="the weeks it is taken over"),
        pytest.param("night.shortest.hours", 9, "L.3122-2", id="the shortest night"),
        pytest.param("night.earliest.start", "21:00", "L.3122-2", id="where the night may start"),
        pytest.param("night.latest.end", "07:00", "L.3122-2", id="where the night may end"),
        pytest.param("night.default.start", "21:00", "L.3122-20", id="where it starts without an agreement"),
        pytest.param("night.default.end", "06:00", "L.3122-20", id="where it ends without an agreement"),
        pytest.param("on_call.notice.days", 15, "L.3121-12, 2°", id="notice of on-call duty"),
        pytest.param("forfait.days", 218, "L.3121-64, I, 3°", id="days of a days-based contract"),
        pytest.param("forfait.interview.per_year", 1, "L.3121-65, I, 3°", id="the yearly interview"),
        pytest.param("disconnection.charter.employees", 50, "L.3121-65, II", id="the headcount for the charter"),
        pytest.param("disconnection.duty", "negotiation-else-charter", "L.2242-17, 7°", id="the duty itself"),
        pytest.param("young.rest.daily.hours", 12, "L.3164-1", id="daily rest of the young"),
        pytest.param("sanction.fine.euros", 4000, "L.8115-3", id="the fine"),
    ],
)
def test_the_french_law_of_today(name: str, value: object, article: str) -> None:
    found = parameter("FR", name, TODAY)

    assert (found.value, found.reference.article, found.verified) == (value, article, True)


@pytest.mark.parametrize(
    ("day", "article", "identifier"),
    [
        pytest.param(date(2017, 1, 1), "L.2242-8, 7°", "LEGIARTI000033024095", id="its first day"),
        pytest.param(date(2017, 9, 23), "L.2242-8, 7°", "LEGIARTI000033024095", id="the last day under the old number"),
        pytest.param(date(2017, 9, 24), "L.2242-17, 7°", "LEGIARTI000035627780", id="the first under the new one"),
        pytest.param(date(2022, 3, 30), "L.2242-17, 7°", "LEGIARTI000039785096", id="the day before today's version"),
        pytest.param(date(2022, 3, 31), "L.2242-17, 7°", "LEGIARTI000043893940", id="the first day of today's"),
    ],
)
def test_the_right_to_disconnect_keeps_its_history(day: date, article: str, identifier: str) -> None:
    reference = parameter("FR", "disconnection.duty", day).reference

    assert (reference.article, reference.identifier) == (article, identifier)
    assert reference.url.endswith(identifier)


def test_on_the_day_before_the_right_there_was_none() -> None:
    with pytest.raises(
        ConfigError, match=r"nothing is known of it on 2016-12-31.*from 2017-01-01 until before 2017-09-24"
    ):
        parameter("FR", "disconnection.duty", date(2016, 12, 31))


@pytest.mark.parametrize(
    ("country", "name", "said"),
    [
        pytest.param("FR", "rest.dayly.hours", 'did you mean "rest.daily.hours"', id="a slip in the identifier"),
        pytest.param("FR", "unheard.of", "use one of: disconnection.duty", id="nothing like it"),
        pytest.param("DE", "rest.daily.hours", "use one of: BE, ES, EU, FR, LU, PT", id="a country we do not hold"),
    ],
)
def test_what_there_is_not_is_told_with_what_there_is(country: str, name: str, said: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(said)):
        parameter(country, name, TODAY)


def test_a_country_may_be_written_small() -> None:
    assert law("fr") is law("FR")


def test_the_other_countries_say_their_one_line() -> None:
    assert [parameter("EU", name, TODAY).value for name in ("rest.daily.hours", "rest.weekly.hours")] == [11, 35]
    assert parameter("BE", "disconnection.employees", TODAY).value == 20
    assert parameter("LU", "disconnection.agreement.employees", TODAY).value == 150
    assert parameter("PT", "disconnection.duty", TODAY).value == "no-contact"
    assert parameter("ES", "disconnection.covers", TODAY).value == ("employees", "executives")


def test_public_holidays_by_law_are_those_of_the_code() -> None:
    national = parameter("FR", "holidays.national", TODAY).value

    assert isinstance(national, tuple)
    assert len(national) == 11
    assert {"01-01", "05-01", "05-08", "07-14", "11-11"} < set(national)


def test_every_meaning_is_one_plain_line_in_each_language() -> None:
    for country in countries():
        for found in law(country).parameters.values():
            assert set(found.meaning) == {"fr", "en"}
            for text in found.meaning.values():
                assert "\n" not in text
                assert text.endswith(".")
                assert len(text) < 170
            assert found.meaning["fr"] != found.meaning["en"]


def test_no_meaning_speaks_of_breaches() -> None:
    for country in countries():
        for found in law(country).parameters.values():
            assert not re.search(r"breach|violat|infraction", " ".join(found.meaning.values()), re.IGNORECASE)


def test_every_unit_of_a_number_has_nouns_to_look_for() -> None:
    assert all(unit.nouns for unit in UNITS.values() if unit.kind is int)


@pytest.mark.parametrize(("lang", "page"), [("en", "law.md"), ("fr", "law.fr.md")])
def test_the_page_is_current_and_names_every_parameter(lang: str, page: str) -> None:
    current = (ROOT / "docs" / page).read_text("utf-8")

    assert current == law_page(lang), "run scripts/written.py"
    for country in countries():
        for name in law(country).parameters:
            assert f"| `{name}`<br>" in current


def test_every_parameter_has_a_chapter() -> None:
    words = {word for chapter in CHAPTERS for word in chapter.split()}

    assert {name.partition(".")[0] for name in law("FR").parameters} <= words


def test_every_article_a_template_cites_was_in_force_when_it_was_written() -> None:
    templates = tuple((ROOT / "policies" / "templates").glob("*/policy.toml"))
    cited = {found for path in templates for found in citations(str(tomllib.loads(path.read_text("utf-8"))))}

    assert len(cited) > 5
    for citation in cited:
        found = resolve(citation.article, TODAY)
        assert not found.known or found.identifier, citation.article
        assert not found.instead, citation.article
