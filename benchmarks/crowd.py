"""A small seeded generator: 10 million deliveries to 20,000 people in 12 zones, with holidays and half-day leave."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from disconnect.load.days import Year
from disconnect.load.population import Population, populate
from disconnect.model.hours import Hours, WeeklyPeriod
from disconnect.model.opaque import Address
from disconnect.model.person import Directory, Leave, Person, Place
from disconnect.worktime.calendars import WorkCalendar

YEAR = 2026
PEOPLE = 20_000
DELIVERIES = 10_000_000
ROW_GROUP = 262_144
ZONES = (
    "Europe/Paris", "Europe/London", "Europe/Warsaw", "America/New_York", "America/Sao_Paulo", "America/Los_Angeles",
    "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tokyo", "Australia/Sydney", "Australia/Lord_Howe", "America/St_Johns",
)  # fmt: skip
# Working weekdays, first and last minute, by group of people.
SCHEDULES = (((0, 1, 2, 3, 4), 540, 1080), ((0, 1, 3, 4), 510, 1020), ((0, 1, 2, 3, 4), 420, 900))
HOLIDAYS = (
    frozenset({date(YEAR, 1, 1), date(YEAR, 5, 1), date(YEAR, 12, 25)}),
    frozenset({date(YEAR, 1, 1), date(YEAR, 7, 14), date(YEAR, 11, 11)}),
)
LEAVE_DAYS = 25


def place_of(person: int) -> tuple[int, int, int]:
    """Zone, schedule and holidays of a person, by number."""
    return person % len(ZONES), person % len(SCHEDULES), person % len(HOLIDAYS)


def leave_of(seed: int) -> np.ndarray:
    """Leave as (person, day of the year, code): 1 the morning, 2 the afternoon, 3 the whole date."""
    dice = np.random.default_rng(seed + 1)
    rows = dice.integers([0, 0, 1], [PEOPLE, 365, 4], size=(PEOPLE * LEAVE_DAYS, 3))
    _, first = np.unique(rows[:, 0] * 366 + rows[:, 1], return_index=True)
    kept: np.ndarray = rows[np.sort(first)]
    return kept


def write_deliveries(path: Path, seed: int, number: int = DELIVERIES) -> None:
    """Instants (µs UTC, any second of the year) and recipients, in order of time."""
    dice = np.random.default_rng(seed)
    start = int(datetime(YEAR, 1, 2, tzinfo=UTC).timestamp())
    instants = np.sort(dice.integers(start, start + 362 * 86400, number)) * 1_000_000
    people = dice.integers(0, PEOPLE, number, dtype=np.int32)
    table = pa.table({"sent": instants, "recipient": people})
    pq.write_table(table, path, row_group_size=ROW_GROUP, compression="zstd")


def population(seed: int) -> Population:
    """The same people for the product's kernel."""
    calendars = {
        (zone, schedule, holidays): WorkCalendar(
            hours=hours(schedule), zone=ZoneInfo(ZONES[zone]), holidays=HOLIDAYS[holidays]
        )
        for zone, schedule, holidays in {place_of(person) for person in range(PEOPLE)}
    }
    people = {
        str(number): Person(
            id=str(number),
            addresses=(Address(str(number)),),
            places=(Place(hours=",".join(map(str, place_of(number)))),),
        )
        for number in range(PEOPLE)
    }
    directory = Directory(people=people, by_address={Address(name): name for name in people}, lists={})
    first = date(YEAR, 1, 1)
    halves = {1: "am", 2: "pm", 3: ""}
    leave = (
        Leave(
            person=Address(str(person)),
            start=first + timedelta(days=int(day)),
            end=first + timedelta(days=int(day) + 1),
            half=halves[int(code)],
        )
        for person, day, code in leave_of(seed)
    )

    def calendar_of(place: Place) -> WorkCalendar:
        zone, schedule, holidays = map(int, place.hours.split(","))
        return calendars[zone, schedule, holidays]

    return populate(directory, calendar_of, year=Year(YEAR), leave=leave)


def hours(schedule: int) -> Hours:
    """A schedule as weekly hours."""
    days, start, end = SCHEDULES[schedule]
    periods = tuple(WeeklyPeriod(day * 1440 + start, day * 1440 + end) for day in days)
    return Hours(id=str(schedule), title={}, clause="1", periods=periods)
