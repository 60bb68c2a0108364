"""`disconnect policy show`: the week of a policy, for a group of people."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from disconnect.app.misuse import MisuseError
from disconnect.cli.bilingual import argument, command, group, option
from disconnect.cli.common import (
    YEARS,
    config_option,
    json_option,
    lang_option,
    language_of,
    output,
    outside_years,
    print_json,
    told,
)
from disconnect.cli.kinds import DAY, FILE
from disconnect.cli.opening import opened
from disconnect.cli.policycharter import charter
from disconnect.cli.policychecks import check
from disconnect.cli.policydiff import diff
from disconnect.cli.policyexplain import explain
from disconnect.cli.policyfiles import schema, set_value
from disconnect.cli.policytests import test
from disconnect.model.phrase import one_among, phrase, quoted
from disconnect.policyfile.charter.voice import Voice
from disconnect.policyfile.read import read
from disconnect.policyfile.show import ENGLISH, FRENCH, render_week
from disconnect.policyfile.week import Day, week

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.model.policy import Policy
    from disconnect.policyfile.charter.voice import Pair


OTHERS: Pair = (
    "Autres politiques : {policies} (disconnect policy show --policy NOM).",
    "Other policies: {policies} (disconnect policy show --policy NAME).",
)


@group(fr="Les politiques : les montrer, vérifier, comparer, rédiger.")
def policy() -> None:
    """Policies as code."""


policy.add_command(charter)
policy.add_command(check)
policy.add_command(diff)
policy.add_command(explain)
policy.add_command(schema)
policy.add_command(set_value)
policy.add_command(test)


@command(
    of=policy,
    fr="""Dessiner une semaine : travail, déconnexion, clauses. Celle du FICHIER de politique, ou d’une politique de la
    configuration.

    Celle d’un groupe, jamais d’une personne. S’il y a plusieurs politiques, les autres sont nommées en dessous.
    """,
)
@argument("file", fr="FICHIER", type=FILE, required=False)
@option(
    "--policy",
    "name",
    default=None,
    fr="La politique à montrer, par son identifiant (par défaut : la plus large en vigueur).",
    en="The policy to show, by its id (default: the widest in force).",
)
@option(
    "--hours",
    "hours",
    default=None,
    fr="Les horaires du groupe dans la politique (par défaut : ceux de la politique).",
    en="The group's hours in the policy (default: the policy's own).",
)
@option(
    "--week",
    "monday",
    type=DAY,
    default=None,
    fr="Une date quelconque de la semaine à montrer.",
    en="Any date of the week to show.",
)
@lang_option
@config_option
@json_option
@told
def show(  # noqa: PLR0913 - one parameter an option
    *,
    file: Path | None,
    name: str | None,
    hours: str | None,
    monday: datetime | None,
    lang: str | None,
    config: Path,
    as_json: bool,
) -> None:
    """Draw a week of the policy FILE, or of one that is configured: working time, quiet time, the clauses behind.

    Of a group of people, never of a person. Where there are several policies, the others are named below.
    """
    start = _monday((monday or datetime.now(UTC)).date())
    shown, others = (read(file), ()) if file else _configured(config, name, start)
    group = _known(hours or shown.default_hours, shown)
    if as_json:
        days = [_json(day) for day in week(shown, group, start)]
        print_json({"policy": shown.id, "others": list(others), "hours": group, "days": days})
        return
    language = language_of({"lang": lang, "config": config})
    render_week(shown, group, start, output(), texts={"fr": FRENCH, "en": ENGLISH}[language])
    if others:
        output().print(f"\n{Voice(language).say(OTHERS, policies=', '.join(others))}", soft_wrap=True)


def _configured(config: Path, name: str | None, start: date) -> tuple[Policy, tuple[str, ...]]:
    """The policy with this id, in force in that week where one of several versions is, and the ids of the others."""
    policies = opened(config).policies
    known = tuple(dict.fromkeys(policy.id for policy in policies.all))
    if name is None:
        found = policies.main
    elif name in known:
        versions = [policy for policy in policies.all if policy.id == name]
        found = next((policy for policy in versions if policy.identity.is_in_force(start)), versions[-1])
    else:
        raise MisuseError(
            where="--policy",
            what=phrase("aucune politique ne s’appelle {name}", "no policy is called {name}", name=quoted(name)),
            mend=one_among(known),
        )
    return found, tuple(each for each in known if each != found.id)


def _known(hours: str, policy: Policy) -> str:
    if hours not in policy.hours:
        raise MisuseError(
            where="--hours",
            what=phrase(
                "la politique {id} n’a pas d’horaires {hours}",
                "policy {id} has no hours {hours}",
                id=policy.id,
                hours=quoted(hours),
            ),
            mend=one_among(sorted(policy.hours)),
        )
    return hours


def _monday(day: date) -> date:
    if day.year not in YEARS:
        raise outside_years("--week", day)
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
