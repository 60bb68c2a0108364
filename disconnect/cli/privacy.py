"""`disconnect privacy`: what keeps people from being singled out, and the proof of it."""

from __future__ import annotations

from disconnect.cli.bilingual import group
from disconnect.cli.privacyledger import ledger


@group(fr="Ce qui empêche de désigner des personnes, et ce qui le prouve.")
def privacy() -> None:
    """What keeps people from being singled out, and what proves it."""


privacy.add_command(ledger)
