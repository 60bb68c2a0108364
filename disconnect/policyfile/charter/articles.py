"""The articles of a charter: one for each clause, in the order of the file, with everything that rests on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from disconnect.policyfile.charter.blocks import Block, Heading, Style, Told, passage
from disconnect.policyfile.charter.commitments import commitment_blocks
from disconnect.policyfile.charter.practice import exception_blocks, meeting_blocks, on_call_blocks
from disconnect.policyfile.charter.publication import report_blocks
from disconnect.policyfile.charter.responses import response_blocks
from disconnect.policyfile.charter.times import closure_blocks, rest_blocks, slot_blocks, telework_blocks
from disconnect.policyfile.charter.voice import clean
from disconnect.policyfile.charter.weeks import choice_blocks, hours_blocks

if TYPE_CHECKING:
    from disconnect.model.agreement import Clause
    from disconnect.policyfile.charter.draft import Draft
    from disconnect.policyfile.charter.voice import Pair
    from disconnect.policyfile.findings.base import Check

ARTICLE: Pair = ("Article {number} – {title}", "Article {number} – {title}")
REFERENCE: Pair = ("Référence : {ref}", "Reference: {ref}")
DEROGATES: Pair = (
    "Les parties indiquent que cette clause s’écarte, par le texte cité en référence, de : {codes}.",
    "The parties state that this clause departs, by the text named as its reference, from: {codes}.",
)
SECTIONS: tuple[tuple[Pair | None, Callable[[Draft, str], Iterator[Block]]], ...] = (
    (None, hours_blocks),
    (("Choix de ses horaires", "Choice of one’s hours"), choice_blocks),
    (("Repos", "Rest"), rest_blocks),
    (("Plages", "Slots"), slot_blocks),
    (("Fermetures", "Closures"), closure_blocks),
    (("Télétravail", "Telework"), telework_blocks),
    (("Règles sur les messages", "Rules on messages"), response_blocks),
    (("Astreintes", "On-call duty"), on_call_blocks),
    (("Exceptions", "Exceptions"), exception_blocks),
    (("Réunions", "Meetings"), meeting_blocks),
    (("Rapports", "Reports"), report_blocks),
    (("Engagements", "Commitments"), commitment_blocks),
)
"""What may rest on a clause, in the order in which an article tells it; each group of hours has its own heading."""


def article_blocks(draft: Draft) -> Iterator[Block]:
    """Every clause as a numbered article."""
    for number, (name, clause) in enumerate(draft.policy.clauses.items(), start=1):
        yield from _article(draft, number, clause)
        found = [(title, tuple(section(draft, name))) for title, section in SECTIONS]
        parts = [(title, blocks) for title, blocks in found if blocks]
        for title, blocks in parts:
            if title is not None and len(parts) > 1:
                yield Heading(text=draft.voice.pick(title), level=3)
            yield from blocks


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
        yield passage(draft.say(DEROGATES, (*path, "derogates"), codes=_departures(draft, clause)))


def reference(clause: Clause) -> Told:
    """The reference of a clause, as the file gives it."""
    return Told(clean(clause.ref), (("clauses", clause.id, "ref"),))


def _departures(draft: Draft, clause: Clause) -> str:
    """The findings that a clause departs from by their titles, each with its code; the code alone where it is no more.

    The register of findings is imported only where a clause departs from one: it reads laws and branch agreements.
    """
    checks: tuple[Check, ...] = import_module("disconnect.policyfile.findings.register").REGISTER
    titles = {check.code: check.title[draft.voice.lang] for check in checks}
    codes = sorted(clause.derogates)
    return draft.voice.joined(
        f"{draft.voice.quoted(titles[code])} ({code})" if code in titles else code for code in codes
    )
