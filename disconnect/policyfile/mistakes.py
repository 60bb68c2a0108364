"""What is wrong in a policy file: collected while it is read, told all together, each with its line and its mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from disconnect.errors import ConfigError
from disconnect.model.phrase import Phrase, joined, phrase
from disconnect.model.problem import Problem

Path = tuple[str | int, ...]
"""Keys from the top of the file down; a number counts the rows of a list of tables from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with one value, and how to mend it, in both languages; where it stands is not known yet."""

    code: str
    what: Phrase
    mend: Phrase


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
            super().__init__(where=joined([name, only.where], ", "), what=only.what, mend=only.mend)
            return
        super().__init__(
            where=name,
            what=phrase(
                "{count} erreurs empêchent de l’utiliser{lines}",
                "{count} mistakes keep it from being used{lines}",
                count=len(self.problems),
                lines=joined(map(_told, self.problems)),
            ),
            mend=phrase(
                "rien n’a été changé : corrigez ces lignes, puis relancez la même commande",
                "nothing was changed: correct these lines, then run the same command again",
            ),
        )

    def __str__(self) -> str:
        """The whole message, the list on lines of its own."""
        return f"{self.where}: {self.what}{'; ' if len(self.problems) == 1 else chr(10)}{self.mend}"


def _told(problem: Problem) -> Phrase:
    parts = {"where": problem.where, "what": problem.what, "mend": problem.mend}
    return phrase("\n  {where} : {what} ; {mend}", "\n  {where}: {what}; {mend}", **parts)


def suggestion(text: str, allowed: Iterable[str]) -> str:
    """What was probably meant, as the start of a mend; "" where nothing is near.

    >>> suggestion("mondey", ["monday", "friday"]), suggestion("mondey-friday", ["monday", "friday"])
    ('did you mean "monday"? ', 'did you mean "monday-friday"? ')
    """
    names = {name.casefold(): name for name in allowed}
    parts = [_nearest(part.strip(), names) for part in text.casefold().split("-")]
    near = "-".join(parts) if len(parts) > 1 and all(parts) else _nearest(text.casefold(), names)
    return phrase("vouliez-vous dire « {name} » ? ", 'did you mean "{name}"? ', name=near) if near else ""


def _nearest(text: str, names: Mapping[str, str]) -> str:
    """The name that is nearest to a text, "" where none is near."""
    near = get_close_matches(text, names, n=1)
    return names[near[0]] if near else ""


def listed(names: Iterable[str]) -> str:
    """Names for a reader: in order, with commas.

    >>> listed(["office", "four-days"])
    'office, four-days'
    """
    return ", ".join(names) or phrase("aucun pour l’instant", "none yet")


def one_of(text: str, allowed: Iterable[str]) -> Phrase:
    """How to mend a name that is none of `allowed`: the nearest, and all of them.

    >>> one_of("offise", ["office", "nights"]).fr
    'vouliez-vous dire « office » ? choisissez parmi : office, nights'
    """
    names = tuple(allowed)
    parts = {"near": suggestion(text, names), "names": listed(names)}
    return phrase("{near}choisissez parmi : {names}", "{near}use one of: {names}", **parts)


def located(mistakes: Iterable[Mistake], lines: Mapping[Path, int], name: str) -> tuple[Problem, ...]:
    """The mistakes as problems of the file `name`, in the order of the lines.

    A key that is missing stands at the line of the table that should hold it; what the whole file lacks comes first,
    without a line.
    """
    placed = sorted(((_line(mistake.path, lines), mistake) for mistake in mistakes), key=lambda pair: pair[0])
    return tuple(
        Problem(
            source=name,
            where=joined([on_line(line), spelled(mistake.path)], ", ") if line else spelled(mistake.path),
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


def on_line(number: int) -> Phrase:
    """A line of a file.

    >>> on_line(3), on_line(3).fr
    ('line 3', 'ligne 3')
    """
    return phrase("ligne {number}", "line {number}", number=number)


def spelled(path: Path) -> Phrase:
    """A path for a reader: rows counted from 1.

    >>> spelled(("responses", 1, "when", "class")), spelled(("responses", 1)).fr
    ('responses (row 2) when.class', 'responses (n° 2)')
    """
    words: list[str] = []
    for before, part in zip(("", *path), path, strict=False):
        if isinstance(part, int):
            space = " " if words else ""
            words.append(phrase("{space}(n° {number})", "{space}(row {number})", space=space, number=part + 1))
        else:
            words.append(f"{'' if not words else ' ' if isinstance(before, int) else '.'}{part}")
    return joined(words)
