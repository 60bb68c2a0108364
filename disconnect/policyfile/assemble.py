"""From the fields of a policy file to the policy: section by section, every mistake noted, no key passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disconnect.model.agreement import ExceptionKind, Identity, Scope
from disconnect.model.policy import Policy
from disconnect.policyfile.clauses import clause_of, note_name
from disconnect.policyfile.clock import minute, weekdays
from disconnect.policyfile.commitments import KINDS
from disconnect.policyfile.holidays import holidays_of
from disconnect.policyfile.hours import hours_of
from disconnect.policyfile.mistakes import Fault, listed
from disconnect.policyfile.responses import TELEWORK_SLOT, responses_of
from disconnect.policyfile.sections.common import PROHIBITED
from disconnect.policyfile.sections.identity import IDENTITY, SCOPE
from disconnect.policyfile.sections.practice import EXCEPTION, MEETINGS, ON_CALL, REACH, REPORTS, TARGET
from disconnect.policyfile.sections.promises import COMMITMENT, NUDGE
from disconnect.policyfile.sections.times import CLOSURE, REST, SLOT
from disconnect.policyfile.sections.times import TELEWORK as TELEWORK_SPEC
from disconnect.policyfile.zones import zone_fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disconnect.model.agreement import Commitment
    from disconnect.model.slots import Slot
    from disconnect.policyfile.fields import Fields
    from disconnect.policyfile.spec import Spec

SCHEMA = 1
"""The version of the file's schema that this reader reads."""
LONGEST_HOLD = 114
"""Hours: four days and eighteen hours, so that a long weekend fits and the mail server's queue never gives up first."""
NIGHT = ("21:00", "06:00")
WEEKEND = (5, 6)


_Names = dict[str, tuple[str, ...]]
"""What the file has of each kind."""


def policy_of(fields: Fields, version: str) -> Policy:
    """The policy that the whole file says; `version` is its content hash."""
    _note_schema(fields)
    clauses = {name: clause_of(name, table) for name, table in fields.tables("clauses")}
    names: _Names = {"clause": tuple(clauses)}
    hours = {name: hours_of(name, table, clauses) for name, table in fields.tables("hours")}
    names["hours"] = tuple(hours)
    slots = slots_of(fields, names)
    names["slot"] = (*slots, TELEWORK_SLOT) if "telework" in fields else tuple(slots)
    nudges = {name: NUDGE.read(table, names, id=name) for name, table in fields.tables("nudges")}
    names["nudge"] = tuple(nudges)
    calendars = {name: holidays_of(name, table) for name, table in fields.tables("holidays")}
    identifier, zone = fields.text("id"), fields.text("zone")
    default_hours = fields.known("default_hours", hours, "hours")
    night = _night(fields.inner("night"))
    policy = Policy(
        id=identifier,
        version=version,
        title=fields.titles("title"),
        zone=zone,
        holidays=fields.known("default_holidays", calendars, "holiday calendar", default=""),
        default_hours=default_hours,
        hours=hours,
        holiday_rules=calendars,
        responses=responses_of(fields.rows("responses"), names),
        ordinary=fields.known("ordinary_hours", hours, "hours", default="") or default_hours,
        night_start=night[0],
        night_end=night[1],
        weekend=_weekend(fields),
        max_hold=60 * fields.whole("max_hold_hours", default=LONGEST_HOLD, low=1, high=LONGEST_HOLD),
        smoothing=fields.whole("smoothing_minutes", default=0, low=0, high=120),
        clauses=clauses,
        slots=slots,
        nudges=nudges,
        **_agreed(fields, names),
    )
    note_name(fields, identifier, "id")
    _note_zone(fields, zone)
    _note_no_default(fields, calendars)
    fields.close()
    return policy


def _agreed(fields: Fields, names: _Names) -> dict[str, Any]:
    """The sections beside hours and responses, as the policy's own fields."""
    return {
        "identity": one(fields, "identity", IDENTITY, names) or Identity(),
        "scope": one(fields, "scope", SCOPE, names) or Scope(),
        "rest": one(fields, "rest", REST, names),
        "telework": one(fields, "telework", TELEWORK_SPEC, names),
        "meetings": one(fields, "meetings", MEETINGS, names),
        "on_call": on_call_of(fields, names),
        "reports": _reports(fields, names),
        "closures": tuple(CLOSURE.read(row, names) for row in fields.rows("closures")),
        "exceptions": tuple(_exceptions(fields, names)),
        "commitments": tuple(commitments_of(fields, names)),
        "prohibited": _prohibited(fields),
    }


def one(fields: Fields, key: str, spec: Spec, names: _Names) -> Any:  # noqa: ANN401 - what the section makes
    """The section under `key`, None where there is none."""
    inner = fields.inner(key)
    return spec.read(inner, names) if key in fields else None


def slots_of(fields: Fields, names: _Names) -> dict[str, Slot]:
    """The slots by name."""
    return {name: _slot(name, table, names) for name, table in fields.tables("slots")}


def _slot(name: str, fields: Fields, names: _Names) -> Any:  # noqa: ANN401 - a slot
    note_name(fields, name)
    if name == TELEWORK_SLOT:
        mend = "call the slot otherwise"
        what = f'"{name}" is the slot that [telework] makes by itself'
        fields.note("", Fault(code="name-reserved", what=what, mend=mend))
    return SLOT.read(fields, names, id=name)


def on_call_of(fields: Fields, names: _Names) -> Any:  # noqa: ANN401 - terms of on-call duty, or None
    """The terms of on-call duty, with who reaches whom how; None where the file has none."""
    inner = fields.inner("on_call")
    if "on_call" not in fields:
        return None
    reach = tuple(REACH.read(row, names) for row in inner.rows("reach"))
    return ON_CALL.read(inner, names, reach=reach)


