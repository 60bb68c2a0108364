"""`disconnect oncall`: what is declared, what is refused, what is brought in, and the files of a month's recap."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from disconnect.report.oncall_words import WORDS as COMMAND_WORDS
from disconnect.report.recap_words import WORDS as RECAP_WORDS
from tests.app.personal import write_personal
from tests.app.small_files import added, edited, error_of, run

ADA = ("--for", "ada@own.example")
ROTA = """\
person,start,end
ada@own.example,2026-03-02T18:00,2026-03-03T09:00
ADA.L@own.example,2026-03-27T18:00,2026-03-30T09:00
ada@own.example,2026-03-31T18:00,2026-04-01T09:00
bob@own.example,2026-03-09T18:00,2026-03-10T08:00
"""
HEAD = "person,start,end,declared"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return write_personal(tmp_path / "own", rota=ROTA)


def declared(config: Path) -> list[str]:
    path = config.parent / "interventions.csv"
    return path.read_text("utf-8").splitlines() if path.exists() else []


def plain(text: str) -> str:
    """The text with plain blanks."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def declare(config: Path, start: str, end: str, *more: str, of: str = "ada@own.example") -> Any:  # noqa: ANN401
    ends = ("--from", start, "--to", end)
    return run("oncall", "declare", "--for", of, *ends, "--config", config, *more)


def test_a_declaration_is_a_row_of_four_cells_and_nothing_else(config: Path) -> None:
    begun = datetime.now(UTC).replace(microsecond=0)
    done = declare(config, "2026-03-02T23:10", "2026-03-03T00:40", of="Ada.L@own.example")
    assert (done.exit_code, done.stderr) == (0, "")
    assert plain(done.stdout).splitlines() == [
        "Intervention declared: Mon 2 Mar 2026, 23:10 – Tue 3 Mar 2026, 00:40 (1 h 30 min).",
        "It will be in the month’s recap. Nothing else was kept.",
    ]
    head, row = declared(config)
    assert head == HEAD
    *cells, when = row.split(",")
    assert cells == ["ada@own.example", "2026-03-02T23:10+01:00", "2026-03-03T00:40+01:00"], "the main address"
    assert begun <= datetime.fromisoformat(when) <= datetime.now(UTC)
    path = config.parent / "interventions.csv"
    assert path.stat().st_mode & 0o777 == 0o600
    assert sorted(each.name for each in config.parent.iterdir()) == [
        "config.toml",
        "interventions.csv",
        "people.csv",
        "policy.toml",
        "rota.csv",
    ], "nothing else is stored, the history not even begun"


REFUSED = [
    pytest.param("2026-03-02T23:10", "2026-03-02T22:00", "--to", "ends before it starts", id="ended before it began"),
    pytest.param("2026-03-02T23:10", "2026-03-04T00:00", "--to", "24 h 50 min", id="longer than a day"),
    pytest.param("2199-03-02T23:10", "2199-03-02T23:20", "--to", "not over yet", id="in the future"),
    pytest.param("2026-03-02T22:30", "2026-03-02T23:10", "--from", "2 Mar 2026, 23:00", id="it overlaps"),
    pytest.param("2026-03-02T23:00", "2026-03-02T23:30", "--from", "is declared already", id="it is there"),
    pytest.param("2026-03-29T02:30", "2026-03-29T03:30", "--from", "the clocks skipped it", id="no such time"),
    pytest.param("2025-10-26T01:30", "2025-10-26T02:30", "--to", "two such times", id="two such times"),
    pytest.param("yesterday", "2026-03-29T03:30", "--from", "no date with a time", id="no time"),
]


@pytest.mark.parametrize(("start", "end", "where", "what"), REFUSED)
def test_what_cannot_be_declared_is_refused_with_its_reason(
    config: Path, start: str, end: str, where: str, what: str
) -> None:
    assert declare(config, "2026-03-02T23:00", "2026-03-02T23:30").exit_code == 0
    before = declared(config)
    result = declare(config, start, end, "--json")
    error = error_of(result)
    assert (result.exit_code, error["where"], bool(error["mend"])) == (2, where, True)
    assert what in plain(error["what"])
    assert declared(config) == before


