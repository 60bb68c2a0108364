"""What is wrong in a policy file: collected while it is read, told all together, each with its line and its mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from disconnect.errors import ConfigError
from disconnect.model.problem import Problem

Path = tuple[str | int, ...]
"""Keys from the top of the file down; a number counts the rows of a list of tables from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with one value, and how to mend it; where it stands is not known yet."""

    code: str
    what: str
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A fault and the key it stands under."""

    path: Path
    fault: Fault


class PolicyFileError(ConfigError):
    """A policy file that cannot be used; `problems` holds every mistake found in it, in the order of the lines."""

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        """Tell one mistake as a sentence, several as a list."""
        self.problems = tuple(problems)
        if len(self.problems) == 1:
            only = self.problems[0]
            super().__init__(where=f"{name}, {only.where}", what=only.what, mend=only.mend)
            return
        lines = "".join(f"\n  {problem.where}: {problem.what}; {problem.mend}" for problem in self.problems)
        super().__init__(
            where=name,
            what=f"{len(self.problems)} mistakes keep it from being used{lines}\n",
            mend="nothing was changed: correct these lines, then run the same command again",
        )

    def __str__(self) -> str:
        """The whole message, the list on lines of its own."""
        return f"{self.where}: {self.what}{'' if self.what.endswith(chr(10)) else '; '}{self.mend}"


def suggestion(text: str, allowed: Iterable[str]) -> str:
    """What was probably meant, as the start of a mend; "" where nothing is near.

    >>> suggestion("mondey", ["monday", "friday"])
    'did you mean "monday"? '
    """
    names = {name.casefold(): name for name in allowed}
    near = get_close_matches(text.casefold(), names, n=1)
    return f'did you mean "{names[near[0]]}"? ' if near else ""


def listed(names: Iterable[str]) -> str:
    """Names for a reader: in order, with commas.

    >>> listed(["office", "four-days"])
    'office, four-days'
    """
    return ", ".join(names) or "none yet"


def located(mistakes: Iterable[Mistake], lines: Mapping[Path, int], name: str) -> tuple[Problem, ...]:
    """The mistakes as problems of the file `name`, in the order of the lines.

    A key that is missing stands at the line of the table that should hold it; what the whole file lacks comes first,
    without a line.
    """
    placed = sorted(((_line(mistake.path, lines), mistake) for mistake in mistakes), key=lambda pair: pair[0])
    return tuple(
        Problem(
            source=name,
            where=f"line {line}, {spelled(mistake.path)}" if line else spelled(mistake.path),
            code=mistake.fault.code,
            what=mistake.fault.what,
            mend=mistake.fault.mend,
        )
        for line, mistake in placed
    )


def _line(path: Path, lines: Mapping[Path, int]) -> int:
    """The line of the key, or of the nearest table above it; 0 for none."""
    above = (path[:length] for length in range(len(path), 0, -1))
    return next((lines[part] for part in above if part in lines), 0)


def spelled(path: Path) -> str:
    """A path for a reader: rows counted from 1.

    >>> spelled(("responses", 1, "when", "class"))
    'responses (row 2) when.class'
    """
    words: list[str] = []
    for part in path:
        if isinstance(part, int):
            words.append(f" (row {part + 1}) ")
        else:
            words.append(part if not words or words[-1].endswith(" ") else f".{part}")
    return "".join(words).strip()
