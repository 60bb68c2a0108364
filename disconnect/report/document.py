"""The report as JSON, after the schema published beside it: exact numbers for programs, the same in every language."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from disconnect.report.figures import basis_of, in_order, names_text, plain
from disconnect.report.sheets import number

if TYPE_CHECKING:
    from disconnect.model.period import Period
    from disconnect.model.report import Cell, Definition, Figure, Group, Report

SCHEMA_VERSION = "1.0"


def render_json(report: Report, *, product_version: str) -> str:
    """Give the report as a JSON document; the same report gives the same bytes.

    Numerator, denominator and value are numbers; ``denominator_exact`` is the denominator without rounding, a whole
    number or a fraction such as ``181/7``. A hidden figure has ``published`` false and every number null.
    """
    written = {
        "$schema": "report.schema.json",
        "schema_version": SCHEMA_VERSION,
        "product_version": product_version,
        **_head(report),
        "definitions": [_definition(definition) for definition in report.definitions],
        "cells": [_cell(report, cell) for cell in report.cells],
    }
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) that `render_json` keeps to."""
    return files(__package__).joinpath("report.schema.json").read_text(encoding="utf-8")


def _head(report: Report) -> dict[str, object]:
    first, last = report.observed
    return {
        "organisation": plain(report.organisation),
        "level": report.level,
        "periods": [_period(period) for period in report.periods],
        "policy": {
            "id": report.policy_id,
            "version": report.policy_version,
            "title": dict(sorted(report.policy_title.items())),
        },
        "minimum_group": report.minimum_group,
        "observed": {"first": first, "last": last},
        "left_out": report.left_out,
        "sources": [
            {
                "name": source.name,
                "connector": source.connector,
                "items": source.items,
                "problems": source.problems,
                "citation": source.citation,
            }
            for source in report.sources
        ],
        "generated_data": report.is_generated,
        "audited": report.audited,
    }


def _period(period: Period) -> dict[str, str]:
    return {"label": period.label, "start": period.span.start.isoformat(), "end": period.span.end.isoformat()}


def _definition(definition: Definition) -> dict[str, object]:
    return {
        "id": definition.id,
        "version": definition.version,
        "unit": definition.unit.value,
        "axes": definition.axes,
        "step": number(definition.step),
        "texts": {lang: dict(sorted(texts.items())) for lang, texts in sorted(definition.texts.items())},
    }


def _cell(report: Report, cell: Cell) -> dict[str, object]:
    return {
        "group": _group(report, cell.group),
        "period": _period(cell.period),
        "people": cell.people,
        "figures": [_figure(definition, figure) for definition, figure in in_order(report, cell)],
    }


def _group(report: Report, group: Group) -> dict[str, object]:
    return {
        "level": group.level,
        "names": [plain(name) for name in group.names],
        "path": [plain(name) for name in group.path],
        "label": names_text(group) or plain(report.organisation),
    }


def _figure(definition: Definition, figure: Figure) -> dict[str, object]:
    known = {"id": figure.metric, "version": definition.version, "unit": definition.unit.value}
    basis = basis_of(figure)
    if basis is None:
        numbers = ("numerator", "denominator", "denominator_exact", "value", "people", "median", "ninth_decile")
        return {**known, **dict.fromkeys(numbers), "provisional": False, "published": False}
    return {
        **known,
        "numerator": number(basis.numerator),
        "denominator": number(basis.denominator),
        "denominator_exact": str(basis.denominator),
        "value": number(basis.value),
        "people": basis.people,
        "median": number(figure.median),
        "ninth_decile": number(figure.ninth_decile),
        "provisional": figure.is_provisional,
        "published": True,
    }
