"""The list of what branch agreements say on disconnection: well-formed, honest about its counts, and whole."""

from __future__ import annotations

import os
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.branch_sentences import (
    LIST,
    SUBJECTS,
    TEXTS,
    Row,
    articles,
    counts,
    listed,
    main,
    mistakes,
    plain,
    sentences,
    sha,
)

ROWS = listed()
PAGE = LIST.with_name("README.md").read_text("utf-8")
FIELDS = {"article", "idcc", "number", "sha", "says_fr", "says", "operative", "subjects", "why_not"}
LATER = {"expressed", "by", "why"}
LONGEST = 25  # words of a paraphrase
QUOTED = 8  # words in a row that a paraphrase may not share with its sentence


@pytest.fixture(scope="module")
def folder() -> Path:
    found = Path(os.environ.get("DISCONNECT_DATA", Path(__file__).parents[2].parent / "shared" / "data"))
    if not (found / TEXTS).is_file():
        said = f"{TEXTS} is not in {found}; DISCONNECT_DATA says where the data lie"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    return found


@pytest.fixture(scope="module")
def texts(folder: Path) -> Mapping[str, tuple[str, ...]]:
    return articles(folder)


def row(number: int = 0, sentence: str = "Il se déconnecte.") -> Row:
    return Row(
        article="KALIARTI000000000001",
        idcc=1,
        number=number,
        sha=sha(sentence),
        says_fr="Dit.",
        says="Says.",
        operative=True,
        subjects=("times",),
    )


def words(text: str) -> list[str]:
    return re.findall(r"\w+", plain(text))


def shares(said: str, sentence: str, length: int) -> bool:
    """Whether both have that many words in a row in common."""
    left, right = words(said), f" {' '.join(words(sentence))} "
    return any(f" {' '.join(left[at : at + length])} " in right for at in range(len(left) - length + 1))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param("", (), id="an empty text has no sentence"),
        pytest.param("Il dort.  Elle\n lit.", ("Il dort.", "Elle lit."), id="white space is made single"),
        pytest.param("Il dort. puis lit.", ("Il dort. puis lit.",), id="a small letter does not open a sentence"),
        pytest.param("Dort-il ? Elle lit…", ("Dort-il ?", "Elle lit…"), id="other marks end a sentence too"),
        pytest.param(
            "Selon l'art. L. 2242-17 et R. 4624-1 (cf. Annexe 1), il dort. Puis il lit.",
            ("Selon l'art. L. 2242-17 et R. 4624-1 (cf. Annexe 1), il dort.", "Puis il lit."),
            id="abbreviations of articles end nothing",
        ),
        pytest.param("Par l'art. 5 Mme. X et M. Y lisent.", ("Par l'art. 5 Mme. X et M. Y lisent.",), id="nor names"),
        pytest.param(
            "Outils (mail, etc.). Ils dorment, etc. Elle lit.",
            ("Outils (mail, etc.).", "Ils dorment, etc.", "Elle lit."),
            id="'etc.' before a capital ends a sentence",
        ),
        pytest.param(
            "Il porte sur : – la charge ; – le repos. Elle lit.",
            ("Il porte sur :", "– la charge ;", "– le repos.", "Elle lit."),
            id="each list item is a piece, its lead-in too",
        ),
        pytest.param(
            "Il lit : -– un ; ― deux ; • trois.",
            ("Il lit :", "-– un ;", "― deux ;", "• trois."),
            id="every mark of an item counts",
        ),
        pytest.param(
            "Le repos – onze heures – est dû ; il est long.",
            ("Le repos – onze heures – est dû ; il est long.",),
            id="dashes within a sentence and a lone semicolon separate nothing",
        ),
        pytest.param(
            "Sont dus : 1° Le repos ; 2° La pause ; a) courte ; b) longue.",
            ("Sont dus :", "1° Le repos ;", "2° La pause ;", "a) courte ;", "b) longue."),
            id="lettered and numbered points are pieces",
        ),
        pytest.param(
            "Elle lit. 2. Repos Il dort. 3. Pause Il mange.",
            ("Elle lit.", "2. Repos Il dort.", "3. Pause Il mange."),
            id="a heading number stays with its heading",
        ),
        pytest.param(
            "5.1. Temps 5.1.1. Repos Il dort.",
            ("5.1. Temps", "5.1.1. Repos Il dort."),
            id="a dotted number opens a piece without a full stop before it",
        ),
        pytest.param(
            "Selon l'article 5.3.2. Il dort en 2016. Elle lit.",
            ("Selon l'article 5.3.2.", "Il dort en 2016.", "Elle lit."),
            id="a number in a reference or a year ends its sentence",
        ),
        pytest.param(
            "Il dit : « Elle dort. » Puis il lit. « Non. »",
            ("Il dit : « Elle dort. »", "Puis il lit.", "« Non. »"),
            id="closing quotation marks stay with their sentence",
        ),
        pytest.param(
            "Il dort (1) . Elle lit. (1) Article étendu. (Arrêté de mai 2020 - art. 1) (2) Alinéa exclu.",
            ("Il dort (1) .", "Elle lit.", "(1) Article étendu.", "(Arrêté de mai 2020 - art. 1)", "(2) Alinéa exclu."),
            id="footnotes are pieces",
        ),
    ],
)  # fmt: skip
def test_a_text_is_cut_where_its_sentences_and_items_end(text: str, pieces: tuple[str, ...]) -> None:
    assert sentences(text) == pieces


