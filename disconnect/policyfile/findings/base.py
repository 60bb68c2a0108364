"""What a check is: it looks at one policy with all that lies beneath and beside it, and tells what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
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
ANYWHERE, FRANCE, ELSEWHERE = "", "FR", "*"
"""Where a check looks: everywhere, where France's Labour Code governs, where only the Union's law is known."""


class Severity(Enum):
    """How much a finding matters: an error fails the check, a warning only the strict one, a note neither."""

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

    def number(self, parameter: str) -> float | None:
        """The number that the law gives for a parameter on the day, None where it gives none."""
        known = self.law.parameters.get(parameter)
        found = known.at(self.day) if known else None
        return float(found.value) if found is not None and isinstance(found.value, int | float) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing found: where (keys of the file from the top down), what, and a way out; `clause` it concerns.

    `floor_kept` is False where no derogation can make it lawful: what is found lies below the last floor of the law.
    `severity` is given where this one matters more or less than the check's findings do in general, `parameter` where
    its law stands in another parameter than the check's.
    """

    path: tuple[str | int, ...]
    what: Words
    way_out: Words
    clause: str = ""
    floor_kept: bool = True
    severity: Severity | None = None
    parameter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One kind of finding: a stable code, how much it matters, its page in the documentation, and how to look.

    `parameter` names the parameter of law whose article is cited; `where` says under whose law it looks; a `derogable`
    finding becomes `departed`, a note, where a clause departs from it lawfully and names by which text.
    """

    code: str
    severity: Severity
    title: Words
    why: Words
    look: Callable[[Subject], Iterator[Told]]
    parameter: str = ""
    where: str = ANYWHERE
    derogable: bool = False
    departed: Severity = Severity.NOTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check told of a policy: line of the file (None where the file lacks something), article cited.

    `is_verified` is False where nobody has read the cited text; `page` is the finding's page in the documentation.
    """

    code: str
    severity: Severity
    where: str
    line: int | None
    clause: str
    what: Words
    way_out: Words
    reference: Reference | None = None
    is_verified: bool = True
    page: str = ""
