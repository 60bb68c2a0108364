"""Mail in mbox files, by its headers alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from disconnect.connectors.kit import settings
from disconnect.connectors.kit.checks import sample_problems
from disconnect.connectors.kit.dates import TimeRule
from disconnect.connectors.kit.files import Opened, located, nothing_found, path_problems
from disconnect.connectors.kit.flaws import Flaw
from disconnect.connectors.kit.headers import KEEPS, contact_of
from disconnect.connectors.kit.reading import MESSAGE, Reading, Step
from disconnect.connectors.mbox.splitting import messages
from disconnect.model.phrase import phrase
from disconnect.ports import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disconnect.connectors.kit.marks import Mark
    from disconnect.model.problem import Problem
    from disconnect.ports import Batch, Source

# Thunderbird's index beside each of its mbox files.
_INDEX = ".msf"


class Mbox:
    """The source `mbox`: one file, a folder of them or a glob, plain or packed by gzip.

    Source: RFC 4155, RFC 5322.
    """

    name: ClassVar[str] = "mbox"
    keeps: ClassVar[tuple[str, ...]] = KEEPS
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            name="path",
            why=phrase(
                "le fichier mbox, un dossier de tels fichiers, ou un motif",
                "the mbox file, a folder of them, or a glob",
            ),
            required=True,
        ),
    )

    def __init__(self, source: Source) -> None:
        """Check the settings.

        Raises:
            ConfigError: a setting is missing, unknown or unusable.
        """
        self._source = source
        self._path = settings.text(source, settings.chosen(source, self.settings), "path")
        self._rule = TimeRule.until(source.now, settings.zone(source))

    def read(self, cursor: str) -> Iterator[Batch]:
        """Yield what is new since `cursor`.

        Raises:
            ConnectorError: the path names no file.
        """
        files = self._files()
        if not files:
            raise nothing_found(self._source, self._path)
        base = self._source.base
        reading = Reading(source=self._source.name, base=base, files=files, parse=self._steps, item=MESSAGE)
        yield from reading.batches(cursor)

    def check(self) -> Iterator[Problem]:
        """Yield what would keep the source from being read."""
        files = self._files()
        yield from path_problems(self._source, self._path, files)
        if files:
            yield from sample_problems(self._source, self.read(""))

    def _files(self) -> tuple[Path, ...]:
        """The files that the path names."""
        found = located(self._source.base, self._path)
        return tuple(path for path in found if not path.name.endswith(_INDEX))

    def _steps(self, file: Opened, start: Mark) -> Iterator[Step]:
        """The contacts of one file from `start` on."""
        number = start.number
        for message in messages(file.stream, start.offset):
            number += 1
            block = message.block
            found = block if isinstance(block, Flaw) else contact_of(block, size=message.size, rule=self._rule)
            yield Step(found, number, message.end, 0 if message.is_left else 1)
