"""`disconnect connectors`: what can be read, and with which settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.table import Table

from disconnect.app.installed import installed, loaded
from disconnect.cli.common import DONE, PROBLEMS, error_json, errors, json_option, output, print_json, told
from disconnect.errors import ConnectorError

if TYPE_CHECKING:
    from disconnect.ports import Connector


@click.command()
@json_option
@click.pass_context
@told
def connectors(ctx: click.Context, *, as_json: bool) -> None:
    """List the connectors installed, the fields they keep, and the settings they take."""
    found: dict[str, type[Connector] | ConnectorError] = {}
    for name, point in installed().items():
        try:
            found[name] = loaded(point)
        except ConnectorError as error:
            found[name] = error
    if as_json:
        print_json({name: _json(kind) for name, kind in found.items()})
    else:
        for name, kind in found.items():
            _show(name, kind)
    ctx.exit(PROBLEMS if any(isinstance(kind, ConnectorError) for kind in found.values()) else DONE)


def _json(kind: type[Connector] | ConnectorError) -> dict[str, object]:
    if isinstance(kind, ConnectorError):
        return {"error": error_json(kind)}
    return {
        "keeps": list(kind.keeps),
        "settings": [{"name": s.name, "default": s.default, "why": s.why} for s in kind.settings],
    }


def _show(name: str, kind: type[Connector] | ConnectorError) -> None:
    if isinstance(kind, ConnectorError):
        errors().print(f"✗ {kind}", soft_wrap=True)
        return
    table = Table(title=name, title_justify="left", show_edge=False, pad_edge=False)
    for heading in ("setting", "default", "why"):
        table.add_column(heading, overflow="fold")
    for setting in kind.settings:
        table.add_row(setting.name, "required" if setting.required else repr(setting.default), setting.why)
    output().print(table)
    output().print(f"keeps: {', '.join(kind.keeps)}\n")
