"""A configuration opened: policy, directory, sources and history, each read when first asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from disconnect.app.config import Config, SourceConfig, read_config
from disconnect.app.installed import answering_for, installed, loaded
from disconnect.app.plans import KINDS as PLANNED
from disconnect.app.plans import Plan, read_plan
from disconnect.app.policies import Policies, placed, read_policies
from disconnect.errors import ConfigError
from disconnect.model.phrase import one_among, phrase, quoted
from disconnect.policyfile.directory import read_directory
from disconnect.ports import Connector, Source
from disconnect.storage.history import History
from disconnect.storage.keys import KeyRing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from disconnect.model.person import Directory, Leave, OnCall, Person
    from disconnect.model.policy import Policy
    from disconnect.model.problem import Problem

STORED = ("mail", "meetings")


@dataclass(frozen=True, kw_only=True, eq=False)
class Setup:
    """Everything a command works with; `now` is the moment of the command."""

    config: Config
    now: datetime

    @cached_property
    def policies(self) -> Policies:
        """Every policy of the company, of all dates; the last valid text of one whose file has mistakes."""
        return read_policies(self.config.policy, self.config.state, self.now.date())

    @property
    def policy(self) -> Policy:
        """The policy with the widest scope in force today."""
        return self.policies.main

    @cached_property
    def _directory(self) -> tuple[Directory, tuple[Problem, ...]]:
        found, problems = read_directory(self.config.people, self.config.lists)
        people = {name: self._placed(person) for name, person in found.people.items()}
        return placed(replace(found, people=people), self.policies), problems

    @property
    def directory(self) -> Directory:
        """Everybody, with the zone and the holidays of their place of work and the policy of each date filled in."""
        return self._directory[0]

    @property
    def directory_problems(self) -> tuple[Problem, ...]:
        """What was wrong in the directory."""
        return self._directory[1]

    @cached_property
    def history(self) -> History:
        """The history; its folder is made when it is missing."""
        return History(self.config.state, KeyRing(self.config.keys))

    def connector(self, source: SourceConfig) -> Connector:
        """The connector of a source, ready to read.

        Raises:
            ConfigError: no such connector is installed, or its settings are wrong.
            ConnectorError: the connector's own code fails.
        """
        known = installed()
        where = f"{self.config.path.name}, [sources.{source.name}]"
        if source.connector not in known:
            name = quoted(source.connector)
            what = phrase("il n’y a pas de connecteur {name}", "there is no connector {name}", name=name)
            raise ConfigError(where=where, what=what, mend=one_among(known))
        asked = Source(
            name=source.name,
            settings=source.settings,
            base=self.config.path.parent,
            now=self.now,
            zone=source.zone,
        )
        kind = loaded(known[source.connector])
        with answering_for(source.connector, where):
            return kind(asked)

    def sources(self, *kinds: str) -> Iterator[tuple[SourceConfig, Connector]]:
        """The configured sources of the given kinds."""
        for source in self.config.sources:
            connector = self.connector(source)
            if kind_of(source, connector) in kinds:
                yield source, connector

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """Every source of leave and of on-call windows, read anew: nothing of them is stored."""
        return tuple(self.plan(source, connector) for source, connector in self.sources(*PLANNED))

    def plan(self, source: SourceConfig, connector: Connector) -> Plan:
        """One source of leave or of on-call windows, read now."""
        return read_plan(source, kind_of(source, connector), connector, self.directory)

    @property
    def absences(self) -> tuple[Leave, ...]:
        """All leave."""
        return tuple(leave for plan in self.plans for leave in plan.leave)

    @property
    def windows(self) -> tuple[OnCall, ...]:
        """All on-call windows."""
        return tuple(window for plan in self.plans for window in plan.on_call)

    def _placed(self, person: Person) -> Person:
        sites = self.config.sites
        places = tuple(
            replace(
                place,
                zone=place.zone or (sites[place.site].zone if place.site in sites else ""),
                holidays=place.holidays or (sites[place.site].holidays if place.site in sites else ""),
            )
            for place in person.places
        )
        return replace(person, places=places)


def open_setup(path: Path, now: datetime) -> Setup:
    """Open the configuration at `path`."""
    return Setup(config=read_config(path), now=now)


def kind_of(source: SourceConfig, connector: Connector) -> str:
    """What a source holds: as configured, else the connector's default, else mail.

    Raises:
        ConfigError: it is nothing that is known.
    """
    defaults = {setting.name: setting.default for setting in connector.settings}
    kind = source.kind or str(defaults.get("kind") or "mail")
    if kind not in (*STORED, *PLANNED):
        raise ConfigError(
            where=f"[sources.{source.name}]",
            what=phrase("la nature {kind} est inconnue", "the kind {kind} is unknown", kind=quoted(kind)),
            mend=one_among((*STORED, *PLANNED)),
        )
    return kind
