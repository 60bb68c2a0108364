"""One bad item in a source: told with its place and its mend, kept out of every figure, and the rest goes on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pytest

from disconnect.storage.history import History
from disconnect.storage.keys import KeyRing
from tests.app import small_company as company
from tests.app.small_files import CANARIES, added, edited, mbox_message, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LINE = "From sender@host Thu Jan  1 00:00:00 2026\n"
CANARY_ADDRESS = "canary-address@elsewhere.example"
WORD = "canary-subject"
NUMBER = len(company.mails()[::3]) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What must be said: the source, where in it, the code, what is wrong, how to mend it."""

    source: str
    where: str
    code: str
    what: str
    mend: str


def mail(config: Path, *, date: str = "", sender: str = CANARY_ADDRESS) -> None:
    """One more message in the mbox file."""
    head = f"Date: {date}\n" if date else ""
    text = f"{head}From: {sender}\nTo: {CANARY_ADDRESS}\nMessage-ID: <one@more>\nSubject: {WORD}\n\n{CANARIES[1]}\n\n"
    added(config.parent / "archive.mbox", LINE + text)


def line(config: Path, name: str, text: str) -> None:
    added(config.parent / name, text)


def calendar(config: Path, text: str) -> None:
    path = config.parent / "calendars" / f"{company.members()[0].address}.ics"
    path.write_text(text.replace("\n", "\r\n"), "utf-8")


def event(*lines: str) -> str:
    body = ["BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z", f"SUMMARY:{WORD}", *lines, "END:VEVENT"]
    return "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", *body, "END:VCALENDAR", ""])


BAD_ITEMS = [
    pytest.param(
        mail,
        Told(
            source="archive",
            where=f"archive.mbox, message {NUMBER}",
            code="date-missing",
            what="there is no date",
            mend="have the exporting program write one",
        ),
        id="a mail without a date",
    ),
    pytest.param(
        partial(mail, date="Thu, 5 Feb 2026 10:00:00"),
        Told(
            source="archive",
            where=f"archive.mbox, message {NUMBER}",
            code="date-without-zone",
            what="no known offset",
            mend="state the source's zone",
        ),
        id="a date without a zone",
    ),
    pytest.param(
        partial(mail, date="Thu, 1 Jan 1970 00:00:00 +0000"),
        Told(
            source="archive",
            where=f"archive.mbox, message {NUMBER}",
            code="date-impossible",
            what="before 1990",
            mend="correct the clock",
        ),
        id="a date in 1970",
    ),
    pytest.param(
        partial(mail, date="Tue, 19 Jan 2038 03:14:08 +0000"),
        Told(
            source="archive",
            where=f"archive.mbox, message {NUMBER}",
            code="date-impossible",
            what="more than a day after",
            mend="correct the clock",
        ),
        id="a date in 2038",
    ),
    pytest.param(
        partial(mail, date="Thu, 5 Feb 2026 10:00:00 +0100", sender=f"({WORD}"),
        Told(
            source="archive",
            where=f"archive.mbox, message {NUMBER}",
            code="sender-unreadable",
            what="the sender is not an address",
            mend="correct the program",
        ),
        id="a mail whose sender is no address",
    ),
    pytest.param(
        partial(line, name="gateway.csv", text=f"2026-02-05 10:00:00;{CANARY_ADDRESS}\n"),
        Told(
            source="gateway", where="gateway.csv, row ", code="row-short", what="fewer fields", mend="correct or remove"
        ),
        id="a row with too few fields",
    ),
    pytest.param(
        partial(line, name="leave.csv", text=f"{CANARY_ADDRESS},2026-02-30,2026-03-01,\n"),
        Told(
            source="leave", where="leave.csv, row 16", code="date-unreadable", what="cannot be read", mend="write it as"
        ),
        id="a leave on 30 February",
    ),
    pytest.param(
        partial(line, name="leave.csv", text=f"{CANARY_ADDRESS},2026-02-03,2026-02-04,\n"),
        Told(
            source="leave",
            where="[sources.leave]",
            code="person-unknown",
            what="1 of 15 entries are of people in no directory",
            mend="column address or aliases",
        ),
        id="leave of a person in no directory",
    ),
    pytest.param(
        partial(line, name="duty.csv", text=f"{CANARY_ADDRESS},2026-02-03T08:00,2026-02-02T08:00\n"),
        Told(
            source="duty",
            where="duty.csv, row 16",
            code="span-reversed",
            what="the end does not come after the start",
            mend="correct the row",
        ),
        id="an on-call window that ends before it starts",
    ),
    pytest.param(
        partial(calendar, text=f"{WORD} is no calendar"),
        Told(
            source="calendars",
            where="calendar 1 of 27",
            code="not-a-calendar",
            what="no whole iCalendar file",
            mend="export it again",
        ),
        id="a calendar that does not parse",
    ),
    pytest.param(
        partial(calendar, text=event()),
        Told(
            source="calendars",
            where="calendar 1 of 27, event 1",
            code="start-missing",
            what="no start",
            mend="in its calendar program",
        ),
        id="an event without a start",
    ),
    pytest.param(
        partial(calendar, text=event("DTSTART:20260203T100000", "DTEND:20260203T110000")),
        Told(
            source="calendars",
            where="calendar 1 of 27, event 1",
            code="zone-missing",
            what="states no zone",
            mend='zone = "Europe/Paris"',
        ),
        id="an event without a zone",
    ),
]


