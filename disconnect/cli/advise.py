"""`disconnect advise`: what would happen to a mail now, or at another instant."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from disconnect.app.advising import advise as decide
from disconnect.app.advising import policy_zone
from disconnect.cli.bilingual import command, option
from disconnect.cli.common import DONE, YEARS, config_option, json_option, lang_option, output, print_json, told
from disconnect.cli.opening import opened
from disconnect.cli.speaking import spoken
from disconnect.model.phrase import colon, in_language, phrase
from disconnect.model.policy import Action
from disconnect.policyfile.charter.moments import Moments
from disconnect.policyfile.charter.voice import Voice
from disconnect.report.texts import Texts, msg
from disconnect.worktime.wallclock import instant

if TYPE_CHECKING:
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from disconnect.model.decision import Outcome

    Instants = click.ParamType[datetime]
else:  # before its version 8.4, click says nowhere of what type a value is
    Instants = click.ParamType

WORDS = {
    Action.DELIVER: msg("deliver"),
    Action.NUDGE: msg("nudge: may wait until {instant}"),
    Action.DEFER: msg("wait until {instant}"),
}


LIKE = "2026-03-28T22:10"


class Instant(Instants):
    """An instant with its offset, or a time by the clock of the policy's zone, as ISO 8601 writes it."""

    name = "instant"

    def convert(self, value: object, _param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read the text; one without an offset stays without."""
        try:
            found = datetime.fromisoformat(str(value))
        except ValueError:
            said = phrase(
                "{value} n’est pas un instant : écrivez la date année d’abord, puis l’heure, comme {like}",
                "{value} is no instant; write it like {like}",
                value=repr(value),
                like=LIKE,
            )
            self.fail(spoken(said), None, ctx)
        if found.year not in YEARS:
            said = phrase(
                "{value} est hors des années {first} à {last} : corrigez l’année",
                "{value} lies outside the years {first} to {last}; correct the year",
                value=repr(value),
                first=YEARS[0],
                last=YEARS[-1],
            )
            self.fail(spoken(said), None, ctx)
        return found


@command(
    fr="""Dire, par destinataire, ce que devient un courriel. S’il doit attendre, jusqu’à quand ; jamais pourquoi.

    L’instant donné n’est jamais plus tardif que la prochaine ouverture ordinaire de l’organisation : congé, temps
    partiel et astreinte ne peuvent ainsi être distingués. Les instants sont écrits dans le fuseau horaire de la
    politique.
    """
)
@option("--from", "sender", required=True, fr="Adresse de l’expéditeur.", en="Address of the sender.")
@option(
    "--to",
    "recipients",
    multiple=True,
    required=True,
    fr="Adresse d’un destinataire ; peut être répété.",
    en="Address of a recipient; repeatable.",
)
@option(
    "--at",
    type=Instant(),
    default=None,
    fr="Quand : à l’heure de la politique, ou avec un décalage, comme +01:00 (par défaut : maintenant).",
    en="When, by the clock of the policy's zone or with an offset (default: now).",
)
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
    zone = policy_zone(setup)
    decision = decide(setup, sender, recipients, _instant(at, zone))
    if as_json:
        print_json({"policy": decision.policy, "recipients": [_json(outcome, zone) for outcome in decision.outcomes]})
    else:
        t = Texts(lang or setup.config.language)
        for outcome in decision.outcomes:
            line = colon(outcome.recipient.value, _text(outcome, zone, t))
            output().print(in_language(line, t.lang), soft_wrap=True)
    ctx.exit(DONE)


def _instant(at: datetime | None, zone: ZoneInfo) -> datetime:
    """The instant asked about: now, as it stands, or as the clock of `zone` shows it."""
    if at is None:
        return datetime.now(UTC)
    return at if at.tzinfo else instant(at.date(), at.hour * 60 + at.minute, zone)


def _text(outcome: Outcome, zone: ZoneInfo, t: Texts) -> str:
    if outcome.not_before is None:
        return t(WORDS[Action.DELIVER])
    return t(WORDS[outcome.action], instant=Moments(Voice(t.lang)).instant(outcome.not_before.astimezone(zone)))


def _json(outcome: Outcome, zone: ZoneInfo) -> dict[str, str | None]:
    not_before = None if outcome.not_before is None else outcome.not_before.astimezone(zone).isoformat()
    return {"address": outcome.recipient.value, "action": outcome.action.value, "not_before": not_before}
