"""The end of a charter: every reference at a glance, and which policy file the text was made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.charter.articles import reference
from disconnect.policyfile.charter.blocks import Block, Heading, Passage, Row, Table, once
from disconnect.policyfile.charter.voice import clean

if TYPE_CHECKING:
    from disconnect.policyfile.charter.blocks import Path
    from disconnect.policyfile.charter.draft import Draft
    from disconnect.policyfile.charter.voice import Pair

HEADING: Pair = ("Annexe – Références et version", "Annex – References and version")
REFERENCES: Pair = ("Références des articles", "References of the articles")
REFERENCE_HEADS: tuple[Pair, ...] = (("Article", "Article"), ("Titre", "Title"), ("Référence", "Reference"))
ORIGIN: Pair = ("Fichier de la politique dont ce texte est tiré", "Policy file that this text is made from")
ORIGIN_HEADS: tuple[Pair, ...] = (("Rubrique", "Item"), ("Contenu", "Content"))
IDENTIFIER: Pair = ("Identifiant de la politique", "Policy identifier")
LABEL: Pair = ("Version donnée par les parties", "The parties’ own version")
SCHEMA: Pair = ("Schéma du fichier", "Schema of the file")
HASH: Pair = ("Empreinte du contenu", "Content hash")
WHOLE_FILE: Path = ()
NO_ADVICE: Pair = (
    "Ce texte est tiré du seul fichier de la politique par disconnect, qui ne donne aucun conseil juridique.",
    "This text is made from the policy file alone by disconnect, which gives no legal advice.",
)


def annex_blocks(draft: Draft) -> Iterator[Block]:
    """The annex: references, identifier, version, content hash."""
    pick = draft.voice.pick
    yield Heading(text=pick(HEADING), level=2, anchor="annex")
    rows = tuple(_references(draft))
    if rows:
        yield Table(caption=pick(REFERENCES), heads=tuple(map(pick, REFERENCE_HEADS)), rows=rows)
    yield Table(caption=pick(ORIGIN), heads=tuple(map(pick, ORIGIN_HEADS)), rows=tuple(_origin(draft)))
    yield Passage(text=pick(NO_ADVICE))


def _references(draft: Draft) -> Iterator[Row]:
    for number, clause in enumerate(draft.policy.clauses.values(), start=1):
        title = draft.own(clause.title, "clauses", clause.id, "title")
        ref = reference(clause)
        yield Row(cells=(str(number), title.text, ref.text), paths=once((*title.paths, *ref.paths)))


def _origin(draft: Draft) -> Iterator[Row]:
    policy, pick = draft.policy, draft.voice.pick
    yield Row(cells=(pick(IDENTIFIER), clean(policy.id)), paths=(("id",),))
    if policy.identity.version:
        yield Row(cells=(pick(LABEL), clean(policy.identity.version)), paths=(("identity", "version"),))
    if draft.given("schema") is not None:
        yield Row(cells=(pick(SCHEMA), str(draft.given("schema"))), paths=(("schema",),))
    yield Row(cells=(pick(HASH), policy.version), paths=(WHOLE_FILE,))
