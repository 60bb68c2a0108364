"""`disconnect init`: a configuration and a policy to start from."""

from __future__ import annotations

from pathlib import Path

import click

from disconnect.app.beginning import Beginning, begin
from disconnect.cli.common import DONE, json_option, output, print_json, told
from disconnect.policyfile.templates import template_names
from disconnect.report.texts import Texts

TEMPLATES = [name for name in template_names() if name != "demo"]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--organisation", prompt="Name of the organisation", help="Stands in the head of every report.")
@click.option("--template", type=click.Choice(TEMPLATES), default="sme-charter", show_default=True, help="Policy.")
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", show_default=True, help="Language of reports.")
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
