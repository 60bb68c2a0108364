"""What a charter says of the reports: how small a group may be, when, for whom, and what the parties aim at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from disconnect.model.agreement import Actor
from disconnect.model.report import Unit
from disconnect.policyfile.charter.blocks import Block, Row, Style, Table, passage
from disconnect.policyfile.charter.people import people
from disconnect.policyfile.charter.voice import NO_BREAK, Pair
from disconnect.policyfile.charter.words import in_order
from disconnect.policyfile.sections.common import GROUPINGS, PERIODS

if TYPE_CHECKING:
    from disconnect.load.rows import Metric
    from disconnect.model.agreement import ReportTerms, Target
    from disconnect.model.report import Definition
    from disconnect.policyfile.charter.blocks import Told
    from disconnect.policyfile.charter.draft import Draft

MINIMUM: Pair = (
    "Aucun chiffre n’est publié sur un groupe de moins de {n}.",
    "No figure is published about a group of fewer than {n}.",
)
EVERY: Pair = ("Des rapports sont établis {periods}.", "Reports are made {periods}.")
PERIOD_WORDS: Mapping[str, Pair] = {
    "year": ("an", "year"),
    "half-year": ("semestre", "half-year"),
    "quarter": ("trimestre", "quarter"),
    "month": ("mois", "month"),
}
PUBLISHED: Pair = ("Ils sont publiés chaque année {days}.", "They are published every year on {days}.")
THE_DAY: Pair = ("le {day}", "{day}")
GROUPED: Pair = ("Les chiffres sont présentés par {groupings}.", "Figures are shown by {groupings}.")
GROUPING_WORDS: Mapping[str, Pair] = {
    "team": ("équipe", "team"),
    "department": ("service", "department"),
    "organisation": ("entité", "organisation"),
    "site": ("lieu de travail", "place of work"),
    "job_family": ("famille de métiers", "job family"),
    "contract": ("type de contrat", "kind of contract"),
}
READERS: Pair = ("Les rapports sont remis {readers}.", "Reports are handed {readers}.")
TARGETS: Pair = ("Objectifs et seuils d’alerte des rapports", "Targets and alert thresholds of the reports")
HEADS: tuple[Pair, ...] = (
    ("Indicateur", "Metric"),
    ("Objectif", "Target"),
    ("Seuil à partir duquel les parties en parlent", "Value from which the parties talk about it"),
)
AT_MOST: Pair = ("au plus {value}", "at most {value}")
AT_LEAST: Pair = ("au moins {value}", "at least {value}")
NONE: Pair = ("–", "–")
UNITS: Mapping[Unit, Pair] = {
    Unit.PER_PERSON_WEEK: ("par personne et par semaine", "per person and week"),
    Unit.PER_PERSON_MONTH: ("par personne et par mois", "per person and month"),
    Unit.PER_LEAVE_DAY: ("par jour de congé", "per day of leave"),
    Unit.PER_ON_CALL_WEEK: ("par semaine d’astreinte", "per week on call"),
    Unit.SHARE: ("%", "%"),
    Unit.SHARE_OF_PEOPLE: ("% des personnes", "% of people"),
    Unit.HOURS: ("heures", "hours"),
}
_SHARES = {Unit.SHARE, Unit.SHARE_OF_PEOPLE}


def report_blocks(draft: Draft, clause: str) -> Iterator[Block]:
    """The reports, where they rest on a clause."""
    terms = draft.policy.reports
    if terms is not None and terms.clause == clause:
        for told in _sentences(draft, terms):
            yield passage(told, Style.ITEM)
        if terms.targets:
            pick = draft.voice.pick
            rows = tuple(_row(draft, number, target) for number, target in enumerate(terms.targets))
            yield Table(caption=pick(TARGETS), heads=tuple(map(pick, HEADS)), rows=rows)


def _sentences(draft: Draft, terms: ReportTerms) -> Iterator[Told]:
    if terms.minimum_group is not None:
        n = draft.moments.counted(terms.minimum_group, ("personne", "person"), ("personnes", "people"))
        yield draft.say(MINIMUM, ("reports", "minimum_group"), n=n)
    if terms.periods:
        yield draft.say(EVERY, ("reports", "periods"), periods=_periods(draft, terms.periods))
    if terms.published:
        days = [draft.voice.say(THE_DAY, day=draft.moments.month_day(day)) for day in sorted(terms.published)]
        yield draft.say(PUBLISHED, ("reports", "published"), days=draft.voice.joined(days))
    if terms.groupings:
        groupings = _groupings(draft, terms.groupings)
        yield draft.say(GROUPED, ("reports", "groupings"), groupings=groupings)
    if terms.readers:
        readers = people(draft, in_order(terms.readers, Actor)).to
        yield draft.say(READERS, ("reports", "readers"), readers=readers)


def _periods(draft: Draft, found: frozenset[str]) -> str:
    return draft.voice.joined(draft.moments.each(PERIOD_WORDS[name]) for name in PERIODS if name in found)


def _groupings(draft: Draft, found: frozenset[str]) -> str:
    joint = ("et par", "and by")
    return draft.voice.joined((draft.voice.pick(GROUPING_WORDS[name]) for name in GROUPINGS if name in found), joint)


def _row(draft: Draft, number: int, target: Target) -> Row:
    definition = definitions().get(target.metric)
    title = draft.voice.quoted(target.metric) if definition is None else definition.texts[draft.voice.lang]["title"]
    unit = None if definition is None else definition.unit
    bounds = [
        draft.voice.say(pair, value=_amount(draft, bound, unit))
        for pair, bound in ((AT_LEAST, target.at_least), (AT_MOST, target.at_most))
        if bound is not None
    ]
    none = draft.voice.pick(NONE)
    alert = none if target.alert is None else _amount(draft, target.alert, unit)
    return Row(cells=(title, draft.voice.joined(bounds) or none, alert), paths=(("reports", "targets", number),))


def _amount(draft: Draft, value: float, unit: Unit | None) -> str:
    """A value with its unit; shares from 0 to 1 are told in per cent."""
    if unit is None:
        return draft.moments.number(value)
    words = draft.voice.pick(UNITS[unit])
    if unit not in _SHARES:
        return f"{draft.moments.number(value)}{NO_BREAK}{words}"
    gap = NO_BREAK if draft.voice.lang == "fr" else ""
    return f"{draft.moments.percent(value)}{gap}{words}"


def definitions() -> Mapping[str, Definition]:
    """What the register says of each metric, by its id.

    The register is imported only where a policy has targets: it brings its compiled kernels along.
    """
    register: tuple[Metric, ...] = import_module("disconnect.load.metrics").REGISTER
    return {metric.definition.id: metric.definition for metric in register}
