"""What a report says of itself, in any form: whose it is, what it rests on, what a reader must be warned of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from disconnect.report.figures import plain, policy_title
from disconnect.report.texts import msg

if TYPE_CHECKING:
    from disconnect.model.report import Report, SourceNote
    from disconnect.report.texts import Texts

_LEVELS = {
    "team": msg("team"),
    "department": msg("department"),
    "organisation": msg("organisation"),
    "site": msg("site"),
    "job_family": msg("job family"),
    "contract": msg("contract"),
}

COLUMNS = {
    "group": msg("the directory's names of the group; several joined by + were merged because they are small"),
    "level": msg("the kind of group; empty for everybody in the report"),
    "path": msg("the groups above, outermost first"),
    "period": msg("year, half-year, quarter or month"),
    "people_in_group": msg("people in service in the group during the period; empty: not publishable"),
    "metric": msg("identifier of the metric"),
    "version": msg("version of the metric's definition"),
    "unit": msg("unit of the value"),
    "numerator": msg("exact count, or hours to 0.01"),
    "denominator": msg("denominator as a decimal number"),
    "denominator_exact": msg("denominator without rounding, as a whole number or a fraction"),
    "value": msg("numerator divided by denominator, not rounded; shares are shares of 1"),
    "people": msg("people behind the figure: those with a denominator other than zero"),
    "median": msg("median of people, rounded to the metric's step"),
    "ninth_decile": msg("9th decile of people, rounded to the metric's step"),
    "provisional": msg("1: the figure rests on less than six months"),
    "published": msg("1: published; 0: not publishable, and every number is empty"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A warning that must stand in the head: `kind` is ``audit`` or ``generated``."""

    kind: str
    title: str
    text: str


def head(report: Report, t: Texts) -> tuple[tuple[str, str], ...]:
    """The lines of the head, as pairs of name and text.

    A level or a title that has no translation stands as the configuration wrote it.
    """
    return (
        (t("Organisation"), plain(report.organisation)),
        (t("Periods"), ", ".join(t.period(period) for period in report.periods)),
        (t("Compared by"), level_text(report.level, t)),
        (
            t("Policy"),
            t(
                "{title} ({id}, version {version})",
                title=plain(policy_title(report, t)),
                id=plain(report.policy_id),
                version=plain(report.policy_version),
            ),
        ),
        (
            t("Smallest group"),
            t.plural(
                "{n} person: nothing is said about fewer",
                "{n} people: nothing is said about fewer",
                report.minimum_group,
            ),
        ),
        (
            t("Days observed"),
            t("from {first} to {last}", first=_day(report.observed[0], t), last=_day(report.observed[1], t)),
        ),
        *_left_out(report, t),
        *((t("Source"), _source(source, t)) for source in report.sources),
    )


def _left_out(report: Report, t: Texts) -> tuple[tuple[str, str], ...]:
    """Whom no figure counts: told wherever there are any, as a figure is read as everybody's."""
    if not report.left_out:
        return ()
    said = t.plural(
        "{n} person in service: the directory does not say when they work (disconnect doctor tells the row)",
        "{n} people in service: the directory does not say when they work (disconnect doctor tells the rows)",
        report.left_out,
    )
    return ((t("In no figure"), said),)


def notices(report: Report, t: Texts) -> tuple[Notice, ...]:
    """The warnings that this report needs."""
    found = []
    if report.is_generated:
        text = t("Nobody in this report exists: every figure comes from a generated company.")
        found.append(Notice(kind="generated", title=t("Generated data"), text=text))
    if not report.audited:
        text = t(
            "No audit has yet proved that nothing about a single person can be worked out from these figures together."
            " Treat the report as confidential, and do not pass it on."
        )
        found.append(Notice(kind="audit", title=t("Not yet audited"), text=text))
    return tuple(found)


def columns_of_the_file(t: Texts) -> tuple[tuple[str, str], ...]:
    """The columns of ``report.csv``, each with what it holds."""
    return tuple((name, t(meaning)) for name, meaning in COLUMNS.items())


def _source(source: SourceNote, t: Texts) -> str:
    """One source in a line: name, connector, items read, problems met, where it comes from."""
    items = t.plural("{n} item read", "{n} items read", source.items)
    problems = t.plural("{n} problem", "{n} problems", source.problems)
    said = f"{plain(source.name)} ({plain(source.connector)}), {items}, {problems}"
    return f"{said}. {plain(source.citation)}" if source.citation else said


def level_text(level: str, t: Texts) -> str:
    """The kind of group in words."""
    return t(_LEVELS[level]) if level in _LEVELS else plain(level)


def _day(text: str, t: Texts) -> str:
    """An ISO date in words; an empty one where nothing was observed."""
    return t.day(date.fromisoformat(text)) if text else t("none")