def _reports(fields: Fields, names: _Names) -> Any:  # noqa: ANN401 - terms of reports, or None
    inner = fields.inner("reports")
    if "reports" not in fields:
        return None
    targets = tuple(TARGET.read(row, names) for row in inner.rows("targets"))
    return REPORTS.read(inner, names, targets=targets)


NEEDS: Mapping[ExceptionKind, tuple[tuple[str, str], ...]] = {
    ExceptionKind.URGENT: (),
    ExceptionKind.FORCE_MAJEURE: (("from", "2026-10-18"), ("reason", '{ fr = "…", en = "…" }')),
    ExceptionKind.INTERNATIONAL: (("slots", '["shared"]'),),
}
"""What an exception of each kind must say besides."""


def _exceptions(fields: Fields, names: _Names) -> Iterator[Any]:
    for name, table in fields.tables("exceptions"):
        note_name(table, name)
        found = EXCEPTION.read(table, names, id=name)
        for key, form in NEEDS.get(found.kind, ()):
            if key not in table:
                table.note(key, missing(key, form))
        yield found


def commitments_of(fields: Fields, names: _Names) -> Iterator[Commitment]:
    """The commitments, each with the keys that its kind needs and no other."""
    for row in fields.rows("commitments"):
        found: Commitment = COMMITMENT.read(row, names)
        kind = KINDS.get(found.kind)
        if kind is not None:
            _note_keys_of_kind(row, found.kind, (kind.needs, kind.keys))
        yield found


def _note_keys_of_kind(row: Fields, kind: str, keys: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    """Note what a commitment of this kind lacks, and what means nothing for it."""
    needs, allowed = keys
    for key in (key for key in needs if key not in row):
        row.note(key, missing(key, _EXAMPLES[key]))
    for key in (key for key in row if key in _EXAMPLES and key not in allowed):
        mend = f"allowed for {kind}: {listed(allowed)}"
        row.note(key, Fault(code="commitment-key", what=f'"{key}" means nothing for {kind}', mend=mend))


_EXAMPLES = {key.name: key.example for key in COMMITMENT.keys}


def missing(key: str, form: str) -> Fault:
    """That a key is missing, and how it may be written."""
    return Fault(code="key-missing", what=f'"{key}" is missing', mend=f"add a line: {key} = {form}")


def _prohibited(fields: Fields) -> frozenset[str]:
    found = fields.names("prohibited_uses", '["sanction", "individual_follow_up", "ranking"]')
    for name in (name for name in found if name not in PROHIBITED):
        mend = f"use some of: {listed(PROHIBITED)}"
        fields.note("prohibited_uses", Fault(code="prohibited-unknown", what=f'"{name}" is no use we know', mend=mend))
    return frozenset(found)


def _note_schema(fields: Fields) -> None:
    found = fields.whole("schema", default=SCHEMA, low=1, high=10_000)
    if found != SCHEMA:
        what = f"schema {found} is not the one this program reads"
        mend = f"update disconnect, or write schema = {SCHEMA} and what docs/policy-file.md says of it"
        fields.note("schema", Fault(code="schema-unknown", what=what, mend=mend))


def _note_zone(fields: Fields, zone: str) -> None:
    fault = zone_fault(zone) if zone else None
    if fault is not None:
        fields.note("zone", fault)


def _note_no_default(fields: Fields, calendars: Mapping[str, object]) -> None:
    """Public holidays that nobody has are a slip; that nobody has them by default must be said."""
    if calendars and "default_holidays" not in fields:
        first = next(iter(calendars))
        what = "there are holiday calendars, and none is said to be the usual one"
        mend = f'add default_holidays = "{first}", or = "" where people have none unless the directory says so'
        fields.note("default_holidays", Fault(code="key-missing", what=what, mend=mend))


def _night(fields: Fields) -> tuple[int, int]:
    """Start and end of the night in minutes from 00:00, by the wall clock."""
    start, end = (_minute(fields, key, usual) for key, usual in zip(("start", "end"), NIGHT, strict=True))
    fields.close()
    if start == end:
        mend = 'give it a length, like start = "21:00" and end = "06:00"'
        fields.note("start", Fault(code="night-empty", what="the night starts and ends at the same time", mend=mend))
    return start, end


def _minute(fields: Fields, key: str, usual: str) -> int:
    found = minute(fields.text(key, default=usual))
    if isinstance(found, Fault):
        fields.note(key, found)
        found = minute(usual)
    return found % (24 * 60) if isinstance(found, int) else 0


def _weekend(fields: Fields) -> tuple[int, int]:
    """The two weekdays of weekly rest, the earlier first."""
    names = fields.names("weekend")
    if not names:
        return WEEKEND
    days = [day for name in names for day in _days(fields, name)]
    for first, second in ((0, 1), (1, 0)):
        if len(days) == 2 and days[second] == (days[first] + 1) % 7:  # noqa: PLR2004 - a weekend has two days
            return days[first], days[second]
    mend = 'name two days that follow each other, like weekend = ["saturday", "sunday"]'
    if not any(isinstance(weekdays(name), Fault) for name in names):
        fields.note("weekend", Fault(code="weekend-form", what="the weekend is not two days in a row", mend=mend))
    return WEEKEND


def _days(fields: Fields, name: str) -> tuple[int, ...]:
    days = weekdays(name)
    if isinstance(days, Fault):
        fields.note("weekend", days)
        return ()
    return days
