"""The evening before somebody's hours change, from the directory to the decision: no wait for hours that are over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from disconnect.app.advising import advise
from disconnect.app.ownhours import Wish, set_hours, words_of
from disconnect.app.setup import Setup, open_setup
from disconnect.model.policy import Action
from tests.app.personal import PEOPLE, POLICY, write_personal

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.model.decision import Outcome

PARIS = ZoneInfo("Europe/Paris")
EVE = datetime(2030, 3, 4, 19, 0, 30, tzinfo=PARIS)
WAIT = POLICY.replace('action = "deliver"', 'action = "defer"')
ADA = "7,ada@own.example,ada.l@own.example,press,,,,,\n"


def setup_of(folder: Path, policy: str, people: str = PEOPLE, **policies: str) -> Setup:
    config = write_personal(folder, people=people)
    (folder / "policy.toml").write_text(policy, "utf-8")
    if policies:
        (folder / "policy.toml").unlink()
        (folder / "policy.toml").mkdir()
        for name, text in policies.items():
            (folder / "policy.toml" / f"{name}.toml").write_text(text, "utf-8")
    return open_setup(config, EVE)


def to_ada(setup: Setup, at: datetime = EVE) -> Outcome:
    (outcome,) = advise(setup, "boss@own.example", ["ada@own.example"], at).outcomes
    return outcome


def moved(cells: str) -> str:
    """The directory in which Ada has another row from the next day on."""
    return PEOPLE.replace(ADA, f"{ADA}7,ada@own.example,,press,{cells},,,2030-03-05\n")


@pytest.mark.parametrize(
    ("people", "opening"),
    [
        pytest.param(PEOPLE, "2030-03-05 09:00", id="nothing changes"),
        pytest.param(moved("late,"), "2030-03-05 16:00", id="the late shift from tomorrow on"),
        pytest.param(moved("desk,"), "2030-03-05 08:00", id="the front desk from tomorrow on"),
        pytest.param(moved(",America/New_York"), "2030-03-05 15:00", id="in New York from tomorrow on"),
        pytest.param(moved(",Pacific/Auckland"), "2030-03-04 21:00", id="in Auckland from tomorrow on"),
    ],
)
def test_a_hold_on_the_eve_of_a_move_ends_at_the_new_opening(tmp_path: Path, people: str, opening: str) -> None:
    outcome = to_ada(setup_of(tmp_path / "own", WAIT, people))
    assert outcome.opening is not None
    assert f"{outcome.opening.astimezone(PARIS):%Y-%m-%d %H:%M}" == opening


@pytest.mark.parametrize(
    ("hours", "action"),
    [
        pytest.param(14, Action.DELIVER, id="too short to reach the hours chosen"),
        pytest.param(15, Action.DEFER, id="just long enough"),
    ],
)
def test_a_choice_of_hours_holds_no_mail_for_longer_than_the_longest_hold(
    tmp_path: Path, hours: int, action: Action
) -> None:
    """`hours set` writes from tomorrow on: the first evening is always the eve of a change."""
    setup = setup_of(tmp_path / "own", WAIT.replace('zone = "Europe', f'max_hold_hours = {hours}\nzone = "Europe'))
    assert to_ada(setup).opening == datetime(2030, 3, 5, 9, tzinfo=PARIS)
    set_hours(setup, Wish(address="ada@own.example", back="10:00", until="18:00"), words_of(setup))
    outcome = to_ada(replace(setup))
    assert outcome.action is action
    if outcome.opening is not None:
        assert outcome.opening == datetime(2030, 3, 5, 10, tzinfo=PARIS)
        assert outcome.opening - EVE <= timedelta(hours=hours)


def dated(text: str, name: str, terms: str) -> str:
    return text.replace('id = "own"', f'id = "{name}"').replace(
        "\n[clauses.hours]", f'\n[identity]\nbasis = "charter"\n{terms}\n[clauses.hours]', 1
    )


def test_a_policy_that_ends_tonight_opens_nothing_tomorrow(tmp_path: Path) -> None:
    new = WAIT.replace('default_hours = "office"', 'default_hours = "late"')
    new = new.replace('ordinary_hours = "office"', 'ordinary_hours = "late"')
    setup = setup_of(
        tmp_path / "own",
        WAIT,
        old=dated(WAIT, "old", "in_force_to = 2030-03-04"),
        new=dated(new, "new", "in_force_from = 2030-03-05"),
    )
    outcome = to_ada(setup)
    assert outcome.opening == outcome.not_before == datetime(2030, 3, 5, 16, tzinfo=PARIS)


def test_a_policy_that_is_measured_before_it_is_in_force_holds_no_mail_yet(tmp_path: Path) -> None:
    setup = setup_of(tmp_path / "own", dated(WAIT, "own", "in_force_from = 2030-03-05\nmeasured_from = 2030-01-01"))
    assert to_ada(setup).action is Action.DELIVER
    assert to_ada(setup, EVE + timedelta(days=1)).action is Action.DEFER


def test_whoever_leaves_tonight_waits_for_nothing(tmp_path: Path) -> None:
    people = PEOPLE.replace(ADA, ADA.replace("press,,,,,", "press,,,,2030-03-04,"))
    assert to_ada(setup_of(tmp_path / "own", WAIT, people)).action is Action.DELIVER
