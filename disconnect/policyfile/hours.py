"""Hours of a group of people: `[hours.NAME]`, by day, as a rota, or as a frame for contracts without hours."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from disconnect.model.hours import Hours, Season
from disconnect.model.phrase import phrase
from disconnect.policyfile.forms import DATE_PATTERN, Among
from disconnect.policyfile.mistakes import Fault
from disconnect.policyfile.rota import ROTA_KEYS, note_rota, rota_of
from disconnect.policyfile.sections.common import clause_key, title_key
from disconnect.policyfile.sections.times import CHOICE, EARLIER_FIRST
from disconnect.policyfile.spec import Key, Spec
from disconnect.policyfile.tables import Rows, Table
from disconnect.policyfile.times import MONTH_DAY_PATTERN, PeriodOfDay, SeasonEnd, Weekdays
from disconnect.policyfile.weekly import BY_DAY, PERIODS, frame_on, note_week, week_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.policyfile.fields import Fields

HOLIDAYS = ("off", "worked")
_HALF_YEARLY = Fault(
    code="season-ends",
    what=phrase(
        "un bout de la saison nomme une année, l’autre non",
        "one end of the season names a year, the other does not",
    ),
    mend=phrase(
        'donnez deux dates (2026-07-01), ou deux fois mois et jour ("07-01")',
        'give both as dates (2026-07-01), or both as month and day ("07-01")',
    ),
)
_BACKWARDS = Fault(
    code="season-backwards",
    what=phrase("la saison finit avant de commencer", "the season ends before it begins"),
    mend=EARLIER_FIRST,
)
_NO_WORK = Fault(
    code="hours-none",
    what=phrase(
        "il n’y a pas de temps de travail : tout serait déconnexion, et aucune attente ne finirait",
        "there is no working time: everything would be quiet time, and no wait would ever end",
    ),
    mend=phrase(
        "ajoutez des jours, comme monday-friday = {periods}",
        "add days, like monday-friday = {periods}",
        periods=PERIODS,
    ),
)
_NO_FRAME = Fault(
    code="frame-missing",
    what=phrase(
        "des jours sans horaires demandent un cadre (un forfait en jours n’a pas d’horaires à lui)",
        "days without hours need a frame (a days-based contract, forfait-jours, has no hours of its own)",
    ),
    mend=phrase(
        'ajoutez le cadre où le travail peut se situer, comme frame = "08:00-20:00" ; nul n’est tenu de le remplir',
        'add the frame inside which work may lie, like frame = "08:00-20:00"; it is no duty to work all of it',
    ),
)
_NO_DAYS = Fault(
    code="days-missing",
    what=phrase("un cadre ne dit pas pour quels jours il vaut", "a frame says nothing of the days it is for"),
    mend=phrase('ajoutez les jours, comme days = ["monday-friday"]', 'add the days, like days = ["monday-friday"]'),
)
_FRAME_AND_HOURS = Fault(
    code="frame-and-hours",
    what=phrase("un cadre et des horaires jour par jour s’excluent", "a frame and hours by day exclude each other"),
    mend=phrase(
        "gardez le cadre pour un contrat sans horaires, ou les horaires jour par jour pour un contrat qui en a",
        "keep the frame for a contract without hours, or the hours by day for one with hours",
    ),
)
_ROTA_AND_HOURS = Fault(
    code="rota-and-hours",
    what=phrase(
        "une rotation, des horaires jour par jour et un cadre s’excluent",
        "a rota, hours by day and a frame exclude each other",
    ),
    mend=phrase(
        "gardez celui qui dit quand ces personnes travaillent", "keep the one that says when these people work"
    ),
)


def _season(**values: Any) -> Season:  # noqa: ANN401 - the values of the table
    return Season(title=values["title"], start=values["start"], end=values["end"], periods=week_of(values["by_day"]))


def _note_season(fields: Fields, values: Mapping[str, Any]) -> None:
    """Note ends of two kinds or in the wrong order, and what is wrong with the week."""
    note_week(fields, values)
    start, end = values["start"], values["end"]
    if not start or not end:
        return
    if isinstance(start, date) != isinstance(end, date):
        fields.note("to", _HALF_YEARLY)
    elif isinstance(start, date) and end < start:
        fields.note("to", _BACKWARDS)


SEASON = Spec(
    make=_season,
    check=_note_season,
    keys=(
        title_key("Horaires d’été", "Summer hours"),
        Key(
            name="from",
            to="start",
            form=SeasonEnd(),
            required=True,
            fr="premier jour, chaque année ou d’une seule",
            en="first day, every year or of one year",
            example='"07-01"',
        ),
        Key(
            name="to",
            to="end",
            form=SeasonEnd(),
            required=True,
            fr="dernier jour, compris ; une saison de chaque année peut passer le Nouvel An",
            en="last day, included; a season of every year may pass New Year",
            example='"08-31"',
        ),
    ),
    free=BY_DAY,
    rules={
        "anyOf": [
            {"properties": {end: {"pattern": pattern} for end in ("from", "to")}}
            for pattern in (DATE_PATTERN, MONTH_DAY_PATTERN)
        ]
    },
)


def _hours(**values: Any) -> Hours:  # noqa: ANN401 - the values of the table
    frame, rota = values.get("frame"), rota_of(values)
    return Hours(
        id=values["id"],
        title=values["title"],
        periods=frame_on(values["days"], frame) if frame else week_of(values["by_day"]),
        clause=values["clause"],
        is_frame=frame is not None,
        cycle=rota,
        anchor=values.get("anchor"),
        seasons=values.get("seasons", ()),
        works_holidays=values.get("public_holidays") == "worked",
        choice=values.get("personal"),
    )


def _note_hours(fields: Fields, values: Mapping[str, Any]) -> None:
    """Note what is wrong between the keys of a table of hours: each kind of hours excludes the others."""
    by_day, is_frame = values["by_day"], "frame" in fields or "days" in fields
    if is_frame and "frame" not in fields:
        fields.note("days", _NO_FRAME)
    if is_frame and "days" not in fields:
        fields.note("frame", _NO_DAYS)
    if is_frame:
        for name in by_day:
            fields.note(name, _FRAME_AND_HOURS)
    note_week(fields, values)
    note_rota(fields, values)
    if ("weeks" in fields or "cycle" in fields) and (by_day or is_frame):
        fields.note("", _ROTA_AND_HOURS)
    # What a mistake has left out may be the working time that is missing.
    if fields.is_sound and not is_frame and not any(by_day.values()) and not any(rota_of(values)):
        fields.note("", _NO_WORK)


HOURS = Spec(
    make=_hours,
    check=_note_hours,
    keys=(
        title_key("Bureaux", "Offices"),
        clause_key("viennent les horaires", "the hours come"),
        Key(
            name="frame",
            form=PeriodOfDay(),
            fr="forfait en jours : le cadre dans lequel le travail peut se situer, sans obligation de le remplir",
            en="days-based contract: the frame inside which work may lie, and no duty to fill it",
            example='"08:00-20:00"',
        ),
        Key(
            name="days",
            form=Weekdays(),
            fr="les jours de ce cadre",
            en="the days of that frame",
            example='["monday-friday"]',
        ),
        *ROTA_KEYS,
        Key(
            name="seasons",
            form=Rows(SEASON),
            fr="des horaires d’une saison",
            en="hours of a season",
            example='[{ title = "Été", from = "07-01", to = "08-31", monday-friday = ["08:00-15:00"] }]',
        ),
        Key(
            name="personal",
            form=Table(CHOICE),
            fr="ce que chacun peut choisir (`disconnect hours set`)",
            en="what everybody may choose (`disconnect hours set`)",
            example='{ clause = "hours", start = "07:30-10:00", end = "16:00-19:30" }',
        ),
        Key(
            name="public_holidays",
            form=Among(HOLIDAYS),
            fr="jours fériés : chômés ou travaillés",
            en="public holidays: off or worked",
            example='"worked"',
            default='"off"',
        ),
    ),
    free=BY_DAY,
    rules={
        "dependentRequired": {
            "frame": ["days"],
            "days": ["frame"],
            "weeks": ["cycle_start"],
            "cycle": ["cycle_start"],
            "shifts": ["cycle"],
        }
    },
)
