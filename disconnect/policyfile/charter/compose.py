"""From a policy file to its charter, part by part."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from disconnect.policyfile.charter.annex import annex_blocks
from disconnect.policyfile.charter.articles import article_blocks
from disconnect.policyfile.charter.blocks import Charter
from disconnect.policyfile.charter.common import common_blocks
from disconnect.policyfile.charter.draft import Draft
from disconnect.policyfile.charter.identity import identity_blocks, scope_blocks
from disconnect.policyfile.charter.voice import Voice, clean
from disconnect.policyfile.read import parse

if TYPE_CHECKING:
    from disconnect.model.policy import Policy
    from disconnect.policyfile.charter.blocks import Block


def charter_of(text: str, name: str, lang: str) -> Charter:
    """The charter in the language `lang` of the policy file with the text `text`; `name` is what errors call it.

    >>> from disconnect.policyfile.templates import template
    >>> charter_of(template("plain"), "plain", "en").title
    'Plain week'

    Raises:
        PolicyFileError: (a ConfigError) the file has mistakes.
    """
    return composed(parse(text, name), tomllib.loads(text), lang)


def composed(policy: Policy, document: Mapping[str, Any], lang: str) -> Charter:
    """The charter of a policy that was read from the TOML document `document`, which says what of it was written."""
    draft = Draft(policy=policy, document=document, voice=Voice(lang))
    return Charter(
        lang=lang,
        title=draft.voice.own(policy.title),
        identifier=clean(policy.id),
        version=policy.version,
        blocks=tuple(_blocks(draft)),
    )


def _blocks(draft: Draft) -> Iterator[Block]:
    yield from identity_blocks(draft)
    yield from scope_blocks(draft)
    yield from article_blocks(draft)
    yield from common_blocks(draft)
    yield from annex_blocks(draft)
