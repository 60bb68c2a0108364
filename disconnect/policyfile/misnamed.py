"""What a row of the directory asks of a policy that the policy does not have: hours, holidays, a choice of hours.

The cell is never told: where columns have shifted it may be an address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.errors import ConfigError
from disconnect.model.hours import with_choice
from disconnect.model.phrase import phrase
from disconnect.policyfile.clock import period
from disconnect.policyfile.faults import NONE_OF
from disconnect.policyfile.mistakes import Fault, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disconnect.model.person import Place
    from disconnect.model.policy import Policy


UNKNOWN = frozenset({"hours-unknown", "holidays-unknown"})
"""Codes of what leaves a person without a calendar though the policy governs them."""
ZONE_MISSING = "zone-missing"
_NO_ZONE = Fault(
    code=ZONE_MISSING,
    what=phrase(
        "ni la ligne, ni son site, ni la politique n’a de fuseau ; la personne n’est dans aucun chiffre",
        "neither the row nor its site nor the policy has a time zone; the person is in no figure",
    ),
    mend=phrase(
        "donnez un fuseau à la politique, à la ligne (colonne time_zone) ou à son site ([sites.NOM] zone)",
        "give the policy a zone, or the row (column time_zone), or its site ([sites.NAME] zone)",
    ),
)


def is_misnamed(policy: Policy, place: Place) -> bool:
    """Whether the place names hours or holidays that its policy does not have: nobody knows its working time.

    >>> from disconnect.model.person import Place
    >>> from disconnect.policyfile.read import parse
    >>> from disconnect.policyfile.templates import template
    >>> plain = parse(template("plain"), "plain")
    >>> is_misnamed(plain, Place()), is_misnamed(plain, Place(hours="nosuch"))
    (False, True)
    """
    return bool(_unknown(policy, place))


def cell_misfits(policy: Policy, place: Place) -> Iterator[Fault]:
    """What is wrong with the cells of a place under its policy; the zone of its site is in the place already."""
    if not (place.zone or policy.zone):
        yield _NO_ZONE
    unknown = _unknown(policy, place)
    for column, kind, names in unknown:
        yield _nameless(policy, column, kind, names)
    if place.own_hours and not unknown and not _is_allowed(policy, place):
        yield Fault(
            code="own-hours-outside",
            what=phrase(
                "own_hours est hors des limites de la politique {id} ; les horaires habituels de la personne valent",
                "the own_hours lie outside the limits of the policy {id}; the person's usual hours are used",
                id=policy.id,
            ),
            mend=phrase(
                "laissez la personne choisir dans les limites : disconnect hours set ; ou videz la case",
                "let the person choose inside the limits: disconnect hours set; or leave the cell blank",
            ),
        )


def _unknown(policy: Policy, place: Place) -> tuple[tuple[str, str, Iterable[str]], ...]:
    """The columns whose cell names nothing of the policy, each with what it should name, and what there is."""
    hours, holidays = place.hours or policy.default_hours, place.holidays or policy.holidays
    asked = (
        ("hours", "hours", hours, policy.hours),
        ("holidays", "holiday calendar", holidays, policy.holiday_rules),
    )
    return tuple((column, kind, known) for column, kind, name, known in asked if name and name not in known)


def _nameless(policy: Policy, column: str, kind: str, names: Iterable[str]) -> Fault:
    return Fault(
        code=f"{column}-unknown",
        what=phrase(
            "la politique {id} n’a {of} du nom écrit sous {column} ; la personne est sans horaires : son courriel est "
            "remis, et elle n’est dans aucun chiffre",
            "the policy {id} has no {kind} of the name under {column}; the person has no calendar: mail to them is "
            "delivered, and they are in no figure",
            id=policy.id,
            of=NONE_OF[kind],
            kind=kind,
            column=column,
        ),
        mend=phrase(
            "écrivez l’un de : {names} ; ou laissez vide ; ou ajoutez-le à la politique",
            "write one of: {names}; or leave it blank; or add it to the policy",
            names=listed(sorted(names)),
        ),
    )


def _is_allowed(policy: Policy, place: Place) -> bool:
    """Whether the policy lets somebody there choose these hours."""
    times = period(place.own_hours)
    if isinstance(times, Fault):
        return False
    try:
        with_choice(policy.hours[place.hours or policy.default_hours], *times)
    except ConfigError:
        return False
    return True
