"""The language of a run of the command line: chosen once, before anything is read, for click's own words too."""

from __future__ import annotations

import gettext
import os
import re
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

from disconnect.model.phrase import in_language

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "click"
_NO_BREAK = re.compile(r" (?=[:;?!»])|(?<=«) ")
_LANGUAGE: ContextVar[str] = ContextVar("language", default="en")


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Let the command line speak "fr" or "en", click's own words too.

    Click looks each of its texts up by gettext in the program's domain, whose language is that of the environment:
    LANGUAGE, which goes before every other variable.
    """
    domain, language = gettext.textdomain(), os.environ.get("LANGUAGE")
    before = _LANGUAGE.set(lang)
    gettext.bindtextdomain(DOMAIN, str(LOCALES))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = lang
    try:
        yield
    finally:
        _LANGUAGE.reset(before)
        gettext.textdomain(domain)
        os.environ.pop("LANGUAGE")
        os.environ.update({} if language is None else {"LANGUAGE": language})


def is_french() -> bool:
    """Whether this run speaks French."""
    return _LANGUAGE.get() == "fr"


def spoken(text: str) -> str:
    """The text in the language of this run; in English outside of one.

    >>> from disconnect.model.phrase import Phrase
    >>> with speaking("fr"):
    ...     spoken(Phrase("un texte", "a text"))
    'un texte'
    """
    return in_language(text, _LANGUAGE.get())


def spoken_wrapped(text: str) -> str:
    """The same for a text that will be broken into lines: none begins with the colon of a French sentence."""
    return _NO_BREAK.sub("\N{NO-BREAK SPACE}", spoken(text)) if is_french() else spoken(text)
