"""Rest and length of days below the branch agreement's: what the policy says of them, and what its hours leave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.model.agreement import Commitment, Delay, Unit
from disconnect.policyfile.branch.floors import DAYS_BASED, Floor, floors
from disconnect.policyfile.branch.offers import offers, strictest
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.dated import laid
from disconnect.policyfile.findings.kept import broken
from disconnect.policyfile.findings.words import both

if TYPE_CHECKING:
    from disconnect.policyfile.findings.base import Words
    from disconnect.policyfile.mistakes import Path

LENGTHS = frozenset(
    {"daily_rest", "weekly_rest", "longest_span", "longest_day", "days_in_a_row", "rest_days", "breaks"}
)
"""Kinds that give lengths of work and rest: a policy keeps them by its hours, and need not say them again."""
KEYS = {"daily_rest": "daily_hours", "weekly_rest": "weekly_hours", "longest_day": "longest_day_hours"}


def _look(subject: Subject) -> Iterator[Told]:
    """What is said below the floors, then what is scheduled below them; each once."""
    for floor in _lengths(subject):
        yield from _said_below(subject, floor)
        yield from _scheduled_below(subject, floor)


def _lengths(subject: Subject) -> Iterator[Floor]:
    """The floors on lengths, those of the layer's [rest] included."""
    layer = subject.branch
    yield from (floor for floor in floors(subject) if floor.is_binding and floor.owed.kind in LENGTHS)
    if layer is None or layer.rest is None:
        return
    for kind, hours in (("daily_rest", layer.rest.daily), ("weekly_rest", layer.rest.weekly)):
        if hours is not None:
            length = Delay(round(hours * 60), Unit.MINUTES)
            owed = Commitment(clause=layer.rest.clause, kind=kind, length=length)
            yield Floor(clause=layer.clauses[layer.rest.clause], owed=owed, aside=None)


def _said_below(subject: Subject, floor: Floor) -> Iterator[Told]:
    promised = offers(subject.policy)
    best, short = strictest(floor.owed, promised)
    if best is None or not short:
        return
    number = promised.index(best)
    in_rest = number >= len(subject.policy.commitments)
    path: Path = ("rest", KEYS[best.kind]) if in_rest else ("commitments", number, short[0].key)
    keys = "; ".join(f"{each.key} = {each.offered or '-'} (< {each.floor or '*'})" for each in short)
    yield _told(
        path,
        best.clause,
        floor,
        both("la politique dit {keys}", "the policy says {keys}", keys=keys),
    )


def _scheduled_below(subject: Subject, floor: Floor) -> Iterator[Told]:
    """The worst day of each run of hours whom the floor concerns."""
    number = floor.owed.length.days * 24 if floor.owed.length else floor.owed.times
    for run in laid(subject.policy, subject.day) if number else ():
        if not floor.owed.contracts or (run.hours.is_frame and floor.owed.contracts & DAYS_BASED):
            asked = both("il en faut {number}", "{number} are asked for", number=float(number or 0))
            found = broken(run, floor.owed.kind, number or 0, asked)
            if found is not None:
                yield _told(found[0], run.hours.clause, floor, found[1])


def _told(path: Path, own: str, floor: Floor, what: Words) -> Told:
    text = both(
        " ; la branche dit : « {text} » ({ref})",
        "; the branch says: “{text}” ({ref})",
        text=(floor.clause.text.get("fr", ""), floor.clause.text.get("en", "")),
        ref=floor.clause.ref,
    )
    return Told(
        path=path,
        clause=own,
        what={language: said + text[language] for language, said in what.items()},
        way_out=both("respectez au moins la branche", "keep at least to what the branch says"),
    )


CHECK = Check(
    code="BRANCH-REST",
    severity=Severity.ERROR,
    where=FRANCE,
    derogable=True,
    title={"fr": "Repos en deçà de la branche", "en": "Rest below the branch"},
    why={
        "fr": "L’accord de branche fixe des repos et des limites : ce que la politique dit et ce que ses horaires prévoient doit les respecter.",
        "en": "The branch agreement sets rests and limits: what the policy says and what its hours schedule must keep them.",
    },
    look=_look,
)
