"""Messages of one area in both languages, side by side in a table of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.report.texts import NO_BREAK, Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("fr", "en")
_FRENCH_SPACE = re.compile(r" (?=[:;!?»])|(?<=«) ")
_BEFORE_UNIT = re.compile(r"(?<=[\d}]) (?=h\b)")


@dataclass(frozen=True, slots=True)
class Wording:
    """The messages of a table (French and English by key) in the language `lang`.

    >>> Wording({"hello": ("Bonjour {name}", "Hello {name}")}, "fr")("hello", name="Ada")
    'Bonjour Ada'
    """

    table: Mapping[str, tuple[str, str]]
    lang: str

    def __call__(self, key: str, /, **values: object) -> str:
        """The message `key`, with `values` in the places that it names in braces.

        What belongs together stays on one line: hours and their unit, in French also a sign and the word before it.
        """
        written = _BEFORE_UNIT.sub(NO_BREAK, self.table[key][LANGUAGES.index(self.lang)])
        return (_FRENCH_SPACE.sub(NO_BREAK, written) if self.lang == "fr" else written).format(**values)

    @property
    def texts(self) -> Texts:
        """Dates and numbers as the language writes them."""
        return Texts(self.lang)
