"""What a charter says of each part of a policy, word for word."""

from __future__ import annotations

import re

import pytest

from disconnect.policyfile.charter.blocks import Heading, Table
from disconnect.policyfile.charter.compose import charter_of
from disconnect.policyfile.charter.voice import NO_BREAK
from tests.policyfile.charter.changed import EVERY_KEY

SMALL = """
id = "small"
title = "Text"
zone = "Europe/Paris"
default_hours = "office"
[clauses.one]
title = "One"
ref = "article 1"
[hours.office]
title = "Bureaux"
clause = "one"
monday-friday = ["09:00-12:30", "13:30-17:30"]
"""


def lines(text: str, lang: str) -> list[str]:
    """Each block and row of a charter as one line, with plain spaces."""
    found: list[str] = []
    for block in charter_of(text, "small", lang).blocks:
        if isinstance(block, Table):
            found.append(" | ".join((block.caption, *block.heads)))
            found.extend(" | ".join(row.cells) for row in block.rows)
        else:
            lead = "" if isinstance(block, Heading) else block.lead
            found.append(f"{lead} {block.text}".strip())
    return [line.replace(NO_BREAK, " ") for line in found]


def rule(when: str, action: str = "nudge", more: str = "") -> str:
    """The small policy with one row of responses."""
    return f'{SMALL}{more}\n[[responses]]\nclause = "one"\nwhen = {{ {when} }}\naction = "{action}"\n'


FRIDAY = '[slots.friday]\ntitle = "Vendredi"\nclause = "one"\nkind = "no_mail"\ntimes = ["13:30-18:00"]'
TELEWORK = '[telework]\nclause = "one"\ndays = ["tuesday"]\ncontact = ["09:00-12:00"]'


@pytest.mark.parametrize(
    ("text", "fr", "en"),
    [
        pytest.param(
            rule('class = ["evening", "night"], relation = ["superior"]'),
            "Règle 1. La nuit ou le soir, lorsqu’un supérieur écrit, l’expéditeur reçoit un rappel.",
            "Rule 1. At night or in the evening, when a line manager writes, a reminder is sent to the sender.",
            id="a superior in the evening or at night",
        ),
        pytest.param(
            rule("", "defer"),
            "Règle 1. Pendant le temps de déconnexion, lorsqu’une personne de l’entreprise écrit, "
            "le message attend la reprise du travail.",
            "Rule 1. In quiet time, when somebody of the company writes, the message waits until work resumes.",
            id="anybody in any quiet time",
        ),
        pytest.param(
            rule("on_call = true", "deliver"),
            "Règle 1. Pendant le temps de déconnexion, lorsqu’une personne de l’entreprise écrit à une personne "
            "d’astreinte, le message est remis aussitôt.",
            "Rule 1. In quiet time, when somebody of the company writes to somebody on call, "
            "the message is delivered at once.",
            id="to somebody on call",
        ),
        pytest.param(
            rule('on_call = false, hours = ["office"], class = ["pause"]'),
            "Règle 1. Pendant une pause du destinataire, lorsqu’une personne de l’entreprise écrit à une personne "
            "qui n’est pas d’astreinte et dont les horaires sont « Bureaux », l’expéditeur reçoit un rappel.",
            "Rule 1. During the recipient’s break, when somebody of the company writes to somebody who is not on call "
            "and whose hours are “Bureaux”, a reminder is sent to the sender.",
            id="to somebody off call with certain hours",
        ),
        pytest.param(
            rule('on_call = true, hours = ["office"], relation = ["team", "external"]', "deliver"),
            "Règle 1. Pendant le temps de déconnexion, lorsqu’un membre de la même équipe ou une personne extérieure "
            "à l’entreprise écrit à une personne d’astreinte dont les horaires sont « Bureaux », "
            "le message est remis aussitôt.",
            "Rule 1. In quiet time, when a member of the same team or a person from outside the company writes "
            "to somebody on call whose hours are “Bureaux”, the message is delivered at once.",
            id="two kinds of sender",
        ),
        pytest.param(
            rule('slot = ["friday", "telework"]', "defer", f"{FRIDAY}\n{TELEWORK}"),
            "Règle 1. Pendant la plage « Vendredi » ou un jour de télétravail hors des plages de contact, pendant le "
            "temps de travail comme en dehors, lorsqu’une personne de l’entreprise écrit, "
            "le message attend la reprise du travail.",
            "Rule 1. In the slot “Vendredi” or on a day of telework outside the contact slots, in working time and "
            "quiet time alike, when somebody of the company writes, the message waits until work resumes.",
            id="slots hold in working time too",
        ),
        pytest.param(
            rule("minutes_after_work = 1", "deliver"),
            "Règle 1. Pendant le temps de déconnexion, jusqu’à 1 minute après la fin d’une période de travail, "
            "lorsqu’une personne de l’entreprise écrit, le message est remis aussitôt.",
            "Rule 1. In quiet time, up to 1 minute after a working period has ended, "
            "when somebody of the company writes, the message is delivered at once.",
            id="shortly after work",
        ),
        pytest.param(
            rule('class = ["evening"], minutes_after_work = 30, relation = ["report"], on_call = false'),
            "Règle 1. Le soir, jusqu’à 30 minutes après la fin d’une période de travail, lorsqu’un subordonné écrit "
            "à une personne qui n’est pas d’astreinte, l’expéditeur reçoit un rappel.",
            "Rule 1. In the evening, up to 30 minutes after a working period has ended, when a report writes "
            "to somebody who is not on call, a reminder is sent to the sender.",
            id="the evening is not what somebody is on call for",
        ),
        pytest.param(
            rule('class = ["leave", "public_holiday", "weekly_rest"]'),
            "Règle 1. Un jour férié, ou pendant un congé ou le repos hebdomadaire du destinataire, "
            "lorsqu’une personne de l’entreprise écrit, l’expéditeur reçoit un rappel.",
            "Rule 1. On a public holiday, or during the recipient’s leave or weekly rest, "
            "when somebody of the company writes, a reminder is sent to the sender.",
            id="absences are the recipient's",
        ),
        pytest.param(
            rule('relation = ["other", "external"]', "deliver", '[identity]\nsector = "public"'),
            "Règle 1. Pendant le temps de déconnexion, lorsqu’une autre personne du service ou une personne extérieure "
            "au service écrit, le message est remis aussitôt.",
            "Rule 1. In quiet time, when another person of the service or a person from outside the service writes, "
            "the message is delivered at once.",
            id="there is no company in the public sector",
        ),
    ],
)
def test_a_row_of_the_table_is_a_sentence(text: str, fr: str, en: str) -> None:
    assert fr in lines(text, "fr")
    assert en in lines(text, "en")


