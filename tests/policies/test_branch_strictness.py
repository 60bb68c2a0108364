"""At least as strict as: what each key means, and no key is left out; the laws of the order stand in policyfile."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from disconnect.model.agreement import (
    Actor,
    Channel,
    Commitment,
    Delay,
    Exemption,
    Mode,
    Occasion,
    Protected,
    Rest,
    Topic,
    Unit,
)
from disconnect.policyfile.branch.offers import offers, strictest
from disconnect.policyfile.branch.strictness import KEYS, shortfalls
from disconnect.policyfile.read import parse
from disconnect.policyfile.templates import template

WORDS = {"clause", "kind", "text", "topics"}
"""What no check compares: where it stands, what it is, and words."""


def holds(floor: Commitment, offered: Commitment) -> bool:
    return not shortfalls(floor, offered)


def of(kind: str = "no_solicitation", **values: Any) -> Commitment:  # noqa: ANN401 - values of a commitment
    frozen: dict[str, Any] = {key: frozenset(v) if isinstance(v, set) else v for key, v in values.items()}
    return Commitment(clause="c", kind=kind, **frozen)


def days(count: int) -> Delay:
    return Delay(count, Unit.DAYS)


def hours(count: int) -> Delay:
    return Delay(count, Unit.HOURS)


def test_every_key_of_a_commitment_is_compared_but_words() -> None:
    assert KEYS.keys() | WORDS == {field.name for field in fields(Commitment)}


@pytest.mark.parametrize(
    ("floor", "offered", "short"),
    [
        pytest.param(of(), of("no_sanction"), ["kind"], id="another kind keeps nothing"),
        pytest.param(of(), of(optional=True), ["optional"], id="an option is no duty"),
        pytest.param(of(who={Actor.EMPLOYER}), of(who={Actor.SUPERIOR}), [], id="a superior acts for the employer"),
        pytest.param(of(who={Actor.SUPERIOR}), of(who={Actor.EMPLOYER}), ["who"], id="an employer is no superior"),
        pytest.param(of(who={Actor.COLLEAGUES}), of(who={Actor.EVERYONE}), [], id="everyone holds colleagues"),
        pytest.param(of(), of(who={Actor.HR}), [], id="a floor on nobody asks for nobody"),
        pytest.param(of(who={Actor.HR}), of(), ["who"], id="nobody owes what the floor lays on somebody"),
        pytest.param(of(to={Actor.NEW_EMPLOYEE}), of(to={Actor.EMPLOYEE}), [], id="a newcomer is an employee"),
        pytest.param(of(), of(to={Actor.EMPLOYEE}), ["to"], id="employees alone are not everybody"),
        pytest.param(of(to={Actor.EMPLOYEE}), of(), [], id="nobody named is everybody"),
        pytest.param(of(to={Actor.DOCTOR}), of(), ["to"], id="the physician is not of the company"),
        pytest.param(
            of(during={Protected.NIGHT, Protected.SICK_LEAVE}),
            of(during={Protected.OUTSIDE_HOURS}),
            [],
            id="outside hours holds nights and sick leave",
        ),
        pytest.param(
            of(during={Protected.DAILY_REST}),
            of(during={Protected.NIGHT, Protected.EVENING, Protected.MORNING}),
            [],
            id="night, evening and early morning are the daily rest",
        ),
        pytest.param(
            of(during={Protected.OUTSIDE_SLOTS}),
            of(during={Protected.OUTSIDE_HOURS}),
            ["during"],
            id="agreed slots may lie inside the hours",
        ),
        pytest.param(
            of(exemptions={Exemption.EXCEPTIONAL}),
            of(exemptions={Exemption.FORCE_MAJEURE}),
            [],
            id="force majeure is exceptional",
        ),
        pytest.param(of(), of(exemptions={Exemption.URGENT}), ["exemptions"], id="an exemption the floor lacks"),
        pytest.param(of(channels={Channel.MAIL}), of(), [], id="no channel named is every channel"),
        pytest.param(of(), of(channels={Channel.MAIL}), ["channels"], id="mail alone is not every channel"),
        pytest.param(of("interview", about={Topic.SPAN}), of("interview"), ["about"], id="a subject must be named"),
        pytest.param(
            of("interview", every=days(365), times=1),
            of("interview", every=days(180), times=1),
            [],
            id="more often than asked",
        ),
        pytest.param(
            of("interview", every=Delay(1, Unit.YEARS), times=2),
            of("interview", every=Delay(6, Unit.MONTHS)),
            [],
            id="twice a year is every six months",
        ),
        pytest.param(
            of("interview", every=Delay(6, Unit.MONTHS)),
            of("interview", every=Delay(1, Unit.YEARS), times=2),
            [],
            id="and the other way round",
        ),
        pytest.param(
            of("interview", every=Delay(1, Unit.YEARS), times=2),
            of("interview", every=Delay(1, Unit.YEARS)),
            ["every"],
            id="once a year is not twice",
        ),
        pytest.param(of("interview", times=2), of("interview", times=1), ["times"], id="once is not twice"),
        pytest.param(
            of("interview", times=9), of("interview", every=days(300)), [], id="what repeats outdoes any number"
        ),
        pytest.param(
            of("interview_on_signal", times=3, every=Delay(1, Unit.MONTHS)),
            of("interview_on_signal", times=4, every=Delay(1, Unit.MONTHS)),
            ["times"],
            id="a higher threshold is weaker",
        ),
        pytest.param(
            of("interview_on_signal", times=3, every=Delay(1, Unit.MONTHS)),
            of("interview_on_signal"),
            [],
            id="with no threshold said the first signal counts",
        ),
        pytest.param(
            of("interview_on_signal", times=3, every=Delay(1, Unit.MONTHS)),
            of("interview_on_signal", times=3, every=Delay(1, Unit.WEEKS)),
            ["every"],
            id="three in a week are rarer than three in a month",
        ),
        pytest.param(of("alert", within=days(8)), of("alert", prompt=True), ["within"], id="promptly is no figure"),
        pytest.param(of("alert", prompt=True), of("alert", within=days(8)), [], id="a figure is prompt"),
        pytest.param(of("alert", within=days(8)), of("alert", within=days(9)), ["within"], id="a day later"),
        pytest.param(of("daily_rest", length=hours(11)), of("daily_rest", length=hours(12)), [], id="a longer rest"),
        pytest.param(
            of("daily_rest", length=hours(11)), of("daily_rest", length=hours(10)), ["length"], id="an hour short"
        ),
        pytest.param(
            of("longest_span", length=hours(13)), of("longest_span", length=hours(14)), ["length"], id="a longer day"
        ),
        pytest.param(
            of("longest_span", length=hours(13)), of("longest_span", length=hours(12)), [], id="a shorter one"
        ),
        pytest.param(
            of("document_kept", length=Delay(3, Unit.YEARS)),
            of("document_kept", length=Delay(36, Unit.MONTHS)),
            [],
            id="three years are 36 months",
        ),
        pytest.param(of("days_in_a_row", times=6), of("days_in_a_row", times=7), ["times"], id="seven days in a row"),
        pytest.param(
            of("contact_window", between=(420, 1320)),
            of("contact_window", between=(420, 1320)),
            [],
            id="the same window",
        ),
        pytest.param(
            of("contact_window", between=(420, 1320)),
            of("contact_window", between=(420, 1321)),
            ["between"],
            id="a minute later in the evening",
        ),
        pytest.param(
            of("contact_window", between=(420, 1320)), of("contact_window"), ["between"], id="no window at all"
        ),
        pytest.param(
            of("contact_window", between=(420, 1320)),
            of("contact_window", between=(420, 1320), during={Protected.DAILY_REST}),
            [],
            id="a window in which rest comes first",
        ),
        pytest.param(of("contact_window", days={0, 1}), of("contact_window", days={0}), [], id="contact on fewer days"),
        pytest.param(
            of("quiet_hours", between=(1200, 1860)),
            of("quiet_hours", between=(1200, 1800)),
            ["between"],
            id="quiet until six, not seven",
        ),
        pytest.param(
            of("quiet_hours", between=(1200, 1860)),
            of("quiet_hours", between=(1140, 1860)),
            [],
            id="quiet from seven in the evening, past midnight",
        ),
        pytest.param(of("quiet_hours", days={4}), of("quiet_hours"), [], id="no day named is every day"),
        pytest.param(
            of("no_meetings", longer_than=Delay(2, Unit.WEEKS)), of("no_meetings"), [], id="after any absence"
        ),
        pytest.param(
            of("no_meetings", longer_than=days(14)),
            of("no_meetings", longer_than=days(15)),
            ["longer_than"],
            id="only after a longer absence",
        ),
        pytest.param(of("received_at_opening", at=540), of("received_at_opening", at=480), ["at"], id="an hour early"),
        pytest.param(
            of("referent", from_employees=251),
            of("referent", from_employees=300),
            ["from_employees"],
            id="only in larger companies",
        ),
        pytest.param(of(contracts={"cdi"}), of(), [], id="for every contract"),
        pytest.param(of(), of(contracts={"cdi"}), ["contracts"], id="for one contract alone"),
        pytest.param(of(), of(upon={Occasion.ALERT}), ["upon"], id="only after an alert"),
        pytest.param(of(modes={Mode.TELEWORK}), of(), [], id="not under telework alone"),
        pytest.param(of(), of(modes={Mode.TELEWORK}), ["modes"], id="under telework alone"),
        pytest.param(of("alert", prompt=True), of("alert"), ["prompt"], id="at any time"),
        pytest.param(of("alert", written=True), of("alert"), ["written"], id="not in writing"),
        pytest.param(
            of("reachable", who={Actor.EMPLOYEE}),
            of("reachable", who={Actor.EMPLOYEE, Actor.SUPERIOR}),
            ["who"],
            id="a burden on more people",
        ),
    ],
)
def test_each_key_has_one_definition(floor: Commitment, offered: Commitment, short: list[str]) -> None:
    assert [each.key for each in shortfalls(floor, offered)] == short


def test_a_shortfall_tells_both_values_as_a_file_writes_them() -> None:
    floor = of("contact_window", between=(420, 1320), days={0, 1}, exemptions={Exemption.URGENT})
    offered = of("contact_window", between=(360, 1440), exemptions={Exemption.CRISIS, Exemption.URGENT})
    assert [(each.key, each.floor, each.offered) for each in shortfalls(floor, offered)] == [
        ("exemptions", "urgent", "crisis, urgent"),
        ("between", "07:00-22:00", "06:00-24:00"),
        ("days", "monday, tuesday", ""),
    ]


def test_two_commitments_keep_a_floor_together() -> None:
    night, leave = (of("no_sanction", during={each}) for each in (Protected.NIGHT, Protected.LEAVE))
    floor = of("no_sanction", during={Protected.NIGHT, Protected.LEAVE})
    assert strictest(floor, (night, leave)) == (night, ())
    assert [each.key for each in strictest(floor, (night,))[1]] == ["during"]


def test_an_option_offered_keeps_no_floor() -> None:
    assert strictest(of(), (of(optional=True),)) == (None, ())


def test_the_nearest_commitment_is_the_one_that_is_told() -> None:
    far, near = of("alert", within=days(30)), of("alert", within=days(10), written=True)
    best, short = strictest(of("alert", within=days(8), written=True), (far, near))
    assert (best, [each.key for each in short]) == (near, ["within"])


def test_what_the_section_on_rest_promises_is_offered_too() -> None:
    policy = replace(parse(template("plain"), "plain"), rest=Rest(clause="r", daily=12, weekly=48.5, longest_day=9))
    found = {each.kind: each.length for each in offers(policy)}
    assert found["daily_rest"] == Delay(720, Unit.MINUTES)
    assert found["weekly_rest"] == Delay(2910, Unit.MINUTES)
    assert found["longest_day"] == Delay(540, Unit.MINUTES)
    assert holds(of("daily_rest", length=hours(12)), next(each for each in offers(policy) if each.kind == "daily_rest"))
