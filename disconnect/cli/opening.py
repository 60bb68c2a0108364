"""The configuration, opened at the moment of the command; the storage comes only with it."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from disconnect.cli.common import errors, sentence
from disconnect.errors import DisconnectError
from disconnect.model.phrase import in_language
from disconnect.report.texts import Texts, msg

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.app.setup import Setup

STANDING_IN = msg("{policy} is not used: its last valid text stays in force")


def opened(config: Path) -> Setup:
    """The configuration at `config`, opened now; a policy that stands in for a broken file is told on standard error.

    Raises:
        ConfigError: the configuration cannot be used.
    """
    # Commands that are given files need no storage, which takes a second to import.
    from disconnect.app.setup import open_setup  # noqa: PLC0415

    setup = open_setup(config, datetime.now(UTC))
    with suppress(DisconnectError):  # a command that needs a policy tells by itself that there is none
        _tell_broken(setup)
    return setup


def _tell_broken(setup: Setup) -> None:
    lang = setup.config.language
    for error in setup.policies.broken:
        errors().print(f"! {in_language(sentence(error), lang)}", soft_wrap=True)
    for name in setup.policies.standing_in:
        errors().print(f"! {Texts(lang)(STANDING_IN, policy=name)}", soft_wrap=True)
