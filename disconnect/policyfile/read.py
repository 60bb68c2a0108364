"""From the text of a policy file to a policy, or to every mistake in it with its line."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from disconnect.errors import ConfigError
from disconnect.model.policy import Policy
from disconnect.model.problem import Problem
from disconnect.policyfile.clauses import BASIS, Clause, clause_of, note_name
from disconnect.policyfile.clock import minute, weekdays
from disconnect.policyfile.fields import Fields
from disconnect.policyfile.holidays import holidays_of
from disconnect.policyfile.hours import hours_of
from disconnect.policyfile.lines import line_numbers
from disconnect.policyfile.mistakes import Fault, Mistake, PolicyFileError, located
from disconnect.policyfile.responses import responses_of
from disconnect.policyfile.zones import zone_fault

LONGEST_HOLD = 114
"""Hours: four days and eighteen hours, so that a long weekend fits and the mail server's queue never gives up first."""
VERSION_LENGTH = 12
NIGHT = ("21:00", "06:00")
WEEKEND = (5, 6)

_CURLY = re.compile("[“”‘’«»„]")  # noqa: RUF001 - these are the quotes that word processors put in
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


def read(path: Path) -> Policy:
    """Read the policy file at `path`.

    Raises:
        ConfigError: the file cannot be read as text.
        PolicyFileError: (a ConfigError) it has mistakes; all of them are told together.
    """
    return parse(file_text(path), str(path))


def file_text(path: Path) -> str:
    """The text of a policy file.

    Raises:
        ConfigError: it is missing, may not be read, or is no UTF-8 text.
    """
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        mend = "check the path, or let `disconnect init` write one from a template"
        raise ConfigError(where=str(path), what="there is no such policy file", mend=mend) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            where=str(path), what="it is no UTF-8 text", mend="save it as UTF-8 in your editor"
        ) from error
    except OSError as error:
        what = f"it cannot be read ({error.strerror})"
        raise ConfigError(where=str(path), what=what, mend="check that it is a file you may read") from error


def parse(text: str, name: str) -> Policy:
    """The policy that `text` holds; `name` is what errors call it.

    The version is a hash of what the file says: comments, blank lines and the order of keys do not change it.

    Raises:
        PolicyFileError: it is no TOML, or something in it cannot be used; `problems` lists all that is wrong.
    """
    return _parsed(text, name)[0]


def clauses(text: str, name: str) -> Mapping[str, Clause]:
    """The clauses of the policy that `text` holds, with their titles, by identifier.

    Raises:
        PolicyFileError: as for `parse`.
    """
    return _parsed(text, name)[1]


def _parsed(text: str, name: str) -> tuple[Policy, Mapping[str, Clause]]:
    document = _document(text, name)
    mistakes: list[Mistake] = []
    found = _policy(Fields(document, (), mistakes), _version(document))
    if mistakes:
        raise PolicyFileError(name, located(mistakes, line_numbers(text), name))
    return found


def _document(text: str, name: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyFileError(name, [_syntax(text, name, str(error))]) from error


def _syntax(text: str, name: str, message: str) -> Problem:
    """What the TOML parser stumbled over, as a writer of policies can mend it."""
    place = _PLACE.search(message)
    lines = text.splitlines() or [""]
    number = int(place["line"]) if place is not None and place["line"] else len(lines)
    fault = _syntax_fault(lines[min(number, len(lines)) - 1], message[: place.start()] if place else message)
    return Problem(source=name, where=f"line {number}", code=fault.code, what=fault.what, mend=fault.mend)


def _syntax_fault(line: str, reason: str) -> Fault:
    if _CURLY.search(line):
        mend = 'replace them by straight ones: "like this" (word processors change them by themselves)'
        return Fault(code="toml-quotes", what="there are curly quotes", mend=mend)
    if reason.startswith(("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")):
        mend = "give each name once: join the two, or rename one"
        return Fault(code="toml-twice", what="a name is given that was given before", mend=mend)
    mend = 'write name = "text", name = ["text", "text"] or [table], and close every quote and bracket'
    return Fault(code="toml-syntax", what=f"this is not TOML ({reason[:1].lower()}{reason[1:]})", mend=mend)


def _version(document: Mapping[str, object]) -> str:
    canonical = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return sha256(canonical.encode()).hexdigest()[:VERSION_LENGTH]


def _policy(fields: Fields, version: str) -> tuple[Policy, Mapping[str, Clause]]:
    clauses = {name: clause_of(name, table) for name, table in fields.tables("clauses")}
    hours = {name: hours_of(name, table, clauses) for name, table in fields.tables("hours")}
    calendars = {name: holidays_of(name, table) for name, table in fields.tables("holidays")}
    basis = fields.text(BASIS, default="")
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
        responses=responses_of(fields.rows("responses"), clauses),
        ordinary=fields.known("ordinary_hours", hours, "hours", default="") or default_hours,
        night_start=night[0],
        night_end=night[1],
        weekend=_weekend(fields),
        max_hold=60 * fields.whole("max_hold_hours", default=LONGEST_HOLD, low=1, high=LONGEST_HOLD),
        references={name: clause.reference for name, clause in clauses.items()} | ({BASIS: basis} if basis else {}),
    )
    note_name(fields, identifier, "id")
    _note_zone(fields, zone)
    _note_no_default(fields, calendars)
    fields.close()
    return policy, clauses


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
