"""The page of the policy file says what the reader asks for: no key more, no key less, and no example that fails."""

from __future__ import annotations

import pathlib
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import tomlkit

from disconnect.policyfile import fields as reading
from disconnect.policyfile.commitments import KINDS
from disconnect.policyfile.filepages import LANGUAGES, anchor, page, sections
from disconnect.policyfile.meanings import MEANINGS, values_of
from disconnect.policyfile.mistakes import Path, PolicyFileError
from disconnect.policyfile.read import parse
from disconnect.policyfile.schema import schema_text
from tests.policyfile.exampled import NAME, Example, examples, is_table, toml

if TYPE_CHECKING:
    from disconnect.policyfile.filepages import Section
    from disconnect.policyfile.spec import Key

DOCS = pathlib.Path(__file__).parents[2] / "docs"
PAGES = {"fr": "policy-file.fr.md", "en": "policy-file.md"}
EXAMPLES = tuple(examples())
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_LINK = re.compile(r"\]\(#([^)]+)\)")


def named(example: Example) -> str:
    return f"{'.'.join(example.section.path) or 'the file'} {example.name}"


@pytest.mark.parametrize("example", [pytest.param(example, id=named(example)) for example in EXAMPLES])
def test_every_example_stands_where_the_page_says(example: Example) -> None:
    assert parse(example.text, named(example)).id


def test_every_key_but_a_section_of_its_own_has_an_example() -> None:
    there = {(example.section.path, example.name) for example in EXAMPLES}
    without = [key for section in sections() for key in section.spec.keys if (section.path, key.name) not in there]
    assert without == [key for key in sections()[0].spec.keys if is_table(key)]


def general(path: Path) -> tuple[str, ...]:
    """A place of a file as a section's path."""
    by_name = {"clauses", "hours", "holidays", "slots", "exceptions", "nudges"}
    named = ("NAME" if number == 1 and path[0] in by_name else part for number, part in enumerate(path))
    return tuple("*" if isinstance(part, int) else part for part in named)


def test_the_reader_asks_for_the_keys_of_the_page_and_for_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[tuple[str, ...], set[str]] = defaultdict(set)
    close = reading.Fields.close

    def closing(self: reading.Fields, also: object = (), near: object = ()) -> None:
        asked[general(self.path)] |= set(self._asked)
        close(self, also, near)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(reading.Fields, "close", closing)
    for example in EXAMPLES:
        parse(example.text, named(example))
    documented = {section.path: names_of(section) for section in sections()}
    # In the files made from the examples, names of one's own and weekdays stand beside those of the page.
    own = {("hours", "NAME"): {"monday-thursday"}, ("hours", "NAME", "shifts"): {"night"}}
    own[("hours", "NAME", "weeks", "*")] = {"monday-thursday"}
    found = {path: keys - own.get(path, set()) for path, keys in asked.items()}
    texts = {path for path, keys in found.items() if path not in documented and keys == set(LANGUAGES)}
    assert {path: keys for path, keys in found.items() if path not in texts} == documented


def names_of(section: Section) -> set[str]:
    free = section.spec.free
    return {key.name for key in section.spec.keys} | ({free.name} if free else set())


DEFAULTS = [
    pytest.param(section, key, id=f"{'.'.join(section.path) or 'the file'} {key.name}")
    for section in sections()
    for key in section.spec.keys
    if key.default
]


@pytest.mark.parametrize(("section", "key"), DEFAULTS)
def test_a_key_left_out_is_worth_what_the_page_says(section: Section, key: Key) -> None:
    base = next(example.text for example in EXAMPLES if example.section == section and example.name == key.name)
    written, left_out = tomlkit.parse(base), tomlkit.parse(base)
    inner(written, section)[key.name] = toml(key.default)
    del inner(left_out, section)[key.name]
    said, unsaid, otherwise = (
        parse(tomlkit.dumps(document), "x") for document in (written, left_out, tomlkit.parse(base))
    )
    assert replace(said, version="") == replace(unsaid, version="")
    assert toml(key.default) == toml(key.example) or replace(otherwise, version="") != replace(unsaid, version="")


def inner(document: Any, section: Section) -> Any:  # noqa: ANN401 - a TOML document is what it is
    """The table of a section in a file made from an example."""
    for part in section.path:
        document = document[-1] if part == "*" else document[NAME if part == "NAME" else part]
    return document


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_are_those_of_the_code(lang: str) -> None:
    assert (DOCS / PAGES[lang]).read_text("utf-8") == page(lang), "run scripts/written.py"


def test_the_schema_is_that_of_the_code() -> None:
    assert (DOCS / "policy.schema.json").read_text("utf-8") == schema_text(), "run scripts/written.py"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_of_a_page_leads_to_one_heading(lang: str) -> None:
    anchors = [anchor(heading) for heading in _HEADING.findall(page(lang))]
    assert len(set(anchors)) == len(anchors)
    assert set(_LINK.findall(page(lang))) <= set(anchors)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_and_every_kind_has_a_row(lang: str) -> None:
    lines = page(lang).splitlines()
    for section in sections():
        rows = [f"| `{key.name}` |" for key in section.spec.keys if section.path or not is_table(key)]
        assert [row for row in rows if not any(line.startswith(row) for line in lines)] == []
    assert [kind for kind in KINDS if not any(line.startswith(f"| `{kind}` | ") for line in lines)] == []


def test_nothing_of_a_page_is_empty_and_the_languages_differ() -> None:
    for section in sections():
        for key in section.spec.keys:
            assert all((key.fr, key.en))
            assert bool(key.otherwise[0]) == bool(key.otherwise[1])
            assert not (key.default and key.otherwise[0])
            assert not (key.required and (key.default or key.otherwise[0]))


def test_every_list_of_values_is_explained_value_by_value() -> None:
    lists = {values_of(key.form) for section in sections() for key in section.spec.keys}
    assert lists - {None, tuple(KINDS)} == set(MEANINGS)
    for values, explained in MEANINGS.items():
        members = [member.value for member in values] if isinstance(values, type) else list(values)
        assert sorted(explained.meanings) == sorted(members)
        assert all(all(meaning) for meaning in explained.meanings.values())


def test_a_key_that_is_missing_is_told_with_its_own_example() -> None:
    required = [(section, key) for section in sections() for key in section.spec.keys if key.required]
    assert len(required) > 30
    for section, key in required:
        document = tomlkit.parse(next(each.text for each in EXAMPLES if each.section == section))
        del inner(document, section)[key.name]
        with pytest.raises(PolicyFileError) as caught:
            parse(tomlkit.dumps(document), "x")
        told = {problem.mend for problem in caught.value.problems}
        assert f"add a line: {key.name} = {key.example}" in told, named_key(section, key)


def named_key(section: Section, key: Key) -> str:
    return f"{'.'.join(section.path)} {key.name}"