def test_the_order_of_the_rows_is_said_and_shown() -> None:
    first, second = rule('class = ["night"]'), '\n[[responses]]\nclause = "one"\naction = "defer"\n'
    found = lines(first + second, "fr")
    assert found[found.index("Règles, dans leur ordre | Règle | Article | Ce qui se passe") + 1 :][:2] == [
        "1 | 1 | rappel à l’expéditeur",
        "2 | 1 | attente jusqu’à la reprise du travail",
    ]
    order = next(line for line in found if line.startswith("Les règles sont lues"))
    assert "la première qui convient décide" in order


HOURS = SMALL.partition("monday-friday")[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            SMALL,
            ["Semaine | Jour | Horaires", "lundi | 9 h – 12 h 30, 13 h 30 – 17 h 30"],
            id="a week by day",
        ),
        pytest.param(SMALL, ["vendredi | 9 h – 12 h 30, 13 h 30 – 17 h 30", "samedi | non travaillé"], id="a free day"),
        pytest.param(
            f'{HOURS}sunday = ["22:00-06:00"]\n',
            ["dimanche | 22 h – 6 h (lendemain)"],
            id="a shift past midnight",
        ),
        pytest.param(
            f'{HOURS}days = ["monday-friday"]\nframe = "08:00-20:00"\n',
            [
                "Ces plages sont le cadre dans lequel le travail peut se situer, et non une obligation de le remplir.",
                "Cadre de la semaine | Jour | Cadre",
                "lundi | 8 h – 20 h",
                "samedi | hors du cadre",
            ],
            id="the frame of a days-based contract is no duty to fill it",
        ),
        pytest.param(
            f"{HOURS}cycle_start = 2026-01-05\n"
            + "".join(f'[[hours.office.weeks]]\nmonday = ["0{hour}:00-16:00"]\n' for hour in range(5)),
            [
                (
                    "Les semaines A, B, C, D et E alternent dans cet ordre ; "
                    "une semaine A commence le lundi 5 janvier 2026."
                ),
                "Semaines alternées | Jour | Semaine A | Semaine B | Semaine C | Semaine D",
                "lundi | 0 h – 16 h | 1 h – 16 h | 2 h – 16 h | 3 h – 16 h",
                "Semaines alternées | Jour | Semaine E",
                "lundi | 4 h – 16 h",
            ],
            id="more weeks than a page has room for",
        ),
        pytest.param(
            f'{HOURS}cycle_start = 2026-01-05\n[[hours.office.weeks]]\nmonday = ["08:00-16:00"]\n',
            ["La semaine A se répète ; l’une d’elles commence le lundi 5 janvier 2026."],
            id="one week that repeats",
        ),
        pytest.param(
            f'{HOURS}cycle_start = 2026-01-07\nshifts = {{ matin = "06:00-14:00", soir = "14:00-22:00" }}\n'
            'cycle = ["matin", "matin", "matin+soir", "off"]\n',
            [
                "Le cycle compte 4 jours et se répète ; son premier jour est le mercredi 7 janvier 2026.",
                "matin | 6 h – 14 h",
                "soir | 14 h – 22 h",
                "jours 1 à 2 | matin",
                "jour 3 | matin + soir",
                "jour 4 | repos",
            ],
            id="a rota of shifts",
        ),
        pytest.param(
            f'{SMALL}[[hours.office.seasons]]\ntitle = "Hiver"\nfrom = "11-01"\nto = "02-28"\n'
            'monday = ["10:00-16:00"]\n',
            ["Hiver, chaque année du 1er novembre au 28 février | Jour | Horaires", "lundi | 10 h – 16 h"],
            id="a season of every year",
        ),
        pytest.param(
            f'{SMALL}[night]\nstart = "22:00"\n', ["La nuit commence à 22 h."], id="one end of the night alone"
        ),
        pytest.param(
            f'{SMALL}[night]\nstart = "00:00"\nend = "05:30"\n', ["La nuit va de 0 h à 5 h 30."], id="a night by itself"
        ),
        pytest.param(
            SMALL.replace("default_hours", 'default_holidays = ""\ndefault_hours') + '[holidays.fr]\ncountry = "FR"\n',
            ["Aucun calendrier de jours fériés ne vaut pour une personne pour laquelle rien n’est indiqué."],
            id="no holidays for whoever nothing is said of",
        ),
        pytest.param(
            f'{SMALL}[reports]\nclause = "one"\n[[reports.targets]]\nmetric = "mine.own"\nat_least = 0.25\n'
            '[[reports.targets]]\nmetric = "rest.daily"\nat_most = 0.025\nalert = 0.07\n',
            ["« mine.own » | au moins 0,25 | –", "Signaux de repos quotidien insuffisant | au plus 2,5 % | 7 %"],
            id="targets by the metric's title and unit",
        ),
    ],
)
def test_each_part_is_told_as_it_is_meant(text: str, said: list[str]) -> None:
    found = lines(text, "fr")
    places = [found.index(line) for line in said]
    assert places == sorted(places)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_is_only_a_default_is_not_said(lang: str) -> None:
    found = "\n".join(lines(SMALL, lang))
    for word in ("21", "114", "2026", "nuit", "night", "France", "privé", "private", "samedi et", "Saturday and"):
        assert word not in found


