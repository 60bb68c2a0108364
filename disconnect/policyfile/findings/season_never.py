"""A season that never rules: on each of its days one that stands above it does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.reigns import reigns_of
from disconnect.policyfile.findings.words import both, titled

if TYPE_CHECKING:
    from disconnect.model.hours import Hours, Season


def _look(subject: Subject) -> Iterator[Told]:
    """Each season that some date lies in, and that no date has."""
    for hours in subject.policy.hours.values():
        for number, season in enumerate(hours.seasons):
            above = _above(hours, number, season, subject.day)
            if above is not None:
                yield Told(
                    path=("hours", hours.id, "seasons", number),
                    clause=hours.clause,
                    what=both(
                        "{hours} : la saison « {season} » ne vaut jamais : « {above} », au-dessus, prend tous ses jours",
                        "{hours}: the season “{season}” never holds: “{above}”, above it, takes all its days",
                        hours=titled(hours.title),
                        season=titled(season.title),
                        above=titled(above.title),
                    ),
                    way_out=both(
                        "mettez-la au-dessus : la première saison qui comprend un jour vaut pour ce jour",
                        "move it above: the first season that holds a day is that day’s",
                    ),
                )


def _above(hours: Hours, number: int, season: Season, day: date) -> Season | None:
    """The season that takes the first day of one that never rules; None where it rules on some day, or has none left."""
    first = season.start if isinstance(season.start, date) else day
    reigns = reigns_of(hours, min(first, day))
    if number in reigns.seasons:
        return None
    dates = (date.fromordinal(reigns.first.toordinal() + days) for days in range(len(reigns.seasons)))
    covered = next((days for days, each in enumerate(dates) if season.covers(each)), None)
    ruling = None if covered is None else reigns.seasons[covered]
    return None if ruling is None else hours.seasons[ruling]


CHECK = Check(
    code="SEASON-NEVER",
    severity=Severity.WARNING,
    title={"fr": "Saison qui ne vaut jamais", "en": "Season that never holds"},
    why={
        "fr": "La première saison qui comprend un jour vaut pour ce jour ; une saison tout entière à l’intérieur d’une autre doit être au-dessus d’elle.",
        "en": "The first season that holds a day is that day’s; a season that lies wholly inside another must stand above it.",
    },
    look=_look,
)
