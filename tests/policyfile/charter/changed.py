"""A policy file with one value changed, for each value and each way; and what a charter says, in pieces."""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disconnect.policyfile import forms, times
from disconnect.policyfile.charter.blocks import Heading, Table
from disconnect.policyfile.charter.compose import composed
from disconnect.policyfile.holidays import HOLIDAYS
from disconnect.policyfile.hours import HOURS, SEASON
from disconnect.policyfile.mistakes import PolicyFileError
from disconnect.policyfile.read import parse
from disconnect.policyfile.responses import RESPONSE, WHEN
from disconnect.policyfile.rota import SHIFTS
from disconnect.policyfile.sections.common import PROHIBITED
from disconnect.policyfile.sections.identity import CLAUSE, IDENTITY, SCOPE
from disconnect.policyfile.sections.practice import EXCEPTION, MEETINGS, ON_CALL, REACH, REPORTS, TARGET
from disconnect.policyfile.sections.promises import COMMITMENT, NUDGE
from disconnect.policyfile.sections.times import CHOICE, CLOSURE, REST, SLOT, TELEWORK
from disconnect.policyfile.sections.whole import NIGHT_SPEC, POLICY
from disconnect.policyfile.tables import TABLES
from disconnect.policyfile.weekly import WEEK
from disconnect.policyfile.zones import ZoneName

if TYPE_CHECKING:
    from disconnect.policyfile.charter.blocks import Charter
    from disconnect.policyfile.forms import Form
    from disconnect.policyfile.spec import Spec

Place = tuple[str | int, ...]
EVERY_KEY = (Path(__file__).parent / "every_key.toml").read_text("utf-8")
ANY = "*"
SPECS: Mapping[tuple[str, ...], Spec] = {
    (): POLICY,
    ("clauses", ANY): CLAUSE,
    ("identity",): IDENTITY,
    ("scope",): SCOPE,
    ("hours", ANY): HOURS,
    ("hours", ANY, "weeks", ANY): WEEK,
    ("hours", ANY, "shifts"): SHIFTS,
    ("hours", ANY, "seasons", ANY): SEASON,
    ("hours", ANY, "personal"): CHOICE,
    ("night",): NIGHT_SPEC,
    ("holidays", ANY): HOLIDAYS,
    ("slots", ANY): SLOT,
    ("closures", ANY): CLOSURE,
    ("telework",): TELEWORK,
    ("rest",): REST,
    ("on_call",): ON_CALL,
    ("on_call", "reach", ANY): REACH,
    ("exceptions", ANY): EXCEPTION,
    ("meetings",): MEETINGS,
    ("reports",): REPORTS,
    ("reports", "targets", ANY): TARGET,
    ("commitments", ANY): COMMITMENT,
    ("nudges", ANY): NUDGE,
    ("responses", ANY): RESPONSE,
    ("responses", ANY, "when"): WHEN,
}
"""The table of keys of each section; a new one belongs here, which `test_every_spec_is_known` sees to."""


@dataclass(frozen=True)
class Options:
    """A value with a few others that may stand in its place."""

    others: tuple[Any, ...]


