"""The pages on scenarios are true: their examples pass, every key stands in them, both languages say the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from disconnect.cli.policytests import test as command
from disconnect.engine.meetings import MeetingRule
from disconnect.model.policy import Action
from disconnect.policyfile.scenarios.specs import EXPECT, JUDGED, MEETING, PLAYER, SCENARIO
from disconnect.policyfile.templates import template
from tests.policyfile.scenarios.company import played

if TYPE_CHECKING:
    from disconnect.policyfile.spec import Spec

DOCS = Path(__file__).parents[3] / "docs"
LANGUAGES = ("en", "fr")
PAGES = {language: (DOCS / f"scenarios.{language}.md").read_text("utf-8") for language in LANGUAGES}
TEMPLATES = ("sme-charter", "group-agreement")
"""The template on which each example plays, as the page says under it."""

# `broken` beside `expect` is the short form, which the page leaves out.
SHORT = {"broken"}


def blocks(language: str) -> list[str]:
    return re.findall(r"^```toml\n(.*?)^```$", PAGES[language], re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [0, 1])
def test_the_examples_pass_on_the_template_that_the_page_names(language: str, number: int) -> None:
    results = played(blocks(language)[number], template(TEMPLATES[number]))
    assert len(results) == 2
    assert all(result.is_passed for result in results)
    assert f"`{TEMPLATES[number]}`" in PAGES[language].split("\n## ")[(1, 4)[number]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "spec",
    [
        pytest.param(PLAYER, id="people"),
        pytest.param(SCENARIO, id="mails"),
        pytest.param(EXPECT, id="what is expected of a mail"),
        pytest.param(MEETING, id="meetings"),
        pytest.param(JUDGED, id="what is expected of a meeting"),
    ],
)
def test_every_key_stands_in_the_page(language: str, spec: Spec) -> None:
    keys = {key.name for key in spec.keys} - (SHORT if spec is MEETING else set())
    assert {key for key in keys if f"`{key}" not in PAGES[language]} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_of_meetings_and_every_action_stands_in_the_page(language: str) -> None:
    words = {rule.value for rule in MeetingRule} | {action.value for action in Action}
    assert {word for word in words if f"`{word}`" not in PAGES[language]} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_of_the_command_stands_in_the_page(language: str) -> None:
    options = {name for parameter in command.params for name in parameter.opts if name.startswith("--")} - {"--config"}
    assert {option for option in options if f"`{option}" not in PAGES[language]} == set()


def skeleton(page: str) -> list[str]:
    """Headings by their depth, tables by their first column."""
    lines = (line for line in page.splitlines() if line[:1] in {"#", "|"})
    return [line.split()[0] if line.startswith("#") else line.split("|")[1].strip() for line in lines]


def test_both_languages_have_the_same_headings_tables_and_keys() -> None:
    english, french = (skeleton(page) for page in PAGES.values())
    heads = {"key": "clé", "in `expect`": "dans `expect`", "`--lang fr`": "`--lang en`"}
    assert french == [heads.get(cell, cell) for cell in english]
