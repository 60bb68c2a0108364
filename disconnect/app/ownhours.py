"""Hours that a person chooses for themself, inside the limits of the policy: seen, set, and given up again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.app.misuse import MisuseError
from disconnect.errors import ConfigError
from disconnect.model.opaque import Address
from disconnect.model.phrase import joined
from disconnect.policyfile.choices import ChosenHours, rewritten
from disconnect.policyfile.clock import MINUTES_OF_DAY, minute
from disconnect.policyfile.misnamed import cell_misfits
from disconnect.policyfile.mistakes import Fault
from disconnect.policyfile.personal import clock, hours_text
from disconnect.policyfile.table import on_row
from disconnect.report.hours_words import WORDS
from disconnect.report.wording import Wording
from disconnect.storage.replacing import replace_text

if TYPE_CHECKING:
    from disconnect.app.setup import Setup
    from disconnect.model.hours import Choice, Hours
    from disconnect.model.person import Person, Place
    from disconnect.model.policy import Policy

_TIME = re.compile(r"([0-9]{1,2})\s*[hH:]\s*([0-9]{2})?")
LONGEST = 12 * 60
"""Minutes past midnight, as in the directory: whoever asks for more has taken one option for the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What holds from the civil date `since` on: the hours that a person chose, "" for the usual ones."""

    since: date
    own: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One person's hours on the civil date `day`: the policy's, their own choice, and what is to change later."""

    day: date
    hours: Hours
    own: str
    later: tuple[Held, ...]

    @property
    def is_inside(self) -> bool:
        """Whether the choice lies inside the limits of today's policy and place."""
        if not self.own:
            return True
        start, end = (_clock_minute(part) for part in self.own.split("-"))
        choice = self.hours.choice
        return choice is not None and _is_within(choice.start, start) and _is_within(choice.end, _after(start, end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody asks for: their address, when they are back and until when they work, as typed, and since when."""

    address: str
    back: str
    until: str
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What came of a wish: whether anything had to be changed, and how the person stands on that date now."""

    is_new: bool
    standing: Standing


def words_of(setup: Setup, lang: str | None = None) -> Wording:
    """What is said about own hours, in `lang` or as configured."""
    return Wording(WORDS, lang or setup.config.language)


def own_hours(setup: Setup, address: str, say: Wording) -> Standing:
    """How the person at `address` stands today, by the clocks of their place of work.

    Raises:
        MisuseError: the address is nobody's.
    """
    person = _person(setup, address, say)
    return _standing(setup, person, _today(setup, person))


def set_hours(setup: Setup, wish: Wish, say: Wording) -> Change:
    """Write a person's choice into the directory, from its date (tomorrow where none is named) on.

    Raises:
        MisuseError: it lies outside the policy's limits, in the past, or is no time; nothing was changed.
        ConfigError, StorageError: the directory cannot be read or written.
    """
    person = _person(setup, wish.address, say)
    since = _since(setup, person, wish.since, say)
    back, until = _typed(wish.back, "--back", say), _typed(wish.until, "--until", say)
    end = _after(back, until)
    if end > MINUTES_OF_DAY and end - back > LONGEST:
        length = say.texts.exact(Fraction(end - back, 60))
        raise _refused(say, "order", "--back, --until", back=clock(back), until=clock(until), length=length)
    _check_limits(setup, hours_at(setup, person.place(since)), (back, end), say)
    return _written(setup, ChosenHours(person=person.id, since=since, hours=hours_text(back, end)))


def clear_hours(setup: Setup, address: str, since: date | None, say: Wording) -> Change:
    """Give a person's choice up, from `since` (tomorrow where None) on.

    Raises:
        MisuseError: the address is nobody's, or the date is over.
        ConfigError, StorageError: the directory cannot be read or written.
    """
    person = _person(setup, address, say)
    return _written(setup, ChosenHours(person=person.id, since=_since(setup, person, since, say), hours=""))


def hours_at(setup: Setup, place: Place) -> Hours:
    """The hours that the policy has for a place.

    Raises:
        ConfigError: the directory names hours that the policy does not have.
    """
    policy = setup.policies.of(place) or setup.policy
    name = place.hours or policy.default_hours
    if name not in policy.hours:
        fault = next(cell_misfits(policy, place))
        raise ConfigError(
            where=joined([setup.config.people.name, on_row(place.row)], ", "), what=fault.what, mend=fault.mend
        )
    return policy.hours[name]


def clause_text(policy: Policy, clause: str, lang: str) -> str:
    """A clause as somebody can look it up: its title, and the text it rests on."""
    found = policy.clauses.get(clause)
    parts = (clause, "") if found is None else (found.title.get(lang) or clause, found.ref)
    return ", ".join(part for part in parts if part)


def _person(setup: Setup, address: str, say: Wording) -> Person:
    found = setup.directory.person(Address.of(address))
    if found is None:
        raise _refused(say, "stranger", "--for")
    return found


def _today(setup: Setup, person: Person) -> date:
    """The date that the calendars of the person's place of work show now."""
    by_utc = setup.now.date()
    return setup.now.astimezone(ZoneInfo(person.place(by_utc).zone or setup.policy.zone or "UTC")).date()


def _since(setup: Setup, person: Person, wished: date | None, say: Wording) -> date:
    """The first day of a change: as wished, else tomorrow; never a day that is over."""
    today = _today(setup, person)
    since = today + timedelta(days=1) if wished is None else wished
    if since < today:
        raise _refused(say, "past", "--from", day=say.texts.day(since))
    if not person.is_in_service(since):
        raise _refused(say, "not-here", "--from", day=say.texts.day(since))
    return since


def _typed(text: str, option: str, say: Wording) -> int:
    """The minute of the day that somebody typed: 9:30, 09:30, 9h30 or 9h."""
    found = _TIME.fullmatch(text.strip())
    read = minute(f"{found[1]}:{found[2] or '00'}") if found else None
    if read is None or isinstance(read, Fault):
        raise _refused(say, "time", option, text=text)
    return read


def _check_limits(setup: Setup, hours: Hours, wished: tuple[int, int], say: Wording) -> None:
    if hours.choice is None:
        raise _refused(say, "no-choice", "--for", hours=hours_title(hours, say.lang))
    choice: Choice = hours.choice
    clause = clause_text(setup.policy, choice.clause, say.lang)
    limits = (("start-outside", "--back", choice.start), ("end-outside", "--until", choice.end))
    for (key, option, bounds), time in zip(limits, wished, strict=True):
        if not _is_within(bounds, time):
            low, high = (clock(bound) for bound in bounds)
            raise _refused(say, key, option, time=clock(time), low=low, high=high, clause=clause)


def hours_title(hours: Hours, lang: str) -> str:
    """What hours are called."""
    return hours.title.get(lang) or hours.id


def _is_within(bounds: tuple[int, int], time: int) -> bool:
    """Whether a time of day lies between two, both included; any of them may be told past midnight."""
    return any(bounds[0] <= time + turn <= bounds[1] for turn in (-MINUTES_OF_DAY, 0, MINUTES_OF_DAY))


def _after(start: int, end: int) -> int:
    """The end of a day that starts at `start`: on the next date where the clock shows it no later."""
    return end if end > start else end + MINUTES_OF_DAY


def _clock_minute(text: str) -> int:
    """The minute of a time that the directory holds, which was checked when it was read."""
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


def _written(setup: Setup, chosen: ChosenHours) -> Change:
    path = setup.config.people
    is_new = replace_text(path, lambda text: rewritten(text, path.name, chosen))
    now = replace(setup)
    return Change(is_new=is_new, standing=_standing(now, now.directory.people[chosen.person], chosen.since))


def _standing(setup: Setup, person: Person, day: date) -> Standing:
    places = [place for place in person.places if place.since is not None and place.since > day]
    later = [Held(since=place.since, own=place.own_hours) for place in places if place.since is not None]
    own = person.place(day).own_hours
    changes = [
        held for before, held in zip([own, *(held.own for held in later)], later, strict=False) if held.own != before
    ]
    return Standing(day=day, hours=hours_at(setup, person.place(day)), own=own, later=tuple(changes))


def _refused(say: Wording, key: str, where: str, **values: object) -> MisuseError:
    return MisuseError(where=where, what=say(key, **values), mend=say(f"{key}-mend"))
