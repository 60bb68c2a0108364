"""Every mistake of a policy file is explained in both languages, on a page with an example."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from disconnect.model.phrase import in_language
from disconnect.policyfile import sections
from disconnect.policyfile.findings.reading import MISTAKES, UNKNOWN, finding_of, page_of
from disconnect.policyfile.findings.reading_pages import reading_index, reading_pages
from disconnect.policyfile.findings.register import REGISTER
from disconnect.policyfile.mistakes import PolicyFileError
from disconnect.policyfile.read import parse
from tests.french import english_in

if TYPE_CHECKING:
    from disconnect.model.problem import Problem

HERE = Path(__file__).parents[1]
READER = Path(sections.__file__).parents[1]
# The directory, and what people declare, are files of their own.
OTHER_FILES = frozenset({"directory.py", "interventions.py", "lists.py", "misnamed.py", "personal.py", "table.py"})
MODULES = [
    str(path.relative_to(READER).with_suffix(""))
    for folder in (READER, READER / "sections")
    for path in sorted(folder.glob("*.py"))
    if path.name not in OTHER_FILES
]
BROKEN = {path.stem: path.read_text("utf-8") for path in sorted((HERE / "broken").glob("*.toml"))}
PAGES = reading_pages(BROKEN, (HERE / "sound.toml").read_text("utf-8"))


def codes_of(module: str) -> set[str]:
    """The codes of the faults that a module's source makes; one that is put together ends in -unknown."""
    tree = ast.parse((READER / f"{module}.py").read_text("utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "Fault")
    values = (keyword.value for call in calls for keyword in call.keywords if keyword.arg == "code")
    return {str(value.value) if isinstance(value, ast.Constant) else UNKNOWN for value in values}


@pytest.mark.parametrize("module", MODULES)
def test_every_code_that_the_reader_can_tell_is_explained(module: str) -> None:
    assert sorted(codes_of(module) - MISTAKES.keys()) == []


def test_the_source_that_is_looked_through_is_the_readers() -> None:
    assert {"toml-twice", "rota-monday", UNKNOWN} <= {code for module in MODULES for code in codes_of(module)}


@pytest.mark.parametrize("code", MISTAKES)
def test_each_code_has_words_in_both_languages_and_a_page_with_an_example(code: str) -> None:
    words, page = MISTAKES[code], PAGES[code]
    assert words["fr"] != words["en"]
    assert page.startswith(f"# {code}\n")
    # An example of what is too large would be too large.
    assert "```diff" in page or code == "file-too-large"
    assert "policy.toml, line " in page or code in {"key-missing", "file-too-large"}
    assert f"[{code}]({code}.md)" in reading_index()


def test_no_page_of_a_mistake_takes_the_name_of_a_finding() -> None:
    # Some file systems take small and capital letters for the same.
    assert {check.code.casefold() for check in REGISTER}.isdisjoint(MISTAKES)


@pytest.mark.parametrize("name", BROKEN)
def test_a_mistake_becomes_a_finding_with_its_line_and_its_page(name: str) -> None:
    for problem in problems_of(name):
        found = finding_of(problem, "docs/findings")
        assert found.page == f"docs/findings/{page_of(problem.code)}.md"
        assert (found.what["en"], found.way_out["en"]) == (problem.what, problem.mend)
        assert (found.line is None) is not problem.where.startswith("line ")
        assert found.line is None or problem.where.startswith(f"line {found.line}")
        assert "line" not in found.where.split()


@pytest.mark.parametrize("name", BROKEN)
def test_a_mistake_is_told_whole_in_each_language(name: str) -> None:
    for problem in problems_of(name):
        what, mend = (in_language(text, "fr") for text in (problem.what, problem.mend))
        assert what != problem.what
        assert mend != problem.mend
        assert english_in(what, mend) == []
        assert not set(re.findall(r"\{(\w+)\}", f"{problem.what}{problem.mend}{what}{mend}")) - {"not_before"}


def problems_of(name: str) -> tuple[Problem, ...]:
    with pytest.raises(PolicyFileError) as caught:
        parse(BROKEN[name], name)
    return caught.value.problems
