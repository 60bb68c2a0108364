"""What the sections share: words that several of them allow, keys that nearly all of them have."""

from __future__ import annotations

from datetime import date, timedelta

from disconnect.policyfile.forms import Bilingual, Named
from disconnect.policyfile.spec import Key

EVERY_DAY = frozenset(range(7))
DIMENSIONS = ("site", "job_family", "contract", "team", "department", "organisation", "hours", "representative")
PERIODS = ("year", "half-year", "quarter", "month")
GROUPINGS = ("team", "department", "organisation", "site", "job_family", "contract")
PROHIBITED = ("sanction", "individual_follow_up", "ranking", "evaluation", "reward", "content_reading")
STYLES = ("before_sending", "at_once", "weekly_digest")
SLOT_KINDS = ("no_mail", "no_meetings", "servers_off", "lunch", "training", "shared", "focus", "other")


def clause_key(what_fr: str, what_en: str) -> Key:
    """The key `clause`, which nearly every section must have."""
    fr, en = f"la clause d’où {what_fr}", f"the clause from which {what_en}"
    return Key(name="clause", form=Named("clause"), required=True, fr=fr, en=en, example='"hours"')


def title_key(fr: str, en: str) -> Key:
    """The key `title`, in both languages."""
    example = f'{{ fr = "{fr}", en = "{en}" }}'
    return Key(name="title", form=Bilingual(), required=True, fr="titre", en="title", example=example)


def after(day: date | None) -> date | None:
    """The first day after the last one that a file names; the calendar's own last day has none after it.

    >>> after(date(2026, 12, 31)), after(date.max)
    (datetime.date(2027, 1, 1), datetime.date(9999, 12, 31))
    """
    return day if day is None or day == date.max else day + timedelta(days=1)
