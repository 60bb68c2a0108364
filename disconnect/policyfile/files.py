"""What is told of a file that cannot be read, whatever it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.model.phrase import phrase
from disconnect.model.refusals import reason

if TYPE_CHECKING:
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
