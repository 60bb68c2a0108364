"""`disconnect report verify`: whether a file is one that was published, and unchanged since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disconnect.app.proving import prove
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
from disconnect.cli.kinds import FILE
from disconnect.cli.ledgerat import ledger_option, shown
from disconnect.cli.publicationwords import STATES, entry_json, moment
from disconnect.model.phrase import in_language, joined, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from disconnect.app.proving import Proof
    from disconnect.model.phrase import Phrase
    from disconnect.privacy.ledger import Entry


@command(
    fr="""Prouver qu’un fichier a été publié et n’a pas changé. Sont dites la publication, sa date, la version de la
    politique.

    Il ne faut que le fichier et le registre (ou une copie du registre). Le nom du fichier ne compte pas. Le code de
    sortie est 1 si un seul fichier n’est pas du registre, ou si le registre lui-même a été modifié.
    """
)
@argument("file", fr="FICHIER", type=FILE, nargs=-1, required=True)
@ledger_option
@lang_option
@config_option
@json_option
@click.pass_context
@told
def verify(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context, *, file: tuple[Path, ...], place: Path | None, lang: str | None, config: Path, as_json: bool
) -> None:
    """Prove that a file was published and is unchanged: in which publication, when, under which policy.

    The file and the ledger (or a copy of the ledger) are enough. The file's name is no matter. The exit code is 1
    where a single file is not in the ledger, or the ledger itself was changed.
    """
    found = shown(place, config)
    proofs = [prove(path, found) for path in file]
    spoken = language_of({"lang": lang, "config": config})
    if as_json:
        print_json({"files": [_json(proof) for proof in proofs]})
    for line in () if as_json else (line for proof in proofs for line in _lines(proof)):
        output().print(in_language(line, spoken), soft_wrap=True)
    ctx.exit(DONE if all(proof.entries for proof in proofs) else PROBLEMS)


def _json(proof: Proof) -> dict[str, object]:
    return {
        "file": str(proof.path),
        "fingerprint": proof.fingerprint,
        "is_published": bool(proof.entries),
        "publications": [entry_json(entry) for entry in proof.entries],
        "abandoned": [entry_json(entry) for entry in proof.abandoned],
    }


def _lines(proof: Proof) -> Iterator[Phrase]:
    if proof.entries:
        yield phrase("✓ {file} : publié, inchangé", "✓ {file}: published, unchanged", file=str(proof.path))
        yield from map(_publication, proof.entries)
    elif proof.abandoned:
        yield phrase(
            "✗ {file} : d’une publication qui a été abandonnée ({numbers}) ; il n’aurait pas dû paraître",
            "✗ {file}: of a publication that was abandoned ({numbers}); it should not have appeared",
            file=str(proof.path),
            numbers=_numbers(proof.abandoned),
        )
    else:
        yield phrase(
            "✗ {file} : il n’est pas au registre, ou il a été modifié depuis",
            "✗ {file}: it is not in the ledger, or was changed since",
            file=str(proof.path),
        )


def _publication(entry: Entry) -> Phrase:
    publication = entry.publication
    said = phrase(
        "  publication {number}, {at}, {periods}, politique {policy}, version {version} ; {state}",
        "  publication {number}, {at}, {periods}, policy {policy}, version {version}; {state}",
        number=entry.number,
        at=moment(publication.at),
        periods=", ".join(publication.periods),
        policy=publication.policy,
        version=publication.policy_version,
        state=STATES[entry.state],
    )
    return joined((said, phrase("\n  sceau {seal}", "\n  seal {seal}", seal=entry.seal)))


def _numbers(entries: Iterable[Entry]) -> str:
    return ", ".join(str(entry.number) for entry in entries)
