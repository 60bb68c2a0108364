"""One design of "classify 10 million deliveries and count them per person, week and class", as a program of its own.

``python -m benchmarks.classify DESIGN FILE SEED`` prints one JSON object: CPU seconds (this process, all threads,
start-up and compilation apart), peak memory, deliveries, and a digest of the counts so that designs can be compared.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow.parquet as pq

from benchmarks.crowd import HOLIDAYS, PEOPLE, SCHEDULES, YEAR, ZONES, leave_of, place_of, population
from disconnect.load.days import Year
from disconnect.load.kernel import classify, count_weeks
from disconnect.load.programmes import CLASS_CODES

BATCH = 262_144
SAMPLE = 200_000
CLASSES = len(CLASS_CODES) + 1
CODES = {kind.value: code for kind, code in CLASS_CODES.items()} | {"working": 0}
Counts = np.ndarray


def floor(path: Path, _seed: int) -> Callable[[], Counts]:
    """Read the two columns and copy them once: nothing can be faster."""

    def run() -> Counts:
        total = 0
        for batch in pq.ParquetFile(path).iter_batches(BATCH, columns=["sent", "recipient"]):
            for column in batch.columns:
                total += column.to_numpy().copy().size
        return np.array([total])

    return run


def kernel(path: Path, seed: int) -> Callable[[], Counts]:
    """The product's kernel over Arrow batches."""
    crowd = population(seed)

    def run() -> Counts:
        counts = np.zeros((Year(YEAR).days // 7, PEOPLE, CLASSES), dtype=np.int32)
        for batch in pq.ParquetFile(path).iter_batches(BATCH, columns=["sent", "recipient"]):
            instants, people = batch.column(0).to_numpy(), batch.column(1).to_numpy()
            count_weeks(people, classify(instants, people, crowd), counts)
        return counts

    warm = pq.ParquetFile(path).read_row_group(0).slice(0, 10)
    people = warm.column("recipient").to_numpy()
    count_weeks(
        people, classify(warm.column("sent").to_numpy(), people, crowd), np.zeros((60, PEOPLE, CLASSES), np.int32)
    )
    return run


def rows(path: Path, seed: int) -> Callable[[], Counts]:
    """Row by row Python, on a sample: its time is scaled up by the caller."""
    table = pq.ParquetFile(path).read_row_group(0).slice(0, SAMPLE)
    pairs = list(zip(table.column("sent").to_pylist(), table.column("recipient").to_pylist(), strict=True))
    first = date(YEAR, 1, 1)
    leave = {(int(p), first + timedelta(days=int(d))): int(code) for p, d, code in leave_of(seed)}
    zones = [ZoneInfo(name) for name in ZONES]

    def run() -> Counts:
        counts = np.zeros((Year(YEAR).days // 7, PEOPLE, CLASSES), dtype=np.int32)
        for instant, person in pairs:
            zone, schedule, holidays = place_of(person)
            wall = datetime.fromtimestamp(instant // 1_000_000, UTC).astimezone(zones[zone])
            code = leave.get((person, wall.date()), 0)
            kind = _kind(wall, SCHEDULES[schedule], HOLIDAYS[holidays], code)
            counts[Year(YEAR).index(wall.date()) // 7, person, CODES[kind]] += 1
        return counts

    return run


def _kind(wall: datetime, schedule: tuple[tuple[int, ...], int, int], holidays: frozenset[date], leave: int) -> str:
    days, start, end = schedule
    minute = wall.hour * 60 + wall.minute
    if leave == 3 or (leave == 1 and minute < 720) or (leave == 2 and minute >= 720):
        return "leave"
    if wall.date() in holidays:
        return "public_holiday"
    if wall.weekday() not in days:
        return "weekly_rest"
    start, end = (max(start, 720), end) if leave == 1 else (start, min(end, 720)) if leave == 2 else (start, end)
    if start <= minute < end:
        return "working"
    if minute >= 1260 or minute < 360:
        return "night"
    return "evening" if minute >= end else "morning"


SQL = """
WITH local AS (
    SELECT recipient, timezone(zone, to_timestamp(sent / 1000000)) AS wall, schedule, holidays
    FROM read_parquet(?) JOIN people ON person = recipient
), placed AS (
    SELECT recipient, holidays, wall::date AS day, hour(wall) * 60 + minute(wall) AS minute,
           coalesce(code, 0) AS code, days, low, high
    FROM local JOIN schedules USING (schedule) LEFT JOIN leave ON leave.person = recipient AND leave.day = wall::date
), kinds AS (
    SELECT recipient, date_diff('day', DATE '{base}', placed.day) // 7 AS week, CASE
        WHEN code = 3 OR (code = 1 AND minute < 720) OR (code = 2 AND minute >= 720) THEN {leave}
        WHEN off.day IS NOT NULL THEN {public_holiday}
        WHEN NOT list_contains(days, isodow(placed.day) - 1) THEN {weekly_rest}
        WHEN minute >= CASE WHEN code = 1 THEN greatest(low, 720) ELSE low END
             AND minute < CASE WHEN code = 2 THEN least(high, 720) ELSE high END THEN 0
        WHEN minute >= 1260 OR minute < 360 THEN {night}
        WHEN minute >= CASE WHEN code = 2 THEN least(high, 720) ELSE high END THEN {evening}
        ELSE {morning} END AS kind
    FROM placed LEFT JOIN off ON off.day = placed.day AND off.holidays = placed.holidays
)
SELECT recipient, week, kind, count(*) FROM kinds GROUP BY ALL
"""


def duckdb_icu(path: Path, seed: int) -> Callable[[], Counts]:
    """DuckDB with its own time zones."""
    import duckdb  # noqa: PLC0415 - the other designs do without
    import pyarrow as pa  # noqa: PLC0415

    link = duckdb.connect()
    link.execute("SET TimeZone = 'UTC'; SET threads = 2")
    first = date(YEAR, 1, 1)
    people = [(person, ZONES[place_of(person)[0]], *place_of(person)[1:]) for person in range(PEOPLE)]
    away = [(int(p), first + timedelta(days=int(d)), int(code)) for p, d, code in leave_of(seed)]
    off = [(number, day) for number, days in enumerate(HOLIDAYS) for day in days]
    hours = [(number, *schedule) for number, schedule in enumerate(SCHEDULES)]
    for name, names, table in (
        ("people", ["person", "zone", "schedule", "holidays"], people),
        ("leave", ["person", "day", "code"], away),
        ("off", ["holidays", "day"], off),
        ("schedules", ["schedule", "days", "low", "high"], hours),
    ):
        columns = {key: list(values) for key, values in zip(names, zip(*table, strict=True), strict=True)}
        link.register(f"{name}_rows", pa.table(columns))
        link.execute(f"CREATE TABLE {name} AS SELECT * FROM {name}_rows")  # noqa: S608 - names of this file
    query = SQL.format(base=Year(YEAR).base, **CODES)

    def run() -> Counts:
        counts = np.zeros((Year(YEAR).days // 7, PEOPLE, CLASSES), dtype=np.int32)
        found = link.execute(query, [str(path)]).fetchnumpy()
        person, week, kind, number = found.values()
        counts[week, person, kind] = number
        return counts

    return run


def kernel_sample(path: Path, seed: int) -> Callable[[], Counts]:
    """The kernel on the sample of the row-by-row design, to compare the outcomes."""
    crowd = population(seed)
    table = pq.ParquetFile(path).read_row_group(0).slice(0, SAMPLE)

    def run() -> Counts:
        counts = np.zeros((Year(YEAR).days // 7, PEOPLE, CLASSES), dtype=np.int32)
        people = table.column("recipient").to_numpy()
        count_weeks(people, classify(table.column("sent").to_numpy(), people, crowd), counts)
        return counts

    return run


DESIGNS = {"floor": floor, "kernel": kernel, "rows": rows, "kernel-sample": kernel_sample, "duckdb-icu": duckdb_icu}


def peak_mb() -> float:
    """This program's largest resident memory: `getrusage` would tell the parent's where that was larger."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main(design: str, path: str, seed: str) -> None:
    """Prepare a design, run it once, print what it took."""
    run = DESIGNS[design](Path(path), int(seed))
    start = time.process_time()
    counts = run()
    cpu = time.process_time() - start
    peak = peak_mb()
    digest = hashlib.sha256(np.ascontiguousarray(counts).tobytes()).hexdigest()[:12]
    total = int(counts.sum())
    print(json.dumps({"cpu": cpu, "peak_mb": peak, "total": total, "digest": digest}))


if __name__ == "__main__":
    main(*sys.argv[1:])
