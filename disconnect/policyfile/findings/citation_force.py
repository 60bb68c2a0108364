"""An article cited that exists, and was not in force on the day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both
from disconnect.policyfile.law import citations

if TYPE_CHECKING:
    from disconnect.model.law import Version


def _look(subject: Subject) -> Iterator[Told]:
    """Each article cited of which versions are known, none of them on the day."""
    for clause in subject.policy.clauses.values():
        for cited in dict.fromkeys(citations(clause.ref)):
            versions = subject.law.articles.get(cited.number, ())
            if versions and subject.law.version(cited.number, subject.day) is None:
                yield Told(
                    path=("clauses", clause.id, "ref"),
                    clause=clause.id,
                    what=both(
                        "{article} n’était pas en vigueur le {day} ; il l’est {spans}",
                        "{article} was not in force on {day}; it is {spans}",
                        article=cited.article,
                        day=subject.day.isoformat(),
                        spans=(_spans(versions, 0), _spans(versions, 1)),
                    ),
                    way_out=both(
                        "citez l’article en vigueur ce jour-là, ou contrôlez la politique au jour voulu (--on)",
                        "cite the article in force on that day, or check the policy as of the day meant (--on)",
                    ),
                )


def _spans(versions: tuple[Version, ...], language: int) -> str:
    """The days of which versions are known: neighbours joined, the end left out."""
    spans: list[list[str]] = []
    for version in versions:
        end = version.until.isoformat() if version.until else ""
        if spans and spans[-1][1] == version.since.isoformat():
            spans[-1][1] = end
        else:
            spans.append([version.since.isoformat(), end])
    words = (("depuis le {}", "du {} au {} exclu"), ("since {}", "from {} until before {}"))[language]
    return ", ".join(words[1].format(since, end) if end else words[0].format(since) for since, end in spans)


CHECK = Check(
    code="FR-CITATION-NOT-IN-FORCE",
    severity=Severity.WARNING,
    where="FR",
    title={"fr": "Article cité hors vigueur", "en": "Cited article not in force"},
    why={
        "fr": "Les numéros du Code changent : une clause doit citer le texte qui vaut le jour où on la lit.",
        "en": "The Code’s numbers change: a clause should cite the text that holds on the day it is read.",
    },
    look=_look,
)
