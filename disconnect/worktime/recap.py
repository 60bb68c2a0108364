"""What a month of on-call duty came to: spans in, spans out, elapsed time throughout.

Source:
    Code du travail, L.3121-9 (an intervention is working time), L.3121-10 (the rest of a window counts as rest),
    R.3121-2 (the recap at the month's end).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from disconnect.model.recap import Recap, RestAfter, Stretch
from disconnect.worktime.spans import Spans, difference, overlap, union

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Span = tuple[datetime, datetime]

A_DAY = timedelta(hours=24)


def recap(windows: Iterable[Span], interventions: Iterable[Span], scheduled: Spans, *, month: Span) -> Recap:
    """The recap of one person's month ``[start, end)``.

    `windows` and `interventions` may reach beyond the month, and what lies outside it is cut off; `scheduled` is the
    working time (sorted, disjoint), which for the rest after an intervention must reach to the next of it. A rest is
    told in the month in which its last intervention ended.
    """
    planned, worked = sorted(set(windows)), sorted(set(interventions))
    on_call, work = _inside(planned, month), _inside(worked, month)
    return Recap(
        start=month[0],
        end=month[1],
        windows=tuple(_cut(planned, month)),
        interventions=tuple(_outside(one, union(planned)) for one in _cut(worked, month)),
        rests=tuple(rest for rest in rests(worked, scheduled) if month[0] < rest.start <= month[1]),
        on_call=elapsed(on_call),
        scheduled=elapsed(on_call) - elapsed(difference(on_call, scheduled)),
        worked=elapsed(work),
        resting=elapsed(difference(on_call, (*work, *scheduled))),
    )


def rests(interventions: Iterable[Span], scheduled: Spans) -> Iterator[RestAfter]:
    """The rest before each start of scheduled work that an intervention came before; none where no work follows.

    An intervention inside scheduled working time is work like any other, and takes no rest away.

    >>> from datetime import UTC
    >>> eve, next_ = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC)
    >>> work = tuple((day.replace(hour=9), day.replace(hour=18)) for day in (eve, next_))
    >>> [found] = rests([(eve.replace(hour=23), next_.replace(hour=1))], work)
    >>> str(found.elapsed), str(found.longest)
    ('8:00:00', '8:00:00')
    """
    pieces = difference(union(interventions), scheduled)
    openings = [start for start, _ in scheduled]
    last: dict[datetime, datetime] = {}
    for _, end in pieces:
        place = bisect_left(openings, end)
        if place < len(openings):
            last[openings[place]] = end
    for opening, end in last.items():
        free = difference(((opening - A_DAY, opening),), (*pieces, *scheduled))
        yield RestAfter(start=end, end=opening, longest=max((b - a for a, b in free), default=timedelta()))


def elapsed(spans: Spans) -> timedelta:
    """How long disjoint spans last together."""
    return sum((end - start for start, end in spans), timedelta())


def _inside(spans: Iterable[Span], month: Span) -> Spans:
    return overlap(union(spans), *month)


def _cut(spans: Iterable[Span], month: Span) -> Iterator[Stretch]:
    """Each span as far as it lies in the month."""
    for span in spans:
        for start, end in overlap((span,), *month):
            yield Stretch(start=start, end=end, is_cut=(start, end) != span)


def _outside(intervention: Stretch, windows: Spans) -> Stretch:
    """The intervention with how much of it lies in no window."""
    return replace(intervention, outside=elapsed(difference(((intervention.start, intervention.end),), windows)))
