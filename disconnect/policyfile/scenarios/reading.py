"""From the text of a scenario file to its values, every mistake located, no key passed over."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from disconnect.engine.meetings import MeetingFault
from disconnect.model.person import Place
from disconnect.model.policy import Action
from disconnect.policyfile.fields import Fields
from disconnect.policyfile.forms import Bilingual, Flag, Named, One, Some, SomeNamed, SomeText, Text, Words
from disconnect.policyfile.lines import line_numbers
from disconnect.policyfile.mistakes import Fault, Mistake, PolicyFileError, located
from disconnect.policyfile.scenarios.cast import OUTSIDE, Expected, MeetingScenario, Player, Scenario, Script
from disconnect.policyfile.scenarios.instants import INSTANT
from disconnect.policyfile.spec import Key, Spec
from disconnect.policyfile.times import PeriodOfDay, Weekdays
from disconnect.policyfile.zones import ZoneName

if TYPE_CHECKING:
    from disconnect.policyfile.forms import Names

PLACE = ("hours", "team", "department", "organisation", "site", "job_family", "contract", "holidays", "policy")


def _text(name: str, fr: str, en: str, example: str) -> Key:
    return Key(name=name, form=Text(), fr=fr, en=en, example=example)


def _player(**values: Any) -> Player:  # noqa: ANN401 - the values of the table
    choice = values.pop("own_hours", None)
    own = f"{choice[0] // 60:02}:{choice[0] % 60:02}-{choice[1] // 60:02}:{choice[1] % 60:02}" if choice else ""
    place = Place(
        **{name: values[name] for name in PLACE if name in values},
        manager=values.get("manager", ""),
        zone=values.get("zone", ""),
        own_hours=own,
        telework=tuple(sorted(values.get("telework", ()))),
        is_representative=values.get("representative", False),
    )
    return Player(
        id=values["id"], place=place, leave=values.get("leave", frozenset()), on_call=values.get("on_call", ())
    )


PLAYER = Spec(
    make=_player,
    keys=(
        _text("hours", "horaires de la politique", "hours of the policy", '"office"'),
        _text("team", "équipe", "team", '"press"'),
        _text("department", "service", "department", '"communication"'),
        _text("organisation", "entité", "organisation", '"france"'),
        _text("site", "lieu de travail", "place of work", '"lyon"'),
        _text("job_family", "famille de métiers", "job family", '"sales"'),
        _text("contract", "contrat", "contract", '"forfait-jours"'),
        _text("holidays", "jours fériés de la politique", "holidays of the policy", '"fr"'),
        _text("policy", "politique nommée dans l’annuaire", "policy named in the directory", '"charter"'),
        Key(name="manager", form=Named("person"), fr="supérieur", en="superior", example='"lea"'),
        Key(name="zone", form=ZoneName(), fr="fuseau", en="zone", example='"America/Toronto"'),
        Key(name="telework", form=Weekdays(), fr="jours de télétravail", en="telework days", example='["tuesday"]'),
        Key(name="own_hours", form=PeriodOfDay(), fr="horaires choisis", en="hours chosen", example='"09:30-17:30"'),
        Key(name="representative", form=Flag(), fr="représentant du personnel", en="representative", example="true"),
    ),
)
EXPECT = Spec(
    make=Expected,
    keys=(
        Key(name="action", form=One(Action), fr="ce qui se passe", en="what happens", example='"nudge"'),
        Key(name="clause", form=Text(), fr="clause qui décide", en="clause that decides", example='"daily-rest"'),
        Key(
            name="not_before",
            form=Text(),
            fr="heure annoncée au plus tôt, ou « now »",
            en="instant told, or “now”",
            example='"2026-03-31 09:00"',
        ),
        Key(name="lost", form=SomeText(), fr="clauses qui ont cédé", en="clauses that lost", example='["night"]'),
        Key(
            name="over_quota", form=Flag(), fr="urgence au-delà du quota", en="urgent beyond the quota", example="true"
        ),
    ),
)
_TITLE = Key(
    name="title",
    form=Bilingual(),
    required=True,
    fr="titre",
    en="title",
    example='{ fr = "Le soir : rappel", en = "In the evening: reminder" }',
)
SCENARIO = Spec(
    make=Scenario,
    keys=(
        _TITLE,
        Key(name="from", to="sender", form=Named("person"), required=True, fr="de", en="from", example='"lea"'),
        Key(
            name="to",
            to="recipients",
            form=SomeNamed("person"),
            required=True,
            fr="à (une liste)",
            en="to (a list)",
            example='["ana"]',
        ),
        Key(
            name="at",
            form=INSTANT,
            required=True,
            fr="quand, à la montre du premier destinataire",
            en="when, by the clock of the first recipient",
            example='"2026-03-30 21:00"',
        ),
        Key(name="urgent", form=Flag(), fr="déclaré urgent", en="declared urgent", example="true"),
        Key(name="automatic", form=Flag(), fr="courriel automatique", en="automatic mail", example="true"),
        Key(
            name="invitation", form=Flag(), fr="invitation à une réunion", en="invitation to a meeting", example="true"
        ),
        Key(
            name="urgent_before",
            form=Words('["2026-03-02 20:00"]'),
            fr="courriels urgents déjà envoyés",
            en="urgent mails sent before",
            example='["2026-03-02 20:00"]',
        ),
    ),
)
MEETING = Spec(
    make=MeetingScenario,
    keys=(
        _TITLE,
        Key(name="of", to="attendee", form=Named("person"), required=True, fr="de qui", en="whose", example='"ana"'),
        Key(name="start", form=INSTANT, required=True, fr="début", en="start", example='"2026-03-30 17:00"'),
        Key(name="end", form=INSTANT, required=True, fr="fin", en="end", example='"2026-03-30 18:30"'),
        Key(name="invited", form=INSTANT, fr="invitée le", en="invited at", example='"2026-03-29 17:00"'),
        Key(
            name="others",
            form=Words('["2026-03-30 15:00/2026-03-30 17:00"]'),
            fr="autres réunions du jour, début/fin",
            en="other meetings of the day, start/end",
            example='["2026-03-30 15:00/2026-03-30 17:00"]',
        ),
        Key(
            name="broken",
            form=Some(MeetingFault),
            fr="règles enfreintes (par défaut aucune)",
            en="rules broken (none unless given)",
            example='["latest"]',
        ),
    ),
)


def script_of(text: str, name: str) -> Script:
    """The scenarios that `text` holds; `name` is what errors call the file.

    Raises:
        PolicyFileError: it is no TOML, or something in it cannot be used.
    """
    mistakes: list[Mistake] = []
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        mend = "close every quote and bracket, and give each name once"
        fault = Fault(code="toml-syntax", what=f"this is not TOML ({error})", mend=mend)
        raise PolicyFileError(name, located([Mistake(path=(), fault=fault)], {}, name)) from error
    found = _script(Fields(document, (), mistakes), name)
    if mistakes:
        raise PolicyFileError(name, located(mistakes, line_numbers(text), name))
    return found


def _script(fields: Fields, name: str) -> Script:
    tables = dict(fields.tables("people"))
    names: Names = {"person": (*tables, OUTSIDE)}
    people = {who: _read_player(who, table, names) for who, table in tables.items()}
    scenarios = tuple(_scenario(row, names) for row in fields.rows("scenarios"))
    meetings = tuple(MEETING.read(row, names, broken=frozenset()) for row in fields.rows("meetings"))
    policies = fields.names("policies", '["policy.toml"]')
    fields.close()
    return Script(name=name, people=people, scenarios=scenarios, meetings=meetings, policies=policies)


def _read_player(who: str, table: Fields, names: Names) -> Player:
    leave = table.dates("leave")
    windows = table.raw("on_call")
    on_call: tuple[tuple[str, str], ...] = ()
    if windows is not None:
        on_call = _windows(table, windows)
    found: Player = PLAYER.read(table, names, id=who, leave=leave, on_call=on_call)
    return found


def _windows(table: Fields, windows: object) -> tuple[tuple[str, str], ...]:
    """On-call windows, each a start and an end."""
    pairs: list[object] = windows if isinstance(windows, list) else [None]
    found = [tuple(map(str, pair)) for pair in pairs if isinstance(pair, list) and all(map(INSTANT.fits, pair))]
    both = tuple((pair[0], pair[1]) for pair in found if len(pair) == 2)  # noqa: PLR2004 - a window has two ends
    if len(both) < len(pairs):
        mend = 'write [["2026-03-28 18:00", "2026-03-29 08:00"]]'
        table.note("on_call", Fault(code="windows-form", what="these are no on-call windows", mend=mend))
    return both


def _scenario(row: Fields, names: Names) -> Scenario:
    inner = row.inner("expect")
    if "expect" not in row:
        mend = 'add a line: expect = { action = "nudge" }'
        row.note("expect", Fault(code="key-missing", what='"expect" is missing', mend=mend))
    expect = EXPECT.read(inner, names)
    written = row.raw("to")
    recipients = tuple(written) if isinstance(written, list) else ()
    found: Scenario = SCENARIO.read(row, names, expect=expect)
    return _in_order(found, recipients)


def _in_order(found: Scenario, written: tuple[object, ...]) -> Scenario:
    """The scenario with its recipients in the order of the file: the first one's clock is read."""
    return replace(found, recipients=tuple(str(name) for name in written if name in found.recipients))
