"""Times: `[rest]`, `[slots.NAME]`, `[[closures]]`, `[telework]`, the choice of one’s own hours."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from disconnect.engine.telework import TELEWORK_SLOT
from disconnect.model.agreement import Closure, Rest, Telework
from disconnect.model.hours import Choice
from disconnect.model.phrase import phrase
from disconnect.model.slots import Slot
from disconnect.policyfile.clock import LONGEST_QUIET
from disconnect.policyfile.forms import Among, Day, Number, SomeNamed
from disconnect.policyfile.mistakes import Fault
from disconnect.policyfile.sections.common import EVERY_DAY, SLOT_KINDS, after, clause_key, title_key
from disconnect.policyfile.spec import Key, Spec
from disconnect.policyfile.times import PeriodOfDay, PeriodsOfDay, Weekdays
from disconnect.policyfile.zones import ZoneName
from disconnect.worktime.closures import LONGEST_CLOSURE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.policyfile.fields import Fields

EARLIER_FIRST = phrase("mettez la date la plus tôt sous from", "put the earlier date under from")
_RESERVED = Fault(
    code="name-reserved",
    what=phrase(
        "« {slot} » est la plage que [telework] crée d’elle-même",
        '"{slot}" is the slot that [telework] makes by itself',
        slot=TELEWORK_SLOT,
    ),
    mend=phrase("appelez la plage autrement", "call the slot otherwise"),
)
_BACKWARDS = Fault(
    code="closure-backwards",
    what=phrase("la fermeture finit avant de commencer", "the closure ends before it begins"),
    mend=EARLIER_FIRST,
)
_LONG = Fault(
    code="closure-long",
    what=phrase(
        "la fermeture dure plus de {days} jours", "the closure lasts more than {days} days", days=LONGEST_CLOSURE
    ),
    mend=phrase(
        "écrivez une fermeture pour chaque année, avec ses dates",
        "write one closure for each year, with its own dates",
    ),
)

REST = Spec(
    make=Rest,
    keys=(
        clause_key("vient le repos", "rest comes"),
        Key(
            name="daily_hours",
            to="daily",
            form=Number(1, 24),
            fr="repos entre deux jours de travail prévus",
            en="rest between two scheduled working days",
            example="12",
        ),
        Key(
            name="weekly_hours",
            to="weekly",
            form=Number(1, 168),
            fr="repos d’affilée par semaine",
            en="consecutive rest per week",
            example="48",
        ),
        Key(
            name="longest_day_hours",
            to="longest_day",
            form=Number(1, 24),
            fr="travail prévu au plus par jour",
            en="scheduled work per day at most",
            example="9",
        ),
        Key(
            name="longest_week_hours",
            to="longest_week",
            form=Number(1, 168),
            fr="travail prévu au plus par semaine",
            en="scheduled work per week at most",
            example="44",
        ),
    ),
)


def _slot(**values: Any) -> Slot:  # noqa: ANN401 - the values of the table
    values.setdefault("days", EVERY_DAY)
    return Slot(**values)


def _note_reserved(fields: Fields, values: Mapping[str, Any]) -> None:
    if values.get("id") == TELEWORK_SLOT:
        fields.note("", _RESERVED)


SLOT = Spec(
    make=_slot,
    check=_note_reserved,
    keys=(
        title_key("Vendredi après-midi sans courriel", "No mail on Friday afternoons"),
        clause_key("vient la plage", "the slot comes"),
        Key(
            name="kind",
            form=Among(SLOT_KINDS),
            required=True,
            fr="nature de la plage",
            en="kind of slot",
            example='"no_mail"',
        ),
        Key(
            name="days",
            form=Weekdays(),
            fr="jours où la plage commence",
            en="days on which the slot begins",
            example='["friday"]',
            default='["monday-sunday"]',
        ),
        Key(
            name="times",
            form=PeriodsOfDay(longest=LONGEST_QUIET),
            required=True,
            fr="heures",
            en="times",
            example='["13:30-18:00"]',
        ),
        Key(
            name="zone",
            form=ZoneName(),
            fr="fuseau de ces heures",
            en="zone of these times",
            example='"Europe/Paris"',
            otherwise=("celui de chacun", "everybody’s own"),
        ),
        Key(name="from", to="since", form=Day(), fr="premier jour", en="first day", example="2026-07-01"),
        Key(name="to", to="until", form=Day(), fr="dernier jour", en="last day", example="2026-08-31"),
        Key(
            name="hours",
            form=SomeNamed("hours"),
            fr="pour qui : horaires",
            en="for whom: hours",
            example='["office"]',
            otherwise=("tous", "all"),
        ),
    ),
)


def _closure(**values: Any) -> Closure:  # noqa: ANN401 - the values of the table
    last = after(values.pop("last", values["start"])) or date.max
    return Closure(end=last, **values)


def _note_closure(fields: Fields, values: Mapping[str, Any]) -> None:
    """Note a closure that ends before it begins, or that is longer than any closure."""
    start, last = values["start"], values.get("last")
    if not start or not last:
        return
    if last < start:
        fields.note("to", _BACKWARDS)
    elif (last - start).days >= LONGEST_CLOSURE:
        fields.note("to", _LONG)


CLOSURE = Spec(
    make=_closure,
    check=_note_closure,
    keys=(
        title_key("Pont de l’Ascension", "Ascension bridge day"),
        clause_key("vient la fermeture", "the closure comes"),
        Key(
            name="from", to="start", form=Day(), required=True, fr="premier jour", en="first day", example="2026-05-15"
        ),
        Key(
            name="to",
            to="last",
            form=Day(),
            fr="dernier jour, compris",
            en="last day, included",
            example="2026-05-17",
            otherwise=("le premier", "the first"),
        ),
        Key(
            name="hours",
            form=SomeNamed("hours"),
            fr="pour qui : horaires",
            en="for whom: hours",
            example='["office"]',
            otherwise=("tous", "all"),
        ),
    ),
)

TELEWORK = Spec(
    make=Telework,
    keys=(
        clause_key("vient le télétravail", "telework comes"),
        Key(
            name="days",
            form=Weekdays(),
            required=True,
            fr="jours habituels ; la colonne telework de l’annuaire l’emporte",
            en="usual days; the directory’s column telework comes first",
            example='["tuesday", "thursday"]',
        ),
        Key(
            name="contact",
            form=PeriodsOfDay(),
            required=True,
            fr="plages pendant lesquelles on peut joindre le salarié",
            en="slots in which the employee may be contacted",
            example='["09:00-12:00", "14:00-17:00"]',
        ),
    ),
)

CHOICE = Spec(
    make=Choice,
    keys=(
        clause_key("vient le choix de chacun", "everybody’s own choice comes"),
        Key(
            name="start",
            form=PeriodOfDay(),
            required=True,
            fr="la journée peut commencer entre ces heures",
            en="the day may start between these times",
            example='"07:30-10:00"',
        ),
        Key(
            name="end",
            form=PeriodOfDay(),
            required=True,
            fr="la journée peut finir entre ces heures",
            en="the day may end between these times",
            example='"16:00-19:30"',
        ),
    ),
)
