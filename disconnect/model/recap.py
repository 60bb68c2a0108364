"""A month of on-call duty of one person: windows, interventions and the rest after them, in aware UTC."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.model.law import Dated
    from disconnect.model.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A window or an intervention ``[start, end)`` as far as it lies in the month.

    `is_cut` marks one that goes on before or after the month; `outside` is, of an intervention, the elapsed time that
    lies in no window.
    """

    start: datetime
    end: datetime
    is_cut: bool
    outside: timedelta = timedelta()

    @property
    def elapsed(self) -> timedelta:
        """How long it lasted, clock changes counted as they were lived.

        >>> from datetime import UTC
        >>> eve, morning = datetime(2026, 3, 28, 20, tzinfo=UTC), datetime(2026, 3, 29, 6, tzinfo=UTC)
        >>> str(Stretch(start=eve, end=morning, is_cut=False).elapsed)
        '10:00:00'
        """
        return self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class RestAfter:
    """The rest between the last intervention before scheduled work and that work, ``[start, end)``.

    `longest` is the longest rest without a break in the 24 elapsed hours before the work: where an intervention comes
    late in the night it lies before it.
    """

    start: datetime
    end: datetime
    longest: timedelta

    @property
    def elapsed(self) -> timedelta:
        """How long the rest after the last intervention was."""
        return self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """What a month held, ``[start, end)`` by the clocks of the person's place of work, all times elapsed.

    `on_call` counts overlapping windows once; `scheduled` is the part of it in scheduled working time; `worked` is all
    interventions, `resting` what of the windows is neither intervention nor scheduled work.
    """

    start: datetime
    end: datetime
    windows: tuple[Stretch, ...]
    interventions: tuple[Stretch, ...]
    rests: tuple[RestAfter, ...]
    on_call: timedelta
    scheduled: timedelta
    worked: timedelta
    resting: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class RecapSheet:
    """The recap of one person's `month` as it is handed over: whose, by which clocks, made when, on what it rests.

    `minimum` is the daily rest that the law asks for, with where it says so; `references` what else the recap rests
    on, each in its version of that month. `is_provisional` marks a month that was not over.
    """

    person: str = field(repr=False)
    address: str = field(repr=False)
    organisation: str
    is_generated: bool
    month: Period
    zone: tzinfo
    made: datetime
    is_provisional: bool
    recap: Recap
    minimum: Dated | None
    references: tuple[tuple[Mapping[str, str], Dated], ...]
