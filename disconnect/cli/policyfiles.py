"""`disconnect policy schema` and `disconnect policy set`: for editors, and for changing one value."""

from __future__ import annotations

from pathlib import Path

import click

from disconnect.cli.common import output, told
from disconnect.policyfile.read import file_text
from disconnect.policyfile.schema import schema_text
from disconnect.policyfile.write import edited
from disconnect.storage.replacing import replace_text

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option("--out", type=FILE, default=None, help="The file to write (default: standard output).")
@told
def schema(*, out: Path | None) -> None:
    """Write the JSON Schema of a policy file, with which an editor helps while you type."""
    if out is None:
        click.echo(schema_text(), nl=False)
    else:
        out.write_text(schema_text(), "utf-8")
        output().print(str(out), soft_wrap=True)


@click.command("set")
@click.argument("file", type=FILE)
@click.argument("key")
@click.argument("value")
@told
def set_value(*, file: Path, key: str, value: str) -> None:
    """Change KEY of the policy FILE to VALUE, written as in the file: set policy.toml night.start '"22:00"'.

    Comments, blank lines and order stay as they are. A change that would leave the policy invalid is refused, and
    nothing is written. Rows are counted from 1.
    """
    file_text(file)
    replace_text(file, lambda text: edited(text, key, value))
    output().print(f"{file}: {key} = {value}", soft_wrap=True)
