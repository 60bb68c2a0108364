"""The whole file: the keys at its head and every section, in the order in which a policy is best written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from disconnect.model.agreement import Identity, Scope
from disconnect.model.phrase import phrase
from disconnect.model.policy import Policy
from disconnect.policyfile.clock import MINUTES_OF_DAY
from disconnect.policyfile.forms import Bilingual, Named, NamedOrNone, SomeAmong, Whole
from disconnect.policyfile.holidays import HOLIDAYS
from disconnect.policyfile.hours import HOURS
from disconnect.policyfile.mistakes import Fault
from disconnect.policyfile.naming import Name
from disconnect.policyfile.responses import RESPONSE, note_unreachable
from disconnect.policyfile.sections.common import PROHIBITED
from disconnect.policyfile.sections.identity import CLAUSE, IDENTITY, SCOPE
from disconnect.policyfile.sections.practice import EXCEPTION, MEETINGS, ON_CALL, REPORTS
from disconnect.policyfile.sections.promises import COMMITMENT, NUDGE
from disconnect.policyfile.sections.times import CLOSURE, REST, SLOT, TELEWORK
from disconnect.policyfile.spec import Key, Spec
from disconnect.policyfile.tables import Rows, Table, Tables
from disconnect.policyfile.times import Clock, Weekend
from disconnect.policyfile.zones import ZoneName

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disconnect.policyfile.fields import Fields
    from disconnect.policyfile.forms import Json, Names

SCHEMA = 1
"""The version of the file's form that this program reads."""
LONGEST_HOLD = 114
"""Hours: four days and eighteen hours, so that a long weekend fits and the mail server's queue never gives up first."""
NIGHT = (21 * 60, 6 * 60)
_NO_NIGHT = Fault(
    code="night-empty",
    what=phrase("la nuit commence et finit à la même heure", "the night starts and ends at the same time"),
    mend=phrase(
        'donnez-lui une durée, comme start = "21:00" et end = "06:00"',
        'give it a length, like start = "21:00" and end = "06:00"',
    ),
)
WEEKEND = (5, 6)


@dataclass(frozen=True, slots=True)
class Version:
    """The version of the file's form."""

    def read(self, fields: Fields, key: str, _names: Names) -> int:
        """The version; any but ours is a mistake."""
        found = fields.whole(key, default=SCHEMA, low=1, high=10_000)
        if found != SCHEMA and fields.is_sound:
            what = phrase(
                "le schéma {found} n’est pas celui que ce programme lit",
                "schema {found} is not the one this program reads",
                found=found,
            )
            mend = phrase(
                "mettez disconnect à jour, ou écrivez schema = {ours} et ce qu’en dit docs/policy-file.fr.md",
                "update disconnect, or write schema = {ours} and what docs/policy-file.md says of it",
                ours=SCHEMA,
            )
            fields.note(key, Fault(code="schema-unknown", what=what, mend=mend))
        return found

    def schema(self) -> Json:
        """That one number."""
        return {"const": SCHEMA}

    def words(self) -> tuple[str, str]:
        """That one number."""
        return str(SCHEMA), str(SCHEMA)


def _night(**values: int) -> tuple[int, int]:
    """Start and end of the night in minutes from 00:00, by the wall clock."""
    start, end = (values.get(key, usual) for key, usual in zip(("start", "end"), NIGHT, strict=True))
    return start % MINUTES_OF_DAY, end % MINUTES_OF_DAY


def _note_empty(fields: Fields, values: Mapping[str, Any]) -> None:
    if fields.is_sound and len(set(_night(**values))) == 1:
        fields.note("start" if "start" in fields else "end", _NO_NIGHT)


