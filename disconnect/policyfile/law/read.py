"""From the text of a law file (`policies/law/*.toml`) to a law book, or to every mistake in it with its line."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from disconnect.model.law import Dated, LawBook, Parameter
from disconnect.model.phrase import phrase
from disconnect.model.problem import Problem
from disconnect.policyfile.fields import Fields
from disconnect.policyfile.law.articles import articles_of, numbers_of
from disconnect.policyfile.law.ties import note_ties
from disconnect.policyfile.law.units import UNITS
from disconnect.policyfile.law.values import Source, dated_of
from disconnect.policyfile.lines import line_numbers
from disconnect.policyfile.mistakes import Fault, Mistake, PolicyFileError, located

Table = Mapping[str, object]


def parse_law(text: str, name: str) -> LawBook:
    """The law book that `text` holds; `name` is what errors call it.

    Raises:
        PolicyFileError: (a ConfigError) it is no TOML, or something in it cannot be used; all mistakes are told.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        mend = phrase("écrivez-le en TOML, comme les fichiers à côté", "write it as TOML, like the files beside it")
        where = phrase("son texte", "its text")
        problem = Problem(source=name, where=where, code="toml-syntax", what=str(error), mend=mend)
        raise PolicyFileError(name, [problem]) from error
    mistakes: list[Mistake] = []
    book = _book(Fields(document, (), mistakes), document)
    if mistakes:
        raise PolicyFileError(name, located(mistakes, line_numbers(text), name))
    return book


def _book(fields: Fields, document: Table) -> LawBook:
    source = Source(text=fields.text("text", default=""), url=fields.text("url", default=""))
    book = LawBook(
        country=fields.text("country"),
        title=fields.titles("title"),
        articles=articles_of(fields, document.get("articles")),
        numbers=numbers_of(fields.rows("numbers")),
        parameters={
            name: _parameter(name, table, source, _table(document, "parameters", name))
            for name, table in fields.tables("parameters")
        },
    )
    fields.close()
    if not fields.noted:
        # What a slip leaves out would contradict the rest, and be told twice.
        note_ties(book, source, fields.inner("parameters"))
    return book


def _table(table: object, *path: str) -> Table:
    """The table under `path` as the parser gave it, empty where there is none."""
    for key in path:
        table = table.get(key) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else {}


def _parameter(name: str, fields: Fields, source: Source, table: Table) -> Parameter:
    unit = fields.known("unit", UNITS, "units")
    meaning = {"fr": fields.text("fr"), "en": fields.text("en")}
    days = sorted((day, key) for key in fields.others() if (day := _day(key)) is not None)
    values = [dated_of(fields.inner(key), _table(table, key), since=day, unit=unit, source=source) for day, key in days]
    fields.close(also=["2017-01-01"])
    if not days:
        mend = phrase(
            'ajoutez une section pour le jour depuis lequel elle vaut : [parameters."{name}".2017-01-01]',
            'add a table for the day since when it holds: [parameters."{name}".2017-01-01]',
            name=name,
        )
        what = phrase("le paramètre n’a pas de valeur", "the parameter has no value")
        fields.note("", Fault(code="value-none", what=what, mend=mend))
    return Parameter(id=name, unit=unit, meaning=meaning, values=_ended(values, fields))


def _day(key: str) -> date | None:
    try:
        return date.fromisoformat(key)
    except ValueError:
        return None


def _ended(values: list[Dated], fields: Fields) -> tuple[Dated, ...]:
    """The values, each ending where the next begins unless it says otherwise."""
    following = (*(dated.since for dated in values[1:]), None)[: len(values)]
    for dated, begins in zip(values, following, strict=True):
        if dated.until is not None and begins is not None and dated.until > begins:
            mend = phrase(
                "qu’elle finisse là ou avant, ou retirez la ligne", "end it there or before, or drop the line"
            )
            days = {"until": str(dated.until), "begins": str(begins)}
            what = phrase(
                "elle finit le {until}, après le début de la valeur suivante ({begins})",
                "it ends on {until}, after the next value begins ({begins})",
                **days,
            )
            fields.inner(dated.since.isoformat()).note("until", Fault(code="values-overlap", what=what, mend=mend))
    return tuple(replace(dated, until=dated.until or begins) for dated, begins in zip(values, following, strict=True))