def rows(config: Path) -> tuple[int, int]:
    """How many mails and meetings are stored."""
    history = History(config.parent / "state", KeyRing(config.parent / "keys"))
    found = history.table(2026, "mails").num_rows, history.table(2026, "meetings").num_rows
    history.close()
    return found


def is_clean(text: str) -> bool:
    """Whether neither an address nor anything of the content is in what was said."""
    return "@" not in text and not any(word in text for word in CANARIES) and "Traceback" not in text


@pytest.mark.parametrize(("breaking", "told"), BAD_ITEMS)
def test_a_bad_item_is_told_and_the_rest_goes_on(config: Path, breaking: Callable[[Path], None], told: Told) -> None:
    mails, _ = rows(config)
    breaking(config)
    # Read after the bad item: a mail of the last source of mail.
    row = (
        f"2026-02-05 11:00:00;{company.members()[1].address};{company.members()[2].address};to;after@it;;after@it;no;\n"
    )
    added(config.parent / "gateway.csv", row)
    result = run("sync", "--config", config, "--json")
    assert result.exit_code == 1
    found = [problem for source in json.loads(result.stdout)["sources"] for problem in source["problems"]]
    (problem,) = found
    assert (problem["source"], problem["code"]) == (told.source, told.code)
    assert problem["where"].startswith(told.where)
    assert told.what in problem["what"]
    assert told.mend in problem["mend"]
    assert is_clean(result.output)
    assert rows(config)[0] == mails + 1


@pytest.mark.parametrize(("breaking", "told"), BAD_ITEMS)
def test_a_bad_item_is_told_in_text_too(config: Path, breaking: Callable[[Path], None], told: Told) -> None:
    breaking(config)
    result = run("sync", told.source, "--config", config)
    assert result.exit_code == 1
    (said,) = [text for text in result.stdout.splitlines() if text.startswith("! ")]
    assert said.startswith(f"! {told.source}, {told.where}")
    assert told.what in said
    assert told.mend in said
    assert is_clean(result.output)


@pytest.mark.parametrize(("breaking", "told"), [BAD_ITEMS[0], BAD_ITEMS[9]])
def test_a_bad_item_told_once_is_counted_once_however_often_it_is_read(
    config: Path, breaking: Callable[[Path], None], told: Told
) -> None:
    breaking(config)
    for _ in range(2):
        run("sync", "--config", config)
    out = config.parent / "report"
    assert run("report", "build", "--period", "2026-Q1", "--out", out, "--config", config).exit_code == 0
    sources = {row["name"]: row for row in json.loads((out / "report.json").read_text("utf-8"))["sources"]}
    assert sources[told.source]["problems"] == 1


