"""A monthly recap of on-call duty as one HTML page: to read, to print, to hand over; no request to anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from disconnect.report.recap_lines import references, rests, stretches, totals
from disconnect.report.recap_words import WORDS
from disconnect.report.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.model.recap import RecapSheet
    from disconnect.report.recap_lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One table of the page: heads by key, lines, and which columns hold numbers."""

    id: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    numbers: tuple[int, ...] = ()


def render_recap(
    sheet: RecapSheet, lang: str, *, compensation: Mapping[str, str] | None = None, clause: str = "", version: str = ""
) -> str:
    """The whole page as text; the same recap gives the same bytes.

    `compensation` is what the policy says makes up for on-call duty, by language, and `clause` where it says so; where
    it says nothing a line is left to be filled in by hand.

    Source:
        Code du travail, R.3121-2: hours of on-call duty in the month that is over, and what makes up for them.
    """
    say = Wording(WORDS, lang)
    return (
        _environment()
        .get_template("recap.html")
        .render(
            say=say,
            sheet=sheet,
            month=say.texts.period(sheet.month),
            head=_head(sheet, say),
            totals=Section(
                id="totals",
                heads=("what", "number", "hours", "decimal"),
                lines=tuple(totals(sheet, say)),
                numbers=(1, 2, 3),
            ),
            parts=(_stretches("windows", sheet, say), _stretches("interventions", sheet, say)),
            compensation=(compensation or {}).get(lang, ""),
            clause=clause,
            rests=_rests(sheet, say),
            references=tuple(references(sheet, say)),
            version=version,
        )
    )


def _head(sheet: RecapSheet, say: Wording) -> tuple[tuple[str, str], ...]:
    last = sheet.month.span.end - timedelta(days=1)
    days = {"first": say.texts.day(sheet.month.span.start), "last": say.texts.day(last)}
    return (
        (say("employee"), sheet.address),
        (say("identifier"), sheet.person),
        (say("employer"), sheet.organisation or "–"),
        (say("period"), say("period-text", **days, zone=_named(str(sheet.zone), say.lang))),
        (say("made"), say.texts.day(sheet.made.astimezone(sheet.zone).date())),
    )


def _stretches(id_: str, sheet: RecapSheet, say: Wording) -> Section:
    found = sheet.recap.windows if id_ == "windows" else sheet.recap.interventions
    lines = tuple(stretches(found, sheet, say))
    return Section(id=id_, heads=("start", "end", "hours", "remark"), lines=lines, numbers=(2,))


def _rests(sheet: RecapSheet, say: Wording) -> Section:
    heads = ("last-end", "next-work", "rest", "longest", "reading")
    return Section(id="rests", heads=heads, lines=tuple(rests(sheet, say)), numbers=(2, 3))


@cache
def _environment() -> Environment:
    """Escaping is always on; a name that the template misspells is an error, not an empty string."""
    return Environment(
        loader=PackageLoader("disconnect.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _named(zone: str, lang: str) -> str:
    """The name of a zone, after *de* in French.

    >>> _named("Europe/Paris", "fr"), _named("Pacific/Tahiti", "fr"), _named("Europe/Paris", "en")
    ('d’Europe/Paris', 'de Pacific/Tahiti', 'Europe/Paris')
    """
    if lang != "fr":
        return zone
    return f"d’{zone}" if zone[:1].casefold() in "aeiou" else f"de {zone}"
