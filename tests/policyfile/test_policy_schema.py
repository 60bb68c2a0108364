"""The JSON Schema for editors: it takes whatever the reader takes, and refuses what it can know to be wrong."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from disconnect.policyfile.filepages import sections
from disconnect.policyfile.mistakes import PolicyFileError
from disconnect.policyfile.read import parse
from disconnect.policyfile.schema import DRAFT, schema
from disconnect.policyfile.spec import plain
from disconnect.policyfile.templates import template, template_names
from tests.policyfile.exampled import BASE, examples, file_with, least, place, toml

HERE = Path(__file__).parent
VALIDATOR = Draft202012Validator(schema())
EXAMPLES = tuple(each.text for each in examples())
BROKEN = {path.stem: path.read_text("utf-8") for path in sorted((HERE / "broken").glob("*.toml"))}


def refused(text: str) -> list[str]:
    """What the schema says against a file, with the place."""
    found = VALIDATOR.iter_errors(plain(tomllib.loads(text)))
    return [f"{'.'.join(map(str, error.path))}: {error.message[:200]}" for error in found]


def is_read(text: str) -> bool:
    try:
        parse(text, "x")
    except PolicyFileError:
        return False
    return True


def is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def test_the_schema_is_a_schema_of_its_draft() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == DRAFT == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("name", template_names())
def test_every_template_passes(name: str) -> None:
    assert refused(template(name)) == []


def test_the_sound_file_and_every_example_pass() -> None:
    assert refused((HERE / "sound.toml").read_text("utf-8")) == []
    assert [found for text in EXAMPLES for found in refused(text)] == []


ONLY_THE_READER = {
    "names that stand elsewhere in the file": {
        "international-exception-in-a-slot-unknown",
        "nudge-that-nobody-wrote",
        "cycle-with-a-shift-misspelt",
        "slot-for-hours-that-nobody-has",
        "slot-that-nobody-wrote",
        "unknown-clause",
        "unknown-default-holidays",
        "unknown-default-hours",
        "unknown-ordinary-hours",
    },
    "names of the world": {
        "slot-in-no-zone",
        "subdivision-where-there-is-none",
        "unknown-country",
        "unknown-subdivision",
        "unknown-zone",
    },
    "calendars": {"date-that-is-none", "rota-of-weeks-from-a-tuesday", "season-from-a-day-that-is-none"},
    "the order of two values": {
        "closure-of-several-years",
        "closure-that-ends-before-it-begins",
        "meeting-lunch-backwards",
        "night-without-length",
        "period-backwards",
        "period-without-length",
        "season-that-ends-before-it-begins",
        "weekend-apart",
        "weekend-of-one-day",
    },
    "what keys mean together": {
        "frame-and-hours",
        "hours-without-working-time",
        "overlap-from-sunday-into-monday",
        "overlap-in-a-day",
        "overlap-past-midnight",
        "rota-beside-hours-by-day",
        "rota-date-without-a-rota",
        "rota-of-weeks-and-of-days",
        "rota-whose-shifts-overlap",
        "slot-with-the-name-of-another",
        "unreachable-response",
        "weekday-twice",
    },
}
"""Mistakes that no schema can know, or that it would say in words that nobody could use."""


@pytest.mark.parametrize("name", [name for name, text in BROKEN.items() if is_toml(text)])
def test_a_broken_file_is_refused_unless_only_the_reader_can_know(name: str) -> None:
    known = {each for names in ONLY_THE_READER.values() for each in names}
    assert bool(refused(BROKEN[name])) is (name not in known)


def test_only_broken_files_that_are_there_are_listed() -> None:
    assert {each for names in ONLY_THE_READER.values() for each in names} <= BROKEN.keys()


@pytest.mark.parametrize(
    ("written", "is_right"),
    [
        pytest.param('monday = ["9:00 – 12:30"]', True, id="a long dash, spaces, one digit"),
        pytest.param('Lundi-VENDREDI = ["09:00-24:00"]', True, id="days in any case and language"),
        pytest.param('"samedi - lundi" = ["22:00-06:00"]', True, id="spaces in a range of days"),
        pytest.param('mondey = ["09:00-10:00"]', False, id="no day"),
        pytest.param('monday = ["24:00-25:00"]', False, id="no time"),
        pytest.param('monday = ["24:00-08:00"]', False, id="24:00 as a start"),
        pytest.param("monday = []", False, id="no periods"),
    ],
)
def test_days_and_periods_are_known_to_the_schema(written: str, *, is_right: bool) -> None:
    sound = (HERE / "sound.toml").read_text("utf-8")
    text = sound.replace('monday-friday = ["09:00-12:30", "13:30-18:00"]', written)
    assert text != sound
    assert (refused(text) == []) is is_read(text) is is_right


def test_every_key_of_the_reader_is_in_the_schema_with_its_words_and_an_example() -> None:
    for section in sections():
        table = section.spec.schema()
        assert list(table["properties"]) == [key.name for key in section.spec.keys]
        for key in section.spec.keys:
            found = table["properties"][key.name]
            assert found["description"] == f"{key.fr} / {key.en}"
            assert ("examples" in found) is bool(key.example)
            assert ("default" in found) is bool(key.default)
            assert all(Draft202012Validator(found).is_valid(value) for value in found.get("examples", ()))


VALUES: list[Any] = [
    *("x", "", "office", "hours", "nudge", "no", "07-01", "2026-02-30", "25:00", "09:00-08:00", "8 days", "telework"),
    *(0, 1, -1, 2, 1.5, float("nan"), True, [], {}, [1], ["x"], ["monday"], ["monday", "monday"], ["friday-monday"]),
    *([{}], [["x"]], {"fr": "x"}, {"de": "x"}, {"fr": "", "en": "x"}, tomllib.loads("d = 2026-03-28")["d"]),
    *(tomllib.loads("d = 2026-03-28T01:00:00")["d"], {"office": {}}, {"class": ["night"]}, ["09:00-12:00"]),
]
USUAL: dict[str, list[Any]] = {
    key.name: [toml(each) for each in (key.example, key.default) if each]
    for section in sections()
    for key in section.spec.keys
}
"""Values that may stand under a key of that name somewhere."""
KEYS = sorted({key.name for section in sections() for key in section.spec.keys} | {"monday", "x", "/", "lundi-jeudi"})


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - any value of TOML
    """Every table, list and value inside, the outermost first."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, inner in items for found in places(inner, (*path, key)))]


