"""`disconnect privacy`: keys and rights; one line a command."""

from __future__ import annotations

from disconnect.cli.bilingual import group
from disconnect.cli.privacyclose import close
from disconnect.cli.privacyerase import erase
from disconnect.cli.privacyexport import export
from disconnect.cli.privacylog import log


@group(fr="Clés et droits : clore une année, exporter, effacer.")
def privacy() -> None:
    """Keys and rights: close a year, export, erase."""


privacy.add_command(close)
privacy.add_command(erase)
privacy.add_command(export)
privacy.add_command(log)
