"""`disconnect policy charter`: the text of a policy as an agreement or a charter, ready to be annexed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from disconnect.app.misuse import MisuseError
from disconnect.cli.common import lang_option, language_of, told
from disconnect.cli.outfile import refuse_other
from disconnect.errors import StorageError
from disconnect.policyfile.charter.compose import charter_of
from disconnect.policyfile.charter.rendering import FORMATS, rendered
from disconnect.policyfile.read import file_text
from disconnect.storage.durable import write_new

SUFFIXES = {"html": (".html", ".htm"), "docx": (".docx",), "md": (".md", ".markdown")}


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@lang_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="html",
    show_default=True,
    help="A page to read and print, a document for a word processor, or Markdown.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="The file to write (default: standard output).",
)
@told
def charter(*, file: Path, lang: str | None, form: str, out: Path | None) -> None:
    """Write the agreement or charter that the policy FILE says: clause by clause, with references, to be annexed.

    Every clause is in it, and nothing that the file does not say. The same file gives the same bytes.
    """
    found = rendered(charter_of(file_text(file), str(file), language_of({"lang": lang})), form)
    if out is None:
        _print(found, form)
    else:
        _write(found, out, file, form)


def _print(found: bytes, form: str) -> None:
    if form == "docx" and sys.stdout.isatty():
        what = "a document for a word processor cannot be shown in a terminal"
        raise MisuseError(
            where="--format docx", what=what, mend="add --out charter.docx, or send it to another program"
        )
    click.echo(found, nl=False)


def _write(found: bytes, out: Path, file: Path, form: str) -> None:
    """Put the charter in the place of an earlier one; a policy, or a file of another kind, is never written over.

    Raises:
        MisuseError: `out` is the policy file, or a file of another kind.
        StorageError: it cannot be written.
    """
    if out.resolve() == file.resolve():
        raise MisuseError(where=f"--out {out}", what="that is the policy file itself", mend="name another file")
    refuse_other(out, SUFFIXES[form])
    try:
        write_new(out, lambda stream: stream.write(found))
    except OSError as error:
        raise StorageError(
            where=str(out),
            what=f"the charter cannot be written there ({error.strerror})",
            mend="name a file in a folder that is there and that you may write to",
        ) from error
