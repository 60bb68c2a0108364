"""A report of one figure, and what publishing it asks for: small, because it is published hundreds of times."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from disconnect.app.publications import Order
from disconnect.model.period import Period
from disconnect.model.report import Cell, Definition, Figure, Group, Report, Unit

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 5, 4, 9, 30, 12, 345678, tzinfo=UTC)
NAMES = ("report.html", "report.csv", "data-dictionary.csv", "report.json", "report.schema.json")
_WORDS = {"title": "Mails sent", "numerator": "mails", "denominator": "weeks", "note": ""}


def small_report(organisation: str = "Atelier") -> Report:
    """The report."""
    figure = Figure(metric="mail.sent", is_published=True, numerator=Fraction(300), denominator=Fraction(90), people=30)
    period = Period.parse("2026-Q1")
    return Report(
        organisation=organisation,
        level="team",
        periods=(period,),
        policy_id="plain",
        policy_version="1f2e3d",
        policy_title={"en": "Charter", "fr": "Charte"},
        minimum_group=10,
        observed=("2026-01-01", "2026-03-31"),
        sources=(),
        definitions=(
            Definition(
                id="mail.sent", version=1, unit=Unit.PER_PERSON_WEEK, axes="s", texts={"en": _WORDS, "fr": _WORDS}
            ),
        ),
        cells=(Cell(group=Group(level="", names=()), period=period, people=30, figures=(figure,)),),
    )


def order(folder: Path, lang: str = "en", at: datetime = NOW, after: int | None = None) -> Order:
    """Publishing into a folder."""
    return Order(folder=folder, lang=lang, at=at, product="1", after=after)
