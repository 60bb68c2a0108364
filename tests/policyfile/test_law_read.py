"""A law file is read whole, or every mistake in it is told with its line and a way to mend it."""

from __future__ import annotations

from datetime import date

import pytest

from disconnect.policyfile.law.read import parse_law
from disconnect.policyfile.mistakes import PolicyFileError

SOUND = """\
country = "XX"
title = { fr = "Essai", en = "Trial" }
text = "Code d'essai"
url = "https://law.example/{identifier}"

[parameters."rest.hours"]
unit = "hours"
fr = "Repos."
en = "Rest."
[parameters."rest.hours".2010-01-01]
value = 10
article = "L.1000-1"
identifier = "A1"
verified = false
[parameters."rest.hours".2020-01-01]
value = 11
article = "L.1000-1"
identifier = "A2"
words = "onze heures"
verified = true

[parameters."week.hours"]
unit = "hours"
fr = "Semaine."
en = "Week."
[parameters."week.hours".2020-01-01]
until = 2030-01-01
value = 35
sum_of = [24, "rest.hours"]
article = "L.1000-2, 3°"
identifier = "B1"
words = ["vingt-quatre heures"]
verified = true

[parameters."night.start"]
unit = "clock"
fr = "Nuit."
en = "Night."
[parameters."night.start".2020-01-01]
value = "21:00"
text = "Autre texte"
article = "3"
verified = false

[[numbers]]
number = "L1000-1"
since = 2020-01-01
fr = "Autre sens."
en = "Another meaning."
instead = "L.1000-2"

[articles]
L1000-1 = [
  ["A1", 2010-01-01, 2020-01-01],
  ["A2", 2020-01-01],
]
L1000-2 = [["B1", 2015-01-01]]
"""


def problems(text: str) -> tuple[tuple[str, str, str], ...]:
    with pytest.raises(PolicyFileError) as caught:
        parse_law(text, "xx.toml")
    return tuple((problem.where, problem.code, problem.what) for problem in caught.value.problems)


def test_a_sound_file_is_read_whole() -> None:
    book = parse_law(SOUND, "xx.toml")
    rest, week, night = book.parameters.values()

    assert (book.country, book.title["en"], list(book.articles)) == ("XX", "Trial", ["L1000-1", "L1000-2"])
    assert rest.meaning == {"fr": "Repos.", "en": "Rest."}
    assert [(value.since, value.until, value.value) for value in rest.values] == [
        (date(2010, 1, 1), date(2020, 1, 1), 10),
        (date(2020, 1, 1), None, 11),
    ]
    assert (week.values[0].until, week.values[0].sum_of) == (date(2030, 1, 1), (24, "rest.hours"))
    assert week.values[0].reference.url == "https://law.example/B1"
    assert (night.values[0].value, night.values[0].reference.line) == ("21:00", "Autre texte, 3")
    assert (book.numbers[0].until, book.numbers[0].instead) == (None, "L.1000-2")


@pytest.mark.parametrize(
    ("day", "value"),
    [
        pytest.param(date(2009, 12, 31), None, id="the day before the first value"),
        pytest.param(date(2010, 1, 1), 10, id="its first day"),
        pytest.param(date(2019, 12, 31), 10, id="its last day"),
        pytest.param(date(2020, 1, 1), 11, id="the first day of the next"),
        pytest.param(date(9999, 12, 31), 11, id="the last day of all"),
    ],
)
def test_a_value_holds_from_its_day_to_the_day_before_the_next(day: date, value: int | None) -> None:
    dated = parse_law(SOUND, "xx.toml").parameters["rest.hours"].at(day)

    assert (dated and dated.value) == value


def test_the_order_of_values_in_the_file_does_not_matter() -> None:
    first, second = SOUND.index('[parameters."rest.hours".2010'), SOUND.index('[parameters."rest.hours".2020')
    end = SOUND.index('[parameters."week.hours"]')
    turned = SOUND[:first] + SOUND[second:end] + SOUND[first:second] + SOUND[end:]

    assert parse_law(turned, "xx.toml") == parse_law(SOUND, "xx.toml")


