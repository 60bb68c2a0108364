"""A package of somebody else with connectors of its own, written where Python finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CODE = '''
"""Connectors for tests: one that stops in the middle until it is told to go on, some that are broken."""

import os
import time
from pathlib import Path

from disconnect.connectors.mbox import Mbox
from disconnect.storage import writer


class Slow(Mbox):
    """Reads an mbox in small batches; with WAIT_FOR set it says in that file how far it is, and waits."""

    name = "slow"

    def read(self, cursor):
        from disconnect.connectors.kit import piles

        piles.FULL = 50
        writer.FLUSH_ROWS = 100
        reached = os.environ.get("WAIT_FOR", "")
        for number, batch in enumerate(super().read(cursor), start=1):
            yield batch
            if reached and number == 5:
                Path(reached).write_text("5 batches")
                time.sleep(60)


class Failing(Mbox):
    """Raises what a careless connector raises: an exception with the mail in it."""

    name = "failing"

    def read(self, cursor):
        yield from super().read(cursor)
        raise ValueError("canary-subject of canary-address@elsewhere.example")

    def check(self):
        raise RuntimeError("canary-subject")


class Lenient(Mbox):
    """Takes any setting."""

    name = "lenient"

    def __init__(self, source):
        self.source = source
'''
BROKEN = "raise ImportError('canary-subject')\n"
POINTS = """[disconnect.connectors]
slow = slowpost:Slow
failing = slowpost:Failing
lenient = slowpost:Lenient
broken = brokenpost:Nothing
"""
METADATA = "Metadata-Version: 2.1\nName: slowpost\nVersion: 1.0\n"


def write_package(folder: Path) -> Path:
    """The package as an installed one lies in a folder of the path."""
    info = folder / "slowpost-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "slowpost.py").write_text(CODE, "utf-8")
    (folder / "brokenpost.py").write_text(BROKEN, "utf-8")
    (info / "METADATA").write_text(METADATA, "utf-8")
    (info / "entry_points.txt").write_text(POINTS, "utf-8")
    return folder
