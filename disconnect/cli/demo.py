"""`disconnect demo`: a generated company, from its mail to its report."""

from __future__ import annotations

from pathlib import Path

import click
from rich.progress import Progress

from disconnect import __version__
from disconnect.app.earlier import earlier_on
from disconnect.app.levels import LEVELS
from disconnect.app.publications import Order, publish
from disconnect.app.publishing import build_report
from disconnect.app.showcase import PERIOD, build_demo
from disconnect.cli.bilingual import argument, command, option
from disconnect.cli.common import DONE, errors, lang_option, language_of, output, told
from disconnect.cli.kinds import FOLDER
from disconnect.cli.opening import opened
from disconnect.cli.report import show
from disconnect.cli.sync import read_with_progress, show_readings
from disconnect.model.period import Period
from disconnect.model.phrase import in_language, phrase
from disconnect.report.texts import Texts
from disconnect.storage.ledgerfile import LedgerFile

GENERATING = phrase("génération", "generating")


@command(
    fr="""Créer une entreprise inventée et publier son rapport. Ses 240 personnes sont écrites dans DOSSIER et lues
    comme de vraies.

    Tout y est inventé, et marqué comme tel. Une démonstration déjà présente est écrite à neuf.
    """
)
@argument("folder", fr="DOSSIER", type=FOLDER, default=Path("demo"))
@option(
    "--seed",
    type=int,
    default=2025,
    show_default=True,
    fr="Une autre graine donne une autre entreprise.",
    en="Another seed, another company.",
)
@option(
    "--by",
    "level",
    type=click.Choice(LEVELS),
    default="team",
    show_default=True,
    fr="Groupes à montrer.",
    en="Groups to show.",
)
@lang_option
@click.pass_context
@told
def demo(ctx: click.Context, *, folder: Path, seed: int, level: str, lang: str | None) -> None:
    """Generate a company of 240 people in FOLDER, read it as a real one, and publish its report.

    Everything is made up, and labelled so. A demo that is there already is written anew.
    """
    setup = opened(_generated(folder, seed, language_of({"lang": lang})))
    t = Texts(setup.config.language)
    show_readings(read_with_progress(setup, ()), errors(), t)
    ledger = LedgerFile(setup.config.state)
    earlier = earlier_on(ledger)
    found = build_report(setup, [Period.parse(PERIOD)], level, earlier)
    order = Order(folder=folder / "report", lang=t.lang, at=setup.now, product=__version__, after=earlier.number)
    show(found, publish(found, order, ledger), t)
    output().print(t("Policy and configuration: {folder}", folder=folder), soft_wrap=True)
    ctx.exit(DONE)


def _generated(folder: Path, seed: int, language: str) -> Path:
    with Progress(console=errors(), transient=True) as bars:
        task = bars.add_task(in_language(GENERATING, language), total=None)
        return build_demo(folder, seed, language, lambda done, total: bars.update(task, completed=done, total=total))
