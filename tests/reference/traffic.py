"""Random mail and meetings of a company, with everything that makes them hard to count."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from disconnect.model.contact import Contact, Kind, Recipient, Role
from disconnect.model.meeting import Answer, Busy, Meeting
from disconnect.model.opaque import Address, MessageId
from tests.reference.dice import wall_minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disconnect.model.person import Directory
    from tests.reference.dice import Dice

SECOND = timedelta(seconds=1)
STRANGERS = tuple(Address(f"stranger{number}@example.net") for number in range(14))
UNKNOWN_LIST = Address("unknown-list@example.org")
DELAYS = (-60, 0, 1, 240, 299, 300, 300.000001, 301, 3600, 7200, 36000, 90000)
LENGTHS = (0, 5, 15, 29, 30, 31, 60, 90, 180, 359, 360, 361, 480, 1380, 1439, 1440, 1500)
STARTS_AFTER = (0, 1, 299, 300, 301, -60, -900)


def contacts(dice: Dice, *, directory: Directory, count: int) -> tuple[Contact, ...]:
    """`count` distinct mails and their copies, in no order."""
    mails: list[Contact] = []
    taken: set[datetime] = set()
    for number in range(count):
        mail = random_reply(dice, mails, directory) if mails and dice.chance(0.45) else random_mail(dice, directory)
        mails.append(named(dice, with_own_second(mail, taken), number))
    every = [copy for mail in mails for copy in copies(dice, mail, directory)]
    dice.random.shuffle(every)
    return tuple(every)


def with_own_second(mail: Contact, taken: set[datetime]) -> Contact:
    """The mail at a second of its own, so that neither *latest of a thread* nor *same second* is a matter of taste."""
    sent = mail.sent
    while sent.replace(microsecond=0) in taken:
        sent += SECOND
    taken.add(sent.replace(microsecond=0))
    return replace(mail, sent=sent)


def named(dice: Dice, mail: Contact, number: int) -> Contact:
    """The mail with or without an identifier; a first mail with or without a thread."""
    identifier = MessageId(f"m{number}@example.org") if dice.chance(0.85) else None
    root = MessageId(f"t{number}") if dice.chance(0.8) else None
    return replace(mail, message_id=identifier, thread=mail.thread or root)


def any_address(dice: Dice, directory: Directory) -> Address:
    """Mostly somebody of the company; else a stranger, a list, known or not."""
    if dice.chance(0.4):
        return dice.random.choice(list(directory.by_address)[:4])
    if dice.chance(0.7):
        return dice.random.choice(list(directory.by_address))
    return dice.random.choice([*STRANGERS[:3], UNKNOWN_LIST, *directory.lists])


def random_mail(dice: Dice, directory: Directory) -> Contact:
    """A mail that answers nothing."""
    sender = any_address(dice, directory)
    kind = dice.random.choices([Kind.BY_HAND, Kind.AUTOMATIC, Kind.INVITATION], [86, 8, 6])[0]
    sent = dice.instant()
    return Contact(sent=sent, sender=sender, recipients=random_recipients(dice, directory, sent), kind=kind)


def random_recipients(dice: Dice, directory: Directory, sent: datetime) -> tuple[Recipient, ...]:
    """One to four recipients, or about as many as make a mail wide."""
    addresses = [any_address(dice, directory) for _ in range(dice.random.randint(1, 4))]
    if dice.chance(0.08):
        addresses += STRANGERS[3 : 3 + dice.random.randint(8, 11)]
    return tuple(random_recipient(dice, address, sent) for address in addresses)


def random_recipient(dice: Dice, address: Address, sent: datetime) -> Recipient:
    """A recipient in any role, whose delivery is unknown, prompt, or hours later."""
    later = timedelta(seconds=dice.random.choice([0, 1, 60, 3600, 36000, 50400]))
    delivered = sent + later if dice.chance(0.35) else None
    return Recipient(address=address, role=dice.random.choice(list(Role)), delivered=delivered)


def random_reply(dice: Dice, mails: Sequence[Contact], directory: Directory) -> Contact:
    """A mail in the thread of an earlier one, mostly by one of its recipients, with or without In-Reply-To."""
    target = dice.random.choice(mails[-40:])
    recipient = dice.random.choice(target.recipients)
    sender = recipient.address if dice.chance(0.8) else any_address(dice, directory)
    since = recipient.delivered or target.sent
    sent = since + timedelta(seconds=dice.random.choice(DELAYS)) if dice.chance(0.8) else dice.instant()
    unknown = MessageId("lost@example.net") if dice.chance(0.1) else target.message_id
    back = Recipient(address=target.sender, role=Role.TO)
    return Contact(
        sent=sent,
        sender=sender,
        recipients=(back, *random_recipients(dice, directory, sent)),
        in_reply_to=unknown if dice.chance(0.5) else None,
        thread=target.thread,
    )


def copies(dice: Dice, mail: Contact, directory: Directory) -> tuple[Contact, ...]:
    """The mail as sources tell it: once, a row per recipient, or again from other mailboxes."""
    if mail.message_id is None:
        return without_identifier(dice, mail)
    if not dice.chance(0.3):
        return (mail,)
    return (mail, *(seen_again(dice, mail, directory) for _ in range(dice.random.randint(1, 2))))


def without_identifier(dice: Dice, mail: Contact) -> tuple[Contact, ...]:
    """Copies that only sender, second and recipients make one mail, or rows of a log."""
    same_second = mail.sent.replace(microsecond=999_999)
    if dice.chance(0.5):
        return (mail, replace(mail, sent=same_second, recipients=mail.recipients[::-1]))
    rows = (replace(mail, recipients=(each,), row_per_recipient=True) for each in mail.recipients)
    return tuple(replace(row, sent=dice.random.choice([mail.sent, same_second])) for row in rows)


def seen_again(dice: Dice, mail: Contact, directory: Directory) -> Contact:
    """A copy with other recipients, later, perhaps through a list, from an alias, with less in its head."""
    person = directory.person(mail.sender)
    recipients = dice.random.sample(mail.recipients, dice.random.randint(1, len(mail.recipients)))
    hidden = random_recipient(dice, any_address(dice, directory), mail.sent)
    return replace(
        mail,
        sent=mail.sent + dice.random.choice([timedelta(0), SECOND, 90 * SECOND]),
        sender=dice.random.choice(person.addresses) if person else mail.sender,
        recipients=(*recipients, hidden),
        kind=Kind.AUTOMATIC if dice.chance(0.2) else mail.kind,
        in_reply_to=mail.in_reply_to if dice.chance(0.7) else None,
        thread=mail.thread if dice.chance(0.7) else None,
    )


def meetings(dice: Dice, *, directory: Directory, count: int) -> tuple[Meeting, ...]:
    """`count` occurrences, in sequences that overlap, touch or nearly touch, and some of them twice."""
    found: list[Meeting] = []
    for number in range(count):
        before = found[-1] if found and dice.chance(0.6) else None
        found.append(random_meeting(dice, directory=directory, number=number, before=before))
    again = [seen_by_alias(dice, meeting, directory) for meeting in found if dice.chance(0.1)]
    every = found + again
    dice.random.shuffle(every)
    return tuple(every)


def random_meeting(dice: Dice, *, directory: Directory, number: int, before: Meeting | None) -> Meeting:
    """A meeting anywhere, or just about where the one `before` ended, in the same calendar."""
    owner = before.owner if before else any_address(dice, directory)
    start = before.end + dice.random.choice(STARTS_AFTER) * SECOND if before else dice.instant()
    end = start + timedelta(minutes=dice.random.choice(LENGTHS))
    return Meeting(
        owner=owner,
        key=MessageId(f"meeting{number}@example.org"),
        start=start,
        end=end,
        wall_minutes=wall_minutes(start, end, dice.random.choice(dice.zones)),
        people=1 if dice.chance(0.05) else dice.random.randint(2, 8),
        answer=dice.random.choice(list(Answer)) if dice.chance(0.1) else Answer.ACCEPTED,
        busy=dice.random.choice(list(Busy)) if dice.chance(0.1) else Busy.BUSY,
        is_all_day=dice.chance(0.03),
        is_private=dice.chance(0.03),
    )


def seen_by_alias(dice: Dice, meeting: Meeting, directory: Directory) -> Meeting:
    """The same occurrence again, under any address of its owner."""
    person = directory.person(meeting.owner)
    return replace(meeting, owner=dice.random.choice(person.addresses)) if person else meeting
