"""One broken file for each mistake, and beside it what its writer is told.

After a deliberate change of words: ``python -m tests.policyfile.test_broken_policies`` writes the messages anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from disconnect.policyfile.mistakes import PolicyFileError
from disconnect.policyfile.read import parse

HERE = Path(__file__).parent
BROKEN = sorted((HERE / "broken").glob("*.toml"))


def told(path: Path) -> PolicyFileError:
    with pytest.raises(PolicyFileError) as caught:
        parse(path.read_text("utf-8"), path.name)
    return caught.value


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem.replace("-", " ")) for path in BROKEN])
def test_each_mistake_is_told_with_its_place_and_its_mend(path: Path) -> None:
    assert str(told(path)) == path.with_suffix(".txt").read_text("utf-8").rstrip("\n")


def test_the_file_that_the_broken_ones_differ_from_is_sound() -> None:
    assert parse((HERE / "sound.toml").read_text("utf-8"), "sound.toml").id == "sound"


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem.replace("-", " ")) for path in BROKEN])
def test_the_line_that_is_told_is_in_the_file(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    for problem in told(path).problems:
        if problem.where.startswith("line "):
            number = int(problem.where.removeprefix("line ").partition(",")[0])
            assert lines[number - 1].strip()
        else:
            assert problem.code == "key-missing"


def test_all_mistakes_of_a_file_are_told_together_in_the_order_of_the_lines() -> None:
    text = (HERE / "sound.toml").read_text("utf-8")
    text = text.replace("Europe/Paris", "Europe/Paros").replace('"nudge"', '"nag"').replace('"FR"', '"FX"')
    with pytest.raises(PolicyFileError) as caught:
        parse(text, "three.toml")
    assert [problem.code for problem in caught.value.problems] == ["zone-unknown", "country-unknown", "action-unknown"]
    assert [problem.where for problem in caught.value.problems] == [
        "line 3, zone",
        "line 20, holidays.fr.country",
        "line 25, responses (row 1) action",
    ]
    assert str(caught.value).startswith("three.toml: 3 mistakes keep it from being used\n  line 3, zone: ")
    assert caught.value.where == "three.toml"
    assert all(problem.source == "three.toml" for problem in caught.value.problems)


if __name__ == "__main__":
    for broken in BROKEN:
        broken.with_suffix(".txt").write_text(f"{told(broken)}\n", "utf-8")
