"""`disconnect privacy`: the ledger of publications, keys and rights; one line a command."""

from __future__ import annotations

from disconnect.cli.bilingual import group
from disconnect.cli.privacyaudit import audit
from disconnect.cli.privacyclose import close
from disconnect.cli.privacyerase import erase
from disconnect.cli.privacyexport import export
from disconnect.cli.privacyledger import ledger
from disconnect.cli.privacylog import log
from disconnect.cli.privacyplan import plan


@group(fr="Registre des publications, clés et droits des personnes.")
def privacy() -> None:
    """The ledger of publications, keys, and people's rights."""


privacy.add_command(audit)
privacy.add_command(close)
privacy.add_command(erase)
privacy.add_command(export)
privacy.add_command(ledger)
privacy.add_command(log)
privacy.add_command(plan)
