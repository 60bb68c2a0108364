"""The table of responses, `[[responses]]`: for which situations, what happens; the first row that fits decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import TYPE_CHECKING

from disconnect.model.policy import Action, QuietClass, Relation, Response
from disconnect.policyfile.mistakes import Fault

if TYPE_CHECKING:
    from disconnect.policyfile.fields import Fields

ACTIONS = {action.value: action for action in Action}
CLASS, RELATION, ON_CALL = "class", "relation", "on_call"
_NEVER = Fault(
    code="response-unreachable",
    what="this row can never be reached: the rows above take every situation it is for",
    mend="move it above the broader row, or drop it",
)
Situation = tuple[QuietClass, Relation, bool]
"""What a row may ask for: class of quiet time, what the sender is to the recipient, on call or not."""

EVERY_SITUATION = frozenset(product(QuietClass, Relation, (True, False)))


def responses_of(rows: Iterable[Fields], clauses: Iterable[str]) -> tuple[Response, ...]:
    """The rows in order; mistakes are noted in each, and so is a row that none of its situations can reach."""
    names, tables = tuple(clauses), tuple(rows)
    before = [fields.noted for fields in tables[:1]]
    found = tuple(_response(fields, names) for fields in tables)
    # A row with a mistake may read as broader than it is meant: what it hides is not known yet.
    if before == [fields.noted for fields in tables[:1]]:
        for number in unreachable(found):
            tables[number].note("", _NEVER)
    return found


def unreachable(responses: Sequence[Response]) -> tuple[int, ...]:
    """The rows (from 0) all of whose situations are taken by the rows before, alone or together.

    >>> night = Response(clause="2", action=Action.NUDGE, classes=frozenset({QuietClass.NIGHT}))
    >>> unreachable([Response(clause="1", action=Action.DELIVER), night])
    (1,)
    """
    taken: set[Situation] = set()
    found = []
    for number, response in enumerate(responses):
        fits = situations(response)
        if fits <= taken:
            found.append(number)
        taken |= fits
    return tuple(found)


def situations(response: Response) -> frozenset[Situation]:
    """Every (class, relation, on-call flag) that a row fits, whatever stands above it.

    >>> len(situations(Response(clause="1", action=Action.NUDGE))) == len(QuietClass) * len(Relation) * 2
    True
    """
    return frozenset(
        (quiet, relation, on_call)
        for quiet, relation, on_call in EVERY_SITUATION
        if quiet in (response.classes or (quiet,))
        and relation in (response.relations or (relation,))
        and response.on_call in {None, on_call}
    )


def _response(fields: Fields, clauses: tuple[str, ...]) -> Response:
    clause = fields.known("clause", clauses, "clause")
    action = fields.known("action", ACTIONS, "action")
    when = fields.inner("when")
    classes, relations = when.choices(CLASS, QuietClass), when.choices(RELATION, Relation)
    on_call = when.flag(ON_CALL)
    when.close()
    fields.close()
    return Response(
        clause=clause,
        action=ACTIONS.get(action, Action.DELIVER),
        classes=classes,
        relations=relations,
        on_call=on_call,
    )
