"""What the common rules of a charter define: quiet time and its names, holding, the ordinary opening, dates."""

from __future__ import annotations

import pytest

from tests.policyfile.charter.test_charter_texts import SMALL, lines, rule

EVENING, DEFAULTS = rule('class = ["evening"]'), "logiciel"


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        pytest.param(
            rule(""),
            ["Le temps de déconnexion est tout ce qui n’est pas temps de travail prévu."],
            ["Le soir est", DEFAULTS],
            id="quiet time wherever there are rules",
        ),
        pytest.param(
            EVENING,
            [
                (
                    "La nuit va de 21 h à 6 h le lendemain : ce texte ne la fixe pas, "
                    "ce sont les heures que le logiciel retient par défaut."
                ),
                "Le soir est le temps qui suit la dernière période de travail du jour, jusqu’à la nuit.",
            ],
            ["Tôt le matin désigne", "La pause est"],
            id="the evening ends with the night, which the file does not give",
        ),
        pytest.param(
            f'{EVENING}[night]\nstart = "22:00"\n',
            ["La nuit commence à 22 h.", "La nuit finit à 6 h, heure que le logiciel retient par défaut."],
            [],
            id="one end of the night is the default",
        ),
        pytest.param(
            rule('class = ["morning", "pause", "weekly_rest"]'),
            [
                "Pour les messages, le repos hebdomadaire est tout jour sans période de travail, de 0 h à 24 h.",
                "Tôt le matin désigne le temps qui précède la première période de travail du jour, après la nuit.",
                "La pause est le temps compris entre deux périodes de travail d’un même jour, hors de la nuit.",
            ],
            ["Le soir est"],
            id="each name that a rule uses",
        ),
        pytest.param(
            rule('class = ["leave"]'), [], ["La nuit", "Le soir est"], id="a whole day off does not turn on the night"
        ),
    ],
)
def test_a_name_of_quiet_time_that_a_rule_uses_is_defined(text: str, said: list[str], unsaid: list[str]) -> None:
    found = lines(text, "fr")
    assert [line for line in said if line not in found] == []
    assert [words for words in unsaid if any(words in line for line in found)] == []


@pytest.mark.parametrize(
    ("text", "fr", "en"),
    [
        pytest.param(
            f"max_hold_hours = 72\n{rule('', 'defer')}",
            "Un message qui devrait attendre plus de 72 heures n’est pas retenu : il est remis aussitôt, "
            "même pendant un congé.",
            "A message that would have to wait longer than 72 hours is not held back: it is delivered at once, "
            "even during leave.",
            id="a message that would wait too long is not held at all",
        ),
        pytest.param(
            f"max_hold_hours = 72\nsmoothing_minutes = 30\n{rule('')}",
            "Ce texte ne retient aucun message.",
            "This text holds no message back.",
            id="no row holds",
        ),
        pytest.param(
            f'ordinary_hours = "office"\n{SMALL}',
            "L’ouverture ordinaire de l’entreprise suit les horaires « Bureaux » : l’heure annoncée à un expéditeur "
            "n’est jamais plus tardive que la prochaine de ces ouvertures, pour ne révéler ni congé, ni temps partiel, "
            "ni astreinte.",
            "The ordinary opening of the company follows the hours “Bureaux”: the time told to a sender is never later "
            "than the next of these openings, so that it reveals neither leave, nor part-time work, nor on-call duty.",
            id="what the ordinary opening is for",
        ),
        pytest.param(
            f'{SMALL}[reports]\nclause = "one"\nperiods = ["quarter", "year", "half-year"]\n',
            "Des rapports sont établis chaque année, chaque semestre et chaque trimestre.",
            "Reports are made every year, every half-year and every quarter.",
            id="how often there are reports",
        ),
        pytest.param(
            f'default_holidays = "qc"\n{SMALL}[holidays.qc]\ncountry = "CA"\nsubdivision = "QC"\n',
            "Calendrier « qc ». Jours fériés : Canada, subdivision Québec (QC).",
            "Calendar “qc”. Public holidays: Canada, subdivision Quebec (QC).",
            id="a part of a country by its name",
        ),
        pytest.param(
            f"{SMALL}[identity]\nsigned = 2026-03-02\n",
            "Date de signature | 2 mars 2026",
            "Date of signature | 2 March 2026",
            id="dates as Europeans write them",
        ),
        pytest.param(
            SMALL.replace('ref = "article 1"', 'ref = "article 1"\nderogates = ["FR-SUNDAY"]'),
            "Les parties indiquent que cette clause s’écarte, par le texte cité en référence, de : "
            "« Travail prévu le dimanche » (FR-SUNDAY).",
            "The parties state that this clause departs, by the text named as its reference, from: "
            "“Work scheduled on Sundays” (FR-SUNDAY).",
            id="what a clause departs from, in words",
        ),
    ],
)
def test_both_languages_say_what_is_meant(text: str, fr: str, en: str) -> None:
    assert fr in lines(text, "fr")
    assert en in lines(text, "en")
