"""What a charter says of practice: on-call duty, exceptions, meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from disconnect.model.agreement import Channel, ExceptionKind
from disconnect.policyfile.charter.blocks import Block, Style, Told, passage
from disconnect.policyfile.charter.identity import dimension
from disconnect.policyfile.charter.people import senders
from disconnect.policyfile.charter.times import LEAD, first_day, last_day
from disconnect.policyfile.charter.voice import OR, Pair
from disconnect.policyfile.charter.words import WAYS, in_order

if TYPE_CHECKING:
    from disconnect.model.agreement import ExceptionTerms, MeetingTerms, Reach
    from disconnect.policyfile.charter.blocks import Path
    from disconnect.policyfile.charter.draft import Draft

NOTICE: Pair = (
    "Le planning des astreintes est communiqué au moins {days} à l’avance.",
    "The on-call roster is told at least {days} ahead.",
)
SHORT_NOTICE: Pair = (
    "En cas de circonstances exceptionnelles, ce délai est d’au moins {days}.",
    "In exceptional circumstances that notice is at least {days}.",
)
REACH: Pair = (
    "Pendant une astreinte, {who} peut joindre {ways} la personne d’astreinte.",
    "During on-call duty, {who} may reach the person on call {ways}.",
)
ANYBODY: Pair = ("toute personne", "anybody")
ANY_WAY: Pair = ("par tout moyen", "in any way")
COMPENSATION: Pair = ("Compensation de l’astreinte :", "Compensation of on-call duty:")

KINDS: Mapping[ExceptionKind, Pair] = {
    ExceptionKind.URGENT: (
        "Un message signalé comme urgent est remis aussitôt.",
        "A message marked as urgent is delivered at once.",
    ),
    ExceptionKind.FORCE_MAJEURE: (
        "Pendant ce cas de force majeure, les messages sont remis aussitôt.",
        "During this case of force majeure, messages are delivered at once.",
    ),
    ExceptionKind.INTERNATIONAL: (
        "Pendant les plages qu’elles partagent, les messages entre équipes internationales sont remis aussitôt.",
        "In the slots that they share, messages between international teams are delivered at once.",
    ),
}
REASONS: Mapping[ExceptionKind, Pair] = {
    ExceptionKind.URGENT: ("Définition de l’urgence : {reason}", "Definition of what is urgent: {reason}"),
    ExceptionKind.FORCE_MAJEURE: ("Motif : {reason}", "Reason: {reason}"),
    ExceptionKind.INTERNATIONAL: ("Motif : {reason}", "Reason: {reason}"),
}
QUOTA: Pair = (
    "Chaque expéditeur dispose de {quota} par mois ; au-delà, ses messages restent remis et sont comptés.",
    "Each sender has {quota} a month; beyond it their messages are still delivered, and counted.",
)
INVOKED: Pair = ("Peut l’invoquer : {who}.", "It may be invoked by: {who}.")
ANNOUNCED: Pair = ("Annonce au personnel : {day}.", "The staff was told on: {day}.")
SHARED: Pair = ("Plages partagées : {slots}.", "Shared slots: {slots}.")
BETWEEN_WHOM: Pair = (
    "Pour l’expéditeur comme pour le destinataire – {found}.",
    "For sender and recipient alike – {found}.",
)

MEETINGS: Mapping[str, Pair] = {
    "days": ("Les réunions ont lieu {value}.", "Meetings take place {value}."),
    "earliest": ("Aucune réunion ne commence avant {value}.", "No meeting starts before {value}."),
    "latest": ("Les réunions sont terminées à {value} au plus tard.", "Meetings are over by {value}."),
    "lunch": (
        "Aucune réunion n’a lieu pendant la pause de midi, {value}.",
        "No meeting takes place during the midday break, {value}.",
    ),
    "longest_series_hours": (
        "Les réunions d’une même personne ne se suivent pas plus de {value} d’affilée.",
        "Nobody’s meetings follow each other for more than {value} in a row.",
    ),
    "notice_hours": (
        "Une invitation à une réunion est envoyée au moins {value} à l’avance.",
        "An invitation to a meeting is sent at least {value} ahead.",
    ),
}
"""The sentence of each key of [meetings]."""


def on_call_blocks(draft: Draft, clause: str) -> Iterator[Block]:
    """On-call duty, where it rests on a clause."""
    terms = draft.policy.on_call
    if terms is None or terms.clause != clause:
        return
    for key, days, pair in (
        ("notice_days", terms.notice, NOTICE),
        ("short_notice_days", terms.short_notice, SHORT_NOTICE),
    ):
        if days is not None:
            counted = draft.moments.counted(days, ("jour", "day"), ("jours", "days"))
            yield passage(draft.say(pair, ("on_call", key), days=counted))
    for number, reach in enumerate(terms.reach):
        yield passage(_reach(draft, ("on_call", "reach", number), reach), Style.ITEM)
    if terms.compensation:
        yield passage(draft.say(COMPENSATION, ("on_call", "compensation")))
        yield passage(draft.own(terms.compensation, "on_call", "compensation"), Style.QUOTE)


def _reach(draft: Draft, path: Path, reach: Reach) -> Told:
    channels = [draft.voice.pick(WAYS[each]) for each in in_order(reach.channels, Channel)]
    who = senders(draft, reach.relations)
    ways = draft.voice.joined(channels, OR) if channels else draft.voice.pick(ANY_WAY)
    return draft.say(REACH, path, who=who if who.text else draft.voice.pick(ANYBODY), ways=ways)


def exception_blocks(draft: Draft, clause: str) -> Iterator[Block]:
    """The exceptions that rest on a clause."""
    for terms in draft.policy.exceptions:
        if terms.clause == clause:
            path = ("exceptions", terms.id)
            lead = draft.say(LEAD, title=draft.own(terms.title, *path, "title"))
            yield passage(draft.run_on(_exception(draft, path, terms)), lead=lead)
            if terms.reason:
                reason = draft.own(terms.reason, *path, "reason")
                yield passage(draft.say(REASONS[terms.kind], (*path, "kind"), reason=reason))


def _exception(draft: Draft, path: tuple[str, ...], terms: ExceptionTerms) -> Iterator[Told | None]:
    yield draft.say(KINDS[terms.kind], path)
    yield _quota(draft, terms.quota)
    who = senders(draft, terms.relations)
    yield draft.say(INVOKED, who=who) if who.text else None
    yield first_day(draft, terms.start)
    yield last_day(draft, terms.end and terms.end - timedelta(days=1))
    yield draft.say(ANNOUNCED, day=draft.moments.day(terms.announced)) if terms.announced else None
    yield draft.say(SHARED, slots=draft.titles("slots", terms.slots)) if terms.slots else None
    conditions = [dimension(draft, name, values, (*path, name)) for name, values in terms.scope.only.items()]
    yield draft.say(BETWEEN_WHOM, found=draft.join(conditions)) if conditions else None


def _quota(draft: Draft, quota: int | None) -> Told | None:
    if quota is None:
        return None
    one, many = ("message urgent", "urgent message"), ("messages urgents", "urgent messages")
    return draft.say(QUOTA, quota=draft.moments.counted(quota, one, many))


def meeting_blocks(draft: Draft, clause: str) -> Iterator[Block]:
    """Meetings, where they rest on a clause."""
    terms = draft.policy.meetings
    if terms is None or terms.clause != clause:
        return
    values = _meeting_values(draft, terms)
    for key, pair in MEETINGS.items():
        if draft.given("meetings", key) is not None:
            yield passage(draft.say(pair, ("meetings", key), value=values[key]), Style.ITEM)


def _meeting_values(draft: Draft, terms: MeetingTerms) -> Mapping[str, str]:
    moments = draft.moments
    return {
        "days": moments.weekdays(terms.days),
        "earliest": moments.time(terms.earliest or 0),
        "latest": moments.time(terms.latest or 0),
        "lunch": moments.period(terms.lunch or (0, 0)),
        "longest_series_hours": moments.hours(draft.given("meetings", "longest_series_hours") or 0),
        "notice_hours": moments.hours(draft.given("meetings", "notice_hours") or 0),
    }
