"""From files to a report, by the commands a user types: figures, thresholds, and what is in no file."""

from __future__ import annotations

import json
import re
from collections import Counter
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from disconnect.load.cells import rounded
from disconnect.model.period import Period
from disconnect.report.texts import Texts
from disconnect.storage.history import History
from disconnect.storage.keys import KeyRing
from tests.app import small_company as company
from tests.app.conftest import PERIODS
from tests.app.small_files import CANARIES, copied, edited, run
from tests.reference.register import compute

if TYPE_CHECKING:
    from pathlib import Path

    from tests.reference.case import Row

MERGED = {"Boreal": "Boreal + Comet", "Comet": "Boreal + Comet"}
GROUPS = {(): "", ("Atlas",): "Atlas", ("Boreal", "Comet"): "Boreal + Comet", ("Delta",): "Delta"}
MINIMUM = 10
IN_HOURS = {"day.span", "meetings.hours", "meetings.quiet", "focus.hours"}
PER_HOURS = {"meetings.quiet": 1, "oncall.interventions": 168}
HUNDREDTH = Fraction(1, 100)
NUMBERS = ("numerator", "denominator", "denominator_exact", "value", "people", "median", "ninth_decile")

Key = tuple[str, str, str]


@cache
def reference() -> dict[Key, Row]:
    """The figures of the independent reading, before any rule of privacy."""
    return compute(company.case(MERGED), [Period.parse(label) for label in PERIODS], "team")


def figures(document: dict[str, Any]) -> dict[Key, dict[str, Any]]:
    """Every figure of a report, by group, period and metric."""
    return {
        (GROUPS[tuple(cell["group"]["names"])], cell["period"]["label"], figure["id"]): figure
        for cell in document["cells"]
        for figure in cell["figures"]
    }


def expected(metric: str, row: Row) -> tuple[Fraction, Fraction, int]:
    """Numerator, denominator and people as they are published: hours to 0.01."""
    hours = PER_HOURS.get(metric)
    return (
        rounded(row.numerator, HUNDREDTH) if metric in IN_HOURS else row.numerator,
        rounded(row.denominator * hours, HUNDREDTH) / hours if hours else row.denominator,
        next(iter(row.people.values())),
    )


def given(figure: dict[str, Any]) -> tuple[Fraction, Fraction, int]:
    numerator = Fraction(str(figure["numerator"]))
    return numerator, Fraction(figure["denominator_exact"]), figure["people"]


def test_what_is_published_and_its_numbers_are_those_of_the_reference(document: dict[str, Any]) -> None:
    large = {key for key, row in reference().items() if min(row.people.values()) >= MINIMUM}
    shown = {key: given(figure) for key, figure in figures(document).items() if figure["published"]}
    assert shown == {key: expected(key[2], reference()[key]) for key in shown}
    assert shown.keys() <= large
    assert {group for group, _, _ in shown} == {"", "Atlas", "Boreal + Comet"}
    assert len({metric for _, _, metric in shown}) > 15


def test_no_group_is_the_one_that_is_missing_from_the_whole(document: dict[str, Any]) -> None:
    """The whole less all groups but one is that one's figure: where the whole is told, two are missing or none is."""
    shown = {key for key, figure in figures(document).items() if figure["published"]}
    for group, period, metric in shown:
        if group == "":
            counted = [name for name in GROUPS.values() if name and (name, period, metric) in reference()]
            missing = [name for name in counted if (name, period, metric) not in shown]
            assert len(missing) != 1, (period, metric, missing)


def test_quantiles_are_the_reference_s_where_enough_people_lie_on_each_side(document: dict[str, Any]) -> None:
    seen = 0
    for key, figure in figures(document).items():
        if figure["median"] is not None:
            seen += 1
            assert Fraction(str(figure["median"])) == reference()[key].median_rounded
            assert figure["people"] >= 2 * MINIMUM
        assert figure["ninth_decile"] is None
    assert seen


def test_a_hidden_figure_has_no_number_at_all(document: dict[str, Any]) -> None:
    hidden = [figure for figure in figures(document).values() if not figure["published"]]
    assert hidden
    assert {figure[name] for figure in hidden for name in NUMBERS} == {None}


def numbers_in(path: Path) -> set[str]:
    """Every number that a file shows; of a page its text alone, without drawings and styles."""
    text = re.sub(r"(?s)<(style|svg)\b.*?</\1>|<[^>]*>", " ", path.read_text("utf-8"))
    return set(re.findall(r"[0-9][0-9,]*(?:\.[0-9]+|/[0-9]+)?", text))


