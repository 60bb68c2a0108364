"""`disconnect policy schema` and `disconnect policy set`: for editors, and for changing one value."""

from __future__ import annotations

from pathlib import Path

import click

from disconnect.cli.common import lang_option, language_of, output, told
from disconnect.cli.outfile import refuse_other
from disconnect.model.phrase import in_language, phrase
from disconnect.policyfile.read import file_text

ALREADY = ("{file} : {key} vaut déjà {value}", "{file}: {key} is {value} already")
FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option("--out", type=FILE, default=None, help="The file to write (default: standard output).")
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


@click.command("set")
@click.argument("file", type=FILE)
@click.argument("key")
@click.argument("value")
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
