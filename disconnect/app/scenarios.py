"""Playing the scenario files beside policies, and which clauses they cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.app.misuse import MisuseError
from disconnect.app.policies import policy_files
from disconnect.errors import ConfigError
from disconnect.model.phrase import phrase
from disconnect.policyfile.mistakes import Fault, Mistake
from disconnect.policyfile.read import file_text, read
from disconnect.policyfile.scenarios.coverage import Coverage, coverage
from disconnect.policyfile.scenarios.fitting import misfits
from disconnect.policyfile.scenarios.playing import play
from disconnect.policyfile.scenarios.reading import refuse, script_of
from disconnect.policyfile.scenarios.stage import Stage
from disconnect.policyfile.templates import SCENARIO_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from disconnect.model.policy import Policy
    from disconnect.policyfile.scenarios.cast import Script
    from disconnect.policyfile.scenarios.results import Result

_NO_PATH = phrase("il n’y a pas de tel fichier ou dossier", "there is no such file or folder")
_CHECK = phrase("vérifiez le chemin", "check the path")


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One scenario file: the policies it is about, and the results in its order."""

    name: str
    policies: tuple[Policy, ...]
    results: tuple[Result, ...]

    @property
    def coverage(self) -> Coverage:
        """Which clauses this file covers."""
        return coverage(self.policies, self.results)

    @property
    def uncovered(self) -> tuple[str, ...]:
        """The clauses that can decide, and do in no scenario."""
        return tuple(clause for _, clause in self.coverage.never)

    @property
    def is_passed(self) -> bool:
        """Whether there is a scenario, and none fails."""
        return bool(self.results) and all(result.is_passed for result in self.results)


def play_all(path: Path) -> tuple[Played, ...]:
    """Play the scenario files about the policy file `path`, or all those in the folder `path`.

    Raises:
        MisuseError: there is no such file or folder.
        ConfigError: there is no scenario file about it, or a file cannot be used.
    """
    if not path.exists():
        raise MisuseError(where=str(path), what=_NO_PATH, mend=_CHECK)
    folder = path if path.is_dir() else path.parent
    found = tuple(_played_all(sorted(folder.glob(f"*{SCENARIO_FILE}")), path))
    if not found:
        mend = phrase(
            "écrivez {file} à côté de la politique ; docs/scenarios.fr.md montre comment",
            "write {file} beside the policy; docs/scenarios.en.md shows how",
            file=SCENARIO_FILE,
        )
        what = phrase("il n’y a pas de scénarios à son sujet", "there are no scenarios about it")
        raise ConfigError(where=str(path), what=what, mend=mend)
    return found


def coverage_of_all(played: Sequence[Played]) -> Coverage:
    """Which clauses all scenario files together cover."""
    policies = {policy.version: policy for each in played for policy in each.policies}
    return coverage(policies.values(), [result for each in played for result in each.results])


def _played_all(files: Sequence[Path], path: Path) -> Iterator[Played]:
    """Each file played, but for those that name other policies than the one asked for."""
    for file in files:
        text = file_text(file)
        script = script_of(text, str(file))
        named = [file.parent / name for name in script.policies]
        refuse([_missing(script, name) for name in named if not name.is_file()], text, str(file))
        if path.is_file() and named and not any(name.samefile(path) for name in named):
            continue
        stage = Stage(script, tuple(map(read, named or policy_files(path))))
        refuse(misfits(stage), text, str(file))
        yield Played(name=file.name, policies=stage.policies, results=play(stage))


def _missing(script: Script, name: Path) -> Mistake:
    mend = phrase("nommez un fichier de politique à côté de celui-ci", "name a policy file that stands beside this one")
    what = phrase("il n’y a pas de fichier « {name} »", 'there is no file "{name}"', name=name.name)
    fault = Fault(code="policy-file-missing", what=what, mend=mend)
    return Mistake(path=(script.named_by,), fault=fault)
