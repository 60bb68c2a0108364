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
from disconnect.model.phrase import Phrase, phrase, quoted
from disconnect.ports import Setting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.errors import ConfigError
    from disconnect.ports import Source

SETTINGS = (
    Setting(
        name="path",
        why=phrase(
            "le fichier, un dossier de fichiers .csv, ou un motif ; compressé par gzip ou non",
            "the file, a folder of .csv files, or a glob; packed by gzip or not",
        ),
        required=True,
    ),
    Setting(
        name="columns",
        why=phrase(
            'ce que dit chaque colonne, comme { sender = "From", … }',
            'which column means what, as { sender = "From", … }',
        ),
        required=True,
    ),
    Setting(
        name="kind",
        why=phrase(
            "ce que sont les lignes : mail (courriels), leave (congés) ou on_call (astreintes)",
            "what the rows are: mail, leave or on_call",
        ),
        default="mail",
    ),
    Setting(name="delimiter", why=phrase("le caractère entre les champs", "the character between fields"), default=","),
    Setting(
        name="quote",
        why=phrase(
            'le caractère autour des champs qui contiennent un séparateur ("" pour aucun)',
            'the character around fields that hold a delimiter ("" for none)',
        ),
        default='"',
    ),
    Setting(name="encoding", why=phrase("l’encodage du fichier", "the file's encoding"), default="utf-8"),
    Setting(
        name="format",
        why=phrase(
            'comment les heures sont écrites : "" pour ISO 8601, "epoch", ou comme %d/%m/%Y %H:%M',
            'how times are written: "" for ISO 8601, "epoch", or as in %d/%m/%Y %H:%M',
        ),
        default="",
    ),
    Setting(
        name="separator",
        why=phrase(
            "ce qui sépare les adresses dans la colonne recipients",
            "what separates addresses in the column recipients",
        ),
        default=";",
    ),
    Setting(
        name="end_inclusive",
        why=phrase(
            "si le dernier jour d’un congé en fait encore partie",
            "whether the last day of a leave is still leave",
        ),
        default=True,
    ),
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
        raise settings.unknown_kind(source, kind, settings.suggestion(kind, KINDS))
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
        what = phrase("columns n’est pas une table de textes", "columns is not a table of texts")
        mend = phrase('écrivez-la comme { sender = "From", … }', 'write it like { sender = "From", … }')
        raise settings.refusal(source, what, mend)
    for meaning in stated:
        if meaning not in kind.meanings:
            what = phrase("columns.{meaning} est inconnu", "columns.{meaning} is unknown", meaning=str(meaning))
            raise settings.refusal(source, what, settings.suggestion(str(meaning), kind.meanings))
    for meaning in kind.required:
        if meaning not in stated:
            what = phrase("columns.{meaning} manque", "columns.{meaning} is missing", meaning=meaning)
            raise settings.refusal(source, what, phrase("dites quelle colonne c’est", "say which column it is"))
    if kind.one_of and sum(meaning in stated for meaning in kind.one_of) != 1:
        raise _one_needed(source, kind.one_of)
    return {str(meaning): str(name) for meaning, name in stated.items()}


def _one_needed(source: Source, meanings: tuple[str, ...]) -> ConfigError:
    """That neither, or more than one, of the meanings has a column."""
    names = [f"columns.{meaning}" for meaning in meanings]
    what = phrase(
        "il faut exactement l’un de {names}",
        "exactly one of {names} is needed",
        names=(" ou ".join(names), " or ".join(names)),
    )
    mend = phrase(
        "une ligne par destinataire, ou une liste de destinataires", "one row per recipient, or a list of them"
    )
    return settings.refusal(source, what, mend)


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
            what = phrase("{name} n’est pas un caractère ASCII", "{name} is not one ASCII character", name=name)
            mend = phrase("écrivez un seul caractère, entre guillemets droits", "write one character in quotes")
            raise settings.refusal(source, what, mend)
    if marks["delimiter"] == marks["quote"]:
        what = phrase("delimiter et quote sont les mêmes", "delimiter and quote are the same")
        mend = phrase("écrivez deux caractères différents", "write two different characters")
        raise settings.refusal(source, what, mend)
    encoding = settings.text(source, values, "encoding")
    if not _reads_by_lines(encoding):
        what = phrase("l’encodage {name} ne peut être lu", "the encoding {name} cannot be read", name=quoted(encoding))
        mend = phrase('convertissez le fichier en "utf-8"', 'convert the file to "utf-8"')
        raise settings.refusal(source, what, mend)
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
        what = phrase("le format {form} ne peut être lu", "the format {form} cannot be read", form=quoted(stated))
        mend = phrase('écrivez-le comme "%d/%m/%Y %H:%M"', 'write it like "%d/%m/%Y %H:%M"')
        raise settings.refusal(source, what, mend)
    return stated


def _separator(source: Source, values: Mapping[str, object]) -> str:
    """What separates the addresses of one list.

    Raises:
        ConfigError: it is empty.
    """
    stated = settings.text(source, values, "separator")
    if not stated:
        what = phrase("separator est vide", "separator is empty")
        mend = phrase('écrivez le caractère, comme separator = ";"', 'write the character, as in separator = ";"')
        raise settings.refusal(source, what, mend)
    return stated


def _end_inclusive(source: Source, stated: object) -> bool:
    """Whether the last day counts.

    Raises:
        ConfigError: it is neither true nor false.
    """
    if not isinstance(stated, bool):
        what = phrase("end_inclusive n’est ni true ni false", "end_inclusive is neither true nor false")
        raise settings.refusal(source, what, phrase("écrivez-le sans guillemets", "write it without quotes"))
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
            what = phrase(
                "la colonne {name} (pour {meaning}) {state}",
                "the column {name} (for {meaning}) is {state}",
                name=quoted(name),
                meaning=meaning,
                state=_TWICE if count else _MISSING,
            )
            raise ConnectorError(where=where, what=what, mend=_nearest(name, header, columns))
    return Places(index={meaning: names.index(name.strip()) for meaning, name in columns.items()}, width=len(names))


_TWICE = phrase("y est deux fois", "there twice")
_MISSING = phrase("manque", "missing")
_VALUES = phrase(
    "que la première ligne nomme les colonnes, sur une seule ligne : elle semble contenir des valeurs",
    "make the first row name the columns, on one line: it seems to hold values",
)
_NONE_NAMED = phrase(
    "vérifiez delimiter et encoding, et que la première ligne nomme les colonnes : aucune de celles-ci n’y est",
    "check delimiter and encoding, and that the first row names the columns: it names none of the mapped ones",
)


def _nearest(name: str, header: list[str], columns: Mapping[str, str]) -> Phrase:
    """How to mend a missing column; a first row that seems to hold values instead of names shows none of them."""
    if any("@" in text or ":" in text or not text.isprintable() for text in header):
        return _VALUES
    names = [text.strip() for text in header]
    if not any(column.strip() in names for column in columns.values()):
        return _NONE_NAMED
    near = get_close_matches(name, names, n=1)
    hint = phrase("vouliez-vous dire {name} ? ", "did you mean {name}? ", name=quoted(near[0])) if near else ""
    return phrase(
        "{hint}les colonnes sont : {names}", "{hint}the columns are: {names}", hint=hint, names=", ".join(names)
    )
