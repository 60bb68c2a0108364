"""A report as values: cells of figures that may be published, and what its head must say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.model.period import Period


class Unit(Enum):
    """Units of the register (metrics.md)."""

    PER_PERSON_WEEK = "per person-week"
    PER_PERSON_MONTH = "per person-month"
    PER_LEAVE_DAY = "per leave day"
    PER_ON_CALL_WEEK = "per on-call week"
    SHARE = "share"
    SHARE_OF_PEOPLE = "share of people"
    HOURS = "hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What the register says of a metric: everything a reader needs to know what a figure means.

    `axes` are the contributor axes: s sender, r recipient, h superior, p person counted. `step` rounds
    quantiles (None: no quantiles). `texts` gives per language: title, numerator, denominator, note.
    """

    id: str
    version: int
    unit: Unit
    axes: str
    texts: Mapping[str, Mapping[str, str]]
    step: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One published figure, or the mark that there is none.

    `numerator` is exact (a count, or hours to 0.01), `denominator` exact as a fraction; `people` counts those
    behind the figure. When `is_published` is False every number is None and no reason is given.
    """

    metric: str
    is_published: bool
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    people: int | None = None
    median: Fraction | None = None
    ninth_decile: Fraction | None = None
    is_provisional: bool = False

    @property
    def value(self) -> Fraction | None:
        """Numerator over denominator, taken once; None where nothing is published."""
        if self.numerator is None or not self.denominator:
            return None
        return self.numerator / self.denominator


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of people in the report: the whole ("" as `level`), or one or several merged groups of a level.

    `names` are the directory's names; several mean that small siblings were merged. `path` names the groups
    above, outermost first.
    """

    level: str
    names: tuple[str, ...]
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Everything the report says of one group in one period; `people` is None where it may not be said."""

    group: Group
    period: Period
    people: int | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """What the report says of one source: name, connector, items read, problems met, where it comes from."""

    name: str
    connector: str
    items: int
    problems: int
    citation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report. `audited` is False until an audit has proved it safe; `is_generated` marks demo data.

    `observed` gives the first and the last date observed; `definitions` those of the metrics that appear,
    in the register's order. Cells come sorted by period, then the whole first, then the groups. `left_out` people in
    service are in no figure, because nobody knows their working time: their row lacks a zone, or names hours or
    holidays that their policy does not have. `changed` are metrics withheld, for some periods at least, because what
    was published of the same dates before has other numbers today; that is for the operator, no file says it.
    """

    organisation: str
    level: str
    periods: tuple[Period, ...]
    policy_id: str
    policy_version: str
    policy_title: Mapping[str, str]
    minimum_group: int
    observed: tuple[str, str]
    sources: tuple[SourceNote, ...]
    definitions: tuple[Definition, ...]
    cells: tuple[Cell, ...]
    left_out: int = 0
    is_generated: bool = False
    audited: bool = False
    changed: tuple[str, ...] = ()
