"""Keyed pseudonyms: linkable by whoever holds the key, and by nobody once it is destroyed."""

from __future__ import annotations

import hmac
from functools import lru_cache

KEY_BYTES = 32


class Pseudonyms:
    """Turns identifying texts into 64-bit tokens under one calendar year's key.

    A token is never called anonymous: with the key and a list of addresses it can be linked again.

    >>> names = Pseudonyms(b"k" * 32)
    >>> names.token("address", "a@example.org") == Pseudonyms(b"k" * 32).token("address", "a@example.org")
    True
    """

    def __init__(self, key: bytes) -> None:
        """Keep the key where no `repr` shows it."""
        self._key = key
        self.token = lru_cache(maxsize=200_000)(self._token)

    def _token(self, kind: str, text: str) -> int:
        """A token other than 0 (0 stands for *none*), as a signed 64-bit integer.

        Source:
            HMAC-SHA-256 (RFC 2104, FIPS 198-1), the leftmost 64 bits; `kind` separates the domains.
        """
        digest = hmac.digest(self._key, f"{kind}\0{text}".encode("utf-8", "surrogatepass"), "sha256")
        return int.from_bytes(digest[:8], "big", signed=True) or 1

    def __repr__(self) -> str:
        """Redacted: the key must not reach a log."""
        return "Pseudonyms(…)"
