"""Copies of mails joined: the same table for any order, any repetition and any split of what was read."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import pairwise

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.storage.merge import merged_mails
from disconnect.storage.rows import MAILS, NO_INSTANT

Row = dict[str, object]
NONE_OR = st.sampled_from([0, 7, -7, 2**62, -(2**62)])


@st.composite
def copies(draw: st.DrawFn) -> Row:
    who = draw(st.lists(st.sampled_from([-3, 1, 2, 5]), unique=True, max_size=4))
    times = st.sampled_from([NO_INSTANT, -5, 100, 200])
    return {
        "id": draw(st.sampled_from([-9, 1, 2, 3])),
        "sent": draw(st.integers(-3, 3)),
        "sender": draw(st.integers(-1, 1)),
        "kind": draw(st.integers(0, 2)),
        "reply_to": draw(NONE_OR),
        "thread": draw(NONE_OR),
        "size": draw(st.sampled_from([-1, 0, 1, 500])),
        "recipients": who,
        "roles": [draw(st.integers(1, 4)) for _ in who],
        "delivered": [draw(times) for _ in who],
    }


ROWS = st.lists(copies(), max_size=12)


def table(rows: list[Row]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=MAILS)


def slow(rows: list[Row]) -> list[Row]:
    """The same, mail by mail and recipient by recipient."""
    by_id: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        by_id[row["id"]].append(row)
    return sorted((joined(found) for found in by_id.values()), key=lambda row: (row["sent"], row["id"]))


def joined(found: list[Row]) -> Row:
    first = min(found, key=lambda row: (row["sent"], row["sender"]))
    people: dict[int, tuple[int, int]] = {}
    for row in found:
        for who, role, at in zip(row["recipients"], row["roles"], row["delivered"], strict=True):  # type: ignore[call-overload] # lists
            known_role, known = people.get(who, (4, NO_INSTANT))
            instants = [instant for instant in (known, at) if instant != NO_INSTANT]
            people[who] = min(role, known_role), min(instants, default=NO_INSTANT)
    return {
        "id": first["id"],
        "sent": first["sent"],
        "sender": first["sender"],
        "kind": min(row["kind"] for row in found),  # type: ignore[type-var] # plain numbers
        "reply_to": max((row["reply_to"] for row in found if row["reply_to"]), default=0),  # type: ignore[type-var] # same
        "thread": max((row["thread"] for row in found if row["thread"]), default=0),  # type: ignore[type-var] # same
        "size": max(row["size"] for row in found),  # type: ignore[type-var] # same
        "recipients": sorted(people),
        "roles": [people[who][0] for who in sorted(people)],
        "delivered": [people[who][1] for who in sorted(people)],
    }


@given(ROWS)
def test_merging_is_what_a_reading_mail_by_mail_gives(rows: list[Row]) -> None:
    assert merged_mails(table(rows)).to_pylist() == slow(rows)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_and_the_repetition_of_copies_change_nothing(rows: list[Row], dice: random.Random) -> None:
    shuffled = rows + [row for row in rows if dice.random() < 0.5]
    dice.shuffle(shuffled)
    assert merged_mails(table(shuffled)).equals(merged_mails(table(rows)))


@given(ROWS, st.integers(0, 12), st.integers(0, 12))
def test_any_split_gives_the_same(rows: list[Row], one: int, other: int) -> None:
    cuts = [0, *sorted((one, other)), len(rows)]
    parts = [merged_mails(table(rows[a:b])) for a, b in pairwise(cuts)]
    together = merged_mails(pa.concat_tables(parts))
    turned = merged_mails(pa.concat_tables([merged_mails(pa.concat_tables(parts[1:])), parts[0]]))
    assert together.equals(merged_mails(table(rows)))
    assert turned.equals(together)


@given(ROWS)
@settings(max_examples=50)
def test_merging_twice_is_merging_once(rows: list[Row]) -> None:
    once = merged_mails(table(rows))
    assert merged_mails(once).equals(once)
    assert once.schema.equals(MAILS)


def test_nothing_merged_is_nothing() -> None:
    assert merged_mails(MAILS.empty_table()).equals(MAILS.empty_table())


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        pytest.param([2, 2], 2, id="automatic where every copy says so"),
        pytest.param([2, 0], 0, id="by hand where one copy says so"),
        pytest.param([0, 2], 0, id="whichever comes first"),
        pytest.param([2, 1], 1, id="an invitation is no automatic mail"),
    ],
)
def test_automatic_only_if_all_copies_are(kinds: list[int], expected: int) -> None:
    rows = [
        {**dict.fromkeys(MAILS.names[:7], 1), "kind": kind, "recipients": [], "roles": [], "delivered": []}
        for kind in kinds
    ]
    assert merged_mails(table(rows)).column("kind").to_pylist() == [expected]
