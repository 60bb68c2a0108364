"""`disconnect sync`: read what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from disconnect.app.reading import Reading, read_sources
from disconnect.cli.bilingual import argument, command
from disconnect.cli.common import (
    DONE,
    PROBLEMS,
    config_option,
    error_json,
    errors,
    json_option,
    output,
    print_json,
    problem_json,
    sentence,
    show_problems,
    told,
)  # fmt: skip
from disconnect.cli.opening import opened
from disconnect.model.phrase import colon, counted, in_language, joined
from disconnect.report.texts import Texts, msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import Console

    from disconnect.app.setup import Setup
    from disconnect.ports import Batch


@command(
    fr="""Lire ce qui est nouveau et l’ajouter à l’historique. SOURCES nomme les sources à lire (sinon, toutes).

    La lecture peut être interrompue et relancée : rien n’est compté deux fois, rien n’est perdu.
    """
)
@argument("sources", fr="SOURCES", nargs=-1)
@config_option
@json_option
@click.pass_context
@told
def sync(ctx: click.Context, sources: tuple[str, ...], config: Path, as_json: bool) -> None:  # noqa: FBT001 - click
    """Read what is new in SOURCES (all that are configured, unless named) into the history.

    It may be interrupted and run again: nothing is counted twice, nothing is lost.
    """
    setup = opened(config)
    readings = read_with_progress(setup, sources)
    if as_json:
        print_json({"sources": [_json(reading, setup.config.language) for reading in readings]})
    else:
        show_readings(readings, output(), Texts(setup.config.language))
    problems = any(reading.problems or reading.failure for reading in readings)
    ctx.exit(PROBLEMS if problems else DONE)


def read_with_progress(setup: Setup, sources: tuple[str, ...]) -> tuple[Reading, ...]:
    """Read, with a bar per source on standard error."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=errors(), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def progress(name: str, batch: Batch) -> None:
            if name not in tasks:
                tasks[name] = bars.add_task(name, total=None)
            bars.update(tasks[name], completed=batch.done, total=batch.total or None)

        return read_sources(setup, sources, progress)


NOTHING_READ = msg("{source}: nothing could be read")
ITEMS = (("{n} élément lu", "{n} éléments lus"), ("{n} item read", "{n} items read"))
PROBLEMS_MET = (("{n} problème", "{n} problèmes"), ("{n} problem", "{n} problems"))
FOUND = {
    "mail": (("{n} courriel", "{n} courriels"), ("{n} mail", "{n} mails")),
    "meetings": (("{n} réunion", "{n} réunions"), ("{n} meeting", "{n} meetings")),
    "leave": (("{n} congé", "{n} congés"), ("{n} entry of leave", "{n} entries of leave")),
    "on_call": (
        ("{n} période d’astreinte", "{n} périodes d’astreinte"),
        ("{n} on-call window", "{n} on-call windows"),
    ),
}


def show_readings(readings: Sequence[Reading], console: Console, t: Texts) -> None:
    """What was read, source by source, and what was wrong."""
    for reading in readings:
        console.print(_read(reading, t), soft_wrap=True)
        show_problems(reading.problems, console, t.lang)
        if reading.failure is not None:
            console.print(f"✗ {in_language(sentence(reading.failure), t.lang)}", soft_wrap=True)


def _read(reading: Reading, t: Texts) -> str:
    """A source, and how much of each was read of it."""
    if reading.kind not in FOUND:
        return t(NOTHING_READ, source=reading.source)
    found = reading.contacts + reading.meetings + reading.leave + reading.on_call
    forms = {ITEMS: reading.items, FOUND[reading.kind]: found, PROBLEMS_MET: len(reading.problems)}
    counts = (counted(n, *each, n=t.count(n)) for each, n in forms.items())
    return in_language(colon(reading.source, joined(counts, ", ")), t.lang)


def _json(reading: Reading, lang: str) -> dict[str, object]:
    return {
        "source": reading.source,
        "kind": reading.kind,
        "items": reading.items,
        "contacts": reading.contacts,
        "meetings": reading.meetings,
        "leave": reading.leave,
        "on_call": reading.on_call,
        "problems": [problem_json(problem, lang) for problem in reading.problems],
        "failure": None if reading.failure is None else error_json(reading.failure, lang),
    }
