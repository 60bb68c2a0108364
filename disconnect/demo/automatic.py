"""Mail that nobody wrote by hand: out-of-office answers, alerts of the machines, a newsletter."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from disconnect.demo.clock import WEEKDAYS, instant, quarter_days
from disconnect.demo.mail import ALERT, NEWSLETTER, OUT_OF_OFFICE, Mail, message_id
from disconnect.demo.story import DOMAIN, ON_CALL_TEAMS, PARIS, dice
from disconnect.demo.threads import LAST_INSTANT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from random import Random

    from disconnect.demo.company import Company

MACHINES = f"supervision@{DOMAIN}"
NEWSLETTER_SENDER = "lettre@info-demo.example"
READER_SHARE = 0.25
TUESDAY = 1
ALERTS_A_DAY = 4


def automatic(company: Company, by_hand: Iterable[Mail], seed: int) -> Iterator[Mail]:
    """All automatic mail of the quarter; out-of-office answers follow from the mails written by hand."""
    yield from _out_of_office(company, by_hand)
    yield from _alerts(company, dice(seed, "alerts"))
    yield from _newsletters(company, dice(seed, "newsletters"))


def _out_of_office(company: Company, by_hand: Iterable[Mail]) -> Iterator[Mail]:
    """One answer of each person on leave to each sender who writes to them (RFC 3834 §2)."""
    told: set[tuple[str, str]] = set()
    numbers = count(1)
    for mail in by_hand:
        for address in mail.to:
            if (address, mail.sender) not in told and _is_away(company, address, mail):
                told.add((address, mail.sender))
                yield Mail(
                    sent=mail.sent + timedelta(seconds=2),
                    zone=PARIS.zone,
                    sender=address,
                    to=(mail.sender,),
                    message_id=message_id("away", next(numbers)),
                    references=(*mail.references, mail.message_id),
                    marks=OUT_OF_OFFICE,
                )


def _is_away(company: Company, address: str, mail: Mail) -> bool:
    """Whether the reader of an address is on leave for the whole civil date when the mail arrives."""
    reader = company.by_address.get(address)
    if reader is None or reader.id not in company.mailboxes or mail.sent >= LAST_INSTANT - timedelta(seconds=2):
        return False
    local = mail.sent.astimezone(ZoneInfo(reader.place(mail.sent.date()).zone)).date()
    return company.absent.get((reader.addresses[0].value, local)) == ""


def _alerts(company: Company, dices: Random) -> Iterator[Mail]:
    """Alerts of the machines to the teams on call, at any hour of any day, the holiday included."""
    numbers = count(1)
    for day in quarter_days():
        for minutes in sorted(dices.uniform(0, 1440) for _ in range(ALERTS_A_DAY)):
            team = company.teams[day][dices.choice(ON_CALL_TEAMS)]
            chosen = dices.sample(team, min(3, len(team)))
            yield _from_machine(day, minutes, tuple(person.addresses[0].value for person in chosen), next(numbers))


def _from_machine(day: date, minutes: float, to: tuple[str, ...], number: int) -> Mail:
    """One alert."""
    return Mail(
        sent=instant(day, minutes, PARIS.zone).replace(microsecond=0),
        zone=PARIS.zone,
        sender=MACHINES,
        to=to,
        message_id=message_id("alert", number),
        marks=ALERT,
    )


def _newsletters(company: Company, dices: Random) -> Iterator[Mail]:
    """A letter from outside every Tuesday and Friday to those who asked for it."""
    readers = [
        person
        for person in company.people
        if person.places[0].job_family != "ouvrier" and dices.random() < READER_SHARE
    ]
    numbers = count(1)
    for day in quarter_days():
        if day.weekday() in WEEKDAYS and day.weekday() % 3 == TUESDAY:
            yield from (
                Mail(
                    sent=instant(day, 7 * 60 + 30 + index / 60, PARIS.zone).replace(microsecond=0),
                    zone=PARIS.zone,
                    sender=NEWSLETTER_SENDER,
                    to=(person.addresses[0].value,),
                    message_id=message_id("letter", next(numbers)),
                    marks=NEWSLETTER,
                )
                for index, person in enumerate(readers)
                if person.is_in_service(day)
            )