NIGHT_SPEC = Spec(
    make=_night,
    check=_note_empty,
    keys=(
        Key(
            name="start",
            form=Clock(),
            fr="début de la nuit",
            en="start of the night",
            example='"22:00"',
            default='"21:00"',
        ),
        Key(name="end", form=Clock(), fr="fin de la nuit", en="end of the night", example='"07:00"', default='"06:00"'),
    ),
)
HEAD = (
    Key(
        name="schema",
        form=Version(),
        fr="version de la forme du fichier",
        en="version of the file’s form",
        example=str(SCHEMA),
        default=str(SCHEMA),
    ),
    Key(
        name="id",
        form=Name(),
        required=True,
        fr="nom de la politique, le même d’une version à l’autre",
        en="name of the policy, the same from version to version",
        example='"agreement"',
    ),
    Key(
        name="title",
        form=Bilingual(),
        required=True,
        fr="titre",
        en="title",
        example='{ fr = "Accord de déconnexion", en = "Disconnection agreement" }',
    ),
    Key(
        name="zone",
        form=ZoneName(),
        required=True,
        fr="fuseau de ceux dont l’annuaire ne dit rien",
        en="time zone of those of whom the directory says nothing",
        example='"Europe/Paris"',
    ),
    Key(
        name="default_hours",
        form=Named("hours"),
        required=True,
        fr="horaires de ceux dont l’annuaire ne dit rien",
        en="hours of those of whom the directory says nothing",
        example='"office"',
    ),
    Key(
        name="ordinary_hours",
        form=Named("hours"),
        fr="l’ouverture ordinaire de l’organisation : aucune heure plus tardive n’est annoncée à un expéditeur",
        en="when the organisation is ordinarily open: no later instant is ever told to a sender",
        example='"office"',
        otherwise=("`default_hours`", "`default_hours`"),
    ),
    Key(
        name="default_holidays",
        form=NamedOrNone("holiday calendar"),
        fr="jours fériés de ceux dont l’annuaire ne dit rien ; à écrire dès que le fichier a un calendrier",
        en="public holidays of those of whom the directory says nothing; to be written once the file has a calendar",
        example='"fr"',
        otherwise=("aucun", "none"),
    ),
    Key(
        name="weekend",
        form=Weekend(),
        fr="les deux jours du repos hebdomadaire dans le pays",
        en="the two days of weekly rest in the country",
        example='["friday", "saturday"]',
        default='["saturday", "sunday"]',
    ),
    Key(
        name="max_hold_hours",
        form=Whole(1, LONGEST_HOLD),
        fr="l’attente la plus longue d’un courriel, en heures ; s’il devait attendre plus, il est remis aussitôt",
        en="the longest wait of a mail, in hours; one that would wait longer is delivered at once",
        example="72",
        default=str(LONGEST_HOLD),
    ),
    Key(
        name="smoothing_minutes",
        form=Whole(0, 120),
        fr="minutes sur lesquelles les courriels qui ont attendu sont remis, après l’ouverture",
        en="minutes over which mails that waited are delivered, after the opening",
        example="30",
        default="0",
    ),
    Key(
        name="prohibited_uses",
        form=SomeAmong(PROHIBITED),
        fr="ce que les parties excluent de faire des chiffres et des décisions",
        en="what the parties rule out doing with figures and decisions",
        example='["sanction", "individual_follow_up", "ranking"]',
    ),
)


def _section(name: str, form: Table | Rows | Tables, fr: str, en: str) -> Key:
    return Key(name=name, form=form, fr=fr, en=en, example="")


