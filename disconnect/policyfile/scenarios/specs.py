"""The keys of a scenario file: people, mails, meetings and what is expected, each with an example."""

from __future__ import annotations

from typing import Any

from disconnect.engine.meetings import MeetingRule
from disconnect.model.person import Place
from disconnect.model.policy import Action
from disconnect.policyfile.forms import Bilingual, Flag, One, Some, Text
from disconnect.policyfile.scenarios.cast import Expected, Player
from disconnect.policyfile.scenarios.instants import INSTANT, INSTANT_OR_NOW, Dates, Instants, Stretches
from disconnect.policyfile.scenarios.parties import PEOPLE, Clauses, Parties, Somebody
from disconnect.policyfile.spec import Key, Spec
from disconnect.policyfile.times import PeriodOfDay, Weekdays
from disconnect.policyfile.zones import ZoneName

PLACE = ("hours", "team", "department", "organisation", "site", "job_family", "contract", "holidays", "policy")
"""What a person's place takes as it is written."""


def _text(name: str, fr: str, en: str, example: str) -> Key:
    return Key(name=name, form=Text(), fr=fr, en=en, example=example)


def _flag(name: str, fr: str, en: str) -> Key:
    return Key(name=name, form=Flag(), fr=fr, en=en, example="true")


def _player(**values: Any) -> Player:  # noqa: ANN401 - the values of the table
    choice = values.get("own_hours")
    place = Place(
        **{name: values[name] for name in PLACE if name in values},
        manager=values.get("manager", ""),
        zone=values.get("zone", ""),
        own_hours="-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in choice) if choice else "",
        telework=tuple(sorted(values.get("telework", ()))),
        is_representative=values.get("representative", False),
    )
    leave, on_call = values.get("leave", frozenset()), values.get("on_call", ())
    return Player(id=values["id"], place=place, leave=leave, on_call=on_call)


PLAYER = Spec(
    make=_player,
    keys=(
        _text("hours", "horaires de la politique", "hours of the policy", '"office"'),
        _text("team", "équipe", "team", '"press"'),
        _text("department", "service", "department", '"communication"'),
        _text("organisation", "entité", "organisation", '"france"'),
        _text("site", "lieu de travail", "place of work", '"lyon"'),
        _text("job_family", "famille de métiers", "job family", '"sales"'),
        _text("contract", "contrat", "contract", '"forfait-jours"'),
        Key(name="manager", form=Somebody(), fr="supérieur", en="superior", example='"lea"'),
        Key(
            name="zone",
            form=ZoneName(),
            fr="fuseau (par défaut celui de la politique)",
            en="zone (the policy’s unless given)",
            example='"America/Toronto"',
        ),
        _text("holidays", "jours fériés de la politique", "holidays of the policy", '"fr"'),
        Key(name="telework", form=Weekdays(), fr="jours de télétravail", en="telework days", example='["tuesday"]'),
        Key(name="own_hours", form=PeriodOfDay(), fr="horaires choisis", en="hours chosen", example='"09:30-17:30"'),
        _flag("representative", "représentant du personnel", "representative of the staff"),
        Key(name="leave", form=Dates(), fr="jours de congé", en="days of leave", example="[2026-04-01, 2026-04-02]"),
        Key(
            name="on_call",
            form=Stretches(),
            fr="astreintes : début et fin de chacune",
            en="on-call windows: start and end of each",
            example='[["2026-03-28 18:00", "2026-03-29 08:00"]]',
        ),
        _text("policy", "politique nommée dans l’annuaire", "policy named in the directory", '"charter"'),
    ),
)
EXPECT = Spec(
    make=Expected,
    keys=(
        Key(name="action", form=One(Action), fr="ce qui se passe", en="what happens", example='"nudge"'),
        _text("clause", "clause qui décide", "clause that decides", '"daily-rest"'),
        Key(
            name="not_before",
            form=INSTANT_OR_NOW,
            fr="heure annoncée à l’expéditeur, ou « now » : aussitôt",
            en="instant told to the sender, or “now”",
            example='"2026-03-31 09:00"',
        ),
        Key(
            name="lost",
            form=Clauses(),
            fr="clauses qui auraient décidé à sa place ([] : aucune)",
            en="clauses that would have decided in its place ([] for none)",
            example='["night"]',
        ),
        _flag("over_quota", "urgence au-delà du quota du mois", "urgent mail beyond the month’s quota"),
    ),
)
_TITLE = Key(
    name="title",
    form=Bilingual(),
    required=True,
    fr="titre",
    en="title",
    example='{ fr = "Le soir : rappel", en = "In the evening: reminder" }',
)
SCENARIO = Spec(
    make=dict,
    keys=(
        _TITLE,
        Key(name="from", form=Parties(), required=True, fr="de (un ou plusieurs)", en="from (one or several)",
            example='"lea"'),
        Key(name="to", form=Parties(), required=True, fr="à (un ou plusieurs)", en="to (one or several)",
            example='["ana", "bob"]'),
        Key(
            name="at",
            form=INSTANT,
            required=True,
            fr="quand, à la montre du premier destinataire",
            en="when, by the clock of the first recipient",
            example='"2026-03-30 21:00"',
        ),
        _flag("urgent", "déclaré urgent", "declared urgent"),
        _flag("automatic", "courriel automatique", "automatic mail"),
        _flag("invitation", "invitation à une réunion", "invitation to a meeting"),
        Key(
            name="urgent_before",
            form=Instants(),
            fr="courriels urgents que l’expéditeur a déjà envoyés",
            en="urgent mails that the sender has sent before",
            example='["2026-03-02 20:00", "2026-03-09 20:00"]',
        ),
    ),
)  # fmt: skip
JUDGED = Spec(
    make=dict,
    keys=(
        _flag("ok", "la réunion respecte toutes les règles", "the meeting keeps to all rules"),
        Key(name="broken", form=Some(MeetingRule), fr="règles qu’elle ne respecte pas", en="rules it does not keep to",
            example='["latest", "notice"]'),
        _text("clause", "clause sur laquelle repose la règle", "clause on which the rule rests", '"meetings"'),
    ),
)  # fmt: skip
MEETING = Spec(
    make=dict,
    keys=(
        _TITLE,
        Key(name="organiser", form=Somebody(), fr="qui invite, et participe", en="who invites, and attends",
            example='"lea"'),
        Key(name="with", form=Parties(PEOPLE), fr="avec (un ou plusieurs)", en="with (one or several)",
            example='["ana", "bob"]'),
        Key(name="of", form=Parties(PEOPLE), fr="de qui, sans organisateur", en="whose, without an organiser",
            example='"ana"'),
        Key(name="start", form=INSTANT, required=True, fr="début", en="start", example='"2026-03-30 17:00"'),
        Key(name="end", form=INSTANT, required=True, fr="fin", en="end", example='"2026-03-30 18:30"'),
        Key(name="invited", form=INSTANT, fr="invitation envoyée le", en="invitation sent at",
            example='"2026-03-29 17:00"'),
        Key(
            name="others",
            form=Stretches(),
            fr="autres réunions des participants : début et fin",
            en="other meetings of those who attend: start and end",
            example='[["2026-03-30 15:00", "2026-03-30 17:00"]]',
        ),
        Key(name="broken", form=Some(MeetingRule), fr="comme dans expect", en="as in expect", example='["latest"]'),
    ),
)  # fmt: skip
