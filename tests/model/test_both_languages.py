"""Whatever a person can be told is written in both languages, and the French as French is written."""

from __future__ import annotations

import ast
import re

import pytest

from disconnect.model.phrase import in_language, one_among, phrase, quoted
from tests.french import english_in, slips_in
from tests.model.sentences import phrases, plain_texts, sources

SOURCES = sources()
# File, what it is for, how the text begins: why one language is enough.
ALLOWED = {
    ("disconnect/app/checking.py", "_warning", "chmod "): "a command to copy",
    ("disconnect/app/config.py", "where", "{where} zone"): "a setting's name",
    ("connectors/ics/connector.py", "where", "path"): "a setting's name",
    ("disconnect/policyfile/scenarios/mails.py", "what", ""): "a key of the scenario file, which has its own words",
    ("disconnect/policyfile/scenarios/meetings.py", "what", ""): "a key of the scenario file, which has its own words",
    ("disconnect/policyfile/scenarios/telling.py", "what", "{what}, "): "the reader's language is chosen already",
    ("disconnect/policyfile/scenarios/telling.py", "what", ", "): "the reader's language is chosen already",
    ("disconnect/policyfile/findings/citation.py", "where", "FR"): "a country's code",
    ("disconnect/policyfile/findings/citation_force.py", "where", "FR"): "a country's code",
    ("disconnect/policyfile/findings/telework_slots.py", "where", "FR"): "a country's code",
    ("disconnect/policyfile/findings/two_lives.py", "where", "FR"): "a country's code",
}
SAME = frozenset({"configuration", "sources", "message"})
"""Words that French and English share."""


def test_what_is_told_is_never_a_text_in_one_language() -> None:
    found = [text for text in plain_texts(SOURCES) if not _reason(text.file, text.name, text.text)]
    assert [f"{text.file}:{text.line} {text.name}: {text.text}" for text in found] == []


def test_no_exception_is_kept_that_is_not_needed() -> None:
    found = list(plain_texts(SOURCES))
    used = {key for key in ALLOWED for text in found if _fits(key, text.file, text.name, text.text)}
    assert ALLOWED.keys() - used == set()


@pytest.mark.parametrize(
    "line",
    [
        'ConfigError(where="config.toml", what="it is no date", mend=MEND)',
        'ConfigError(where=f"policy {name}", what=WHAT, mend=MEND)',
        'Problem(what=f"row {row}")',
        'Problem(what=WHAT + " (again)")',
        'Problem(what="one" if row else WHAT)',
        'Problem(mend=", ".join(names))',
        'Problem(mend="use {}".format(name))',
        'refusal(source, "it is no date", MEND)',
        'self.fail("it is no date", None, ctx)',
        'mend = "write it otherwise"',
    ],
)
def test_a_text_in_one_language_is_found(line: str) -> None:
    modules = {"helper.py": ast.parse("def refusal(source, what, mend): ..."), "broken.py": ast.parse(line)}
    assert {text.file for text in plain_texts(modules)} == {"broken.py"}


@pytest.mark.parametrize(
    "line",
    [
        'ConfigError(where=f"{file}, [sources.{name}]", what=phrase("un", "one"), mend="")',
        'ConfigError(where="--week", what=WHAT, mend=joined([one, two], ", "))',
        "ConfigError(where=str(path), what=what, mend=fault.mend)",
    ],
)
def test_a_phrase_and_a_place_in_a_file_are_let_through(line: str) -> None:
    assert list(plain_texts({"sound.py": ast.parse(line)})) == []


def test_every_phrase_is_written_as_french_is() -> None:
    pairs = list(phrases(SOURCES))
    assert len(pairs) > 500, "the source that is looked through is the product's"
    wrong = [(fr.file, fr.line, slips) for fr, _ in pairs if (slips := slips_in(fr.text) or english_in(fr.text))]
    same = [(fr.file, fr.line, fr.text) for fr, en in pairs if fr.text == en.text and _has_words(fr.text)]
    assert (wrong, same) == ([], [])


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("l'annuaire", "l'a"),
        ("quoi: cela", "i:"),
        ("ici; puis là", "i;"),
        ("vraiment?", "t?"),
    ],
)
def test_a_slip_of_the_typist_is_found(text: str, slip: str) -> None:
    assert slips_in(text) == [slip]
    assert slips_in(re.sub(r"(?=[:;?])", " ", text.replace("'", "’"))) == []


def test_what_somebody_wrote_stands_between_the_quotes_of_the_language() -> None:
    told = phrase("il n’y a pas de source {name}", "there is no source {name}", name=quoted("po\nst"))
    assert (str(told), told.fr) == ("there is no source 'po\\nst'", "il n’y a pas de source « po\\nst »")
    assert in_language(one_among(("a", "b")), "fr") == "choisissez parmi a, b"


def _reason(file: str, name: str, text: str) -> str:
    return next((why for key, why in ALLOWED.items() if _fits(key, file, name, text)), "")


def _fits(key: tuple[str, str, str], file: str, name: str, text: str) -> bool:
    return (file, name) == key[:2] and text.startswith(key[2])


def _has_words(text: str) -> bool:
    return text not in SAME and bool(re.search(r"[^\W\d_]{2}", re.sub(r"\{\w+\}", "", text)))
