"""Where copies of a mail go, and which files a new demo may touch."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from disconnect.demo.files import LABEL_TEXT, clear
from disconnect.demo.generate import SEED, generate, silent
from disconnect.demo.mail import OUT_OF_OFFICE, Mail
from disconnect.demo.maildirs import deliveries, file_mail
from disconnect.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

    from disconnect.demo.company import Company

PARIS = ZoneInfo("Europe/Paris")


def _mail_to(*to: str, cc: tuple[str, ...] = ()) -> Mail:
    """A mail of a customer."""
    return Mail(
        sent=datetime(2026, 1, 5, 9, tzinfo=PARIS),
        zone="Europe/Paris",
        sender="x001@fournisseur-demo.example",
        to=to,
        cc=cc,
        message_id="m@atelier-demo.example",
    )


@pytest.mark.parametrize(
    ("mail", "expected"),
    [
        pytest.param(_mail_to("e010@atelier-demo.example"), {"e010": False}, id="one reader, one direct copy"),
        pytest.param(_mail_to("e010@ancien-atelier-demo.example"), {"e010": False}, id="an alias is the same mailbox"),
        pytest.param(_mail_to("e240@atelier-demo.example"), {}, id="people of the plants have no mailbox here"),
        pytest.param(_mail_to("nobody@client-demo.example"), {}, id="strangers have no mailbox"),
        pytest.param(
            _mail_to("informatique@atelier-demo.example", cc=("e032@atelier-demo.example",)),
            {"e032": False} | {f"e{number:03d}": True for number in range(33, 50)},
            id="who is named besides the list keeps the direct copy",
        ),
    ],
)
def test_who_gets_a_copy_and_whether_through_a_list(cast: Company, mail: Mail, expected: dict[str, bool]) -> None:
    found = deliveries(cast, mail)
    assert {owner: any(name == "List-Id" for name, _ in headers) for owner, headers in found.items()} == expected


def test_an_out_of_office_answer_is_in_no_sent_folder(cast: Company, tmp_path: Path) -> None:
    for box in (".Sent/cur", "cur"):
        (tmp_path / "e010" / box).mkdir(parents=True)
    answer = Mail(
        sent=datetime(2026, 1, 5, 9, tzinfo=PARIS),
        zone="Europe/Paris",
        sender="e010@atelier-demo.example",
        to=("x001@fournisseur-demo.example",),
        message_id="m@atelier-demo.example",
        marks=OUT_OF_OFFICE,
    )
    file_mail(tmp_path, cast, answer, 1)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_new_demo_replaces_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    clear(tmp_path)
    (tmp_path / "mail" / "e001").mkdir(parents=True)
    for name in ("people.csv", "config.toml"):
        (tmp_path / name).write_text(name)
    clear(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.txt", "config.toml"]


@pytest.mark.parametrize(
    "name", ["mail", "calendars", "people.csv", "lists.csv", "leave.csv", "on-call.csv", "log.csv"]
)
@pytest.mark.parametrize(
    "label",
    [pytest.param("", id="without a label"), pytest.param(LABEL_TEXT[:-9], id="with a label that is not quite ours")],
)
def test_what_no_demo_wrote_is_never_touched(tmp_path: Path, name: str, label: str) -> None:
    (tmp_path / name).write_text("real")
    if label:
        (tmp_path / "README.txt").write_text(label)
    with pytest.raises(ConfigError, match="choose an empty folder for the demo"):
        generate(tmp_path, seed=SEED, progress=silent)
    assert (tmp_path / name).read_text() == "real"


def test_a_file_in_the_way_is_an_error_that_says_so(tmp_path: Path) -> None:
    place = tmp_path / "demo"
    place.write_text("real")
    with pytest.raises(ConfigError, match="not generated"):
        clear(place)
    assert place.read_text() == "real"
