"""What was typed after a command and cannot be used: told like any error, with an exit code of its own."""

from __future__ import annotations

from disconnect.errors import DisconnectError


class MisuseError(DisconnectError):
    """The command was used wrongly: it names something that is not there, and nothing was done.

    >>> str(MisuseError(where="sync", what="there is no source 'post2'", mend="use one of post"))
    "sync: there is no source 'post2'; use one of post"
    """
