"""The configuration, opened at the moment of the command; apart, because it brings the storage with it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from disconnect.app.setup import Setup, open_setup

if TYPE_CHECKING:
    from pathlib import Path


def opened(config: Path) -> Setup:
    """The configuration at `config`, opened now."""
    return open_setup(config, datetime.now(UTC))
