"""A difference in people's words, in French and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.model.policy import Action, QuietClass, Relation
from disconnect.policyfile.charter.voice import Voice
from disconnect.policyfile.show import ENGLISH, FRENCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disconnect.policyfile.charter.voice import Pair
    from disconnect.policyfile.diff.compare import Difference, Turn
    from disconnect.policyfile.diff.weekly import Worked

HEADS: dict[str, Pair] = {
    "versions": ("{before} → {after}", "{before} → {after}"),
    "closes": ("Ce qui se ferme", "What closes"),
    "opens": ("Ce qui s’ouvre", "What opens"),
    "works": ("Qui travaille quand", "Who works when"),
    "touched": ("Personnes concernées : {groups}", "Who is touched: {groups}"),
    "nobody": ("Rien ne change pour les messages.", "Nothing changes for mail."),
    "goes": ("Ce qui n’est plus dit", "What is no longer said"),
    "comes": ("Ce qui est dit désormais", "What is said now"),
    "appear": ("Constats nouveaux", "Findings that appear"),
    "vanish": ("Constats levés", "Findings that go"),
    "same": ("Les deux textes disent la même chose.", "Both say the same."),
}
_TURN: Pair = (
    "{group} : {hours} h par semaine ({classes}){sender} : {before}, désormais {after}",
    "{group}: {hours} h a week ({classes}){sender}: {before}, now {after}",
)
_WORKED: Pair = ("{group} : {before} h par semaine, désormais {after} h", "{group}: {before} h a week, now {after} h")
_NEW: Pair = ("{group} : horaires nouveaux, {after} h par semaine", "{group}: new hours, {after} h a week")
_GONE: Pair = ("{group} : ces horaires disparaissent ({before} h)", "{group}: these hours go ({before} h)")
_ACTIONS: dict[Action, Pair] = {
    Action.DELIVER: ("remis aussitôt", "delivered at once"),
    Action.NUDGE: ("remis avec un rappel à l’expéditeur", "delivered, the sender reminded"),
    Action.DEFER: ("en attente du temps de travail", "held until working time"),
}
_FROM: Pair = (", courriel {senders}", ", mail {senders}")
_LIST: Pair = (" ou ", " or ")


def lines(found: Difference, lang: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The difference as headings, each with its lines; a heading without lines is not told."""
    voice = Voice(lang)
    closing = tuple(_turn(turn, found, voice) for turn in found.turns if turn.is_closing)
    opening = tuple(_turn(turn, found, voice) for turn in found.turns if not turn.is_closing)
    groups = ", ".join(_title(name, found, lang) for name in found.touched)
    head = voice.say(HEADS["touched"], groups=groups) if groups else voice.pick(HEADS["nobody"])
    yield head, ()
    for name, told in (
        ("closes", closing),
        ("opens", opening),
        ("works", tuple(_worked(each, found, voice) for each in found.worked)),
        ("goes", found.goes),
        ("comes", found.comes),
    ):
        if told:
            yield voice.pick(HEADS[name]), told


def _title(name: str, found: Difference, lang: str) -> str:
    hours = found.after.hours.get(name) or found.before.hours[name]
    return hours.title[lang]


def _turn(turn: Turn, found: Difference, voice: Voice) -> str:
    relations = {"fr": FRENCH, "en": ENGLISH}[voice.lang].relations
    senders = voice.pick(_LIST).join(relations[each] for each in Relation if each in turn.relations)
    classes = ", ".join(f"{_class(quiet, voice.lang)} {_number(hours, voice.lang)} h" for quiet, hours in turn.by_class)
    return voice.say(
        _TURN,
        group=_title(turn.hours, found, voice.lang),
        hours=_number(turn.per_week, voice.lang),
        classes=classes,
        sender=voice.say(_FROM, senders=senders) if senders else "",
        before=voice.pick(_ACTIONS[turn.before]),
        after=voice.pick(_ACTIONS[turn.after]),
    )


def _worked(each: Worked, found: Difference, voice: Voice) -> str:
    pair = _NEW if each.before is None else _GONE if each.after is None else _WORKED
    numbers = {"before": _number(each.before or 0, voice.lang), "after": _number(each.after or 0, voice.lang)}
    return voice.say(pair, group=_title(each.hours, found, voice.lang), **numbers)


def _class(quiet: QuietClass | None, lang: str) -> str:
    texts = {"fr": FRENCH, "en": ENGLISH}[lang]
    return texts.working if quiet is None else texts.classes[quiet]


def _number(hours: float, lang: str) -> str:
    """Hours to a quarter of an hour's precision, as the language writes decimals.

    >>> _number(12.504, "fr"), _number(12.0, "en")
    ('12,5', '12')
    """
    text = f"{round(hours, 2):g}"
    return text.replace(".", ",") if lang == "fr" else text
