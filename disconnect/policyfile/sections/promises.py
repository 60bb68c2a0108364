"""Promises and words: `[[commitments]]`, `[nudges.NAME]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disconnect.model.agreement import (
    Actor,
    Channel,
    Commitment,
    Exemption,
    Mode,
    NudgeTerms,
    Occasion,
    Protected,
    Topic,
)
from disconnect.model.phrase import phrase
from disconnect.policyfile.clock import LONGEST_QUIET
from disconnect.policyfile.commitments import KINDS
from disconnect.policyfile.faults import missing
from disconnect.policyfile.forms import Among, Bilingual, Flag, Some, SomeText, Whole, Words
from disconnect.policyfile.mistakes import Fault, listed
from disconnect.policyfile.sections.common import STYLES, clause_key
from disconnect.policyfile.spec import Key, Spec
from disconnect.policyfile.times import Clock, DelayForm, PeriodOfDay, Weekdays

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.policyfile.fields import Fields


def _note_kind(fields: Fields, values: Mapping[str, Any]) -> None:
    """Note what a commitment of this kind lacks, and what means nothing for it."""
    name = values["kind"]
    kind = KINDS.get(name)
    if kind is None:
        return
    examples = {key.name: key.example for key in COMMITMENT.keys}
    for key in (key for key in kind.needs if key not in fields):
        fields.note(key, missing(key, examples[key]))
    for key in (key for key in fields if key in examples and key not in kind.keys):
        parts = {"key": key, "kind": name, "names": listed(kind.keys)}
        what = phrase("« {key} » n’a pas de sens pour {kind}", '"{key}" means nothing for the kind {kind}', **parts)
        mend = phrase(
            "retirez la ligne, ou choisissez une autre nature ; possibles pour {kind} : {names}",
            "drop the line, or choose another kind; allowed for {kind}: {names}",
            **parts,
        )
        fields.note(key, Fault(code="commitment-key", what=what, mend=mend))


COMMITMENT = Spec(
    make=Commitment,
    check=_note_kind,
    rules={
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": name}}},
                "then": {"required": list(kind.needs), "propertyNames": {"enum": list(kind.keys)}},
            }
            for name, kind in KINDS.items()
        ]
    },
    keys=(
        clause_key("vient l’engagement", "the commitment comes"),
        Key(name="kind", form=Among(tuple(KINDS)), required=True, fr="nature", en="kind", example='"alert"'),
        Key(name="who", form=Some(Actor), fr="qui s’engage", en="who owes it", example='["employer"]'),
        Key(name="to", form=Some(Actor), fr="envers qui", en="to whom", example='["employee"]'),
        Key(
            name="during",
            form=Some(Protected),
            fr="temps protégés",
            en="times protected",
            example='["daily_rest", "leave"]',
        ),
        Key(name="exemptions", form=Some(Exemption), fr="sauf", en="except", example='["urgent"]'),
        Key(name="channels", form=Some(Channel), fr="moyens", en="channels", example='["mail", "phone"]'),
        Key(
            name="between",
            form=PeriodOfDay(LONGEST_QUIET),
            fr="entre ces heures",
            en="between these times",
            example='"07:00-20:00"',
        ),
        Key(name="days", form=Weekdays(), fr="ces jours", en="on these days", example='["monday-friday"]'),
        Key(
            name="at",
            form=Clock(),
            fr="à cette heure au plus tôt",
            en="at this time at the earliest",
            example='"09:00"',
        ),
        Key(
            name="length",
            form=DelayForm(),
            fr="durée dont parle l’engagement",
            en="length it speaks of",
            example='"11 hours"',
        ),
        Key(
            name="longer_than",
            form=DelayForm(),
            fr="après une absence ou un travail plus long que cela",
            en="after an absence or work longer than this",
            example='"2 weeks"',
        ),
        Key(
            name="upon",
            form=Some(Occasion),
            fr="à ces occasions seulement",
            en="on these occasions only",
            example='["overload"]',
        ),
        Key(
            name="modes",
            form=Some(Mode),
            fr="pour ces manières de travailler seulement",
            en="for these ways of working only",
            example='["telework"]',
        ),
        Key(name="prompt", form=Flag(), fr="sans tarder", en="promptly", example="true", default="false"),
        Key(name="within", form=DelayForm(), fr="dans ce délai", en="within this delay", example='"8 days"'),
        Key(name="every", form=DelayForm(), fr="avec cette fréquence", en="this often", example='"12 months"'),
        Key(
            name="times",
            form=Whole(1, 1000),
            fr="nombre de fois (par période de `every`)",
            en="number of times (in each period of `every`)",
            example="2",
        ),
        Key(
            name="from_employees",
            form=Whole(1, 1_000_000),
            fr="à partir de cet effectif",
            en="from this headcount on",
            example="250",
        ),
        Key(
            name="contracts",
            form=SomeText('["forfait-jours"]'),
            fr="pour ces contrats seulement",
            en="for these contracts only",
            example='["forfait-jours"]',
        ),
        Key(name="about", form=Some(Topic), fr="objets", en="what it is about", example='["workload", "rest"]'),
        Key(
            name="topics",
            form=Words('["workload"]'),
            fr="autres sujets, en mots",
            en="other topics, in words",
            example='["charge de travail"]',
        ),
        Key(name="written", form=Flag(), fr="par écrit", en="in writing", example="true", default="false"),
        Key(
            name="optional",
            form=Flag(),
            fr="seulement recommandé ou possible",
            en="only recommended or possible",
            example="true",
            default="false",
        ),
        Key(
            name="text",
            form=Bilingual(),
            fr="précision reprise dans la charte",
            en="detail taken over into the charter",
            example='{ fr = "…", en = "…" }',
        ),
    ),
)

NUDGE = Spec(
    make=NudgeTerms,
    keys=(
        Key(
            name="subject",
            form=Bilingual(),
            required=True,
            fr="objet du rappel",
            en="subject of the reminder",
            example='{ fr = "Votre message peut attendre", en = "Your message can wait" }',
        ),
        Key(
            name="text",
            form=Bilingual(),
            required=True,
            fr="texte ; {not_before} y est remplacé par l’heure annoncée",
            en="text; {not_before} is replaced by the instant told",
            example='{ fr = "Remise proposée : {not_before}.", en = "Proposed delivery: {not_before}." }',
        ),
        Key(
            name="style",
            form=Among(STYLES),
            fr="quand le rappel est donné",
            en="when the reminder is given",
            example='"weekly_digest"',
            default='"at_once"',
        ),
        Key(
            name="per_week",
            form=Whole(1, 100),
            fr="rappels par personne et par semaine au plus",
            en="reminders per person and week at most",
            example="5",
        ),
    ),
)
