"""The policies of a company: one file or a folder of files; of one that cannot be used the last valid text stays."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from disconnect.engine.choosing import boundaries, choose
from disconnect.errors import ConfigError
from disconnect.model.person import NO_POLICY
from disconnect.model.phrase import phrase
from disconnect.policyfile.read import file_text, parse
from disconnect.policyfile.templates import SCENARIO_FILE
from disconnect.storage.durable import make_folder, write_new

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from disconnect.model.person import Directory, Person, Place
    from disconnect.model.policy import Policy

LAST_VALID = "policies"
"""The folder, inside the history's, where the last valid text of each policy is kept."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Policies:
    """All policies that were read, and what was wrong with files that could not be.

    `standing_in` names the files for which the last valid text is used instead.
    """

    all: tuple[Policy, ...]
    today: date
    broken: tuple[ConfigError, ...] = ()
    standing_in: tuple[str, ...] = ()

    @cached_property
    def main(self) -> Policy:
        """The policy with the widest scope in force today: its zone and title speak for the whole."""
        in_force = [policy for policy in self.all if policy.identity.is_in_force(self.today)]
        return min(in_force or self.all, key=lambda policy: policy.scope.specificity)

    @cached_property
    def by_version(self) -> Mapping[str, Policy]:
        """Each policy by its version, under which the places of people name it."""
        return {policy.version: policy for policy in self.all}

    def of(self, place: Place) -> Policy | None:
        """The policy of a place that `placed` has cut, None where there is none."""
        return self.by_version.get(place.policy)


def read_policies(path: Path, state: Path, today: date) -> Policies:
    """Read the policy file at `path`, or every policy in the folder `path`.

    A file that cannot be used never runs, be it that it has mistakes, cannot be read, or that the one file is gone: its
    last valid text, kept under `state`, stays in force, and what is wrong is told with it. A valid text is kept for
    that day. What was taken out of a folder of policies is out of force: nobody's kept text rules for ever.

    Raises:
        ConfigError: there is no policy, or a file cannot be used and never was valid before.
    """
    found, broken, standing_in = [], [], []
    for file in policy_files(path):
        kept = state / LAST_VALID / file.name
        try:
            text = file_text(file)
            found.append(parse(text, str(file)))
            _keep(kept, text)
        except ConfigError as error:
            found.append(_last_valid(kept, error))
            broken.append(error)
            standing_in.append(file.name)
    return Policies(all=tuple(found), today=today, broken=tuple(broken), standing_in=tuple(standing_in))


def _last_valid(kept: Path, error: ConfigError) -> Policy:
    """The policy that was valid last; where none is kept, or not whole, what is wrong with the file is what counts."""
    try:
        return parse(file_text(kept), str(kept))
    except ConfigError:
        raise error from None


def policy_files(path: Path) -> tuple[Path, ...]:
    """The policy file itself, or the policies of a folder in the order of their names.

    Raises:
        ConfigError: the folder holds none.
    """
    if not path.is_dir():
        return (path,)
    files = tuple(sorted(file for file in path.glob("*.toml") if not file.name.endswith(SCENARIO_FILE)))
    if not files:
        what = phrase("il n’y a pas de politique dans ce dossier", "there is no policy in this folder")
        mend = phrase(
            "mettez-y les politiques, chacune dans un fichier qui finit par .toml",
            "put the policies there, each as a file that ends in .toml",
        )
        raise ConfigError(where=str(path), what=what, mend=mend)
    return files


def _keep(kept: Path, text: str) -> None:
    """Keep a valid text beside the history, once there is one.

    A disk that takes nothing does not keep a policy from running.
    """
    try:
        wanted = text.encode("utf-8")
        if not kept.parent.parent.exists() or (kept.exists() and kept.read_bytes() == wanted):
            return
        make_folder(kept.parent)
        write_new(kept, lambda file: file.write(wanted))
    except OSError:
        return


def placed(directory: Directory, policies: Policies) -> Directory:
    """The directory with everybody's places cut where a policy begins or ends, each naming its policy's version."""
    cuts = boundaries(policies.all)
    people = {name: _placed(person, policies.all, cuts) for name, person in directory.people.items()}
    return replace(directory, people=people)


def _placed(person: Person, policies: Sequence[Policy], cuts: Sequence[date]) -> Person:
    return replace(person, places=tuple(_cut(person.places, policies, cuts)))


def _cut(places: Sequence[Place], policies: Sequence[Policy], cuts: Sequence[date]) -> Iterator[Place]:
    ends = [*(place.since for place in places[1:]), None]
    for place, end in zip(places, ends, strict=True):
        inside = [cut for cut in cuts if (place.since is None or place.since < cut) and (end is None or cut < end)]
        for since in (place.since, *inside):
            yield replace(place, since=since, policy=_version(policies, place, since, cuts))


def _version(policies: Sequence[Policy], place: Place, since: date | None, cuts: Sequence[date]) -> str:
    """The version of the policy from `since` on (None: before everything that begins or ends)."""
    first = min(cuts, default=date.max)
    chosen = choose(policies, place, since or first - timedelta(days=1))
    return NO_POLICY if chosen.policy is None else chosen.policy.version
