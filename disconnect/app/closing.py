"""When a year may be closed, and by whose word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from disconnect.app.misuse import MisuseError
from disconnect.model.phrase import Phrase, phrase
from disconnect.storage.acts import CLOSE, Act
from disconnect.storage.closing import close_year, is_finished

if TYPE_CHECKING:
    from disconnect.app.setup import Setup

ROLES = ("dpo", "administrator", "hr", "person")
"""Who says that it is done: a role, never a name."""
LATEST_CLOCK = timedelta(hours=12)
"""How far behind UTC the last place on earth is where a day ends."""
DUE = (4, 1)
"""The month and day of the next year from which on a year is closed without a reason: three months after its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A year that is closed: as it is recorded, and whether this command did it or finished it."""

    act: Act
    is_new: bool


def close(setup: Setup, year: int, role: str, early: str | None = None) -> Closing:
    """Close a calendar year: its key is destroyed, its rows go, and both are recorded for good.

    A year that is closed already stays as it is; one whose closing was interrupted is finished. `early` says why, where
    less than three months have passed since the year's end.

    Raises:
        MisuseError: the year is not over, nothing was read of it, or it is early and no reason is given.
        StorageError: another command is writing, or a file cannot be written or destroyed.
    """
    history, why = setup.history, (early or "").strip()
    if year in history.closings():
        is_new = not is_finished(history, year)
    else:
        _check(setup, year, why)
        is_new = True
    asked = Act(kind=CLOSE, at=setup.now, role=role, year=year, why=why)
    return Closing(act=close_year(history, asked) if is_new else history.closings()[year], is_new=is_new)


def _check(setup: Setup, year: int, why: str) -> None:
    today = _earliest_date(setup.now)
    if today.year <= year:
        what = phrase("l’année {year} n’est pas finie", "the year {year} is not over", year=year)
        raise _refused(what, _once_over(year))
    if not setup.history.keys.has(year) and not setup.history.parts(year=year):
        what = phrase(
            "rien n’est gardé de {year} : il n’y a pas de clé de cette année",
            "nothing is kept of {year}: there is no key of that year",
            year=year,
        )
        raise _refused(what, phrase("vérifiez l’année", "check the year"))
    if "@" in why:
        what = phrase("la raison contient une adresse, et est conservée", "the reason holds an address, and is kept")
        raise _refused(what, phrase("dites pourquoi sans nommer personne", "say why without naming anybody"), "--early")
    if not why and today < date(year + 1, *DUE):
        what = phrase(
            "moins de trois mois ont passé depuis la fin de {year} : ses derniers chiffres peuvent manquer",
            "less than three months have passed since the end of {year}: its last figures may be missing",
            year=year,
        )
        raise _refused(what, _when_due(year))


def _earliest_date(now: datetime) -> date:
    """The civil date where it is earliest: a year is over when it is over everywhere."""
    return (now - LATEST_CLOCK).date()


def _once_over(year: int) -> Phrase:
    return phrase(
        "attendez le 1er avril {next} ; plus tôt, une fois l’année finie partout sur Terre, il faut --early « RAISON »",
        'wait until 1 April {next}; earlier, once the year is over everywhere on Earth, --early "REASON" is needed',
        next=year + 1,
    )


def _when_due(year: int) -> Phrase:
    return phrase(
        "attendez le 1er avril {next}, ou dites pourquoi c’est maintenant : --early « RAISON » (conservée)",
        'wait until 1 April {next}, or say why it is now: --early "REASON" (it is kept)',
        next=year + 1,
    )


def _refused(what: Phrase, mend: Phrase, where: str = "YEAR") -> MisuseError:
    return MisuseError(where=phrase("ANNÉE", "YEAR") if where == "YEAR" else where, what=what, mend=mend)
