"""`disconnect policy show`: the week of a policy, for a group of people."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import click

from disconnect.cli.common import config_option, json_option, lang_option, opened, output, print_json, told
from disconnect.policyfile.read import clauses, file_text
from disconnect.policyfile.show import ENGLISH, FRENCH, render_week
from disconnect.policyfile.week import Day, week

if TYPE_CHECKING:
    from pathlib import Path


@click.group()
def policy() -> None:
    """Policies as code."""


@policy.command()
@click.option("--hours", "hours", default=None, help="The group's hours in the policy (default: the policy's own).")
@click.option("--week", "monday", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Any date of the week to show.")
@lang_option
@config_option
@json_option
@told
def show(  # noqa: PLR0913 - one parameter an option
    *, hours: str | None, monday: datetime | None, lang: str | None, config: Path, as_json: bool
) -> None:
    """Draw a week: working time, quiet time by class, and the clause behind each part.

    Of a group of people, never of a person.
    """
    setup = opened(config)
    start = _monday((monday or datetime.now(UTC)).date())
    name = hours or setup.policy.default_hours
    if as_json:
        print_json({"hours": name, "days": [_json(day) for day in week(setup.policy, name, start)]})
        return
    texts = {"fr": FRENCH, "en": ENGLISH}[lang or setup.config.language]
    render_week(
        setup.policy,
        name,
        start,
        output(),
        texts=texts,
        clauses=clauses(file_text(setup.config.policy), setup.config.policy.name),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _json(day: Day) -> dict[str, object]:
    return {
        "date": day.day.isoformat(),
        "segments": [
            {
                "start": part.start.isoformat(),
                "end": part.end.isoformat(),
                "class": "working" if part.quiet is None else part.quiet.value,
                "clauses": list(part.clauses),
            }
            for part in day.segments
        ],
    }
