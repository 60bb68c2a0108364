"""Terms of on-call duty and of meetings beside the branch's: shorter notice, wider hours, longer series."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from disconnect.policyfile.branch.strictness import Shortfall

if TYPE_CHECKING:
    from disconnect.policyfile.findings.base import Subject

Test = Callable[[Any, Any], bool]


def _at_least(floor: Any, offered: Any) -> bool:  # noqa: ANN401 - a number of the section
    return bool(offered >= floor)


def _at_most(floor: Any, offered: Any) -> bool:  # noqa: ANN401 - a number of the section
    return bool(offered <= floor)


def _wide(floor: Any, offered: Any) -> bool:  # noqa: ANN401 - a period of the day
    return bool(offered[0] <= floor[0] and floor[1] <= offered[1])


SECTIONS: dict[str, dict[str, tuple[str, Test]]] = {
    "on_call": {"notice": ("notice_days", _at_least), "short_notice": ("short_notice_days", _at_least)},
    "meetings": {
        "days": ("days", _at_most),
        "earliest": ("earliest", _at_least),
        "latest": ("latest", _at_most),
        "lunch": ("lunch", _wide),
        "longest_series": ("longest_series_hours", _at_most),
        "notice": ("notice_hours", _at_least),
    },
}
"""Fields of a section, the key that fills each, and when what is offered is at least as strict."""


def section_shortfalls(subject: Subject) -> Iterator[tuple[str, tuple[Shortfall, ...]]]:
    """The sections that both have, in which the policy's falls short, and where; minutes are told as minutes."""
    for section, tests in SECTIONS.items():
        floor, offered = (getattr(each, section, None) for each in (subject.branch, subject.policy))
        if floor is not None and offered is not None:
            short = tuple(_short(floor, offered, tests))
            if short:
                yield section, short


def _short(floor: object, offered: object, tests: dict[str, tuple[str, Test]]) -> Iterator[Shortfall]:
    for field, (key, holds) in tests.items():
        asked, given = getattr(floor, field), getattr(offered, field)
        if asked is not None and (given is None or not holds(asked, given)):
            yield Shortfall(key=key, floor=_said(asked), offered="" if given is None else _said(given))


def _said(value: object) -> str:
    return ", ".join(map(str, sorted(value))) if isinstance(value, frozenset) else str(value)
