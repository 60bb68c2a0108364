"""Who works when, as values: the hours of a group of people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, order=True)
class WeeklyPeriod:
    """Working minutes ``[start, end)`` by the wall clock, counted from Monday 00:00.

    A shift past midnight ends after its day's last minute; Sunday's may end in the next week (over 10,080).
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """The weekly hours of a group of people, sorted and disjoint within the week.

    `is_frame` marks a contract without hours (forfait-jours): the periods are the frame inside which work may
    lie, not a duty to work all of it.
    """

    id: str
    title: Mapping[str, str]
    periods: tuple[WeeklyPeriod, ...]
    clause: str
    is_frame: bool = False