@pytest.mark.parametrize(
    ("of", "day", "where"),
    [
        pytest.param("canary@own.example", "2026-03-02", "--for", id="of a stranger"),
        pytest.param("fay@own.example", "2025-12-31", "--from", id="before they came"),
    ],
)
def test_somebody_who_was_not_there_declares_nothing(config: Path, of: str, day: str, where: str) -> None:
    edited(config.parent / "people.csv", "12,fay@own.example,,press,,,,,", "12,fay@own.example,,press,,,2026-01-01,,")
    error = error_of(declare(config, f"{day}T20:00", f"{day}T20:30", "--json", of=of))
    assert error["where"] == where
    assert "canary" not in str(error)
    assert declared(config) == []


@pytest.mark.parametrize(
    ("start", "end", "outside"),
    [
        pytest.param("2026-03-02T18:00", "2026-03-02T19:00", None, id="from the window's first minute on"),
        pytest.param("2026-03-03T08:00", "2026-03-03T09:00", None, id="up to its last"),
        pytest.param("2026-03-02T17:59", "2026-03-02T19:00", "1 min", id="begun a minute before it"),
        pytest.param("2026-03-10T20:00", "2026-03-10T22:00", "2 h", id="on a day without one"),
        pytest.param(
            "2026-03-28T23:00", "2026-03-29T05:00", None, id="inside a weekend, over the change of the clocks"
        ),
    ],
)
def test_outside_the_windows_it_is_on_record_with_a_warning(
    config: Path, start: str, end: str, outside: str | None
) -> None:
    result = declare(config, start, end)
    assert result.exit_code == 0
    assert len(declared(config)) == 2
    warning = plain(result.stderr)
    assert (f"outside the on-call windows: {outside}." in warning) if outside else warning == ""


def test_a_roster_that_cannot_be_read_takes_nothing_back(config: Path) -> None:
    (config.parent / "rota.csv").unlink()
    result = declare(config, "2026-03-02T23:00", "2026-03-02T23:30")
    assert (result.exit_code, len(declared(config))) == (0, 2)
    assert "the on-call roster could not be read" in result.stderr
    edited(config, 'kind = "on_call"', 'kind = "leave"')
    again = declare(config, "2026-03-03T23:00", "2026-03-03T23:30", "--json")
    assert json.loads(again.stdout)["warning"]["code"] == "no-roster"


def test_the_table_of_a_spreadsheet_keeps_its_form(config: Path) -> None:
    path = config.parent / "interventions.csv"
    path.write_bytes("\ufeffEnd;Person;Start\r\n2026-03-02T20:00;bob@own.example;2026-03-02T19:00\r\n".encode())
    assert declare(config, "2026-03-02T23:00", "2026-03-02T23:30").exit_code == 0
    head, first, row, *rest = path.read_bytes().decode().split("\r\n")
    assert (head, first, rest) == (
        "\ufeffEnd;Person;Start;declared",
        "2026-03-02T20:00;bob@own.example;2026-03-02T19:00",
        [""],
    )
    assert row.startswith("2026-03-02T23:30+01:00;ada@own.example;2026-03-02T23:00+01:00;")


def bring(config: Path, text: str, *more: str) -> Any:  # noqa: ANN401
    file = config.parent.parent / "brought.csv"
    file.write_text(text, "utf-8")
    return run("oncall", "import", file, "--config", config, *more)


BROUGHT = f"""\
{HEAD}
ada@own.example,2026-03-02T23:00,2026-03-02T23:30,2026-03-03T08:00
canary-7f3a@own.example,2026-03-02T23:00,2026-03-02T23:30,
ada@own.example,2026-03-02T23:20,2026-03-03T00:30,
bob@own.example,2026-03-02T23:20,2026-03-02T23:10,
bob@own.example,2026-03-09T23:20,2026-03-09T23:40,
ada@own.example,2026-03-02T23:00,2026-03-02T23:30,
bob@own.example,02/03/2026,2026-03-02T23:10,
ada@own.example,2026-03-11T23:00,2026-03-11T23:30,
"""


