"""How much a policy file may hold: far more than any policy needs, and little enough that reading it always ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disconnect.model.phrase import phrase
from disconnect.policyfile.mistakes import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LARGEST = 256 * 1024
"""Characters of a file; three hundred clauses with fifty groups of hours take a quarter of it."""
LONGEST_LINE = 10_000
"""Characters of a line: the TOML parser takes the square of a key's length to read it."""
DEEPEST = 32
"""Tables and lists inside one another."""
WIDEST = 2**63
"""Whole numbers lie below it, and not under its negative: TOML promises no more."""

TOO_DEEP = Fault(
    code="file-too-deep",
    what=phrase(
        "des sections ou des listes y sont emboîtées sur plus de {count} niveaux",
        "tables or lists lie inside one another more than {count} deep",
        count=DEEPEST,
    ),
    mend=phrase(
        "retirez cette ligne : une politique n’en demande pas dix", "take the line out: a policy needs not even ten"
    ),
)
TOO_WIDE = Fault(
    code="number-too-large",
    what=phrase("un nombre y est plus grand que TOML ne le permet", "a number in it is larger than TOML allows"),
    mend=phrase("écrivez un nombre qui tient sur 18 chiffres", "write a number of at most 18 digits"),
)
_DIGITS = re.compile(r"[0-9a-fA-F_]{19}")


def text_fault(text: str) -> tuple[int, Fault] | None:
    """The line and the fault of a text that is too large to be read, None where it is not."""
    if len(text) > LARGEST:
        what = phrase(
            "le fichier a {count} caractères ; une politique en a {most} au plus",
            "the file has {count} characters; a policy has {most} at most",
            count=len(text),
            most=LARGEST,
        )
        return 1, Fault(code="file-too-large", what=what, mend=_IS_POLICY)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            what = phrase(
                "la ligne a plus de {most} caractères", "the line has more than {most} characters", most=LONGEST_LINE
            )
            return number, Fault(code="file-too-large", what=what, mend=_BREAK)
    return None


_IS_POLICY = phrase("vérifiez que c’est bien le fichier de la politique", "check that it is the policy's file")
_BREAK = phrase(
    'coupez-la : un texte long s’écrit sur plusieurs lignes entre """ et """',
    'break it: a long text may take several lines between """ and """',
)


def document_fault(document: Mapping[str, object]) -> Fault | None:
    """What in a document lies too deep or is too large, None where nothing does."""
    for depth, value in _values(document):
        if depth > DEEPEST:
            return TOO_DEEP
        if isinstance(value, int) and not -WIDEST <= value < WIDEST:
            return TOO_WIDE
    return None


def line_of(fault: Fault, text: str) -> int:
    """The line on which such a fault of a document probably stands, the first of the file where none stands out."""
    lines = text.split("\n")
    if fault is TOO_WIDE:
        return next((number for number, line in enumerate(lines, start=1) if _DIGITS.search(line)), 1)
    signs = [line.count("[") + line.count("{") + line.count(".") for line in lines]
    return signs.index(max(signs)) + 1


def _values(document: Mapping[str, object]) -> Iterator[tuple[int, object]]:
    """Every value with its depth, without recursion, the deepest branch never followed further than needed."""
    waiting: list[tuple[int, object]] = [(0, document)]
    while waiting:
        depth, value = waiting.pop()
        yield depth, value
        if isinstance(value, dict):
            waiting.extend((depth + 1, inner) for inner in value.values())
        elif isinstance(value, list):
            waiting.extend((depth + 1, inner) for inner in value)
