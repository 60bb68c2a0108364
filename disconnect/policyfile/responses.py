"""The table of responses, `[[responses]]`: for which situations, what happens; the first row that fits decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.engine.cases import unreachable
from disconnect.engine.telework import TELEWORK_SLOT
from disconnect.model.policy import Action, QuietClass, Relation, Response
from disconnect.policyfile.forms import Flag, Named, One, Some, SomeNamed, Whole
from disconnect.policyfile.mistakes import Fault
from disconnect.policyfile.sections.common import clause_key
from disconnect.policyfile.spec import Key, Spec

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disconnect.policyfile.fields import Fields
    from disconnect.policyfile.forms import Names

__all__ = ["TELEWORK_SLOT", "responses_of"]

LONGEST_AFTER_WORK = 12 * 60
_NEVER = Fault(
    code="response-unreachable",
    what="this row can never be reached: the rows above take every situation it is for",
    mend="move it above the broader row, or drop it",
)
_EXTERNAL_HELD = Fault(
    code="external-held",
    what="mail from outside is always delivered: whoever is no person of the directory is neither reminded nor held",
    mend='write action = "deliver", or take "external" out of the relations',
)
_SLOT_WITH_CLASS = Fault(
    code="slot-and-class",
    what="a row for slots is for working and quiet time alike, and names classes of quiet time besides",
    mend="drop the classes, or write one row for the slots and one for the classes",
)

WHEN = Spec(
    make=dict,
    keys=(
        Key(
            name="class",
            to="classes",
            form=Some(QuietClass),
            fr="classes de temps de déconnexion (par défaut toutes)",
            en="classes of quiet time (all unless given)",
            example='["night", "evening"]',
        ),
        Key(
            name="relation",
            to="relations",
            form=Some(Relation),
            fr="ce que l’expéditeur est au destinataire (par défaut tout)",
            en="what the sender is to the recipient (anything unless given)",
            example='["superior"]',
        ),
        Key(
            name="on_call",
            form=Flag(),
            fr="destinataire d’astreinte, ou non",
            en="recipient on call, or not",
            example="true",
        ),
        Key(
            name="slot",
            to="slots",
            form=SomeNamed("slot"),
            fr="plages nommées : la ligne vaut alors aussi pendant le temps de travail",
            en="named slots: the row then holds in working time too",
            example='["friday-afternoon"]',
        ),
        Key(
            name="minutes_after_work",
            to="after_work",
            form=Whole(1, LONGEST_AFTER_WORK),
            fr="dans ces minutes qui suivent la fin d’une période de travail",
            en="within these minutes after a working period has ended",
            example="30",
        ),
        Key(
            name="hours",
            form=SomeNamed("hours"),
            fr="horaires du destinataire (par défaut tous)",
            en="hours of the recipient (all unless given)",
            example='["night-shift"]',
        ),
    ),
)
RESPONSE = Spec(
    make=Response,
    keys=(
        clause_key("la ligne", "the row"),
        Key(name="action", form=One(Action), required=True, fr="ce qui se passe", en="what happens", example='"nudge"'),
        Key(
            name="nudge",
            form=Named("nudge"),
            fr="mots du rappel (par défaut ceux du produit)",
            en="words of the reminder (the product’s unless given)",
            example='"evening"',
        ),
    ),
)


def responses_of(rows: Iterable[Fields], names: Names) -> tuple[Response, ...]:
    """The rows in order; mistakes are noted in each, and so is a row that none of its situations can reach."""
    tables = tuple(rows)
    before = [fields.noted for fields in tables[:1]]
    found = tuple(_response(fields, names) for fields in tables)
    # A row with a mistake may read as broader than it is meant: what it hides is not known yet.
    if before == [fields.noted for fields in tables[:1]]:
        for number in unreachable(found):
            tables[number].note("", _NEVER)
    return found


def _response(fields: Fields, names: Names) -> Response:
    when = fields.inner("when")
    conditions = WHEN.read(when, names)
    found: Response = RESPONSE.read(fields, names, **conditions)
    if Relation.EXTERNAL in found.relations and found.action is not Action.DELIVER:
        fields.note("action", _EXTERNAL_HELD)
    if found.slots and found.classes:
        when.note("class", _SLOT_WITH_CLASS)
    return found
