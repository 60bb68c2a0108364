"""What the commands on keys and rights share."""

from __future__ import annotations

import click

from disconnect.app.closing import ROLES
from disconnect.cli.bilingual import option
from disconnect.model.phrase import Phrase, phrase

role_option = option(
    "--role",
    type=click.Choice(ROLES),
    default="administrator",
    show_default=True,
    fr="Qui le demande, pour le journal : un rôle, pas un nom.",
    en="Who asks for it, for the log: a role, no name.",
)
for_option = option(
    "--for",
    "address",
    required=True,
    fr="Une adresse de la personne ; toutes celles de l’annuaire sont prises.",
    en="An address of the person; all those in the directory are taken.",
)
STRANGER = phrase(
    "! l’annuaire ne connaît pas cette adresse : seul ce qui est gardé sous elle est pris",
    "! the directory does not know this address: only what is kept under it is taken",
)


def receipt(tag: str) -> Phrase:
    """The number under which an act stands in the log; it says nothing of whom."""
    return phrase("Au journal, sans dire pour qui : {tag}", "In the log, without saying for whom: {tag}", tag=tag)
