"""`[reports]` of a policy limits what is published: other periods and other groups are refused, with the clause."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.app.small_files import added, edited, error_of, run

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

REPORTS = """
[reports]
clause = "told"
{terms}
[clauses.told]
title = {{ fr = "Bilans", en = "Reviews" }}
ref = "art. 9"
"""


def built(config: Path, terms: str, *options: str) -> Result:
    added(config.parent / "policy.toml", REPORTS.format(terms=terms))
    return run("report", "build", *options, "--out", config.parent / "out", "--config", config, "--json")


@pytest.mark.parametrize(
    ("terms", "options", "where", "what"),
    [
        pytest.param(
            'periods = ["year"]\ngroupings = ["organisation"]',
            ("--period", "2026-02", "--by", "organisation"),
            "--period 2026-02",
            "the policy plain, clause “Reviews”, only allows publishing by: year",
            id="a month where years are agreed",
        ),
        pytest.param(
            'groupings = ["organisation", "site"]',
            ("--period", "2026-Q1", "--by", "team"),
            "--by team",
            "the policy plain, clause “Reviews”, only allows comparing by: organisation, site",
            id="teams where organisations and sites are agreed",
        ),
        pytest.param(
            'periods = ["quarter"]',
            ("--period", "2026-Q1", "--period", "2026"),
            "--period 2026",
            "the policy plain, clause “Reviews”, only allows publishing by: quarter",
            id="one of two periods",
        ),
    ],
)
def test_a_report_that_was_not_agreed_is_refused(
    config: Path, terms: str, options: tuple[str, ...], where: str, what: str
) -> None:
    result = built(config, terms, *options)
    assert result.exit_code == 2
    found = error_of(result)
    assert (found["where"], found["what"]) == (where, what)
    assert not (config.parent / "out").exists()


@pytest.mark.parametrize(
    "terms",
    [
        pytest.param('periods = ["quarter", "year"]\ngroupings = ["team"]', id="agreed"),
        pytest.param("minimum_group = 10", id="left open"),
    ],
)
def test_a_report_that_was_agreed_or_left_open_is_built(config: Path, terms: str) -> None:
    assert built(config, terms, "--period", "2026-Q1", "--by", "team").exit_code == 0


def test_terms_of_a_policy_that_is_over_limit_no_later_period(config: Path) -> None:
    edited(config.parent / "policy.toml", "[identity]", "[identity]\nin_force_to = 2024-12-31")
    assert built(config, 'periods = ["year"]', "--period", "2026-Q1").exit_code != 2


def test_where_no_groups_are_named_the_smallest_that_were_agreed_are_shown(config: Path) -> None:
    result = built(config, 'groupings = ["site", "department"]', "--period", "2026-Q1")
    assert result.exit_code in {0, 3}
    if result.exit_code == 0:
        assert json.loads((config.parent / "out" / "report.json").read_text("utf-8"))["level"] == "department"
