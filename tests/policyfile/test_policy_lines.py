"""Where each key of a file stands, whatever way TOML lets it be written."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from disconnect.policyfile.lines import line_numbers
from disconnect.policyfile.templates import template, template_names

if TYPE_CHECKING:
    from disconnect.policyfile.mistakes import Path


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        pytest.param("a = 1\nb = 2\n", ("b",), 2, id="a plain key"),
        pytest.param("\n\n# c\na = 1", ("a",), 4, id="after blank lines and a comment, without a last line end"),
        pytest.param("[t]\na = 1\n", ("t",), 1, id="a table's header"),
        pytest.param("[t.u]\na = 1\n", ("t", "u", "a"), 2, id="a key of a table in a table"),
        pytest.param("t.u.a = 1\n", ("t", "u", "a"), 1, id="a dotted key"),
        pytest.param('["t u"."v.w"]\n\'a b\' = 1\n', ("t u", "v.w", "a b"), 2, id="quoted keys"),
        pytest.param("[[r]]\na = 1\n[[r]]\na = 2\n", ("r", 1, "a"), 4, id="the second row of a list of tables"),
        pytest.param("[[r]]\n[[r]]\n[r.s]\na = 2\n", ("r", 1, "s", "a"), 4, id="a table inside a row"),
        pytest.param("[[r]]\n[[r.s]]\n[[r.s]]\na = 2\n", ("r", 0, "s", 1, "a"), 4, id="rows inside a row"),
        pytest.param("a = { b = { c = 1 } }\n", ("a", "b", "c"), 1, id="tables on one line"),
        pytest.param("a = [\n  1, # one\n  2,\n]\nb = 1\n", ("a", 1), 1, id="inside a long list: where it begins"),
        pytest.param("a = [\n  1, # one\n  2,\n]\nb = 1\n", ("b",), 5, id="after a long list"),
        pytest.param('a = """\n[x]\nb = 2\n"""\nb = 1\n', ("b",), 5, id="a text that looks like TOML is a text"),
        pytest.param('a = """\n[x]\nb = 2\n"""\n[x]\n', ("x",), 5, id="a text that looks like a header is a text"),
        pytest.param("a = 1\r\nb = 2\r\n", ("b",), 2, id="line ends of another system"),
        pytest.param("a = 1 # [t]\n[t] # a\nb = 1\n", ("t", "b"), 3, id="comments that look like TOML"),
    ],
)
def test_the_line_of_a_key(text: str, path: Path, line: int) -> None:
    assert line_numbers(text)[path] == line


def every_path(value: object, path: Path = ()) -> list[Path]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, inner in items for found in every_path(inner, (*path, key)))]


@pytest.mark.parametrize("name", template_names())
def test_every_key_of_a_template_has_a_line_that_names_it(name: str) -> None:
    text = template(name)
    lines, found = text.splitlines(), line_numbers(text)
    for path in every_path(tomllib.loads(text)):
        names = [part for part in path if isinstance(part, str)]
        if path in found and isinstance(path[-1], str):
            assert names[-1] in lines[found[path] - 1]
        else:
            is_rows = (*path, 0) in found
            assert len(path) < 2 or isinstance(path[-1], int) or is_rows, "only tops of tables and rows have no line"
