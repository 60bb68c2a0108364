"""Changing one value of a policy file: comments, blank lines, order and line ends stay the writer's, byte for byte."""

from __future__ import annotations

import copy
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import ParseError
from tomlkit.items import InlineTable

from disconnect.errors import ConfigError
from disconnect.model.phrase import phrase
from disconnect.policyfile.lines import statements
from disconnect.policyfile.mistakes import spelled, suggestion
from disconnect.policyfile.read import parse, toml_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disconnect.model.phrase import Phrase
    from disconnect.policyfile.lines import Statement
    from disconnect.policyfile.mistakes import Path

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
FORM = phrase(
    'écrivez-la comme hours.office.clause, responses[1].action pour la première ligne, ou clauses."3.1".ref',
    'write it like hours.office.clause, responses[1].action for the first row, or clauses."3.1".ref',
)
IN_AN_EDITOR = phrase("changez-la dans un éditeur ; rien n’a été écrit", "change it in an editor; nothing was written")
_PART = re.compile(
    r"""(?:"(?P<double>[^"]+)"|'(?P<single>[^']+)'|(?P<bare>[^.\[\]"']+))(?P<rows>(?:\[\d+\])*)(?:\.|$)"""
)


def edited(text: str, key: str, value: str, name: str = "the policy so changed") -> str:
    """The policy `text` with the value of `key` changed to `value`, as TOML writes it; the result is a valid policy.

    Keys are dotted; rows are counted from 1. A key that is not there is added at the end of its table. Whatever else
    stands in the file stays as it is: only the lines of that one key are written anew. `name` is what errors call it.

    >>> from disconnect.policyfile.templates import template
    >>> changed = edited(template("plain"), "responses[1].action", '"defer"')
    >>> changed.replace('"defer"', '"nudge"') == template("plain")
    True

    Raises:
        ConfigError: the key leads nowhere, the value is not TOML, or it is a whole section of the file.
        PolicyFileError: (a ConfigError) the file is no TOML, or would be no valid policy; all mistakes are told.
    """
    changed = replaced(text, key, value, name)
    parse(changed.removeprefix(MARK), name)
    return changed


def replaced(text: str, key: str, value: str, name: str) -> str:
    """Any TOML document with one value changed, and nothing else of it; see `edited`.

    Raises:
        ConfigError: the key leads nowhere, the value is not TOML, or it is a whole section of the file.
        PolicyFileError: (a ConfigError) the file is no TOML.
    """
    mark, body = (MARK, text.removeprefix(MARK)) if text.startswith(MARK) else ("", text)
    document, path = toml_document(body, name), path_of(key)
    wanted = _with(document, path, _value_of(value))
    if _is_same(document, wanted):
        return text
    changed = _changed(body, path, value.strip())
    if _said(changed) != wanted:
        what = phrase(
            "cette valeur ne peut être changée sans toucher aux autres",
            "this value cannot be changed without touching others",
        )
        raise ConfigError(where=_where(key), what=what, mend=IN_AN_EDITOR)
    return f"{mark}{changed}"


def _said(text: str) -> Mapping[str, object] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def path_of(key: str) -> Path:
    """The names and row numbers (from 0) of a dotted key.

    >>> path_of("responses[2].when.class"), path_of('clauses."3.1".ref')
    (('responses', 1, 'when', 'class'), ('clauses', '3.1', 'ref'))

    Raises:
        ConfigError: it is no such key.
    """
    parts = list(_PART.finditer(key))
    if "".join(part[0] for part in parts) != key or not key or key.endswith("."):
        what = phrase("ce n’est pas une clé d’un fichier de politique", "this is no key of a policy file")
        raise ConfigError(where=_where(key), what=what, mend=FORM)
    found: list[str | int] = []
    for part in parts:
        found.append((part["double"] or part["single"] or part["bare"]).strip())
        found.extend(int(row) - 1 for row in re.findall(r"\d+", part["rows"]))
    return tuple(found)