def test_no_number_of_the_team_of_three_is_in_any_file(document: dict[str, Any], published: Path) -> None:
    rows = {key: expected(key[2], row)[:2] for key, row in reference().items() if key[0] == "Delta"}
    shown = [given(figure) for figure in figures(document).values() if figure["published"]]
    # Small whole numbers are everywhere: what can be told apart is large or broken, and in no open figure.
    secret = {number for pair in rows.values() for number in pair if number > 100 or number.denominator > 1}
    secret -= {number for figure in shown for number in figure}
    assert len(secret) > 10
    t = Texts("en")
    forms = {form for number in secret for form in (t.exact(number), str(number), str(float(number)))}
    for name in ("report.json", "report.csv", "report.html"):
        numbers = numbers_in(published / name)
        assert any(form in numbers for figure in shown for form in (t.exact(figure[0]), str(figure[0])))
        assert not forms & numbers, name


def test_the_headcount_of_a_group_under_the_minimum_is_not_said(document: dict[str, Any]) -> None:
    heads = {tuple(cell["group"]["names"]): cell["people"] for cell in document["cells"]}
    # Were both large groups told, the three of Delta would follow from the whole.
    large = [heads.pop(("Atlas",)), heads.pop(("Boreal", "Comet"))]
    assert heads == {(): 27, ("Delta",): None}
    assert sorted(large, key=str) == [12, None]


def tokens(config: Path) -> set[str]:
    """Every pseudonym of everybody, in the ways in which a file could hold it."""
    keys = KeyRing(config.parent / "keys")
    names = [keys.of(year) for year in (2025, 2026)]
    addresses = [address for who in company.members() for address in (who.address, who.alias) if address]
    found = [each.token("address", address) for each in names for address in addresses]
    return {form for token in found for form in (str(token), f"{token & (2**64 - 1):016x}")}


def test_no_file_of_the_report_names_anybody(published: Path, synced: Path) -> None:
    text = "\n".join(path.read_text("utf-8") for path in published.iterdir()).lower()
    assert "atelier" in text
    people = {form for who in company.members() for form in (who.address, who.alias, who.id) if form}
    for secret in (*people, company.DOMAIN, company.LIST, "elsewhere", *CANARIES, *tokens(synced)):
        assert secret not in text


def test_what_is_kept_holds_no_address_and_no_content(synced: Path) -> None:
    sources = b"".join(path.read_bytes() for path in synced.parent.rglob("*") if is_source(path, synced.parent))
    kept = b"".join(path.read_bytes() for path in (synced.parent / "state").rglob("*") if path.is_file())
    for canary in (*CANARIES, company.DOMAIN, "elsewhere.example", company.members()[0].address):
        assert canary.encode() in sources
        assert canary.encode() not in kept
    assert not any(who.id.encode() in kept for who in company.members())


def is_source(path: Path, folder: Path) -> bool:
    return path.is_file() and not {"state", "keys"} & set(path.relative_to(folder).parts)


def stored(config: Path) -> Counter[str]:
    """How many rows of each kind the history has."""
    history = History(config.parent / "state", KeyRing(config.parent / "keys"))
    counts = Counter({kind: history.table(2026, kind).num_rows for kind in ("mails", "meetings")})
    counts["items"] = sum(row.items for row in history.sources())
    history.close()
    return counts


def test_reading_twice_counts_nothing_twice(synced: Path, tmp_path: Path) -> None:
    config = copied(synced, tmp_path / "copy")
    before = stored(config)
    again = run("sync", "--config", config, "--json")
    assert again.exit_code == 0
    assert [source["contacts"] + source["meetings"] for source in json.loads(again.stdout)["sources"]] == [0] * 6
    assert stored(config) == before
    assert before["mails"] == len(company.mails())
    assert before["meetings"] == sum(1 + len(each.answers) for each in company.appointments())


def test_a_mail_found_in_two_sources_is_one(synced: Path) -> None:
    read = json.loads(run("sync", "--config", synced, "--json").stdout)["sources"]
    assert [source["source"] for source in read] == [
        "archive", "mailboxes", "gateway", "calendars", "leave", "duty",
    ]  # fmt: skip
    history = History(synced.parent / "state", KeyRing(synced.parent / "keys"))
    items = {row.name: row.items for row in history.sources()}
    history.close()
    assert items["archive"] + items["mailboxes"] > 2 * len(company.mails()) / 3