@pytest.mark.parametrize(
    ("old", "new", "where", "code"),
    [
        pytest.param("value = 10", 'value = "10"', "line 11", "value-form", id="a number in quotes"),
        pytest.param("value = 10", "value = true", "line 11", "value-form", id="true is no number"),
        pytest.param(
            "value = 10", "value = 12345", "line 11", "number-out-of-range", id="a number too large to look for"
        ),
        pytest.param("value = 10\n", "", "line 10", "key-missing", id="no value"),
        pytest.param(
            'verified = false\n[parameters."rest',
            '[parameters."rest',
            "line 10",
            "key-missing",
            id="not said whether verified",
        ),
        pytest.param(
            'unit = "hours"\nfr = "Repos."',
            'unit = "hour"\nfr = "Repos."',
            "line 7",
            "units-unknown",
            id="an unknown unit",
        ),
        pytest.param('en = "Rest."\n', "", "line 6", "key-missing", id="no English"),
        pytest.param('words = "onze heures"\n', "", "line 19", "value-unproved", id="verified, and no words"),
        pytest.param('identifier = "A2"\n', "", "line 19", "value-unproved", id="no identifier"),
        pytest.param('identifier = "A2"', 'identifier = "A1"', "line 18", "version-span", id="the version before"),
        pytest.param('identifier = "A2"', 'identifier = "A3"', "line 18", "version-unknown", id="an invented version"),
        pytest.param(
            'article = "L.1000-2, 3°"', 'article = "L.10-2"', "line 30", "article-form", id="no article's number"
        ),
        pytest.param("sum_of = [24,", "sum_of = [25,", "line 29", "sum-wrong", id="a sum that does not add up"),
        pytest.param(
            '"rest.hours"]\narticle',
            '"rest.hour"]\narticle',
            "line 29",
            "parameter-unknown",
            id="a part that is no parameter",
        ),
        pytest.param("[24, ", "[24.5, ", "line 29", "value-form", id="a part that is no whole number"),
        pytest.param(
            "until = 2030-01-01", "until = 2020-01-01", "line 27", "value-span", id="it ends on the day it begins"
        ),
        pytest.param(
            '".2020-01-01]\nuntil', '".2020-01-31]\nuntill', "line 27", "key-unknown", id="a key that means nothing"
        ),
        pytest.param('value = "21:00"', 'value = "25:00"', "line 40", "time-none", id="no time of day"),
        pytest.param("since = 2020-01-01\n", "", "line 45", "key-missing", id="a number without its day"),
        pytest.param("L1000-2 = [[", "L100-2 = [[", "line 57", "article-form", id="a list for no article"),
        pytest.param(
            '"A1", 2010-01-01, 2020-01-01',
            '"A1", 2010-01-01, 2019-12-31',
            "line 13",
            "version-span",
            id="a version that ends the day before the value does",
        ),
        pytest.param(
            '"A1", 2010-01-01, 2020-01-01',
            '"A1", 2010-01-01, 2021-01-01',
            "line 53",
            "versions-form",
            id="versions that overlap",
        ),
        pytest.param(
            '"A1", 2010-01-01, 2020-01-01',
            '"A1", 2010-01-01, 2010-01-01',
            "line 53",
            "versions-form",
            id="a version of no day",
        ),
        pytest.param('"B1", 2015-01-01', '"B1"', "line 57", "versions-form", id="a version without a day"),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, where: str, code: str) -> None:
    assert SOUND.count(old) == 1
    found = problems(SOUND.replace(old, new))

    assert [(place.partition(",")[0], said) for place, said, _ in found] == [(where, code)]


def test_a_value_that_ends_after_the_next_begins_is_told() -> None:
    broken = SOUND.replace("value = 10", "until = 2020-01-02\nvalue = 10")

    assert [code for _, code, _ in problems(broken)] == ["values-overlap"]


def test_a_parameter_without_a_value_is_told() -> None:
    broken = SOUND.replace(
        "[[numbers]]", '[parameters.empty]\nunit = "hours"\nfr = "Rien."\nen = "Nothing."\n\n[[numbers]]'
    )

    assert [code for _, code, _ in problems(broken)] == ["value-none"]


def test_what_is_no_toml_is_told_with_its_line() -> None:
    assert [(code, "line 2" in what) for _, code, what in problems('country = "XX"\ntitle =\n')] == [
        ("toml-syntax", True)
    ]


def test_several_mistakes_are_told_together() -> None:
    broken = SOUND.replace("value = 10", "value = true").replace('value = "21:00"', "value = 21")

    assert len(problems(broken)) == 2
