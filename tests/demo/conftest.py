"""The demo is generated once a session: in memory for the story, on disk for the formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disconnect.demo.company import Company, company
from disconnect.demo.generate import SEED, all_mails, generate
from disconnect.demo.meetings import Appointment, appointments

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.demo.mail import Mail


@pytest.fixture(scope="session")
def cast() -> Company:
    return company(SEED)


@pytest.fixture(scope="session")
def entries(cast: Company) -> tuple[Appointment, ...]:
    return appointments(cast, SEED)


@pytest.fixture(scope="session")
def mails(cast: Company, entries: tuple[Appointment, ...]) -> tuple[Mail, ...]:
    return all_mails(cast, entries, SEED)


@pytest.fixture(scope="session")
def by_hand(mails: tuple[Mail, ...]) -> tuple[Mail, ...]:
    return tuple(mail for mail in mails if not mail.marks and not mail.method)


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[tuple[int, int], ...]]:
    """The folder of the demo, and the calls of its progress."""
    folder = tmp_path_factory.mktemp("demo")
    calls: list[tuple[int, int]] = []
    generate(folder, progress=lambda done, total: calls.append((done, total)))
    return folder, tuple(calls)


@pytest.fixture(scope="session")
def folder(written: tuple[Path, tuple[tuple[int, int], ...]]) -> Path:
    return written[0]