def test_leave_and_duty_are_counted_among_the_sources_of_the_report(document: dict[str, Any]) -> None:
    counts = {source["name"]: (source["items"], source["problems"]) for source in document["sources"]}
    assert counts["leave"] == (len(company.absences()), 0)
    assert counts["duty"] == (len(company.duty()), 0)
    assert {source["citation"] for source in document["sources"]} == {"the old server", ""}


@pytest.mark.parametrize(
    ("lang", "said", "unsaid"),
    [
        pytest.param("fr", "non publiable", "not publishable", id="French"),
        pytest.param("en", "not publishable", "non publiable", id="English"),
    ],
)
def test_the_report_speaks_the_language_asked_for(
    synced: Path, tmp_path: Path, lang: str, said: str, unsaid: str
) -> None:
    out = tmp_path / "report"
    result = run("report", "build", "--period", "2026-Q1", "--out", out, "--config", synced, "--lang", lang)
    assert result.exit_code == 0
    page = (out / "report.html").read_text("utf-8").lower()
    assert said in page
    assert unsaid not in page
    assert f'lang="{lang}"' in page
    assert said in result.stdout.lower()


def build(config: Path, out: Path, *more: str) -> dict[str, Any]:
    result = run("report", "build", "--period", "2026-Q1", "--out", out, "--config", config, *more)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads((out / "report.json").read_text("utf-8"))
    return found


def test_under_a_smaller_minimum_the_teams_of_five_stand_alone_and_three_stay_hidden(
    synced: Path, tmp_path: Path
) -> None:
    config = copied(synced, tmp_path / "copy")
    edited(config, "minimum_group = 10", "minimum_group = 5")
    found = build(config, tmp_path / "out")
    heads = {tuple(cell["group"]["names"]): cell["people"] for cell in found["cells"]}
    assert heads == {(): 27, ("Atlas",): 12, ("Boreal",): 7, ("Comet",): None, ("Delta",): None}
    figures_of_seven = {
        figure["id"]: figure for figure in next(c for c in found["cells"] if c["people"] == 7)["figures"]
    }
    assert figures_of_seven["mail.sent"]["published"]
    delta = next(cell for cell in found["cells"] if cell["group"]["names"] == ["Delta"])
    assert not any(figure["published"] for figure in delta["figures"])


def test_groups_of_another_level_are_other_groups(synced: Path, tmp_path: Path) -> None:
    found = build(synced, tmp_path / "out", "--by", "department")
    heads = {tuple(cell["group"]["names"]): cell["people"] for cell in found["cells"]}
    assert heads == {(): 27, ("Operations", "Sales"): 27}


def test_the_same_input_gives_the_same_bytes(synced: Path, published: Path, tmp_path: Path) -> None:
    periods = [part for period in PERIODS for part in ("--period", period)]
    assert run("report", "build", *periods, "--out", tmp_path, "--config", synced).exit_code == 0
    for path in published.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def kept_people(config: Path, number: int) -> None:
    """Leave the first people of the directory in it, and nobody else."""
    path = config.parent / "people.csv"
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[: number + 1]), "utf-8")


@pytest.mark.parametrize("more", [(), ("--json",)], ids=["as text", "as JSON"])
def test_of_a_company_of_four_nothing_is_published_and_nothing_written(
    synced: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    config = copied(synced, tmp_path / "copy")
    edited(config, "minimum_group = 10", "minimum_group = 5")
    kept_people(config, 4)
    out = tmp_path / "out"
    result = run("report", "build", "--period", "2026-Q1", "--out", out, "--config", config, *more)
    assert result.exit_code == 3
    assert not out.exists()
    assert "fewer people than the minimum group" in result.output
    assert "longer period" in result.output
    assert not re.search(r"[0-9]", result.output.replace("exit 3", ""))
    if more:
        assert json.loads(result.stdout)["files"] == []


def test_five_people_are_enough_where_the_minimum_is_five(synced: Path, tmp_path: Path) -> None:
    config = copied(synced, tmp_path / "copy")
    edited(config, "minimum_group = 10", "minimum_group = 5")
    kept_people(config, 5)
    found = build(config, tmp_path / "out")
    assert {cell["people"] for cell in found["cells"]} == {5}
