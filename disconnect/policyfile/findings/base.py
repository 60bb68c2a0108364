"""What a check is: it looks at one policy with all that lies beneath and beside it, and tells what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from disconnect.model.law import LawBook, Reference
    from disconnect.model.person import Directory
    from disconnect.model.policy import Policy
    from disconnect.policyfile.layers import Layer

Words = Mapping[str, str]
"""A text by language: fr and en."""


class Severity(Enum):
    """How much a finding matters: an error keeps a policy from being used, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One policy with the law and the branch agreement beneath it, and what is in force beside it, on a date.

    `directory` is None where nobody's row is known; `others` are the other policies in force.
    """

    policy: Policy
    day: date
    law: LawBook
    branch: Layer | None = None
    directory: Directory | None = None
    others: tuple[Policy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing found: where (keys of the file from the top down), what, and a way out; `clause` it concerns."""

    path: tuple[str | int, ...]
    what: Words
    way_out: Words
    clause: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One kind of finding: a stable code, how much it matters, its page in the documentation, and how to look.

    `parameter` names the parameter of law whose article is cited; `references` gives further sources.
    """

    code: str
    severity: Severity
    title: Words
    why: Words
    look: Callable[[Subject], Iterator[Told]]
    parameter: str = ""
    references: tuple[Reference, ...] = ()
    derogable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check told of a policy, placed: line of the file (None where the file lacks something), article cited."""

    code: str
    severity: Severity
    where: str
    line: int | None
    clause: str
    what: Words
    way_out: Words
    reference: Reference | None = None
    notes: Words = field(default_factory=dict)
