"""The table of responses as rules in plain sentences: the first that fits decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from disconnect.engine.telework import TELEWORK_SLOT
from disconnect.model.terms import Action, QuietClass
from disconnect.policyfile.charter.blocks import Block, Passage, Row, Style, Table, Told, passage
from disconnect.policyfile.charter.people import employer, senders
from disconnect.policyfile.charter.voice import OR, Pair, capital
from disconnect.policyfile.charter.words import in_order

if TYPE_CHECKING:
    from disconnect.model.policy import Response
    from disconnect.policyfile.charter.blocks import Path
    from disconnect.policyfile.charter.draft import Draft

RULE: Pair = ("Règle {number}.", "Rule {number}.")
SENTENCE: Pair = (
    "{when}{after}, lorsqu’{who} écrit{whom}, {action}.",
    "{when}{after}, when {who} writes{whom}, {action}.",
)
ANYBODY: Pair = ("une personne {employer}", "somebody {employer}")
ON_CALL: Pair = (" à une personne d’astreinte", " to somebody on call")
OFF_CALL: Pair = (" à une personne qui n’est pas d’astreinte", " to somebody who is not on call")
WITH_HOURS: Pair = (" à une personne dont les horaires sont {hours}", " to somebody whose hours are {hours}")
AND_HOURS: Pair = (" et dont les horaires sont {hours}", " and whose hours are {hours}")
ON_CALL_HOURS: Pair = (
    " à une personne d’astreinte dont les horaires sont {hours}",
    " to somebody on call whose hours are {hours}",
)
QUIET: Pair = ("pendant le temps de déconnexion", "in quiet time")
THEIRS: Pair = ("pendant {times} du destinataire", "during the recipient’s {times}")
OR_THEIRS: Pair = ("{times}, ou {theirs}", "{times}, or {theirs}")
ABSENCES: Mapping[QuietClass, Pair] = {
    QuietClass.LEAVE: ("un congé", "leave"),
    QuietClass.WEEKLY_REST: ("le repos hebdomadaire", "weekly rest"),
    QuietClass.PAUSE: ("une pause", "break"),
}
"""Times that are the recipient’s own; the others are told by the clock and the calendar."""

CLASSES: Mapping[QuietClass, Pair] = {
    QuietClass.PUBLIC_HOLIDAY: ("un jour férié", "on a public holiday"),
    QuietClass.NIGHT: ("la nuit", "at night"),
    QuietClass.EVENING: ("le soir", "in the evening"),
    QuietClass.MORNING: ("tôt le matin", "in the early morning"),
}
IN_SLOT: Pair = ("pendant la plage {slot}", "in the slot {slot}")
IN_TELEWORK: Pair = (
    "un jour de télétravail hors des plages de contact",
    "on a day of telework outside the contact slots",
)
AT_WORK_TOO: Pair = (", pendant le temps de travail comme en dehors", ", in working time and quiet time alike")
AFTER_WORK: Pair = (
    ", jusqu’à {minutes} après la fin d’une période de travail",
    ", up to {minutes} after a working period has ended",
)
ACTIONS: Mapping[Action, Pair] = {
    Action.DELIVER: ("le message est remis aussitôt", "the message is delivered at once"),
    Action.NUDGE: ("l’expéditeur reçoit un rappel", "a reminder is sent to the sender"),
    Action.DEFER: ("le message attend la reprise du travail", "the message waits until work resumes"),
}
ACTION_NAMES: Mapping[Action, Pair] = {
    Action.DELIVER: ("remise aussitôt", "delivery at once"),
    Action.NUDGE: ("rappel à l’expéditeur", "reminder to the sender"),
    Action.DEFER: ("attente jusqu’à la reprise du travail", "wait until work resumes"),
}
WORDS: Pair = (" (mots du rappel : {subject})", " (words of the reminder: {subject})")

ORDER: tuple[Pair, ...] = (
    (
        "Les règles sont lues dans l’ordre de leur numéro : la première qui convient décide.",
        "Rules are read in the order of their numbers: the first that fits decides.",
    ),
    (
        "Si aucune ne convient, le message est remis aussitôt.",
        "Where none fits, the message is delivered at once.",
    ),
    (
        "Les moments sont ceux du destinataire ; un rappel n’empêche ni ne retarde aucun message.",
        "Times are those of the recipient; a reminder neither stops nor delays a message.",
    ),
)
EXCEPTIONS_FIRST: Pair = (
    "Les exceptions que ce texte prévoit passent avant les règles.",
    "The exceptions that this text makes come before the rules.",
)
CAPTION: Pair = ("Règles, dans leur ordre", "Rules, in their order")
HEADS: tuple[Pair, ...] = (("Règle", "Rule"), ("Article", "Article"), ("Ce qui se passe", "What happens"))


def response_blocks(draft: Draft, clause: str) -> Iterator[Block]:
    """The rules that rest on a clause, each with its place among all."""
    for number, response in enumerate(draft.policy.responses):
        if response.clause == clause:
            path: Path = ("responses", number)
            lead = draft.say(RULE, path, number=str(number + 1))
            yield passage(_rule(draft, path, response), Style.ITEM, lead=lead)


def order_blocks(draft: Draft) -> Iterator[Block]:
    """That the order matters, and the order."""
    if not draft.policy.responses:
        return
    yield Passage(text=" ".join(map(draft.voice.pick, ORDER)))
    if draft.policy.exceptions:
        yield passage(draft.say(EXCEPTIONS_FIRST, ("exceptions",)))
    articles = {name: number for number, name in enumerate(draft.policy.clauses, start=1)}
    rows = tuple(
        Row(
            cells=(str(number + 1), str(articles[row.clause]), draft.voice.pick(ACTION_NAMES[row.action])),
            paths=(("responses", number), ("clauses", row.clause)),
        )
        for number, row in enumerate(draft.policy.responses)
    )
    yield Table(caption=draft.voice.pick(CAPTION), heads=tuple(map(draft.voice.pick, HEADS)), rows=rows)


def _rule(draft: Draft, path: Path, row: Response) -> Told:
    action = Told(draft.voice.pick(ACTIONS[row.action]))
    if row.nudge:
        subject = draft.own(draft.policy.nudges[row.nudge].subject, "nudges", row.nudge, "subject")
        words = draft.say(WORDS, subject=Told(draft.voice.quoted(subject.text), subject.paths))
        action = Told(action.text + words.text, words.paths)
    said = draft.say(
        SENTENCE,
        path,
        who=senders(draft, row.relations) if row.relations else draft.say(ANYBODY, employer=employer(draft).of),
        whom=_whom(draft, row),
        when=_when(draft, row),
        after=_after(draft, row),
        action=action,
    )
    return Told(capital(said.text), said.paths)


def _whom(draft: Draft, row: Response) -> Told:
    hours = draft.titles("hours", row.hours, OR) if row.hours else None
    if hours is None:
        return Told("" if row.on_call is None else draft.voice.pick(ON_CALL if row.on_call else OFF_CALL))
    if row.on_call is None:
        return draft.say(WITH_HOURS, hours=hours)
    if row.on_call:
        return draft.say(ON_CALL_HOURS, hours=hours)
    more = draft.say(AND_HOURS, hours=hours)
    return Told(draft.voice.pick(OFF_CALL) + more.text, more.paths)


def _when(draft: Draft, row: Response) -> Told:
    if row.slots:
        found = draft.join(_slots(draft, row.slots), OR)
        return Told(f"{found.text}{draft.voice.pick(AT_WORK_TOO)}", found.paths)
    voice, classes = draft.voice, in_order(row.classes, QuietClass)
    times = voice.joined((voice.pick(CLASSES[each]) for each in classes if each in CLASSES), OR)
    absences = voice.joined((voice.pick(ABSENCES[each]) for each in classes if each in ABSENCES), OR)
    theirs = voice.say(THEIRS, times=absences) if absences else ""
    if times and theirs:
        return Told(voice.say(OR_THEIRS, times=times, theirs=theirs))
    return Told(times or theirs or voice.pick(QUIET))


def _slots(draft: Draft, slots: frozenset[str]) -> Iterator[Told]:
    """Slots in the order of the file, the one that telework makes last."""
    for name in (name for name in draft.policy.slots if name in slots):
        yield draft.say(IN_SLOT, slot=draft.title("slots", name))
    if TELEWORK_SLOT in slots:
        yield Told(draft.voice.pick(IN_TELEWORK))


def _after(draft: Draft, row: Response) -> str:
    if row.after_work is None:
        return ""
    return draft.voice.say(AFTER_WORK, minutes=draft.moments.minutes(row.after_work))
