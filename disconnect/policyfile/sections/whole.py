"""The whole file, section by section, for the page that documents it and for editors: also what is read by hand."""

from __future__ import annotations

from dataclasses import dataclass

from disconnect.policyfile.forms import Among, Bilingual, Named, SomeAmong, SomeNamed, Text, Whole
from disconnect.policyfile.forms import Day as DayForm
from disconnect.policyfile.responses import RESPONSE, WHEN
from disconnect.policyfile.sections.common import PROHIBITED
from disconnect.policyfile.sections.identity import CLAUSE, IDENTITY, SCOPE
from disconnect.policyfile.sections.practice import EXCEPTION, MEETINGS, ON_CALL, REACH, REPORTS, TARGET
from disconnect.policyfile.sections.promises import COMMITMENT, NUDGE
from disconnect.policyfile.sections.times import CHOICE, CLOSURE, REST, SLOT, TELEWORK
from disconnect.policyfile.spec import Key, Spec
from disconnect.policyfile.times import Clock, PeriodOfDay, SeasonEnd, Weekdays
from disconnect.policyfile.zones import ZoneName


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One kind of table: its header as a writer types it, what it is for, its keys; `is_many` where rows or names repeat.

    `periods` says that days and ranges of days are keys too, each with periods of the day.
    """

    header: str
    fr: str
    en: str
    spec: Spec
    periods: bool = False


def _key(name: str, form: object, words: tuple[str, str], example: str, required: str = "") -> Key:
    return Key(name=name, form=form, fr=words[0], en=words[1], example=example, required=bool(required))  # type: ignore[arg-type]


TOP = Spec(
    make=dict,
    keys=(
        _key("schema", Whole(1, 1), ("version de la forme du fichier (1)", "version of the file’s form (1)"), "1"),
        _key(
            "id",
            Text(),
            ("identifiant, stable d’une version à l’autre", "identifier, stable from version to version"),
            '"charter"',
            "yes",
        ),
        _key("title", Bilingual(), ("titre", "title"), '{ fr = "Charte", en = "Charter" }', "yes"),
        _key(
            "zone",
            ZoneName(),
            ("fuseau de qui n’en a pas dans l’annuaire", "zone of whoever has none in the directory"),
            '"Europe/Paris"',
            "yes",
        ),
        _key(
            "default_hours",
            Named("hours"),
            ("horaires de qui n’en a pas dans l’annuaire", "hours of whoever has none in the directory"),
            '"office"',
            "yes",
        ),
        _key(
            "ordinary_hours",
            Named("hours"),
            (
                "ouverture ordinaire : jamais on n’annonce plus tard (par défaut default_hours)",
                "ordinary opening: nothing later is ever told (default_hours unless given)",
            ),
            '"office"',
        ),
        _key(
            "default_holidays",
            Named("holiday calendar"),
            ('jours fériés habituels ; "" pour aucun', 'usual public holidays; "" for none'),
            '"fr"',
        ),
        _key(
            "weekend",
            Weekdays(),
            ("repos hebdomadaire du pays, deux jours qui se suivent", "the country’s weekly rest, two days in a row"),
            '["saturday", "sunday"]',
        ),
        _key("max_hold_hours", Whole(1, 114), ("attente la plus longue d’un courriel", "longest hold of a mail"), "72"),
        _key(
            "smoothing_minutes",
            Whole(0, 120),
            ("étalement des remises à l’ouverture", "spread of deliveries at an opening"),
            "30",
        ),
        _key(
            "prohibited_uses",
            SomeAmong(PROHIBITED),
            ("usages que les parties excluent", "uses that the parties rule out"),
            '["sanction", "individual_follow_up", "ranking"]',
        ),
    ),
)
HOURS = Spec(
    make=dict,
    keys=(
        _key("title", Bilingual(), ("titre", "title"), '{ fr = "Bureaux", en = "Offices" }', "yes"),
        _key(
            "clause",
            Named("clause"),
            ("clause sur laquelle reposent ces horaires", "clause on which these hours rest"),
            '"hours"',
            "yes",
        ),
        _key(
            "frame",
            PeriodOfDay(),
            (
                "forfait en jours : cadre dans lequel le travail peut se situer",
                "days-based contract: frame inside which work may lie",
            ),
            '"08:00-20:00"',
        ),
        _key("days", Weekdays(), ("jours de ce cadre", "days of that frame"), '["monday-friday"]'),
        _key(
            "cycle_start",
            DayForm(),
            (
                "premier jour de la rotation (un lundi pour des semaines alternées)",
                "first day of the rota (a Monday for alternating weeks)",
            ),
            "2026-01-05",
        ),
        _key(
            "cycle",
            Named("shift"),
            (
                "postes de chaque jour de la rotation ; off pour un repos, a+b pour deux postes",
                "shifts of each day of the rota; off for rest, a+b for two shifts",
            ),
            '["early", "night", "off"]',
        ),
        _key(
            "public_holidays",
            Among(("off", "worked")),
            ("jours fériés : chômés (par défaut), ou travaillés", "public holidays: off (unless given), or worked"),
            '"worked"',
        ),
    ),
)
SEASON = Spec(
    make=dict,
    keys=(
        _key("title", Bilingual(), ("titre", "title"), '{ fr = "Été", en = "Summer" }', "yes"),
        _key(
            "from",
            SeasonEnd(),
            ("premier jour, chaque année ou une seule", "first day, every year or one year"),
            '"07-01"',
            "yes",
        ),
        _key("to", SeasonEnd(), ("dernier jour", "last day"), '"08-31"', "yes"),
    ),
)
EMPTY = Spec(make=dict, keys=())
SHIFTS = Spec(
    make=dict,
    keys=(
        _key(
            "NAME",
            PeriodOfDay(),
            ("poste : le nom que vous lui donnez", "shift: the name you give it"),
            '"06:00-14:00"',
        ),
    ),
)
NIGHT = Spec(
    make=dict,
    keys=(
        _key(
            "start",
            Clock(),
            ("début de la nuit (par défaut 21:00)", "start of the night (21:00 unless given)"),
            '"21:00"',
        ),
        _key("end", Clock(), ("fin de la nuit (par défaut 06:00)", "end of the night (06:00 unless given)"), '"06:00"'),
    ),
)
HOLIDAYS = Spec(
    make=dict,
    keys=(
        _key("country", Text(), ("pays (deux lettres ISO 3166)", "country (two letters of ISO 3166)"), '"FR"'),
        _key(
            "subdivision",
            Text(),
            ("subdivision : 57, 67 ou 68 pour l’Alsace-Moselle", "subdivision: 57, 67 or 68 for Alsace-Moselle"),
            '"57"',
        ),
        _key("add", SomeNamed("date"), ("jours ajoutés par l’employeur", "days the employer adds"), "[2026-05-15]"),
        _key(
            "remove",
            SomeNamed("date"),
            ("jours retirés, par exemple la journée de solidarité", "days taken away, the solidarity day for instance"),
            "[2026-05-25]",
        ),
    ),
)

SECTIONS: tuple[Section, ...] = (
    Section(header="", fr="En tête du fichier", en="At the head of the file", spec=TOP),
    Section(
        header="[identity]", fr="Qui s’est accordé sur quoi, quand", en="Who agreed on what, and when", spec=IDENTITY
    ),
    Section(
        header="[scope]",
        fr="Qui est couvert : chaque dimension nommée doit convenir ; `not_…` retire",
        en="Who is covered: every dimension named must fit; `not_…` takes away",
        spec=SCOPE,
    ),
    Section(
        header="[clauses.NAME]",
        fr="Les clauses, sur lesquelles tout le reste repose",
        en="The clauses, on which all the rest rests",
        spec=CLAUSE,
    ),
    Section(
        header="[hours.NAME]",
        fr='Qui travaille quand : par jour ou suite de jours (`lundi-vendredi = ["09:00-12:30", "13:30-17:30"]`, `"22:00-06:00"` passe minuit), ou un cadre, ou une rotation',
        en='Who works when: by day or range of days (`monday-friday = ["09:00-12:30", "13:30-17:30"]`, `"22:00-06:00"` passes midnight), or a frame, or a rota',
        spec=HOURS,
        periods=True,
    ),
    Section(
        header="[[hours.NAME.weeks]]",
        fr="Semaines alternées, la première d’abord : les jours comme ci-dessus",
        en="Alternating weeks, the first one first: days as above",
        spec=EMPTY,
        periods=True,
    ),
    Section(header="[hours.NAME.shifts]", fr="Postes d’une rotation", en="Shifts of a rota", spec=SHIFTS),
    Section(
        header="[[hours.NAME.seasons]]",
        fr="Saisons (horaires d’été) : les jours comme ci-dessus",
        en="Seasons (summer hours): days as above",
        spec=SEASON,
        periods=True,
    ),
    Section(
        header="[hours.NAME.personal]",
        fr="Ce que chacun peut choisir (`disconnect hours set`)",
        en="What everybody may choose (`disconnect hours set`)",
        spec=CHOICE,
    ),
    Section(header="[night]", fr="La nuit", en="The night", spec=NIGHT),
    Section(header="[holidays.NAME]", fr="Jours fériés", en="Public holidays", spec=HOLIDAYS),
    Section(
        header="[[closures]]",
        fr="Fermetures et ponts : personne n’est prévu ces jours-là",
        en="Closures and bridge days: nobody is scheduled on these days",
        spec=CLOSURE,
    ),
    Section(
        header="[slots.NAME]",
        fr="Plages nommées : sans courriel, sans réunion, serveurs arrêtés, communes à des fuseaux",
        en="Named slots: no mail, no meetings, servers off, shared between zones",
        spec=SLOT,
    ),
    Section(
        header="[telework]",
        fr="Télétravail et plages de contact (L.1222-9)",
        en="Telework and contact slots (L.1222-9)",
        spec=TELEWORK,
    ),
    Section(header="[rest]", fr="Repos entre les journées prévues", en="Rest between scheduled days", spec=REST),
    Section(header="[on_call]", fr="Astreintes", en="On-call duty", spec=ON_CALL),
    Section(
        header="[[on_call.reach]]",
        fr="Qui peut joindre, et comment, une personne d’astreinte",
        en="Who may reach somebody on call, and how",
        spec=REACH,
    ),
    Section(
        header="[exceptions.NAME]",
        fr="Exceptions : urgence, force majeure, équipes internationales",
        en="Exceptions: urgent, force majeure, international teams",
        spec=EXCEPTION,
    ),
    Section(header="[meetings]", fr="Réunions", en="Meetings", spec=MEETINGS),
    Section(header="[reports]", fr="Rapports", en="Reports", spec=REPORTS),
    Section(
        header="[[reports.targets]]",
        fr="Objectifs et seuils d’alerte des parties",
        en="The parties’ targets and alert thresholds",
        spec=TARGET,
    ),
    Section(
        header="[[commitments]]",
        fr="Engagements : ce que chacun doit, comme clause vérifiable",
        en="Commitments: what each owes, as a clause that can be checked",
        spec=COMMITMENT,
    ),
    Section(header="[nudges.NAME]", fr="Mots des rappels", en="Words of reminders", spec=NUDGE),
    Section(
        header="[[responses]]",
        fr="Ce qui se passe : la première ligne qui convient décide ; aucune ne convient : remis",
        en="What happens: the first row that fits decides; none fits: delivered",
        spec=RESPONSE,
    ),
    Section(
        header="[responses.when]",
        fr="Pour quelles situations la ligne vaut : `when = { … }` dans la ligne",
        en="For which situations the row is: `when = { … }` in the row",
        spec=WHEN,
    ),
)
"""Every section, in the order in which a policy is best written."""
