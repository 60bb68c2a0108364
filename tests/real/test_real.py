"""The whole chain on real data: the counts that are known of them (budget: 90 s)."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from benchmarks.real import (
    COMPANY,
    LIST_ADDRESS,
    MONTHS,
    QUARTERS,
    YEAR,
    Counts,
    counts,
    manufacturing,
    near_empty_weekdays,
    public_list,
    run,
)  # fmt: skip
from disconnect.model.opaque import Address


@pytest.fixture(scope="module")
def data() -> Path:
    folder = Path(os.environ.get("DISCONNECT_DATA", Path(__file__).parents[2].parent / "shared" / "data"))
    if not (folder / COMPANY).is_dir():
        said = f"the real data are not in {folder}; DISCONNECT_DATA says where they lie"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    return folder


def figures(path: Path) -> list[dict[str, object]]:
    document = json.loads(path.read_text("utf-8"))
    found: list[dict[str, object]] = document["cells"]
    return found


def test_the_company_s_log_gives_the_known_counts_and_a_report(data: Path, tmp_path: Path) -> None:
    setup = manufacturing(data, tmp_path)
    paths = {path.name: path for path in run(setup, (*MONTHS, *QUARTERS), "team")}
    assert counts(setup, 2010) == Counts(rows=82_927, mails=58_463, pairs=82_614, deliveries=82_563)
    days = date(2010, 4, 5), date(2010, 5, 3), date(2010, 6, 3), date(2010, 6, 4)
    assert near_empty_weekdays(setup, 2010) == days
    sizes = sorted((len([p for p in setup.directory.people.values() if p.places[0].team == team]) for team in
                    {p.places[0].team for p in setup.directory.people.values()} - {""}), reverse=True)  # fmt: skip
    assert sizes == [83, 16, 10, 8, 8, 8, 7, 6, 4, 2, 1]
    assert len(figures(paths["report.json"])) > len((*MONTHS, *QUARTERS))


def test_the_public_list_is_read_whole_and_reported_by_organisation(data: Path, tmp_path: Path) -> None:
    setup = public_list(data, tmp_path)
    assert Address.of(LIST_ADDRESS) not in setup.directory.by_address
    paths = {path.name: path for path in run(setup, (str(YEAR),), "organisation")}
    assert sum(row.items for row in setup.history.sources()) == 22_118
    assert counts(setup, YEAR).mails == 1_979
    assert figures(paths["report.json"])
    assert not any(secret in path.read_bytes() for path in paths.values() for secret in (b"pcf5d9938d9", b"@org"))