SECTIONS = (
    _section("identity", Table(IDENTITY), "Qui s’est accordé sur quoi, quand", "Who agreed on what, and when"),
    _section(
        "scope",
        Table(SCOPE),
        "Qui est couvert : chaque dimension nommée doit convenir ; `not_…` retire. Sans cette section : tout le monde",
        "Who is covered: every dimension named must fit; `not_…` takes away. Without this section: everybody",
    ),
    _section(
        "clauses",
        Tables(CLAUSE),
        "Les clauses, sur lesquelles tout le reste repose",
        "The clauses, on which all the rest rests",
    ),
    _section(
        "hours",
        Tables(HOURS),
        "Qui travaille quand : par jour ou suite de jours, ou en rotation, ou dans un cadre (forfait en jours). Tout ce "
        "qui n’est pas temps de travail est temps de déconnexion",
        "Who works when: by day or range of days, or in a rota, or inside a frame (days-based contract). Whatever is "
        "not working time is quiet time",
    ),
    _section(
        "night", Table(NIGHT_SPEC), "La nuit, une classe de temps de déconnexion", "The night, a class of quiet time"
    ),
    _section("holidays", Tables(HOLIDAYS), "Jours fériés", "Public holidays"),
    _section(
        "closures",
        Rows(CLOSURE),
        "Fermetures et ponts : personne n’est prévu ces jours-là",
        "Closures and bridge days: nobody is scheduled on these days",
    ),
    _section(
        "slots",
        Tables(SLOT),
        "Plages nommées : sans courriel, sans réunion, serveurs arrêtés, communes à des fuseaux",
        "Named slots: no mail, no meetings, servers off, shared between zones",
    ),
    _section(
        "telework",
        Table(TELEWORK),
        "Télétravail et plages de contact (L.1222-9) ; une ligne peut nommer la plage `telework` : un jour de "
        "télétravail, tout ce qui est hors de ces plages",
        "Telework and contact slots (L.1222-9); a row may name the slot `telework`: on a telework day, whatever lies "
        "outside these slots",
    ),
    _section("rest", Table(REST), "Repos entre les journées prévues", "Rest between scheduled days"),
    _section("on_call", Table(ON_CALL), "Astreintes", "On-call duty"),
    _section(
        "exceptions",
        Tables(EXCEPTION),
        "Exceptions : urgence, force majeure, équipes internationales ; elles passent avant toute ligne",
        "Exceptions: urgent mail, force majeure, international teams; they come before any row",
    ),
    _section("meetings", Table(MEETINGS), "Réunions", "Meetings"),
    _section("reports", Table(REPORTS), "Rapports", "Reports"),
    _section(
        "commitments",
        Rows(COMMITMENT),
        "Engagements : ce que chacun doit, comme clause vérifiable. Chaque nature a ses clés (voir plus bas)",
        "Commitments: what each owes, as a clause that can be checked. Each kind has its own keys (see below)",
    ),
    _section("nudges", Tables(NUDGE), "Mots des rappels", "Words of reminders"),
    _section(
        "responses",
        Rows(RESPONSE),
        "Ce qui se passe en temps de déconnexion, et dans les plages que nomme une ligne. La première ligne qui convient "
        "décide ; si aucune ne convient, le courriel est remis",
        "What happens in quiet time, and in the slots that a row names. The first row that fits decides; where none "
        "fits, mail is delivered",
    ),
)


def _policy(**values: Any) -> Policy:  # noqa: ANN401 - the values of the file
    night = values.pop("night", NIGHT)
    return Policy(
        version=values["version"],
        id=values["id"],
        title=values["title"],
        zone=values["zone"],
        holidays=values.get("default_holidays", ""),
        default_hours=values["default_hours"],
        hours=values.get("hours", {}),
        holiday_rules=values.get("holidays", {}),
        responses=values.get("responses", ()),
        ordinary=values.get("ordinary_hours", values["default_hours"]),
        night_start=night[0],
        night_end=night[1],
        weekend=values.get("weekend", WEEKEND),
        max_hold=60 * values.get("max_hold_hours", LONGEST_HOLD),
        smoothing=values.get("smoothing_minutes", 0),
        identity=values.get("identity", Identity()),
        scope=values.get("scope", Scope()),
        exceptions=tuple(values.get("exceptions", {}).values()),
        prohibited=values.get("prohibited_uses", frozenset()),
        **{name: values[name] for name in PLAIN if name in values},
    )


PLAIN = ("clauses", "slots", "closures", "rest", "telework", "on_call", "meetings", "reports", "commitments", "nudges")
"""Sections that are fields of a policy as they are."""


def _note_file(fields: Fields, values: Mapping[str, Any]) -> None:
    """Note public holidays that nobody has (that nobody has them by default must be said), and rows never reached."""
    calendars = values.get("holidays", {})
    if calendars and "default_holidays" not in fields:
        first = next(iter(calendars))
        what = phrase(
            "il y a des calendriers de jours fériés, et rien ne dit lequel est l’habituel",
            "there are holiday calendars, and none is said to be the usual one",
        )
        mend = phrase(
            'ajoutez default_holidays = "{first}", ou = "" si l’on n’en a pas sans que l’annuaire le dise',
            'add default_holidays = "{first}", or = "" where people have none unless the directory says so',
            first=first,
        )
        fields.note("default_holidays", Fault(code="key-missing", what=what, mend=mend))
    note_unreachable(fields, values.get("responses", ()))


POLICY = Spec(
    make=_policy,
    check=_note_file,
    keys=(*HEAD, *SECTIONS),
    rules={
        "if": {"properties": {"holidays": {"minProperties": 1}}, "required": ["holidays"]},
        "then": {"required": ["default_holidays"]},
    },
)
"""A whole policy file."""
