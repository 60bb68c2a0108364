"""Mail in Maildir folders, by its headers alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from disconnect.connectors.kit import settings
from disconnect.connectors.kit.checks import sample_problems
from disconnect.connectors.kit.dates import TimeRule
from disconnect.connectors.kit.files import nothing_found, path_problems, shown
from disconnect.connectors.kit.flaws import HEADER_TOO_LONG, UNREADABLE, Flaw
from disconnect.connectors.kit.headers import KEEPS, contact_of
from disconnect.connectors.kit.piles import Pile
from disconnect.connectors.kit.reading import MESSAGE, numbered
from disconnect.connectors.maildir.folders import cursor_of, header_block, listed, maildirs, stamp, stamps_of
from disconnect.model.phrase import phrase
from disconnect.ports import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disconnect.model.contact import Contact
    from disconnect.model.problem import Problem
    from disconnect.ports import Batch, Source


class Maildir:
    """The source `maildir`: one mailbox with its Maildir++ folders, or a folder of mailboxes.

    A folder in which no name changed is passed over; a changed one is read again as a whole, which the history
    bears because it knows a message that it has seen.

    Source: RFC 5322; the Maildir layout.
    """

    name: ClassVar[str] = "maildir"
    keeps: ClassVar[tuple[str, ...]] = KEEPS
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting(
            name="path",
            why=phrase(
                "une boîte (avec cur et new), ou un dossier de boîtes",
                "a mailbox (with cur and new), or a folder of mailboxes",
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
        """Yield the messages of folders that changed since `cursor`; `done` and `total` count folders.

        Raises:
            ConnectorError: the path holds no mailbox.
        """
        folders = self._folders()
        if not folders:
            raise nothing_found(self._source, self._path)
        stored = stamps_of(cursor)
        names = {folder: os.path.relpath(folder, self._source.base) for folder in folders}
        stamps = {name: stored[name] for name in names.values() if name in stored}
        pile = Pile(source=self._source.name)
        for done, folder in enumerate(folders):
            for _ in self._read(folder, names[folder], stamps, pile):
                yield pile.batch(cursor=cursor_of(stamps), done=done, total=len(folders))
        last = pile.batch(cursor=cursor_of(stamps), done=len(folders), total=len(folders))
        if last.items or last.problems or stamps != stored:
            yield last

    def check(self) -> Iterator[Problem]:
        """Yield what would keep the source from being read."""
        folders = self._folders()
        yield from path_problems(self._source, self._path, folders)
        if folders:
            yield from sample_problems(self._source, self.read(""))

    def _folders(self) -> tuple[Path, ...]:
        """The folders of messages, in an order that stays the same."""
        return tuple(maildirs(self._source.base / self._path))

    def _read(self, folder: Path, name: str, stamps: dict[str, int], pile: Pile) -> Iterator[None]:
        """Put a changed folder onto the pile, stopping whenever it is full; its stamp is set once it is read."""
        try:
            at = stamp(folder, self._source.now.timestamp())
            if at and stamps.get(name) == at:
                return
            messages = listed(folder)
        except OSError:
            pile.refuse(UNREADABLE, where=shown(folder), items=0)
            return
        for number, path in enumerate(messages, start=1):
            found = self._contact(path)
            if isinstance(found, Flaw):
                pile.refuse(found, where=numbered(shown(path), MESSAGE, number))
            elif found is not None:
                pile.add(found)
            if pile.is_full:
                yield
        stamps[name] = at

    def _contact(self, path: Path) -> Contact | Flaw | None:
        """The contact of one message file; None where it was renamed since: its folder is then read again."""
        try:
            block, size = header_block(path)
        except FileNotFoundError:
            return None
        except OSError:
            return UNREADABLE
        return HEADER_TOO_LONG if block is None else contact_of(block, size=size, rule=self._rule)
