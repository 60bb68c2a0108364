"""`make bench`: what the README claims of speed, beside plain designs, in one run; ratios are what counts."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from benchmarks import deciding, loading, openings
from benchmarks.crowd import DELIVERIES, write_deliveries
from benchmarks.reading import demo, paces
from disconnect.app.publishing import build_report
from disconnect.app.reading import read_sources
from disconnect.app.setup import open_setup
from disconnect.model.period import Period

SEED = 1
ROUNDS = 5
SAMPLE_SHARE = 50
"""The row-by-row design runs on a fiftieth of the deliveries."""

LEAST_OPEN, LEAST_NEXT, LEAST_TABLE, MOST_P50, MOST_P99 = 8.0, 10.0, 15.0, 250.0, 1000.0
MOST_LOAD, MOST_SCENARIOS = 1000.0, 2000.0
MOST_PROTECT, MOST_AUDIT, MOST_SCATTERED = 30.0, 5.0, 60.0
MOST_FLOORS, LEAST_ROWS, LEAST_DUCKDB, MOST_MB = 3.0, 50.0, 8.0, 500.0


def one(design: str, path: Path) -> dict[str, float]:
    """One run of one design, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.classify", design, str(path), str(SEED)]
    found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return found


def classify(console: Console, folder: Path) -> bool:
    """The row "classify" of the targets; answers whether all of them are reached."""
    path = folder / "deliveries.parquet"
    write_deliveries(path, SEED)
    one("kernel", path)  # compiles and fills the file cache
    runs: dict[str, list[dict[str, float]]] = {"floor": [], "kernel": [], "duckdb-icu": []}
    for _ in range(ROUNDS):
        for design, found in runs.items():
            found.append(one(design, path))
    rows, sample = one("rows", path), one("kernel-sample", path)
    cpu = {design: median(run["cpu"] for run in found) for design, found in runs.items()}
    cpu["row by row"] = rows["cpu"] * SAMPLE_SHARE
    peak = max(run["peak_mb"] for run in runs["kernel"])
    table = Table(
        "design", "CPU s", "× floor", "deliveries per CPU second", title=f"classify {DELIVERIES:,} deliveries"
    )
    for design, seconds in cpu.items():
        table.add_row(design, f"{seconds:.2f}", f"{seconds / cpu['floor']:.1f}", f"{DELIVERIES / seconds:,.0f}")
    console.print(table)
    checks = (
        ("× floor", cpu["kernel"] / cpu["floor"], "≤", MOST_FLOORS),
        ("× faster than row by row", cpu["row by row"] / cpu["kernel"], "≥", LEAST_ROWS),
        ("× faster than DuckDB with its own zones", cpu["duckdb-icu"] / cpu["kernel"], "≥", LEAST_DUCKDB),
        ("MB at most", peak, "≤", MOST_MB),
    )
    same = {run["digest"] for found in (runs["kernel"], runs["duckdb-icu"]) for run in found}
    agree = len(same) == 1 and rows["digest"] == sample["digest"]
    console.print(f"all designs count the same: {'yes' if agree else 'NO'}")
    return _told(console, checks) and agree


def _told(console: Console, checks: Sequence[tuple[str, float, str, float]]) -> bool:
    table = Table("kernel", "seen", "target", "reached")
    reached = [seen <= bound if sign == "≤" else seen >= bound for _, seen, sign, bound in checks]
    for (what, seen, sign, bound), good in zip(checks, reached, strict=True):
        table.add_row(what, f"{seen:.1f}", f"{sign} {bound:g}", "yes" if good else "NO")
    console.print(table)
    return all(reached)


