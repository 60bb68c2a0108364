"""`disconnect connectors`: what can be read, and with which settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.table import Table

from disconnect.app.installed import installed, loaded
from disconnect.cli.bilingual import command
from disconnect.cli.common import (
    DONE,
    PROBLEMS,
    config_option,
    error_json,
    errors,
    json_option,
    lang_option,
    language_of,
    output,
    print_json,
    sentence,
    told,
)
from disconnect.errors import ConnectorError
from disconnect.model.phrase import in_language, phrase

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.ports import Connector

HEADINGS = (phrase("réglage", "setting"), phrase("par défaut", "default"), phrase("pourquoi", "why"))
REQUIRED = phrase("obligatoire", "required")


@command(fr="Montrer les connecteurs, les champs gardés et les réglages.")
@lang_option
@config_option
@json_option
@click.pass_context
@told
def connectors(ctx: click.Context, *, lang: str | None, config: Path, as_json: bool) -> None:
    """List the connectors installed, the fields they keep, and the settings they take."""
    found: dict[str, type[Connector] | ConnectorError] = {}
    for name, point in installed().items():
        try:
            found[name] = loaded(point)
        except ConnectorError as error:
            found[name] = error
    spoken = language_of({"lang": lang, "config": config})
    if as_json:
        print_json({name: _json(kind, spoken) for name, kind in found.items()})
    else:
        for name, kind in found.items():
            _show(name, kind, spoken)
    ctx.exit(PROBLEMS if any(isinstance(kind, ConnectorError) for kind in found.values()) else DONE)


def _json(kind: type[Connector] | ConnectorError, lang: str) -> dict[str, object]:
    if isinstance(kind, ConnectorError):
        return {"error": error_json(kind, lang)}
    return {
        "keeps": list(kind.keeps),
        "settings": [{"name": s.name, "default": s.default, "why": in_language(s.why, lang)} for s in kind.settings],
    }


def _show(name: str, kind: type[Connector] | ConnectorError, lang: str) -> None:
    if isinstance(kind, ConnectorError):
        errors().print(f"✗ {in_language(sentence(kind), lang)}", soft_wrap=True)
        return
    table = Table(title=name, title_justify="left", show_edge=False, pad_edge=False)
    for heading in HEADINGS:
        table.add_column(in_language(heading, lang), overflow="fold")
    for setting in kind.settings:
        default = in_language(REQUIRED, lang) if setting.required else repr(setting.default)
        table.add_row(setting.name, default, in_language(setting.why, lang))
    output().print(table)
    output().print(in_language(phrase("garde : {fields}\n", "keeps: {fields}\n", fields=", ".join(kind.keeps)), lang))
