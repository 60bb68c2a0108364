"""The command line: one command a file; heavy imports wait until a command needs them."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from disconnect import __version__
from disconnect.cli.bilingual import Group, Option, group
from disconnect.cli.speaking import speaking
from disconnect.model.phrase import Phrase

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


class Lazy(Group):
    """A group whose commands are imported when they are called, and that speaks the language of its line."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:  # noqa: ANN401 - click's
        """Name the commands: out of these names click offers one that is near a wrong one."""
        super().__init__(*arguments, **settings)
        self.commands = {name: click.Command(name) for name in COMMANDS}

    def main(self, args: Sequence[str] | None = None, *arguments: Any, **settings: Any) -> Any:  # noqa: ANN401 - click's
        """Run; what is said from the first word to the last is in one language."""
        from disconnect.cli.common import language_on  # noqa: PLC0415 - it reads what a group does not need

        with speaking(language_on(sys.argv[1:] if args is None else args)):
            return super().main(args, *arguments, **settings)

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


@group(
    cls=Lazy,
    fr="""Le droit à la déconnexion : politiques écrites comme des règles, rappels, et rapports de charge anonymisés.

    Codes de sortie : 0 terminé, 1 problèmes rencontrés, 2 mauvais usage, 3 rien de publiable.
    """,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    __version__,
    prog_name="disconnect",
    cls=Option,
    told=Phrase("Afficher la version.", "Show the version and exit."),
)
def cli() -> None:
    """The right to disconnect: policies as code, nudges, and anonymised load reports.

    Exit codes: 0 done, 1 problems met, 2 used wrongly, 3 nothing publishable.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; what goes wrong is told in one sentence."""
    cli.main(arguments, prog_name="disconnect")


if __name__ == "__main__":
    main()
