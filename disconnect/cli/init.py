"""`disconnect init`: a configuration and a policy to start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disconnect.app.beginning import Beginning, begin
from disconnect.app.config import LANGUAGES
from disconnect.cli.bilingual import argument, command, option
from disconnect.cli.common import DONE, json_option, output, print_json, told
from disconnect.cli.kinds import FOLDER
from disconnect.model.phrase import Phrase
from disconnect.policyfile.templates import template_names
from disconnect.report.texts import Texts

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = [name for name in template_names() if name != "demo"]


@command(
    fr="""Commencer : écrire une configuration et une politique. DOSSIER reçoit config.toml, policy.toml, ses
    scénarios et un people.csv vide ; rien n’est remplacé.
    """
)
@argument("folder", fr="DOSSIER", type=FOLDER)
@option(
    "--organisation",
    # The colon that click adds stands apart in French.
    prompt=Phrase("Nom de l’organisation ", "Name of the organisation"),
    fr="Figure en tête de chaque rapport.",
    en="Stands in the head of every report.",
)
@option(
    "--template",
    type=click.Choice(TEMPLATES),
    default="sme-charter",
    show_default=True,
    fr="Le modèle de politique.",
    en="Policy.",
)
@option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="fr",
    show_default=True,
    fr="Langue des rapports.",
    en="Language of reports.",
)
@json_option
@click.pass_context
@told
def init(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context, *, folder: Path, organisation: str, template: str, lang: str, as_json: bool
) -> None:
    """Write config.toml, policy.toml, its scenarios and an empty people.csv into FOLDER; nothing is written over."""
    paths = begin(folder, Beginning(organisation=organisation, template=template, language=lang))
    if as_json:
        print_json({"files": [str(path) for path in paths]})
    else:
        t = Texts(lang)
        for path in paths:
            output().print(t("written: {path}", path=path), soft_wrap=True)
        output().print(
            t("Next: fill in people.csv, add a source to config.toml, then run: disconnect doctor --config {config}",
              config=paths[0]),
            soft_wrap=True,
        )  # fmt: skip
    ctx.exit(DONE)
