"""Which column of a delimited file means what: stated in the configuration, found in each file's header row."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from disconnect.connectors.csv.rows import Form
from disconnect.connectors.kit import settings
from disconnect.connectors.kit.dates import is_form
from disconnect.errors import ConnectorError
from disconnect.ports import Setting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.ports import Source

SETTINGS = (
    Setting(name="path", why="the file, a folder of .csv files, or a glob; packed by gzip or not", required=True),
    Setting(name="columns", why='which column means what, as { sender = "From", … }', required=True),
    Setting(name="kind", why="what the rows are: mail, leave or on_call", default="mail"),
    Setting(name="delimiter", why="the character between fields", default=","),
    Setting(name="quote", why='the character around fields that hold a delimiter ("" for none)', default='"'),
    Setting(name="encoding", why="the file's encoding", default="utf-8"),
    Setting(name="format", why='how times are written: "" for ISO 8601, "epoch", or as in %d/%m/%Y %H:%M', default=""),
    Setting(name="separator", why="what separates addresses in the column recipients", default=";"),
    Setting(name="end_inclusive", why="whether the last day of a leave is still leave", default=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of file: the meanings a column must, and may, be given; exactly one of `one_of` where there are any."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()

    @property
    def meanings(self) -> tuple[str, ...]:
        """Every meaning that a column may have."""
        return (*self.required, *self.one_of, *self.optional)


KINDS = {
    "mail": Kind(
        required=("sender", "date"),
        one_of=("recipient", "recipients"),
        optional=("role", "message_id", "in_reply_to", "thread", "size", "automatic", "delivered"),
    ),
    "leave": Kind(required=("person", "start", "end"), optional=("half",)),
    "on_call": Kind(required=("person", "start", "end")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A source's settings, checked: the file's form, the kind of its rows, its columns' names by meaning."""

    path: str
    kind: str
    columns: Mapping[str, str]
    form: Form
    times: str
    separator: str
    end_inclusive: bool


def layout_of(source: Source) -> Layout:
    """The layout that the settings of `source` state.

    Raises:
        ConfigError: a setting is missing, unknown or unusable.
    """
    values = settings.chosen(source, SETTINGS)
    kind = settings.text(source, values, "kind")
    if kind not in KINDS:
        raise settings.refusal(source, f"the kind {kind!r} is unknown", settings.suggestion(kind, KINDS))
    return Layout(
        path=settings.text(source, values, "path"),
        kind=kind,
        columns=_columns(source, values["columns"], KINDS[kind]),
        form=_form(source, values),
        times=_times(source, values),
        separator=_separator(source, values),
        end_inclusive=_end_inclusive(source, values["end_inclusive"]),
    )


def _columns(source: Source, stated: object, kind: Kind) -> dict[str, str]:
    """The columns by meaning.

    Raises:
        ConfigError: a meaning is unknown, missing, or stated twice over.
    """
    if not isinstance(stated, dict) or not all(isinstance(name, str) and name for name in stated.values()):
        raise settings.refusal(source, "columns is not a table of texts", 'write it like { sender = "From", … }')
    for meaning in stated:
        if meaning not in kind.meanings:
            what = f"columns.{meaning} is unknown"
            raise settings.refusal(source, what, settings.suggestion(str(meaning), kind.meanings))
    for meaning in kind.required:
        if meaning not in stated:
            raise settings.refusal(source, f"columns.{meaning} is missing", "say which column it is")
    if kind.one_of and sum(meaning in stated for meaning in kind.one_of) != 1:
        choice = " or ".join(f"columns.{meaning}" for meaning in kind.one_of)
        raise settings.refusal(source, f"exactly one of {choice} is needed", "one row per recipient, or a list of them")
    return {str(meaning): str(name) for meaning, name in stated.items()}


def _form(source: Source, values: Mapping[str, object]) -> Form:
    """How the file is written.

    Raises:
        ConfigError: a delimiter is no single character, or the encoding is not one that can be read by lines.
    """
    marks = {}
    for name, longest in (("delimiter", 1), ("quote", 1)):
        marks[name] = settings.text(source, values, name)
        is_short = len(marks[name]) == longest or (name == "quote" and not marks[name])
        if not is_short or not marks[name].isascii() or marks[name] in {"\n", "\r", "\0"}:
            raise settings.refusal(source, f"{name} is not one ASCII character", "write one character in quotes")
    if marks["delimiter"] == marks["quote"]:
        raise settings.refusal(source, "delimiter and quote are the same", "write two different characters")
    encoding = settings.text(source, values, "encoding")
    if not _reads_by_lines(encoding):
        raise settings.refusal(source, f"the encoding {encoding!r} cannot be read", 'convert the file to "utf-8"')
    return Form(delimiter=marks["delimiter"], quote=marks["quote"], encoding=encoding)


def _reads_by_lines(encoding: str) -> bool:
    """Whether line ends and delimiters are single bytes in the encoding, as they are not in UTF-16."""
    text = "a,;\t\"'\r\n"
    try:
        codecs.lookup(encoding)
        return text.encode(encoding).removeprefix(codecs.BOM_UTF8) == text.encode("ascii")
    except (LookupError, UnicodeError, ValueError):
        return False


def _times(source: Source, values: Mapping[str, object]) -> str:
    """The format of times.

    Raises:
        ConfigError: it cannot be read back.
    """
    stated = settings.text(source, values, "format")
    if not is_form(stated):
        raise settings.refusal(source, f"the format {stated!r} cannot be read", 'write it like "%d/%m/%Y %H:%M"')
    return stated


def _separator(source: Source, values: Mapping[str, object]) -> str:
    """What separates the addresses of one list.

    Raises:
        ConfigError: it is empty.
    """
    stated = settings.text(source, values, "separator")
    if not stated:
        raise settings.refusal(source, "separator is empty", 'write the character, as in separator = ";"')
    return stated


def _end_inclusive(source: Source, stated: object) -> bool:
    """Whether the last day counts.

    Raises:
        ConfigError: it is neither true nor false.
    """
    if not isinstance(stated, bool):
        raise settings.refusal(source, "end_inclusive is neither true nor false", "write it without quotes")
    return stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a file's columns stand: index by meaning, and how many fields a row has."""

    index: Mapping[str, int]
    width: int


def places_of(header: list[str], columns: Mapping[str, str], *, where: str) -> Places:
    """Find the mapped columns in a file's header row.

    >>> places_of(["From", "To"], {"sender": "From"}, where="log.csv").index
    {'sender': 0}

    Raises:
        ConnectorError: a mapped column is missing, or there twice.
    """
    names = [name.strip() for name in header]
    for meaning, name in columns.items():
        count = names.count(name.strip())
        if count != 1:
            what = f"the column {name!r} (for {meaning}) is {'there twice' if count else 'missing'}"
            raise ConnectorError(where=where, what=what, mend=_nearest(name, header, columns))
    return Places(index={meaning: names.index(name.strip()) for meaning, name in columns.items()}, width=len(names))


def _nearest(name: str, header: list[str], columns: Mapping[str, str]) -> str:
    """How to mend a missing column; a first row that seems to hold values instead of names shows none of them."""
    if any("@" in text or ":" in text or not text.isprintable() for text in header):
        return "make the first row name the columns, on one line: it seems to hold values"
    names = [text.strip() for text in header]
    if not any(column.strip() in names for column in columns.values()):
        return (
            "check delimiter and encoding, and that the first row names the columns: it names none of the mapped ones"
        )
    near = get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    return f"{hint}the columns are: {', '.join(names)}"
