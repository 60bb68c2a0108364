"""Pieces of metrics summed into cells (a group of people × a period), with the people behind each."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from disconnect.load.arrays import HOUR, Bool, Int32, Int64
from disconnect.load.population import NOBODY
from disconnect.load.window import is_provisional, window

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from disconnect.load.rows import Metric, Rows
    from disconnect.load.workload import Workload
    from disconnect.model.period import Period
    from disconnect.model.report import Definition

HUNDREDTHS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """One metric in one cell, before any rule of disclosure: for the privacy layer, never for a reader.

    `numerator` is a count, or hours to 0.01; `denominator` is exact in the metric's unit. `people` counts the
    contributors by axis (s, r, h, p), those with a non-zero denominator. Quantiles are of people, rounded to the step.
    """

    numerator: Fraction
    denominator: Fraction
    people: Mapping[str, int]
    median: Fraction | None = None
    ninth_decile: Fraction | None = None
    is_provisional: bool = False


def headcounts(work: Workload, groups: Int32, number: int, period: Period) -> Int64:
    """People with at least one day in service in each group (and last, in the whole), in the period, observed.

    `groups` gives the group of each unit, -1 for none.
    """
    person, day = work.person_days(work.population.year.cut(period.span))
    unit = work.population.unit_at[person, day]
    return _distinct(groups[unit], person, number, work.people)


def sums(work: Workload, metric: Metric, period: Period, groups: Int32, number: int) -> Sequence[Sum | None]:
    """The metric in each of `number` groups and, last, in the whole; None where it has no denominator.

    `groups` gives the group of each unit, -1 for none: those count in the whole alone.
    """
    days = work.population.year.cut(period.span)
    found = metric.rows(work, days)
    if found is None:
        return [None] * (number + 1)
    group = groups[found.unit]
    numerator, denominator = _totals(group, found.numerator, number), _totals(group, found.denominator, number)
    people = _people(work, metric.definition, found, group, number)
    provisional = metric.is_over_window and is_provisional(work, window(work, days))
    quantiles = _quantiles(work, metric, found, group, number)
    return [
        Sum(
            numerator=_published(int(numerator[cell]), metric.numerator_parts),
            denominator=_denominator(int(denominator[cell]), metric),
            people={axis: int(counts[cell]) for axis, counts in people.items()},
            median=quantiles[cell][0],
            ninth_decile=quantiles[cell][1],
            is_provisional=provisional,
        )
        if denominator[cell] > 0
        else None
        for cell in range(number + 1)
    ]


def _totals(group: Int32, values: Int64, number: int) -> Int64:
    """Sums by group, the whole last; integers throughout, so that nothing is lost."""
    out = np.zeros(number + 1, dtype=np.int64)
    inside = group != NOBODY
    np.add.at(out, group[inside], values[inside])
    out[number] = values.sum()
    return out


def _people(work: Workload, definition: Definition, found: Rows, group: Int32, number: int) -> dict[str, Int64]:
    """Contributors with a non-zero denominator, by axis; superiors count by what they sent (ADR 0003, 15)."""
    person = work.population.unit_person[found.unit].astype(np.int64)
    counted = found.denominator > 0
    out: dict[str, Int64] = {}
    for axis in definition.axes:
        who: Int64 = person
        keep = counted
        if axis == "s" and found.sender is not None:
            who, keep = found.sender, found.sender != NOBODY
        if axis == "h" and found.superior is not None:
            who, keep = found.superior, found.superior != NOBODY
        most = int(who.max(initial=0)) + 1
        out[axis] = _distinct(group[keep], who[keep], number, most)
    return out


def _distinct(group: Int32, who: Int32 | Int64, number: int, most: int) -> Int64:
    """Distinct people per group, the whole last."""
    out = np.zeros(number + 1, dtype=np.int64)
    inside = group != NOBODY
    pairs = np.unique(group[inside].astype(np.int64) * most + who[inside])
    out[:number] = np.bincount(pairs // most, minlength=number)
    out[number] = np.unique(who).size
    return out


def _published(parts: int, unit: int) -> Fraction:
    """A numerator as it is published: a count, or hours to 0.01 (halves up)."""
    return Fraction(parts) if unit == 1 else rounded(Fraction(parts, unit), Fraction(1, HUNDREDTHS))


def _denominator(parts: int, metric: Metric) -> Fraction:
    """A denominator in the metric's unit; hours, and weeks of hours, from hours to 0.01."""
    if metric.denominator_parts % HOUR:
        return Fraction(parts, metric.denominator_parts)
    return _published(parts, HOUR) / (metric.denominator_parts // HOUR)


def rounded(value: Fraction, step: Fraction) -> Fraction:
    """To the nearest multiple of `step`, halves up.

    >>> rounded(Fraction(5, 4), Fraction(1, 2))
    Fraction(3, 2)
    """
    return ((value / step + Fraction(1, 2)) // 1) * step


Quantiles = tuple[Fraction | None, Fraction | None]


def _quantiles(work: Workload, metric: Metric, found: Rows, group: Int32, number: int) -> list[Quantiles]:
    """Median and 9th decile of people per group, the whole last."""
    step = metric.definition.step
    if step is None:
        return [(None, None)] * (number + 1)
    person = work.population.unit_person[found.unit].astype(np.int64)
    return [
        _of_people(person[pick], found.numerator[pick], found.denominator[pick], metric)
        for pick in (*(group == cell for cell in range(number)), np.ones(group.size, dtype=np.bool_))
    ]


def _of_people(person: Int64, numerator: Int64, denominator: Int64, metric: Metric) -> Quantiles:
    step = metric.definition.step
    who, place = np.unique(person, return_inverse=True)
    above, below = np.zeros(who.size, dtype=np.int64), np.zeros(who.size, dtype=np.int64)
    np.add.at(above, place, numerator)
    np.add.at(below, place, denominator)
    keep: Bool = below > 0
    values = sorted(
        Fraction(int(a), metric.numerator_parts) / Fraction(int(b), metric.denominator_parts)
        for a, b in zip(above[keep], below[keep], strict=True)
    )
    if not values or step is None:
        return None, None
    return rounded(quantile(values, Fraction(1, 2)), step), rounded(quantile(values, Fraction(9, 10)), step)


def quantile(values: Sequence[Fraction], share: Fraction) -> Fraction:
    """The quantile of sorted `values` by linear interpolation (type 7), exact.

    >>> quantile([Fraction(0), Fraction(10)], Fraction(9, 10))
    Fraction(9, 1)

    Source:
        Hyndman and Fan, "Sample quantiles in statistical packages", 1996, definition 7.
    """
    place = (len(values) - 1) * share
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (place - below) * (values[above] - values[below])