def test_a_file_of_declarations_adds_the_sound_ones_and_tells_the_others_by_row(config: Path) -> None:
    result = bring(config, BROUGHT, "--json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["added"]) == (1, 3)
    assert [(each["where"], each["code"]) for each in found["problems"]] == [
        ("row 3, person", "stranger"),
        ("row 4, start", "overlaps"),
        ("row 5, end", "reversed"),
        ("row 7, start", "declared-already"),
        ("row 8, start", "instant-form"),
    ]
    assert [(each["where"], each["code"]) for each in found["warnings"]] == [("row 9", "outside-row")]
    assert "canary" not in result.output
    assert "@" not in result.output
    _head, *rows = declared(config)
    assert [row.split(",")[0] for row in rows] == ["ada@own.example", "bob@own.example", "ada@own.example"]
    assert rows[0].endswith("2026-03-03T08:00+01:00"), "when it was declared is kept where it is known"


def test_a_file_brought_in_twice_adds_nothing_the_second_time(config: Path) -> None:
    sound = "\n".join(line for number, line in enumerate(BROUGHT.splitlines()) if number in {0, 1, 5})
    assert bring(config, sound).stdout == "2 interventions added.\n"
    once = declared(config)
    again = bring(config, sound)
    assert (again.exit_code, again.stdout, declared(config)) == (1, "Nothing was added.\n", once)
    assert again.stderr.count("is declared already, by the same person") == 2


def test_a_file_that_is_no_table_of_declarations_is_refused(config: Path) -> None:
    error = error_of(bring(config, "who,when\nada@own.example,2026\n", "--json"))
    assert (error["where"], declared(config)) == ("brought.csv, row 1", [])


@pytest.fixture
def told(config: Path) -> Path:
    """The configuration, with a few declarations."""
    for start, end in (
        ("2026-03-02T23:00", "2026-03-03T01:00"),
        ("2026-03-29T01:30", "2026-03-29T03:30"),
        ("2026-03-31T23:10", "2026-04-01T00:40"),
    ):
        assert declare(config, start, end).exit_code == 0
    return config


def recap(config: Path, out: Path, *more: str) -> Any:  # noqa: ANN401
    return run("oncall", "recap", "--month", "2026-03", "--out", out, "--config", config, *more)


def sheet(out: Path, person: str) -> list[dict[str, str]]:
    with (out / f"recap-2026-03-{person}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_recap_is_a_page_and_a_sheet_for_each_person_closed_to_others(told: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "march"
    result = recap(told, out)
    assert (result.exit_code, result.stdout) == (0, f"2 recaps of March 2026 in {out}\n")
    names = sorted(path.name for path in out.iterdir())
    assert names == [f"recap-2026-03-{who}.{ending}" for who in ("7", "8") for ending in ("csv", "html")]
    assert {path.stat().st_mode & 0o777 for path in out.iterdir()} == {0o600}
    assert out.stat().st_mode & 0o777 == 0o700
    bob = (out / "recap-2026-03-8.html").read_text("utf-8")
    assert "ada" not in bob, "nobody else stands in a person's document"


def test_the_sheet_adds_up_to_the_minute(told: Path, tmp_path: Path) -> None:
    assert recap(told, tmp_path / "out").exit_code == 0
    rows = sheet(tmp_path / "out", "7")
    assert {(row["person"], row["month"]) for row in rows} == {("7", "2026-03")}
    assert [(row["part"], row["minutes"], row["hours"], row["remark"]) for row in rows] == [
        ("window", "900", "15.00", ""),
        ("window", "3720", "62.00", ""),
        ("window", "360", "6.00", "cut"),
        ("intervention", "120", "2.00", ""),
        ("intervention", "60", "1.00", ""),
        ("intervention", "50", "0.83", "cut"),
        ("rest", "480", "8.00", "signal"),
        ("rest", "1770", "29.50", "enough"),
        ("total.on_call", "4980", "83.00", ""),
        ("total.scheduled", "0", "0.00", ""),
        ("total.worked", "230", "3.83", ""),
        ("total.resting", "4750", "79.17", ""),
    ]
    assert (rows[2]["start"], rows[2]["end"]) == ("2026-03-31T18:00:00+02:00", "2026-04-01T00:00:00+02:00")
    april = run("oncall", "recap", "--month", "2026-04", "--out", tmp_path / "april", "--config", told)
    assert april.exit_code == 0
    text = (tmp_path / "april" / "recap-2026-04-7.csv").read_text("utf-8-sig")
    assert "intervention,2026-04-01T00:00:00+02:00,2026-04-01T00:40:00+02:00,40,0.67,cut" in text
    assert "rest,2026-04-01T00:40:00+02:00,2026-04-01T09:00:00+02:00,500,8.33,signal" in text


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        pytest.param(
            "en", ("Monthly recap of on-call duty", "in force since 1 January 2017", "3 h 50 min"), id="English"
        ),
        pytest.param(
            "fr", ("Récapitulatif mensuel des astreintes", "en vigueur depuis le 1er janvier 2017"), id="French"
        ),
    ],
)
def test_the_page_says_what_the_law_asks_for_and_where_it_stands(
    told: Path, tmp_path: Path, lang: str, said: tuple[str, ...]
) -> None:
    assert recap(told, tmp_path / "out", "--lang", lang).exit_code == 0
    page = plain((tmp_path / "out" / "recap-2026-03-7.html").read_text("utf-8"))
    for words in (*said, "R.3121-2 (LEGIARTI000033523559", "L.3121-9", "L.3121-10", "L.3131-1", "ada@own.example"):
        assert words in page
    assert 'class="blank"' in page, "the policy says nothing of compensation: room is left for it"
    assert "signal of insufficient rest" in page or "signal de repos insuffisant" in page
    assert "breach" not in page