def plain_form(where: tuple[str, ...]) -> Form | Options | None:
    """How a value is written whose other values are of a kind of their own; None for what is no value of these."""
    names: Mapping[tuple[str, ...], Form | Options] = {
        ("id",): forms.Text(),
        ("title",): forms.Bilingual(),
        ("zone",): ZoneName(),
        ("default_hours",): forms.Named("hours"),
        ("ordinary_hours",): forms.Named("hours"),
        ("default_holidays",): Options(("belgium", "")),
        ("weekend",): Options((["friday", "saturday"], ["sunday", "monday"])),
        ("max_hold_hours",): forms.Whole(1, 114),
        ("smoothing_minutes",): forms.Whole(0, 120),
        ("prohibited_uses",): forms.SomeAmong(PROHIBITED),
        ("night", "start"): times.Clock(),
        ("night", "end"): times.Clock(),
        ("holidays", ANY, "country"): Options(("CH", "LU")),
        ("holidays", ANY, "subdivision"): Options(("974", "67")),
        ("holidays", ANY, "add"): Options(([date(2026, 5, 15)], [date(2026, 5, 15), date(2026, 12, 23)])),
        ("holidays", ANY, "remove"): Options(([date(2026, 5, 1)],)),
        ("hours", ANY, "shifts", "matin"): Options(("05:30-14:00", "06:00-13:30")),
        ("hours", ANY, "shifts", "nuit"): Options(("21:30-06:00", "22:00-05:45")),
        ("hours", ANY, "title"): forms.Bilingual(),
        ("hours", ANY, "clause"): forms.Named("clause"),
        ("hours", ANY, "frame"): times.PeriodOfDay(),
        ("hours", ANY, "days"): times.Weekdays(),
        ("hours", ANY, "public_holidays"): Options(("off", "worked")),
        ("hours", ANY, "cycle_start"): forms.Day(),
        ("hours", ANY, "cycle"): Options((["matin", "nuit", "off"], ["matin+nuit", "off", "off", "off"])),
        ("hours", ANY, "seasons", ANY, "title"): forms.Bilingual(),
        ("hours", ANY, "seasons", ANY, "from"): Options(("07-02", date(2026, 11, 3))),
        ("hours", ANY, "seasons", ANY, "to"): Options(("08-30", date(2026, 11, 7))),
    }
    is_week = where[:1] == ("hours",) and where[-1].partition("-")[0] in _DAYS
    return times.PeriodsOfDay() if is_week else names.get(where)


_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, kw_only=True)
class Change:
    """One value put in the place of another."""

    place: Place
    value: Any

    @property
    def where(self) -> tuple[str, ...]:
        """The place without names and numbers: what kind of key it is."""
        return general(self.place)

    def text(self) -> str:
        """The file with the change."""
        document = copy.deepcopy(tomllib.loads(EVERY_KEY))
        inner: Any = document
        for key in self.place[:-1]:
            inner = inner[key]
        inner[self.place[-1]] = self.value
        return written(document)


def written(document: Mapping[str, Any]) -> str:
    """A document as TOML, each section on one line."""
    return "".join(f"{json.dumps(key)} = {_value(value)}\n" for key, value in document.items())


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_value(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value)


def general(place: Place) -> tuple[str, ...]:
    """A place with names and numbers left out."""
    sections = {"clauses", "hours", "slots", "exceptions", "nudges", "holidays"}
    return tuple(
        ANY if isinstance(key, int) or (number == 1 and place[0] in sections) else key
        for number, key in enumerate(place)
    )


def changes() -> Iterator[Change]:
    """Every value of the file changed in every way that its form knows."""
    document = tomllib.loads(EVERY_KEY)
    for place, value, form in leaves(document, ()):
        for other in others(form, value, document):
            if isinstance(other, Inside):
                yield Change(place=(*place, other.key), value=other.value)
            elif other != value:
                yield Change(place=place, value=other)


@dataclass(frozen=True)
class Inside:
    """A change of one language of a text."""

    key: str
    value: str


def leaves(value: object, place: Place) -> Iterator[tuple[Place, Any, Form | Options]]:
    """Every value with its place and form; a value of an unknown form is an error of this list."""
    items: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        here = (*place, key)
        form = None if here == ("schema",) else form_of(here)
        if form is not None:
            yield here, inner, form
        elif here != ("schema",):
            assert isinstance(inner, dict | list), f"nothing is known of {here}"
            yield from leaves(inner, here)


def form_of(place: Place) -> Form | Options | None:
    """How the value at a place is written."""
    where = general(place)
    spec = SPECS.get(where[:-1])
    known = {key.name: key.form for key in spec.keys if not isinstance(key.form, TABLES)} if spec else {}
    return plain_form(where) or known.get(where[-1])


