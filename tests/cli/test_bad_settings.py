"""Mistakes in config.toml, the policy, the directory and on the command line: where, what, how to mend it."""

from __future__ import annotations

import errno
import json
import tomllib
from typing import TYPE_CHECKING

import pytest

from disconnect.app.settings import SITE_ENTRIES, SOURCE_ENTRIES, example
from tests.app import small_company as company
from tests.app.small_files import CANARIES, added, edited, error_of, run

if TYPE_CHECKING:
    from pathlib import Path


CONFIG_MISTAKES = [
    pytest.param(
        ('name = "Atelier"', 'nam = "A"'),
        ("[organisation]", "'nam' is no setting", "did you mean 'name'?"),
        id="a setting with a typing error",
    ),
    pytest.param(
        ("[privacy]", "[privcay]"),
        ("config.toml", "'privcay' is no setting", "'privacy'"),
        id="a table with a typing error",
    ),
    pytest.param(
        ("[privacy]", "[zzz]\na = 1\n[privacy]"),
        ("config.toml", "'zzz' is no setting", "known are organisation"),
        id="a table that is like nothing",
    ),
    pytest.param(
        ("minimum_group = 10", "minimum_group = 4"),
        ("[privacy] minimum_group", "4 is under the floor of 5", "5 or more"),
        id="a minimum group under the floor",
    ),
    pytest.param(
        ("minimum_group = 10", "minimum_group = true"),
        ("minimum_group", "True is not", "minimum_group = 10"),
        id="a minimum group that is no number",
    ),
    pytest.param(
        ("minimum_group = 10", 'minimum_group = "10"'),
        ("minimum_group", "'10' is not", "minimum_group = 10"),
        id="a number in quotes",
    ),
    pytest.param(
        ('language = "en"', 'language = "de"'),
        ("[report] language", "'de' is not possible", "fr, en"),
        id="a language without texts",
    ),
    pytest.param(
        ("to = 2026-03-31", 'to = "31/03/2026"'),
        ("[observed] to", "'31/03/2026' is no date", "2026-01-31"),
        id="a date in another order",
    ),
    pytest.param(
        ("to = 2026-03-31", "to = 2025-12-31"),
        ("[observed]", "to lies before from", "to is the last day"),
        id="an observation that ends before it starts",
    ),
    pytest.param(
        ("to = 2026-03-31", "to = 7"), ("[observed] to", "7 is not", 'to = "2026-12-31"'), id="a number for a date"
    ),
    pytest.param(
        ('connector = "mbox"\npath = "archive.mbox"', 'path = "archive.mbox"'),
        ("[sources.archive]", "no connector is named", 'connector = "mbox"'),
        id="a source without a connector",
    ),
    pytest.param(
        ("[sources.leave]", '[sites.lyon]\nzone = "Europe/Lyon"\n[sources.leave]'),
        ("[sites.lyon] zone", 'no time zone "Europe/Lyon"', "IANA name"),
        id="a site in a zone that is none",
    ),
    pytest.param(
        ("[sources.leave]", '[sites.lyon]\nzoen = "Europe/Paris"\n[sources.leave]'),
        ("[sites.lyon]", "'zoen' is no setting", "'zone'"),
        id="a site with a typing error",
    ),
    pytest.param(
        ("[observed]", "[sites]\nlyon = 1\n[observed]"),
        ("[sites]", "plain value", "[sites.NAME]"),
        id="a site that is no table",
    ),
    pytest.param(
        ("[report]\n", "[report.more]\n"), ("[report]", "'more' is no setting", "language"), id="a table inside a table"
    ),
    pytest.param(
        ('name = "Atelier"', "name = “Atelier”"), ("config.toml", "it is no TOML", "straight quotes"), id="curly quotes"
    ),
]


