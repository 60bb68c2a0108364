"""Rotas in `[hours.NAME]`: alternating weeks (`[[hours.NAME.weeks]]`), or named shifts in a cycle of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from disconnect.model.hours import DayPattern, Hours, WeeklyPeriod
from disconnect.model.phrase import phrase
from disconnect.policyfile.forms import Day
from disconnect.policyfile.mistakes import Fault, one_of
from disconnect.policyfile.spec import Free, Key, Spec
from disconnect.policyfile.tables import Rows, Table
from disconnect.policyfile.times import PeriodOfDay
from disconnect.policyfile.weekly import WEEK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from disconnect.model.hours import Minutes
    from disconnect.policyfile.fields import Fields
    from disconnect.policyfile.forms import Json, Names

LONGEST_CYCLE = 366
OFF = "off"
_NO_START = Fault(
    code="rota-start",
    what=phrase(
        "la rotation ne dit pas à quelle date tombe son premier jour",
        "a rota does not say on which date its first day falls",
    ),
    mend=phrase("ajoutez cette date, comme cycle_start = 2026-01-05", "add that date, like cycle_start = 2026-01-05"),
)
_NO_ROTA = Fault(
    code="rota-missing",
    what=phrase(
        "le premier jour d’une rotation est donné, et il n’y a pas de rotation",
        "a first day of a rota is given, and there is no rota",
    ),
    mend=phrase(
        "ajoutez des semaines qui alternent, [[hours.NOM.weeks]], ou des postes et leur cycle ; ou retirez la ligne",
        "add weeks that alternate, [[hours.NAME.weeks]], or shifts and their cycle; or drop the line",
    ),
)
_NOT_MONDAY = Fault(
    code="rota-monday",
    what=phrase(
        "des semaines qui alternent commencent un lundi, et cette date n’en est pas un",
        "alternating weeks begin on a Monday, and this date is none",
    ),
    mend=phrase(
        "donnez le lundi d’une première semaine, comme cycle_start = 2026-01-05",
        "give the Monday of a first week, like cycle_start = 2026-01-05",
    ),
)
_BOTH = Fault(
    code="rota-twice",
    what=phrase(
        "des semaines qui alternent et un cycle de postes s’excluent",
        "alternating weeks and a cycle of shifts exclude each other",
    ),
    mend=phrase(
        "gardez weeks pour des semaines qui alternent, ou shifts et cycle pour une rotation de jours",
        "keep weeks for weeks that alternate, or shifts and cycle for a rota of days",
    ),
)
_NO_CYCLE = Fault(
    code="cycle-missing",
    what=phrase("les postes ne sont dans aucun cycle", "shifts are in no cycle"),
    mend=phrase(
        'ajoutez les jours dans leur ordre, comme cycle = ["early", "early", "off"]',
        'add the days in their order, like cycle = ["early", "early", "off"]',
    ),
)
_NO_CYCLE_FORM = Fault(
    code="cycle-form",
    what=phrase("ce n’est pas un cycle de postes", "this is no cycle of shifts"),
    mend=phrase(
        'écrivez les postes de 1 à {days} jours, comme ["early", "late", "off"]',
        'write the shifts of 1 to {days} days, like ["early", "late", "off"]',
        days=LONGEST_CYCLE,
    ),
)


@dataclass(frozen=True, slots=True)
class Cycle:
    """The shifts of each day of a rota, in order; the same one may come again and again."""

    def read(self, fields: Fields, key: str, _names: Names) -> tuple[str, ...]:
        """The shifts as they stand."""
        found = fields.raw(key)
        days = found if isinstance(found, list) else []
        if 1 <= len(days) <= LONGEST_CYCLE and all(isinstance(day, str) for day in days):
            return tuple(days)
        fields.note(key, _NO_CYCLE_FORM)
        return ()

    def schema(self) -> Json:
        """A list of names."""
        return {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": LONGEST_CYCLE}

    def words(self) -> tuple[str, str]:
        """Names, off, and two shifts in a day."""
        return (
            "une liste de postes, un par jour ; `off` est un repos, `early+late` deux postes le même jour",
            "a list of shifts, one a day; `off` is rest, `early+late` two shifts on one day",
        )


def _shifts(shifts: Mapping[str, Minutes]) -> Mapping[str, Minutes]:
    return shifts


def _note_shifts(fields: Fields, values: Mapping[str, Any]) -> None:
    """Note names that a cycle could not tell from something else."""
    for name in (name for name in values["shifts"] if name == OFF or "+" in name):
        what = phrase(
            "« {name} » voudrait dire autre chose dans un cycle",
            '"{name}" would mean something else in a cycle',
            name=name,
        )
        mend = phrase(
            'appelez le poste autrement : "{off}" est un jour de repos, et + réunit deux postes d’un jour',
            'call the shift otherwise: "{off}" is a day of rest, and + joins two shifts of one day',
            off=OFF,
        )
        fields.note(name, Fault(code="name-reserved", what=what, mend=mend))


SHIFTS = Spec(
    make=_shifts,
    check=_note_shifts,
    keys=(),
    free=Free(
        name="early",
        form=PeriodOfDay(),
        to="shifts",
        fr="un poste, sous le nom que vous lui donnez",
        en="a shift, under the name that you give it",
        example='"06:00-14:00"',
        takes=lambda _: True,
        pattern=".*",
    ),
    rules={"propertyNames": {"not": {"pattern": rf"^{OFF}$|\+"}}},
)
ROTA_KEYS = (
    Key(
        name="cycle_start",
        to="anchor",
        form=Day(),
        fr="le premier jour de la rotation : pour des semaines alternées, le lundi d’une première semaine",
        en="the first day of the rota: for alternating weeks, the Monday of a first week",
        example="2026-01-05",
    ),
    Key(
        name="weeks",
        form=Rows(WEEK),
        fr="des semaines qui alternent, la première d’abord",
        en="weeks that alternate, the first one first",
        example='[{ monday-friday = ["08:00-16:00"] }, { monday-thursday = ["08:00-16:00"] }]',
    ),
    Key(
        name="shifts",
        form=Table(SHIFTS),
        fr="les postes d’une rotation de jours",
        en="the shifts of a rota of days",
        example='{ early = "06:00-14:00", night = "22:00-06:00" }',
    ),
    Key(
        name="cycle",
        form=Cycle(),
        fr="les postes de chaque jour de la rotation, dans l’ordre",
        en="the shifts of each day of the rota, in order",
        example='["early", "early", "night", "off", "off"]',
    ),
)


def rota_of(values: Mapping[str, Any]) -> tuple[DayPattern, ...]:
    """The days of the rota that the values of a table of hours describe, none where it has no rota."""
    weeks, cycle, shifts = values.get("weeks", ()), values.get("cycle", ()), values.get("shifts") or {}
    return tuple(_days_of_weeks(weeks)) if weeks else tuple(_day(day, shifts) for day in cycle)


def note_rota(fields: Fields, values: Mapping[str, Any]) -> None:
    """Note what is wrong between the keys of a rota."""
    weeks, anchor = values.get("weeks", ()), values.get("anchor")
    if weeks and "cycle" in fields:
        fields.note("cycle", _BOTH)
    if "shifts" in fields and "cycle" not in fields:
        fields.note("shifts", _NO_CYCLE)
    _note_start(fields)
    if weeks and anchor is not None and anchor.weekday():
        fields.note("cycle_start", _NOT_MONDAY)
    shifts = values.get("shifts", {})
    # Of shifts with a mistake it is not known what they are called.
    if shifts is not None:
        _note_unknown(fields, values.get("cycle", ()), shifts)
    if fields.is_sound:
        _note_overlap(fields, rota_of(values))


def _note_start(fields: Fields) -> None:
    if "cycle_start" not in fields and ("weeks" in fields or "cycle" in fields):
        fields.note("cycle_start", _NO_START)
    if "cycle_start" in fields and not any(key in fields for key in ("weeks", "cycle", "shifts")):
        fields.note("cycle_start", _NO_ROTA)


def _note_unknown(fields: Fields, cycle: Iterable[str], shifts: Mapping[str, Minutes]) -> None:
    known = (*shifts, OFF)
    for name in dict.fromkeys(part for day in cycle for part in _parts(day)):
        if name not in known:
            what = phrase("« {name} » n’est pas un poste", '"{name}" is no shift', name=name)
            fields.note("cycle", Fault(code="shift-unknown", what=what, mend=one_of(name, known)))


def _days_of_weeks(weeks: Iterable[tuple[WeeklyPeriod, ...]]) -> Iterator[DayPattern]:
    """The days of weeks that alternate, the first week first."""
    monday = date(2024, 1, 1)
    for periods in weeks:
        week = Hours(id="", title={}, periods=periods, clause="")
        yield from (week.starting_on(monday + timedelta(days=number)) for number in range(7))


def _day(day: str, shifts: Mapping[str, Minutes]) -> DayPattern:
    return tuple(sorted(shifts[name] for name in _parts(day) if name in shifts))


def _parts(day: str) -> tuple[str, ...]:
    """The names of the shifts of one day.

    >>> _parts("early + late")
    ('early', 'late')
    """
    return tuple(part.strip() for part in day.split("+"))


def _overlapping(day: int) -> Fault:
    return Fault(
        code="periods-overlap",
        what=phrase(
            "au jour {day} de la rotation, un poste commence avant la fin du précédent",
            "on day {day} of the rota a shift begins before the one before has ended",
            day=day,
        ),
        mend=phrase("que l’un finisse où l’autre commence", "let one end where the other begins"),
    )


def _note_overlap(fields: Fields, days: tuple[DayPattern, ...]) -> None:
    """Note the first two shifts of the rota that share a minute, also past midnight and from its end to its start."""
    last = 0
    for number, day in enumerate((*days, *days)):
        for start, end in day:
            if number * 1440 + start < last:
                fields.note("", _overlapping(number % len(days) + 1))
                return
            last = number * 1440 + end
