"""A recap in a real browser: nothing sticks out on a telephone or a screen, and it prints on few pages."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from disconnect.model.law import Dated, Reference
from disconnect.model.period import Period
from disconnect.model.recap import RecapSheet
from disconnect.report.recap_page import render_recap
from disconnect.worktime.recap import recap
from tests.report.test_report_in_chromium import measured

Chromium = Callable[..., subprocess.CompletedProcess[str]]

PARIS = ZoneInfo("Europe/Paris")
MONTH = (datetime(2026, 3, 1, tzinfo=PARIS).astimezone(UTC), datetime(2026, 4, 1, tzinfo=PARIS).astimezone(UTC))
LEAST = Dated(
    since=date(2016, 8, 10),
    until=None,
    value=11,
    reference=Reference(text="Code du travail", article="L.3131-1", identifier="LEGIARTI000033020918"),
    verified=True,
)


def full_month() -> RecapSheet:
    """On call every night, each with an intervention."""
    days = [datetime(2026, 3, day, tzinfo=PARIS) for day in range(1, 32)]
    windows = [
        (day.replace(hour=18).astimezone(UTC), day.replace(hour=18).astimezone(UTC) + timedelta(hours=15))
        for day in days
    ]
    work = [(day.replace(hour=9).astimezone(UTC), day.replace(hour=18).astimezone(UTC)) for day in days]
    calls = [(start + timedelta(hours=4), start + timedelta(hours=6)) for start, _ in windows]
    return RecapSheet(
        person="a-number-that-is-longer-than-any-number-of-a-person-ought-to-be-0123456789",
        address="somebody.with.a.long.name@department-of-everything.example",
        organisation="Rechtsschutzversicherungsgesellschaft",
        is_generated=True,
        month=Period.parse("2026-03"),
        zone=PARIS,
        made=datetime(2026, 3, 20, tzinfo=UTC),
        is_provisional=True,
        recap=recap(windows, calls, tuple(work), month=MONTH),
        minimum=LEAST,
        references=(({"fr": "Récapitulatif", "en": "Recap"}, LEAST),),
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_nothing_sticks_out_at_any_width(lang: str, tmp_path: Path, chromium: Chromium) -> None:
    assert measured(render_recap(full_month(), lang), tmp_path, chromium) == "nothing"


def test_it_prints_on_a_few_pages(tmp_path: Path, chromium: Chromium) -> None:
    (tmp_path / "recap.html").write_text(render_recap(full_month(), "fr"), encoding="utf-8")
    chromium(f"--print-to-pdf={tmp_path / 'recap.pdf'}", "--no-pdf-header-footer", (tmp_path / "recap.html").as_uri())
    pages = len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "recap.pdf").read_bytes()))
    assert 2 <= pages <= 6
