"""`disconnect advise`: what would happen to a mail now, or at another instant."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from disconnect.app.advising import advise as decide
from disconnect.app.advising import policy_zone
from disconnect.cli.common import DONE, YEARS, config_option, json_option, lang_option, output, print_json, told
from disconnect.cli.opening import opened
from disconnect.model.phrase import colon, in_language, phrase, quoted
from disconnect.model.policy import Action
from disconnect.report.texts import Texts, msg

if TYPE_CHECKING:
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from disconnect.model.decision import Outcome

WORDS = {
    Action.DELIVER: msg("deliver"),
    Action.NUDGE: msg("nudge: may wait until {instant}"),
    Action.DEFER: msg("wait until {instant}"),
}


NO_INSTANT = (
    "{value} n’est pas un instant ; écrivez-le comme 2026-03-28T22:10+01:00",
    "{value} is no instant; write it like 2026-03-28T22:10+01:00",
)
NO_OFFSET = (
    "{value} n’a pas de décalage ; écrivez-le comme 2026-03-28T22:10+01:00",
    "{value} has no offset; write it like 2026-03-28T22:10+01:00",
)
FAR_YEAR = (
    "{value} est hors des années {first} à {last} ; corrigez l’année",
    "{value} lies outside the years {first} to {last}; correct the year",
)


class Instant(click.ParamType[datetime]):
    """An instant with its offset, as ISO 8601 writes it."""

    name = "instant"

    def convert(self, value: object, _param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read the text; one without an offset would mean another instant for everybody."""
        try:
            found = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(phrase(*NO_INSTANT, value=quoted(value)), None, ctx)
        if found.tzinfo is None:
            self.fail(phrase(*NO_OFFSET, value=quoted(value)), None, ctx)
        if found.year not in YEARS:
            self.fail(phrase(*FAR_YEAR, value=quoted(value), first=YEARS[0], last=YEARS[-1]), None, ctx)
        return found


@click.command()
@click.option("--from", "sender", required=True, help="Address of the sender.")
@click.option("--to", "recipients", multiple=True, required=True, help="Address of a recipient; repeatable.")
@click.option("--at", type=Instant(), default=None, help="Instant with offset (default: now).")
@lang_option
@config_option
@json_option
@click.pass_context
@told
def advise(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    *,
    sender: str,
    recipients: tuple[str, ...],
    at: datetime | None,
    lang: str | None,
    config: Path,
    as_json: bool,
) -> None:
    """Say per recipient what happens to a mail, and before when it is not delivered; never why.

    The instant told is never later than the organisation's next ordinary opening, so that leave, part-time and
    duty cannot be told apart. Instants are written in the policy's time zone.
    """
    setup = opened(config)
    decision = decide(setup, sender, recipients, at or datetime.now(UTC))
    zone = policy_zone(setup)
    if as_json:
        print_json({"policy": decision.policy, "recipients": [_json(outcome, zone) for outcome in decision.outcomes]})
    else:
        t = Texts(lang or setup.config.language)
        for outcome in decision.outcomes:
            line = colon(outcome.recipient.value, _text(outcome, zone, t))
            output().print(in_language(line, t.lang), soft_wrap=True)
    ctx.exit(DONE)


def _text(outcome: Outcome, zone: ZoneInfo, t: Texts) -> str:
    if outcome.not_before is None:
        return t(WORDS[Action.DELIVER])
    return t(WORDS[outcome.action], instant=outcome.not_before.astimezone(zone).isoformat(timespec="minutes"))


def _json(outcome: Outcome, zone: ZoneInfo) -> dict[str, str | None]:
    not_before = None if outcome.not_before is None else outcome.not_before.astimezone(zone).isoformat()
    return {"address": outcome.recipient.value, "action": outcome.action.value, "not_before": not_before}