@st.composite
def changed(draw: st.DrawFn) -> str:
    """A small sound file with one or two values changed, taken out or added."""
    document = tomllib.loads(draw(st.sampled_from(EXAMPLES)))
    for _ in range(draw(st.integers(1, 2))):
        *above, last = draw(st.sampled_from([path for path in places(document) if path]))
        table: Any = document
        for part in above:
            table = table[part]
        how = draw(st.sampled_from(["change", "take out", "add"]))
        if how == "take out":
            del table[last]
        else:
            key = draw(st.sampled_from(KEYS)) if how == "add" and isinstance(table, dict) else last
            table[key] = copy.deepcopy(draw(st.sampled_from([*USUAL.get(key, ()), *VALUES])))
    return tomlkit.dumps(document)


@given(text=changed())
@example(text=(HERE / "sound.toml").read_text("utf-8").replace('country = "FR"', "add = [2026-05-15]"))
def test_whatever_the_reader_takes_the_schema_takes(text: str) -> None:
    assert not is_read(text) or refused(text) == []


@st.composite
def together(draw: st.DrawFn) -> str:
    """A small sound file in which one table has several more keys, each with its example."""
    section = draw(st.sampled_from([each for each in sections() if each.path]))
    keys = [key for key in section.spec.keys if key.example]
    if not keys:
        return file_with(section, "", None)
    named = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=4, unique_by=lambda key: key.name))
    table = least(section, named[0].name) | {key.name: toml(key.example) for key in named}
    document = tomllib.loads(BASE)
    place(document, section, table)
    return tomlkit.dumps(document)


@given(text=together())
def test_what_the_reader_takes_of_keys_together_the_schema_takes(text: str) -> None:
    assert not is_read(text) or refused(text) == []
