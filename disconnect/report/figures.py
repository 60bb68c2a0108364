"""One figure as a reader sees it: value, what it is made of, how many people stand behind it, or the mark."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from disconnect.model.report import Cell, Definition, Figure, Group, Report, Unit
from disconnect.report.texts import NO_BREAK, Texts, msg

UNITS = {
    Unit.PER_PERSON_WEEK: msg("per person-week"),
    Unit.PER_PERSON_MONTH: msg("per person-month"),
    Unit.PER_LEAVE_DAY: msg("per leave day"),
    Unit.PER_ON_CALL_WEEK: msg("per on-call week"),
    Unit.SHARE: msg("share"),
    Unit.SHARE_OF_PEOPLE: msg("share of people"),
    Unit.HOURS: msg("hours"),
}
NOT_PUBLISHABLE = msg("not publishable")
NOT_MEASURED = msg("not measured")
SHARES = {Unit.SHARE, Unit.SHARE_OF_PEOPLE}
_UNSEEN = {"Cc", "Cs"}
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The words of one figure; `state` is ``published``, ``hidden`` or ``absent`` (not measured).

    `basis` says numerator of denominator, `spread` the quantiles of people; all but `value`, which then holds the
    mark, are empty where nothing is published.
    """

    state: str
    value: str
    basis: str = ""
    people: str = ""
    spread: str = ""
    provisional: str = ""

    @property
    def line(self) -> str:
        """Everything in one line, for a text alternative."""
        behind = " · ".join(text for text in (self.basis, self.people, self.spread, self.provisional) if text)
        return f"{self.value} ({behind})" if behind else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a published figure is made of; `value` is the exact quotient, None where the denominator is 0."""

    numerator: Fraction
    denominator: Fraction
    people: int
    value: Fraction | None


def basis_of(figure: Figure | None) -> Basis | None:
    """The numbers that may stand in a report: None for a hidden figure, and for one that would stand alone.

    >>> basis_of(Figure(metric="mail.sent", is_published=True, numerator=Fraction(3))) is None
    True
    """
    if figure is None or not figure.is_published:
        return None
    numerator, denominator, people = figure.numerator, figure.denominator, figure.people
    if numerator is None or denominator is None or people is None:
        return None
    return Basis(numerator=numerator, denominator=denominator, people=people, value=figure.value)


def show(figure: Figure | None, definition: Definition, t: Texts) -> Shown:
    """The figure in words; hidden figures all read the same, whatever the reason.

    >>> unit = Definition(id="mail.cc", version=1, unit=Unit.SHARE, axes="r", texts={})
    >>> show(Figure(metric="mail.cc", is_published=False), unit, Texts("en")).line
    'not publishable'
    """
    if figure is None:
        return Shown(state="absent", value=t(NOT_MEASURED))
    basis = basis_of(figure)
    if basis is None:
        return Shown(state="hidden", value=t(NOT_PUBLISHABLE))
    return Shown(
        state="published",
        value=t("no case") if basis.value is None else amount(basis.value, definition.unit, t),
        basis=t("{part} of {whole}", part=t.exact(basis.numerator), whole=t.exact(basis.denominator)),
        people=people_text(basis.people, t),
        spread=_spread(figure, t),
        provisional=t("provisional") if figure.is_provisional else "",
    )


def amount(number: Fraction, unit: Unit, t: Texts) -> str:
    """A number in its unit: shares in whole per cent, hours and rates to one decimal.

    >>> amount(Fraction(1, 3), Unit.SHARE, Texts("en"))
    '33%'
    """
    if unit in SHARES:
        return t.share(number)
    return t.hours(number) if unit is Unit.HOURS else t.rate(number)


def people_text(people: int | None, t: Texts) -> str:
    """How many people, or the mark where that may not be said.

    >>> people_text(14, Texts("en")), people_text(None, Texts("en"))
    ('14 people', 'not publishable')
    """
    return t(NOT_PUBLISHABLE) if people is None else t.plural("{n} person", "{n} people", people)


def plain(text: str) -> str:
    r"""A directory's name without line breaks, terminal codes or marks that reorder text.

    >>> plain("Team\x1b[31m  4\n")
    'Team [31m 4'
    """
    kept = (" " if unicodedata.category(letter) in _UNSEEN else letter for letter in text if letter not in _REORDERING)
    return " ".join("".join(kept).split())


def names_text(group: Group) -> str:
    """The group's names; merged groups are joined by a plus sign.

    >>> names_text(Group(level="team", names=("Team 4", "Team 9")))
    'Team 4 + Team 9'
    """
    return " + ".join(plain(name) for name in group.names)


def group_name(group: Group, t: Texts) -> str:
    """The group's names, or the word for everybody in the report."""
    return names_text(group) if group.level else t("Everyone")


def group_text(cell: Cell, t: Texts) -> str:
    """Group and headcount, as ``Team 4 + Team 9, 14 people``."""
    return f"{group_name(cell.group, t)}, {people_text(cell.people, t)}"


def path_text(group: Group) -> str:
    """The groups above, outermost first.

    >>> path_text(Group(level="team", names=("Team 4",), path=("Works", "Paint")))
    'Works / Paint'
    """
    return " / ".join(plain(name) for name in group.path)


def words(definition: Definition, t: Texts, part: str) -> str:
    """One of a definition's texts (title, numerator, denominator, note), in English where it has no other."""
    texts = definition.texts.get(t.lang) or definition.texts.get("en", {})
    return texts.get(part, definition.id if part == "title" else "")


def policy_title(report: Report, t: Texts) -> str:
    """The policy's title in the reader's language, else its first one, else its identifier."""
    return report.policy_title.get(t.lang) or next(iter(report.policy_title.values()), report.policy_id)


def by_metric(cell: Cell) -> dict[str, Figure]:
    """The cell's figures by metric; a metric that is not there was not measured."""
    return {figure.metric: figure for figure in cell.figures}


def in_order(report: Report, cell: Cell) -> list[tuple[Definition, Figure]]:
    """The cell's figures with their definitions, in the register's order."""
    figures = by_metric(cell)
    return [(definition, figures[definition.id]) for definition in report.definitions if definition.id in figures]


def _spread(figure: Figure, t: Texts) -> str:
    """Median and 9th decile of people, those that are published."""
    known = ((msg("median {n}"), figure.median), (msg("9th decile {n}"), figure.ninth_decile))
    return " · ".join(t(text, n=t.exact(number)).replace(" ", NO_BREAK) for text, number in known if number is not None)
