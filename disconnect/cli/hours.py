"""`disconnect hours`: a person's own choice of when the day starts and ends, inside the policy's limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from disconnect.app.ownhours import (
    Change,
    Standing,
    Wish,
    clause_text,
    clear_hours,
    hours_title,
    own_hours,
    set_hours,
    words_of,
)
from disconnect.cli.bilingual import command, group, option
from disconnect.cli.common import DONE, config_option, json_option, lang_option, output, print_json, told
from disconnect.cli.kinds import DAY
from disconnect.cli.opening import opened
from disconnect.policyfile.personal import clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from disconnect.app.setup import Setup
    from disconnect.report.wording import Wording

for_option = option(
    "--for", "address", required=True, fr="Votre propre adresse au travail.", en="Your own address at work."
)
from_option = option(
    "--from",
    "since",
    type=DAY,
    default=None,
    fr="Premier jour du changement (par défaut : demain).",
    en="First day of the change (tomorrow).",
)


@group(fr="Vos propres horaires, dans les limites de la politique.")
def hours() -> None:
    """Your own hours, inside what the policy leaves to each person's choice."""


@command(
    of=hours,
    name="set",
    fr="""Choisir quand votre journée commence et finit. Le choix vaut à partir de demain ou d’un jour plus tardif.

    Le passé reste jugé selon les horaires d’alors. Le choix entre dans l’annuaire comme une ligne datée à votre nom ;
    rien d’autre n’y change.
    """,
)
@for_option
@option(
    "--back",
    required=True,
    fr="L’heure où votre journée commence, comme 09:30.",
    en="When your day starts, like 09:30.",
)
@option(
    "--until", required=True, fr="L’heure où votre journée finit, comme 17:30.", en="When your day ends, like 17:30."
)
@from_option
@lang_option
@config_option
@json_option
@click.pass_context
@told
def set_(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    *,
    address: str,
    back: str,
    until: str,
    since: datetime | None,
    lang: str | None,
    config: Path,
    as_json: bool,
) -> None:
    """Choose when your day starts and ends, from tomorrow or a later day on.

    What has been stays judged by the hours that held then. The choice goes into the directory as a dated row of
    yours; nothing else in it changes.
    """
    setup = opened(config)
    say = words_of(setup, lang)
    wish = Wish(address=address, back=back, until=until, since=since.date() if since else None)
    _tell(set_hours(setup, wish, say), say, is_json=as_json)
    ctx.exit(DONE)


@command(of=hours, fr="Revenir aux horaires habituels. À partir de demain ou d’un jour plus tardif.")
@for_option
@from_option
@lang_option
@config_option
@json_option
@click.pass_context
@told
def clear(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context, *, address: str, since: datetime | None, lang: str | None, config: Path, as_json: bool
) -> None:
    """Go back to the usual hours, from tomorrow or a later day on."""
    setup = opened(config)
    say = words_of(setup, lang)
    _tell(clear_hours(setup, address, since.date() if since else None, say), say, is_json=as_json)
    ctx.exit(DONE)


@command(of=hours, fr="Montrer vos horaires, votre choix et ses limites.")
@for_option
@lang_option
@config_option
@json_option
@click.pass_context
@told
def show(ctx: click.Context, *, address: str, lang: str | None, config: Path, as_json: bool) -> None:
    """Show your hours, what you chose, and the limits of the choice."""
    setup = opened(config)
    say = words_of(setup, lang)
    found = own_hours(setup, address, say)
    if as_json:
        print_json(_json(found))
    else:
        for line in _shown(setup, found, say):
            output().print(line, soft_wrap=True)
    ctx.exit(DONE)


def _tell(change: Change, say: Wording, *, is_json: bool) -> None:
    if is_json:
        print_json({"changed": change.is_new} | _json(change.standing))
        return
    for line in _changed(change, say):
        output().print(line, soft_wrap=True)


def _changed(change: Change, say: Wording) -> Iterator[str]:
    found = change.standing
    day = say.texts.day(found.day)
    if not change.is_new:
        yield say("already", day=day)
    yield say("set", day=day, hours=found.own) if found.own else say("cleared", day=day)
    if change.is_new:
        yield say("before")
    yield from _later(found, say)


def _shown(setup: Setup, found: Standing, say: Wording) -> Iterator[str]:
    """The person's hours as lines to read."""
    yield say("frame" if found.hours.is_frame else "usual", hours=hours_title(found.hours, say.lang))
    choice, day = found.hours.choice, say.texts.day(found.day)
    if choice is None:
        yield say("fixed")
    else:
        names = ("start_low", "start_high", "end_low", "end_high")
        bounds = dict(zip(names, map(clock, (*choice.start, *choice.end)), strict=True))
        yield say("limits", **bounds, clause=clause_text(setup.policy, choice.clause, say.lang))
    yield say("own", day=day, hours=found.own) if found.own else say("own-none", day=day)
    if not found.is_inside:
        yield say("outside-now")
    yield from _later(found, say)


def _later(found: Standing, say: Wording) -> Iterator[str]:
    for held in found.later:
        day = say.texts.day(held.since)
        yield say("later", day=day, hours=held.own) if held.own else say("later-none", day=day)


def _json(found: Standing) -> dict[str, object]:
    choice = found.hours.choice
    limits = {} if choice is None else {"start": [*map(clock, choice.start)], "end": [*map(clock, choice.end)]}
    return {
        "day": found.day.isoformat(),
        "hours": found.hours.id,
        "own_hours": found.own,
        "inside_limits": found.is_inside,
        "limits": limits,
        "later": [{"from": held.since.isoformat(), "own_hours": held.own} for held in found.later],
    }
