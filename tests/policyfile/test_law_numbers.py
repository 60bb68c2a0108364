"""Numbers as French texts of law write them are read as what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.policyfile.law.numbers import LARGEST, in_words, numbers_in, read_number
from disconnect.policyfile.law.spoken import amounts, point_of, says_article, says_day, times

NUMBERS = st.integers(0, LARGEST)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        pytest.param(0, "zéro", id="nothing"),
        pytest.param(11, "onze", id="the hours of daily rest"),
        pytest.param(16, "seize", id="the last simple one"),
        pytest.param(17, "dix-sept", id="the first of two words"),
        pytest.param(21, "vingt et un", id="and one"),
        pytest.param(22, "vingt-deux", id="no and before two"),
        pytest.param(35, "trente-cinq", id="the statutory week"),
        pytest.param(44, "quarante-quatre", id="the average week"),
        pytest.param(70, "soixante-dix", id="seventy is sixty and ten"),
        pytest.param(71, "soixante et onze", id="and eleven"),
        pytest.param(72, "soixante-douze", id="no and before twelve"),
        pytest.param(80, "quatre-vingts", id="eighty alone has an s"),
        pytest.param(81, "quatre-vingt-un", id="eighty-one has neither s nor and"),
        pytest.param(91, "quatre-vingt-onze", id="ninety-one neither"),
        pytest.param(99, "quatre-vingt-dix-neuf", id="the largest below a hundred"),
        pytest.param(100, "cent", id="a hundred without one"),
        pytest.param(101, "cent un", id="a hundred and one"),
        pytest.param(180, "cent quatre-vingts", id="eighty at the end has its s"),
        pytest.param(200, "deux cents", id="hundreds at the end have an s"),
        pytest.param(218, "deux cent dix-huit", id="the days of a days-based contract"),
        pytest.param(1000, "mille", id="a thousand without one"),
        pytest.param(2000, "deux mille", id="thousands never have an s"),
        pytest.param(4071, "quatre mille soixante et onze", id="thousands and small ones"),
        pytest.param(9999, "neuf mille neuf cent quatre-vingt-dix-neuf", id="the largest"),
    ],
)
def test_a_number_is_written_and_read(number: int, words: str) -> None:
    assert in_words(number) == words
    assert read_number(words) == number


@pytest.mark.parametrize("number", [-1, 10_000])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="not from 0 to 9999"):
        in_words(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("vingt et une", 21, id="feminine"),
        pytest.param("vingt-et-un", 21, id="the spelling of 1990"),
        pytest.param("quatre vingt dix", 90, id="without hyphens"),
        pytest.param("Deux\N{NO-BREAK SPACE}cents", 200, id="a capital and a space that does not break"),
        pytest.param("4\N{NARROW NO-BREAK SPACE}000", 4000, id="digits in groups"),
        pytest.param("218", 218, id="digits"),
        pytest.param(" onze ", 11, id="spaces around"),
        pytest.param("onze heures", None, id="something behind"),
        pytest.param("dix onze", None, id="two numbers"),
        pytest.param("vingt et deux", None, id="and where there is none"),
        pytest.param("deux, cents", None, id="a comma between"),
        pytest.param("souvent", None, id="cent at the end of a word"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_other_spellings_are_read_and_what_is_no_number_is_not(text: str, number: int | None) -> None:
    assert read_number(text) == number


@given(NUMBERS)
def test_every_number_is_read_as_written_however_it_is_joined(number: int) -> None:
    words = in_words(number)
    feminine = f"{words}e" if words.endswith("un") else words

    for spelling in (words, words.replace(" ", "-"), words.replace("-", " "), words.upper(), feminine):
        assert read_number(spelling) == number


@given(NUMBERS, NUMBERS)
def test_two_numbers_in_a_sentence_are_found_in_order(first: int, second: int) -> None:
    found = numbers_in(f"entre {in_words(first)} heures et {second} jours")

    assert [number.value for number in found] == [first, second]


def test_a_percentage_is_no_hundred() -> None:
    assert [found.value for found in numbers_in("majoré de cinquante pour cent")] == [50]


@pytest.mark.parametrize(
    ("words", "unit", "said"),
    [
        pytest.param("onze heures consécutives", "hours", (11,), id="words before the noun"),
        pytest.param("onze heures consécutives", "days", (), id="another noun"),
        pytest.param("au moins un jour franc", "days", (1,), id="one day"),
        pytest.param("une fois par an un entretien", "times a year", (1,), id="once a year, and an article behind it"),
        pytest.param("Chaque année, une négociation", "years", (1,), id="every year"),
        pytest.param("Chaque année, une négociation", "weeks", (), id="every year is no number of weeks"),
        pytest.param("au moins une fois tous les quatre ans", "years", (4,), id="once in four years"),
        pytest.param("est de 4 000 euros", "euros", (4000,), id="digits in groups"),
        pytest.param("majoré de 50 %", "percent", (50,), id="the sign for percent"),
        pytest.param("huit heures par jour et trente-cinq heures", "hours", (8, 35), id="two of the same noun"),
        pytest.param("onze heuresque", "hours", (), id="a longer word that begins like the noun"),
        pytest.param("L. 3121-18", "hours", (), id="the number of an article"),
    ],
)
def test_a_number_counts_what_stands_behind_it(words: str, unit: str, said: tuple[int, ...]) -> None:
    assert amounts(words, unit) == said


def test_times_of_day_are_read_midnight_included() -> None:
    assert times("entre minuit et 5 heures") == ("00:00", "05:00")
    assert times("entre 21 heures et 6 heures") == ("21:00", "06:00")
    assert times("toute la nuit") == ()


@pytest.mark.parametrize(
    ("words", "day", "said"),
    [
        pytest.param("1er janvier", "01-01", True, id="the first"),
        pytest.param("11 novembre", "11-11", True, id="another day"),
        pytest.param("11 novembre", "01-11", False, id="the eleventh is not the first"),
        pytest.param("27 mai en Guadeloupe", "MF 05-27", False, id="another place"),
        pytest.param("27 mai en Guadeloupe et à Saint-Martin", "MF 05-27", True, id="one of two places"),
        pytest.param("lundi de Pâques", "easter-monday", True, id="a name is let pass"),
    ],
)
def test_a_day_of_the_year_is_compared(words: str, day: str, said: bool) -> None:  # noqa: FBT001 - a column of a table
    assert says_day(words, day) is said


def test_an_article_is_compared_only_where_one_is_cited() -> None:
    assert says_article("aux articles L. 3121-20 et L. 3121-22", "L3121-22")
    assert not says_article("à l'article L. 3121-18", "L3121-22")
    assert says_article("des temps de repos quotidiens", "L3121-22")


@pytest.mark.parametrize(
    ("point", "found"),
    [
        pytest.param(
            "", "I.-L'accord fixe : 1° Le suivi ; 2° Les plages. II.-Selon le 1° du I : 1° La charte.", id="all"
        ),
        pytest.param("I, 2°", "2° Les plages. ", id="the last of a part ends with the part"),
        pytest.param("I, 1°", "1° Le suivi ; ", id="the first ends at the second"),
        pytest.param("II, 1°", "1° La charte.", id="a point that is only referred to is none"),
        pytest.param("II", "II.-Selon le 1° du I : 1° La charte.", id="a whole part"),
        pytest.param("II, 2°", None, id="no such point"),
        pytest.param("III", None, id="no such part"),
    ],
)
def test_a_point_of_an_article_is_found(point: str, found: str | None) -> None:
    text = "I.-L'accord fixe : 1° Le suivi ; 2° Les plages. II.-Selon le 1° du I : 1° La charte."
    got = point_of(text, point)

    assert (got and got.strip(" ;.")) == (found and found.strip(" ;."))
