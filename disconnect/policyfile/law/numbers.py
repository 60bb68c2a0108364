"""Numbers as French texts of law write them: in words ("deux cent dix-huit", "vingt et une") or in digits ("4 000")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

LARGEST = 9999
LONGEST = 8
"""Words of the longest number: neuf mille neuf cent quatre-vingt-dix-neuf."""

_SIMPLE = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
_SCORES = 80
_ONES = (1, 11)
"""What is joined with "et" below 80: vingt et un, soixante et onze."""
_TOKEN = re.compile(r"[0-9]{1,3}(?:[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}][0-9]{3})+(?![0-9])|[0-9]+|[^\W\d_]+")
_JOINT = re.compile(r"[\s\-\N{NON-BREAKING HYPHEN}\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")
_SPELLINGS = {"une": "un", "cents": "cent", "vingts": "vingt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A number found in a text, and where it ends there."""

    value: int
    end: int


def in_words(number: int) -> str:
    """A number from 0 to 9,999 in French words, as usually spelled.

    >>> in_words(218), in_words(80), in_words(71)
    ('deux cent dix-huit', 'quatre-vingts', 'soixante et onze')

    Raises:
        ValueError: the number is out of that range.
    """
    if not 0 <= number <= LARGEST:
        msg = f"{number} is not from 0 to {LARGEST}"
        raise ValueError(msg)
    thousands, rest = divmod(number, 1000)
    hundreds, small = divmod(rest, 100)
    parts = (
        f"{_times(thousands)}mille" if thousands else "",
        f"{_times(hundreds)}cent{'s' if hundreds > 1 and not small else ''}" if hundreds else "",
        _below_hundred(small) if small or not number else "",
    )
    return " ".join(part for part in parts if part)


def _times(factor: int) -> str:
    return f"{_SIMPLE[factor]} " if factor > 1 else ""


def _below_hundred(number: int) -> str:
    if number < len(_SIMPLE):
        return _SIMPLE[number]
    ten = max(ten for ten in _TENS if ten <= number)
    rest = number - ten
    if not rest:
        return _TENS[ten] + ("s" if ten == _SCORES else "")
    return f"{_TENS[ten]}{' et ' if rest in _ONES and ten < _SCORES else '-'}{_SIMPLE[rest]}"


def read_number(text: str) -> int | None:
    """The number that `text` is, in words or digits; None where it is something else.

    Hyphens may stand everywhere or nowhere, and "un" may be "une".

    >>> read_number("vingt et une"), read_number("vingt-et-un"), read_number("4 000"), read_number("souvent")
    (21, 21, 4000, None)
    """
    found = numbers_in(text.strip())
    return found[0].value if len(found) == 1 and found[0].end == len(text.strip()) else None


def numbers_in(text: str) -> tuple[Found, ...]:
    """Every number in `text`, in order, each as long as it goes.

    >>> [found.value for found in numbers_in("deux cent dix-huit jours, soit quatre-vingts de plus")]
    [218, 80]
    """
    return tuple(_numbers_in(text))


def _numbers_in(text: str) -> Iterator[Found]:
    tokens = list(_TOKEN.finditer(text))
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token[0][0].isdigit():
            yield Found(value=int(re.sub(r"\D", "", token[0])), end=token.end())
            place += 1
            continue
        length, value = _longest(text, tokens[place : place + LONGEST])
        # "pour cent" is a unit, and no hundred.
        if length and not (token[0] == "cent" and place and tokens[place - 1][0] == "pour"):
            yield Found(value=value, end=tokens[place + length - 1].end())
        place += length or 1


def _longest(text: str, tokens: list[re.Match[str]]) -> tuple[int, int]:
    """How many of `tokens`, from the first on, make a number, and which; 0 of them where they make none."""
    words: list[str] = []
    best = (0, 0)
    for length, token in enumerate(tokens, start=1):
        if words and not _JOINT.fullmatch(text, tokens[length - 2].end(), token.start()):
            break
        words.append(_spelling(token[0]))
        value = _readings().get(" ".join(words))
        best = best if value is None else (length, value)
    return best


@cache
def _readings() -> Mapping[str, int]:
    """Every number by its words in one spelling."""
    words = ((number, in_words(number).replace("-", " ").split()) for number in range(LARGEST + 1))
    return {" ".join(map(_spelling, spelled)): number for number, spelled in words}


def _spelling(word: str) -> str:
    word = word.casefold()
    return _SPELLINGS.get(word, word)
