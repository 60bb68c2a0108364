"""Instants of a scenario: a wall-clock time of somebody's zone, or one with an offset."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from disconnect.policyfile.mistakes import Fault
from disconnect.worktime.wallclock import instant

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from disconnect.policyfile.fields import Fields
    from disconnect.policyfile.forms import Json, Names

_FORM = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)?")
MEND = 'write it like "2026-03-30 21:00", or with an offset like "2026-03-30 21:00+02:00"'


@dataclass(frozen=True, slots=True)
class InstantForm:
    """A time as a scenario writes it; its zone is known only when the scenario is played."""

    def read(self, fields: Fields, key: str, _names: Names) -> str:
        """The text, checked."""
        text = fields.text(key)
        if text and not self.fits(text):
            fields.note(key, Fault(code="instant-form", what=f'"{text}" is no date and time', mend=MEND))
        return text

    def fits(self, text: object) -> bool:
        """Whether a text is a date and a time of day."""
        if not isinstance(text, str) or not _FORM.fullmatch(text.strip()):
            return False
        try:
            datetime.fromisoformat(text.strip())
        except ValueError:
            return False
        return True

    def schema(self) -> Json:
        """A date and a time of day."""
        return {"type": "string", "pattern": f"^{_FORM.pattern}$"}

    def words(self) -> tuple[str, str]:
        """An example."""
        return 'une date et une heure, comme "2026-03-30 21:00"', 'a date and a time, like "2026-03-30 21:00"'


INSTANT = InstantForm()


def at(text: str, zone: ZoneInfo) -> datetime:
    """The instant (aware UTC) that a text means; without an offset it is read on the clocks of `zone` (RFC 5545).

    >>> from zoneinfo import ZoneInfo
    >>> at("2026-03-30 21:00", ZoneInfo("Europe/Paris")).isoformat()
    '2026-03-30T19:00:00+00:00'
    """
    read = datetime.fromisoformat(text.strip())
    if read.tzinfo is not None:
        return read.astimezone(UTC)
    return instant(read.date(), read.hour * 60 + read.minute, zone).replace(second=read.second)
