"""What is told of a file that cannot be read, whatever it holds."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from disconnect.errors import ConfigError
from disconnect.model.phrase import phrase
from disconnect.model.refusals import reason

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.model.phrase import Phrase

NO_UTF_8 = phrase("ce n’est pas un texte en UTF-8", "it is no UTF-8 text")
SAVE_AS_UTF_8 = phrase("enregistrez-le en UTF-8 dans votre éditeur", "save it as UTF-8 in your editor")
MAY_READ = phrase("vérifiez que c’est un fichier que vous pouvez lire", "check that it is a file you may read")


def unreadable(error: OSError) -> Phrase:
    """That a file cannot be read, and why.

    >>> unreadable(PermissionError(13, "Permission denied")).fr
    'il ne peut être lu (accès refusé)'
    """
    return phrase("il ne peut être lu ({why})", "it cannot be read ({why})", why=reason(error))


def refuse_special(path: Path) -> None:
    """Refuse what is there and is no regular file: opening a pipe waits for somebody to write, perhaps for ever.

    Raises:
        ConfigError: it is a folder, a pipe, a socket or a device.
        OSError: there is nothing, or it cannot be looked at.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise ConfigError(
            where=str(path),
            what=phrase("ce n’est pas un fichier ordinaire", "it is no regular file"),
            mend=phrase("nommez un fichier enregistré sur le disque", "name a file that is saved on the disk"),
        )
