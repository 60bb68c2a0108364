"""Windows by the clock: an afternoon without mail, servers off at night, lunch, hours without meetings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from disconnect.model.hours import Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Wall-clock windows `times` that start on the weekdays `days` (Monday = 0); ends may pass midnight.

    `zone` is an IANA name, or empty for the zone of the person concerned. `since` and `until` are the first and the
    last date, both inclusive, on which a window starts. `hours` names the hours whose people are concerned, and is
    empty for everybody.
    """

    id: str
    title: Mapping[str, str] = field(hash=False)
    clause: str
    kind: str
    days: frozenset[int]
    times: tuple[Minutes, ...]
    zone: str = ""
    since: date | None = None
    until: date | None = None
    hours: frozenset[str] = frozenset()

    def starts_on(self, day: date) -> bool:
        """Whether the windows start on `day`.

        >>> from datetime import date
        >>> slot = Slot(id="s", title={}, clause="1", kind="k", days=frozenset({4}), times=((840, 1440),))
        >>> slot.starts_on(date(2026, 4, 3)), slot.starts_on(date(2026, 4, 4))
        (True, False)
        """
        is_begun = self.since is None or day >= self.since
        return is_begun and (self.until is None or day <= self.until) and day.weekday() in self.days

    def is_for(self, hours: str) -> bool:
        """Whether the slot concerns people of the hours with the id `hours`, also where they chose start and end.

        >>> slot = Slot(id="s", title={}, clause="1", kind="k", days=frozenset(), times=(), hours=frozenset({"shop"}))
        >>> slot.is_for("shop"), slot.is_for("shop@09:30-17:30"), slot.is_for("office")
        (True, True, False)
        """
        return not self.hours or hours in self.hours or hours.partition("@")[0] in self.hours