@pytest.mark.parametrize(("change", "told"), CONFIG_MISTAKES)
def test_a_mistake_in_the_configuration_stops_every_command(
    config: Path, change: tuple[str, str], told: tuple[str, str, str]
) -> None:
    edited(config, *change)
    where, what, mend = told
    out = config.parent / "out"
    for command in (("sync",), ("report", "build", "--period", "2026-Q1", "--out", str(out))):
        result = run(*command, "--config", config, "--json")
        assert result.exit_code == 1
        found = error_of(result)
        assert where in found["where"]
        assert what in found["what"]
        assert mend in found["mend"]
        assert not out.exists()
    text = run("sync", "--config", config)
    assert text.exit_code == 1
    assert text.stdout == ""
    assert text.stderr.splitlines()[0] == f"✗ {found['where']}"
    assert text.stderr.splitlines()[-1] == f"  → {found['mend']}"


@pytest.mark.parametrize(
    ("written", "what", "mend"),
    [
        pytest.param(None, "there is no configuration", "disconnect init", id="no file"),
        pytest.param(b"[organisation]\nname = 'Soci\xe9t\xe9'\n", "no UTF-8 text", "UTF-8", id="Latin-1"),
        pytest.param(b"organisation = 'Acme'\n", "plain value", "[organisation]", id="a value in place of a table"),
        pytest.param(b"[a\n", "no TOML", "line", id="no TOML"),
    ],
)
def test_a_configuration_that_cannot_be_read_is_told(
    tmp_path: Path, written: bytes | None, what: str, mend: str
) -> None:
    path = tmp_path / "config.toml"
    if written is not None:
        path.write_bytes(written)
    found = error_of(run("sync", "--config", path, "--json"))
    assert what in found["what"]
    assert mend in found["mend"]


