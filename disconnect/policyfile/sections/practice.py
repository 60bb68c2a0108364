"""Practice: `[on_call]`, `[exceptions.NAME]`, `[meetings]`, `[reports]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disconnect.model.agreement import (
    Actor,
    Channel,
    ExceptionKind,
    ExceptionTerms,
    MeetingTerms,
    OnCallTerms,
    Reach,
    ReportTerms,
    Scope,
    Target,
)
from disconnect.model.phrase import phrase
from disconnect.model.terms import Relation
from disconnect.policyfile.faults import missing
from disconnect.policyfile.forms import Bilingual, Day, Number, One, Some, SomeAmong, SomeNamed, Text, Whole
from disconnect.policyfile.mistakes import Fault
from disconnect.policyfile.sections.common import (
    DIMENSIONS,
    EVERY_DAY,
    GROUPINGS,
    PERIODS,
    after,
    clause_key,
    title_key,
)
from disconnect.policyfile.sections.identity import scope_keys
from disconnect.policyfile.spec import Key, Spec
from disconnect.policyfile.tables import Rows
from disconnect.policyfile.times import Clock, MonthDays, PeriodOfDay, Weekdays

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.policyfile.fields import Fields

REACH = Spec(
    make=Reach,
    keys=(
        Key(
            name="who",
            to="relations",
            form=Some(Relation),
            fr="qui",
            en="who",
            example='["superior", "team"]',
            otherwise=("tous", "everybody"),
        ),
        Key(
            name="how",
            to="channels",
            form=Some(Channel),
            fr="comment",
            en="how",
            example='["phone"]',
            otherwise=("par tout moyen", "in every way"),
        ),
    ),
)

ON_CALL = Spec(
    make=OnCallTerms,
    keys=(
        clause_key("vient l’astreinte", "on-call duty comes"),
        Key(
            name="notice_days",
            to="notice",
            form=Whole(0, 365),
            fr="délai d’information du planning",
            en="notice of the roster",
            example="15",
        ),
        Key(
            name="short_notice_days",
            to="short_notice",
            form=Whole(0, 365),
            fr="délai en cas de circonstances exceptionnelles",
            en="notice in exceptional circumstances",
            example="1",
        ),
        Key(
            name="compensation",
            form=Bilingual(),
            fr="compensation, en toutes lettres",
            en="compensation, in words",
            example='{ fr = "Repos équivalent", en = "Equal time off" }',
        ),
        Key(
            name="reach",
            form=Rows(REACH),
            fr="qui peut joindre, et comment, une personne d’astreinte",
            en="who may reach somebody on call, and how",
            example='[{ who = ["superior"], how = ["phone"] }]',
        ),
    ),
)


def _exception(**values: Any) -> ExceptionTerms:  # noqa: ANN401 - the values of the table
    scope = {name: values.pop(name) for name in DIMENSIONS if name in values}
    return ExceptionTerms(scope=Scope(only=scope), end=after(values.pop("last", None)), **values)


def _note_needs(fields: Fields, values: Mapping[str, Any]) -> None:
    """Note what an exception of this kind must say besides and says not, and what means nothing for it."""
    kind = values["kind"]
    examples = {key.name: key.example for key in EXCEPTION.keys}
    for key in (key for key in NEEDS.get(kind, ()) if key not in fields):
        fields.note(key, missing(key, examples[key]))
    for key in (key for key, only in ONLY.items() if kind and key in fields and kind is not only):
        what = phrase(
            "« {key} » n’a pas de sens pour {kind} : cette clé est pour {only}",
            '"{key}" means nothing for {kind}: it is for {only}',
            key=key,
            kind=kind.value,
            only=ONLY[key].value,
        )
        mend = phrase(
            "retirez la ligne, ou écrivez une exception à part", "drop the line, or write an exception of its own"
        )
        fields.note(key, Fault(code="exception-key", what=what, mend=mend))


NEEDS: Mapping[ExceptionKind, tuple[str, ...]] = {
    ExceptionKind.FORCE_MAJEURE: ("from", "reason"),
    ExceptionKind.INTERNATIONAL: ("slots",),
}
"""What an exception of each kind must say besides."""

ONLY: Mapping[str, ExceptionKind] = {
    "quota_per_month": ExceptionKind.URGENT,
    "slots": ExceptionKind.INTERNATIONAL,
}
"""Keys that mean something for one kind alone."""

EXCEPTION = Spec(
    make=_exception,
    check=_note_needs,
    rules={
        "allOf": [
            *(
                {"if": {"properties": {"kind": {"const": kind.value}}}, "then": {"required": list(keys)}}
                for kind, keys in NEEDS.items()
            ),
            *(
                {"if": {"required": [key]}, "then": {"properties": {"kind": {"const": kind.value}}}}
                for key, kind in ONLY.items()
            ),
        ]
    },
    keys=(
        title_key("Urgence", "Urgency"),
        clause_key("vient l’exception", "the exception comes"),
        Key(name="kind", form=One(ExceptionKind), required=True, fr="nature", en="kind", example='"urgent"'),
        Key(
            name="quota_per_month",
            to="quota",
            form=Whole(1, 1000),
            fr="courriels urgents par expéditeur et par mois ; au-delà ils restent remis, et comptés",
            en="urgent mails per sender and month; beyond it still delivered, and counted",
            example="3",
            otherwise=("sans limite", "without limit"),
        ),
        Key(
            name="who",
            to="relations",
            form=Some(Relation),
            fr="qui peut l’invoquer",
            en="who may invoke it",
            example='["superior", "team"]',
            otherwise=("tous", "everybody"),
        ),
        Key(name="from", to="start", form=Day(), fr="premier jour", en="first day", example="2026-10-18"),
        Key(name="to", to="last", form=Day(), fr="dernier jour", en="last day", example="2026-10-20"),
        Key(
            name="announced",
            form=Day(),
            fr="jour de l’annonce aux salariés",
            en="day on which the staff was told",
            example="2026-10-18",
        ),
        Key(
            name="reason",
            form=Bilingual(),
            fr="motif, ou définition de ce qui est urgent",
            en="reason, or definition of what is urgent",
            example='{ fr = "Inondation du site", en = "Flood at the site" }',
        ),
        Key(
            name="slots",
            form=SomeNamed("slot"),
            fr="plages que les équipes internationales partagent",
            en="slots that international teams share",
            example='["shared"]',
        ),
        *(key for key in scope_keys("") if key.name != "representative"),
    ),
)


def _meetings(**values: Any) -> MeetingTerms:  # noqa: ANN401 - the values of the table
    values.setdefault("days", EVERY_DAY)
    for name, delays in (("longest_series", 60), ("notice", 60)):
        if name in values:
            values[name] = round(values[name] * delays)
    return MeetingTerms(**values)


MEETINGS = Spec(
    make=_meetings,
    keys=(
        clause_key("viennent les réunions", "meetings come"),
        Key(
            name="days",
            form=Weekdays(),
            fr="jours possibles",
            en="days allowed",
            example='["monday-friday"]',
            default='["monday-sunday"]',
        ),
        Key(name="earliest", form=Clock(), fr="pas avant", en="not before", example='"09:00"'),
        Key(name="latest", form=Clock(), fr="finies au plus tard", en="over by", example='"18:00"'),
        Key(name="lunch", form=PeriodOfDay(), fr="pause de midi libre", en="lunch kept free", example='"12:30-13:30"'),
        Key(
            name="longest_series_hours",
            to="longest_series",
            form=Number(0.5, 24),
            fr="réunions d’affilée au plus",
            en="meetings in a row at most",
            example="3",
        ),
        Key(
            name="notice_hours",
            to="notice",
            form=Number(0, 720),
            fr="délai d’invitation",
            en="notice of an invitation",
            example="24",
        ),
    ),
)

TARGET = Spec(
    make=Target,
    keys=(
        Key(
            name="metric",
            form=Text(),
            required=True,
            fr="indicateur du registre",
            en="metric of the register",
            example='"evenings.connected"',
        ),
        Key(name="at_most", form=Number(0, 1e6), fr="objectif : au plus", en="target: at most", example="2"),
        Key(name="at_least", form=Number(0, 1e6), fr="objectif : au moins", en="target: at least", example="0.8"),
        Key(
            name="alert",
            form=Number(0, 1e6),
            fr="seuil à partir duquel les parties en parlent",
            en="value from which the parties talk about it",
            example="4",
        ),
    ),
)

REPORTS = Spec(
    make=ReportTerms,
    keys=(
        clause_key("viennent les rapports", "reports come"),
        Key(
            name="minimum_group",
            form=Whole(5, 10_000),
            fr="plus petit groupe publié",
            en="smallest group published",
            example="10",
        ),
        Key(name="periods", form=SomeAmong(PERIODS), fr="périodes", en="periods", example='["quarter", "year"]'),
        Key(
            name="published",
            form=MonthDays(),
            fr="dates de publication, chaque année",
            en="dates of publication, every year",
            example='["01-31", "07-31"]',
        ),
        Key(name="groupings", form=SomeAmong(GROUPINGS), fr="groupes", en="groupings", example='["site", "contract"]'),
        Key(name="readers", form=Some(Actor), fr="destinataires", en="readers", example='["representatives"]'),
        Key(
            name="targets",
            form=Rows(TARGET),
            fr="objectifs et seuils d’alerte des parties",
            en="the parties’ targets and alert thresholds",
            example='[{ metric = "evenings.connected", at_most = 2, alert = 4 }]',
        ),
    ),
)
