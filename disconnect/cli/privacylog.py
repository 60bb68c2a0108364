"""`disconnect privacy log`: what was done with keys and rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disconnect.cli.bilingual import command
from disconnect.cli.common import DONE, config_option, json_option, lang_option, output, print_json, told
from disconnect.cli.opening import opened
from disconnect.model.phrase import Phrase, in_language, joined, phrase

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.storage.acts import Act

KINDS = {
    "close": Phrase("clôture", "closing"),
    "export": Phrase("export de données", "export"),
    "erase": Phrase("effacement ; des chiffres publiés peuvent différer", "erasure; published figures may differ"),
}
EMPTY = phrase("Le journal est vide.", "The log is empty.")


@command(fr="Montrer le journal : clôtures, exports, effacements. Quand, par quel rôle ; jamais pour qui.")
@lang_option
@config_option
@json_option
@click.pass_context
@told
def log(ctx: click.Context, *, lang: str | None, config: Path, as_json: bool) -> None:
    """Show the log of closings, exports and erasures: when, by which role; never for whom."""
    setup = opened(config)
    found = setup.history.acts()
    if as_json:
        print_json({"acts": [act.as_row() for act in found]})
    else:
        for line in map(_line, found) if found else (EMPTY,):
            output().print(in_language(line, lang or setup.config.language), soft_wrap=True)
    ctx.exit(DONE)


def _line(act: Act) -> Phrase:
    year = [str(act.year)] if act.year else []
    return joined(
        [f"{act.at:%Y-%m-%d %H:%M} UTC", *year, KINDS[act.kind], act.role, act.tag, *([act.why] if act.why else [])],
        " · ",
    )
