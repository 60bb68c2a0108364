from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from disconnect.errors import ConfigError
from disconnect.model.period import Period
from disconnect.report.texts import Texts, languages

PACKAGE = Path(str(files("disconnect")))
NARROW, WIDE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
CALLS = {"t": 1, "msg": 1, "plural": 2}


@pytest.mark.parametrize(
    ("lang", "written"),
    [
        pytest.param("en", "12,345.7|13%|11.0 h|1,235.5|25.86|1,400 people|1 person|0 people", id="English"),
        pytest.param("fr", "12_345,7|13 %|11,0 h|1_235,5|25,86|1_400 personnes|1 personne|0 personne", id="French"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(lang: str, written: str) -> None:
    t = Texts(lang)
    found = [
        t.rate(Fraction(123_457, 10)),
        t.share(Fraction(1, 8)),
        t.hours(Fraction(11)),
        t.exact(Fraction(2471, 2)),
        t.exact(Fraction(181, 7)),
        *(t.plural("{n} person", "{n} people", n) for n in (1400, 1, 0)),
    ]
    assert "|".join(found).replace(WIDE, " ").replace(NARROW, "_") == written


@pytest.mark.parametrize(
    ("number", "share", "rate"),
    [
        pytest.param(Fraction(5, 1000), "1%", "0.0", id="half a per cent is rounded up"),
        pytest.param(Fraction(4999, 1_000_000), "0%", "0.0", id="just under half a per cent is rounded down"),
        pytest.param(Fraction(1, 20), "5%", "0.1", id="half a tenth is rounded up"),
        pytest.param(Fraction(145, 1000), "15%", "0.1", id="a half goes up beside an even figure too"),
        pytest.param(Fraction(1), "100%", "1.0", id="the whole"),
        pytest.param(Fraction(0), "0%", "0.0", id="nothing"),
    ],
)
def test_halves_are_rounded_up(number: Fraction, share: str, rate: str) -> None:
    assert (Texts("en").share(number), Texts("en").rate(number)) == (share, rate)


@given(st.fractions(min_value=0, max_value=10**6))
def test_a_written_number_is_never_further_off_than_half_its_last_digit(number: Fraction) -> None:
    t = Texts("en")
    assert abs(Fraction(t.rate(number).replace(",", "")) - number) <= Fraction(1, 20)
    assert abs(Fraction(t.exact(number).replace(",", "")) - number) <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("label", "english", "french", "short"),
    [
        pytest.param("2010", "2010", "2010", "2010 2010", id="a year"),
        pytest.param("2010-H2", "H2 2010", "2e semestre 2010", "H2 S2", id="a half-year"),
        pytest.param("2010-Q1", "Q1 2010", "1er trimestre 2010", "Q1 T1", id="a quarter"),
        pytest.param("2024-02", "February 2024", "février 2024", "Feb févr.", id="a month"),
    ],
)
def test_periods_are_named_in_the_language(label: str, english: str, french: str, short: str) -> None:
    period = Period.parse(label)
    assert (Texts("en").period(period), Texts("fr").period(period)) == (english, french)
    assert f"{Texts('en').short_period(period)} {Texts('fr').short_period(period)}" == short


def test_a_date_is_written_in_words() -> None:
    assert (Texts("fr").day(date(2024, 2, 29)), Texts("en").day(date(2024, 2, 29))) == (
        "29 février 2024",
        "29 February 2024",
    )


def test_a_language_without_texts_is_refused_with_those_that_have_some() -> None:
    with pytest.raises(ConfigError, match="language 'de': there are no texts in it; use one of en, fr"):
        Texts("de")


def test_a_message_nobody_translated_stays_english() -> None:
    assert Texts("fr")("a message of nobody") == "a message of nobody"


def test_a_value_with_braces_is_not_a_place_to_fill() -> None:
    assert Texts("en")("{name}: {text}", name="{text}", text="{name}") == "{text}: {name}"


def used() -> set[str]:
    """Every message of the package: from Python by its syntax tree, from the templates by Babel."""
    keywords = {"t": None, "plural": (1, 2)}
    templates = extract_from_dir(PACKAGE / "report" / "templates", [("**", "jinja2")], keywords=keywords)
    marked = {part for _, _, found, _, _ in templates for part in (found if isinstance(found, tuple) else (found,))}
    sources = [path for path in PACKAGE.rglob("*.py") if (PACKAGE / "connectors") not in path.parents]
    return marked.union(*(set(called(path)) for path in sources))


def called(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for argument in node.args[: CALLS.get(name, 0)]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def catalogue(lang: str) -> dict[str, tuple[str, ...]]:
    path = PACKAGE / "report" / "locales" / lang / "LC_MESSAGES" / "disconnect.po"
    found: dict[str, tuple[str, ...]] = {}
    for message in read_po(BytesIO(path.read_bytes())):
        texts = tuple(text or "" for text in each_form(message.string))
        found |= {name: texts for name in each_form(message.id) if name}
    return found


def each_form(text: str | Sequence[str | None] | None) -> Sequence[str | None]:
    return [text] if text is None or isinstance(text, str) else text


def test_every_message_in_use_is_translated_into_french_and_no_translation_is_left_over() -> None:
    french = catalogue("fr")
    assert "not publishable" in used()
    assert used() - set(french) == set()
    assert set(french) - used() == set()
    assert [name for name, texts in french.items() if not all(texts)] == []


def test_a_translation_names_the_same_places_as_its_message() -> None:
    def places(text: str) -> set[str]:
        return {part.partition("}")[0] for part in text.split("{")[1:]}

    wrong = [name for name, texts in catalogue("fr").items() if any(places(text) != places(name) for text in texts)]
    assert wrong == []


def test_every_catalogue_says_how_it_counts() -> None:
    assert languages() == ("en", "fr")
    assert all("Plural-Forms" in (path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.po"))
