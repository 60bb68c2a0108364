"""What the product says when it cannot go on: where, what is wrong, how to mend it."""

from __future__ import annotations


class DisconnectError(Exception):
    """A failure told to a person: where it happened, what is wrong, how to mend it.

    >>> str(ConfigError(where="config.toml, [privacy]", what="minimum_group is 3", mend="use 5 or more"))
    'config.toml, [privacy]: minimum_group is 3; use 5 or more'
    """

    def __init__(self, *, where: str, what: str, mend: str) -> None:
        """Keep the three parts apart, so that `--json` can give them machine-readably."""
        super().__init__(f"{where}: {what}; {mend}")
        self.where = where
        self.what = what
        self.mend = mend


class ConfigError(DisconnectError):
    """The configuration, the policy or the directory cannot be used as it stands."""


class ConnectorError(DisconnectError):
    """A source as a whole cannot be read; a single bad item is a `Problem` instead."""


class StorageError(DisconnectError):
    """The history, its index or a key cannot be read or written."""


class DisclosureError(DisconnectError):
    """Publishing was refused, because something could be learnt about too few people."""


class NoChoiceError(DisclosureError):
    """Whatever is hidden, something could be learnt: what was published before may say too much already."""