def test_the_problems_of_leave_and_duty_are_in_the_report_s_sources(config: Path) -> None:
    line(config, "leave.csv", f"{CANARY_ADDRESS},2026-02-30,2026-03-01,\n")
    line(config, "duty.csv", f"{CANARY_ADDRESS},2026-02-03T08:00,2026-02-02T08:00\n")
    out = config.parent / "report"
    assert run("report", "build", "--period", "2026-Q1", "--out", out, "--config", config).exit_code == 0
    sources = {row["name"]: row["problems"] for row in json.loads((out / "report.json").read_text("utf-8"))["sources"]}
    assert (sources["leave"], sources["duty"]) == (1, 1)


def test_a_duplicate_is_no_problem_and_no_second_mail(config: Path) -> None:
    before = rows(config)
    with (config.parent / "archive.mbox").open("ab") as file:
        file.write(mbox_message(company.mails()[0]) + mbox_message(company.mails()[1]))
    result = run("sync", "archive", "--config", config, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["sources"][0]["contacts"] == 2
    assert rows(config) == before


def test_more_problems_than_anybody_reads_are_cut_and_counted(config: Path) -> None:
    for _ in range(25):
        mail(config)
    result = run("sync", "archive", "--config", config)
    assert len([text for text in result.stdout.splitlines() if text.startswith("! archive")]) == 20
    assert "! … 5" in result.stdout
    shown = json.loads(run("doctor", "--config", config, "--json").stdout)["checks"]
    assert [check["verdict"] for check in shown if check["area"] == "source archive"] == ["good"]


FAILING = [
    pytest.param(
        "gateway",
        lambda folder: edited(folder / "gateway.csv", "When;From;To", "When;Sender;To"),
        "the column 'From' (for sender) is missing",
        "the columns are: When, Sender, To",
        id="a missing column",
    ),
    pytest.param(
        "archive",
        lambda folder: (folder / "archive.mbox").rename(folder / "elsewhere.mbox"),
        "archive.mbox names no file",
        "correct path",
        id="a file that is gone",
    ),
    pytest.param(
        "leave",
        lambda folder: (folder / "leave.csv").rename(folder / "gone.csv"),
        "leave.csv names no file",
        "correct path",
        id="a leave list that is gone",
    ),
    pytest.param(
        "mailboxes",
        lambda folder: edited(folder / "config.toml", 'connector = "maildir"', 'connector = "maildri"'),
        "there is no connector 'maildri'",
        "maildir",
        id="a connector that is not installed",
    ),
    pytest.param(
        "calendars",
        lambda folder: edited(folder / "config.toml", 'connector = "ics"', 'connector = "ics"\nkind = "meeting"'),
        "the kind 'meeting' is unknown",
        "meetings",
        id="a kind that no connector has",
    ),
]


@pytest.mark.parametrize(("source", "breaking", "what", "mend"), FAILING)
def test_a_source_that_cannot_be_read_does_not_stop_the_others(
    config: Path, source: str, breaking: Callable[[Path], None], what: str, mend: str
) -> None:
    breaking(config.parent)
    result = run("sync", "--config", config, "--json")
    assert result.exit_code == 1
    read = {each["source"]: each for each in json.loads(result.stdout)["sources"]}
    assert len(read) == 6
    assert [name for name, each in read.items() if each["failure"]] == [source]
    assert source in read[source]["failure"]["where"]
    assert what in read[source]["failure"]["what"]
    assert mend in read[source]["failure"]["mend"]
    text = run("sync", source, "--config", config)
    assert text.exit_code == 1
    assert what in text.stdout
    assert is_clean(text.output)
