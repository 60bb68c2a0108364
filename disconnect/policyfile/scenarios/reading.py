"""From the text of a scenario file to its values, every mistake located, no key passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.model.phrase import phrase
from disconnect.policyfile.fields import Fields
from disconnect.policyfile.lines import line_numbers
from disconnect.policyfile.mistakes import Fault, PolicyFileError, located
from disconnect.policyfile.read import toml_document
from disconnect.policyfile.scenarios.cast import OUTSIDE, Expected, Judged, MeetingScenario, Player, Scenario, Script
from disconnect.policyfile.scenarios.parties import PARTIES, PEOPLE
from disconnect.policyfile.scenarios.specs import EXPECT, JUDGED, MEETING, PLAYER, SCENARIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disconnect.policyfile.forms import Names
    from disconnect.policyfile.mistakes import Mistake

_NOTHING_EXPECTED = phrase("rien n’est attendu", "nothing is expected")
NO_EXPECTATION = Fault(
    code="key-missing",
    what=_NOTHING_EXPECTED,
    mend=phrase(
        'ajoutez une ligne : expect = { action = "nudge", clause = "…" }',
        'add a line: expect = { action = "nudge", clause = "…" }',
    ),
)
NO_VERDICT = Fault(
    code="key-missing",
    what=_NOTHING_EXPECTED,
    mend=phrase(
        'ajoutez une ligne : expect = { ok = true }, ou expect = { broken = ["latest"] }',
        'add a line: expect = { ok = true }, or expect = { broken = ["latest"] }',
    ),
)
_RESERVED = Fault(
    code="name-reserved",
    what=phrase(
        "« {name} » est qui n’est pas de l’entreprise", '"{name}" is whoever is no person of the company', name=OUTSIDE
    ),
    mend=phrase("appelez la personne autrement", "call the person otherwise"),
)
_TWO_KINDS = Fault(
    code="mail-of-two-kinds",
    what=phrase(
        "un courriel est automatique ou une invitation, pas les deux", "a mail is automatic or an invitation, not both"
    ),
    mend=phrase("retirez l’une des deux lignes", "drop one of the two lines"),
)
_NOT_URGENT = Fault(
    code="quota-without-urgency",
    what=phrase(
        "un quota compte les courriels urgents, et celui-ci ne l’est pas",
        "a quota counts urgent mail, and this one is not",
    ),
    mend=phrase("ajoutez urgent = true", "add urgent = true"),
)
_NO_QUOTA = Fault(
    code="quota-of-a-stranger",
    what=phrase("qui est « {name} » n’a pas de quota", 'whoever is "{name}" has no quota', name=OUTSIDE),
    mend=phrase(
        "que l’envoie une personne du fichier, ou retirez over_quota",
        "let a person of the file send it, or drop over_quota",
    ),
)
_NOBODY = Fault(
    code="key-missing",
    what=phrase("personne ne participe", "nobody attends"),
    mend=phrase(
        'ajoutez organiser = "…" et with = ["…"], ou of = "…" pour une seule personne',
        'add organiser = "…" and with = ["…"], or of = "…" for one person',
    ),
)
_OK_AND_BROKEN = Fault(
    code="ok-and-broken",
    what=phrase(
        "la réunion ne peut à la fois respecter toutes les règles et en enfreindre",
        "the meeting cannot keep to all rules and break some",
    ),
    mend=phrase("écrivez ok = true, ou broken = […]", "write either ok = true or broken = […]"),
)
_NOT_OK = Fault(
    code="not-ok",
    what=phrase("rien ne dit quelles règles sont enfreintes", "which rules are broken is not said"),
    mend=phrase('écrivez plutôt broken = ["latest"]', 'write broken = ["latest"] instead'),
)
_SAID_TWICE = Fault(
    code="broken-twice",
    what=phrase("broken est à côté de expect", "broken stands beside expect"),
    mend=phrase("mettez-le dans expect = { broken = […] }", "move it into expect = { broken = […] }"),
)
_POLICIES_TWICE = Fault(
    code="policies-twice",
    what=phrase("policy est à côté de policies", "policy stands beside policies"),
    mend=phrase("gardez l’une des deux lignes", "keep one of the two lines"),
)


def script_of(text: str, name: str) -> Script:
    """The scenarios that `text` holds; `name` is what errors call the file.

    Raises:
        PolicyFileError: it is no TOML, or something in it cannot be used; `problems` lists all that is wrong.
    """
    mistakes: list[Mistake] = []
    found = _script(Fields(toml_document(text, name), (), mistakes), name)
    refuse(mistakes, text, name)
    return found


def refuse(mistakes: Iterable[Mistake], text: str, name: str) -> None:
    """Do nothing where there is no mistake.

    Raises:
        PolicyFileError: there is one; all are told, each with its line.
    """
    problems = located(mistakes, line_numbers(text), name)
    if problems:
        raise PolicyFileError(name, problems)


def _script(fields: Fields, name: str) -> Script:
    tables = dict(fields.tables(PEOPLE))
    names: Names = {PEOPLE: tuple(tables), PARTIES: (*tables, OUTSIDE)}
    if OUTSIDE in tables:
        tables[OUTSIDE].note("", _RESERVED)
    found = Script(
        name=name,
        people={who: _player(who, table, names) for who, table in tables.items()},
        scenarios=tuple(_scenario(row, names) for row in fields.rows("scenarios")),
        meetings=tuple(_meeting(row, names) for row in fields.rows("meetings")),
        policies=_policies(fields),
        named_by="policy" if "policy" in fields else "policies",
    )
    fields.close()
    return found


def _policies(fields: Fields) -> tuple[str, ...]:
    """The policies named: one as `policy`, or several as `policies`."""
    one = fields.text("policy", default="")
    several = fields.names("policies", '["policy.toml"]')
    if one and several:
        fields.note("policy", _POLICIES_TWICE)
    return several or ((one,) if one else ())


def _player(who: str, table: Fields, names: Names) -> Player:
    found: Player = PLAYER.read(table, names, id=who)
    return found


def _scenario(row: Fields, names: Names) -> Scenario:
    inner = row.inner("expect")
    expect: Expected = EXPECT.read(inner, names)
    if row.raw("expect") in (None, {}):
        row.note("expect", NO_EXPECTATION)
    values = SCENARIO.read(row, names)
    senders, recipients = values.pop("from") or (), values.pop("to") or ()
    if values.get("automatic") and values.get("invitation"):
        row.note("invitation", _TWO_KINDS)
    if not values.get("urgent") and ("urgent_before" in row or expect.over_quota is not None):
        row.note("urgent", _NOT_URGENT)
    if OUTSIDE in senders and expect.over_quota is not None:
        row.note("from", _NO_QUOTA)
    return Scenario(senders=senders, recipients=recipients, expect=expect, **values)


def _meeting(row: Fields, names: Names) -> MeetingScenario:
    expect = _judged(row, names)
    values = MEETING.read(row, names)
    organiser, of = values.pop("organiser", ""), values.pop("of", ())
    attendees = tuple(dict.fromkeys(name for name in (organiser, *values.pop("with", ()), *of) if name))
    if not attendees:
        row.note("", _NOBODY)
    if "broken" in row and "expect" in row:
        row.note("broken", _SAID_TWICE)
    broken = values.pop("broken", None)
    judged = Judged(broken=broken) if broken else expect
    return MeetingScenario(attendees=attendees, expect=judged, **values)


def _judged(row: Fields, names: Names) -> Judged:
    """What is expected of a meeting; nothing at all is a mistake, unless `broken` stands in the row itself."""
    inner = row.inner("expect")
    said = JUDGED.read(inner, names)
    is_ok, broken = said.get("ok"), said.get("broken", frozenset())
    if is_ok and broken:
        inner.note("ok", _OK_AND_BROKEN)
    if is_ok is False and not broken:
        inner.note("ok", _NOT_OK)
    if isinstance(row.raw("expect"), dict) and is_ok is None and "broken" not in inner:
        row.note("expect", NO_VERDICT)
    return Judged(broken=broken, clause=said.get("clause", ""))
