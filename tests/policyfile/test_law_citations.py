"""Citations of the Labour Code are read however people write them, and mean what they meant on the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.errors import ConfigError
from disconnect.policyfile.law import citations, law, resolve
from disconnect.policyfile.law.citation import Citation

TODAY = date(2026, 3, 27)
CHANGED = date(2017, 9, 24)


@pytest.mark.parametrize(
    ("text", "article"),
    [
        pytest.param("L2242-8", "L.2242-8", id="letters and digits only"),
        pytest.param("L. 2242-8", "L.2242-8", id="a point and a space"),
        pytest.param("l.2242-8", "L.2242-8", id="a small letter"),
        pytest.param("L.\N{NO-BREAK SPACE}2242\N{NON-BREAKING HYPHEN}8", "L.2242-8", id="signs that do not break"),
        pytest.param("Code du travail, L.2242-17, 7°", "L.2242-17, 7°", id="as the house writes"),
        pytest.param("article L. 3131-1 du code du travail", "L.3131-1", id="the code behind"),
        pytest.param("C. trav., art. L. 3121-64, II, 3°", "L.3121-64, II, 3°", id="as lawyers write"),
        pytest.param("au 7° de l'article L. 2242-17", "L.2242-17, 7°", id="the point before"),
        pytest.param("3° du II de l’article L. 3121-64", "L.3121-64, II, 3°", id="point and part before"),
        pytest.param("L2141-7-1", "L.2141-7-1", id="three numbers"),
        pytest.param("D. 3131-6", "D.3131-6", id="a decree"),
        pytest.param("R3121-2", "R.3121-2", id="a regulation"),
        pytest.param("L.3121-65, II", "L.3121-65, II", id="a part alone"),
    ],
)
def test_a_citation_is_read_however_it_is_written(text: str, article: str) -> None:
    assert [found.article for found in citations(text)] == [article]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param(
            "L.2242-17, 7° (respect des congés), L.3133-1", ["L2242-17", "L3133-1"], id="two, with words between"
        ),
        pytest.param("L. 3121-18 à L. 3121-25", ["L3121-18", "L3121-25"], id="the ends of a range"),
        pytest.param("L. 1110-1 du code de la santé publique", [], id="another code, behind"),
        pytest.param("Code de commerce, L.2242-8", [], id="another code, before"),
        pytest.param("Code de commerce, L.2242-8 ; Code du travail, L.3131-1", ["L3131-1"], id="each has its code"),
        pytest.param("L. 1110-1 du code de la santé publique, L3131-1", ["L3131-1"], id="a code behind is of that one"),
        pytest.param("L. 212-15-3", [], id="the numbers before 2008"),
        pytest.param("XL2242-8", [], id="inside a word"),
        pytest.param("accord du 3 mai 2019, article 4", [], id="an agreement's article"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_citations_of_the_labour_code_alone_are_found(text: str, numbers: list[str]) -> None:
    assert [found.number for found in citations(text)] == numbers


@given(
    st.sampled_from("LRD"),
    st.integers(1000, 9999),
    st.lists(st.integers(1, 150), min_size=1, max_size=3),
    st.sampled_from(["", "I", "IV"]),
    st.integers(0, 12),
)
def test_what_the_house_writes_it_reads(letter: str, book: int, rest: list[int], part: str, degree: int) -> None:
    number = f"{letter}{book}-{'-'.join(map(str, rest))}"
    point = ", ".join(filter(None, (part, f"{degree}°" if degree else "")))
    citation = Citation(number=number, point=point)

    assert citations(f"Code du travail, {citation.article}") == (citation,)


@pytest.mark.parametrize(
    ("day", "identifier", "instead"),
    [
        pytest.param(
            date(2016, 12, 31), "LEGIARTI000031086573", "", id="the day before the right, the number is another text"
        ),
        pytest.param(date(2017, 1, 1), "LEGIARTI000033024095", "", id="the first day of the right"),
        pytest.param(CHANGED - timedelta(days=1), "LEGIARTI000033024095", "", id="its last day under that number"),
        pytest.param(CHANGED, "LEGIARTI000035627846", "L.2242-17, 7°", id="the first day of the penalty"),
        pytest.param(TODAY, "LEGIARTI000051289082", "L.2242-17, 7°", id="today"),
    ],
)
@pytest.mark.parametrize("text", ["L2242-8", "Code du travail, L. 2242-8, 7°"])
def test_the_number_with_two_lives_is_explained(text: str, day: date, identifier: str, instead: str) -> None:
    found = resolve(text, day)

    assert (found.number, found.identifier, found.instead) == ("L2242-8", identifier, instead)
    assert found.known


def test_the_explanation_speaks_both_languages_and_names_the_current_number() -> None:
    found = resolve("L.2242-8", TODAY)

    assert "pénalité" in found.explanation["fr"]
    assert "penalty" in found.explanation["en"]
    assert all("L.2242-17" in text for text in found.explanation.values())
    assert resolve(found.instead, TODAY).explanation == {}


def test_before_the_change_the_later_number_leads_back() -> None:
    found = resolve("L.2242-17, 7°", CHANGED - timedelta(days=1))

    assert (found.identifier, found.instead) == ("LEGIARTI000031086535", "L.2242-8, 7°")
    assert resolve("L.2242-17, 7°", CHANGED).instead == ""


@pytest.mark.parametrize(
    ("text", "day", "known"),
    [
        pytest.param("L.3121-18", date(2010, 1, 1), True, id="an article we hold, on a day without a version"),
        pytest.param("L.1111-1", TODAY, False, id="an article we do not hold"),
    ],
)
def test_no_version_is_made_up(text: str, day: date, known: bool) -> None:  # noqa: FBT001 - a column of a table
    found = resolve(text, day)

    assert (found.identifier, found.known) == ("", known)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("accord d'entreprise, article 4", "0", id="none"),
        pytest.param("L.3131-1 et L.3132-2", "2", id="two"),
    ],
)
def test_a_citation_that_is_not_one_is_refused_with_an_example(text: str, count: str) -> None:
    with pytest.raises(ConfigError, match=rf"cites {count} articles.*L\.2242-17, 7°"):
        resolve(text, TODAY)


def test_every_article_we_hold_resolves_to_its_version_of_the_day() -> None:
    for number, versions in law("FR").articles.items():
        for version in versions:
            assert resolve(number, version.since).identifier == version.identifier
