"""`disconnect privacy audit`: a published report looked at as an outsider would, from its files alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disconnect.app.handedout import read_handed_out
from disconnect.app.outside import look_at
from disconnect.cli.auditwords import audit_json, lines
from disconnect.cli.bilingual import argument, command
from disconnect.cli.common import (
    DONE,
    PROBLEMS,
    config_option,
    json_option,
    lang_option,
    language_of,
    output,
    print_json,
    told,
)
from disconnect.cli.kinds import FOLDER
from disconnect.model.phrase import in_language

if TYPE_CHECKING:
    from pathlib import Path


@command(
    fr="""Auditer un rapport publié comme le ferait un tiers. DOSSIER est celui de la publication ; seuls ses fichiers
    sont lus (report.json, et report.csv s’il est là), ni l’historique, ni le registre.

    Sont cherchés : les chiffres cachés que les autres laissent deviner de près, en supposant même que personne n’est
    sans groupe ; ceux qui portent tout de même un nombre, ou une autre marque ; les totaux qui ne sont pas la somme de
    leurs parties. Le code de sortie est 1 si quelque chose est trouvé.
    """,
)
@argument("folder", fr="DOSSIER", type=FOLDER)
@lang_option
@config_option
@json_option
@click.pass_context
@told
def audit(ctx: click.Context, *, folder: Path, lang: str | None, config: Path, as_json: bool) -> None:
    """Audit a published report as an outsider would.

    FOLDER is that of the publication; its files alone are read (report.json, and report.csv where it is there), neither
    the history nor the ledger.

    What is looked for: hidden figures that the others tell closely, even supposing that nobody is in no group; hidden
    figures that hold a number all the same, or another mark; totals that are not the sum of their parts. The exit code
    is 1 where anything is found.
    """
    report = read_handed_out(folder)
    found, spoken = look_at(report), language_of({"lang": lang, "config": config})
    if as_json:
        print_json(audit_json(report, found, spoken))
    for line in () if as_json else lines(report, found):
        output().print(in_language(line, spoken), soft_wrap=True)
    ctx.exit(DONE if found.is_good and not report.odd_marks else PROBLEMS)
