"""The vocabulary of commitments: what a clause may promise, and what must be said with it.

A new kind of commitment is one entry in `kinds/` and one pair of sentences in the charter. Every kind may say for which
contracts, headcounts, occasions and ways of working it holds and what it is about; what is compared between two
commitments of one kind, and how, stands in `branch/strictness.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.policyfile.kinds.follow_up import FOLLOW_UP
from disconnect.policyfile.kinds.kind import ALWAYS, Kind
from disconnect.policyfile.kinds.practice import PRACTICE
from disconnect.policyfile.kinds.rest import REST
from disconnect.policyfile.kinds.rights import RIGHTS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ALWAYS", "KINDS", "Kind"]

KINDS: Mapping[str, Kind] = {**RIGHTS, **REST, **PRACTICE, **FOLLOW_UP}
"""Every kind, in the order in which a charter tells them."""
