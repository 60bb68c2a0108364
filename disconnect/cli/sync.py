"""`disconnect sync`: read what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from disconnect.app.reading import Reading, read_sources
from disconnect.cli.common import (
    DONE,
    PROBLEMS,
    config_option,
    errors,
    json_option,
    opened,
    output,
    print_json,
    problem_json,
    show_problems,
    told,
)  # fmt: skip
from disconnect.report.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import Console

    from disconnect.app.setup import Setup
    from disconnect.ports import Batch


@click.command()
@click.argument("sources", nargs=-1)
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
        print_json({"sources": [_json(reading) for reading in readings]})
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


def show_readings(readings: Sequence[Reading], console: Console, t: Texts) -> None:
    """What was read, source by source, and what was wrong."""
    for reading in readings:
        console.print(
            t(
                "{source}: {items} items read, {contacts} mails, {meetings} meetings, {problems} problems",
                source=reading.source,
                items=t.count(reading.items),
                contacts=t.count(reading.contacts),
                meetings=t.count(reading.meetings),
                problems=t.count(len(reading.problems)),
            )
        )
        show_problems(reading.problems, console)
        if reading.failure is not None:
            console.print(f"✗ {reading.failure}")


def _json(reading: Reading) -> dict[str, object]:
    return {
        "source": reading.source,
        "items": reading.items,
        "contacts": reading.contacts,
        "meetings": reading.meetings,
        "problems": [problem_json(problem) for problem in reading.problems],
        "failure": None if reading.failure is None else str(reading.failure),
    }
