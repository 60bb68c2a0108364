"""A layer beneath a company's policy, in the same language: a branch agreement, `policies/branch/IDCC.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from disconnect.errors import ConfigError
from disconnect.model.phrase import phrase
from disconnect.policyfile.assemble import commitments_of, on_call_of, one
from disconnect.policyfile.clauses import clause_of
from disconnect.policyfile.fields import Fields
from disconnect.policyfile.lines import line_numbers
from disconnect.policyfile.mistakes import Mistake, PolicyFileError, located, one_of
from disconnect.policyfile.read import toml_document
from disconnect.policyfile.sections.practice import MEETINGS
from disconnect.policyfile.sections.times import REST

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from disconnect.model.agreement import Clause, Commitment, MeetingTerms, OnCallTerms, Rest

ENDING = ".toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A branch agreement as floors: what a company's policy may exceed and may not fall short of.

    `id` is the number (IDCC); each clause's `ref` names the article with its identifier. What is not compared with a
    policy has no place in it: windows of contact are commitments.
    """

    id: str
    title: Mapping[str, str]
    clauses: Mapping[str, Clause]
    commitments: tuple[Commitment, ...] = ()
    rest: Rest | None = None
    on_call: OnCallTerms | None = None
    meetings: MeetingTerms | None = None


def branches() -> tuple[str, ...]:
    """The numbers (IDCC) of the branch agreements that we hold, in order."""
    names = (entry.name for entry in _folder().iterdir())
    return tuple(sorted((name.removesuffix(ENDING) for name in names if name.endswith(ENDING)), key=int))


@cache
def branch(idcc: str) -> Layer:
    """The branch agreement of a number.

    Raises:
        ConfigError: we hold none of that number.
        PolicyFileError: (a ConfigError) its file has mistakes.
    """
    known = branches()
    if idcc not in known:
        where = phrase("accord de branche « {idcc} »", 'branch agreement "{idcc}"', idcc=idcc)
        what = phrase("nous n’avons pas d’accord de ce numéro", "we hold no agreement of that number")
        raise ConfigError(where=where, what=what, mend=one_of(idcc, known))
    return layer_of((_folder() / f"{idcc}{ENDING}").read_text("utf-8"), f"branch/{idcc}{ENDING}")


def layer_of(text: str, name: str) -> Layer:
    """The layer that `text` holds; `name` is what errors call it.

    Raises:
        PolicyFileError: it is no TOML, or something in it cannot be used; `problems` lists all that is wrong.
    """
    mistakes: list[Mistake] = []
    found = _layer(Fields(toml_document(text, name), (), mistakes))
    if mistakes:
        raise PolicyFileError(name, located(mistakes, line_numbers(text), name))
    return found


def _layer(fields: Fields) -> Layer:
    clauses = {name: clause_of(name, table) for name, table in fields.tables("clauses")}
    names: dict[str, tuple[str, ...]] = {"clause": tuple(clauses), "hours": ()}
    found = Layer(
        id=fields.text("id"),
        title=fields.titles("title"),
        clauses=clauses,
        rest=one(fields, "rest", REST, names),
        on_call=on_call_of(fields, names),
        meetings=one(fields, "meetings", MEETINGS, names),
        commitments=tuple(commitments_of(fields, names)),
    )
    fields.close()
    return found


def _folder() -> Traversable:
    return files("disconnect") / "policies" / "branch"
