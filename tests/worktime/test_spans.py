"""Union, difference and overlap of half-open spans, against the same on sets of minutes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disconnect.worktime.spans import Spans, difference, overlap, union

START = datetime(2026, 1, 5, tzinfo=UTC)
Pairs = tuple[tuple[int, int], ...]


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


def spans(pairs: Pairs) -> Spans:
    return tuple((at(a), at(b)) for a, b in pairs)


def minutes(found: Spans) -> set[int]:
    """The minutes that the spans hold."""
    ends = [((a - START) // timedelta(minutes=1), (b - START) // timedelta(minutes=1)) for a, b in found]
    return {minute for a, b in ends for minute in range(a, b)}


def is_tidy(found: Spans) -> bool:
    """Whether the spans are sorted and disjoint, and none is empty."""
    edges = [edge for span in found for edge in span]
    return edges == sorted(edges) and all(a < b for a, b in found)


@pytest.mark.parametrize(
    ("given_pairs", "expected"),
    [
        pytest.param((), (), id="nothing stays nothing"),
        pytest.param(((1, 3),), ((1, 3),), id="one span stays"),
        pytest.param(((3, 5), (1, 3)), ((1, 5),), id="spans that touch become one"),
        pytest.param(((1, 3), (4, 5)), ((1, 3), (4, 5)), id="a minute between them keeps them apart"),
        pytest.param(((1, 9), (2, 3)), ((1, 9),), id="a span inside another vanishes"),
        pytest.param(((1, 4), (3, 9)), ((1, 9),), id="spans that share a minute become one"),
        pytest.param(((2, 2), (5, 4)), (), id="empty and reversed spans hold nothing"),
    ],
)
def test_union(given_pairs: Pairs, expected: Pairs) -> None:
    assert union(spans(given_pairs)) == spans(expected)


@pytest.mark.parametrize(
    ("holes", "expected"),
    [
        pytest.param((), ((10, 20),), id="no hole takes nothing"),
        pytest.param(((5, 10),), ((10, 20),), id="a hole that ends at the start takes nothing"),
        pytest.param(((20, 25),), ((10, 20),), id="a hole that starts at the end takes nothing"),
        pytest.param(((5, 11),), ((11, 20),), id="a hole over the start"),
        pytest.param(((19, 25),), ((10, 19),), id="a hole over the end"),
        pytest.param(((12, 15),), ((10, 12), (15, 20)), id="a hole inside leaves two pieces"),
        pytest.param(((12, 13), (15, 16)), ((10, 12), (13, 15), (16, 20)), id="two holes leave three"),
        pytest.param(((10, 20),), (), id="a hole of the same size leaves nothing"),
        pytest.param(((15, 15),), ((10, 20),), id="an empty hole does not cut"),
        pytest.param(((16, 14),), ((10, 20),), id="nor does a reversed one"),
    ],
)
def test_difference(holes: Pairs, expected: Pairs) -> None:
    assert difference(spans(((10, 20),)), spans(holes)) == spans(expected)


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        pytest.param((0, 30), ((10, 20),), id="a wider window keeps it whole"),
        pytest.param((12, 15), ((12, 15),), id="a window inside cuts both ends"),
        pytest.param((0, 10), (), id="a window that ends at the start"),
        pytest.param((20, 30), (), id="a window that starts at the end"),
        pytest.param((19, 30), ((19, 20),), id="the last minute"),
        pytest.param((15, 15), (), id="an empty window holds nothing"),
        pytest.param((16, 14), (), id="nor does a reversed one"),
    ],
)
def test_overlap(window: tuple[int, int], expected: Pairs) -> None:
    assert overlap(spans(((10, 20),)), at(window[0]), at(window[1])) == spans(expected)


PAIRS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6).map(tuple)


@settings(deadline=None)
@given(PAIRS, PAIRS, st.integers(0, 60), st.integers(0, 60))
def test_spans_behave_like_sets_of_minutes(first: Pairs, second: Pairs, start: int, end: int) -> None:
    whole, holes = union(spans(first)), spans(second)
    left, inside = difference(whole, holes), overlap(whole, at(start), at(end))
    assert minutes(whole) == {minute for a, b in first for minute in range(a, b)}
    assert minutes(left) == minutes(whole) - minutes(holes)
    assert minutes(inside) == minutes(whole) & set(range(start, end))
    assert is_tidy(whole)
    assert is_tidy(left)
    assert is_tidy(inside)
