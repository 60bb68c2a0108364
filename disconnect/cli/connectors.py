"""`disconnect connectors`: what can be read, and with which settings."""

from __future__ import annotations

import click
from rich.table import Table

from disconnect.app.setup import connectors as installed
from disconnect.cli.common import json_option, output, print_json, told


@click.command()
@json_option
@told
def connectors(*, as_json: bool) -> None:
    """List the connectors installed, the fields they keep, and the settings they take."""
    found = sorted(installed().items())
    if as_json:
        print_json(
            {
                name: {
                    "keeps": list(kind.keeps),
                    "settings": [{"name": s.name, "default": s.default, "why": s.why} for s in kind.settings],
                }
                for name, kind in found
            }
        )
        return
    for name, kind in found:
        table = Table(title=name, title_justify="left", show_edge=False, pad_edge=False)
        for heading in ("setting", "default", "why"):
            table.add_column(heading, overflow="fold")
        for setting in kind.settings:
            table.add_row(setting.name, "required" if setting.required else repr(setting.default), setting.why)
        output().print(table)
        output().print(f"keeps: {', '.join(kind.keeps)}\n")
