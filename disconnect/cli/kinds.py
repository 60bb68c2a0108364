"""What a value on the command line may be: files, folders, dates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from disconnect.cli.speaking import spoken
from disconnect.model.phrase import Phrase, phrase

if TYPE_CHECKING:
    from datetime import datetime


def _place(name: str, **allowed: bool) -> click.Path:
    """A path; its name stays English here, whatever the language of the run that came first."""
    found = click.Path(path_type=Path, **allowed)
    found.name = name
    return found


FILE = _place("file", dir_okay=False)
FOLDER = _place("directory", file_okay=False)
PATH = _place("path")


class Day(click.DateTime):
    """A date, year first; any other order would be another day to somebody."""

    def __init__(self) -> None:
        """Take one form alone."""
        super().__init__(["%Y-%m-%d"])

    def get_metavar(self, *_: Any, **__: Any) -> str:
        """What stands for it in the help."""
        return spoken(Phrase("AAAA-MM-JJ", "YYYY-MM-DD"))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read it."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            said = phrase(
                "{value} n’est pas une date : écrivez la date année d’abord, comme 2026-03-02",
                "{value} is no date; write the date year first, like 2026-03-02",
                value=repr(value),
            )
            self.fail(spoken(said), param, ctx)


DAY = Day()
