"""Why the machine refused to read or to write, as it is told to a person."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from disconnect.model.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

FRENCH: Mapping[int, str] = {
    errno.EACCES: "accès refusé",
    errno.EPERM: "opération interdite à ce compte",
    errno.ENOENT: "il n’y a pas de tel fichier ou dossier",
    errno.ENOTDIR: "ce qui devrait être un dossier est un fichier",
    errno.EISDIR: "c’est un dossier",
    errno.EEXIST: "il existe déjà",
    errno.ENOTEMPTY: "le dossier n’est pas vide",
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "le disque est plein pour ce compte",
    errno.EFBIG: "le fichier est trop gros",
    errno.EROFS: "le disque est en lecture seule",
    errno.EIO: "le disque a une erreur",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.ELOOP: "les liens tournent en rond",
    errno.EBUSY: "un autre programme s’en sert",
    errno.EMFILE: "trop de fichiers sont ouverts",
    errno.ENFILE: "trop de fichiers sont ouverts",
}


def reason(error: OSError) -> Phrase:
    """What the machine says of a failure, without the path, which may be named after a person.

    >>> reason(PermissionError(13, "Permission denied")), reason(PermissionError(13, "Permission denied")).fr
    ('Permission denied', 'accès refusé')
    """
    english = error.strerror or type(error).__name__
    return Phrase(FRENCH.get(error.errno or 0, english), english)
