"""`disconnect privacy plan`: what a report would show, merge or hide, before anything is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disconnect.app.earlier import earlier_on
from disconnect.app.foreseeing import foresee
from disconnect.app.levels import LEVELS
from disconnect.app.misuse import MisuseError
from disconnect.cli.bilingual import command, option
from disconnect.cli.common import DONE, NOTHING, config_option, json_option, lang_option, print_json, told
from disconnect.cli.opening import opened
from disconnect.cli.planwords import plan_json, show_plan
from disconnect.cli.report import asked_periods
from disconnect.model.phrase import one_among, phrase, quoted
from disconnect.report.texts import Texts
from disconnect.storage.ledgerfile import LedgerFile

if TYPE_CHECKING:
    from pathlib import Path


@command(
    fr="""Prévoir ce qu’un rapport montrerait, avant de le publier. Pour chaque découpage : combien de chiffres seraient
    montrés ou cachés, quels groupes seraient réunis, et ce que donneraient des groupes plus grands.

    Rien n’est écrit, rien n’est inscrit au registre, et aucun chiffre du rapport n’est dit. Un découpage dont il n’est
    pas convenu est marqué comme tel. Si aucun ne montrerait quoi que ce soit, le code de sortie est 3.
    """,
)
@option(
    "--by",
    "levels",
    default=",".join(LEVELS),
    fr="Découpages à comparer, séparés par des virgules, comme team,site (sans cette option : tous).",
    en="Groupings to compare, with commas between, like team,site (default: all).",
)
@option(
    "--period",
    "periods",
    multiple=True,
    required=True,
    fr="2026, 2026-H1 (semestre), 2026-Q2 (trimestre) ou 2026-04 ; peut être répété.",
    en="2026, 2026-H1, 2026-Q2 or 2026-04; repeatable.",
)
@lang_option
@config_option
@json_option
@click.pass_context
@told
def plan(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context, *, levels: str, periods: tuple[str, ...], lang: str | None, config: Path, as_json: bool
) -> None:
    """Foresee what a report would show, before it is published.

    For each grouping: how many figures would be shown or hidden, which groups would be merged, and what larger groups
    would give.

    Nothing is written, nothing is recorded in the ledger, and no figure of the report is told. A grouping that was not
    agreed on is marked so. Where none would show anything, the exit code is 3.
    """
    asked, named = asked_periods(periods), asked_levels(levels)
    setup = opened(config)
    t = Texts(lang or setup.config.language)
    found = tuple(foresee(setup, asked, named, earlier_on(LedgerFile(setup.config.state))))
    if as_json:
        print_json(plan_json(found, asked, t))
    else:
        show_plan(found, asked, t)
    ctx.exit(DONE if any(each.total.shown for each in found) else NOTHING)


def asked_levels(text: str) -> list[str]:
    """The groupings named, each once.

    >>> asked_levels("team, site,team")
    ['team', 'site']

    Raises:
        MisuseError: one is none of the groupings.
    """
    found = list(dict.fromkeys(name.strip() for name in text.split(",")))
    for name in found:
        if name not in LEVELS:
            what = phrase("{name} n’est pas un découpage", "{name} is no grouping", name=quoted(name))
            raise MisuseError(where="--by", what=what, mend=one_among(LEVELS))
    return found
