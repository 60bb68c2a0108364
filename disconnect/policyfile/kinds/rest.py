"""Rest and its lengths, limits of the day, on-call duty, meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.policyfile.kinds.kind import CLOCK, OFTEN, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

REST: Mapping[str, Kind] = {
    "daily_rest": Kind(
        fr="Repos quotidien", en="Daily rest", needs=("length",), may=("who", "to", "days", "exemptions")
    ),
    "weekly_rest": Kind(fr="Repos hebdomadaire", en="Weekly rest", may=("who", "to", "length", "days", "exemptions")),
    "rest_days": Kind(
        fr="Jours de repos par semaine", en="Rest days a week", needs=("times",), may=("who", "to", "every", "days")
    ),
    "breaks": Kind(
        fr="Pause", en="Break", needs=("length",), may=("who", "to", "between", "longer_than", "exemptions")
    ),
    "longest_span": Kind(
        fr="Amplitude de la journée",
        en="Span of the day",
        needs=("length",),
        may=("who", "to", "days", "exemptions"),
        less=("length",),
    ),
    "longest_day": Kind(
        fr="Durée de la journée",
        en="Length of the day",
        needs=("length",),
        may=("who", "to", "days", "exemptions"),
        less=("length",),
    ),
    "days_in_a_row": Kind(
        fr="Jours de travail d’affilée",
        en="Working days in a row",
        needs=("times",),
        may=("who", "to", "every", "exemptions"),
        less=("times",),
    ),
    "time_off_kept": Kind(
        fr="Repos et congés garantis", en="Time off guaranteed", needs=("during",), may=("who", "to", "exemptions")
    ),
    "rest_upheld": Kind(
        fr="Respect des repos", en="Rest respected", needs=("who",), may=("to", "during", "exemptions", "topics")
    ),
    "counts_as_work": Kind(fr="Compté comme temps de travail", en="Counts as working time", may=("to", "during")),
    "counts_as_rest": Kind(fr="Compté comme repos", en="Counts as rest", may=("to", "during", "exemptions")),
    "on_call_duty": Kind(
        fr="Astreinte",
        en="On-call duty",
        needs=("who",),
        may=("to", "during", "channels", *OFTEN, "written"),
        less=("who", "during", "channels", "times"),
    ),
    "meeting_hours": Kind(
        fr="Heures de réunion",
        en="Meeting hours",
        needs=("who",),
        may=("to", "during", *CLOCK),
        less=("during", *CLOCK),
    ),
    "no_meetings": Kind(
        fr="Temps sans réunion",
        en="Time without meetings",
        needs=("who",),
        may=("to", "during", "exemptions", "length", "longer_than", *CLOCK, *OFTEN),
    ),
}