def test_the_instant_of_a_reminder_is_left_open_and_the_rest_is_the_parties_own() -> None:
    found = lines(EVERY_KEY, "fr")
    assert "Remise proposée : [heure annoncée]." in found


def test_braces_of_the_parties_stay_as_they_are() -> None:
    text = SMALL.replace('title = "One"', 'title = "{number} {0} <who> [to:a|b]"')
    assert "Article 1 – {number} {0} <who> [to:a|b]" in lines(text, "fr")


PLAIN_SPACE = re.compile(r" (?=[:;!?»])|(?<=«) |\d (?=h\b|%)")


def test_french_signs_and_units_stay_with_their_word() -> None:
    # The parties' own words are taken over as they are, spaces included.
    text = EVERY_KEY.replace("Remise proposée : {not_before}", "Remise {not_before}")
    for block in charter_of(text, "every key", "fr").blocks:
        texts = [cell for row in block.rows for cell in row.cells] if isinstance(block, Table) else [block.text]
        assert [each for each in texts if PLAIN_SPACE.search(each)] == []


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("text", [pytest.param(EVERY_KEY, id="every key"), pytest.param(SMALL, id="small")])
def test_no_word_takes_a_figure_for_a_breach(text: str, lang: str) -> None:
    told = "\n".join(lines(text, lang)).casefold()
    for word in ("infraction", "breach", "violation", "manquement"):
        assert word not in told
