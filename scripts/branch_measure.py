"""How far the clause language says what branch agreements say: each row of the list judged by the clause it names.

`python -m scripts.branch_measure` reads the layer files, judges every row anew, and writes `expressed` and `why` into
docs/measured/branch-sentences.toml; `by` is written by hand. Nothing is claimed here: what a clause holds decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING

from disconnect.policyfile.branch.strictness import KEYS
from disconnect.policyfile.layers import Layer, layer_of
from scripts.branch_sentences import CHECKABLE, LIST, PRINTED, RECOMMENDED, ROOT, SUBJECTS, Row, listed, page, totals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disconnect.model.agreement import Commitment

NAMES = frozenset({"clause", "kind"})
"""Fields of a commitment that say what it is, not how much it protects."""
SECTIONS: Mapping[str, frozenset[str]] = {
    "rest": frozenset({"times"}),
    "on_call": frozenset({"times", "exceptions"}),
    "meetings": frozenset({"times"}),
}
"""Sections of a layer that findings compare with a policy, and the subjects of which they hold values."""
REACTION = frozenset({"within", "every", "times", "to", "who"})
VALUES: Mapping[str, frozenset[str]] = {
    "times": frozenset({"during", "between", "days", "every"}),
    "people": frozenset({"who", "to"}),
    "exceptions": frozenset({"exemptions", "contracts", "from_employees"}),
    "follow-up": REACTION,
    "alert": REACTION,
}
"""The keys of which a commitment must fill one to speak of a subject."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a row is compared by the machine, and why not, or why nobody is held to it."""

    expressed: str
    why: str = ""


@cache
def layer(file: str) -> Layer:
    """The layer in a file of the repository, read as the product reads it."""
    return layer_of((ROOT / file).read_text("utf-8"), file)


def resting(row: Row) -> tuple[tuple[Commitment, ...], frozenset[str]]:
    """The commitments and the sections that rest on the clause a row names."""
    file, _, clause = row.by.partition("#")
    found = layer(file)
    sections = (name for name in SECTIONS if getattr(getattr(found, name), "clause", None) == clause)
    return tuple(each for each in found.commitments if each.clause == clause), frozenset(sections)


def filled(commitment: Commitment) -> frozenset[str]:
    """The fields in which a commitment says something.

    >>> from disconnect.model.agreement import Commitment
    >>> sorted(filled(Commitment(clause="c", kind="alert", times=2)))
    ['clause', 'kind', 'times']
    """
    return frozenset(field.name for field in fields(commitment) if getattr(commitment, field.name) not in _SILENT)


_SILENT: tuple[object, ...] = (frozenset(), (), {}, None, False, 0)


def judged(row: Row) -> Judgement:
    """Whether all that a row's clause says stands in keys that strictness compares, for every subject of the row."""
    if not row.by:
        return Judgement("none", "no kind of commitment and no section says this")
    commitments, sections = resting(row)
    if not commitments and not sections:
        return Judgement("text", "the clause has words only")
    keys = frozenset(key for each in commitments for key in filled(each))
    unseen = sorted(keys - NAMES - KEYS.keys())
    if unseen:
        return Judgement("text", f"partly in words: {', '.join(unseen)} is compared by nothing")
    lacking = [subject for subject in SUBJECTS if subject in row.subjects and not _speaks_of(subject, keys, sections)]
    if lacking:
        return Judgement("text", f"no value for {', '.join(lacking)}")
    is_free = not sections and all(each.optional for each in commitments)
    return Judgement("checked", RECOMMENDED if is_free else "")


def _speaks_of(subject: str, keys: frozenset[str], sections: frozenset[str]) -> bool:
    in_sections = any(subject in SECTIONS[name] for name in sections)
    return subject not in CHECKABLE or in_sections or bool(VALUES[subject] & keys)


def rewritten(text: str, rows: tuple[Row, ...]) -> str:
    """The list with the judgement of each row beside its `by`, everything else as it was."""
    head, *blocks = text.split("[[sentences]]\n")
    pairs = zip(rows, blocks, strict=True)
    return head + "\n".join(f"[[sentences]]\n{_block(row, block)}" for row, block in pairs)


def _block(row: Row, block: str) -> str:
    kept = [line for line in block.rstrip("\n").split("\n") if not re.match(r"(?:expressed|why) = ", line)]
    if row.operative:
        kept.extend(_lines(judged(row)))
    return "\n".join(kept) + "\n"


def _lines(found: Judgement) -> Iterator[str]:
    yield f'expressed = "{found.expressed}"'
    if found.why:
        yield f'why = "{found.why}"'


def main() -> int:
    """Judge every row, write the list and its page, print the totals."""
    LIST.write_text(rewritten(LIST.read_text("utf-8"), listed()), "utf-8")
    PRINTED.write_text(page(listed()), "utf-8")
    print(*(f"{name} {count}" for name, count in totals(listed()).items()), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
