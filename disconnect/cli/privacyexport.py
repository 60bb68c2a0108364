"""`disconnect privacy export`: a person's own data, for them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disconnect.app.exporting import export as write_export
from disconnect.cli.bilingual import command, option
from disconnect.cli.common import DONE, config_option, errors, json_option, lang_option, output, print_json, told
from disconnect.cli.kinds import FILE
from disconnect.cli.opening import opened
from disconnect.cli.outfile import refuse_other
from disconnect.cli.privacyoptions import STRANGER, for_option, receipt, role_option
from disconnect.model.phrase import in_language, phrase

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.app.exporting import Exported
    from disconnect.model.phrase import Phrase


@command(
    fr="""Écrire les données d’une personne, pour elle seule. Tout ce qui peut encore être rattaché à ses adresses, en
    JSON : métadonnées, annuaire, congés, astreintes, interventions.

    RGPD, 15 et 20. Des années closes, il n’y a plus rien. Le journal garde qu’il y a eu un export, pas pour qui.
    """
)
@for_option
@option(
    "--out",
    type=FILE,
    required=True,
    fr="Le fichier à écrire (.json), lisible de vous seul.",
    en="The file to write (.json), for your eyes alone.",
)
@role_option
@lang_option
@config_option
@json_option
@click.pass_context
@told
def export(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context, *, address: str, out: Path, role: str, lang: str | None, config: Path, as_json: bool
) -> None:
    """Write a person's own data, for them alone: all that can still be linked to their addresses, as JSON.

    Metadata, rows of the directory, leave, on-call windows, interventions. GDPR, 15 and 20. Of closed years there is
    nothing any more. The log keeps that an export was made, not for whom.
    """
    refuse_other(out, (".json",))
    setup = opened(config)
    spoken = lang or setup.config.language
    found = write_export(setup, address, out, role=role, lang=spoken)
    if not found.is_known:
        errors().print(in_language(STRANGER, spoken), soft_wrap=True)
    if as_json:
        years = found.years
        closed = [act.year for act in years.closed]
        print_json({"file": str(out), "record": found.act.tag, "linked": list(years.with_key), "closed": closed})
    else:
        for line in _told(found, out):
            output().print(in_language(line, spoken), soft_wrap=True)
    ctx.exit(DONE)


def _told(found: Exported, out: Path) -> tuple[Phrase, ...]:
    closed = tuple(
        phrase(
            "{year} : close le {day}, plus rien n’est rattaché à cette personne",
            "{year}: closed on {day}, nothing is linked to this person any more",
            year=act.year,
            day=act.day,
        )
        for act in found.years.closed
    )
    lost = tuple(
        phrase("{year} : clé perdue, rien ne peut être rattaché", "{year}: key lost, nothing can be linked", year=year)
        for year in found.years.lost
    )
    handed = phrase(
        "Écrit : {out}. Remettez-le à la personne seule, puis supprimez-le.",
        "Written: {out}. Hand it to that person alone, then remove it.",
        out=str(out),
    )
    return (handed, *closed, *lost, receipt(found.act.tag))
