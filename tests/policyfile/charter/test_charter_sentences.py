"""Commitments as sentences: every kind, every word, both languages, and nothing that breaks a sentence."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disconnect.model.agreement import (
    Actor,
    Channel,
    Commitment,
    Delay,
    Exemption,
    Identity,
    Mode,
    Occasion,
    Protected,
    Sector,
    Topic,
    Unit,
)
from disconnect.policyfile.charter.commitments import told
from disconnect.policyfile.charter.draft import Draft
from disconnect.policyfile.charter.sentences import places
from disconnect.policyfile.charter.sentences_en import ENGLISH
from disconnect.policyfile.charter.sentences_fr import FRENCH
from disconnect.policyfile.charter.voice import NO_BREAK, Voice
from disconnect.policyfile.commitments import ALWAYS, KINDS
from disconnect.policyfile.read import parse
from disconnect.policyfile.templates import template

if TYPE_CHECKING:
    from collections.abc import Mapping

POLICY = parse(template("plain"), "plain")
LANGUAGES = ("fr", "en")
VOCABULARY: Mapping[str, type[Enum]] = {
    "who": Actor,
    "to": Actor,
    "during": Protected,
    "exemptions": Exemption,
    "channels": Channel,
    "about": Topic,
    "upon": Occasion,
    "modes": Mode,
}
FULL: Mapping[str, Any] = {
    "who": frozenset({Actor.EMPLOYER}),
    "to": frozenset({Actor.EMPLOYEE}),
    "during": frozenset({Protected.LEAVE}),
    "exemptions": frozenset({Exemption.URGENT}),
    "channels": frozenset({Channel.MAIL}),
    "between": (420, 1200),
    "days": frozenset({0, 1, 2, 3, 4}),
    "within": Delay(8, Unit.DAYS),
    "every": Delay(12, Unit.MONTHS),
    "times": 2,
    "from_employees": 250,
    "contracts": frozenset({"forfait-jours"}),
    "topics": ("charge de travail", "vie privée"),
    "about": frozenset({Topic.SPAN}),
    "upon": frozenset({Occasion.OVERLOAD}),
    "modes": frozenset({Mode.TELEWORK}),
    "length": Delay(11, Unit.HOURS),
    "longer_than": Delay(2, Unit.WEEKS),
    "at": 540,
    "prompt": True,
    "written": True,
    "optional": True,
}
"""A value of each key of a commitment but its clause, its kind and its own words, which stand apart."""

OTHER: Mapping[str, Any] = {
    **FULL,
    "who": frozenset({Actor.EXECUTIVES, Actor.HR}),
    "to": frozenset({Actor.REPRESENTATIVES}),
    "during": frozenset({Protected.NIGHT, Protected.BREAKS}),
    "exemptions": frozenset({Exemption.NO_OTHER_TIME, Exemption.AT_REQUEST}),
    "channels": frozenset({Channel.PHONE, Channel.VISIT}),
    "between": (1200, 1860),
    "days": frozenset({5}),
    "within": Delay(1, Unit.WEEKS),
    "every": Delay(1, Unit.YEARS),
    "times": 1,
    "from_employees": 50,
    "contracts": frozenset({"cdi"}),
    "topics": ("repos",),
    "about": frozenset({Topic.REST, Topic.CAUSES}),
    "upon": frozenset({Occasion.ALERT, Occasion.MISSED_REST}),
    "modes": frozenset({Mode.ON_CALL}),
    "length": Delay(20, Unit.MINUTES),
    "longer_than": Delay(6, Unit.HOURS),
    "at": 600,
}
"""Other values of the same, flags as they were."""


def sentence(found: Commitment, lang: str, policy: Any = POLICY) -> str:  # noqa: ANN401 - a policy
    return told(Draft(policy=policy, document={}, voice=Voice(lang)), ("commitments", 0), found).text


def of_kind(kind: str, values: Mapping[str, Any], keys: tuple[str, ...] | None = None) -> Commitment:
    """A commitment with the values of the keys that mean something for its kind."""
    named = KINDS[kind].keys if keys is None else keys
    return Commitment(clause="c", kind=kind, **{key: values[key] for key in named if key in values})


def test_the_values_here_are_all_that_a_commitment_can_say() -> None:
    assert FULL.keys() | {"clause", "kind", "text"} == {field.name for field in fields(Commitment)}


def test_both_languages_have_words_for_every_kind_and_for_no_other() -> None:
    assert {kind.partition("/")[0] for kind in FRENCH} == set(KINDS)
    assert ENGLISH.keys() == FRENCH.keys()


@pytest.mark.parametrize("words", [pytest.param(FRENCH, id="French"), pytest.param(ENGLISH, id="English")])
def test_words_have_places_only_for_what_their_kind_may_say(words: Mapping[str, str]) -> None:
    strange = {
        kind: places(sentence) - {"often", "most", "rarely", "count", "per", *KINDS[kind.partition("/")[0]].keys}
        for kind, sentence in words.items()
    }
    assert {kind: names for kind, names in strange.items() if names} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_commitment_says_is_in_its_sentence(kind: str, lang: str) -> None:
    full = of_kind(kind, FULL)
    for key in KINDS[kind].keys:
        if key in FULL:
            bare = of_kind(kind, FULL, tuple(each for each in KINDS[kind].keys if each != key))
            assert sentence(bare, lang) != sentence(full, lang), f"{key} is not said"
            if FULL[key] is not True:
                assert sentence(replace(full, **{key: OTHER[key]}), lang) != sentence(full, lang), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_kinds_read_the_same(lang: str) -> None:
    for values in (FULL, OTHER):
        assert len({sentence(of_kind(kind, values), lang) for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("key", list(VOCABULARY))
def test_each_word_of_the_vocabulary_reads_differently(key: str, lang: str) -> None:
    full, members = of_kind("no_solicitation", FULL), tuple(VOCABULARY[key])
    changed: list[dict[str, Any]] = [{key: frozenset({member})} for member in members]
    found = {sentence(replace(full, **each), lang) for each in changed}
    assert len(found) == len(members)


EXACT = [
    pytest.param(
        "right_to_disconnect",
        {"to": {Actor.EVERYONE}},
        "Chacun a droit à la déconnexion.",
        "Everyone has the right to disconnect.",
        id="everyone is in the singular",
    ),
    pytest.param(
        "right_to_disconnect",
        {"to": {Actor.EXECUTIVES}},
        "Les membres de la direction ont droit à la déconnexion.",
        "Executives have the right to disconnect.",
        id="a noun in the plural takes its verb along",
    ),
    pytest.param(
        "no_duty_to_answer",
        {"to": {Actor.EMPLOYEE, Actor.COLLEAGUES}, "during": {Protected.DAILY_REST, Protected.LEAVE}},
        "Les collègues et le salarié n’ont pas à répondre aux sollicitations professionnelles "
        "pendant le repos quotidien et les congés.",
        "Colleagues and the employee have no duty to answer when contacted about work during daily rest and leave.",
        id="two are in the plural",
    ),
    pytest.param(
        "workload_follow_up",
        {
            "who": {Actor.HR, Actor.BRANCH},
            "to": {Actor.EMPLOYEE, Actor.REPRESENTATIVES, Actor.EVERYONE},
            "every": Delay(1, Unit.YEARS),
        },
        "Le service des ressources humaines et la branche professionnelle suivent la charge de travail "
        "du salarié, de chacun et des représentants du personnel chaque année.",
        "The human resources department and the branch keep track of the workload of the employee, of everyone "
        "and of the staff representatives every year.",
        id="de melts with le and les, and stays before chacun",
    ),
    pytest.param(
        "absence_message",
        {"who": {Actor.EMPLOYEE}, "during": {Protected.LEAVE}, "topics": ("date de retour", "collègue à joindre")},
        "Le salarié active un message d’absence pendant les congés. "
        "En particulier : date de retour ; collègue à joindre.",
        "The employee sets an absence message during leave. In particular: date de retour; collègue à joindre.",
        id="topics are a sentence of their own, as the parties wrote them",
    ),
    pytest.param(
        "guides",
        {"who": {Actor.BRANCH}, "to": {Actor.EMPLOYER, Actor.EMPLOYEE, Actor.REFERENT}},
        "La branche professionnelle fournit à l’employeur, au salarié et au référent à la déconnexion "
        "des guides et des bonnes pratiques.",
        "The branch provides guides and good practice to the employer, to the employee "
        "and to the disconnection referent.",
        id="à melts with le and keeps its l’",
    ),
    pytest.param(
        "contact_window",
        {
            "who": {Actor.SUPERIOR},
            "to": {Actor.EMPLOYEE},
            "between": (480, 1170),
            "days": {0, 1, 2, 3, 4},
            "exemptions": {Exemption.URGENT, Exemption.ON_CALL},
        },
        "Le supérieur hiérarchique ne contacte le salarié qu’entre 8 h et 19 h 30, du lundi au vendredi, "
        "sauf en cas d’urgence ou pendant une astreinte.",
        "The line manager contacts the employee only between 08:00 and 19:30, from Monday to Friday, "
        "except in an emergency or during on-call duty.",
        id="times and days as each language writes them",
    ),
    pytest.param(
        "alert",
        {
            "who": {Actor.EMPLOYEE},
            "to": {Actor.EMPLOYER, Actor.HR},
            "within": Delay(15, Unit.WORKING_DAYS),
            "written": True,
        },
        "Le salarié dispose d’un droit d’alerte auprès de l’employeur et du service des ressources humaines, "
        "exercé par écrit ; l’alerte reçoit une suite dans un délai de 15 jours ouvrés.",
        "The employee has the right to raise an alert with the employer and the human resources department, "
        "in writing; the alert is acted on within 15 working days.",
        id="an alert and how soon it is acted on",
    ),
    pytest.param(
        "interview",
        {"who": {Actor.SUPERIOR}, "to": {Actor.EMPLOYEE}, "times": 2, "every": Delay(1, Unit.YEARS), "written": True},
        "Le supérieur hiérarchique reçoit le salarié en entretien au moins deux fois chaque année ; "
        "un compte rendu en est fait par écrit.",
        "The line manager meets the employee for an interview at least twice every year; it is recorded in writing.",
        id="twice a year",
    ),
    pytest.param(
        "referent",
        {"who": {Actor.EMPLOYER}, "from_employees": 250},
        "À partir d’un effectif de 250 personnes, l’employeur désigne un référent à la déconnexion.",
        "From a headcount of 250 people on, the employer names a disconnection referent.",
        id="a headcount comes first and takes the capital",
    ),
    pytest.param(
        "referent",
        {"who": {Actor.REFERENT}, "to": {Actor.EMPLOYEE}},
        "Un référent à la déconnexion exerce cette fonction, à l’écoute du salarié.",
        "A disconnection referent holds that office, at the disposal of the employee.",
        id="a referent does not name a referent",
    ),
    pytest.param(
        "exceptional_contact",
        {"who": {Actor.EMPLOYER}, "exemptions": {Exemption.NO_OTHER_TIME, Exemption.CRISIS}, "optional": True},
        "À titre facultatif, l’employeur ne prend contact qu’à titre exceptionnel et justifié, "
        "uniquement en cas de crise ou lorsqu’aucun autre moment n’est possible.",
        "As an option or a recommendation, the employer makes contact only where it is exceptional and justified, "
        "which means in a crisis or where no other time is possible.",
        id="what else would be an exemption is the only ground",
    ),
    pytest.param(
        "interview",
        {
            "who": {Actor.SUPERIOR},
            "to": {Actor.EMPLOYEE},
            "upon": {Occasion.EMPLOYEE_REQUEST, Occasion.OVERLOAD},
            "modes": {Mode.TELEWORK},
            "about": {Topic.SPAN, Topic.WORKLOAD},
            "prompt": True,
        },
        "En télétravail, à la demande du salarié ou en cas de surcharge de travail, le supérieur hiérarchique reçoit "
        "le salarié en entretien sans tarder. En particulier : la charge de travail ; l’amplitude des journées.",
        "Under telework, at the employee’s request or upon an excessive workload, the line manager meets the employee "
        "for an interview promptly. In particular: the workload; the span of days.",
        id="ways of working and occasions come first, what it is about last",
    ),
    pytest.param(
        "interview_on_signal",
        {"who": {Actor.HR}, "to": {Actor.EMPLOYEE}, "times": 4, "every": Delay(1, Unit.MONTHS)},
        "Le service des ressources humaines reçoit le salarié en entretien après un signal de difficulté, "
        "dès qu’il apparaît au moins 4 fois chaque mois.",
        "The human resources department meets the employee for an interview after a signal of difficulty, "
        "once it shows at least 4 times every month.",
        id="a number of signals is a threshold",
    ),
    pytest.param(
        "days_in_a_row",
        {"times": 6, "every": Delay(1, Unit.WEEKS)},
        "Le nombre de jours de travail d’affilée ne dépasse pas 6 par semaine.",
        "The number of working days in a row is at most 6 a week.",
        id="a number of days is a ceiling",
    ),
    pytest.param(
        "message_limit",
        {"who": {Actor.EMPLOYER}, "to": {Actor.EMPLOYEE}, "times": 5, "every": Delay(1, Unit.WEEKS)},
        "L’employeur n’envoie pas plus de 5 messages par semaine au salarié.",
        "The employer sends no more than 5 messages a week to the employee.",
        id="a number of messages stands before what it counts",
    ),
    pytest.param(
        "message_limit",
        {"who": {Actor.EMPLOYER}, "times": 1, "every": Delay(2, Unit.WEEKS)},
        "L’employeur n’envoie pas plus de 1 message toutes les 2 semaines.",
        "The employer sends no more than 1 message every 2 weeks.",
        id="one message",
    ),
    pytest.param(
        "training",
        {"to": {Actor.SUPERIOR}, "length": Delay(7, Unit.HOURS), "within": Delay(6, Unit.MONTHS), "prompt": True},
        "Le supérieur hiérarchique bénéficie d’une formation à la déconnexion, dans un délai de 6 mois, "
        "d’une durée d’au moins 7 heures, sans tarder.",
        "The line manager receives training on disconnection, within 6 months, lasting at least 7 hours, promptly.",
        id="what follows a phrase between commas is between commas too",
    ),
    pytest.param(
        "breaks",
        {"length": Delay(20, Unit.MINUTES), "longer_than": Delay(6, Unit.HOURS)},
        "Une pause d’au moins 20 minutes est prise, après plus de 6 heures de travail.",
        "A break of at least 20 minutes is taken, after more than 6 hours of work.",
        id="a break after so much work",
    ),
    pytest.param(
        "delegate_use",
        {"who": {Actor.REPRESENTATIVES}},
        "Les représentants du personnel utilisent les outils numériques pour l’exercice de leurs mandats.",
        "The staff representatives use digital tools for their mandates.",
        id="mandates are those of whoever holds them",
    ),
    pytest.param(
        "interview_on_signal",
        {"who": {Actor.HR}, "to": {Actor.EMPLOYEE}, "upon": {Occasion.OVERLOAD}, "optional": True},
        "À titre facultatif, en cas de surcharge de travail, le service des ressources humaines reçoit le salarié "
        "en entretien.",
        "As an option or a recommendation, upon an excessive workload, the human resources department meets "
        "the employee for an interview.",
        id="an occasion takes the place of the signal",
    ),
    pytest.param(
        "servers_off",
        {"who": {Actor.IT}, "between": (1200, 1860), "days": {4, 5, 6}},
        "Le service informatique suspend l’accès à la messagerie entre 20 h et 7 h le lendemain, "
        "du vendredi au dimanche.",
        "The IT department suspends access to mail between 20:00 and 07:00 the next day, from Friday to Sunday.",
        id="a window past midnight",
    ),
]


@pytest.mark.parametrize(("kind", "values", "fr", "en"), EXACT)
def test_the_sentence_is_a_sentence_of_its_language(kind: str, values: dict[str, Any], fr: str, en: str) -> None:
    frozen: dict[str, Any] = {
        key: frozenset(value) if isinstance(value, set) else value for key, value in values.items()
    }
    found = Commitment(clause="c", kind=kind, **frozen)
    assert sentence(found, "fr").replace(NO_BREAK, " ") == fr
    assert sentence(found, "en").replace(NO_BREAK, " ") == en


def test_working_days_keep_the_french_name_that_the_file_gives_them() -> None:
    found = of_kind("alert_answer", {**FULL, "within": Delay(5, Unit.WORKING_DAYS)}, ("who", "within"))
    for written, said in (("5 jours ouvrables", "5 jours ouvrables"), ("5 jours ouvrés", "5 jours ouvrés")):
        draft = Draft(policy=POLICY, document={"commitments": [{"within": written}]}, voice=Voice("fr"))
        text = told(draft, ("commitments", 0), found).text.replace(NO_BREAK, " ")
        assert text == f"L’employeur donne suite à l’alerte dans un délai de {said}."


def test_those_who_work_in_the_public_service_have_their_own_name() -> None:
    public = replace(POLICY, identity=Identity(sector=Sector.PUBLIC))
    found = Commitment(
        clause="c", kind="right_to_disconnect", to=frozenset({Actor.EMPLOYEE, Actor.NEW_EMPLOYEE, Actor.SUPERIOR})
    )
    assert sentence(found, "fr", public) == (
        "Le supérieur hiérarchique, l’agent et le nouvel agent ont droit à la déconnexion."
    )
    assert "the public servant" in sentence(found, "en", public)
    news = Commitment(clause="c", kind="no_sanction", to=frozenset({Actor.EVERYONE}), about=frozenset({Topic.NEWS}))
    assert sentence(news, "fr", public).endswith("En particulier\N{NO-BREAK SPACE}: la vie du service.")


WORDS = st.text("abcdéèçŒ’-", min_size=1, max_size=12)
DELAYS = st.builds(Delay, st.integers(1, 400), st.sampled_from(Unit))
PERIODS = st.tuples(st.integers(0, 1439), st.integers(1, 720)).map(lambda each: (each[0], each[0] + each[1]))
STRATEGIES: Mapping[str, st.SearchStrategy[Any]] = {
    "who": st.frozensets(st.sampled_from(Actor), min_size=1),
    "to": st.frozensets(st.sampled_from(Actor), min_size=1),
    "during": st.frozensets(st.sampled_from(Protected), min_size=1),
    "exemptions": st.frozensets(st.sampled_from(Exemption), min_size=1),
    "channels": st.frozensets(st.sampled_from(Channel), min_size=1),
    "between": PERIODS,
    "days": st.frozensets(st.integers(0, 6), min_size=1),
    "within": DELAYS,
    "every": DELAYS,
    "times": st.integers(1, 1000),
    "from_employees": st.integers(1, 1_000_000),
    "contracts": st.frozensets(WORDS, min_size=1, max_size=3),
    "topics": st.lists(WORDS, min_size=1, max_size=3, unique=True).map(tuple),
    "about": st.frozensets(st.sampled_from(Topic), min_size=1),
    "upon": st.frozensets(st.sampled_from(Occasion), min_size=1),
    "modes": st.frozensets(st.sampled_from(Mode), min_size=1),
    "length": DELAYS,
    "longer_than": DELAYS,
    "at": st.integers(0, 1440),
    "prompt": st.booleans(),
    "written": st.booleans(),
    "optional": st.booleans(),
}


@st.composite
def commitments(draw: st.DrawFn) -> Commitment:
    """Any commitment that a file may hold: what its kind needs, and any of what it may say besides."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    optional = [key for key in (*ALWAYS, *KINDS[kind].may) if key in STRATEGIES]
    keys = (*KINDS[kind].needs, *draw(st.lists(st.sampled_from(optional), unique=True)))
    return Commitment(clause="c", kind=kind, **{key: draw(STRATEGIES[key]) for key in keys})


BROKEN = re.compile(r"[{}\[\]<>|]|  | [,.]|[,;:]{2}|\.\.|,\.|\bNone\b|« »|“”| $")
BROKEN_FRENCH = re.compile(r"\b(?:de|à) les? |\b[Qq]ue (?:entre|en|un)\b| [:;!?»]|« ")


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_the_vocabulary_fits_into_every_kind(kind: str) -> None:
    for key, members in VOCABULARY.items():
        for values in (FULL, OTHER) if key in KINDS[kind].keys else ():
            for member in members:
                found = of_kind(kind, {**values, key: frozenset({member})})
                french, english = (sentence(found, lang) for lang in LANGUAGES)
                assert BROKEN_FRENCH.search(french) is None, french
                assert BROKEN.search(french) is None, french
                assert BROKEN.search(english) is None, english


@given(commitments())
def test_any_commitment_reads_as_a_sentence_in_both_languages(found: Commitment) -> None:
    french, english = (sentence(found, lang) for lang in LANGUAGES)
    for text in (french, english):
        assert BROKEN.search(text) is None, text
        assert text[0] == text[0].upper()
        assert text[-1] == "."
    assert BROKEN_FRENCH.search(french) is None, french
    assert french != english
