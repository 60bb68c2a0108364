"""Times in which the branch agreement forbids soliciting, and the table of responses delivers mail at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.engine.cases import deciding
from disconnect.model.policy import Action, QuietClass, Relation
from disconnect.policyfile.branch.floors import Floor, floors
from disconnect.policyfile.clock import MINUTES_OF_DAY
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.protected_not_answered import BOUND
from disconnect.policyfile.findings.words import both
from disconnect.policyfile.show import ENGLISH, FRENCH

if TYPE_CHECKING:
    from disconnect.model.agreement import Minutes
    from disconnect.model.policy import Policy

Passing = dict[tuple[QuietClass, Relation], int | None]
"""What the table lets pass: class and relation, with the row that says so (None: no row does)."""


def _look(subject: Subject) -> Iterator[Told]:
    """For each such floor, the first class of quiet time in which those it binds are let through."""
    passing = _passing(subject.policy)
    for floor in floors(subject):
        relations = {relation for who in floor.owed.who for relation in BOUND.get(who, set())}
        rows = [
            (quiet, passing[quiet, relation])
            for quiet in (_closed(floor, subject.policy) if floor.aside is None else ())
            for relation in Relation
            if relation in relations and (quiet, relation) in passing
        ]
        if rows:
            yield _told(floor, *rows[0])


def _closed(floor: Floor, policy: Policy) -> Iterator[QuietClass]:
    """The classes of quiet time in which the floor lets nobody write, in their order."""
    owed = floor.owed
    if owed.kind == "no_solicitation":
        classes = {quiet for time in owed.during for quiet in time.classes}
    elif owed.kind == "contact_window" and owed.between is not None:
        classes = set(_outside(owed.between, policy))
    else:
        classes = set()
    return (quiet for quiet in QuietClass if quiet in classes)


def _outside(window: Minutes, policy: Policy) -> Iterator[QuietClass]:
    """Classes of a working day some of which lies outside a window by the clock."""
    inside = {minute % MINUTES_OF_DAY for minute in range(*window)}
    end = policy.night_end + (MINUTES_OF_DAY if policy.night_end <= policy.night_start else 0)
    night = {minute % MINUTES_OF_DAY for minute in range(policy.night_start, end)}
    if night - inside:
        yield QuietClass.NIGHT
    if policy.night_end % MINUTES_OF_DAY not in inside:
        yield QuietClass.MORNING
    if (policy.night_start - 1) % MINUTES_OF_DAY not in inside:
        yield QuietClass.EVENING


def _passing(policy: Policy) -> Passing:
    found: Passing = {}
    for case, row in deciding(policy.responses):
        if case.quiet is None or case.slot or case.on_call:
            continue
        if row is None or row.action is Action.DELIVER:
            found.setdefault((case.quiet, case.relation), None if row is None else policy.responses.index(row))
    return found


def _told(floor: Floor, quiet: QuietClass, row: int | None) -> Told:
    return Told(
        path=("responses",) if row is None else ("responses", row),
        severity=Severity.WARNING if floor.owed.optional else None,
        what=both(
            "la branche exclut d’y solliciter ({ref}), mais la table remet aussitôt le courriel : {quiet}",
            "the branch rules out soliciting there ({ref}), yet the table delivers mail at once: {quiet}",
            ref=floor.clause.ref,
            quiet=(FRENCH.classes[quiet], ENGLISH.classes[quiet]),
        ),
        way_out=both(
            'ajoutez une ligne [[responses]] avec action = "nudge" ou "defer" pour cette classe',
            'add a row [[responses]] with action = "nudge" or "defer" for that class',
        ),
    )


CHECK = Check(
    code="BRANCH-NOT-ANSWERED",
    severity=Severity.ERROR,
    where=FRANCE,
    title={"fr": "Temps protégé par la branche, sans réponse", "en": "Time the branch protects, without a response"},
    why={
        "fr": "Là où la branche exclut de solliciter les salariés, la table ne devrait pas remettre aussitôt leurs courriels.",
        "en": "Where the branch rules out soliciting employees, the table should not deliver their mail at once.",
    },
    look=_look,
)
