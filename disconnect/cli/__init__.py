"""The command line: one command a file; heavy imports wait until a command needs them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from disconnect import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "advise": "disconnect.cli.advise:advise",
    "connectors": "disconnect.cli.connectors:connectors",
    "demo": "disconnect.cli.demo:demo",
    "doctor": "disconnect.cli.doctor:doctor",
    "hours": "disconnect.cli.hours:hours",
    "init": "disconnect.cli.init:init",
    "oncall": "disconnect.cli.oncall:oncall",
    "policy": "disconnect.cli.policy:policy",
    "report": "disconnect.cli.report:report",
    "sync": "disconnect.cli.sync:sync",
}


class Lazy(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The commands, in alphabetical order."""
        return sorted(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        found: click.Command = getattr(import_module(module), name)
        return found


@click.command(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="disconnect")
def cli() -> None:
    """The right to disconnect: policies as code, nudges, and anonymised load reports.

    Exit codes: 0 done, 1 problems met, 2 used wrongly, 3 nothing publishable.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; what goes wrong is told in one sentence."""
    cli.main(arguments, prog_name="disconnect")


if __name__ == "__main__":
    main()
