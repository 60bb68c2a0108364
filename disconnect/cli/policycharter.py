"""`disconnect policy charter`: the text of a policy as an agreement or a charter, ready to be annexed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from disconnect.app.misuse import MisuseError
from disconnect.cli.bilingual import argument, command, option
from disconnect.cli.common import lang_option, language_of, told
from disconnect.cli.kinds import FILE
from disconnect.cli.outfile import refuse_other
from disconnect.errors import StorageError
from disconnect.model.phrase import phrase
from disconnect.model.refusals import reason
from disconnect.policyfile.charter.compose import charter_of
from disconnect.policyfile.charter.rendering import FORMATS, rendered
from disconnect.policyfile.read import file_text
from disconnect.storage.durable import write_new

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = {"html": (".html", ".htm"), "docx": (".docx",), "md": (".md", ".markdown")}


@command(
    fr="""Écrire l’accord ou la charte, à annexer. C’est ce que dit le FICHIER de politique, clause par clause, avec
    les références.

    Toutes les clauses y sont, et rien que le fichier ne dise. Le même fichier donne le même document, à l’octet près.
    """
)
@argument("file", fr="FICHIER", type=FILE)
@lang_option
@option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="html",
    show_default=True,
    fr="Une page à lire et à imprimer, un document pour traitement de texte, ou du Markdown.",
    en="A page to read and print, a document for a word processor, or Markdown.",
)
@option(
    "--out",
    type=FILE,
    default=None,
    fr="Le fichier à écrire (par défaut : l’écran).",
    en="The file to write (default: standard output).",
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
        what = phrase(
            "un document de traitement de texte ne peut être montré dans un terminal",
            "a document for a word processor cannot be shown in a terminal",
        )
        mend = phrase(
            "ajoutez --out charter.docx, ou envoyez-le à un autre programme",
            "add --out charter.docx, or send it to another program",
        )
        raise MisuseError(where="--format docx", what=what, mend=mend)
    click.echo(found, nl=False)


def _write(found: bytes, out: Path, file: Path, form: str) -> None:
    """Put the charter in the place of an earlier one; a policy, or a file of another kind, is never written over.

    Raises:
        MisuseError: `out` is the policy file, or a file of another kind.
        StorageError: it cannot be written.
    """
    if out.resolve() == file.resolve():
        what = phrase("c’est le fichier de politique lui-même", "that is the policy file itself")
        raise MisuseError(where=f"--out {out}", what=what, mend=phrase("nommez un autre fichier", "name another file"))
    refuse_other(out, SUFFIXES[form])
    try:
        write_new(out, lambda stream: stream.write(found))
    except OSError as error:
        raise StorageError(
            where=str(out),
            what=phrase(
                "la charte ne peut y être écrite ({why})",
                "the charter cannot be written there ({why})",
                why=reason(error),
            ),
            mend=phrase(
                "nommez un fichier dans un dossier qui existe et où vous pouvez écrire",
                "name a file in a folder that is there and that you may write to",
            ),
        ) from error
