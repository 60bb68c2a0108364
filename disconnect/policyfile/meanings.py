"""What the words of a policy file mean, in both languages: each value of each list, for the page that documents it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from disconnect.model.agreement import (
    Actor,
    Basis,
    Channel,
    ExceptionKind,
    Exemption,
    Mode,
    Occasion,
    Protected,
    Sector,
    Topic,
)
from disconnect.model.policy import Action, QuietClass, Relation
from disconnect.policyfile.charter.circumstances import MODES, OCCASIONS, TOPICS
from disconnect.policyfile.charter.common import USES
from disconnect.policyfile.charter.identity import BASES, SECTORS, YES_NO
from disconnect.policyfile.charter.publication import GROUPING_WORDS, PERIOD_WORDS
from disconnect.policyfile.charter.times import SLOT_KINDS as SLOT_WORDS
from disconnect.policyfile.charter.words import ACTORS, CHANNELS, EXEMPTIONS, PROTECTED, SENDERS, Noun
from disconnect.policyfile.forms import Among, One, Some, SomeAmong
from disconnect.policyfile.hours import HOLIDAYS
from disconnect.policyfile.sections.common import GROUPINGS, PERIODS, PROHIBITED, SLOT_KINDS, STYLES
from disconnect.policyfile.sections.identity import COUNTRIES
from disconnect.policyfile.show import ENGLISH, FRENCH

if TYPE_CHECKING:
    from disconnect.policyfile.forms import Form

E = TypeVar("E", bound=Enum)
Pair = tuple[str, str]
"""French and English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """The values of one list: what the list is called, and what each value means."""

    title: Pair
    meanings: Mapping[str, Pair]


def _of_nouns(nouns: Mapping[Actor, Noun] | Mapping[Protected, Noun] | Mapping[Channel, Noun]) -> Mapping[str, Pair]:
    return {member.value: (noun.fr, noun.en) for member, noun in nouns.items()}


def _of(pairs: Mapping[E, Pair]) -> Mapping[str, Pair]:
    return {str(member.value): pair for member, pair in pairs.items()}


_EXCEPTIONS: Mapping[str, Pair] = {
    "urgent": ("courriel déclaré urgent : il est remis, et compté", "mail declared urgent: delivered, and counted"),
    "force_majeure": ("un cas de force majeure, daté", "a case of force majeure, with its dates"),
    "international": (
        "des plages communes à des équipes sur plusieurs fuseaux",
        "slots shared by teams over several time zones",
    ),
}
_STYLES: Mapping[str, Pair] = {
    "before_sending": ("montré avant l’envoi", "shown before sending"),
    "at_once": ("adressé aussitôt après l’envoi", "sent right after sending"),
    "weekly_digest": ("récapitulé une fois par semaine", "summed up once a week"),
}
_COUNTRIES: Mapping[str, Pair] = {
    "FR": ("France", "France"),
    "BE": ("Belgique", "Belgium"),
    "ES": ("Espagne", "Spain"),
    "PT": ("Portugal", "Portugal"),
    "LU": ("Luxembourg", "Luxembourg"),
    "EU": ("le droit de l’Union seul", "the law of the Union alone"),
}
_CLASSES: Mapping[str, Pair] = {each.value: (FRENCH.classes[each], ENGLISH.classes[each]) for each in QuietClass}
_ACTIONS: Mapping[str, Pair] = {each.value: (FRENCH.actions[each], ENGLISH.actions[each]) for each in Action}

MEANINGS: Mapping[type[Enum] | tuple[str, ...], Values] = {
    Action: Values(title=("Ce qui se passe", "What happens"), meanings=_ACTIONS),
    QuietClass: Values(title=("Classes de temps de déconnexion", "Classes of quiet time"), meanings=_CLASSES),
    Relation: Values(title=("Ce qu’est l’expéditeur", "What the sender is"), meanings=_of(SENDERS)),
    Actor: Values(title=("Acteurs", "Actors"), meanings=_of_nouns(ACTORS)),
    Protected: Values(title=("Temps protégés", "Times protected"), meanings=_of_nouns(PROTECTED)),
    Exemption: Values(title=("Exceptions à un engagement", "Exceptions to a commitment"), meanings=_of(EXEMPTIONS)),
    Channel: Values(title=("Moyens", "Channels"), meanings=_of_nouns(CHANNELS)),
    Occasion: Values(title=("Occasions", "Occasions"), meanings=_of(OCCASIONS)),
    Mode: Values(title=("Manières de travailler", "Ways of working"), meanings=_of(MODES)),
    Topic: Values(title=("Objets", "Subjects"), meanings=_of(TOPICS)),
    Basis: Values(title=("Nature du texte", "What the text is"), meanings=_of(BASES)),
    Sector: Values(title=("Secteurs", "Sectors"), meanings=_of(SECTORS)),
    ExceptionKind: Values(title=("Natures d’exception", "Kinds of exception"), meanings=_EXCEPTIONS),
    COUNTRIES: Values(title=("Pays", "Countries"), meanings=_COUNTRIES),
    SLOT_KINDS: Values(title=("Natures de plage", "Kinds of slot"), meanings=SLOT_WORDS),
    STYLES: Values(title=("Moment du rappel", "When a reminder is given"), meanings=_STYLES),
    PERIODS: Values(title=("Périodes d’un rapport", "Periods of a report"), meanings=PERIOD_WORDS),
    GROUPINGS: Values(title=("Groupes d’un rapport", "Groupings of a report"), meanings=GROUPING_WORDS),
    PROHIBITED: Values(title=("Usages exclus", "Uses ruled out"), meanings=USES),
    HOLIDAYS: Values(
        title=("Jours fériés", "Public holidays"),
        meanings={"off": ("chômés", "off"), "worked": ("travaillés", "worked")},
    ),
    ("yes", "no"): Values(title=("Oui ou non", "Yes or no"), meanings=YES_NO),
}
"""Every list of values that a policy file draws on, in the order in which the page shows them."""


def values_of(form: Form) -> type[Enum] | tuple[str, ...] | None:
    """The list of values that a form draws on, None for any other form."""
    match form:
        case One(kind=kind) | Some(kind=kind):
            return kind
        case Among(allowed=allowed) | SomeAmong(allowed=allowed):
            return allowed
        case _:
            return None
