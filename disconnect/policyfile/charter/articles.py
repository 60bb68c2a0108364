"""The articles of a charter: one for each clause, in the order of the file, with everything that rests on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.charter.blocks import Block, Heading, Style, Told, passage
from disconnect.policyfile.charter.weeks import choice_blocks, hours_blocks

if TYPE_CHECKING:
    from disconnect.model.agreement import Clause
    from disconnect.policyfile.charter.draft import Draft
    from disconnect.policyfile.charter.voice import Pair

ARTICLE: Pair = ("Article {number} – {title}", "Article {number} – {title}")
REFERENCE: Pair = ("Référence : {ref}", "Reference: {ref}")
DEROGATES: Pair = (
    "Les parties indiquent que cette clause s’écarte, par le texte cité en référence, de : {codes}.",
    "The parties state that this clause departs, by the text named as its reference, from: {codes}.",
)
SECTIONS: tuple[Callable[[Draft, str], Iterator[Block]], ...] = (hours_blocks, choice_blocks)
"""What may rest on a clause, in the order in which an article tells it."""


def article_blocks(draft: Draft) -> Iterator[Block]:
    """Every clause as a numbered article."""
    for number, (name, clause) in enumerate(draft.policy.clauses.items(), start=1):
        yield from _article(draft, number, clause)
        for section in SECTIONS:
            yield from section(draft, name)


def anchor(number: int) -> str:
    """What a link to an article leads to."""
    return f"article-{number}"


def _article(draft: Draft, number: int, clause: Clause) -> Iterator[Block]:
    path = ("clauses", clause.id)
    title = draft.own(clause.title, *path, "title")
    heading = draft.say(ARTICLE, number=str(number), title=title)
    yield Heading(text=heading.text, level=2, paths=heading.paths, anchor=anchor(number))
    yield passage(draft.say(REFERENCE, ref=reference(clause)))
    if clause.text:
        yield passage(draft.own(clause.text, *path, "text"), Style.QUOTE)
    if clause.derogates:
        yield passage(draft.say(DEROGATES, (*path, "derogates"), codes=draft.quoted(clause.derogates)))


def reference(clause: Clause) -> Told:
    """The reference of a clause, as the file gives it."""
    return Told(clause.ref, (("clauses", clause.id, "ref"),))
