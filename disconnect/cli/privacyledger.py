"""`disconnect privacy ledger`: what was published, and whether the ledger of it is unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.table import Table

from disconnect.app.misuse import MisuseError
from disconnect.app.proving import SHORTEST_SEAL, by_seal
from disconnect.cli.bilingual import command, group, option
from disconnect.cli.common import (
    DONE,
    PROBLEMS,
    config_option,
    errors,
    json_option,
    lang_option,
    language_of,
    output,
    print_json,
    sentence,
    told,
)
from disconnect.cli.ledgerat import ledger_option, shown
from disconnect.cli.publicationwords import ROLES, STATES, entry_json, moment
from disconnect.model.phrase import counted, in_language, phrase
from disconnect.storage.ledgerfile import broken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from disconnect.app.proving import Shown
    from disconnect.model.phrase import Phrase
    from disconnect.privacy.ledger import Entry

HEADINGS = (
    phrase("n°", "no."),
    phrase("quand", "when"),
    phrase("qui", "who"),
    phrase("périodes", "periods"),
    phrase("groupes", "groups"),
    phrase("politique", "policy"),
    phrase("état", "state"),
)
EMPTY = phrase("Rien n’a encore été publié.", "Nothing was published yet.")
NO_MARK = phrase(
    "! Sans le fichier end.json à côté de la copie, rien ne dit si des lignes manquent à la fin ; un sceau noté au "
    "procès-verbal le dit (--seal).",
    "! Without the file end.json beside the copy, nothing tells whether lines are missing at the end; a seal noted in "
    "minutes does (--seal).",
)


@group(
    fr="""Lister les publications. Quand, par qui (un rôle), sous quelle politique, et si elles sont allées à leur
    terme. Le registre ne contient ni chiffre, ni nom de groupe, ni personne.
    """,
    invoke_without_command=True,
)
@ledger_option
@lang_option
@config_option
@json_option
@click.pass_context
@told
def ledger(ctx: click.Context, *, place: Path | None, lang: str | None, config: Path, as_json: bool) -> None:
    """List the publications. When, by whom (a role), under which policy, and whether they were completed.

    The ledger holds no figure, no name of a group, and nobody.
    """
    if ctx.invoked_subcommand is not None:
        return
    found, spoken = shown(place, config), language_of({"lang": lang, "config": config})
    if as_json:
        print_json(
            {"publications": [entry_json(entry) for entry in found.ledger.entries], **_fault_json(found, spoken)}
        )
    else:
        _show(found.ledger.entries, spoken)
        _tell_fault(found, spoken)
    ctx.exit(DONE if found.ledger.fault is None else PROBLEMS)


@command(
    of=ledger,
    name="verify",
    fr="""Vérifier toute la chaîne du registre. Chaque ligne est scellée et tient à la précédente ; la première ligne
    fautive est nommée, et le code de sortie est 1.

    Qui tient la machine pourrait récrire tout le registre : un sceau noté ailleurs (--seal), au procès-verbal d’une
    réunion par exemple, prouve que cela n’a pas eu lieu.
    """,
)
@option(
    "--seal",
    default=None,
    fr="Un sceau noté lors d’une publication (16 caractères au moins) : il doit encore y être.",
    en="A seal noted when something was published (16 characters at least): it must still be there.",
)
@ledger_option
@lang_option
@config_option
@json_option
@click.pass_context
@told
def verify_ledger(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context, *, seal: str | None, place: Path | None, lang: str | None, config: Path, as_json: bool
) -> None:
    """Check the whole chain of the ledger. Each line is sealed and bound to the one before.

    The first broken line is named, and the exit code is 1.

    Whoever holds the machine could write the whole ledger anew: a seal noted elsewhere (--seal), in the minutes of a
    meeting for instance, proves that this did not happen.
    """
    if seal is not None and len(seal) < SHORTEST_SEAL:
        raise _too_short()
    found, spoken = shown(place, config), language_of({"lang": lang, "config": config})
    sealed = by_seal(seal, found.ledger) if seal is not None else None
    is_good = found.ledger.fault is None and (seal is None or sealed is not None)
    if as_json:
        told_of = {"lines": found.ledger.end.line, "publications": len(found.ledger.entries), "is_good": is_good}
        print_json(
            {**told_of, "is_end_known": found.is_marked, **_seal_json(seal, sealed), **_fault_json(found, spoken)}
        )
    else:
        _tell_verdict(found, spoken)
        for line in [] if seal is None else [_seal_line(sealed)]:
            output().print(in_language(line, spoken), soft_wrap=True)
    ctx.exit(DONE if is_good else PROBLEMS)


def _show(entries: Sequence[Entry], lang: str) -> None:
    if not entries:
        output().print(in_language(EMPTY, lang))
        return
    table = Table(*(in_language(heading, lang) for heading in HEADINGS), box=None, pad_edge=False)
    for entry in entries:
        told_of = entry.publication
        table.add_row(
            str(entry.number),
            moment(told_of.at),
            in_language(ROLES[told_of.role], lang),
            ", ".join(told_of.periods),
            told_of.grouping,
            f"{told_of.policy} {told_of.policy_version}",
            in_language(STATES[entry.state], lang),
        )
    output().print(table)


def _tell_verdict(found: Shown, lang: str) -> None:
    if found.ledger.fault is None:
        said = counted(
            found.ledger.end.line,
            ("✓ {n} ligne, chaîne intacte", "✓ {n} lignes, chaîne intacte"),
            ("✓ {n} line, the chain is unbroken", "✓ {n} lines, the chain is unbroken"),
        )
        output().print(in_language(said, lang), soft_wrap=True)
    _tell_fault(found, lang)
    if not found.is_marked:
        output().print(in_language(NO_MARK, lang), soft_wrap=True)


def _tell_fault(found: Shown, lang: str) -> None:
    if found.ledger.fault is not None:
        errors().print(f"✗ {in_language(sentence(broken(found.path, found.ledger)), lang)}", soft_wrap=True)


def _fault_json(found: Shown, lang: str) -> dict[str, object]:
    fault = found.ledger.fault
    if fault is None:
        return {"fault": None}
    return {"fault": {"line": fault.line, "code": fault.code, "what": in_language(fault.what, lang)}}


def _seal_json(seal: str | None, entry: Entry | None) -> dict[str, object]:
    return {} if seal is None else {"seal": seal, "sealed": entry_json(entry) if entry is not None else None}


def _seal_line(entry: Entry | None) -> Phrase:
    if entry is None:
        return phrase("✗ ce sceau n’est pas au registre", "✗ that seal is not in the ledger")
    return phrase(
        "✓ ce sceau est celui de la publication {number}, du {at}",
        "✓ that seal is of publication {number}, of {at}",
        number=entry.number,
        at=moment(entry.publication.at),
    )


def _too_short() -> MisuseError:
    return MisuseError(
        where="--seal",
        what=phrase("ce début de sceau est trop court", "that beginning of a seal is too short"),
        mend=phrase("donnez-en 16 caractères au moins", "give 16 characters of it at least"),
    )
