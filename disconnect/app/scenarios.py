"""Playing the scenario files beside policies, and which clauses they cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.app.policies import SCENARIOS, policy_files
from disconnect.errors import ConfigError
from disconnect.policyfile.read import file_text, read
from disconnect.policyfile.scenarios.playing import Result, play
from disconnect.policyfile.scenarios.reading import script_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from disconnect.model.policy import Policy
    from disconnect.policyfile.scenarios.cast import Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One scenario file: the results in its order, and which clauses that can decide some scenario has let decide."""

    name: str
    results: tuple[Result, ...]
    covered: tuple[str, ...]
    uncovered: tuple[str, ...]

    @property
    def is_passed(self) -> bool:
        """Whether there is a scenario, and none fails."""
        return bool(self.results) and all(result.is_passed for result in self.results)

    @property
    def covered_share(self) -> float:
        """The share of clauses covered, from 0 to 1."""
        count = len(self.covered) + len(self.uncovered)
        return len(self.covered) / count if count else 1.0


def play_all(path: Path) -> tuple[Played, ...]:
    """Play every scenario file beside the policy file, or in the folder, `path`.

    Raises:
        ConfigError: there is no scenario file, or a file cannot be used.
    """
    folder = path if path.is_dir() else path.parent
    files = sorted(folder.glob(f"*{SCENARIOS}"))
    if not files:
        mend = f"write {SCENARIOS} beside the policy; docs/scenarios.en.md shows how"
        raise ConfigError(where=str(folder), what="there are no scenarios", mend=mend)
    return tuple(_played(file, path) for file in files)


def _played(file: Path, path: Path) -> Played:
    script = script_of(file_text(file), str(file))
    policies = tuple(read(each) for each in _policies(script, file, path))
    results = play(script, policies)
    seen = frozenset(clause for result in results for clause in result.clauses)
    can = tuple(dict.fromkeys(clause for policy in policies for clause in deciding_clauses(policy)))
    return Played(
        name=file.name,
        results=results,
        covered=tuple(clause for clause in can if clause in seen),
        uncovered=tuple(clause for clause in can if clause not in seen),
    )


def _policies(script: Script, file: Path, path: Path) -> Sequence[Path]:
    """The policies a script is about: those it names, the file asked for, or all in the folder."""
    if script.policies:
        return [file.parent / name for name in script.policies]
    return policy_files(path)


def deciding_clauses(policy: Policy) -> Iterator[str]:
    """The clauses that can decide a mail or a meeting."""
    yield from (hours.clause for hours in policy.hours.values())
    yield from (row.clause for row in policy.responses)
    yield from (terms.clause for terms in policy.exceptions)
    if policy.meetings is not None:
        yield policy.meetings.clause
