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
        """Key the HMAC once and copy it for each token, at less cost than keying it anew; no `repr` shows it.

        Raises:
            ValueError: the key is not 32 bytes long.
        """
        if len(key) != KEY_BYTES:
            raise ValueError("a key of the wrong length")
        self._keyed = hmac.new(key, digestmod="sha256")
        self.token = lru_cache(maxsize=200_000)(self._token)

    def _token(self, kind: str, text: str) -> int:
        """A token other than 0 (0 stands for *none*), as a signed 64-bit integer.

        Source:
            HMAC-SHA-256 (RFC 2104, FIPS 198-1), the leftmost 64 bits; `kind` separates the domains.
        """
        code = self._keyed.copy()
        code.update(f"{kind}\0{text}".encode("utf-8", "surrogatepass"))
        return int.from_bytes(code.digest()[:8], "big", signed=True) or 1

    def __repr__(self) -> str:
        """Redacted: the key must not reach a log."""
        return "Pseudonyms(…)"