@given(st.text(alphabet="aÉ1. ;:–•()«»\n°", max_size=80))
def test_no_cut_loses_or_adds_a_letter(text: str) -> None:
    assert " ".join(sentences(text)) == " ".join(text.split())


def test_the_word_is_found_in_any_spelling() -> None:
    assert "deconne" in plain("DÉCONNEXION")
    assert "deconne" in plain("se de\u0301con\xadnecter")


def test_each_sentence_has_one_row() -> None:
    assert [place for place, times in Counter(row.place for row in ROWS).items() if times > 1] == []


def test_each_row_has_the_agreed_fields_and_no_other() -> None:
    written = tomllib.loads(LIST.read_text("utf-8"))["sentences"]
    assert [found for found in written if FIELDS - {"why_not"} - found.keys() or found.keys() - FIELDS - LATER] == []


def test_rows_name_allowed_subjects_once_in_their_order() -> None:
    assert [row.place for row in ROWS if row.subjects != tuple(s for s in SUBJECTS if s in row.subjects)] == []


def test_operative_rows_have_a_subject_and_the_others_a_reason() -> None:
    assert [
        row.place for row in ROWS if bool(row.subjects) != row.operative or bool(row.why_not) == row.operative
    ] == []


@pytest.mark.parametrize("language", ["says_fr", "says"])
def test_each_row_is_said_in_our_words_and_shortly(language: str) -> None:
    said = [(row.place, getattr(row, language)) for row in ROWS]
    assert [place for place, text in said if not text.endswith(".") or not 2 < len(text.split()) <= LONGEST] == []
    assert [row.place for row in ROWS if row.says == row.says_fr] == []


def test_the_page_states_the_counts_of_the_list() -> None:
    for line in counts(ROWS):
        figures = re.findall(r"\d+", line)
        key, _, rest = line.partition(":")
        if not rest.strip() or not figures:
            continue
        cells = re.findall(rf"^\| {key.strip()}\b[^|]*\|(.*)\|$", PAGE, re.MULTILINE)
        assert [re.findall(r"\d+", cell) for cell in cells] == [re.findall(r"\d+", rest)], line
    checkable = sum(row.is_checkable for row in ROWS)
    operative = sum(row.operative for row in ROWS)
    assert f"| **all** | **{len(ROWS)}** | **{operative}** | **{checkable}** |" in PAGE
    assert f"{checkable} of {operative}" in PAGE


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param((row(),), [], id="a list that is whole has no mistake"),
        pytest.param((), ["is not listed"], id="a sentence with the word must be listed"),
        pytest.param((row(), row(1, "Elle lit.")), [], id="a sentence without the word may be listed"),
        pytest.param((row(), row(2)), ["no such sentence"], id="a row beyond the article's last sentence"),
        pytest.param((row(), row(-1, "Elle lit.")), ["no such sentence"], id="a row before its first"),
        pytest.param((row(0, "Il dort."),), ["another one"], id="a row of other words"),
        pytest.param((row(), replace(row(), article="X")), ["no such sentence"], id="a row of an unknown article"),
    ],
)  # fmt: skip
def test_every_difference_between_list_and_texts_is_said(rows: tuple[Row, ...], said: list[str]) -> None:
    found = list(mistakes(rows, {"KALIARTI000000000001": ("Il se déconnecte.", "Elle lit.")}))
    assert len(found) == len(said)
    assert all(part in line for part, line in zip(said, found, strict=True))


def test_the_list_is_in_the_agreements_and_whole(texts: Mapping[str, tuple[str, ...]]) -> None:
    assert len(texts) == 50
    assert {row.article for row in ROWS} == set(texts)
    assert list(mistakes(ROWS, texts)) == []


def test_no_french_paraphrase_quotes_its_sentence(texts: Mapping[str, tuple[str, ...]]) -> None:
    assert shares("un deux trois", "Zéro, un, deux, trois.", 3)
    assert [r.place for r in ROWS if shares(r.says_fr, texts[r.article][r.number], QUOTED)] == []


def test_the_check_ends_with_0_on_the_real_texts_and_1_without_them(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISCONNECT_DATA", str(folder))
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith(f"rows {len(ROWS)}, ")
    monkeypatch.setenv("DISCONNECT_DATA", str(tmp_path))
    assert main(["check"]) == 1
    assert "DISCONNECT_DATA" in capsys.readouterr().err
    assert main([]) == 2


def test_the_check_ends_with_1_when_a_sentence_is_not_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / TEXTS).parent.mkdir()
    (tmp_path / TEXTS).write_text('{"clauses": [{"id": "KALIARTI1", "text": "Il se déconnecte."}]}', "utf-8")
    monkeypatch.setenv("DISCONNECT_DATA", str(tmp_path))
    assert main(["check"]) == 1
    assert "KALIARTI1 0: a sentence with the word is not listed" in capsys.readouterr().out
