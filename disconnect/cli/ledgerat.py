"""Where a command finds the ledger: as `--ledger` says, else where the configuration keeps its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.app.proving import Shown, shown_at, shown_of
from disconnect.cli.bilingual import option
from disconnect.cli.kinds import PATH

if TYPE_CHECKING:
    from pathlib import Path

ledger_option = option(
    "--ledger",
    "place",
    type=PATH,
    default=None,
    fr="Le registre ou son dossier, par exemple une copie (par défaut : celui de la configuration).",
    en="The ledger or its folder, a copy for instance (default: that of the configuration).",
)


def shown(place: Path | None, config: Path) -> Shown:
    """The ledger asked for, up to its first fault.

    Raises:
        ConfigError: no ledger is named, and the configuration cannot be used.
        StorageError: the ledger cannot be read.
    """
    if place is not None:
        return shown_at(place)
    from disconnect.app.config import read_config  # noqa: PLC0415 - a copy needs no configuration

    return shown_of(read_config(config).state)
