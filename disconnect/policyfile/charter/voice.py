"""One of the two languages: sentences and what is put into them, lists, quotes, spaces that do not break."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Pair = tuple[str, str]
"""The same words in French and in English."""

LANGUAGES = ("fr", "en")
NO_BREAK = "\N{NO-BREAK SPACE}"
AND: Pair = ("et", "and")
OR: Pair = ("ou", "or")
_FRENCH_SPACE = re.compile(r" (?=[:;!?»])|(?<=«) ")
_PLACE = re.compile(r"\{(\w+)\}")
# What XML cannot hold, the other controls, and the marks that let a text be read in another order than it is written.
_UNSEEN = re.compile(r"[^\t\n -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Voice:
    """The words of the language `lang`.

    >>> Voice("fr").say(("{who} : oui", "{who}: yes"), who="Ada").replace(NO_BREAK, "_")
    'Ada_: oui'
    """

    lang: str

    def pick(self, pair: Pair) -> str:
        """The words of the pair in this language, with the spaces that belong to it."""
        return self.spaced(pair[LANGUAGES.index(self.lang)])

    def spaced(self, written: str) -> str:
        """Our own words with the spaces that belong to them: in French none breaks before a sign."""
        return _FRENCH_SPACE.sub(NO_BREAK, written) if self.lang == "fr" else written

    def say(self, pair: Pair, /, **values: str) -> str:
        """The words of the pair, with `values` in the places that they name in braces.

        What is put in is never read for braces or spaces: it is whatever the parties wrote.
        """
        return _PLACE.sub(lambda place: values[place[1]], self.pick(pair))

    def own(self, both: Mapping[str, str]) -> str:
        """What the parties wrote, in this language."""
        return clean(both[self.lang])

    def quoted(self, text: str) -> str:
        """A text between the language's quotes.

        >>> Voice("en").quoted("office")
        '“office”'
        """
        return f"«{NO_BREAK}{clean(text)}{NO_BREAK}»" if self.lang == "fr" else f"“{clean(text)}”"

    def joined(self, parts: Iterable[str], joint: Pair = AND) -> str:
        """The parts as a reader lists them.

        >>> Voice("fr").joined(["lundi", "mardi", "jeudi"]), Voice("en").joined(["mail", "phone"], OR)
        ('lundi, mardi et jeudi', 'mail or phone')
        """
        *firsts, last = tuple(parts) or ("",)
        return f"{', '.join(firsts)} {self.pick(joint)} {last}" if firsts else last


def clean(text: str) -> str:
    r"""What the parties wrote, without characters that nobody sees and no document can hold.

    >>> clean("one\x07 two")
    'one two'
    """
    return _UNSEEN.sub("", text).strip()


def capital(text: str) -> str:
    """The text with its first letter as a capital.

    >>> capital("à l’employeur")
    'À l’employeur'
    """
    return text[:1].upper() + text[1:]
