"""A window in which people may be contacted, wider than the branch agreement's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from disconnect.model.agreement import Actor
from disconnect.policyfile.branch.floors import Floor, floors
from disconnect.policyfile.branch.offers import strictest
from disconnect.policyfile.branch.weaker import told_weaker
from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both, clock

if TYPE_CHECKING:
    from disconnect.model.agreement import Minutes

KIND = "contact_window"


def _look(subject: Subject) -> Iterator[Told]:
    """The policy's own windows, then the slots of telework; beside a window only recommended they are warnings."""
    for floor in floors(subject):
        if floor.aside is None and floor.owed.kind == KIND:
            severity = Severity.WARNING if floor.owed.optional else None
            meant = replace(floor, owed=replace(floor.owed, optional=False))
            yield from (
                replace(told, severity=severity) for told in (*_own(subject, meant), *_telework(subject, meant))
            )


def _own(subject: Subject, floor: Floor) -> Iterator[Told]:
    promises = subject.policy.commitments
    best, short = strictest(floor.owed, promises)
    if best is not None and short:
        yield told_weaker(("commitments", promises.index(best), short[0].key), best.clause, floor.clause, short)


def _telework(subject: Subject, floor: Floor) -> Iterator[Told]:
    telework, window = subject.policy.telework, floor.owed.between
    if telework is None or window is None or not floor.owed.who & {Actor.SUPERIOR, Actor.EMPLOYER, Actor.EVERYONE}:
        return
    for slot in telework.contact:
        if not _is_inside(slot, window):
            yield Told(
                path=("telework", "contact"),
                clause=telework.clause,
                what=both(
                    "la plage de contact {start}-{end} sort de celle de la branche, {first}-{last} ({ref})",
                    "the contact slot {start}-{end} lies outside the branch’s, {first}-{last} ({ref})",
                    start=clock(slot[0]),
                    end=clock(slot[1]),
                    first=clock(window[0]),
                    last=clock(window[1]),
                    ref=floor.clause.ref,
                ),
                way_out=both("ramenez-la à l’intérieur", "keep it inside"),
            )


def _is_inside(slot: Minutes, window: Minutes) -> bool:
    return window[0] <= slot[0] and slot[1] <= window[1]


CHECK = Check(
    code="BRANCH-CONTACT-WINDOW",
    severity=Severity.ERROR,
    where=FRANCE,
    title={"fr": "Plage de contact plus large que celle de la branche", "en": "Contact window wider than the branch’s"},
    why={
        "fr": "La branche dit entre quelles heures on peut contacter les salariés : la politique peut resserrer cette plage, non l’élargir.",
        "en": "The branch says between which hours employees may be contacted: a policy may narrow that window, not widen it.",
    },
    look=_look,
)
