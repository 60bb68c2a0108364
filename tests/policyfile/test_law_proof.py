"""The proof of a law book: what the text says is found, and each kind of lie is told."""

from __future__ import annotations

from datetime import date

import pytest

from disconnect.model.law import Version
from disconnect.policyfile.law.proof import Proof, proofs
from disconnect.policyfile.law.read import parse_law
from disconnect.policyfile.law.texts import articles_in

Texts = dict[str, list[dict[str, object]]]
TEXT = "Code d'essai"
LAW = """\
country = "XX"
title = "Essai"
text = "Code d'essai"

[parameters."rest.hours"]
unit = "hours"
fr = "Repos."
en = "Rest."
[parameters."rest.hours".2010-01-01]
value = 11
article = "L.1000-1"
identifier = "A1"
verified = false
[parameters."rest.hours".2020-01-01]
value = 11
article = "L.1000-1"
identifier = "A2"
words = "onze heures consécutives"
verified = true

[parameters."week.hours"]
unit = "hours"
fr = "Semaine."
en = "Week."
[parameters."week.hours".2020-01-01]
value = 35
sum_of = [24, "rest.hours"]
article = "L.1000-2, 1°"
identifier = "B1"
words = "vingt-quatre heures"
verified = true

[parameters."night.end"]
unit = "clock"
fr = "Fin."
en = "End."
[parameters."night.end".2020-01-01]
value = "06:00"
article = "L.1000-2, 2°"
identifier = "B1"
words = "entre minuit et 6 heures"
verified = true

[parameters."off"]
unit = "days of the year"
fr = "Jours."
en = "Days."
[parameters."off".2020-01-01]
value = ["05-01", "GP 05-27"]
article = "L.1000-3"
identifier = "C1"
words = ["1er mai", "27 mai en Guadeloupe"]
verified = true

[parameters."exempt"]
unit = "parameters"
fr = "Sauf."
en = "Except."
[parameters."exempt".2020-01-01]
value = ["rest.hours"]
article = "L.1000-3"
identifier = "C1"
words = ["prévu à l'article L. 1000-1"]
verified = true

[parameters."week.days"]
unit = "days"
fr = "Jours."
en = "Days."
[parameters."week.days".2020-01-01]
value = 6
article = "L.1000-3"
identifier = "C1"
words = "plus de six jours"
verified = true

[parameters."judged"]
unit = "word"
fr = "Jugé."
en = "Judged."
[parameters."judged".2020-01-01]
value = "so"
text = "Cour"
article = "1"
verified = false

[articles]
L1000-1 = [["A1", 2010-01-01, 2020-01-01], ["A2", 2020-01-01]]
L1000-2 = [["B1", 2015-01-01]]
L1000-3 = [["C1", 2020-01-01]]
"""
TEXTS: Texts = {
    "articles": [
        {
            "num": "L1000-1",
            "id": "A2",
            "text": "Un repos d'une durée d'onze heures\N{NO-BREAK SPACE}consécutives.",
            "versions": [
                {"id": "A1", "from": "2010-01-01", "to": "2020-01-01", "state": "MODIFIE"},
                {"id": "A2", "from": "2020-01-01", "to": None, "state": "VIGUEUR"},
            ],
        },
        {
            "num": "L1000-2",
            "id": "B1",
            "text": "Sont fixés : 1° Le repos de vingt-quatre heures ; 2° La nuit, entre minuit et 6 heures.",
            "versions": [{"id": "B1", "from": "2015-01-01", "to": None, "state": "VIGUEUR"}],
        },
        {
            "num": "L1000-3",
            "id": "C1",
            "text": "Le 1er mai, le 27 mai en Guadeloupe, sauf repos prévu à l’article L. 1000-1 ; plus de six jours.",
            "versions": [
                {"id": "C0", "from": "2020-01-01", "to": "2019-12-22", "state": "MODIFIE_MORT_NE"},
                {"id": "C1", "from": "2020-01-01", "to": None, "state": "VIGUEUR"},
            ],
        },
    ]
}


def proved(text: str = LAW, texts: Texts = TEXTS) -> list[Proof]:
    return list(proofs(parse_law(text, "xx.toml"), articles_in(texts), TEXT))


def lies(text: str = LAW, texts: Texts = TEXTS) -> list[tuple[str, str]]:
    return [(proof.parameter or proof.article, proof.lie) for proof in proved(text, texts) if proof.lie]


def texts_with(number: str, changed: dict[str, object]) -> Texts:
    """The texts with one article changed, or left out where nothing of it is changed."""
    rows = [row if row["num"] != number else changed and row | changed for row in TEXTS["articles"]]
    return {"articles": [row for row in rows if row]}


