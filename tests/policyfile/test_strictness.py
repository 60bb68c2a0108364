"""At least as strict as: key by key at its boundaries, and as an order over whole commitments of every kind."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given, target
from hypothesis import strategies as st

from disconnect.model.agreement import (
    Actor,
    Channel,
    Commitment,
    Delay,
    Exemption,
    Mode,
    Occasion,
    Protected,
    Topic,
    Unit,
)
from disconnect.policyfile.branch.offers import strictest
from disconnect.policyfile.branch.strictness import KEYS, shortfalls
from disconnect.policyfile.commitments import KINDS

POOLS: dict[str, tuple[Any, ...]] = {
    "who": tuple(
        map(frozenset, ((), {Actor.EMPLOYER}, {Actor.SUPERIOR}, {Actor.EVERYONE}, {Actor.EMPLOYER, Actor.EMPLOYEE}))
    ),
    "to": tuple(map(frozenset, ((), {Actor.EMPLOYEE}, {Actor.NEW_EMPLOYEE}, {Actor.EVERYONE}))),
    "during": tuple(
        map(
            frozenset,
            (
                (),
                {Protected.NIGHT},
                {Protected.DAILY_REST},
                {Protected.OUTSIDE_HOURS},
                {Protected.DAILY_REST, Protected.LEAVE},
            ),
        )
    ),
    "channels": tuple(map(frozenset, ((), {Channel.MAIL}, {Channel.MAIL, Channel.PHONE}))),
    "contracts": tuple(map(frozenset, ((), {"forfait-jours"}, {"forfait-jours", "cdi"}))),
    "upon": tuple(map(frozenset, ((), {Occasion.ALERT}, {Occasion.ALERT, Occasion.OVERLOAD}))),
    "modes": tuple(map(frozenset, ((), {Mode.TELEWORK}, {Mode.TELEWORK, Mode.TRAVEL}))),
    "about": tuple(map(frozenset, ((), {Topic.REST}, {Topic.REST, Topic.SPAN}))),
    "exemptions": tuple(
        map(frozenset, ((), {Exemption.URGENT}, {Exemption.SAFETY}, {Exemption.URGENT, Exemption.ON_CALL}))
    ),
    "between": (None, (480, 1080), (420, 1320), (1140, 1860)),
    "days": tuple(map(frozenset, ((), {0, 1, 2, 3, 4}, {4}))),
    "within": (None, Delay(8, Unit.DAYS), Delay(15, Unit.DAYS)),
    "prompt": (False, True),
    "every": (None, Delay(1, Unit.YEARS), Delay(6, Unit.MONTHS)),
    "times": (None, 1, 2),
    "length": (None, Delay(11, Unit.HOURS), Delay(35, Unit.HOURS)),
    "longer_than": (None, Delay(2, Unit.WEEKS), Delay(1, Unit.MONTHS)),
    "at": (None, 480, 540),
    "from_employees": (0, 50, 251),
    "written": (False, True),
    "optional": (False, True),
}
"""Values of each key, near enough to each other that one is often stricter than another."""


def some(kind: type) -> st.SearchStrategy[frozenset[Any]]:
    return st.frozensets(st.sampled_from(list(kind)), max_size=4)  # type: ignore[call-overload] # an enumeration


DELAYS = st.none() | st.builds(Delay, st.integers(1, 40), st.sampled_from(Unit))
WIDE: dict[str, st.SearchStrategy[Any]] = {
    "who": some(Actor),
    "to": some(Actor),
    "during": some(Protected),
    "exemptions": some(Exemption),
    "channels": some(Channel),
    "upon": some(Occasion),
    "modes": some(Mode),
    "about": some(Topic),
    "days": st.frozensets(st.integers(0, 6), max_size=4),
    "between": st.none() | st.tuples(st.integers(0, 1439), st.integers(1, 720)).map(lambda p: (p[0], p[0] + p[1])),
    "within": DELAYS,
    "every": DELAYS,
    "length": DELAYS,
    "longer_than": DELAYS,
    "times": st.none() | st.integers(1, 4),
    "at": st.none() | st.integers(0, 1439),
}
"""Any value at all of a key, where the pool holds a few."""
VALUES = {key: st.sampled_from(pool) | WIDE.get(key, st.nothing()) for key, pool in POOLS.items()}
COUPLED = {"every": ("every", "times"), "times": ("every", "times"), "within": ("within", "prompt")}
"""Keys that are judged together."""
EMPLOYEE = frozenset({Actor.EMPLOYEE})


def of(kind: str, **values: Any) -> Commitment:  # noqa: ANN401 - values of any key
    return Commitment(clause="c", kind=kind, **values)


def keys_short(floor: Commitment, offered: Commitment) -> list[str]:
    return [each.key for each in shortfalls(floor, offered)]


def test_the_values_here_are_of_every_key_that_is_compared() -> None:
    assert POOLS.keys() == KEYS.keys()


def case(key: str, asked: Any, given_: Any, *, kind: str, short: bool, says: str) -> Any:  # noqa: ANN401, PLR0913
    expected = [key] if short else []
    return pytest.param(of(kind, **{key: asked}), of(kind, **{key: given_}), expected, id=f"{kind}: {says}")


YES_NO, NO_YES = (True, False), (False, True)
DAYS, MONTHS, HOURS = Unit.DAYS, Unit.MONTHS, Unit.HOURS


@pytest.mark.parametrize(
    ("floor", "offered", "expected"),
    [
        case("within", Delay(8, DAYS), Delay(8, DAYS), kind="alert", short=False, says="the same delay keeps it"),
        case("within", Delay(8, DAYS), Delay(9, DAYS), kind="alert", short=True, says="a day more does not"),
        case(
            "within", Delay(7, DAYS), Delay(5, Unit.WORKING_DAYS), kind="alert", short=False, says="5 working = 7 days"
        ),
        case(
            "within", Delay(7, DAYS), Delay(6, Unit.WORKING_DAYS), kind="alert", short=True, says="6 working are more"
        ),
        case("within", Delay(24, HOURS), Delay(1, DAYS), kind="alert", short=False, says="24 hours are a day"),
        case("within", Delay(8, DAYS), None, kind="alert", short=True, says="no delay is any delay"),
        case("within", None, Delay(99, DAYS), kind="alert", short=False, says="any delay keeps none"),
        case(
            "every", Delay(1, Unit.YEARS), Delay(12, MONTHS), kind="interview", short=False, says="12 months are a year"
        ),
        case("every", Delay(12, MONTHS), Delay(13, MONTHS), kind="interview", short=True, says="13 months are more"),
        case("every", Delay(12, MONTHS), None, kind="interview", short=True, says="once is not every year"),
        case("about", frozenset({Topic.REST}), frozenset(), kind="interview", short=True, says="a subject left out"),
        case(
            "about",
            frozenset({Topic.REST}),
            frozenset({Topic.REST, Topic.SPAN}),
            kind="interview",
            short=False,
            says="a subject more",
        ),
        case(
            "exemptions",
            frozenset(),
            frozenset({Exemption.URGENT}),
            kind="no_sanction",
            short=True,
            says="an exemption more",
        ),
        case(
            "exemptions",
            frozenset({Exemption.URGENT}),
            frozenset(),
            kind="no_sanction",
            short=False,
            says="an exemption less",
        ),
        case("from_employees", 251, 251, kind="referent", short=False, says="the same headcount"),
        case("from_employees", 251, 252, kind="referent", short=True, says="one employee more"),
        case("from_employees", 251, 250, kind="referent", short=False, says="one employee less"),
        case("between", (420, 1320), (421, 1319), kind="contact_window", short=False, says="inside the window"),
        case("between", (420, 1320), (419, 1320), kind="contact_window", short=True, says="a minute early"),
        case("between", (420, 1320), (420, 1321), kind="contact_window", short=True, says="a minute late"),
        case("between", (1140, 1860), (1140, 1860), kind="quiet_hours", short=False, says="the night itself"),
        case(
            "between", (1140, 1860), (1141, 1860), kind="quiet_hours", short=True, says="a minute of the night missing"
        ),
        case("between", (1140, 1860), (0, 1440), kind="quiet_hours", short=False, says="the whole day holds the night"),
        case("length", Delay(11, HOURS), Delay(11, HOURS), kind="daily_rest", short=False, says="the same rest"),
        case("length", Delay(11, HOURS), Delay(659, Unit.MINUTES), kind="daily_rest", short=True, says="a minute less"),
        case(
            "length", Delay(13, HOURS), Delay(781, Unit.MINUTES), kind="longest_span", short=True, says="a minute more"
        ),
        case("length", Delay(13, HOURS), Delay(12, HOURS), kind="longest_span", short=False, says="an hour less"),
        case("times", 6, 7, kind="days_in_a_row", short=True, says="a seventh day"),
        case("times", 6, 6, kind="days_in_a_row", short=False, says="six days"),
        case("written", *YES_NO, kind="alert", short=True, says="not in writing"),
        case("written", *NO_YES, kind="alert", short=False, says="in writing beyond what is asked"),
        case("optional", *NO_YES, kind="alert", short=True, says="only recommended"),
        case("optional", *YES_NO, kind="alert", short=False, says="a recommendation asks nothing"),
        case("at", 540, 539, kind="received_at_opening", short=True, says="a minute earlier"),
        case("at", 540, 540, kind="received_at_opening", short=False, says="at nine"),
    ],
)
def test_a_key_is_judged_at_its_boundary(floor: Commitment, offered: Commitment, expected: list[str]) -> None:
    assert keys_short(floor, offered) == expected


@pytest.mark.parametrize(
    ("asked", "given_", "is_kept"),
    [
        pytest.param({Protected.NIGHT}, {Protected.DAILY_REST}, True, id="the night lies in daily rest"),
        pytest.param({Protected.DAILY_REST}, {Protected.NIGHT}, False, id="daily rest is more than the night"),
        pytest.param(
            {Protected.DAILY_REST, Protected.LEAVE}, {Protected.OUTSIDE_HOURS}, True, id="all lies outside hours"
        ),
        pytest.param({Protected.LEAVE}, {Protected.DAILY_REST}, False, id="leave is no daily rest"),
    ],
)
def test_times_hold_each_other(asked: set[Protected], given_: set[Protected], *, is_kept: bool) -> None:
    floor, offered = (of("no_sanction", during=frozenset(each)) for each in (asked, given_))
    assert (shortfalls(floor, offered) == ()) is is_kept


@pytest.mark.parametrize(
    ("every", "times", "short"),
    [
        pytest.param(Delay(6, MONTHS), None, [], id="every six months is twice a year"),
        pytest.param(Delay(1, Unit.YEARS), 2, [], id="twice a year is itself"),
        pytest.param(Delay(7, MONTHS), None, ["every"], id="every seven months is less"),
        pytest.param(Delay(1, Unit.YEARS), 1, ["every"], id="once a year is less"),
    ],
)
def test_twice_a_year_is_kept_however_it_is_written(every: Delay, times: int | None, short: list[str]) -> None:
    floor = of("interview", every=Delay(1, Unit.YEARS), times=2)
    assert keys_short(floor, of("interview", every=every, times=times)) == short


def test_another_kind_keeps_nothing_and_the_shortfall_tells_both_values() -> None:
    assert keys_short(of("alert"), of("interview")) == ["kind"]
    (short,) = shortfalls(of("alert", within=Delay(8, DAYS)), of("alert", within=Delay(15, DAYS)))
    assert (short.key, short.floor, short.offered) == ("within", "8 days", "15 days")


def _variants(kind: str, key: str) -> list[Commitment]:
    """Every commitment of the kind that differs in this key, and in those judged with it."""
    names = [name for name in COUPLED.get(key, (key,)) if name in KINDS[kind].keys]
    return [of(kind, **dict(zip(names, values, strict=True))) for values in product(*(POOLS[name] for name in names))]


@pytest.mark.parametrize("kind", KINDS)
def test_in_each_key_of_a_kind_strictness_is_an_order(kind: str) -> None:
    for key in POOLS.keys() & set(KINDS[kind].keys):
        found = _variants(kind, key)
        keeps = {(a, b) for a, b in product(range(len(found)), repeat=2) if not shortfalls(found[a], found[b])}
        assert all((a, a) in keeps for a in range(len(found))), key
        assert not [(a, b, c) for (a, b) in keeps for c in range(len(found)) if (b, c) in keeps and (a, c) not in keeps]


@st.composite
def commitments(draw: st.DrawFn, kind: str) -> Commitment:
    keys = [key for key in POOLS if key in KINDS[kind].keys]
    return of(kind, **{key: draw(VALUES[key]) for key in keys})


@st.composite
def near(draw: st.DrawFn, found: Commitment) -> Commitment:
    """The commitment with up to two keys changed."""
    keys = [key for key in POOLS if key in KINDS[found.kind].keys]
    changed: dict[str, Any] = {key: draw(VALUES[key]) for key in draw(st.lists(st.sampled_from(keys), max_size=2))}
    return replace(found, **changed)


@st.composite
def three(draw: st.DrawFn) -> tuple[Commitment, Commitment, Commitment]:
    """Three commitments of one kind, each near the one before."""
    first = draw(commitments(draw(st.sampled_from(tuple(KINDS)))))
    second = draw(near(first))
    return first, second, draw(near(second))


@given(st.sampled_from(tuple(KINDS)).flatmap(commitments))
def test_a_commitment_keeps_itself(found: Commitment) -> None:
    assert shortfalls(found, found) == ()


@given(three())
def test_what_keeps_a_commitment_that_keeps_the_floor_keeps_the_floor(
    found: tuple[Commitment, Commitment, Commitment],
) -> None:
    floor, middle, best = found
    target(-float(len(shortfalls(floor, middle)) + len(shortfalls(middle, best))))
    if not shortfalls(floor, middle) and not shortfalls(middle, best):
        assert shortfalls(floor, best) == ()


@given(three())
def test_a_recommendation_asks_for_nothing(found: tuple[Commitment, Commitment, Commitment]) -> None:
    assert shortfalls(replace(found[0], optional=True), found[1]) == ()


@given(three())
def test_a_stricter_offer_never_falls_short_in_more_keys(found: tuple[Commitment, Commitment, Commitment]) -> None:
    floor, offered, better = found
    if not offered.optional and not shortfalls(offered, better):
        assert set(keys_short(floor, better)) <= set(keys_short(floor, offered))


@given(three(), st.sampled_from(sorted(POOLS)))
def test_a_key_brought_to_the_floor_s_is_mended_and_breaks_no_other(
    found: tuple[Commitment, Commitment, Commitment], key: str
) -> None:
    floor, _, offered = found
    names = COUPLED.get(key, (key,))
    mended = replace(offered, **{name: getattr(floor, name) for name in names})
    left = set(keys_short(floor, mended))
    assert left <= set(keys_short(floor, offered))
    assert left.isdisjoint(names)


@given(three())
def test_an_offer_more_never_makes_the_strictest_fall_short_in_more_keys(
    found: tuple[Commitment, Commitment, Commitment],
) -> None:
    floor, one, other = found
    best, short = strictest(floor, (one,))
    if best is not None:
        assert len(strictest(floor, (one, other))[1]) <= len(short)


@pytest.mark.parametrize(
    ("offered", "short"),
    [
        pytest.param(
            (of("no_sanction", to=EMPLOYEE, during=frozenset({Protected.LEAVE})),), 1, id="leave alone is not enough"
        ),
        pytest.param(
            (
                of("no_sanction", to=EMPLOYEE, during=frozenset({Protected.LEAVE})),
                of("no_sanction", to=EMPLOYEE, during=frozenset({Protected.DAILY_REST})),
            ),
            0,
            id="leave and daily rest keep it together",
        ),
        pytest.param(
            (of("no_sanction", to=EMPLOYEE, during=frozenset({Protected.OUTSIDE_HOURS}), optional=True),),
            0,
            id="a recommendation is no offer",
        ),
    ],
)
def test_commitments_keep_a_floor_together(offered: tuple[Commitment, ...], short: int) -> None:
    floor = of("no_sanction", to=EMPLOYEE, during=frozenset({Protected.LEAVE, Protected.DAILY_REST}))
    best, found = strictest(floor, offered)
    assert len(found) == short
    assert (best is None) is all(each.optional for each in offered)
