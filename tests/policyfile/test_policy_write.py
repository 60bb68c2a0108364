"""One value of a policy file is changed, and not a byte besides; nothing that is no valid policy ever comes out."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from disconnect.errors import ConfigError
from disconnect.policyfile.mistakes import PolicyFileError, spelled
from disconnect.policyfile.read import parse, toml_document
from disconnect.policyfile.templates import template, template_names
from disconnect.policyfile.write import MARK, edited, path_of, replaced

HERE = Path(__file__).parent
SOUND = (HERE / "sound.toml").read_text("utf-8")
BRANCHES = sorted(entry.name for entry in (files("disconnect") / "policies" / "branch").iterdir() if entry.is_file())
TEXTS = {f"the template {name}": template(name) for name in template_names()}
TEXTS |= {name: (files("disconnect") / "policies" / "branch" / name).read_text("utf-8") for name in BRANCHES}
TEXTS |= {f"broken: {path.stem}": path.read_text("utf-8") for path in sorted((HERE / "broken").glob("*.toml"))}
# Rows of one list with another table between them, comments in every place, inline tables in rows.
TEXTS["untidy"] = """\
# before
a = 1 # beside
[[r]]   # row
 b = [ 1, # in a list
   2 ]

[t."x y"] # table
'c d' = { e = "f" , g = [] } # inline
h.i = 2
[[r]]
b = [
  { c = 1 },
]
# after"""
COMMENTED = ("r", 0, "b")
"""The value of the untidy file that has a comment between its lines."""
LOOKS: Mapping[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "line ends of another system": lambda text: text.replace("\n", "\r\n"),
    "line ends of both kinds": lambda text: text.replace("\n", "\r\n", 3),
    "no line end at its end": lambda text: text.rstrip("\n"),
    "a byte order mark": lambda text: f"{MARK}{text}",
    "a comment at its end": lambda text: f"{text.rstrip()} # the end",
}


