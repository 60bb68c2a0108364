"""A monthly recap of on-call duty as CSV, for a payroll program: one row a window, an intervention, a rest, a total.

The rows are the same in every language, and carry whose they are, so that the sheets of a month can be joined.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from disconnect.report.recap_lines import hours, reading
from disconnect.report.sheets import BYTE_ORDER_MARK, guarded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta

    from disconnect.model.recap import RecapSheet, Stretch

COLUMNS = ("person", "month", "part", "start", "end", "minutes", "hours", "remark")


def render_recap_csv(sheet: RecapSheet) -> str:
    """The recap as a table; times by the clocks of the place of work with their offset, lengths elapsed."""
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    whose = (guarded(sheet.person), sheet.month.label)
    writer.writerows((*whose, *row) for row in _rows(sheet))
    return BYTE_ORDER_MARK + written.getvalue()


def _rows(sheet: RecapSheet) -> Iterator[tuple[str, ...]]:
    recap = sheet.recap
    for part, stretches in (("window", recap.windows), ("intervention", recap.interventions)):
        yield from (_row(sheet, part, (one.start, one.end), one.elapsed, _remark(one)) for one in stretches)
    for rest in recap.rests:
        yield _row(sheet, "rest", (rest.start, rest.end), rest.elapsed, reading(rest, sheet.minimum))
    for part in ("on_call", "scheduled", "worked", "resting"):
        yield _row(sheet, f"total.{part}", (recap.start, recap.end), getattr(recap, part), "")


def _row(
    sheet: RecapSheet, part: str, ends: tuple[datetime, datetime], length: timedelta, remark: str
) -> tuple[str, ...]:
    start, end = (at.astimezone(sheet.zone).isoformat() for at in ends)
    return (part, start, end, f"{float(hours(length) * 60):g}", f"{float(hours(length)):.2f}", remark)


def _remark(one: Stretch) -> str:
    """What is to be known of a window or an intervention, as words for programs."""
    words = (("cut", one.is_cut), ("outside", bool(one.outside)))
    return " ".join(word for word, holds in words if holds)
