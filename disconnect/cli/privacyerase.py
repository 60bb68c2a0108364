"""`disconnect privacy erase`: what is linked to a person goes from the history, and stays out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disconnect.app.forgetting import extent, forget
from disconnect.app.misuse import MisuseError
from disconnect.cli.bilingual import command, option
from disconnect.cli.common import (
    DONE,
    PROBLEMS,
    config_option,
    errors,
    json_option,
    lang_option,
    output,
    print_json,
    told,
)
from disconnect.cli.opening import opened
from disconnect.cli.privacyoptions import STRANGER, for_option, receipt, role_option
from disconnect.cli.speaking import spoken
from disconnect.model.phrase import Phrase, colon, counted, in_language, joined, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disconnect.app.forgetting import Extent, Share

YES = ("o", "oui", "y", "yes")
SENT = (("{n} courriel envoyé", "{n} courriels envoyés"), ("{n} mail sent", "{n} mails sent"))
RECEIVED = (("{n} reçu", "{n} reçus"), ("{n} received", "{n} received"))
MEETINGS = (("{n} réunion", "{n} réunions"), ("{n} meeting", "{n} meetings"))
STAYS = phrase(
    "Restent : l’annuaire, les congés, les astreintes et les interventions déclarées, qui sont vos fichiers ; et les "
    "sources. Des chiffres publiés peuvent différer de ceux d’un rapport refait.",
    "What stays: directory, leave, rosters and declared interventions, which are files of yours; and the sources. "
    "Published figures may differ from those of a report made anew.",
)
FOR_THE_YEAR = phrase(
    "Jusqu’à leur fin, rien de ces années ne sera plus gardé de cette personne.",
    "Nothing of this person will be kept of these years any more, up to their end.",
)
QUESTION = phrase("Effacer ? (oui ou non) ", "Erase? (yes or no)")
KEPT = phrase("Rien n’a été effacé.", "Nothing was erased.")
NO_YEAR = phrase("Aucune année n’a de clé : rien n’est rattaché à personne.", "No year has a key: nothing is linked.")


@command(
    fr="""Effacer ce qui est rattaché à une personne. Ses courriels envoyés, sa place parmi les destinataires, ses
    réunions, dans les années dont la clé existe ; relire les sources n’en ramène rien.

    RGPD, 17. Ce qui partirait est montré d’abord. Le journal garde qu’il y a eu un effacement, pas pour qui.
    """
)
@for_option
@option("--yes", is_flag=True, fr="Ne pas poser la question.", en="Do not ask.")
@role_option
@lang_option
@config_option
@json_option
@click.pass_context
@told
def erase(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context, *, address: str, yes: bool, role: str, lang: str | None, config: Path, as_json: bool
) -> None:
    """Erase what is linked to a person: the mail they sent, their place among recipients, their meetings.

    In the years whose key exists; reading the sources again brings nothing back. GDPR, 17. What would go is shown
    first. The log keeps that there was an erasure, not of whom.
    """
    if as_json and not yes:
        what = phrase("--json ne pose pas de question", "--json asks nothing")
        mend = phrase("ajoutez --yes, ou ôtez --json", "add --yes, or take --json away")
        raise MisuseError(where="--json", what=what, mend=mend)
    setup = opened(config)
    language = lang or setup.config.language
    found = extent(setup, address)
    if found.subject.person is None:
        errors().print(in_language(STRANGER, language), soft_wrap=True)
    if not as_json:
        _print(_shown(found), language)
    if found.shares and not yes and not _is_agreed():
        _print((KEPT,), language)
        ctx.exit(PROBLEMS)
    act = forget(setup, found, role)
    if as_json:
        print_json({"record": act and act.tag, "years": [_json(share) for share in found.shares]})
    else:
        _print((NO_YEAR,) if act is None else (phrase("Effacé.", "Erased."), receipt(act.tag)), language)
    ctx.exit(DONE)


def _is_agreed() -> bool:
    answer: str = click.prompt(spoken(QUESTION), default="", show_default=False)
    return answer.strip().casefold() in YES


def _print(lines: Iterator[Phrase] | tuple[Phrase, ...], lang: str) -> None:
    for line in lines:
        output().print(in_language(line, lang), soft_wrap=True)


def _shown(found: Extent) -> Iterator[Phrase]:
    """What would go, what cannot be reached, and what stays."""
    for share in found.shares:
        counts = (counted(share.sent, *SENT), counted(share.received, *RECEIVED), counted(share.meetings, *MEETINGS))
        yield colon(str(share.year), joined(counts, ", "))
    for act in found.years.closed:
        yield phrase(
            "{year} : close le {day}, plus rien n’est rattaché à cette personne",
            "{year}: closed on {day}, nothing is linked to this person any more",
            year=act.year,
            day=act.day,
        )
    for year in found.years.lost:
        yield phrase("{year} : clé perdue, hors d’atteinte", "{year}: key lost, out of reach", year=year)
    if found.shares:
        yield FOR_THE_YEAR
        yield STAYS


def _json(share: Share) -> dict[str, int]:
    return {"year": share.year, "sent": share.sent, "received": share.received, "meetings": share.meetings}
