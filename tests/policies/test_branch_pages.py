"""The pages on branch agreements tell all that is compared, all that is found and all branches that are written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from disconnect.policyfile.branch.checks import CHECKS
from disconnect.policyfile.branch.strictness import KEYS
from disconnect.policyfile.layers import branches

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [pytest.param((DOCS / f"branch.{lang}.md").read_text("utf-8"), id=lang) for lang in ("fr", "en")]


def column(page: str) -> list[str]:
    """The first column of every table."""
    return re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_every_key_that_is_compared_is_told_and_no_other(page: str) -> None:
    told = [key for first in column(page) for key in re.findall(r"`(\w+)`", first)]
    assert sorted(told) == sorted(KEYS)


@pytest.mark.parametrize("page", PAGES)
def test_every_finding_is_told(page: str) -> None:
    assert {code for first in column(page) for code in re.findall(r"\[(BRANCH-[A-Z-]+)\]", first)} == {
        check.code for check in CHECKS
    }


@pytest.mark.parametrize("page", PAGES)
def test_every_branch_is_told(page: str) -> None:
    assert tuple(first for first in column(page) if first.isdigit()) == branches()
