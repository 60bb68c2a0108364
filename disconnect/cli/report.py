"""`disconnect report build`: publish what may be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disconnect import __version__
from disconnect.app.agreed import usual_level
from disconnect.app.earlier import earlier_on
from disconnect.app.levels import LEVELS
from disconnect.app.misuse import MisuseError
from disconnect.app.publications import Order, publish
from disconnect.app.publishing import build_report
from disconnect.cli.bilingual import command, group, option
from disconnect.cli.common import (
    DONE,
    NOTHING,
    config_option,
    errors,
    json_option,
    lang_option,
    output,
    print_json,
    told,
)  # fmt: skip
from disconnect.cli.kinds import FOLDER
from disconnect.cli.opening import opened
from disconnect.cli.publicationwords import published_json, show_published
from disconnect.cli.reportverify import verify
from disconnect.errors import ConfigError
from disconnect.model.period import Period
from disconnect.model.phrase import in_language, phrase
from disconnect.privacy.ledger import ROLES
from disconnect.report.terminal import render_terminal
from disconnect.report.texts import Texts
from disconnect.storage.ledgerfile import LedgerFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from disconnect.app.publications import Published
    from disconnect.model.report import Report


@group(fr="Rapports de charge anonymisés.")
def report() -> None:
    """Anonymised load reports."""


report.add_command(verify)


@command(
    of=report,
    fr="""Écrire le rapport de ce qui peut être publié. Les chiffres sont calculés, et ceux qui pourraient désigner
    quelqu’un, écartés.

    DOSSIER reçoit report.html, report.csv avec son dictionnaire, report.json avec son schéma. La publication est
    inscrite au registre avant qu’aucun fichier n’apparaisse. Si rien ne peut être publié, rien n’est écrit, et le code
    de sortie est 3.
    """,
)
@option(
    "--period",
    "periods",
    multiple=True,
    required=True,
    fr="2026, 2026-H1 (semestre), 2026-Q2 (trimestre) ou 2026-04 ; peut être répété.",
    en="2026, 2026-H1, 2026-Q2 or 2026-04; repeatable.",
)
@option(
    "--by",
    "level",
    type=click.Choice(LEVELS),
    default=None,
    fr="Groupes à montrer (sans cette option : équipes, ou les plus petits dont il est convenu).",
    en="Groups to show (default: teams, or the smallest that were agreed on).",
)
@option("--out", type=FOLDER, required=True, fr="Dossier des fichiers.", en="Folder of the files.")
@option(
    "--role",
    type=click.Choice(ROLES),
    default=ROLES[0],
    show_default=True,
    fr="Qui publie, pour le registre : un rôle, jamais un nom.",
    en="Who publishes, for the ledger: a role, never a name.",
)
@lang_option
@config_option
@json_option
@click.pass_context
@told
def build(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    *,
    periods: tuple[str, ...],
    level: str | None,
    out: Path,
    role: str,
    lang: str | None,
    config: Path,
    as_json: bool,
) -> None:
    """Compute the figures, leave out what could single anyone out, and write the report.

    OUT gets report.html, report.csv with its data dictionary, report.json with its schema. The publication is
    recorded in the ledger before any file appears. Where nothing may be published, nothing is written, and the exit
    code is 3.
    """
    asked = asked_periods(periods)
    setup = opened(config)
    t = Texts(lang or setup.config.language)
    ledger = LedgerFile(setup.config.state)
    earlier = earlier_on(ledger)
    found = build_report(setup, asked, level or usual_level(setup.policies, asked, LEVELS), earlier)
    if not is_publishable(found):
        _tell_nothing(t, found, is_json=as_json)
        ctx.exit(NOTHING)
    order = Order(folder=out, lang=t.lang, at=setup.now, product=__version__, role=role, after=earlier.number)
    published = publish(found, order, ledger)
    if as_json:
        print_json({**published_json(published), "changed": list(found.changed)})
    else:
        show(found, published, t)
    ctx.exit(DONE)


def asked_periods(texts: Sequence[str]) -> list[Period]:
    """The periods named, each once.

    Raises:
        MisuseError: a text is no period.
    """
    try:
        return [Period.parse(text) for text in dict.fromkeys(texts)]
    except ConfigError as error:
        raise MisuseError(where=error.where, what=error.what, mend=error.mend) from error


def _tell_nothing(t: Texts, found: Report, *, is_json: bool) -> None:
    """Say that nothing was written, and what would change that; not how far from the minimum anything was."""
    what = t("Nothing may be published: behind every figure stand fewer people than the minimum group, or none.")
    mend = t("No file was written. Choose larger groups (--by), a longer period, or read more sources.")
    if is_json:
        print_json({"files": [], "what": what, "mend": mend, "changed": list(found.changed)})
    else:
        errors().print(f"{what}\n  → {mend}", soft_wrap=True)
        _tell_changed(found, t)


def is_publishable(found: Report) -> bool:
    """Whether any figure at all may be published."""
    return any(figure.is_published for cell in found.cells for figure in cell.figures)


def show(found: Report, published: Published, t: Texts) -> None:
    """The same figures in the terminal, where the files are, and what the ledger says of them."""
    console = output()
    render_terminal(found, console, t.lang)
    console.print(t("Files of the report:"))
    for path in published.paths:
        console.print(f"  {path}", soft_wrap=True)
    show_published(published, console, t.lang)
    _tell_changed(found, t)


def _tell_changed(found: Report, t: Texts) -> None:
    """Which metrics are withheld because their published numbers are no longer so."""
    if not found.changed:
        return
    said = phrase(
        "Non publié : {metrics}. Ce qui fut publié des mêmes dates donne aujourd’hui d’autres nombres ; la différence "
        "pourrait tenir à une seule personne.\n  → Publiez une période une fois passée et tout lu.",
        "Not published: {metrics}. What was published of the same dates has other numbers today; the difference may be "
        "one person.\n  → Publish a period once it is over and everything is read.",
        metrics=", ".join(found.changed),
    )
    errors().print(in_language(said, t.lang), soft_wrap=True)
