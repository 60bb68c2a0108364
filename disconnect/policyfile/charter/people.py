"""Several people at once as a sentence needs them: by themselves, after *à* or *to*, after *de* or *of*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.model.agreement import Actor, Sector
from disconnect.model.terms import Relation
from disconnect.policyfile.charter.blocks import Told
from disconnect.policyfile.charter.voice import OR
from disconnect.policyfile.charter.words import (
    ACTORS,
    COMPANY,
    PUBLIC_ACTORS,
    PUBLIC_SENDERS,
    SENDERS,
    SERVICE,
    in_order,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from disconnect.policyfile.charter.blocks import Path
    from disconnect.policyfile.charter.draft import Draft
    from disconnect.policyfile.charter.words import Noun

_SECTOR: Path = ("identity", "sector")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People or times as a sentence takes them, and whether its verb is in the plural."""

    bare: Told
    to: Told
    of: Told
    is_plural: bool


def people(draft: Draft, actors: Sequence[Actor]) -> Group:
    """Those who act, or for whom something is done; in the public service some have other names."""
    words = {**ACTORS, **PUBLIC_ACTORS} if is_public(draft) else ACTORS
    nouns = [words[each] for each in actors]
    return group(draft, nouns, by_sector(draft) if any(each in PUBLIC_ACTORS for each in actors) else ())


def employer(draft: Draft) -> Group:
    """What people work for: the company, or the service where the text is one of the public sector."""
    return group(draft, (SERVICE if is_public(draft) else COMPANY,), by_sector(draft))


def senders(draft: Draft, relations: frozenset[Relation]) -> Told:
    """Those who are one of these to somebody; nothing where none is named."""
    words = {**SENDERS, **PUBLIC_SENDERS} if is_public(draft) else SENDERS
    found = in_order(relations, Relation)
    text = draft.voice.joined((draft.voice.pick(words[each]) for each in found), OR)
    return Told(text, by_sector(draft) if relations & PUBLIC_SENDERS.keys() else ())


def is_public(draft: Draft) -> bool:
    """Whether the text is one of the public sector, which has words of its own."""
    return draft.policy.identity.sector is Sector.PUBLIC


def by_sector(draft: Draft) -> tuple[Path, ...]:
    """The place of the sector, for words that are others in the public service; none where the file says none."""
    return () if draft.given(*_SECTOR) is None else (_SECTOR,)


def group(draft: Draft, nouns: Iterable[Noun], paths: tuple[Path, ...] = ()) -> Group:
    """Nouns as a sentence takes them."""
    found, lang = tuple(nouns), draft.voice.lang
    return Group(
        bare=Told(draft.voice.joined(noun.bare(lang) for noun in found), paths),
        to=Told(draft.voice.joined(noun.to(lang) for noun in found), paths),
        of=Told(draft.voice.joined(noun.of(lang) for noun in found), paths),
        is_plural=len(found) > 1 or any(noun.is_plural for noun in found),
    )
