"""The sentences of the French branch agreements: how a text is cut, and whether the list of them is whole.

`python scripts/branch_sentences.py check` compares docs/measured/branch-sentences.toml with the agreements' texts.
They are open data but not in the repository: DISCONNECT_DATA says where they lie. It prints counts, then every
mistake, and ends with 1 where there is one.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from dataclasses import dataclass, fields
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "docs" / "measured" / "branch-sentences.toml"
TEXTS = Path("fr-law") / "branch-clauses.json"
SUBJECTS = (
    "times", "people", "exceptions", "follow-up", "alert", "information",
    "training", "tools", "rights", "negotiation", "rest", "telework",
)  # fmt: skip
CHECKABLE = frozenset(SUBJECTS[:5])
"""An operative row with one of these subjects belongs to the rows that clauses must mostly express."""
WORD = "deconne"
PRINTED = LIST.with_suffix(".md")
RECOMMENDED = "recommended only: a policy may leave it out"
"""Why nobody is held to a row although its clause is compared key by key."""

_WINDOW = 60  # characters on either side of a space that decide whether a sentence ends there
_CAPITAL = r"(?:[«“\"(\[] ?)*[A-ZÀ-ÖØ-ÞŒ]"
_END = re.compile(r"[.!?…](?: ?[»”\")\]])*$")
_START = re.compile(rf"{_CAPITAL}|\d+(?:\.\d+)*\.? {_CAPITAL}|\(\d+\) |\d+[°)] |[a-z]\) ")
# "L. 2242-17", "art. 5", "n° 3", "M. X": the point belongs to the word.
_ABBREVIATION = re.compile(
    r"(?:^|[\s('’«“/-])(?:[A-Z]|art|al|cf|ex|p|no|n°|soc|cass|rév|réf|sect|chap|MM?|Mme|St)\.$", re.IGNORECASE
)
# A number that opens a paragraph ("2. Garanties") stays with it. A number in a reference ends its sentence.
_NUMERAL = re.compile(r"(?:^|[.!?…;:»”)\]] )\d{1,2}\.$")
_DOTTED_NUMERAL = re.compile(r"(?:^| )\d+(?:\.\d+)+\.$")
_REFERENCE = re.compile(r"(?:\barticles?|\bart\.|\bpoints?|\bet|\bà|\baux?|\bou|,|n°)$", re.IGNORECASE)
_HEADING = re.compile(rf"\d+(?:\.\d+)+\. {_CAPITAL}")
_ITEM = re.compile(r"-?[–―\u2212] ")
_BEFORE_ITEM = re.compile(r"[:;,.…?!](?: \(\d+\))?$")
_POINT = re.compile(r"\d+[°)] |[a-z]\) ")
_NOTE = re.compile(rf"\(\d+\) {_CAPITAL}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One sentence of the list: where it stands, what it says in our own words, how it is classified.

    `by` names the clause that says it as FILE#CLAUSE; `expressed` tells whether the machine compares it ("checked"),
    words alone hold a part of it ("text"), or no clause says it ("none"), and `why` where it does not.
    """

    article: str
    idcc: int
    number: int
    sha: str
    says_fr: str
    says: str
    operative: bool
    subjects: tuple[str, ...]
    why_not: str = ""
    expressed: str = ""
    by: str = ""
    why: str = ""

    @property
    def place(self) -> tuple[str, int]:
        """Article and number: what tells a row from every other."""
        return self.article, self.number

    @property
    def is_checkable(self) -> bool:
        """Whether it is one of those that clauses must mostly express."""
        return self.operative and bool(CHECKABLE.intersection(self.subjects))


def sentences(text: str) -> tuple[str, ...]:
    """What a text says, sentence by sentence and list item by list item, in its order, white space made single.

    Nothing is lost: joined by single spaces, the pieces are the text. A piece begins after a full stop that ends a
    sentence, before a list item ("– ", "• ", "a) ", "1° "), a dotted heading number or a footnote. A heading without
    punctuation and the sentence behind it are one piece. A semicolon alone separates nothing.

    >>> sentences("2. Repos  Le repos dure 11 h (art. L. 3131-1). Sont exclus : – les gardes ; – les voyages.")
    ('2. Repos Le repos dure 11 h (art. L. 3131-1).', 'Sont exclus :', '– les gardes ;', '– les voyages.')
    """
    flat = " ".join(text.split())
    cuts = [at.start() for at in re.finditer(" ", flat) if _separates(flat, at.start())]
    return tuple(flat[start:end].strip() for start, end in zip([0, *cuts], [*cuts, len(flat)], strict=True) if flat)


def sha(sentence: str) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of a sentence, its white space made single.

    >>> sha(" Un  mot. ") == sha("Un mot.")
    True
    """
    return hashlib.sha256(" ".join(sentence.split()).encode()).hexdigest()[:12]


def plain(text: str) -> str:
    """A text in small letters, without accents and soft hyphens, to look for a word in.

    >>> plain("DÉCONNEXION")
    'deconnexion'
    """
    letters = unicodedata.normalize("NFKD", text.replace("\xad", "").casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def listed(path: Path = LIST) -> tuple[Row, ...]:
    """The rows of the list, in its order.

    Raises:
        TypeError: where a row has a field too few.
    """
    document = tomllib.loads(path.read_text("utf-8"))
    names = frozenset(field.name for field in fields(Row))
    chosen = ({name: row[name] for name in names.intersection(row)} for row in document["sentences"])
    return tuple(Row(**{**row, "subjects": tuple(row["subjects"])}) for row in chosen)


def articles(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """The sentences of each article in the folder of real data, by the article's identifier."""
    document = json.loads((folder / TEXTS).read_text("utf-8"))
    return {clause["id"]: sentences(clause["text"]) for clause in document["clauses"]}


