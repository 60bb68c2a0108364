"""Publishing through the ledger: no file appears that is not recorded, and what was interrupted is ended first.

The order is the whole point. Journal, recorded line, drafts, journal again (now every draft is written), names, closing
line: whatever instant the machine stops at, a file with a name has its line, and the next publication can tell from
the journal whether any file may have appeared.
"""

from __future__ import annotations

import secrets
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from disconnect.errors import DisconnectError, StorageError
from disconnect.model.phrase import phrase
from disconnect.model.refusals import reason
from disconnect.privacy.ledger import Journal, Publication, State, closing_line, recorded_line
from disconnect.privacy.sealing import fingerprint
from disconnect.report.files import FIGURES, MAKE_ROOM, render_files
from disconnect.storage.drafts import Drafts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from disconnect.model.report import Report
    from disconnect.privacy.ledger import Entry, Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a publication is asked for: its folder, language, who asks, when, and the product's version.

    `after` is how many publications the ledger had when the report was audited with them: one that came between was
    not, and the report is refused. None is for reports that are audited with nothing.
    """

    folder: Path
    lang: str
    at: datetime
    product: str
    role: str = "operator"
    after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A publication made, the paths of its files, and the former ones that were ended before it."""

    entry: Entry
    paths: tuple[Path, ...]
    ended: tuple[Entry, ...]


def publish(report: Report, order: Order, shelf: Shelf) -> Published:
    """Record the report in the ledger, then let its files appear, all together.

    A full disk leaves no half file and no report of which one file is older than another.

    Raises:
        ConfigError: there are no texts in the language.
        StorageError: the ledger cannot be used or relied on, another publication is under way, or the folder cannot
            be written to.
    """
    texts = render_files(report, order.lang, product_version=order.product)
    contents = {name: text.encode() for name, text in texts.items()}
    with shelf.alone():
        ended = end_unfinished(shelf, order.at)
        _refuse_overtaken(shelf, order.after)
        entry = _published(shelf, publication_of(report, order, contents), order.folder, contents)
    return Published(entry=entry, paths=tuple(order.folder / name for name in texts), ended=ended)


def _refuse_overtaken(shelf: Shelf, after: int | None) -> None:
    if after is not None and len(shelf.read().entries) != after:
        raise StorageError(
            where=phrase("registre", "ledger"),
            what=phrase(
                "une autre publication a eu lieu pendant le calcul de celle-ci",
                "another publication was made while this one was computed",
            ),
            mend=phrase(
                "relancez : le rapport sera vérifié avec elle aussi",
                "run again: the report is then audited with that one, too",
            ),
        )


def publication_of(report: Report, order: Order, contents: Mapping[str, bytes]) -> Publication:
    """What the ledger says of a report: no figure, no group's name, no person."""
    return Publication(
        at=order.at.replace(microsecond=0),
        role=order.role,
        policy=report.policy_id,
        policy_version=report.policy_version,
        metrics={definition.id: definition.version for definition in report.definitions},
        periods=tuple(period.label for period in report.periods),
        grouping=report.level,
        minimum_group=report.minimum_group,
        product=order.product,
        files={name: fingerprint(content) for name, content in contents.items()},
    )


def end_unfinished(shelf: Shelf, at: datetime) -> tuple[Entry, ...]:
    """Finish what an interruption left, or say in the ledger that it was not: the publications ended, as they are now.

    Raises:
        StorageError: the ledger cannot be used or relied on.
    """
    journal, ledger = shelf.journal(), shelf.read()
    numbers = [entry.number for entry in ledger.unfinished]
    for entry in ledger.unfinished:
        mine = journal if journal is not None and journal.number == entry.number else None
        ledger = shelf.append(closing_line(ledger, entry.number, _end(entry, mine), at))
    if journal is not None:
        Drafts(Path(journal.folder), journal.tag).remove(())
        shelf.forget()
    return tuple(ledger.entries[number - 1] for number in numbers)


def _published(shelf: Shelf, publication: Publication, folder: Path, contents: Mapping[str, bytes]) -> Entry:
    drafts = Drafts(folder.absolute(), secrets.token_hex(8))
    ledger = shelf.read()
    number = len(ledger.entries) + 1
    journal = Journal(number=number, folder=str(drafts.folder), tag=drafts.tag)
    shelf.begin(journal)
    try:
        with _told(folder):
            drafts.prepare(contents)
        shelf.keep(contents[FIGURES])
        ledger = shelf.append(recorded_line(ledger, publication))
        with _told(folder):
            drafts.write(contents)
        shelf.begin(replace(journal, is_staged=True))
        with _told(folder):
            drafts.place(publication.files)
    except DisconnectError:
        # What cannot be ended now (a full disk takes no line more) is ended by the next publication.
        with suppress(DisconnectError):
            end_unfinished(shelf, publication.at)
        raise
    ledger = shelf.append(closing_line(ledger, number, State.COMPLETED, publication.at))
    shelf.forget()
    return ledger.entries[-1]


def _end(entry: Entry, journal: Journal | None) -> State:
    """Finish the files of an entry where that can be; how it ends."""
    if journal is None:
        return State.INTERRUPTED
    drafts, files = Drafts(Path(journal.folder), journal.tag), entry.publication.files
    try:
        if not journal.is_staged:
            return State.ABANDONED
        drafts.place(files)
    except OSError:
        return State.INTERRUPTED
    else:
        return State.COMPLETED
    finally:
        drafts.remove(files)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            where=phrase("dossier du rapport {folder}", "report folder {folder}", folder=str(folder)),
            what=phrase(
                "ses fichiers ne peuvent être écrits ({why})",
                "its files cannot be written ({why})",
                why=reason(error),
            ),
            mend=MAKE_ROOM,
        ) from error
