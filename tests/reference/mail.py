"""Counts of mails sent, deliveries received and replies."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from disconnect.model.contact import Kind, Role
from disconnect.model.policy import QuietClass
from tests.reference.history import written_addresses
from tests.reference.tally import Count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from tests.reference.history import Delivery, History
    from tests.reference.timeline import Timeline

WIDE = 10
FAST = timedelta(seconds=300)


def sent_counts(history: History) -> Iterator[Count]:
    """Mails sent by hand, in the sender's civil date."""
    for mail, author in history.sent:
        name, day = author.person.id, author.date_at(mail.sent)
        is_quiet = not author.is_working(mail.sent)
        is_wide = len(written_addresses(mail, history.case.directory)) > WIDE
        if not history.is_in_leave_week(author, mail.sent):
            yield Count(metric="mail.sent", person=author, day=day, top=1)
        if day in author.leave_days:
            yield Count(metric="leave.sent", person=author, day=day, top=1)
        for metric, is_one in (("mail.sent_quiet", is_quiet), ("mail.wide", is_wide)):
            yield Count(metric=metric, person=author, day=day, top=int(is_one), bottom=1, behind={"s": name})


def reply_counts(history: History) -> Iterator[Count]:
    """Replies with a delay; those sent before the delivery have none."""
    for reply in history.replies:
        if reply.delay >= timedelta(0):
            yield Count(
                metric="mail.fast_reply",
                person=reply.author,
                day=reply.author.date_at(reply.mail.sent),
                top=int(reply.delay <= FAST),
                bottom=1,
                behind={"s": reply.author.person.id},
            )


def share(metric: str, delivery: Delivery, *, top: object) -> Count:
    """One delivery under the line of a share, and above it where `top` holds."""
    return Count(
        metric=metric,
        person=delivery.reader,
        day=delivery.day,
        top=int(bool(top)),
        bottom=1,
        behind={"r": delivery.reader.person.id, "s": delivery.sender},
    )


def delivery_counts(history: History) -> Iterator[Count]:
    """Deliveries, in the recipient's civil date."""
    answers = answers_by_delivery(history)
    for delivery in history.deliveries:
        yield share("mail.automatic", delivery, top=delivery.mail.kind is Kind.AUTOMATIC)
        if delivery.mail.kind is Kind.BY_HAND:
            yield from received(history, delivery)
            if not delivery.reader.is_working(delivery.mail.sent):
                yield downward(history, delivery)
                replied = answers.get((id(delivery.mail), delivery.reader.person.id), [])
                yield share("mail.quiet_reply", delivery, top=is_answered(delivery, replied))


def received(history: History, delivery: Delivery) -> Iterator[Count]:
    """What every delivery by hand counts for."""
    reader, day, behind = delivery.reader, delivery.day, {"s": delivery.sender}
    if not history.is_in_leave_week(reader, delivery.mail.sent):
        yield Count(metric="mail.received", person=reader, day=day, top=1, behind=behind)
    if day in reader.leave_days:
        yield Count(metric="leave.intrusions", person=reader, day=day, top=1, behind=behind)
    found = reader.quiet_class(delivery.mail.sent)
    yield share("mail.received_quiet", delivery, top=found)
    for each in QuietClass:
        yield share(f"mail.received_quiet.{each.value}", delivery, top=found is each)
    yield share("mail.delivered_quiet_after_policy", delivery, top=not reader.is_working(delivery.at))
    if delivery.role is not Role.UNKNOWN:
        yield share("mail.cc", delivery, top=delivery.role is not Role.TO)


def superiors(history: History, timeline: Timeline, day: date) -> frozenset[str]:
    """Everybody above the person in the reporting line of `day`; a round line ends where it closes."""
    above, current = set[str](), timeline.place(day).manager
    while current in history.case.directory.people and current not in above:
        above.add(current)
        current = history.case.directory.people[current].place(day).manager
    return frozenset(above)


def downward(history: History, delivery: Delivery) -> Count:
    """A quiet delivery, and whether it came from above."""
    above = superiors(history, delivery.reader, delivery.day)
    count = share("mail.downward_quiet", delivery, top=delivery.author is not None and delivery.sender in above)
    return replace(count, behind={**count.behind, "h": delivery.sender}) if count.top else count


def answers_by_delivery(history: History) -> Mapping[tuple[int, str], list[datetime]]:
    """When each mail was answered, by mail and replier."""
    answers: dict[tuple[int, str], list[datetime]] = {}
    for reply in history.replies:
        answers.setdefault((id(reply.target), reply.author.person.id), []).append(reply.mail.sent)
    return answers


def is_answered(delivery: Delivery, replied: list[datetime]) -> bool:
    """Whether the recipient answered after the delivery and before they next start work."""
    opening = delivery.reader.next_opening(delivery.at)
    return any(delivery.at < at and (opening is None or at < opening) for at in replied)
