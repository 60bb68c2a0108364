"""The last article: what the file says once for all clauses, without resting on one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from disconnect.model.terms import Action
from disconnect.policyfile.charter.blocks import Block, Heading, Style, Told, passage
from disconnect.policyfile.charter.identity import country
from disconnect.policyfile.charter.people import employer
from disconnect.policyfile.charter.quiet import quiet_blocks
from disconnect.policyfile.charter.responses import order_blocks
from disconnect.policyfile.charter.times import LEAD
from disconnect.policyfile.holidays import subdivision_name
from disconnect.policyfile.sections.common import PROHIBITED

if TYPE_CHECKING:
    from disconnect.model.agreement import NudgeTerms
    from disconnect.policyfile.charter.blocks import Path
    from disconnect.policyfile.charter.draft import Draft
    from disconnect.policyfile.charter.voice import Pair

TITLE: Pair = ("Article {number} – Règles communes", "Article {number} – Common rules")
PARTS: tuple[Pair, ...] = (
    ("Ordre des règles sur les messages", "Order of the rules on messages"),
    ("Repères de temps", "Times and calendars"),
    ("Messages retenus", "Messages held back"),
    ("Mots des rappels", "Words of the reminders"),
    ("Usages exclus", "Uses ruled out"),
)
"""The headings of what is in the article, in its order."""

ZONE: Pair = (
    "Les heures sont celles du fuseau de chaque personne, {zone} à défaut d’indication.",
    "Times are those of each person’s zone, {zone} where none is named.",
)
DEFAULT_HOURS: Pair = (
    "Les horaires d’une personne pour laquelle rien n’est indiqué sont {hours}.",
    "The hours of a person for whom nothing is said are {hours}.",
)
ORDINARY: Pair = (
    (
        "L’ouverture ordinaire {employer} suit les horaires {hours} : l’heure annoncée à un expéditeur n’est jamais "
        "plus tardive que la prochaine de ces ouvertures, pour ne révéler ni congé, ni temps partiel, ni astreinte."
    ),
    (
        "The ordinary opening {employer} follows the hours {hours}: the time told to a sender is never later than "
        "the next of these openings, so that it reveals neither leave, nor part-time work, nor on-call duty."
    ),
)
DEFAULT_HOLIDAYS: Pair = (
    "Les jours fériés d’une personne pour laquelle rien n’est indiqué sont ceux du calendrier {calendar}.",
    "The public holidays of a person for whom nothing is said are those of the calendar {calendar}.",
)
NO_HOLIDAYS: Pair = (
    "Aucun calendrier de jours fériés ne vaut pour une personne pour laquelle rien n’est indiqué.",
    "No calendar of public holidays holds for a person for whom nothing is said.",
)
CALENDAR: Pair = ("Calendrier {calendar}.", "Calendar {calendar}.")
COUNTRY: Pair = ("Jours fériés : {country}.", "Public holidays: {country}.")
SUBDIVISION: Pair = (
    "Jours fériés : {country}, subdivision {part}.",
    "Public holidays: {country}, subdivision {part}.",
)
CHANGES: Mapping[str, Pair] = {
    "add": ("Jours ajoutés : {days}.", "Days added: {days}."),
    "remove": ("Jours retirés : {days}.", "Days taken out: {days}."),
}
WEEKEND: Pair = ("Le repos hebdomadaire est pris {days}.", "Weekly rest is taken {days}.")
MAX_HOLD: Pair = (
    "Un message qui devrait attendre plus de {hours} n’est pas retenu : il est remis aussitôt, même pendant un congé.",
    (
        "A message that would have to wait longer than {hours} is not held back: it is delivered at once, even during "
        "leave."
    ),
)
NO_HOLD: Pair = ("Ce texte ne retient aucun message.", "This text holds no message back.")
SMOOTHING: Pair = (
    "À la reprise du travail, les messages retenus sont remis peu à peu, en {minutes} au plus.",
    "When work resumes, messages held back are delivered little by little, over {minutes} at most.",
)
NO_SMOOTHING: Pair = (
    "À la reprise du travail, les messages retenus sont remis tous ensemble.",
    "When work resumes, messages held back are delivered all together.",
)
STYLES: Mapping[str, Pair] = {
    "before_sending": ("Ce rappel est montré avant l’envoi.", "This reminder is shown before sending."),
    "at_once": ("Ce rappel est adressé aussitôt après l’envoi.", "This reminder is sent right after sending."),
    "weekly_digest": (
        "Ce rappel est adressé dans un résumé hebdomadaire.",
        "This reminder is sent in a weekly digest.",
    ),
}
PER_WEEK: Pair = (
    "Une même personne en reçoit au plus {n} par semaine.",
    "A person gets at most {n} of them a week.",
)
NUDGE_TEXT: Pair = ("Texte du rappel :", "Text of the reminder:")
TOLD_TIME: Pair = ("[heure annoncée]", "[time told]")
"""What stands in the words of a reminder where the instant told will be."""

USES: Mapping[str, Pair] = {
    "sanction": ("sanction", "sanction"),
    "individual_follow_up": ("suivi individuel", "following up individuals"),
    "ranking": ("classement de personnes ou d’équipes", "ranking of people or teams"),
    "evaluation": ("évaluation professionnelle", "appraisal"),
    "reward": ("récompense", "reward"),
    "content_reading": ("lecture du contenu des messages", "reading the content of messages"),
}
RULED_OUT: Pair = (
    "Les chiffres et les décisions issus de ce texte ne servent à aucun de ces usages : {uses}.",
    "Figures and decisions that come from this text serve none of these uses: {uses}.",
)


def common_blocks(draft: Draft) -> Iterator[Block]:
    """The article of common rules, after those of the clauses."""
    number = len(draft.policy.clauses) + 1
    heading = draft.voice.say(TITLE, number=str(number))
    yield Heading(text=heading, level=2, anchor=f"article-{number}")
    parts = (order_blocks, _marks, _held, _nudges, _ruled_out)
    for title, part in zip(PARTS, parts, strict=True):
        blocks = tuple(part(draft))
        if blocks:
            yield Heading(text=draft.voice.pick(title), level=3)
            yield from blocks


def _marks(draft: Draft) -> Iterator[Block]:
    yield passage(draft.say(ZONE, ("zone",), zone=draft.policy.zone))
    usual = draft.title("hours", draft.policy.default_hours)
    yield passage(draft.say(DEFAULT_HOURS, ("default_hours",), hours=usual))
    if draft.given("ordinary_hours"):
        ordinary = draft.title("hours", draft.policy.ordinary)
        yield passage(draft.say(ORDINARY, ("ordinary_hours",), hours=ordinary, employer=employer(draft).of))
    yield from quiet_blocks(draft)
    if draft.given("weekend"):
        days = draft.moments.weekdays(draft.policy.weekend)
        yield passage(draft.say(WEEKEND, ("weekend",), days=days))
    yield from _holidays(draft)


def _holidays(draft: Draft) -> Iterator[Block]:
    """The calendars as the file gives them, without what the official lists say besides."""
    usual = draft.given("default_holidays")
    if usual is not None:
        calendar = draft.voice.quoted(usual)
        yield passage(draft.say(DEFAULT_HOLIDAYS if usual else NO_HOLIDAYS, ("default_holidays",), calendar=calendar))
    for name in draft.policy.holiday_rules:
        told = draft.run_on(_calendar(draft, name))
        yield passage(told, Style.ITEM, lead=draft.say(CALENDAR, calendar=draft.voice.quoted(name)))


def _calendar(draft: Draft, name: str) -> Iterator[Told]:
    path = ("holidays", name)
    code, part = draft.given(*path, "country"), draft.given(*path, "subdivision")
    if code:
        pair = SUBDIVISION if part else COUNTRY
        yield draft.say(
            pair, path, country=country(draft, code), part=subdivision_name(code, part or "", draft.voice.lang)
        )
    for key, pair in CHANGES.items():
        days = draft.given(*path, key)
        if days:
            listed = draft.voice.joined(map(draft.moments.day, sorted(map(_day, days))))
            yield draft.say(pair, (*path, key), days=listed)


def _day(written: object) -> date:
    """A date of the file, bare or in quotes."""
    return written if isinstance(written, date) else date.fromisoformat(str(written))


def _held(draft: Draft) -> Iterator[Block]:
    """How long messages may wait and how they are delivered then, or that none ever waits."""
    given: list[Path] = [(key,) for key in ("max_hold_hours", "smoothing_minutes") if draft.given(key) is not None]
    if not any(row.action is Action.DEFER for row in draft.policy.responses):
        rows: list[Path] = [("responses",)] if draft.policy.responses else []
        if given or rows:
            yield passage(draft.say(NO_HOLD, *given, *rows))
        return
    if draft.given("max_hold_hours") is not None:
        hours = draft.moments.hours(draft.policy.max_hold // 60)
        yield passage(draft.say(MAX_HOLD, ("max_hold_hours",), ("responses",), hours=hours))
    if draft.given("smoothing_minutes") is not None:
        minutes = draft.moments.minutes(draft.policy.smoothing)
        pair = SMOOTHING if draft.policy.smoothing else NO_SMOOTHING
        yield passage(draft.say(pair, ("smoothing_minutes",), ("responses",), minutes=minutes))


def _nudges(draft: Draft) -> Iterator[Block]:
    for name, terms in draft.policy.nudges.items():
        lead = draft.say(LEAD, title=draft.own(terms.subject, "nudges", name, "subject"))
        yield passage(draft.run_on(_manner(draft, name, terms)), lead=lead)
        words = draft.own(terms.text, "nudges", name, "text")
        shown = words.text.replace("{not_before}", draft.voice.pick(TOLD_TIME))
        yield passage(Told(shown, words.paths), Style.QUOTE)


def _manner(draft: Draft, name: str, terms: NudgeTerms) -> Iterator[Told]:
    """How and how often a reminder is sent, then that its text follows."""
    if draft.given("nudges", name, "style") is not None:
        yield draft.say(STYLES[terms.style], ("nudges", name, "style"))
    if terms.per_week is not None:
        yield draft.say(PER_WEEK, ("nudges", name, "per_week"), n=draft.moments.number(terms.per_week))
    yield draft.say(NUDGE_TEXT, ("nudges", name, "text"))


def _ruled_out(draft: Draft) -> Iterator[Block]:
    if draft.policy.prohibited:
        uses = draft.voice.joined(_uses(draft, draft.policy.prohibited))
        yield passage(draft.say(RULED_OUT, ("prohibited_uses",), uses=uses))


def _uses(draft: Draft, found: Iterable[str]) -> Iterator[str]:
    wanted = frozenset(found)
    return (draft.voice.pick(USES[name]) for name in PROHIBITED if name in wanted)