def mistakes(rows: Iterable[Row], texts: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """What is wrong between the list and the texts: rows that are not there, sentences that are not listed."""
    places = set()
    for row in rows:
        places.add(row.place)
        of_article = texts.get(row.article, ())
        if not 0 <= row.number < len(of_article):
            yield f"{row.article} {row.number}: there is no such sentence; correct article or number"
        elif sha(of_article[row.number]) != row.sha:
            yield f"{row.article} {row.number}: the sentence is another one; read it again and correct the row"
    for article, of_article in texts.items():
        for number, sentence in enumerate(of_article):
            if WORD in plain(sentence) and (article, number) not in places:
                yield f"{article} {number}: a sentence with the word is not listed; add a row"


def counts(rows: tuple[Row, ...]) -> Iterator[str]:
    """The list in figures, line by line: all, by branch, by subject."""
    operative = tuple(row for row in rows if row.operative)
    yield f"rows {len(rows)}, operative {len(operative)}, checkable {sum(row.is_checkable for row in rows)}"
    yield "branch (idcc): rows, operative, checkable"
    for idcc in sorted({row.idcc for row in rows}):
        of_branch = tuple(row for row in rows if row.idcc == idcc)
        found = len(of_branch), sum(row.operative for row in of_branch), sum(row.is_checkable for row in of_branch)
        yield "{:>7}: {:>4} {:>4} {:>4}".format(idcc, *found)
    yield "subject: operative rows"
    by_subject = Counter(subject for row in operative for subject in row.subjects)
    yield from (f"{subject:>12}: {by_subject[subject]:>4}" for subject in SUBJECTS)


def totals(rows: Iterable[Row]) -> Mapping[str, int]:
    """How many checkable rows there are, are checked, are checked but only recommended, in words, in no clause."""
    checkable = tuple(row for row in rows if row.is_checkable)
    found = Counter(row.expressed for row in checkable)
    free = sum(row.expressed == "checked" and row.why == RECOMMENDED for row in checkable)
    return {
        "checkable": len(checkable),
        "checked": found["checked"],
        "recommended": free,
        "text": found["text"],
        "none": found["none"],
    }


def page(rows: tuple[Row, ...]) -> str:
    """The list for readers: totals, then a table for every article of every branch."""
    of = totals(rows)
    share = of["checked"] / of["checkable"]
    head = _PAGE.format(**of, rows=len(rows), operative=sum(row.operative for row in rows), share=f"{share:.1%}")
    tables = (
        f"## IDCC {idcc}, {article}\n{_TABLE}{''.join(map(_line, chosen))}"
        for (idcc, article), chosen in groupby(rows, key=lambda row: (row.idcc, row.article))
    )
    return head + "\n" + "\n".join(tables)


_PAGE = """\
# The sentences of the branch agreements, and the clauses that say them

*Written by `python -m scripts.branch_measure` out of `branch-sentences.toml` and the layer files: do not edit it here.
How the list was made and what “checked” means: [README](README.md).*

- rows {rows}, operative {operative}, checkable {checkable}
- checkable and checked: **{checked}** ({share}), of which {recommended} are recommendations only
- checkable and partly in words: {text}; in no clause: {none}
"""
_TABLE = """
| n° | says | subjects | expressed | by | why |
|---:|---|---|---|---|---|
"""


def _line(row: Row) -> str:
    file, _, clause = row.by.partition("#")
    by = f"[{clause}](../../{file})" if clause else ""
    said = f"{row.says_fr} / {row.says}".replace("|", "\\|")
    return (
        f"| {row.number} | {said} | {', '.join(row.subjects)} | {row.expressed} | {by} | {row.why or row.why_not} |\n"
    )


def main(arguments: list[str]) -> int:
    """Run the check; 0 where the list and the texts agree."""
    if arguments != ["check"]:
        print("usage: python scripts/branch_sentences.py check", file=sys.stderr)
        return 2
    folder = Path(os.environ.get("DISCONNECT_DATA", ROOT.parent / "shared" / "data"))
    if not (folder / TEXTS).is_file():
        print(f"{TEXTS} is not in {folder}; DISCONNECT_DATA says where the data lie", file=sys.stderr)
        return 1
    rows = listed()
    print(*counts(rows), sep="\n")
    found = tuple(mistakes(rows, articles(folder)))
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


def _separates(flat: str, at: int) -> bool:
    """Whether the space at this place stands between two pieces."""
    before, after = flat[max(0, at - _WINDOW) : at], flat[at + 1 : at + 1 + _WINDOW]
    if _ITEM.match(after):
        return _BEFORE_ITEM.search(before) is not None
    if _HEADING.match(after):
        return _REFERENCE.search(before) is None
    if after.startswith("• ") or (_POINT.match(after) and before.endswith((":", ";"))):
        return True
    if _NOTE.match(after) and before.endswith(")"):
        return True
    return bool(_END.search(before) and _START.match(after)) and not _belongs_on(before)


def _belongs_on(before: str) -> bool:
    """Whether the full stop at the end belongs to an abbreviation or to a paragraph's number."""
    dotted = _DOTTED_NUMERAL.search(before)
    opens = dotted is not None and _REFERENCE.search(before[: dotted.start()]) is None
    return opens or bool(_ABBREVIATION.search(before) or _NUMERAL.search(before))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
