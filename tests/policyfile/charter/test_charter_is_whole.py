"""Nothing of the file is missing in the charter, and nothing is in the charter that is not in the file."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache, reduce
from operator import getitem
from typing import TYPE_CHECKING, Any

import pytest

from disconnect.policyfile import fields as reading
from disconnect.policyfile.charter.compose import charter_of
from disconnect.policyfile.read import parse
from disconnect.policyfile.spec import Spec
from disconnect.policyfile.templates import template, template_names
from tests.policyfile.charter.changed import (
    EVERY_KEY,
    SPECS,
    Change,
    Piece,
    Place,
    changes,
    general,
    is_sound,
    pieces,
    said,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES = ("fr", "en")
CONNECTING = {
    "fr": {
        "Identité du texte",
        "Nature, parties, dates et droit applicable\tRubrique\tContenu",
        "Personnes concernées",
        "Ce texte s’applique à toutes les personnes de l’entreprise.",
        "Ce texte couvre les personnes qui remplissent chacune de ces conditions :",
        "N’en relèvent pas les personnes qui remplissent l’une de ces conditions :",
        "Semaine\tJour\tHoraires",
        "Semaines alternées\tJour\tSemaine A\tSemaine B",
        "Postes\tPoste\tHoraires",
        "Cycle\tJours du cycle\tPoste",
        "Cadre de la semaine\tJour\tCadre",
        "Choix de ses horaires",
        "Repos",
        "Plages",
        "Fermetures",
        "Télétravail",
        "Règles sur les messages",
        "Astreintes",
        "Exceptions",
        "Réunions",
        "Rapports",
        "Objectifs et seuils d’alerte des rapports\tIndicateur\tObjectif\tSeuil à partir duquel les parties en parlent",
        "Engagements",
        "Règles communes",
        "Ordre des règles sur les messages",
        (
            "Les règles sont lues dans l’ordre de leur numéro : la première qui convient décide. "
            "Si aucune ne convient, le message est remis aussitôt. "
            "Les moments sont ceux du destinataire ; un rappel n’empêche ni ne retarde aucun message."
        ),
        "Règles, dans leur ordre\tRègle\tArticle\tCe qui se passe",
        "Repères de temps",
        "Messages retenus",
        "Mots des rappels",
        "Usages exclus",
        "Annexe – Références et version",
        "Références des articles\tArticle\tTitre\tRéférence",
        "Fichier de la politique dont ce texte est tiré\tRubrique\tContenu",
        "Ce texte est tiré du seul fichier de la politique par disconnect, qui ne donne aucun conseil juridique.",
    },
    "en": {
        "What this text is",
        "Kind, parties, dates and applicable law\tItem\tContent",
        "Whom it covers",
        "This text applies to everybody in the company.",
        "This text covers people for whom each of these is true:",
        "It does not cover people for whom one of these is true:",
        "Week\tDay\tHours",
        "Alternating weeks\tDay\tWeek A\tWeek B",
        "Shifts\tShift\tHours",
        "Rota\tDays of the rota\tShift",
        "Frame of the week\tDay\tFrame",
        "Choice of one’s hours",
        "Rest",
        "Slots",
        "Closures",
        "Telework",
        "Rules on messages",
        "On-call duty",
        "Exceptions",
        "Meetings",
        "Reports",
        "Targets and alert thresholds of the reports\tMetric\tTarget\tValue from which the parties talk about it",
        "Commitments",
        "Common rules",
        "Order of the rules on messages",
        (
            "Rules are read in the order of their numbers: the first that fits decides. "
            "Where none fits, the message is delivered at once. "
            "Times are those of the recipient; a reminder neither stops nor delays a message."
        ),
        "Rules, in their order\tRule\tArticle\tWhat happens",
        "Times and calendars",
        "Messages held back",
        "Words of the reminders",
        "Uses ruled out",
        "Annex – References and version",
        "References of the articles\tArticle\tTitle\tReference",
        "Policy file that this text is made from\tItem\tContent",
        "This text is made from the policy file alone by disconnect, which gives no legal advice.",
    },
}
"""Words that come from no place of a file: they name parts, or say how the parts are read."""


@cache
def original() -> Mapping[str, tuple[Piece, ...]]:
    found = said(EVERY_KEY)
    assert found is not None
    return found


def by_place() -> list[object]:
    """The changes of each value, so that a failure names the value."""
    found: dict[Place, list[Change]] = defaultdict(list)
    for change in changes():
        found[change.place].append(change)
    return [pytest.param(tuple(each), id="/".join(map(str, place))) for place, each in found.items()]


@pytest.mark.parametrize("found", by_place())
def test_another_value_is_another_text_and_only_where_the_text_names_its_place(found: tuple[Change, ...]) -> None:
    texts: dict[str, list[tuple[Piece, ...]]] = defaultdict(list)
    for change in found:
        after = said(change.text())
        for lang in LANGUAGES if after is not None else ():
            assert after is not None
            texts[lang].append(after[lang])
            untraced = [piece for piece in differing(original()[lang], after[lang]) if not traced(piece, change.place)]
            assert untraced == [], change.value
    spoken = LANGUAGES if found[0].place[-1] not in LANGUAGES else (str(found[0].place[-1]),)
    for lang in spoken:
        told = [tuple((piece.article, piece.text) for piece in each) for each in (original()[lang], *texts[lang])]
        assert len(set(told)) == len(told), f"two values read the same in {lang}"


def differing(before: tuple[Piece, ...], after: tuple[Piece, ...]) -> set[Piece]:
    """The pieces of one that the other has not."""
    keys = [{(piece.article, piece.text) for piece in each} for each in (before, after)]
    return {
        piece
        for each, other in ((before, keys[1]), (after, keys[0]))
        for piece in each
        if (piece.article, piece.text) not in other
    }


def traced(piece: Piece, place: Place) -> bool:
    """Whether the words say that they come from the place; where a clause changes, its whole section moves."""
    if not piece.paths:
        return is_connecting(piece.text)
    section = place[:-1] if place[-1] == "clause" else place
    return any(
        section[: len(path)] == path or (place[-1] == "clause" and path[: len(section)] == section)
        for path in piece.paths
    )


def is_connecting(text: str) -> bool:
    """Whether words are on the list; an article's number is no word of it."""
    plain = text.replace("\N{NO-BREAK SPACE}", " ").partition("Article 5 – ")[2] or text.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    return plain in CONNECTING["fr"] | CONNECTING["en"]


