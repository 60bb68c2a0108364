"""Files that a command is asked to write: what somebody else keeps under that name is not written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.app.misuse import MisuseError
from disconnect.model.phrase import phrase
from disconnect.policyfile.mistakes import listed

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def refuse_other(out: Path, suffixes: Collection[str]) -> None:
    """Refuse to replace a file of another kind: a policy, a directory, a configuration, or whatever has no such name.

    Raises:
        MisuseError: something is there already, and its name ends in none of `suffixes`.
    """
    if not out.exists() or (out.is_file() and out.suffix.lower() in suffixes):
        return
    raise MisuseError(
        where=f"--out {out}",
        what=phrase(
            "il y a déjà quelque chose sous ce nom, que cette commande n’a pas écrit",
            "there is something under that name already, which this command did not write",
        ),
        mend=phrase(
            "donnez un autre nom, qui finit par : {suffixes}",
            "give another name, which ends in: {suffixes}",
            suffixes=listed(sorted(suffixes)),
        ),
    )