def _value_of(written: str) -> object:
    try:
        tomlkit.value(written.strip())
        return tomllib.loads(f"x = {written.strip()}")["x"]
    except (ParseError, ValueError, RecursionError) as error:
        mend = phrase(
            """écrivez-la comme dans le fichier : '"{text}"' pour un texte, 2026-04-01, true, 3, ou '["a", "b"]'""",
            """write it as in the file: '"{text}"' for a text, 2026-04-01, true, 3, or '["a", "b"]'""",
            text=written,
        )
        where = phrase("valeur {text}", "value {text}", text=written)
        what = phrase("ce n’est pas une valeur comme TOML l’écrit", "this is no value as TOML writes it")
        raise ConfigError(where=where, what=what, mend=mend) from error


def _with(document: Mapping[str, object], path: Path, value: object) -> Mapping[str, object]:
    """The document with the value under the path; tables above it that are not there are made."""
    whole: dict[str, Any] = copy.deepcopy(dict(document))
    at: Any = whole
    for length, part in enumerate(path[:-1], start=1):
        at = _below(at, part, path[:length])
    last = path[-1]
    if not (isinstance(at, dict) and isinstance(last, str)) and not _has_row(at, last):
        raise _nowhere(at, path)
    at[last] = value
    return whole


def _below(at: Any, part: str | int, path: Path) -> Any:  # noqa: ANN401 - a TOML value is what it is
    if isinstance(at, dict) and isinstance(part, str):
        return at.setdefault(part, {})
    if not _has_row(at, part):
        raise _nowhere(at, path)
    return at[part]


def _has_row(at: object, part: str | int) -> bool:
    return isinstance(at, list) and isinstance(part, int) and 0 <= part < len(at)


def _nowhere(at: object, path: Path) -> ConfigError:
    """That a path leads nowhere, with what there is."""
    if isinstance(at, list):
        there = phrase(
            "il y a {count} lignes, comptées à partir de 1", "it has {count} rows, counted from 1", count=len(at)
        )
    elif isinstance(at, dict):
        near = suggestion(str(path[-1]), at)
        there = phrase("{near}il y a des noms, et pas de lignes", "{near}it has names, and no rows", near=near)
    else:
        there = phrase("une valeur simple est au-dessus", "there is a plain value above it")
    what = phrase("elle ne mène nulle part : {there}", "it leads nowhere: {there}", there=there)
    return ConfigError(where=_where(spelled(path)), what=what, mend=FORM)


def _where(text: str) -> Phrase:
    return phrase("clé {key}", "key {key}", key=text)


@dataclass(frozen=True, slots=True)
class _Place:
    """A statement, and where in it the value stands."""

    statement: Statement
    inside: Path


def _changed(text: str, path: Path, value: str) -> str:
    """The text with the value; the lines of one statement are changed, or one line is put in."""
    found = tuple(statements(text))
    headers = {each.header for each in found if each.is_header}
    if any(header[: len(path)] == path for header in headers):
        what = phrase("c’est une section qui a des lignes à elle", "this is a section with lines of its own")
        mend = phrase("changez ses clés une à une", "change its keys one by one")
        raise ConfigError(where=_where(spelled(path)), what=what, mend=mend)
    place = _place(found, path)
    if place is None:
        return _with_line(text, found, path, value)
    lines = text.split("\n")
    first, last = place.statement.first - 1, place.statement.last
    end = _end(lines[last - 1])
    given = "\n".join(lines[first:last])
    written = _rewritten(given, place.inside, value)
    if Counter(_comments(given)) - Counter(_comments(written)):
        what = phrase(
            "les commentaires entre les lignes de cette valeur seraient perdus",
            "the comments between the lines of this value would be lost",
        )
        raise ConfigError(where=_where(spelled(path)), what=what, mend=IN_AN_EDITOR)
    lines[first:last] = [f"{line.removesuffix(end)}{end}" for line in written.split("\n")]
    return "\n".join(lines)


