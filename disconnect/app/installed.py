"""The connectors installed: ours and anybody else's, found by their entry points, none of them trusted.

A connector is other people's code. What it raises beside our own errors is told by its kind alone: an exception of
Python may carry a line of the mail that was being read.
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from disconnect.errors import ConnectorError, DisconnectError
from disconnect.model.phrase import phrase, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disconnect.ports import Connector

GROUP = "disconnect.connectors"


def installed() -> Mapping[str, EntryPoint]:
    """The connectors that can be named in `config.toml`, in alphabetical order; none is loaded yet.

    >>> sorted({"csv", "ics", "maildir", "mbox"} - set(installed()))
    []
    """
    points = {point.name: point for point in entry_points(group=GROUP)}
    return dict(sorted(points.items()))


def loaded(point: EntryPoint) -> type[Connector]:
    """The connector behind an entry point.

    Raises:
        ConnectorError: its package is broken.
    """
    with answering_for(point.name, phrase("connecteur {name}", "connector {name}", name=point.name)):
        found: type[Connector] = point.load()
    return found


@contextmanager
def answering_for(connector: str, where: str) -> Iterator[None]:
    """Turn whatever a connector's code raises beside our own errors into one that says nothing of what it read.

    Raises:
        ConnectorError: the code inside failed.
    """
    try:
        yield
    except DisconnectError:
        raise
    except Exception as error:  # noqa: BLE001 - anybody's code may raise anything
        # Not chained: the exception may hold a piece of what was being read.
        raise ConnectorError(
            where=where,
            what=phrase(
                "le connecteur {name} a échoué ({kind})",
                "the connector {name} failed ({kind})",
                name=quoted(connector),
                kind=type(error).__name__,
            ),
            mend=phrase(
                "dites-le à ses auteurs ; rien de ce qui avait été lu n’est perdu, et les autres sources continuent",
                "tell its authors; nothing that was read before is lost, and the other sources go on",
            ),
        ) from None
