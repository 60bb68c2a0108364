"""The calendars as another program reads them: every kind of entry the product must tell apart is there."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from icalendar import Calendar, Component, vCalAddress

from disconnect.demo.calendar_files import calendars, invitation
from disconnect.demo.meetings import REVIEWS, Appointment, calendar_owners
from disconnect.demo.story import QUARTER

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.demo.company import Company

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture(scope="session")
def texts(folder: Path) -> dict[str, Calendar]:
    return {
        path.name.removesuffix(".ics"): Calendar.from_ical(path.read_bytes())
        for path in sorted((folder / "calendars").iterdir())
    }


def _events(texts: dict[str, Calendar]) -> list[Component]:
    """Every event of every calendar, as written."""
    return [event for calendar in texts.values() for event in calendar.walk("VEVENT")]


def _occurrences(calendar: Calendar, start: date, end: date) -> list[Component]:
    """What the calendar shows in ``[start, end)``, called-off occurrences apart."""
    return [
        event for event in recurring_ical_events.of(calendar).between(start, end) if event.get("status") != "CANCELLED"
    ]


def _entry(cast: Company, **changes: object) -> Appointment:
    """A weekly meeting of two people on three Mondays."""
    values: dict[str, object] = {
        "uid": "u@atelier-demo.example",
        "organiser": cast.by_id["e010"],
        "day": date(2026, 3, 16),
        "minutes": 600,
        "length": 45,
        "zone": "Europe/Paris",
        "invited": {cast.by_id["e013"]: "ACCEPTED"},
        "every": 1,
        "times": 3,
    }
    return Appointment(**{**values, **changes})  # type: ignore[arg-type] # a table of keywords


def _shown(cast: Company, entry: Appointment, owner: str) -> list[datetime]:
    """When the owner's calendar shows the entry, in UTC."""
    _, text = next(calendars(cast, [entry], [cast.by_id[owner]]))
    shown = _occurrences(Calendar.from_ical(text), QUARTER.start, QUARTER.end + timedelta(days=60))
    starts = [_bound(event, "dtstart") for event in shown]
    return sorted(start.astimezone(UTC) for start in starts if isinstance(start, datetime))


def test_everybody_but_the_shift_workers_keeps_a_calendar(cast: Company, texts: dict[str, Calendar]) -> None:
    assert set(texts) == {person.addresses[0].value for person in calendar_owners(cast)}
    assert cast.mailboxes <= {person.id for person in calendar_owners(cast)}
    assert len(texts) == 139


def test_calendars_have_no_word_but_one(texts: dict[str, Calendar]) -> None:
    assert {str(event["summary"]) for event in _events(texts)} == {"generated"}
    wordy = {"DESCRIPTION", "LOCATION", "COMMENT", "ATTACH", "CATEGORIES", "CONTACT", "URL"}
    assert not {name for calendar in texts.values() for part in calendar.walk() for name in part} & wordy
    assert not any("CN" in person.params for event in _events(texts) for person in _people(event))


def _people(event: Component) -> list[vCalAddress]:
    """Everybody an event names as invited."""
    found = event.get("attendee", [])
    return [person for person in (found if isinstance(found, list) else [found]) if isinstance(person, vCalAddress)]


def _bound(event: Component, name: str) -> date:
    """One bound of an event: a date, or an instant."""
    found = event.decoded(name)
    assert isinstance(found, date)
    return found


def test_nothing_in_a_calendar_is_broken(texts: dict[str, Calendar]) -> None:
    assert not [error for calendar in texts.values() for part in calendar.walk() for error in part.errors]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("class", {"PUBLIC", "PRIVATE", "CONFIDENTIAL"}, id="private time"),
        pytest.param("x-microsoft-cdo-busystatus", {"BUSY", "FREE", "TENTATIVE", "OOF"}, id="what others see"),
        pytest.param("transp", {"OPAQUE", "TRANSPARENT"}, id="time that does not count"),
        pytest.param("status", {"None", "CANCELLED"}, id="called off"),
    ],
)
def test_every_kind_of_mark_is_there(texts: dict[str, Calendar], name: str, expected: set[str]) -> None:
    assert {str(event.get(name)) for event in _events(texts)} == expected


def test_every_kind_of_answer_is_there(entries: tuple[Appointment, ...]) -> None:
    answers = Counter(answer for entry in entries for answer in entry.invited.values())
    assert set(answers) == {"ACCEPTED", "TENTATIVE", "DECLINED", "NEEDS-ACTION"}
    assert answers.most_common(1)[0][0] == "ACCEPTED"


def test_some_meetings_are_late_and_some_at_lunch(entries: tuple[Appointment, ...]) -> None:
    starts = Counter(entry.minutes for entry in entries if entry.invited)
    assert starts[18 * 60 + 30] > 5
    assert starts[12 * 60 + 30] > 5