def test_a_configuration_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "config.toml"
    path.write_text("")

    def refuse(*_: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.read_text", refuse)
    found = error_of(run("sync", "--config", path, "--json"))
    assert found["what"] == "it cannot be read (Permission denied)"


POLICY_MISTAKES = [
    pytest.param("monday-thursday", "monday-thirsday", "hours.office", "thirsday", id="a day with a typing error"),
    pytest.param('action = "nudge"', 'action = "nugde"', "responses", "nugde", id="an action that is none"),
    pytest.param('default_hours = "office"', 'default_hours = "ofice"', "default_hours", "ofice", id="unknown hours"),
    pytest.param('id = "plain"', 'id = "plain', "line 3", "TOML", id="a quote that is left open"),
]


@pytest.mark.parametrize(("old", "new", "where", "what"), POLICY_MISTAKES)
def test_a_policy_with_a_mistake_runs_nowhere(config: Path, old: str, new: str, where: str, what: str) -> None:
    (config.parent / "state" / "policies" / "policy.toml").unlink(missing_ok=True)
    edited(config.parent / "policy.toml", old, new)
    out = config.parent / "out"
    who = company.members()[0].address
    for command in (
        ("advise", "--from", who, "--to", who, "--at", "2026-02-03T22:00+01:00"),
        ("policy", "show"),
        ("report", "build", "--period", "2026-Q1", "--out", str(out)),
    ):
        result = run(*command, "--config", config, "--json")
        assert result.exit_code == 1
        found = error_of(result)
        assert where in found["where"]
        assert what in found["what"]
        assert found["mend"]
        assert found["problems"]
        assert not out.exists()


@pytest.mark.parametrize(("old", "new", "where", "what"), POLICY_MISTAKES)
def test_the_last_valid_policy_stays_in_force_and_every_command_says_so(
    config: Path, old: str, new: str, where: str, what: str
) -> None:
    who = company.members()[0].address
    asked = ("advise", "--from", who, "--to", who, "--at", "2026-02-03T22:00+01:00", "--config", config, "--json")
    (config.parent / "state").mkdir(exist_ok=True)
    before = run(*asked)
    edited(config.parent / "policy.toml", old, new)
    after = run(*asked)
    assert (after.exit_code, after.stdout) == (0, before.stdout)
    assert where in after.stderr
    assert what in after.stderr
    assert "policy.toml is not used: its last valid text stays in force" in after.stderr.replace("\n", " ")
    told = [
        check
        for check in json.loads(run("doctor", "--config", config, "--json").stdout)["checks"]
        if check["area"] == "policy" and check["verdict"] == "wrong"
    ]
    assert any("last valid text stays in force" in check["what"] for check in told)


def test_every_mistake_of_a_policy_is_told_at_once(config: Path) -> None:
    (config.parent / "state" / "policies" / "policy.toml").unlink(missing_ok=True)
    path = config.parent / "policy.toml"
    edited(path, "monday-thursday", "monday-thirsday")
    edited(path, 'action = "nudge"', 'action = "nugde"')
    found = error_of(run("policy", "show", "--config", config, "--json"))
    assert len(found["problems"]) >= 2
    text = run("policy", "show", "--config", config)
    assert "thirsday" in text.stderr
    assert "nugde" in text.stderr
    checks = json.loads(run("doctor", "--config", config, "--json").stdout)["checks"]
    wrong = [check for check in checks if check["verdict"] == "wrong"]
    assert len(wrong) == len(found["problems"])
    assert all("line" in check["what"] and check["mend"] for check in wrong)


DIRECTORY_MISTAKES = [
    pytest.param("address,aliases", "adress,aliases", "people.csv, row 1", "column address is missing", id="a column"),
    pytest.param(f"{company.members()[3].id},", '"open,', "people.csv", "cannot be read", id="an open quote"),
]


@pytest.mark.parametrize(("old", "new", "where", "what"), DIRECTORY_MISTAKES)
def test_a_directory_that_cannot_be_read_is_told_without_anybody_s_address(
    config: Path, old: str, new: str, where: str, what: str
) -> None:
    path = config.parent / "people.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace(old, new, 1), "utf-8")
    result = run("report", "build", "--period", "2026-Q1", "--out", config.parent / "out", "--config", config, "--json")
    assert result.exit_code == 1
    found = error_of(result)
    assert where in found["where"]
    assert what in found["what"]
    assert "@" not in result.output


CELLS = [
    pytest.param("hours", "mornings", id="hours that the policy lacks"),
    pytest.param("holidays", "alsace", id="holidays that the policy lacks"),
    pytest.param("hours", "ada.secret@atelier.example", id="an address under hours: the columns have shifted"),
]


def with_cell(config: Path, column: str, value: str, row: int = 2) -> None:
    """The directory with one more column, blank but for the cell of one row."""
    path = config.parent / "people.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    cells = [f"{each},{value if number == row else ''}" for number, each in enumerate(rows, start=2)]
    path.write_text("\n".join([f"{header},{column}", *cells, ""]), "utf-8")


@pytest.mark.parametrize(("column", "value"), CELLS)
def test_a_cell_that_the_policy_lacks_concerns_its_own_row_alone(config: Path, column: str, value: str) -> None:
    """Mail of that person is delivered, they are in no figure, and the report says how many are in none."""
    concerned, other, third = (company.members()[number].address for number in (0, 1, 2))
    at = "2026-02-03T22:00+01:00"
    asked = ("advise", "--from", third, "--to", concerned, "--to", other, "--at", at, "--config", config, "--json")
    before = json.loads(run(*asked).stdout)["recipients"]
    with_cell(config, column, value)
    result = run(*asked)
    assert result.exit_code == 0
    after = json.loads(result.stdout)["recipients"]
    assert [before[0]["action"], after[0]["action"]] == ["nudge", "deliver"]
    assert after[1] == before[1]
    out = config.parent / "out"
    built = run("report", "build", "--period", "2026-Q1", "--out", out, "--config", config)
    assert built.exit_code == 0
    assert json.loads((out / "report.json").read_text("utf-8"))["left_out"] == 1
    assert "1 person in service: the directory does not say when they work" in " ".join(built.output.split())
    assert value not in result.output + built.output


@pytest.mark.parametrize(("column", "value"), CELLS)
def test_a_cell_that_the_policy_lacks_is_told_by_its_row(config: Path, column: str, value: str) -> None:
    with_cell(config, column, value, row=4)
    doctor = run("doctor", "--config", config, "--json")
    (wrong,) = [check for check in json.loads(doctor.stdout)["checks"] if check["verdict"] == "wrong"]
    assert wrong["what"].startswith("row 4: the policy plain has no ")
    assert f"of the name under {column}" in wrong["what"]
    assert "write one of: " in wrong["mend"]
    shown = run("hours", "show", "--for", company.members()[2].address, "--config", config, "--json")
    if column == "hours":
        assert error_of(shown)["where"] == "people.csv, row 4"
    assert value not in doctor.output + shown.output


def test_a_year_that_was_never_read_is_told(config: Path) -> None:
    result = run("report", "build", "--period", "2019", "--out", config.parent / "out", "--config", config, "--json")
    assert result.exit_code == 1
    assert error_of(result)["what"] == "nothing was read of that year"
    assert not (config.parent / "out").exists()


def test_a_period_before_the_first_day_observed_publishes_nothing(config: Path) -> None:
    out = config.parent / "out"
    edited(config, 'from = "2026-01-01"\nto = 2026-03-31', "from = 2026-02-01")
    assert run("report", "build", "--period", "2026-01", "--out", out, "--config", config).exit_code == 3
    assert not out.exists()


def test_before_anything_is_read_the_report_says_what_to_run(tmp_path: Path) -> None:
    run("init", tmp_path, "--organisation", "A")
    command = ("report", "build", "--period", "2026", "--out", tmp_path / "o", "--config", tmp_path / "config.toml")
    result = run(*command, "--json")
    assert result.exit_code == 1
    assert "disconnect sync" in error_of(result)["mend"]


def test_without_a_source_there_is_nothing_to_read(tmp_path: Path) -> None:
    run("init", tmp_path, "--organisation", "A", "--lang", "en")
    result = run("sync", "--config", tmp_path / "config.toml", "--json")
    assert result.exit_code == 1
    assert error_of(result)["what"] == "no source is configured"


def test_the_example_is_the_table_of_settings(tmp_path: Path) -> None:
    """Every setting is in it with its default; its commented tables can be uncommented."""
    path = tmp_path / "config.toml"
    path.write_text(example(), "utf-8")
    assert tomllib.loads(example())["privacy"]["minimum_group"] == 10
    head, tail = example().split("# [sites.strasbourg]")
    told = (
        "sites.strasbourg",
        *(entry.name for entry in SITE_ENTRIES),
        "sources.post",
        *(e.name for e in SOURCE_ENTRIES),
    )
    for name in told:
        assert name in f"[sites.strasbourg]{tail}"
    marked = [line for line in f"# [sites.strasbourg]{tail}".splitlines() if line.startswith("# ")]
    settings = [line[2:] for line in marked if line.startswith(("# [", *(f"# {name} =" for name in told)))]
    text = head + "\n".join(settings).replace('connector = ""', 'connector = "mbox"')
    path.write_text(text + '\npath = "post.mbox"\n', "utf-8")
    checks = json.loads(run("doctor", "--config", path, "--json").stdout)["checks"]
    assert "configuration" not in {check["area"] for check in checks}
    assert {check["area"] for check in checks} >= {"source post", "policy"}


def test_no_mistake_shows_content(config: Path) -> None:
    """The canaries are in every source; nothing that goes wrong around them repeats one."""
    columns = "{ sender = 'Subject', date = 'When', recipient = 'To' }"
    added(config, f"\n[sources.bad]\nconnector = 'csv'\npath = 'archive.mbox'\ncolumns = {columns}\n")
    result = run("sync", "bad", "--config", config)
    assert result.exit_code == 1
    assert not any(word in result.output for word in CANARIES)
    assert "@" not in result.output.replace(str(config), "")