def test_each_kind_of_value_was_changed_into_one_that_may_stand_there() -> None:
    tried: dict[tuple[str, ...], bool] = {}
    for change in changes():
        tried[change.where] = tried.get(change.where) or is_sound(change.text())
    assert [where for where, is_possible in tried.items() if not is_possible] == []


def test_the_file_has_every_key_that_the_reader_ever_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[tuple[str, ...], set[str]] = defaultdict(set)
    there: dict[tuple[str, ...], set[str]] = defaultdict(set)
    close = reading.Fields.close

    def closing(self: reading.Fields, also: object = (), near: object = ()) -> None:
        where = general(self.path)
        asked[where] |= set(self._asked)
        there[where] |= set(self)
        close(self, also, near)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(reading.Fields, "close", closing)
    parse(EVERY_KEY, "every key")
    missing = {where: sorted(keys - there[where]) for where, keys in asked.items() if keys - there[where]}
    assert missing == {}


def test_the_file_has_every_key_of_every_table_of_keys() -> None:
    document = tomllib.loads(EVERY_KEY)
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)

    def walk(value: object, place: Place) -> None:
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, inner in items:
            found[general((*place, key))[:-1]].add(str(key))
            walk(inner, (*place, key))

    walk(document, ())
    missing = {where: [key.name for key in spec.keys if key.name not in found[where]] for where, spec in SPECS.items()}
    assert {where: names for where, names in missing.items() if names} == {}


def test_every_table_of_keys_that_the_reader_uses_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    used: set[int] = set()
    values = Spec.values

    def reading_by(self: Spec, *given: object, **named: object) -> object:
        used.add(id(self))
        return values(self, *given, **named)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(Spec, "values", reading_by)
    parse(EVERY_KEY, "every key")
    assert used == {id(spec) for spec in SPECS.values()}


SOURCES = [pytest.param(EVERY_KEY, id="every key")] + [
    pytest.param(template(name), id=name) for name in template_names()
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", SOURCES)
def test_words_that_name_no_place_are_on_the_closed_list(text: str, lang: str) -> None:
    found = pieces(charter_of(text, "a policy", lang))
    number = len(parse(text, "a policy").clauses) + 1
    loose = [piece.text.replace("\N{NO-BREAK SPACE}", " ") for piece in found if not piece.paths]
    plain = [each.removeprefix(f"Article {number} – ") for each in loose]
    assert [each for each in plain if each not in CONNECTING[lang]] == []


def stands(document: Mapping[str, Any], path: Place) -> bool:
    """Whether the file has something under this path."""
    try:
        reduce(getitem, path, document)  # type: ignore[arg-type] # each key is of the kind its table or list takes
    except (KeyError, IndexError, TypeError):
        return False
    return True


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", SOURCES)
def test_every_place_named_is_in_the_file(text: str, lang: str) -> None:
    document = tomllib.loads(text)
    named = {path for piece in pieces(charter_of(text, "a policy", lang)) for path in piece.paths}
    assert named
    assert [path for path in named if not stands(document, path)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", SOURCES)
def test_every_clause_is_an_article_with_its_reference_and_a_row_of_the_annex(text: str, lang: str) -> None:
    found = [piece.text for piece in pieces(charter_of(text, "a policy", lang))]
    colon = "\N{NO-BREAK SPACE}:" if lang == "fr" else ":"
    reference = "Référence" if lang == "fr" else "Reference"
    for number, clause in enumerate(parse(text, "a policy").clauses.values(), start=1):
        heading = f"Article {number} – {clause.title[lang]}"
        assert found.count(heading) == 1
        assert found[found.index(heading) + 1] == f"{reference}{colon} {clause.ref}"
        assert found.count(f"{number}\t{clause.title[lang]}\t{clause.ref}") == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_clause_s_title_and_reference_stand_nowhere_else(lang: str) -> None:
    told = "\n".join(piece.text for piece in pieces(charter_of(EVERY_KEY, "a policy", lang)))
    for clause in parse(EVERY_KEY, "a policy").clauses.values():
        assert told.count(clause.title[lang]) == 2
        assert told.count(clause.ref) == 2
