"""Several people at once as a sentence needs them: by themselves, after *à* or *to*, after *de* or *of*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.model.agreement import Actor, Sector
from disconnect.policyfile.charter.blocks import Told
from disconnect.policyfile.charter.words import ACTORS, PUBLIC_ACTORS

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
    is_public = draft.policy.identity.sector is Sector.PUBLIC
    nouns = [PUBLIC_ACTORS.get(each, ACTORS[each]) if is_public else ACTORS[each] for each in actors]
    depends = any(each in PUBLIC_ACTORS for each in actors) and draft.given(*_SECTOR) is not None
    return group(draft, nouns, (_SECTOR,) if depends else ())


def group(draft: Draft, nouns: Iterable[Noun], paths: tuple[Path, ...] = ()) -> Group:
    """Nouns as a sentence takes them."""
    found, lang = tuple(nouns), draft.voice.lang
    return Group(
        bare=Told(draft.voice.joined(noun.bare(lang) for noun in found), paths),
        to=Told(draft.voice.joined(noun.to(lang) for noun in found), paths),
        of=Told(draft.voice.joined(noun.of(lang) for noun in found), paths),
        is_plural=len(found) > 1 or any(noun.is_plural for noun in found),
    )
