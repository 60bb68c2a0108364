"""What gives away that a French sentence was not written, or not set, as French."""

from __future__ import annotations

import re

ENGLISH = frozenset({"the", "an", "is", "are", "not", "of", "this", "that", "and", "write", "use", "give", "keep"})
OF_THE_FILE = re.compile(r"/\S+|« .*? »|\".*?\"|`.*?`|\(.*?\)|\[.*?\]|\{.*?\}|\b\w+ = |: .*")
"""What stands there is the file's own, and may be in any language."""
_WRITTEN = re.compile(r"\".*?\"|`.*?`|\[.*?\]")
_SLIP = re.compile(r"[^\W\d]'[^\W\d]|[^\s:;?!][:;?!](?=\s|$)")


def english_in(*texts: str) -> list[str]:
    """English words in French texts, what they quote left aside.

    >>> english_in("il is là", "« the »")
    ['is']
    """
    return sorted(set(re.findall(r"[^\W\d]+", OF_THE_FILE.sub("", " ".join(texts)))) & ENGLISH)


def slips_in(text: str) -> list[str]:
    """A straight apostrophe between letters, a sign that stands without its space.

    >>> slips_in("l'heure: « a »")
    ["l'h", 'e:']
    """
    return _SLIP.findall(_WRITTEN.sub("", text))
