"""Which metrics belong together on the page, by the first word of their identifier, and which are drawn."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.model.policy import QuietClass
from disconnect.report.texts import msg

if TYPE_CHECKING:
    from disconnect.model.report import Definition

MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A chapter of the report: the first words of its metrics' identifiers, its title, what it is about."""

    id: str
    words: tuple[str, ...]
    title: str
    about: str


THEMES = (
    Theme(
        id="mail",
        words=("mail",),
        title=msg("Mail"),
        about=msg(
            "How much mail is sent and received, and how much of it falls in quiet time: outside the working hours that"
            " the policy gives the person, or during their leave. Automatic mail is left out, except in its own column."
        ),
    ),
    Theme(
        id="evenings",
        words=("evenings", "weekends", "weeks"),
        title=msg("Evenings and weekends"),
        about=msg(
            "How often people are connected by their own doing: a mail sent by hand after 20:00, or a mail or a meeting"
            " at the weekend. One evening counts once, however many mails it saw."
        ),
    ),
    Theme(
        id="leave",
        words=("leave",),
        title=msg("Leave"),
        about=msg("What reaches people on the days recorded as their leave, and what they send on those days."),
    ),
    Theme(
        id="rest",
        words=("rest", "day"),
        title=msg("Rest and length of days"),
        about=msg(
            "Signals of insufficient rest: how often less than 11 hours (35 hours over a week) lie between a person's"
            " last and next activity. Traces of mail and meetings cannot tell whether a connection was work: they are"
            " a reason to talk, and prove nothing about anybody."
        ),
    ),
    Theme(
        id="meetings",
        words=("meetings", "focus"),
        title=msg("Meetings and time to focus"),
        about=msg("Time spent in meetings, when they take place, and what they leave of undisturbed hours."),
    ),
    Theme(
        id="oncall",
        words=("oncall",),
        title=msg("On-call duty"),
        about=msg("How often people on call answered during their on-call windows."),
    ),
)
OTHER = Theme(
    id="other",
    words=(),
    title=msg("Other figures"),
    about=msg("Figures that belong to none of the themes above; the data dictionary says what they are."),
)

TELLING = (
    "mail.received",
    "mail.received_quiet",
    "evenings.connected",
    "weekends.connected",
    "leave.intrusions",
    "rest.daily",
    "rest.weekly",
    "meetings.hours",
    "focus.hours",
    "oncall.interventions",
)

_CLASSES = {
    QuietClass.LEAVE: msg("leave"),
    QuietClass.PUBLIC_HOLIDAY: msg("public holiday"),
    QuietClass.WEEKLY_REST: msg("weekly rest"),
    QuietClass.NIGHT: msg("night"),
    QuietClass.EVENING: msg("evening"),
    QuietClass.MORNING: msg("morning"),
    QuietClass.PAUSE: msg("break"),
}
CLASS_METRICS = {f"mail.received_quiet.{quiet.value}": name for quiet, name in _CLASSES.items()}


def theme_of(metric: str) -> Theme:
    """The chapter a metric stands in; one that fits nowhere is still shown.

    >>> theme_of("weekends.connected").id, theme_of("new.metric").id
    ('evenings', 'other')
    """
    word = metric.partition(".")[0]
    return next((theme for theme in THEMES if word in theme.words), OTHER)


def blocks(definitions: tuple[Definition, ...]) -> tuple[tuple[Definition, ...], ...]:
    """Cut one theme's metrics into tables narrow enough for a printed page; the quiet classes keep together."""
    plain = tuple(each for each in definitions if each.id not in CLASS_METRICS)
    classes = tuple(each for each in definitions if each.id in CLASS_METRICS)
    return (*_even(plain), *([classes] if classes else []))


def _even(definitions: tuple[Definition, ...]) -> list[tuple[Definition, ...]]:
    """Pieces of at most `MOST_COLUMNS`, as equal as they can be, in order."""
    count = -(-len(definitions) // MOST_COLUMNS)
    edges = [len(definitions) * piece // count for piece in range(count + 1)] if count else []
    return [definitions[start:end] for start, end in itertools.pairwise(edges)]
