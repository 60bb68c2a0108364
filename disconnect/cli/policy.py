"""`disconnect policy show`: the week of a policy, for a group of people."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from disconnect.app.misuse import MisuseError
from disconnect.cli.bilingual import command, group, option
from disconnect.cli.common import (
    YEARS,
    config_option,
    json_option,
    lang_option,
    output,
    outside_years,
    print_json,
    told,
)
from disconnect.cli.kinds import DAY
from disconnect.cli.opening import opened
from disconnect.cli.policycharter import charter
from disconnect.cli.policychecks import check
from disconnect.cli.policydiff import diff
from disconnect.cli.policyfiles import schema, set_value
from disconnect.cli.policytests import test
from disconnect.model.phrase import one_among, phrase, quoted
from disconnect.policyfile.show import ENGLISH, FRENCH, render_week
from disconnect.policyfile.week import Day, week

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.model.policy import Policy


@group(fr="Les politiques : les montrer, vérifier, comparer, rédiger.")
def policy() -> None:
    """Policies as code."""


policy.add_command(charter)
policy.add_command(check)
policy.add_command(diff)
policy.add_command(schema)
policy.add_command(set_value)
policy.add_command(test)


@command(
    of=policy,
    fr="""Dessiner une semaine : travail, déconnexion, clauses. Pour chaque partie de la journée : travail ou
    déconnexion, de quelle sorte, et par quelle clause.

    Celle d’un groupe, jamais d’une personne.
    """,
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
def show(*, hours: str | None, monday: datetime | None, lang: str | None, config: Path, as_json: bool) -> None:
    """Draw a week: working time, quiet time by class, and the clause behind each part.

    Of a group of people, never of a person.
    """
    setup = opened(config)
    start = _monday((monday or datetime.now(UTC)).date())
    name = _known(hours or setup.policy.default_hours, setup.policy)
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
    )


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