def test_a_day_of_reviews_is_back_to_back_from_morning_to_evening(
    cast: Company, entries: tuple[Appointment, ...]
) -> None:
    seen = 0
    for day in REVIEWS:
        for head in {entry.organiser for entry in entries if entry.day == day and entry.length == 75}:
            day_of_head = sorted(
                entry.minutes for entry in entries if (entry.organiser, entry.day, entry.length) == (head, day, 75)
            )
            assert len(day_of_head) == 7
            assert all(later - earlier == 75 for earlier, later in pairwise(day_of_head))
            assert cast.attendance.on(head, day)
            seen += 1
    assert seen > 6


def test_the_meeting_across_the_ocean_is_at_one_hour_in_paris_and_at_two_in_montreal(
    cast: Company, entries: tuple[Appointment, ...]
) -> None:
    (entry,) = (
        entry
        for entry in entries
        if {person.places[0].team for person in entry.people} == {"Ventes export", "Ventes Québec"}
        and len(entry.people) > 10
    )
    plain = _entry(cast, day=entry.day, minutes=entry.minutes, zone=entry.zone, times=12)
    starts = _shown(cast, plain, "e010")
    assert {at.astimezone(PARIS).hour for at in starts} == {18}
    assert {at.astimezone(ZoneInfo("America/Toronto")).hour for at in starts} == {12, 13}


def test_a_series_keeps_its_wall_clock_through_the_change(cast: Company) -> None:
    assert _shown(cast, _entry(cast), "e010") == [
        datetime(2026, 3, 16, 9, tzinfo=UTC),
        datetime(2026, 3, 23, 9, tzinfo=UTC),
        datetime(2026, 3, 30, 8, tzinfo=UTC),
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param("dropped", ["2026-03-16T09:00", "2026-03-30T08:00"], id="a deleted occurrence is gone"),
        pytest.param("cancelled", ["2026-03-16T09:00", "2026-03-30T08:00"], id="an occurrence called off is gone"),
        pytest.param(
            "moved", ["2026-03-16T09:00", "2026-03-23T10:00", "2026-03-30T08:00"], id="a moved one is an hour later"
        ),
    ],
)
def test_one_occurrence_can_change(cast: Company, change: str, expected: list[str]) -> None:
    entry = _entry(cast, **{change: (date(2026, 3, 23),)})
    assert [at.isoformat()[:16] for at in _shown(cast, entry, "e010")] == expected


def test_a_fortnightly_series_skips_every_other_week(cast: Company) -> None:
    entry = _entry(cast, every=2, times=2)
    assert entry.dates == (date(2026, 3, 16), date(2026, 3, 30))
    assert [at.date() for at in _shown(cast, entry, "e010")] == list(entry.dates)


def test_who_is_on_leave_declines_that_occurrence_in_the_own_calendar_only(
    cast: Company, entries: tuple[Appointment, ...]
) -> None:
    entry, owner, day = next(
        (entry, person, day)
        for entry in entries
        for person in entry.invited
        for day in entry.dates
        if entry.every
        and day not in {*entry.dropped, *entry.cancelled, *entry.moved}
        and cast.absent.get((person.addresses[0].value, day)) == ""
        and entry.invited[person] == "ACCEPTED"
    )
    answers = {
        address: _answer(Calendar.from_ical(text), day, owner.addresses[0].value)
        for address, text in calendars(cast, [entry], [owner, entry.organiser])
    }
    assert answers == {owner.addresses[0].value: "DECLINED", entry.organiser.addresses[0].value: "ACCEPTED"}


def _answer(calendar: Calendar, day: date, address: str) -> str:
    """What `address` answered for the one occurrence on `day`."""
    (event,) = _occurrences(calendar, day, day + timedelta(days=1))
    (answer,) = (str(person.params["PARTSTAT"]) for person in _people(event) if str(person) == f"mailto:{address}")
    return answer


def test_leave_lies_all_day_in_the_calendar(cast: Company, texts: dict[str, Calendar]) -> None:
    absence = next(leave for leave in cast.leave if not leave.half and leave.person.value in texts)
    away = [
        (_bound(event, "dtstart"), _bound(event, "dtend"))
        for event in texts[absence.person.value].walk("VEVENT")
        if event["x-microsoft-cdo-busystatus"] == "OOF"
    ]
    assert (absence.start, absence.end) in away


@pytest.mark.parametrize("method", ["REQUEST", "REPLY"])
def test_a_message_about_a_meeting_names_its_method(cast: Company, method: str) -> None:
    calendar = Calendar.from_ical(invitation(_entry(cast, every=0, times=1), method))
    assert calendar["method"] == method
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Paris"]
    assert len(calendar.walk("VEVENT")) == 1
