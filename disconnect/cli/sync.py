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
from disconnect.model.phrase import in_language
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


READ = {
    "mail": msg("{source}: {items} items read, {found} mails, {problems} problems"),
    "meetings": msg("{source}: {items} items read, {found} meetings, {problems} problems"),
    "leave": msg("{source}: {items} items read, {found} entries of leave, {problems} problems"),
    "on_call": msg("{source}: {items} items read, {found} on-call windows, {problems} problems"),
    "": msg("{source}: nothing could be read"),
}


def show_readings(readings: Sequence[Reading], console: Console, t: Texts) -> None:
    """What was read, source by source, and what was wrong."""
    for reading in readings:
        found = reading.contacts + reading.meetings + reading.leave + reading.on_call
        line = t(
            READ[reading.kind],
            source=reading.source,
            items=t.count(reading.items),
            found=t.count(found),
            problems=t.count(len(reading.problems)),
        )
        console.print(line, soft_wrap=True)
        show_problems(reading.problems, console, t.lang)
        if reading.failure is not None:
            console.print(f"✗ {in_language(sentence(reading.failure), t.lang)}", soft_wrap=True)


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
