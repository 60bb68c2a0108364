"""Everything that can be wrong with a calendar, as a stable code, a sentence and a remedy; never a value out of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from disconnect.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Flaw:
    """What keeps an event or a calendar from being read, before it is known where it stands."""

    code: str
    what: str
    mend: str

    def about(self, detail: str) -> Flaw:
        """The same flaw with a detail that is ours or the standard's word, never the calendar's.

        >>> ZONE_MISSING.about("DTSTART").what
        'a time states no zone and the source has none (DTSTART)'
        """
        return replace(self, what=f"{self.what} ({detail})")

    def at(self, source: str, where: str) -> Problem:
        """The flaw as a problem of `source`, at a calendar and an ordinal.

        >>> ZONE_UNKNOWN.at("rooms", "calendar 2 of 9, event 4").line
        'rooms, calendar 2 of 9, event 4: the time zone is unknown; export the calendar with its VTIMEZONE definitions'
        """
        return Problem(source=source, where=where, code=self.code, what=self.what, mend=self.mend)


class Refusal(Exception):  # noqa: N818 - it ends the reading of one item, it is not an error of the program
    """Ends the reading of one event or one calendar; becomes a `Problem` before anybody sees it."""

    def __init__(self, flaw: Flaw) -> None:
        """Carry the flaw alone, so that no value of the calendar can travel in the message."""
        super().__init__(flaw.code)
        self.flaw = flaw


ABSENT = Flaw("path-missing", "the path does not exist", "correct path, or have the calendars exported to it")
EMPTY = Flaw("no-calendars", "there is no calendar in the folder", "name each file after its owner: ADDRESS.ics")
NOT_AN_ADDRESS = Flaw(
    "owner-not-an-address",
    "its name is no mail address, so it may be nobody's",
    "name it after its owner: ADDRESS.ics",
)
UNREADABLE = Flaw("unreadable", "the calendar cannot be opened or read", "give the account that reads it the right to")
TOO_LARGE = Flaw("calendar-too-large", "the file is larger than max_megabytes", "split it, or raise max_megabytes")
NOT_A_CALENDAR = Flaw("not-a-calendar", "it is no whole iCalendar file", "export it again, and see that it is complete")
LINE = Flaw("line-unreadable", "a line of the event cannot be read", "export the event again, or correct it by hand")
EVENT_TOO_LARGE = Flaw("event-too-large", "the event is longer than 1 MiB", "split the series, or name fewer dates")
EVENT = Flaw("event-unreadable", "the event cannot be read", "open and save it in its calendar program, then export")
START_MISSING = Flaw("start-missing", "the event has no start", "give it one in its calendar program")
MIXED_TYPES = Flaw("end-mixed", "one bound is a date, the other a time", "make both dates, or both times")
REVERSED = Flaw("end-before-start", "the event ends before it starts", "correct the event in its calendar program")
ZONE_MISSING = Flaw(
    "zone-missing",
    "a time states no zone and the source has none",
    'add zone = "Europe/Paris" (or yours) to the source',
)
ZONE_UNKNOWN = Flaw("zone-unknown", "the time zone is unknown", "export the calendar with its VTIMEZONE definitions")
RULE = Flaw(
    "rule-unreadable", "the rule of the series cannot be followed", "correct the series in its calendar program"
)
RULE_TOO_LARGE = Flaw(
    "rule-too-large", "the rule of the series makes too many occurrences", "end the series, or repeat it less often"
)
TOO_MANY = Flaw(
    "too-many-occurrences",
    "with this event the calendar has more occurrences than max_occurrences",
    "raise max_occurrences, or read a shorter time with from and to",
)
NOBODY = Flaw("person-missing", "the event names no attendee with an address", "invite the person to the event")
LEAVE_SHORT = Flaw(
    "leave-too-short", "the leave lasts under two hours on each of its dates", "enter a half day or a whole day"
)