def others(form: Form | Options, value: Any, document: Mapping[str, Any]) -> Iterator[Any]:  # noqa: ANN401, C901, PLR0912 - one case a form
    """Other values of the same form."""
    match form:
        case Options(others=found):
            yield from found
        case forms.Bilingual() if isinstance(value, dict):
            yield from (Inside(language, f"{text} bis") for language, text in value.items())
        case forms.Bilingual():
            yield f"{value} bis"
        case forms.Text():
            yield from (f"{value}9", "meetings.hours")
        case forms.SomeText() | forms.Words():
            yield from ([f"{value[0]}9", *value[1:]], [*value, "encore"], ["autre"])
        case forms.Day():
            yield from (value + timedelta(days=step) for step in (1, -1, 7))
        case forms.Whole(low=low, high=high) | forms.Number(low=low, high=high):
            yield from (each for each in dict.fromkeys((value + 1, value - 1, low)) if low <= each <= high)
        case forms.Flag():
            yield not value
        case forms.One(kind=kind):
            yield from (member.value for member in kind)
        case forms.Among(allowed=allowed):
            yield from allowed
        case forms.Some(kind=kind):
            yield from _sets(value, tuple(member.value for member in kind))
        case forms.SomeAmong(allowed=allowed):
            yield from _sets(value, allowed)
        case forms.Named(kind=kind):
            yield from _named(kind, document)
        case forms.SomeNamed(kind=kind):
            yield from _sets(value, tuple(_named(kind, document)))
        case ZoneName():
            yield from ("Europe/Brussels", "America/Montreal")
        case times.Weekdays():
            yield from (["monday"], ["wednesday-friday"], ["monday", "sunday"])
        case times.Clock():
            yield from ("20:15", "05:45")
        case times.PeriodOfDay():
            yield from ("07:45-14:30", "07:30-14:45", "08:15-14:45")
        case times.PeriodsOfDay():
            yield from (["10:15-11:30"], ["10:15-11:45"], ["10:15-11:30", "14:30-15:15"])
        case times.DelayForm():
            yield from ("2 days", "3 jours ouvrables", "4 weeks", "1 month", "5 years", "1 year")
        case times.MonthDays():
            yield from (["02-29"], ["01-31", "07-30"])
        case _:
            raise AssertionError(form)


def _sets(value: list[str], allowed: tuple[str, ...]) -> Iterator[list[str]]:
    """Each thing alone, and one more than there were."""
    yield from ([each] for each in allowed)
    yield from [[*value, each] for each in allowed if each not in value][:1]


def _named(kind: str, document: Mapping[str, Any]) -> tuple[str, ...]:
    section = {"clause": "clauses", "hours": "hours", "slot": "slots", "nudge": "nudges"}[kind]
    return (*document[section], *(("telework",) if kind == "slot" else ()))


@dataclass(frozen=True)
class Piece:
    """Some words of a charter, under which article they stand, and the places they come from."""

    article: str
    text: str
    paths: tuple[Place, ...]


def pieces(charter: Charter) -> tuple[Piece, ...]:
    """Everything a charter says, piece by piece, but for the content hash, which changes with everything."""
    found = [Piece("", charter.title, (("title",),))]
    article = ""
    for block in charter.blocks:
        if isinstance(block, Heading) and block.level == 2:
            article = block.text.partition(" – ")[0]
        if isinstance(block, Table):
            found.append(Piece(article, "\t".join((block.caption, *block.heads)), block.paths))
            found.extend(Piece(article, "\t".join(row.cells), row.paths) for row in block.rows if row.paths != ((),))
        else:
            lead = "" if isinstance(block, Heading) else block.lead
            found.append(Piece(article, f"{lead} {block.text}".strip(), block.paths))
    return tuple(found)


def said(text: str) -> Mapping[str, tuple[Piece, ...]] | None:
    """What the charters of a file say in both languages; None where the change is a mistake."""
    try:
        policy = parse(text, "changed")
    except PolicyFileError:
        return None
    document = tomllib.loads(text)
    return {lang: pieces(composed(policy, document, lang)) for lang in ("fr", "en")}


def is_sound(text: str) -> bool:
    """Whether a file with a change can be used."""
    try:
        parse(text, "changed")
    except PolicyFileError:
        return False
    return True
