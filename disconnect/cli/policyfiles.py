"""`disconnect policy schema` and `disconnect policy set`: for editors, and for changing one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disconnect.cli.bilingual import argument, command, option
from disconnect.cli.common import lang_option, language_of, output, told
from disconnect.cli.kinds import FILE
from disconnect.cli.outfile import refuse_other
from disconnect.model.phrase import in_language, phrase
from disconnect.policyfile.read import file_text

if TYPE_CHECKING:
    from pathlib import Path

ALREADY = ("{file} : {key} vaut déjà {value}", "{file}: {key} is {value} already")


@command(
    fr="""Écrire le schéma JSON d’une politique. Un éditeur de texte s’en sert pour vous aider quand vous tapez."""
)
@option(
    "--out",
    type=FILE,
    default=None,
    fr="Le fichier à écrire (par défaut : l’écran).",
    en="The file to write (default: standard output).",
)
@told
def schema(*, out: Path | None) -> None:
    """Write the JSON Schema of a policy file, with which an editor helps while you type."""
    from disconnect.policyfile.schema import schema_text  # noqa: PLC0415 - seldom asked for

    if out is None:
        click.echo(schema_text(), nl=False)
    else:
        refuse_other(out, (".json",))
        out.write_text(schema_text(), "utf-8")
        output().print(str(out), soft_wrap=True)


@command(
    name="set",
    fr="""Changer une valeur d’une politique, et rien d’autre. CLÉ, dans le FICHIER, reçoit VALEUR.

    Une clé s’écrit avec des points, les lignes d’un tableau se comptent à partir de 1, une valeur s’écrit comme dans
    le fichier :

    \b
      disconnect policy set policy.toml night.start '"22:00"'
      disconnect policy set policy.toml 'responses[2].action' '"defer"'
      disconnect policy set policy.toml identity.signed 2026-03-03

    Une clé qui n’y est pas est ajoutée à la fin de sa table. Commentaires, lignes vides et ordre restent comme ils
    sont. Un changement qui laisserait des erreurs dans la politique est refusé, les erreurs sont dites, et rien n’est
    écrit.
    """,
)
@argument("file", fr="FICHIER", type=FILE)
@argument("key", fr="CLÉ")
@argument("value", fr="VALEUR")
@lang_option
@told
def set_value(*, file: Path, key: str, value: str, lang: str | None) -> None:
    """Change KEY of the policy FILE to VALUE, and nothing else in it.

    A key is dotted, rows are counted from 1, a value is written as in the file:

    \b
      disconnect policy set policy.toml night.start '"22:00"'
      disconnect policy set policy.toml 'responses[2].action' '"defer"'
      disconnect policy set policy.toml identity.signed 2026-03-03

    A key that is not there is added at the end of its table. Comments, blank lines and order stay as they are. A change
    that would leave the policy with mistakes is refused, the mistakes are told, and nothing is written.
    """  # noqa: D301 - \b keeps click from joining the lines
    from disconnect.policyfile.write import edited  # noqa: PLC0415 - seldom asked for
    from disconnect.storage.replacing import replace_text  # noqa: PLC0415 - seldom asked for

    file_text(file)
    is_new = replace_text(file, lambda text: edited(text, key, value, str(file)))
    values = {"file": str(file), "key": key, "value": value}
    said = ("{file} : {key} = {value}", "{file}: {key} = {value}") if is_new else ALREADY
    output().print(in_language(phrase(*said, **values), language_of({"lang": lang})), soft_wrap=True)