def is_toml(text: str) -> bool:
    try:
        toml_document(text.removeprefix(MARK), "x")
    except PolicyFileError:
        return False
    return True


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - any value of TOML
    """Every place with a value that is no table and holds none."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        is_held = isinstance(inner, dict) or (isinstance(inner, list) and any(isinstance(each, dict) for each in inner))
        yield from leaves(inner, (*path, key)) if is_held else [(*path, key)]


def dotted(path: tuple[Any, ...]) -> str:
    """A place as `policy set` takes it."""
    parts = (f"[{part + 1}]" if isinstance(part, int) else f'."{part}"' for part in path)
    return "".join(parts).removeprefix(".")


def value_at(text: str, path: tuple[Any, ...]) -> Any:  # noqa: ANN401 - any value of TOML
    at: Any = tomllib.loads(text.removeprefix(MARK))
    for part in path:
        at = at[part]
    return at


@cache
def places_in(name: str, look: str) -> tuple[tuple[Any, ...], ...]:
    """The places of values of a file in one of its looks, none where it is no TOML then."""
    text = LOOKS[look](TEXTS[name])
    found = leaves(tomllib.loads(text.removeprefix(MARK))) if is_toml(text) else ()
    return tuple(path for path in found if (name, path) != ("untidy", COMMENTED))


@st.composite
def places(draw: st.DrawFn) -> tuple[str, tuple[Any, ...]]:
    """A file in one of many looks, and a place of a value in it."""
    name, look = draw(st.sampled_from(sorted(TEXTS))), draw(st.sampled_from(sorted(LOOKS)))
    found = places_in(name, look)
    assume(found)
    return LOOKS[look](TEXTS[name]), draw(st.sampled_from(found))


SIGN = '"@@@"'


@given(place=places())
def test_only_the_bytes_of_the_value_change_and_come_back(place: tuple[str, tuple[Any, ...]]) -> None:
    text, path = place
    changed = replaced(text, dotted(path), SIGN, "x")
    before, _, after = changed.partition(SIGN)
    assert text.startswith(before)
    assert text.endswith(after)
    value = text[len(before) : len(text) - len(after)]
    assert tomllib.loads(f"x = {value}")["x"] == value_at(text, path)
    assert replaced(changed, dotted(path), value, "x") == text


@pytest.mark.parametrize("look", LOOKS)
def test_every_value_of_an_untidy_file_in_every_look(look: str) -> None:
    text = LOOKS[look](TEXTS["untidy"])
    found = list(leaves(tomllib.loads(text.removeprefix(MARK))))
    assert len(found) == 6
    with pytest.raises(ConfigError, match="comments between the lines of this value would be lost; change it in an"):
        replaced(text, dotted(COMMENTED), SIGN, "x")
    for path in found:
        if path == COMMENTED:
            continue
        before, _, after = replaced(text, dotted(path), SIGN, "x").partition(SIGN)
        assert text.startswith(before)
        assert text.endswith(after)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("a = [1,\n 2]\n", "[1, 2]", id="a list over two lines"),
        pytest.param("a = [\n 1, # one\n]\n", "[1]", id="with a comment in it"),
        pytest.param('a = """\nx\n"""\n', '"x\\n"', id="a text over two lines"),
    ],
)
def test_a_value_that_is_the_same_is_left_as_it_is_written(text: str, value: str) -> None:
    assert replaced(text, "a", value, "x") == text


@pytest.mark.parametrize("value", ["1.0", "true", '"1"'])
def test_values_of_another_kind_are_not_the_same(value: str) -> None:
    assert replaced("a = 1\n", "a", value, "x") == f"a = {value}\n"


def test_a_sign_in_a_text_is_no_comment() -> None:
    text = 'a = ["# no", "b"]\n'
    assert replaced(text, "a", '["b"]', "x") == 'a = ["b"]\n'


@pytest.mark.parametrize(
    ("text", "key", "value", "expected"),
    [
        pytest.param("a = 1\n", "b", "2", "a = 1\nb = 2\n", id="at the end of the file's own keys"),
        pytest.param("a = 1\n\n[t]\nb = 1\n", "c", "2", "a = 1\nc = 2\n\n[t]\nb = 1\n", id="before the first table"),
        pytest.param("[t]\na = 1\n\n# x\n[u]\n", "t.b", "2", "[t]\na = 1\nb = 2\n\n# x\n[u]\n", id="of a table"),
        pytest.param("[t]\n[u]\n", "t.b", "2", "[t]\nb = 2\n[u]\n", id="of a table without keys"),
        pytest.param("[t]\n  a = 1 # x\n", "t.b", "2", "[t]\n  a = 1 # x\n  b = 2\n", id="as far in as its neighbour"),
        pytest.param("[t]\na = 1", "t.b", "2", "[t]\na = 1\nb = 2", id="without a line end at the end"),
        pytest.param("[t]\r\na = 1\r\n", "t.b", "2", "[t]\r\na = 1\r\nb = 2\r\n", id="another system's line ends"),
        pytest.param("[t]\r\na = 1", "t.b", "2", "[t]\r\na = 1\r\nb = 2", id="the same, no line end at the end"),
        pytest.param("[[r]]\na = 1\n[[r]]\na = 2\n", "r[1].b", "3", "[[r]]\na = 1\nb = 3\n[[r]]\na = 2\n", id="a row"),
        pytest.param("[[r]]\nw = { a = 1 } # x\n", "r[1].w.b", "2", "[[r]]\nw = { a = 1, b = 2 } # x\n", id="in line"),
        pytest.param("w = {}\n", "w.b", "2", "w = { b = 2 }\n", id="in line where there was nothing"),
        pytest.param(
            "[[r]]\na = 1\n", "r[1].w.b", "2", "[[r]]\na = 1\nw = { b = 2 }\n", id="a table in line, in a row"
        ),
        pytest.param("t.a = 1\r\n", "t.b", "2", "t.a = 1\r\nt.b = 2\r\n", id="of a table written with dots"),
        pytest.param("a = 1\n", "t.b", "2", "a = 1\n\n[t]\nb = 2\n", id="of a table that was not there"),
        pytest.param("a = 1", "t.u.b", "2", "a = 1\n\n[t.u]\nb = 2\n", id="the same, no line end at the end"),
        pytest.param("a = 1\r\n", "t.b", "2", "a = 1\r\n\r\n[t]\r\nb = 2\r\n", id="the same, other line ends"),
        pytest.param("[t]\n", "t.'x y'", "1", '[t]\n"x y" = 1\n', id="a name that takes quotes"),
        pytest.param("r = [{ a = 1 }]\n", "r[1].b", "2", "r = [{ a = 1, b = 2 }]\n", id="a row in line"),
        pytest.param("[t]\na = 1\n", "b", "2", "b = 2\n[t]\na = 1\n", id="where a table came first"),
    ],
)
def test_a_key_that_is_not_there_is_added_at_the_end(text: str, key: str, value: str, expected: str) -> None:
    assert replaced(text, key, value, "x") == expected


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        pytest.param("responses[3].action", '"defer"', "it has 2 rows, counted from 1", id="a row that is not there"),
        pytest.param("responses[0].action", '"defer"', "it has 2 rows, counted from 1", id="rows are counted from 1"),
        pytest.param("responses.action", '"defer"', "it has 2 rows", id="rows without a number"),
        pytest.param("zone.x", '"defer"', "there is a plain value above it", id="below a plain value"),
        pytest.param("identity[1]", '"x"', "it has names, and no rows", id="a row of a table"),
        pytest.param("responses[1]", "{}", "a section with lines of its own", id="a whole row"),
        pytest.param("identity", "{}", "a section with lines of its own", id="a whole section"),
        pytest.param("hours", "{}", "a section with lines of its own", id="sections below"),
        pytest.param("", "1", "this is no key", id="no key"),
        pytest.param("a..b", "1", "this is no key", id="two dots"),
        pytest.param("a.", "1", "this is no key", id="a dot at the end"),
        pytest.param("a[x]", "1", "this is no key", id="a row that is no number"),
        pytest.param("id", "sound", "'\"sound\"' for a text", id="a text without quotes"),
        pytest.param("id", "", "no value as TOML writes it", id="nothing"),
        pytest.param("id", '"a" # b', "no value as TOML writes it", id="a comment"),
        pytest.param("id", '"a"\nzone = "UTC"', "no value as TOML writes it", id="two lines"),
    ],
)
def test_what_cannot_be_changed_is_told(key: str, value: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        edited(SOUND, key, value)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("key", "value", "codes"),
    [
        pytest.param("responses[1].action", '"nag"', ["action-unknown"], id="an unknown value"),
        pytest.param("identity.bases", '"charter"', ["key-unknown"], id="an unknown key"),
        pytest.param("responses[1].when", "{}", ["response-unreachable"], id="a row that hides another"),
        pytest.param("default_hours", '"shop"', ["hours-unknown"], id="a name that is not there"),
        pytest.param("reports.minimum_group", "10", ["key-missing"], id="a section that lacks what it needs"),
        pytest.param("hours.office.monday", '["09:00-10:00"]', ["weekday-twice"], id="a day that was given"),
    ],
)
def test_no_policy_with_mistakes_is_ever_made(key: str, value: str, codes: list[str]) -> None:
    with pytest.raises(PolicyFileError) as caught:
        edited(SOUND, key, value, "policy.toml")
    assert [problem.code for problem in caught.value.problems] == codes
    assert "policy.toml" in str(caught.value)


def test_a_mistake_may_be_mended() -> None:
    broken = SOUND.replace('"nudge"', '"nag"')
    assert edited(broken, "responses[1].action", '"nudge"') == SOUND


def test_a_file_that_is_no_toml_is_told_with_its_line() -> None:
    with pytest.raises(PolicyFileError, match="line 1: this is not TOML"):
        edited("id = [", "id", '"x"', "cut.toml")


def test_a_policy_with_a_byte_order_mark_is_changed_and_keeps_it() -> None:
    changed = edited(f"{MARK}{SOUND}", "smoothing_minutes", "30")
    assert changed == f"{MARK}{SOUND}".replace('"fr"\n', '"fr"\nsmoothing_minutes = 30\n', 1)
    assert parse(changed.removeprefix(MARK), "x").smoothing == 30


@given(path=st.lists(st.one_of(st.integers(0, 99), st.text("abç .-_", min_size=1).filter(str.strip)), max_size=4))
def test_a_key_is_read_as_it_is_spelled(path: list[str | int]) -> None:
    whole = ("top", *(part.strip() if isinstance(part, str) else part for part in path))
    assert path_of(dotted(whole)) == whole
    assert spelled(whole)
