"""The page of each mistake that a policy file may have, in both languages, with a broken file and what its writer is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.policyfile.findings.pages import difference
from disconnect.policyfile.findings.reading import MISTAKES, page_of
from disconnect.policyfile.mistakes import PolicyFileError
from disconnect.policyfile.read import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME = "policy.toml"


def reading_pages(broken: Mapping[str, str], sound: str) -> Mapping[str, str]:
    """The page of each code by its name; `broken` are texts that each differ from `sound` by one mistake."""
    examples: dict[str, tuple[str, str]] = {}
    for text in broken.values():
        for code, told in _told(text).items():
            examples.setdefault(page_of(code), (text, told))
    return {code: _page(code, examples.get(code), sound) for code in MISTAKES}


def _told(text: str) -> Mapping[str, str]:
    """The codes of a text's mistakes, each with what is told of the first."""
    try:
        parse(text, NAME)
    except PolicyFileError as error:
        return {problem.code: problem.line for problem in reversed(error.problems)}
    return {}


def _page(code: str, example: tuple[str, str] | None, sound: str) -> str:
    return "\n".join(_lines(code, example, sound)) + "\n"


def _lines(code: str, example: tuple[str, str] | None, sound: str) -> Iterator[str]:
    words = MISTAKES[code]
    yield from (f"# {code}", "", f"**FR** — {_sentence(words['fr'])}", "", f"**EN** — {_sentence(words['en'])}", "")
    yield from ("Une erreur du fichier : rien n’est appliqué avant qu’elle soit corrigée.", "")
    yield from ("A mistake of the file: nothing is used before it is corrected.", "")
    if example is not None:
        text, told = example
        yield from ("## Exemple · Example", "", "```diff", *difference(text, sound), "```", "")
        yield from ("Ce qui en est dit · what is told of it:", "", "```", told, "```", "")
    yield "[Tous les constats · All findings](README.md)"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def reading_index() -> str:
    """The list of these pages, below that of the findings."""
    rows = (f"| [{code}]({code}.md) | {words['fr']} | {words['en']} |" for code, words in MISTAKES.items())
    head = (
        "",
        "## Erreurs du fichier · Mistakes of the file",
        "",
        "| code | erreur | mistake |",
        "|---|---|---|",
    )
    return "\n".join((*head, *rows)) + "\n"