def _end(line: str) -> str:
    """What stands before the line feed at the end of a line."""
    return "\r" if line.endswith("\r") else ""


def _place(found: tuple[Statement, ...], path: Path) -> _Place | None:
    """The statement that has the value already, or in whose value it is to be put; None where a line is wanted."""
    for statement in (each for each in found if not each.is_header and len(each.header) < len(path)):
        given = set(statement.paths)
        is_inside = path[:-1] in given and len(path) - 1 > len(statement.header)
        if path in given or is_inside:
            return _Place(statement, path[len(statement.header) :])
    return None


def _rewritten(statement: str, inside: Path, value: str) -> str:
    """A statement with one value in it changed or added."""
    document = tomlkit.parse(f"{statement}\n")
    *above, last = inside
    holders: list[Any] = [document]
    for part in above:
        holders.append(holders[-1][part])
    table = holders[-1]
    if isinstance(table, InlineTable) and last not in table:
        longer = _with_key(table.as_string(), f"{_key(last)} = {value}")
        holders[-2][above[-1]] = tomlkit.value(longer)
    else:
        table[last] = tomlkit.value(value)
    return tomlkit.dumps(document).removesuffix("\n")


def _with_key(table: str, line: str) -> str:
    """An inline table with one more key, the space before its closing bracket staying.

    >>> _with_key("{ a = 1 }", "b = 2"), _with_key("{a = 1}", "b = 2"), _with_key("{}", "b = 2")
    ('{ a = 1, b = 2 }', '{a = 1, b = 2}', '{ b = 2 }')
    """
    inner = table[1:-1]
    if not inner.strip():
        return f"{{ {line} }}"
    space = inner[len(inner.rstrip()) :]
    return f"{{{inner.rstrip()}, {line}{space}}}"


def _with_line(text: str, found: tuple[Statement, ...], path: Path, value: str) -> str:
    """The text with a line for the key at the end of its table, or with a new table at the end of the file."""
    above = max((each.header for each in found if each.header == path[: len(each.header)]), key=len, default=())
    own = [each for each in found if each.header == above]
    *tables, last = path[len(above) :]
    lines = text.split("\n")
    if tables and not above:
        header = ".".join(map(_key, tables))
        end = _end(lines[0])
        before = text if text.endswith("\n") else f"{text}{end}\n"
        return f"{before}{end}\n[{header}]{end}\n{_key(last)} = {value}{end}\n"
    if not own:
        return f"{_key(last)} = {value}{_end(lines[0])}\n{text}"
    line = f"{_key(last)} = {value}"
    for table in reversed(tables):
        line = f"{_key(table)} = {{ {line} }}"
    beside = lines[own[-1].first - 1]
    indent = "" if own[-1].is_header else beside[: len(beside) - len(beside.lstrip())]
    place, end = own[-1].last, _end(lines[own[-1].last - 1])
    new = f"{indent}{line}".replace("\n", f"{end}\n")
    if place == len(lines):
        return f"{text}{_end(lines[0])}\n{new}"
    return "\n".join([*lines[:place], f"{new}{end}", *lines[place:]])


def _key(name: str | int) -> str:
    """A name as TOML writes it, in quotes where it must be.

    >>> _key("office"), _key("four days")
    ('office', '"four days"')
    """
    return str(name) if re.fullmatch(r"[A-Za-z0-9_-]+", str(name)) else tomlkit.string(str(name)).as_string()


def _is_same(one: object, other: object) -> bool:
    """Whether two TOML values are the same, and of the same kind: 1, 1.0 and true are three values."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_is_same(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return type(one) is type(other) and one == other


def _comments(statement: str) -> Iterator[str]:
    """The comments of a statement: whatever can be cut from a # on without changing what is said."""
    said, lines = _said(statement), statement.split("\n")
    for number, line in enumerate(lines):
        for place in (place for place, sign in enumerate(line) if sign == "#"):
            if _said("\n".join([*lines[:number], line[:place], *lines[number + 1 :]])) == said:
                yield line[place:].strip()
                break
