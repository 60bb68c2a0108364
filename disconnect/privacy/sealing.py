"""The chain of a ledger: each line is canonical JSON, sealed by its own hash and bound to the line before it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.model.phrase import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.model.phrase import Phrase

SCHEMA = 1
START = "0" * 64
"""What stands for the line before the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """The first line of a ledger that cannot be relied on, counted from 1, and what is wrong with it."""

    line: int
    code: str
    what: Phrase


FAULTS: Mapping[str, Phrase] = {
    "unreadable": phrase("ce n’est pas une ligne de registre", "it is no line of a ledger"),
    "future": phrase(
        "elle est écrite par une version plus récente du produit",
        "it was written by a newer version of the product",
    ),
    "changed": phrase("elle a été modifiée depuis son écriture", "it was changed after it had been written"),
    "misplaced": phrase(
        "elle ne suit pas la ligne qui la précède : une ligne a été ôtée, ajoutée ou déplacée",
        "it does not follow the line before it: a line was removed, added or moved",
    ),
    "senseless": phrase("ce qu’elle dit n’a pas de sens à cet endroit", "what it says makes no sense in this place"),
    "torn": phrase("elle n’est pas terminée", "it does not end"),
    "cut": phrase(
        "elle manque, et celles qui la suivaient : le registre a été raccourci",
        "it is missing, with those after it: the ledger was cut short",
    ),
    "rewritten": phrase(
        "elle n’est plus celle que note la marque de fin", "it is no longer the one that the end mark notes"
    ),
    "unmarked": phrase(
        "la marque de fin ne la connaît pas : elle a été ajoutée, ou la marque a été remplacée",
        "the end mark does not know it: it was added, or the mark was replaced",
    ),
}


def fault(line: int, code: str) -> Fault:
    """The fault of a line, by its code."""
    return Fault(line=line, code=code, what=FAULTS[code])


def fingerprint(content: bytes) -> str:
    """SHA-256 (FIPS 180-4), as `sha256sum` prints it.

    >>> fingerprint(b"abc")[:16]
    'ba7816bf8f01cfea'
    """
    return hashlib.sha256(content).hexdigest()


def canonical(fields: Mapping[str, object]) -> bytes:
    """The one way in which these fields are written: keys sorted, no blanks, ASCII alone.

    >>> canonical({"b": 1, "a": "x"})
    b'{"a":"x","b":1}'

    Raises:
        ValueError: a number is none that JSON knows.
    """
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def sealed(fields: Mapping[str, object], *, line: int, before: str) -> bytes:
    """The line with these fields, `before` being the seal of the line before it; it ends with a newline."""
    body = {**fields, "schema": SCHEMA, "line": line, "before": before}
    return canonical({**body, "seal": fingerprint(canonical(body))}) + b"\n"


def unsealed(raw: bytes, *, line: int, before: str) -> Mapping[str, object] | Fault:
    """The fields of a line (without its newline), or why it cannot stand there.

    >>> raw = sealed({"kind": "x"}, line=1, before=START).strip()
    >>> unsealed(raw.replace(b"x", b"y"), line=1, before=START).code
    'changed'
    >>> unsealed(raw, line=2, before=START).code
    'misplaced'
    """
    try:
        found = json.loads(raw)
        if not isinstance(found, dict):
            return fault(line, "unreadable")
        if type(found.get("schema")) is int and found["schema"] > SCHEMA:
            return fault(line, "future")
        body = {key: value for key, value in found.items() if key != "seal"}
        is_whole = raw == canonical(found) and found.get("seal") == fingerprint(canonical(body))
    except (ValueError, RecursionError):
        return fault(line, "unreadable")
    if not is_whole or type(found.get("schema")) is not int or found["schema"] != SCHEMA:
        return fault(line, "changed")
    return found if (found.get("line"), found.get("before")) == (line, before) else fault(line, "misplaced")
