"""`make check-law` on the published texts: the law we ship is proved, and a tampered copy is not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "check_law.py"
LAW = (ROOT / "policies" / "law" / "fr.toml").read_text("utf-8")
DAILY_REST = '[parameters."rest.daily.hours".2016-08-10]\nvalue = 11\n'


def check(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DISCONNECT_DATA": str(folder), "PYTHONUTF8": "1"}
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)


def test_the_law_we_ship_stands_in_the_published_texts(shared_data: Path) -> None:
    done = check(folder=shared_data)

    assert (done.returncode, done.stderr) == (0, "")
    assert "onze heures consécutives" in done.stdout
    assert "NO" not in done.stdout.split()
    assert "80 articles list their versions as labour-code.json does" in done.stdout


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param(
            [("value = 218", "value = 217")],
            "forfait.days: the words say 218 (days), not 217",
            id="a wrong number",
        ),
        pytest.param(
            [(DAILY_REST, DAILY_REST.replace("11", "12")), ("value = 35\nsum_of", "value = 36\nsum_of")],
            "rest.daily.hours: the words say 11 (hours), not 12",
            id="a wrong number, and the sum made to fit it",
        ),
        pytest.param(
            [("sum_of = [24,", "sum_of = [23, 1,")],
            "rest.weekly.hours: the words say 24 (hours), not 23",
            id="a sum of other parts",
        ),
        pytest.param(
            [('words = "deux cent dix-huit jours"', 'words = "deux cent vingt jours"'), ("value = 218", "value = 220")],
            "forfait.days: the text (I, 3°) does not say « deux cent vingt jours »",
            id="words made to fit a wrong number",
        ),
        pytest.param(
            [("LEGIARTI000033020918", "LEGIARTI000033020919")],
            "L.3131-1: it does not list LEGIARTI000033020918",
            id="a wrong identifier, everywhere",
        ),
        pytest.param(
            [("2016-08-10]", "2016-08-09]"), (", 2016-08-10", ", 2016-08-09")],
            "does not list LEGIARTI",
            id="a day before the version was in force, everywhere",
        ),
        pytest.param(
            [
                (DAILY_REST + 'article = "L.3131-1"', DAILY_REST + 'article = "L.3131-2"'),
                ('LEGIARTI000033020918"\nwords', 'LEGIARTI000033020914"\nwords'),
            ],
            "rest.daily.hours: the text does not say « onze heures consécutives »",
            id="another article",
        ),
        pytest.param(
            [('article = "L.3121-64, I, 3°"', 'article = "L.3121-64, II, 3°"')],
            "forfait.days: the text (II, 3°) does not say « deux cent dix-huit jours »",
            id="another point of the article",
        ),
    ],
)
def test_a_tampered_copy_is_caught(
    tmp_path: Path, shared_data: Path, changes: list[tuple[str, str]], said: str
) -> None:
    text = LAW
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    copy = tmp_path / "fr.toml"
    copy.write_text(text, "utf-8")
    done = check("--law", copy, folder=shared_data)

    assert done.returncode == 1, done.stderr
    assert said in done.stdout
    assert "NO" in done.stdout.split()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            'LEGIARTI000033020918"\nwords',
            'LEGIARTI000033020919"\nwords',
            "no version",
            id="an identifier the file does not list",
        ),
        pytest.param(
            'hours".2016-08-10]\nvalue = 11\n',
            'hours".2016-08-09]\nvalue = 11\n',
            "in force from 2016-08-10",
            id="a day outside the version",
        ),
    ],
)
def test_a_copy_that_contradicts_itself_is_not_even_read(
    tmp_path: Path, shared_data: Path, old: str, new: str, said: str
) -> None:
    assert old in LAW
    copy = tmp_path / "fr.toml"
    copy.write_text(LAW.replace(old, new), "utf-8")
    done = check("--law", copy, folder=shared_data)

    assert done.returncode == 2
    assert said in done.stderr
    assert ", line " in done.stderr


def test_without_the_texts_nothing_counts_as_proved(tmp_path: Path) -> None:
    done = check(folder=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert "make check-law NEWER=1" in done.stderr


def test_a_fetched_package_is_read_wherever_npm_unpacked_it(tmp_path: Path, shared_data: Path) -> None:
    code = tmp_path / "package" / "data" / "LEGITEXT000006072050.json"
    code.parent.mkdir(parents=True)
    code.write_text(json.dumps(as_package(shared_data)), "utf-8")

    for folder in (tmp_path, tmp_path / "package"):
        done = check("--fetched", folder, folder=tmp_path / "none")
        assert (done.returncode, done.stderr) == (0, "")
        assert "as LEGITEXT000006072050.json does" in done.stdout


def test_a_newer_text_than_the_law_file_knows_is_told(tmp_path: Path, shared_data: Path) -> None:
    package = as_package(shared_data)
    article = next(child["data"] for child in package["children"] if child["data"]["num"] == "L3131-1")
    changed = milliseconds("2027-01-01")
    article["articleVersions"][-1]["dateFin"] = changed
    article["articleVersions"].append({"id": "LEGIARTI9", "etat": "VIGUEUR", "dateDebut": changed, "dateFin": FOREVER})
    article |= {"id": "LEGIARTI9", "texte": "Un repos de douze heures consécutives."}
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "LEGITEXT000006072050.json").write_text(json.dumps(package), "utf-8")
    done = check("--fetched", tmp_path, folder=tmp_path)

    assert done.returncode == 1
    assert "L.3131-1: it does not list LEGIARTI000033020918, in force from 2016-08-10 to 2027-01-01" in done.stdout


def test_a_folder_without_the_code_is_told(tmp_path: Path) -> None:
    done = check("--fetched", tmp_path, folder=tmp_path)

    assert done.returncode == 2
    assert "does not hold the Labour Code" in done.stderr


def test_without_npm_the_way_out_is_told(tmp_path: Path) -> None:
    environment = {"PATH": str(tmp_path), "PYTHONUTF8": "1"}
    command = [sys.executable, str(SCRIPT), "--newer", str(tmp_path / "cache")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)

    assert done.returncode == 2
    assert "--fetched DIR" in done.stderr


FOREVER = 32_472_144_000_000


def milliseconds(day: str | None) -> int:
    return FOREVER if day is None else int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000)


def as_package(shared_data: Path) -> dict[str, Any]:
    """The extract of the texts, laid out as the package does."""
    extract = json.loads((shared_data / "fr-law" / "labour-code.json").read_text("utf-8"))
    children = [
        {
            "type": "article",
            "data": {
                "num": row["num"],
                "id": row["id"],
                "texte": row["text"],
                "articleVersions": [
                    {
                        "id": version["id"],
                        "etat": version["state"],
                        "dateDebut": milliseconds(version["from"]),
                        "dateFin": milliseconds(version["to"]),
                    }
                    for version in row["versions"]
                ],
            },
        }
        for row in extract["articles"]
    ]
    return {"type": "code", "data": {}, "children": children}
