"""A policy's week for a terminal: a line a day, hour by hour, and under it what happens when, by which clause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from disconnect.model.policy import Action, Policy, QuietClass, Relation, Response
from disconnect.policyfile.charter.moments import Moments
from disconnect.policyfile.charter.voice import Voice
from disconnect.policyfile.week import Day, Segment, classes_of, leaves_over, week

if TYPE_CHECKING:
    from rich.console import Console

WORK_SIGN = "█"
SIGNS: Mapping[QuietClass, str] = {
    QuietClass.LEAVE: "L",
    QuietClass.PUBLIC_HOLIDAY: "H",
    QuietClass.WEEKLY_REST: "·",
    QuietClass.NIGHT: "n",
    QuietClass.EVENING: "e",
    QuietClass.MORNING: "m",
    QuietClass.PAUSE: "p",
}
"""A letter for each class: nothing is said by colour alone, and a printed page says the same."""

STEP = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekTexts:
    """The words of the view, in one language."""

    language: str
    days: tuple[str, ...]
    classes: Mapping[QuietClass, str]
    actions: Mapping[Action, str]
    relations: Mapping[Relation, str]
    after_work: str
    in_slot: str
    telework: str
    with_hours: str
    heading: str
    working: str
    frame: str
    on_call: str
    off_call: str
    otherwise: str
    any_quiet: str
    in_order: str
    columns: tuple[str, str, str, str]


ENGLISH = WeekTexts(
    language="en",
    days=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    classes={
        QuietClass.LEAVE: "leave",
        QuietClass.PUBLIC_HOLIDAY: "public holiday",
        QuietClass.WEEKLY_REST: "weekly rest",
        QuietClass.NIGHT: "night",
        QuietClass.EVENING: "evening",
        QuietClass.MORNING: "early morning",
        QuietClass.PAUSE: "break",
    },
    actions={
        Action.DELIVER: "mail is delivered at once",
        Action.NUDGE: "the sender is reminded",
        Action.DEFER: "mail waits for working time",
    },
    relations={
        Relation.SUPERIOR: "from a superior",
        Relation.REPORT: "from someone they lead",
        Relation.TEAM: "from the same team",
        Relation.OTHER: "from anybody else",
        Relation.EXTERNAL: "from outside",
    },
    after_work="within {minutes} minutes after work",
    in_slot="in: {slots}",
    telework="telework, outside the contact slots",
    with_hours="for: {hours}",
    heading="{title} · {hours} · week of {monday} · {zone}",
    working="working time",
    frame="frame inside which work may lie (days-based contract)",
    on_call="on call",
    off_call="not on call",
    otherwise="in all other cases",
    any_quiet="any quiet time",
    in_order="What happens (the first line that fits decides)",
    columns=("when", "case", "what happens", "clause"),
)
FRENCH = WeekTexts(
    language="fr",
    days=("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    classes={
        QuietClass.LEAVE: "congé",
        QuietClass.PUBLIC_HOLIDAY: "jour férié",
        QuietClass.WEEKLY_REST: "repos hebdomadaire",
        QuietClass.NIGHT: "nuit",
        QuietClass.EVENING: "soir",
        QuietClass.MORNING: "début de matinée",
        QuietClass.PAUSE: "pause",
    },
    actions={
        Action.DELIVER: "le courriel est remis aussitôt",
        Action.NUDGE: "un rappel est adressé à l’expéditeur",
        Action.DEFER: "le courriel attend le temps de travail",
    },
    relations={
        Relation.SUPERIOR: "d’un supérieur",
        Relation.REPORT: "d’un subordonné",
        Relation.TEAM: "de la même équipe",
        Relation.OTHER: "de toute autre personne",
        Relation.EXTERNAL: "de l’extérieur",
    },
    after_work="dans les {minutes} minutes qui suivent le travail",
    in_slot="pendant : {slots}",
    telework="télétravail, hors des plages de contact",
    with_hours="pour : {hours}",
    heading="{title} · {hours} · semaine du {monday} · {zone}",
    working="temps de travail",
    frame="cadre dans lequel le travail peut se situer (forfait en jours)",
    on_call="en astreinte",
    off_call="hors astreinte",
    otherwise="dans tous les autres cas",
    any_quiet="tout le temps de déconnexion",
    in_order="Ce qui se passe (la première ligne qui convient décide)",
    columns=("quand", "cas", "ce qui se passe", "clause"),
)


def render_week(
    policy: Policy,
    hours_id: str,
    monday: date,
    console: Console,
    *,
    texts: WeekTexts = ENGLISH,
) -> None:
    """Draw the week of the people with the hours `hours_id` on `console`, and what happens when.

    One sign stands for half an hour, read at its start. It is the week of a group: nobody's leave or duty is in it.

    Raises:
        ConfigError: the policy has no such hours.
    """
    days = week(policy, hours_id, monday)
    console.print(Text(_heading(policy, hours_id, monday, texts), style="bold"))
    console.print(_picture(days, texts))
    console.print(Text(_key(policy, hours_id, days, texts)))
    console.print(Text(f"\n{texts.in_order}", style="bold"))
    console.print(_responses(policy, hours_id, texts))


def _heading(policy: Policy, hours_id: str, monday: date, texts: WeekTexts) -> str:
    return texts.heading.format(
        title=policy.title[texts.language],
        hours=policy.hours[hours_id].title[texts.language],
        monday=Moments(Voice(texts.language)).day(monday),
        zone=policy.zone,
    )


def bar(day: Day) -> str:
    """The day as signs, one for each half hour from 00:00 to 24:00 (46 to 50 where the clock changes).

    >>> from disconnect.policyfile.read import parse
    >>> from disconnect.policyfile.templates import template
    >>> bar(week(parse(template("plain"), "plain"), "office", date(2026, 3, 30))[0])
    'nnnnnnnnnnnnmmmmmm██████████████████eeeeeennnnnn'
    """
    at, end = day.segments[0].start.astimezone(UTC), day.segments[-1].end.astimezone(UTC)
    signs = []
    while at < end:
        signs.append(_sign(_segment_at(day, at)))
        at += STEP
    return "".join(signs)


def _segment_at(day: Day, at: datetime) -> Segment:
    return next(part for part in day.segments if part.start <= at < part.end)


def _sign(segment: Segment) -> str:
    return WORK_SIGN if segment.quiet is None else SIGNS[segment.quiet]


def _picture(days: tuple[Day, ...], texts: WeekTexts) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("")
    table.add_column("".join(f"{hour:<8}" for hour in range(0, 24, 4)), no_wrap=True)
    table.add_column(texts.working)
    for day in days:
        name = f"{texts.days[day.day.weekday()]} {day.day.day:02}/{day.day.month:02}"
        table.add_row(name, bar(day), ", ".join(_spoken(part) for part in day.segments if part.quiet is None))
    return table


def _spoken(segment: Segment) -> str:
    """A stretch for a reader, its end as 24:00 where it is midnight."""
    end = f"{segment.end:%H:%M}"
    return f"{segment.start:%H:%M}–{'24:00' if end == '00:00' else end}"


def _key(policy: Policy, hours_id: str, days: tuple[Day, ...], texts: WeekTexts) -> str:
    """What each sign of the week means."""
    working = texts.frame if policy.hours[hours_id].is_frame else texts.working
    return "   ".join(
        (f"{WORK_SIGN} {working}", *(f"{SIGNS[quiet]} {texts.classes[quiet]}" for quiet in classes_of(days)))
    )


def _responses(policy: Policy, hours_id: str, texts: WeekTexts) -> Table:
    """The table of responses in the words of the reader, working time first, and last what no row is for."""
    table = Table(box=None, pad_edge=False)
    for column in texts.columns:
        table.add_column(column)
    at_once = texts.actions[Action.DELIVER]
    table.add_row(texts.working, "", at_once, _clause(policy.hours[hours_id].clause, policy, texts))
    for response in policy.responses:
        when, case = _when(response, policy, texts), _case(response, policy, texts)
        table.add_row(when, case, texts.actions[response.action], _clause(response.clause, policy, texts))
    if any(leaves_over(policy, quiet) for quiet in QuietClass):
        table.add_row(texts.otherwise, "", at_once, "")
    return table


def _when(response: Response, policy: Policy, texts: WeekTexts) -> str:
    if response.slots:
        slots = (policy.slots[name].title[texts.language] for name in sorted(response.slots) if name in policy.slots)
        telework = (texts.telework,) if response.slots - policy.slots.keys() else ()
        return texts.in_slot.format(slots=", ".join((*slots, *telework)))
    named = [texts.classes[quiet] for quiet in QuietClass if quiet in response.classes]
    return ", ".join(named) or texts.any_quiet


def _case(response: Response, policy: Policy, texts: WeekTexts) -> str:
    relations = ", ".join(texts.relations[relation] for relation in Relation if relation in response.relations)
    duty = {None: "", True: texts.on_call, False: texts.off_call}[response.on_call]
    after = "" if response.after_work is None else texts.after_work.format(minutes=response.after_work)
    titles = ", ".join(policy.hours[name].title[texts.language] for name in sorted(response.hours))
    whom = texts.with_hours.format(hours=titles) if titles else ""
    return "; ".join(part for part in (duty, relations, after, whom) if part)


def _clause(name: str, policy: Policy, texts: WeekTexts) -> str:
    """The clause by its title and reference, as far as they are known."""
    clause = policy.clauses.get(name)
    return name if clause is None else f"{clause.title[texts.language]} ({clause.ref})"
