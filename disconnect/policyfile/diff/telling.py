"""A difference in people's words, in French and English."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from disconnect.model.policy import Action, QuietClass, Relation
from disconnect.policyfile.charter.voice import NO_BREAK, Voice
from disconnect.policyfile.show import ENGLISH, FRENCH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disconnect.policyfile.charter.voice import Pair
    from disconnect.policyfile.diff.compare import Difference, Turn
    from disconnect.policyfile.diff.weekly import Worked

HEADS: dict[str, Pair] = {
    "versions": ("{before} → {after}", "{before} → {after}"),
    "closes": (
        "Ce qui se ferme : les moments où un message passe moins librement (un rappel ou une attente en plus)",
        "What closes: times in which a message passes less freely (one more reminder or wait)",
    ),
    "opens": (
        "Ce qui s’ouvre : les moments où un message passe plus librement (un rappel ou une attente en moins)",
        "What opens: times in which a message passes more freely (one reminder or wait less)",
    ),
    "works": ("Qui travaille quand", "Who works when"),
    "touched": ("Groupes d’horaires concernés : {groups}", "Groups of hours touched: {groups}"),
    "nobody": ("Rien ne change pour les messages.", "Nothing changes for mail."),
    "goes": ("Ce qui n’est plus dit", "What is no longer said"),
    "comes": ("Ce qui est dit désormais", "What is said now"),
    "appear": ("Constats nouveaux", "Findings that appear"),
    "vanish": ("Constats levés", "Findings that go"),
    "same": ("Les deux textes disent la même chose.", "Both say the same."),
}
_TURN: Pair = (
    "{group} : {hours} par semaine ({classes}){sender} : {before}, désormais {after}",
    "{group}: {hours} a week ({classes}){sender}: {before}, now {after}",
)
_WORKED: Pair = ("{group} : {before} par semaine, désormais {after}", "{group}: {before} a week, now {after}")
_NEW: Pair = ("{group} : horaires nouveaux, {after} par semaine", "{group}: new hours, {after} a week")
_GONE: Pair = ("{group} : ces horaires disparaissent ({before})", "{group}: these hours go ({before})")
_ORDER: Pair = (
    "L’ordre des règles change : les règles {before} d’avant se lisent désormais dans l’ordre {after}.",
    "The order of the rules changes: the former rules {before} are now read in the order {after}.",
)
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
        ("comes", (*found.comes, *_order(found.order, voice))),
    ):
        if told:
            yield voice.pick(HEADS[name]), told


def _order(numbers: tuple[int, ...], voice: Voice) -> Iterator[str]:
    if numbers:
        before, after = (", ".join(map(str, each)) for each in (sorted(numbers), numbers))
        yield voice.say(_ORDER, before=before, after=after)


def _title(name: str, found: Difference, lang: str) -> str:
    hours = found.after.hours.get(name) or found.before.hours[name]
    return hours.title[lang]


def _turn(turn: Turn, found: Difference, voice: Voice) -> str:
    relations = {"fr": FRENCH, "en": ENGLISH}[voice.lang].relations
    senders = voice.pick(_LIST).join(relations[each] for each in Relation if each in turn.relations)
    parts = _minutes([hours for _, hours in turn.by_class])
    named = zip((quiet for quiet, _ in turn.by_class), parts, strict=True)
    classes = ", ".join(
        f"{_class(quiet, voice.lang)} {_length(minutes, voice.lang)}" for quiet, minutes in named if minutes
    )
    return voice.say(
        _TURN,
        group=_title(turn.hours, found, voice.lang),
        hours=_length(sum(parts), voice.lang),
        classes=classes,
        sender=voice.say(_FROM, senders=senders) if senders else "",
        before=voice.pick(_ACTIONS[turn.before]),
        after=voice.pick(_ACTIONS[turn.after]),
    )


def _worked(each: Worked, found: Difference, voice: Voice) -> str:
    pair = _NEW if each.before is None else _GONE if each.after is None else _WORKED
    before, after = (_length(round((hours or 0) * 60), voice.lang) for hours in (each.before, each.after))
    return voice.say(pair, group=_title(each.hours, found, voice.lang), before=before, after=after)


def _class(quiet: QuietClass | None, lang: str) -> str:
    texts = {"fr": FRENCH, "en": ENGLISH}[lang]
    return texts.working if quiet is None else texts.classes[quiet]


def _minutes(parts: Sequence[float]) -> tuple[int, ...]:
    """Hours as whole minutes that add up to the whole: the largest remainders are rounded up.

    >>> _minutes([1.621, 1.213]), _minutes([0.0, 40.0])
    ((97, 73), (0, 2400))
    """
    exact = [hours * 60 for hours in parts]
    missing = round(sum(exact)) - sum(map(floor, exact))
    largest = sorted(range(len(exact)), key=lambda place: floor(exact[place]) - exact[place])[:missing]
    return tuple(floor(minutes) + (place in largest) for place, minutes in enumerate(exact))


def _length(minutes: int, lang: str) -> str:
    """A length of time in hours and minutes.

    >>> _length(170, "fr").replace(NO_BREAK, "_"), _length(170, "en"), _length(2400, "en"), _length(45, "en")
    ('2_h_50', '2 h 50 min', '40 h', '45 min')
    """
    hours, rest = divmod(minutes, 60)
    if not hours or not rest:
        told = f"{hours} h" if hours else f"{rest} min"
    else:
        told = f"{hours} h {rest:02}" if lang == "fr" else f"{hours} h {rest:02} min"
    return told.replace(" ", NO_BREAK) if lang == "fr" else told