def reading_and_reporting(console: Console, folder: Path) -> None:
    """Items per CPU second of the connectors, into the history, and deliveries per second of a whole report."""
    setup = open_setup(demo(folder / "demo"), datetime.now(UTC))
    table = Table("connector", "items per CPU second", "plain loop", "ratio", title="reading")
    for pace in paces(setup):
        table.add_row(pace.name, f"{pace.ours:,.0f}", f"{pace.plain:,.0f}", f"{pace.ours / pace.plain:.1f}")
    console.print(table)
    start = time.process_time()
    items = sum(reading.items for reading in read_sources(setup, (), lambda _name, _batch: None))
    console.print(f"read, pseudonymised and stored: {items / (time.process_time() - start):,.0f} items per CPU second")
    build_report(setup, [Period.parse("2026-Q1")], "team")
    start = time.process_time()
    build_report(setup, [Period.parse("2026-Q1")], "team")
    seconds = time.process_time() - start
    mails = setup.history.table(2026, "mails").num_rows
    console.print(f"a report, every metric: {seconds:.2f} CPU s, {mails / seconds:,.0f} mails per CPU second")


def answering(console: Console) -> bool:
    """The rows "is open", "next opening" and "evaluate"; answers whether their targets are reached."""
    found = openings.figures(SEED)
    table = Table("design", *found, title="answers per CPU second")
    for design in found["is open"]:
        table.add_row(design, *(f"{rates[design]:,.0f}" for rates in found.values()))
    console.print(table)
    differ = openings.agreement(SEED)
    console.print(f"the nearest peer answers otherwise: {differ}")
    decisions = deciding.figures(SEED)
    checks = (
        ("is open, × opening-hours-py", _times(found["is open"]), "≥", LEAST_OPEN),
        ("next opening, × opening-hours-py", _times(found["next opening"]), "≥", LEAST_NEXT),
        ("evaluate, × a decision table (zen)", decisions["ours"] / decisions["table"], "≥", LEAST_TABLE),
        ("evaluate, 50 recipients, p50 µs", decisions["p50"], "≤", MOST_P50),
        ("evaluate, 50 recipients, p99 µs", decisions["p99"], "≤", MOST_P99),
    )
    return _told(console, (*checks, *_loading(console), *_protecting(console))) and not differ


def _loading(console: Console) -> tuple[tuple[str, float, str, float], ...]:
    """A policy of 300 clauses and 50 groups, fifty scenarios: CPU seconds."""
    found = loading.figures()
    console.print(f"loading a large policy: {found['load'] / found['toml']:.1f} times the TOML parser alone")
    return (
        ("loading 300 clauses and 50 groups, ms", found["load"] * 1000, "≤", MOST_LOAD),
        ("playing 50 scenarios, ms", found["scenarios"] * 1000, "≤", MOST_SCENARIOS),
    )


def _protecting(console: Console) -> tuple[tuple[str, float, str, float], ...]:
    """A table of 14,807 cells: seconds to protect it, to audit it, and numbers that may then be told too closely."""
    command = [sys.executable, "-m", "benchmarks.protecting", str(SEED)]
    found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    console.print(
        f"protecting 14,807 cells: {found['megabytes']:.0f} MB; gap to the least that is hidden {found['gap']:.2%}"
    )
    return (
        ("protecting 14,807 cells, s", found["protect"], "≤", MOST_PROTECT),
        ("auditing them, s", found["audit"], "≤", MOST_AUDIT),
        ("protecting 200 × 12 with 5 % scattered, s", found["scattered"], "≤", MOST_SCATTERED),
        ("of them told too closely", found["narrow"], "≤", 0.0),
    )


def _times(rates: dict[str, float]) -> float:
    return rates["ours"] / rates["opening-hours-py"]


def main() -> None:
    """Everything, or the rows of answers alone (`answers`); the exit code is 1 where a target is missed."""
    console = Console()
    reached = answering(console)
    if "answers" not in sys.argv[1:]:
        with TemporaryDirectory() as folder:
            reading_and_reporting(console, Path(folder))
            reached = classify(console, Path(folder)) and reached
    sys.exit(0 if reached else 1)


if __name__ == "__main__":
    main()
