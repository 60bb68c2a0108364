"""What a code of `policy check` means, in the reader's language: the words of its page, without the page's examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from disconnect.policyfile.charter.voice import Voice, capital
from disconnect.policyfile.findings.pages import SEVERITIES, article_of
from disconnect.policyfile.findings.reading import MISTAKES, page_of
from disconnect.policyfile.findings.register import REGISTER

if TYPE_CHECKING:
    from disconnect.policyfile.charter.voice import Pair
    from disconnect.policyfile.findings.base import Check

SEVERITY: Pair = ("Gravité : {severity}.", "Severity: {severity}.")
REFERENCE: Pair = ("Référence : {article}.", "Reference: {article}.")
DEROGABLE: Pair = (
    'Un accord peut y déroger : la clause qui le dit porte derogates = ["{code}"], et sa référence nomme le texte.',
    'An agreement may depart from it: the clause that does has derogates = ["{code}"], and its reference names the text.',
)
MISTAKE: Pair = (
    "Une erreur du fichier : rien n’est appliqué avant qu’elle soit corrigée.",
    "A mistake of the file: nothing is used before it is corrected.",
)
NO_ADVICE: Pair = (
    "Seul le travail prévu est jugé, jamais ce que font les personnes ; rien de ceci n’est un conseil juridique.",
    "Only scheduled work is judged, never what people do; none of this is legal advice.",
)


def codes() -> tuple[str, ...]:
    """Every code that can be explained."""
    return (*(check.code for check in REGISTER), *MISTAKES)


def explained(code: str, lang: str) -> tuple[str, ...]:
    """The paragraphs that explain a code; none where there is no such code.

    >>> explained("FR-SUNDAY", "en")[0], explained("FR-SUNDAE", "en")
    ('FR-SUNDAY: Work scheduled on Sundays', ())
    """
    voice = Voice(lang)
    for check in REGISTER:
        if check.code == code:
            return tuple(_of_check(check, voice))
    words = MISTAKES.get(page_of(code))
    if words is None:
        return ()
    return f"{code}{voice.spaced(' :') if lang == 'fr' else ':'} {words[lang]}", voice.pick(MISTAKE)


def _of_check(check: Check, voice: Voice) -> Iterator[str]:
    yield voice.say(("{code} : {title}", "{code}: {title}"), code=check.code, title=check.title[voice.lang])
    yield capital(check.why[voice.lang])
    yield voice.say(SEVERITY, severity=voice.pick(SEVERITIES[check.severity]))
    article = article_of(check)
    if article:
        yield voice.say(REFERENCE, article=article)
    if check.derogable:
        yield voice.say(DEROGABLE, code=check.code)
    yield voice.pick(NO_ADVICE)
