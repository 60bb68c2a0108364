"""A report as the product makes it: everybody and six groups (one merged), two quarters, some thirty metrics."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from disconnect.model.period import Period
from disconnect.model.report import Cell, Definition, Figure, Group, Report, SourceNote, Unit

WEEK, MONTH, SHARE, PEOPLE = Unit.PER_PERSON_WEEK, Unit.PER_PERSON_MONTH, Unit.SHARE, Unit.SHARE_OF_PEOPLE
METRICS = (
    ("mail.sent", WEEK, "Mails sent", "Mails envoyés", 31),
    ("mail.received", WEEK, "Mails received", "Mails reçus", 74),
    ("mail.sent_quiet", SHARE, "Mails sent in quiet time", "Mails envoyés en temps de déconnexion", 0.11),
    ("mail.received_quiet", SHARE, "Mails received in quiet time", "Mails reçus en temps de déconnexion", 0.19),
    ("mail.received_quiet.leave", SHARE, "Received during leave", "Reçus pendant un congé", 0.04),
    ("mail.received_quiet.public_holiday", SHARE, "Received on a public holiday", "Reçus un jour férié", 0.01),
    ("mail.received_quiet.weekly_rest", SHARE, "Received during weekly rest", "Reçus pendant le repos hebdo.", 0.02),
    ("mail.received_quiet.night", SHARE, "Received at night", "Reçus la nuit", 0.03),
    ("mail.received_quiet.evening", SHARE, "Received in the evening", "Reçus le soir", 0.06),
    ("mail.received_quiet.morning", SHARE, "Received in the morning", "Reçus le matin", 0.02),
    ("mail.received_quiet.pause", SHARE, "Received during a break", "Reçus pendant une pause", 0.01),
    ("mail.cc", SHARE, "Mails received in copy", "Mails reçus en copie", 0.38),
    ("mail.wide", SHARE, "Mails to more than 10 addresses", "Mails à plus de 10 adresses", 0.07),
    ("mail.automatic", SHARE, "Automatic mail received", "Mails automatiques reçus", 0.22),
    ("mail.downward_quiet", SHARE, "Quiet mail from a superior", "Mails d’un supérieur en déconnexion", 0.16),
    ("mail.fast_reply", SHARE, "Replies within 5 minutes", "Réponses en moins de 5 minutes", 0.21),
    ("mail.quiet_reply", SHARE, "Quiet mail answered before work", "Mails de déconnexion répondus avant reprise", 0.08),
    ("evenings.connected", MONTH, "Connected evenings", "Soirées connectées", 2.6),
    ("evenings.hyperconnected", PEOPLE, "People connected too often", "Personnes très souvent connectées", 0.14),
    ("weekends.connected", SHARE, "Connected weekends", "Week-ends connectés", 0.17),
    ("leave.intrusions", Unit.PER_LEAVE_DAY, "Mails received on leave", "Mails reçus en congé", 4.2),
    ("leave.sent", Unit.PER_LEAVE_DAY, "Mails sent on leave", "Mails envoyés en congé", 0.4),
    ("weeks.mail_free", PEOPLE, "People with two mail-free weeks", "Personnes avec deux semaines sans mail", 0.48),
    ("rest.daily", SHARE, "Less than 11 h between two days", "Moins de 11 h entre deux jours", 0.09),
    ("rest.weekly", SHARE, "Less than 35 h over a week", "Moins de 35 h sur une semaine", 0.05),
    ("day.span", Unit.HOURS, "Length of active days", "Amplitude des jours actifs", 9.4),
    ("day.span.over_13h", SHARE, "Active days over 13 h", "Jours actifs de plus de 13 h", 0.04),
    ("meetings.hours", WEEK, "Hours in meetings", "Heures de réunion", 8.7),
    ("meetings.quiet", SHARE, "Meeting hours in quiet time", "Heures de réunion en déconnexion", 0.03),
    ("meetings.lunch", SHARE, "Days with a lunch meeting", "Jours avec réunion au déjeuner", 0.08),
    ("meetings.tunnel", SHARE, "Days with over 6 h of meetings", "Jours de plus de 6 h de réunion", 0.05),
    ("focus.hours", WEEK, "Undisturbed hours", "Heures sans interruption", 14.1),
    ("oncall.interventions", Unit.PER_ON_CALL_WEEK, "On-call interventions", "Interventions d’astreinte", 1.8),
)
SPREAD = {"mail.received": Fraction(1), "evenings.connected": Fraction(1), "day.span": Fraction(1, 2)}
PROVISIONAL = {"evenings.hyperconnected", "weeks.mail_free"}
GROUPS = (
    (Group(level="", names=("Atelier du Littoral",)), 240),
    (Group(level="team", names=("Accounts",), path=("Head office",)), 18),
    (Group(level="team", names=("Sales & Éxport",), path=("Head office",)), 41),
    (Group(level="team", names=("Team 4", "Team 9"), path=("Works",)), 14),
    (Group(level="team", names=("Production",), path=("Works",)), 104),
    (Group(level="team", names=("Maintenance on call",), path=("Works",)), 37),
    (Group(level="team", names=("Logistics",), path=("Works",)), 26),
)


def definition(row: tuple[str, Unit, str, str, float]) -> Definition:
    metric, unit, english, french, _ = row
    texts = {
        "en": {"title": english, "numerator": f"{english}, counted", "denominator": "all of them", "note": ""},
        "fr": {"title": french, "numerator": f"{french}, comptés", "denominator": "tous", "note": "Voir l’accord."},
    }
    return Definition(id=metric, version=1, unit=unit, axes="r", texts=texts, step=SPREAD.get(metric))


def figure(row: tuple[str, Unit, str, str, float], people: int, hidden: set[str], dice: Random) -> Figure:
    metric, unit, _, _, usual = row
    if metric in hidden:
        return Figure(metric=metric, is_published=False)
    whole = Fraction(people * 90, 7) if unit is WEEK else Fraction(people * dice.randint(180, 400))
    whole = Fraction(people) if unit is PEOPLE else whole
    found = Fraction(round(float(whole) * usual * dice.uniform(0.6, 1.5)))
    step = SPREAD.get(metric)
    return Figure(
        metric=metric,
        is_published=True,
        numerator=min(found, whole) if unit in {SHARE, PEOPLE} else found,
        denominator=whole,
        people=people - dice.randint(0, 3),
        median=None if step is None else step * round(usual / float(step)),
        ninth_decile=None if step is None or people < 100 else step * round(1.7 * usual / float(step)),
        is_provisional=metric in PROVISIONAL,
    )


def cell(group: Group, people: int, period: Period, dice: Random) -> Cell:
    hidden = {"mail.received_quiet.pause", "rest.weekly"} if people < 20 else set()
    hidden |= {"oncall.interventions", "mail.downward_quiet", "evenings.connected"} if people == 14 else set()
    on_call = {"Maintenance on call", "Team 4"}
    rows = [row for row in METRICS if row[0] != "oncall.interventions" or group.names[0] in on_call]
    shared = Fraction(people * dice.randint(700, 1000))
    figures = [figure(row, people, hidden, dice) for row in rows]
    figures = [
        replace(each, denominator=shared, people=people, numerator=Fraction(round(shared * (each.value or 0))))
        if each.metric.startswith("mail.received_quiet") and each.is_published
        else each
        for each in figures
    ]
    return Cell(group=group, period=period, people=people, figures=tuple(figures))


@pytest.fixture
def report() -> Report:
    dice = Random(42)
    periods = (Period.parse("2010-Q1"), Period.parse("2010-Q2"))
    return Report(
        organisation="Atelier du Littoral",
        level="team",
        periods=periods,
        policy_id="atelier",
        policy_version="3f9c1a2b",
        policy_title={"en": "Working hours of the works agreement", "fr": "Horaires de l’accord d’entreprise"},
        minimum_group=10,
        observed=("2010-01-01", "2010-06-30"),
        sources=(
            SourceNote(name="post", connector="maildir", items=182_345, problems=12),
            SourceNote(name="calendars", connector="ics", items=9_120, problems=0, citation="Generated, seed 7"),
        ),
        definitions=tuple(definition(row) for row in METRICS),
        cells=tuple(cell(group, people, period, dice) for period in periods for group, people in GROUPS),
        is_generated=True,
    )