def test_a_true_book_is_proved_value_by_value() -> None:
    assert lies() == []
    assert [(proof.parameter, proof.found) for proof in proved()] == [
        ("", "2 versions"),
        ("", "1 versions"),
        ("", "1 versions"),
        ("rest.hours", "version and dates; text not at hand"),
        ("rest.hours", "onze heures consécutives"),
        ("week.hours", "vingt-quatre heures = 24 + rest.hours"),
        ("night.end", "entre minuit et 6 heures"),
        ("off", "1er mai … 27 mai en Guadeloupe"),
        ("exempt", "prévu à l'article L. 1000-1"),
        ("week.days", "plus de six jours"),
        ("judged", "Cour: not read"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "parameter", "lie"),
    [
        pytest.param("value = 6", "value = 7", "week.days", "the words say 6 (days), not 7", id="another number"),
        pytest.param(
            '"onze heures consécutives"',
            '"douze heures consécutives"',
            "rest.hours",
            "the text does not say « douze heures consécutives »",
            id="words that do not stand there",
        ),
        pytest.param(
            '"onze heures consécutives"',
            '"onze"',
            "rest.hours",
            "the words say no number (hours), not 11",
            id="no noun",
        ),
        pytest.param("[24, ", "[23, 1, ", "week.hours", "the words say 24 (hours), not 23", id="another part"),
        pytest.param(
            '"L.1000-2, 1°"',
            '"L.1000-2, 2°"',
            "week.hours",
            "the text (2°) does not say « vingt-quatre heures »",
            id="another point",
        ),
        pytest.param('"L.1000-2, 1°"', '"L.1000-2, 3°"', "week.hours", "the article has no 3°", id="no such point"),
        pytest.param(
            '"06:00"', '"00:00"', "night.end", "the words say 00:00, 06:00, not 00:00", id="the start taken for the end"
        ),
        pytest.param('["05-01", ', '["05-02", ', "off", "« 1er mai » does not say 05-02", id="another day"),
        pytest.param('"GP 05', '"MQ 05', "off", "« 27 mai en Guadeloupe » does not say MQ 05-27", id="another place"),
        pytest.param(
            '["1er mai", ', "[", "off", "2 words and 1 places of the text: each needs one", id="a member without words"
        ),
        pytest.param(
            '["rest.hours"]',
            '["week.hours"]',
            "exempt",
            "« prévu à l'article L. 1000-1 » does not cite the article of week.hours",
            id="another parameter",
        ),
        pytest.param(
            'article = "1"\nverified = false',
            'article = "1"\nidentifier = "X"\nwords = "so"\nverified = true',
            "judged",
            "it counts as verified, and its text is not among those compared",
            id="verified, from a text nobody holds",
        ),
        pytest.param(
            'identifier = "A1"\nverified = false',
            'identifier = "A1"\nwords = "onze heures"\nverified = true',
            "rest.hours",
            "it counts as verified, and the text of that version is not at hand",
            id="verified, of a version nobody holds",
        ),
    ],
)
def test_a_lie_of_the_book_is_told(old: str, new: str, parameter: str, lie: str) -> None:
    assert LAW.count(old) == 1

    assert (parameter, lie) in lies(LAW.replace(old, new))


@pytest.mark.parametrize(
    ("number", "changed", "told"),
    [
        pytest.param(
            "L1000-1",
            {},
            [("L.1000-1", "the code has no such article"), ("rest.hours", "the code has no such article")],
            id="an article that is not there",
        ),
        pytest.param(
            "L1000-1",
            {"versions": [{"id": "A2", "from": "2020-01-02", "to": None}]},
            [
                ("L.1000-1", "it does not list A2, in force from 2020-01-02 to this day"),
                ("rest.hours", "the article has no version A1"),
                (
                    "rest.hours",
                    "that version was in force from 2020-01-02 to this day, not from 2020-01-01 to this day",
                ),
                ("week.hours", "its part rest.hours is not proved"),
            ],
            id="a version that began a day later",
        ),
        pytest.param(
            "L1000-2",
            {
                "id": "B2",
                "versions": [
                    {"id": "B1", "from": "2015-01-01", "to": "2026-05-01"},
                    {"id": "B2", "from": "2026-05-01", "to": None},
                ],
            },
            [
                ("L.1000-2", "it does not list B1, in force from 2015-01-01 to 2026-05-01"),
                (
                    "week.hours",
                    "that version was in force from 2015-01-01 to 2026-05-01, not from 2020-01-01 to this day",
                ),
                (
                    "night.end",
                    "that version was in force from 2015-01-01 to 2026-05-01, not from 2020-01-01 to this day",
                ),
            ],
            id="a newer version than the book knows",
        ),
        pytest.param(
            "L1000-1",
            {"text": "Un repos de douze heures consécutives."},
            [
                ("rest.hours", "the text does not say « onze heures consécutives »"),
                ("week.hours", "its part rest.hours is not proved"),
            ],
            id="another text, and the sum that rests on it",
        ),
    ],
)
def test_a_text_that_says_otherwise_is_told(
    number: str, changed: dict[str, object], told: list[tuple[str, str]]
) -> None:
    found = lies(texts=texts_with(number, changed))

    assert [lie for lie in told if lie not in found] == []


def test_a_whole_code_is_read_as_the_package_ships_it() -> None:
    day = 24 * 60 * 60 * 1000
    article = {
        "type": "article",
        "data": {
            "num": "L1000-1",
            "id": "A2",
            "texte": "Onze heures.",
            "articleVersions": [
                {"id": "A2", "etat": "VIGUEUR", "dateDebut": 17_897 * day, "dateFin": 32_472_144_000_000},
                {"id": "A1", "etat": "MODIFIE", "dateDebut": 0, "dateFin": 17_897 * day},
                {"id": "A0", "etat": "MODIFIE_MORT_NE", "dateDebut": 0, "dateFin": 0},
            ],
        },
    }
    empty = {"type": "article", "data": {"num": None, "texte": "Annexe."}}
    section = {"type": "section", "data": {"title": "Repos"}, "children": [article, empty]}
    found = articles_in({"type": "code", "data": {"title": "Code"}, "children": [section]})

    assert list(found) == ["L1000-1"]
    assert found["L1000-1"].versions == (
        Version(identifier="A1", since=date(1970, 1, 1), until=date(2019, 1, 1)),
        Version(identifier="A2", since=date(2019, 1, 1), until=None),
    )


@pytest.mark.parametrize(
    "document",
    [{}, {"articles": "none"}, {"articles": [{"num": "L1000-1"}]}, {"type": "code", "data": {}, "children": [1]}],
)
def test_what_is_no_code_is_refused(document: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        articles_in(document)
