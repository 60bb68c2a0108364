"""`disconnect oncall`: interventions as people declare them, and the monthly recap of on-call duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disconnect import __version__
from disconnect.app.handing import hand_over
from disconnect.app.misuse import MisuseError
from disconnect.app.oncall import Wish, bring_in, declare, words_of
from disconnect.app.recaps import recaps_of
from disconnect.cli.bilingual import argument, command, group, option
from disconnect.cli.common import (
    DONE,
    NOTHING,
    PROBLEMS,
    config_option,
    errors,
    json_option,
    lang_option,
    output,
    print_json,
    problem_json,
    show_problems,
    told,
)
from disconnect.cli.kinds import FILE, FOLDER
from disconnect.cli.opening import opened
from disconnect.errors import ConfigError
from disconnect.model.period import Period
from disconnect.model.phrase import phrase, quoted
from disconnect.report.clock import duration, moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disconnect.app.oncall import Receipt
    from disconnect.app.recaps import Recaps
    from disconnect.report.wording import Wording

MONTH = len("2026-03")


@group(fr="Astreintes : interventions déclarées et récapitulatif mensuel.")
def oncall() -> None:
    """On-call duty: declared interventions and the monthly recap."""


@command(
    of=oncall,
    name="declare",
    fr="""Déclarer une intervention, une fois finie. Personne, début et fin ; rien sur son objet.""",
)
@option("--for", "address", required=True, fr="Votre propre adresse au travail.", en="Your own address at work.")
@option(
    "--from",
    "start",
    required=True,
    fr="Début, comme 2026-03-28T22:10, à l’heure de là où vous travaillez.",
    en="Start, like 2026-03-28T22:10, by the clocks where you work.",
)
@option(
    "--to",
    "end",
    required=True,
    fr="Fin ; passé minuit, c’est la date du lendemain.",
    en="End; after midnight it is the next day's date.",
)
@lang_option
@config_option
@json_option
@click.pass_context
@told
def declare_(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context, *, address: str, start: str, end: str, lang: str | None, config: Path, as_json: bool
) -> None:
    """Declare an intervention of yours once it is over: person, start and end, nothing of what it was about."""
    setup = opened(config)
    say = words_of(setup, lang)
    found = declare(setup, Wish(address=address, start=start, end=end), say)
    if as_json:
        print_json(_receipt_json(found, say))
    else:
        for line in _receipt(found, say):
            output().print(line, soft_wrap=True)
        if found.warning:
            errors().print(f"! {_warning(found, say)}", soft_wrap=True)
    ctx.exit(DONE)


@command(
    of=oncall,
    name="import",
    fr="""Ajouter les déclarations d’un FICHIER CSV. Ses colonnes : person,start,end et, si elle est connue, declared.

    Chaque ligne qui ne peut être prise est signalée par son numéro ; les autres sont ajoutées.
    """,
)
@argument("file", fr="FICHIER", type=FILE)
@lang_option
@config_option
@json_option
@click.pass_context
@told
def import_(ctx: click.Context, *, file: Path, lang: str | None, config: Path, as_json: bool) -> None:
    """Add the declarations of a CSV FILE: person,start,end and, where it is known, declared.

    Each row that cannot be taken is told by its number; the others are added.
    """
    setup = opened(config)
    say = words_of(setup, lang)
    found = bring_in(setup, file, say)
    if as_json:
        told_of = {"problems": found.problems, "warnings": found.warnings}
        print_json(
            {"added": found.added}
            | {name: [problem_json(one, say.lang) for one in each] for name, each in told_of.items()}
        )
    else:
        output().print(_counted("added", found.added, say))
        show_problems((*found.problems, *found.warnings), errors(), say.lang)
    ctx.exit(PROBLEMS if found.problems else DONE)


@command(
    of=oncall,
    fr="""Écrire le récapitulatif mensuel des astreintes. Une page et une feuille de calcul par personne, à partir des
    seuls plannings et déclarations.

    Code du travail, R.3121-2. Aucun courriel n’est lu pour cela. S’il n’y a eu ni période d’astreinte ni
    intervention, rien n’est écrit, et le code de sortie est 3.
    """,
)
@option("--month", required=True, fr="Le mois, comme 2026-03.", en="The month, like 2026-03.")
@option(
    "--for",
    "address",
    default=None,
    fr="Le récapitulatif d’une seule personne (par défaut : ceux de tous).",
    en="One person's recap alone (default: everybody's).",
)
@option("--out", type=FOLDER, required=True, fr="Dossier des fichiers.", en="Folder of the files.")
@lang_option
@config_option
@json_option
@click.pass_context
@told
def recap(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context, *, month: str, address: str | None, out: Path, lang: str | None, config: Path, as_json: bool
) -> None:
    """Write the monthly recap of on-call duty: a page and a sheet a person, from rosters and declarations alone.

    Code du travail, R.3121-2. No mail is read for it. Where there was neither a window nor an intervention, nothing is
    written, and the exit code is 3.
    """
    asked = _month(month)
    setup = opened(config)
    say = words_of(setup, lang)
    found = recaps_of(setup, asked, address, say)
    paths = hand_over(setup, found.sheets, out, say.lang, version=__version__) if found.sheets else ()
    if as_json:
        print_json(
            {
                "files": [str(path) for path in paths],
                "problems": [problem_json(each, say.lang) for each in found.problems],
            }
        )
    else:
        _tell(found, asked, out, say)
    ctx.exit(NOTHING if not found.sheets else PROBLEMS if found.problems else DONE)


def _month(text: str) -> Period:
    """The month named.

    Raises:
        MisuseError: the text is no month.
    """
    try:
        found = Period.parse(text)
    except ConfigError:
        found = None
    if found is None or len(found.label) != MONTH or not found.label[-2:].isdigit():
        what = phrase("{text} n’est pas un mois", "{text} is no month", text=quoted(text))
        raise MisuseError(where="--month", what=what, mend=phrase("écrivez-le comme 2026-03", "write it like 2026-03"))
    return found


def _receipt(found: Receipt, say: Wording) -> Iterator[str]:
    one = found.intervention
    ends = {"start": moment(one.start, found.zone, say.lang), "end": moment(one.end, found.zone, say.lang)}
    yield say("declared", **ends, length=duration(one.end - one.start))
    yield say("kept")


def _warning(found: Receipt, say: Wording) -> str:
    return say(found.warning, length=duration(found.outside))


def _receipt_json(found: Receipt, say: Wording) -> dict[str, object]:
    one = found.intervention
    return {
        "start": one.start.astimezone(found.zone).isoformat(),
        "end": one.end.astimezone(found.zone).isoformat(),
        "minutes": (one.end - one.start).total_seconds() / 60,
        "warning": {"code": found.warning, "what": _warning(found, say)} if found.warning else None,
    }


def _counted(key: str, n: int, say: Wording, **values: object) -> str:
    ending = {0: "none", 1: "one"}.get(n, "many")
    return say(f"{key}-{ending}", n=say.texts.count(n), **values)


def _tell(found: Recaps, month: Period, out: Path, say: Wording) -> None:
    counted = _counted("recap", len(found.sheets), say, month=say.texts.period(month), folder=out)
    output().print(counted, soft_wrap=True)
    if any(sheet.is_provisional for sheet in found.sheets):
        output().print(say("recap-early"), soft_wrap=True)
    show_problems(found.problems, errors(), say.lang)
