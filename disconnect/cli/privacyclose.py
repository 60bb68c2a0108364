"""`disconnect privacy close`: the key of a year that is over is destroyed, for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disconnect.app.closing import Closing, close as close_year  # isort: skip
from disconnect.cli.bilingual import argument, command, option
from disconnect.cli.common import DONE, YEARS, config_option, json_option, lang_option, output, print_json, told
from disconnect.cli.opening import opened
from disconnect.cli.privacyoptions import role_option
from disconnect.model.phrase import Phrase, counted, in_language, phrase

if TYPE_CHECKING:
    from pathlib import Path


@command(
    fr="""Clore une année : sa clé est détruite. Ce qui en était gardé s’en va aussi, et ne peut plus être rattaché à
    personne ; on n’y revient pas.

    Seule une année finie se clôt ; moins de trois mois après sa fin, il faut dire pourquoi. Ce qui a été publié reste.
    Les sauvegardes des clés et de l’historique ne sont pas touchées : détruisez-y aussi la clé.
    """
)
@argument("year", fr="ANNÉE", type=click.IntRange(YEARS[0], YEARS[-1]))
@option(
    "--early",
    default=None,
    fr="Pourquoi l’année est close moins de trois mois après sa fin ; la raison est conservée.",
    en="Why the year is closed less than three months after its end; the reason is kept.",
)
@role_option
@lang_option
@config_option
@json_option
@click.pass_context
@told
def close(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context, *, year: int, early: str | None, role: str, lang: str | None, config: Path, as_json: bool
) -> None:
    """Close a year: its key is destroyed. What was kept of it goes too, and can be linked to nobody; for good.

    Only a year that is over can be closed; less than three months after its end you must say why. What was published
    stays. Backups of keys and history are not touched: destroy the key there too.
    """
    setup = opened(config)
    found = close_year(setup, year, role, early)
    if as_json:
        print_json({**found.act.as_row(), "changed": found.is_new})
    else:
        spoken = lang or setup.config.language
        for line in _told(found):
            output().print(in_language(line, spoken), soft_wrap=True)
    ctx.exit(DONE)


def _told(found: Closing) -> tuple[Phrase, ...]:
    act = found.act
    if not found.is_new:
        return (
            phrase(
                "{year} est déjà close, depuis le {day}.", "{year} is closed already, since {day}.",
                year=act.year, day=act.day,
            ),
        )  # fmt: skip
    return (
        phrase("{year} est close : sa clé est détruite.", "{year} is closed: its key is destroyed.", year=act.year),
        counted(
            act.files,
            ("{n} fichier de l’historique est parti avec elle.", "{n} fichiers de l’historique sont partis avec elle."),
            ("{n} file of the history went with it.", "{n} files of the history went with it."),
        ),
        phrase(
            "Il reste à détruire cette clé dans vos sauvegardes ({name}).",
            "What is left to do: destroy that key in your backups ({name}).",
            name=f"{act.year}.key",
        ),
    )
