"""On every contact of the generated company the kernel says what the engine says (budget: 2 minutes)."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from disconnect.app.advising import facts_at
from disconnect.app.reading import read_sources
from disconnect.app.setup import Setup, open_setup
from disconnect.app.showcase import build_demo
from disconnect.app.years import observed, workload
from disconnect.engine.evaluate import evaluate
from disconnect.engine.moment import Moment
from disconnect.load.arrays import WORKING
from disconnect.load.cells import sums
from disconnect.load.kernel import classify
from disconnect.load.metrics import REGISTER
from disconnect.load.programmes import CLASS_CODES
from disconnect.model.contact import Contact, Kind
from disconnect.model.period import Period
from disconnect.storage.rows import micros
from disconnect.worktime.compiled import classify as engine_class
from disconnect.worktime.holidays import dates
from tests.load.test_load_against_the_reference import expected, found
from tests.reference.case import EVERY_SOURCE, Case
from tests.reference.register import compute

if TYPE_CHECKING:
    from collections.abc import Callable

    from disconnect.engine.facts import Facts
    from disconnect.load.workload import Workload
    from disconnect.model.opaque import Address
    from disconnect.model.policy import QuietClass

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 6, 1, tzinfo=UTC)
QUARTER = Period.parse("2026-Q1")
EVERY_NTH_DECIDED = 10
CLASSES = {code: kind for kind, code in CLASS_CODES.items()} | {WORKING: None}


@pytest.fixture(scope="module")
def setup(tmp_path_factory: pytest.TempPathFactory) -> Setup:
    config = build_demo(tmp_path_factory.mktemp("demo"), 2025, "fr", lambda _done, _total: None)
    opened = open_setup(config, NOW)
    readings = read_sources(opened, (), lambda _name, _batch: None)
    assert not any(reading.problems or reading.failure for reading in readings)
    return opened


@pytest.fixture(scope="module")
def contacts(setup: Setup) -> tuple[Contact, ...]:
    return tuple(
        contact
        for _, connector in setup.sources("mail")
        for batch in connector.read("")
        for contact in batch.contacts
        if contact.kind is Kind.BY_HAND
    )


@pytest.fixture(scope="module")
def work(setup: Setup) -> Workload:
    return workload(setup, QUARTER.year)


def facts_by_year(setup: Setup) -> Callable[[datetime], Facts]:
    """What the engine may know in the year of an instant: people move, and the engine follows them by date."""

    @cache
    def of(year: int) -> Facts:
        return facts_at(setup, datetime(year, 7, 1, tzinfo=PARIS))

    return lambda at: of(at.astimezone(PARIS).year)


def class_between_people(contact: Contact, address: Address, facts: Facts) -> tuple[QuietClass | None, ...]:
    """The engine's class for a recipient, in a tuple of one; nothing where the mail is not from person to person."""
    moment, known = Moment(contact, facts, contact.sent), facts.who(address)
    standing = moment.standing(known)
    if moment.author is None or standing.table is None or standing.calendar is None:
        return ()
    return (engine_class(standing.calendar, contact.sent),)


def test_the_kernel_classes_every_delivery_as_the_engine_does(
    setup: Setup, contacts: tuple[Contact, ...], work: Workload
) -> None:
    known = setup.directory.by_address
    number = {person: index for index, person in enumerate(work.population.ids)}
    pairs = [
        (contact, recipient.address)
        for contact in contacts
        for recipient in contact.recipients
        if recipient.address in known and contact.sender in known
    ]
    instants = np.array([micros(contact.sent) for contact, _ in pairs], dtype=np.int64)
    people = np.array([number[known[address]] for _, address in pairs], dtype=np.int32)
    kinds = classify(instants, people, work.population)
    facts = facts_by_year(setup)
    quiet = [class_between_people(c, address, facts(c.sent)) for c, address in pairs]
    compared = [
        (found[0], CLASSES[int(kind)])
        for found, kind, unit in zip(quiet, kinds.kind, kinds.unit, strict=True)
        if found and unit >= 0
    ]
    assert len(compared) > 50_000
    assert Counter(slow == fast for slow, fast in compared) == {True: len(compared)}


def test_the_engine_nudges_only_in_what_the_kernel_calls_quiet_time(
    setup: Setup, contacts: tuple[Contact, ...], work: Workload
) -> None:
    facts = facts_by_year(setup)
    number = {person: index for index, person in enumerate(work.population.ids)}
    nudged = delivered = 0
    for contact in contacts[::EVERY_NTH_DECIDED]:
        for outcome in evaluate(contact, facts(contact.sent), contact.sent).outcomes:
            person = number.get(setup.directory.by_address.get(outcome.recipient, ""), -1)
            kind = classify(
                np.array([micros(contact.sent)], dtype=np.int64), np.array([person], dtype=np.int32), work.population
            )
            if outcome.not_before is not None:
                assert kind.kind[0] != WORKING
                assert outcome.not_before > contact.sent
                nudged += 1
            else:
                delivered += 1
    assert nudged > 100
    assert delivered > nudged


def test_every_figure_of_the_demo_is_the_reference_s(
    setup: Setup, contacts: tuple[Contact, ...], work: Workload
) -> None:
    every = tuple(c for _, con in setup.sources("mail") for batch in con.read("") for c in batch.contacts)
    assert len(every) > len(contacts)
    case = Case(
        directory=setup.directory,
        policy=setup.policy,
        year=QUARTER.year,
        observed=observed(setup),
        holidays={name: dates(rule, range(2025, 2028)) for name, rule in setup.policy.holiday_rules.items()},
        contacts=every,
        meetings=tuple(m for _, con in setup.sources("meetings") for batch in con.read("") for m in batch.meetings),
        leave=setup.absences,
        on_call=setup.windows,
        has=EVERY_SOURCE,
    )
    teams = [place.team for place in work.population.places]
    names = sorted({name for name in teams if name})
    groups = np.array([names.index(name) if name else -1 for name in teams], dtype=np.int32)
    product = {
        (name, QUARTER.label, metric.definition.id): found(total)
        for metric in REGISTER
        for name, total in zip((*names, ""), sums(work, metric, QUARTER, groups, len(names)), strict=True)
        if total is not None
    }
    reference = {key: expected(key[2], row) for key, row in compute(case, [QUARTER], "team").items()}
    assert len(product) > 700
    assert product == reference
