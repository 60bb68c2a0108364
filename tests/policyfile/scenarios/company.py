"""A small company with ten scenarios, for the tests of playing them; each test changes one thing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from disconnect.policyfile.read import parse
from disconnect.policyfile.scenarios.fitting import misfits
from disconnect.policyfile.scenarios.playing import play
from disconnect.policyfile.scenarios.reading import refuse, script_of
from disconnect.policyfile.scenarios.stage import Stage

if TYPE_CHECKING:
    from disconnect.policyfile.scenarios.results import Result

FOLDER = Path(__file__).parent / "sound"
POLICY = (FOLDER / "policy.toml").read_text("utf-8")
SCRIPT = (FOLDER / "scenarios.toml").read_text("utf-8")
PEOPLE = SCRIPT.partition("[[scenarios]]")[0]


def changed(text: str, old: str, new: str) -> str:
    """The text with its one `old` replaced."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def stage(script: str = SCRIPT, *policies: str) -> Stage:
    """A script under policies, every mistake told as in production."""
    found = Stage(script_of(script, "s.toml"), tuple(parse(each, "p.toml") for each in policies or (POLICY,)))
    refuse(misfits(found), script, "s.toml")
    return found


def played(script: str = SCRIPT, *policies: str) -> tuple[Result, ...]:
    return play(stage(script, *policies))


def mail(*lines: str, people: str = PEOPLE) -> str:
    """A script of one scenario."""
    return "\n".join([people, "[[scenarios]]", 'title = "t"', *lines])


def meeting(*lines: str, people: str = PEOPLE) -> str:
    """A script of one meeting."""
    return "\n".join([people, "[[meetings]]", 'title = "t"', *lines])