def test_the_page_carries_what_the_policy_says_of_compensation(told: Path, tmp_path: Path) -> None:
    text = '\n[on_call]\nclause = "choice"\ncompensation = { fr = "Un jour <b>", en = "A day <b>" }\n'
    added(told.parent / "policy.toml", text)
    assert recap(told, tmp_path / "out").exit_code == 0
    page = (tmp_path / "out" / "recap-2026-03-7.html").read_text("utf-8")
    assert "A day &lt;b&gt;" in page
    assert "Source: Choice of hours, accord, art. 4" in page
    assert 'class="blank"' not in page


def test_one_person_s_recap_is_theirs_alone(told: Path, tmp_path: Path) -> None:
    assert recap(told, tmp_path / "out", *ADA).exit_code == 0
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".csv", ".html"]
    nothing = recap(told, tmp_path / "none", "--for", "boss@own.example")
    assert (nothing.exit_code, (tmp_path / "none").exists()) == (3, False)
    assert "no on-call window and no declared intervention" in nothing.stdout
    stranger = recap(told, tmp_path / "none", "--for", "canary@own.example", "--json")
    assert (stranger.exit_code, error_of(stranger)["where"]) == (2, "--for")


def test_rows_that_are_wrong_are_told_and_the_recaps_are_made(told: Path, tmp_path: Path) -> None:
    added(
        told.parent / "interventions.csv",
        "nobody@own.example,2026-03-02T23:00,2026-03-03T01:00,\nada@own.example,2026-03-03T00:30,2026-03-03T01:30,\n",
    )
    result = recap(told, tmp_path / "out", "--json")
    found = json.loads(result.stdout)
    assert (result.exit_code, len(found["files"])) == (1, 4)
    assert [(each["where"], each["code"]) for each in found["problems"]] == [
        ("row 5, person", "stranger"),
        ("row 6, start", "overlaps-row"),
    ]
    worked = [row["minutes"] for row in sheet(tmp_path / "out", "7") if row["part"] == "total.worked"]
    assert worked == ["260"], "the time that two rows share counts once"


def test_a_folder_that_others_can_look_into_is_refused(told: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o755)
    result = recap(told, out)
    assert (result.exit_code, list(out.iterdir())) == (1, [])
    assert f"chmod 700 {out}" in result.stderr


@pytest.mark.parametrize("month", ["2026-Q1", "2026", "March", "2026-13"])
def test_only_a_month_is_a_month(told: Path, tmp_path: Path, month: str) -> None:
    result = run("oncall", "recap", "--month", month, "--out", tmp_path / "out", "--config", told, "--json")
    assert (result.exit_code, error_of(result)["where"]) == (2, "--month")


def test_a_month_that_is_not_over_says_so(config: Path, tmp_path: Path) -> None:
    added(config.parent / "rota.csv", "ada@own.example,2198-03-02T18:00,2198-03-03T09:00\n")
    out = tmp_path / "out"
    result = run("oncall", "recap", "--month", "2198-03", "--out", out, "--config", config)
    assert (result.exit_code, "provisional" in result.stdout) == (0, True)
    assert "Provisional" in (out / "recap-2198-03-7.html").read_text("utf-8")


@pytest.mark.parametrize("words", [COMMAND_WORDS, RECAP_WORDS], ids=["the command", "the document"])
def test_every_message_has_the_same_places_in_both_languages(words: dict[str, tuple[str, str]]) -> None:
    def places(text: str) -> set[str]:
        return {part.partition("}")[0] for part in text.split("{")[1:]}

    assert {key for key, (french, english) in words.items() if places(french) != places(english)} == set()


def test_a_list_that_is_not_there_is_an_argument_to_correct(config: Path) -> None:
    found = error_of(run("oncall", "import", config.parent / "nosuch.csv", "--config", config, "--json"))
    assert (found["what"], found["mend"]) == ("there is no such file", "check the path")
