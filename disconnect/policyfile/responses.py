"""The table of responses, `[[responses]]`: for which situations, what happens; the first row that fits decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disconnect.engine.cases import unreachable
from disconnect.model.phrase import phrase
from disconnect.model.policy import Action, QuietClass, Relation, Response
from disconnect.policyfile.forms import Flag, Named, One, Some, SomeNamed, Whole
from disconnect.policyfile.mistakes import Fault
from disconnect.policyfile.sections.common import clause_key
from disconnect.policyfile.spec import Key, Spec
from disconnect.policyfile.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from disconnect.policyfile.fields import Fields

LONGEST_AFTER_WORK = 12 * 60
_NEVER = Fault(
    code="response-unreachable",
    what=phrase(
        "cette ligne ne sert jamais : celles d’au-dessus prennent toutes ses situations",
        "this row can never be reached: the rows above take every situation it is for",
    ),
    mend=phrase(
        "mettez-la au-dessus de la ligne plus large, ou retirez-la", "move it above the broader row, or drop it"
    ),
)
_EXTERNAL_HELD = Fault(
    code="external-held",
    what=phrase(
        "le courriel venu de l’extérieur est toujours remis : qui n’est pas dans l’annuaire n’est ni rappelé ni retenu",
        "mail from outside is always delivered: whoever is no person of the directory is neither reminded nor held",
    ),
    mend=phrase(
        'écrivez action = "deliver", ou retirez "external" des relations',
        'write action = "deliver", or take "external" out of the relations',
    ),
)
_SLOT_WITH_CLASS = Fault(
    code="slot-and-class",
    what=phrase(
        "une ligne pour des plages vaut pendant le travail comme en dehors, et nomme en plus des classes de temps de "
        "déconnexion",
        "a row for slots is for working and quiet time alike, and names classes of quiet time besides",
    ),
    mend=phrase(
        "retirez les classes, ou écrivez une ligne pour les plages et une pour les classes",
        "drop the classes, or write one row for the slots and one for the classes",
    ),
)


def _note_both(fields: Fields, values: Mapping[str, Any]) -> None:
    if values.get("slots") and values.get("classes"):
        fields.note("class", _SLOT_WITH_CLASS)


WHEN = Spec(
    make=dict,
    check=_note_both,
    rules={"not": {"required": ["slot", "class"]}},
    keys=(
        Key(
            name="class",
            to="classes",
            form=Some(QuietClass),
            fr="classes de temps de déconnexion",
            en="classes of quiet time",
            example='["night", "evening"]',
            otherwise=("toutes", "all"),
        ),
        Key(
            name="relation",
            to="relations",
            form=Some(Relation),
            fr="ce que l’expéditeur est au destinataire",
            en="what the sender is to the recipient",
            example='["superior"]',
            otherwise=("peu importe", "whatever"),
        ),
        Key(
            name="on_call",
            form=Flag(),
            fr="destinataire d’astreinte, ou non",
            en="recipient on call, or not",
            example="true",
            otherwise=("peu importe", "whatever"),
        ),
        Key(
            name="slot",
            to="slots",
            form=SomeNamed("slot"),
            fr="plages nommées : la ligne vaut alors aussi pendant le temps de travail",
            en="named slots: the row then holds in working time too",
            example='["friday-afternoon"]',
            otherwise=("peu importe, hors temps de travail", "whatever, outside working time"),
        ),
        Key(
            name="minutes_after_work",
            to="after_work",
            form=Whole(1, LONGEST_AFTER_WORK),
            fr="dans ces minutes qui suivent la fin d’une période de travail",
            en="within these minutes after a working period has ended",
            example="30",
            otherwise=("peu importe", "whatever"),
        ),
        Key(
            name="hours",
            form=SomeNamed("hours"),
            fr="horaires du destinataire",
            en="hours of the recipient",
            example='["night-shift"]',
            otherwise=("tous", "all"),
        ),
    ),
)


def _response(**values: Any) -> Response:  # noqa: ANN401 - the values of the row
    return Response(**(values.pop("when", None) or {}), **values)


def _note_row(fields: Fields, values: Mapping[str, Any]) -> None:
    """Note what a row may not ask for: mail from outside held, slots and classes together."""
    when = values.get("when") or {}
    if Relation.EXTERNAL in when.get("relations", ()) and values["action"] in {Action.NUDGE, Action.DEFER}:
        fields.note("action", _EXTERNAL_HELD)


RESPONSE = Spec(
    make=_response,
    check=_note_row,
    keys=(
        clause_key("vient la ligne", "the row comes"),
        Key(
            name="when",
            form=Table(WHEN),
            fr="pour quelles situations",
            en="for which situations",
            example='{ class = ["night", "evening"] }',
            otherwise=("tout le temps de déconnexion", "all quiet time"),
        ),
        Key(name="action", form=One(Action), required=True, fr="ce qui se passe", en="what happens", example='"nudge"'),
        Key(
            name="nudge",
            form=Named("nudge"),
            fr="les mots du rappel",
            en="the words of the reminder",
            example='"evening"',
            otherwise=("ceux du produit", "the product’s"),
        ),
    ),
    rules={
        "if": {
            "properties": {
                "when": {"properties": {"relation": {"contains": {"const": "external"}}}, "required": ["relation"]}
            },
            "required": ["when"],
        },
        "then": {"properties": {"action": {"const": "deliver"}}},
    },
)


def note_unreachable(fields: Fields, rows: Iterable[Response | None]) -> None:
    """Note in `fields`, the whole file, each row of its table that no situation can reach.

    A row with a mistake may read as broader than it is meant, so that what it hides is not known yet.
    """
    found = [row for row in rows if row is not None]
    tables = fields.rows("responses") if found else ()
    if all(table.is_sound for table in tables):
        for number in unreachable(found):
            tables[number].note("", _NEVER)
