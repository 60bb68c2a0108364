"""Values that identify a person and therefore never show themselves in a log or an error."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Opaque:
    """A text that identifies someone; its `repr` and `str` say only what kind of thing it is.

    >>> Opaque("camille@example.org")
    Opaque(…)
    >>> f"{Opaque('camille@example.org')}"
    'Opaque(…)'
    """

    value: str

    def __repr__(self) -> str:
        """Redacted, so that neither a traceback nor a log line can carry the value."""
        return f"{type(self).__name__}(…)"

    __str__ = __repr__


@dataclass(frozen=True, slots=True, repr=False)
class Address(Opaque):
    """A mail address, or whatever name a source gives a mailbox; compared without case.

    >>> Address.of(" Camille@Example.ORG ") == Address.of("camille@example.org")
    True
    """

    @classmethod
    def of(cls, text: str) -> Address:
        """Normalise `text`: outer white space and letter case say nothing about who is meant."""
        return cls(text.strip().casefold())


@dataclass(frozen=True, slots=True, repr=False)
class MessageId(Opaque):
    """The identity of a message (RFC 5322 §3.6.4) without its angle brackets.

    >>> MessageId.of("<a@b>") == MessageId.of(" a@b ")
    True
    """

    @classmethod
    def of(cls, text: str) -> MessageId:
        """Normalise `text`: brackets and white space are the header's, not the identity's."""
        return cls(text.strip().strip("<>").strip())
