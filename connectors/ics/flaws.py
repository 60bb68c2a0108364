"""Everything that can be wrong with a calendar, as a stable code, a sentence and a remedy; never a value out of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from disconnect.model.phrase import Phrase, joined, phrase
from disconnect.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Flaw:
    """What keeps an event or a calendar from being read, before it is known where it stands."""

    code: str
    what: Phrase
    mend: Phrase

    def about(self, detail: str) -> Flaw:
        """The same flaw with a detail that is ours or the standard's word, never the calendar's.

        >>> ZONE_MISSING.about("DTSTART").what
        'a time states no zone and the source has none (DTSTART)'
        """
        return replace(self, what=joined([self.what, f" ({detail})"]))

    def at(self, source: str, where: str) -> Problem:
        """The flaw as a problem of `source`, at a calendar and an ordinal.

        >>> ZONE_UNKNOWN.at("rooms", "calendar 2 of 9, event 4").line
        'rooms, calendar 2 of 9, event 4: the time zone is unknown; export the calendar with its VTIMEZONE definitions'
        """
        return Problem(source=source, where=where, code=self.code, what=self.what, mend=self.mend)


class Refusal(Exception):  # noqa: N818 - it ends the reading of one item, it is not an error of the program
    """Ends the reading of one event or one calendar; becomes a `Problem` before anybody sees it."""

    def __init__(self, flaw: Flaw) -> None:
        """Carry the flaw alone, so that no value of the calendar can travel in the message."""
        super().__init__(flaw.code)
        self.flaw = flaw


ABSENT = Flaw(
    "path-missing",
    phrase("le chemin n’existe pas", "the path does not exist"),
    phrase("corrigez path, ou faites-y exporter les agendas", "correct path, or have the calendars exported to it"),
)
EMPTY = Flaw(
    "no-calendars",
    phrase("il n’y a aucun agenda dans le dossier", "there is no calendar in the folder"),
    phrase(
        "nommez chaque fichier d’après son propriétaire : ADRESSE.ics", "name each file after its owner: ADDRESS.ics"
    ),
)
NOT_AN_ADDRESS = Flaw(
    "owner-not-an-address",
    phrase(
        "son nom n’est pas une adresse : il n’est peut-être à personne",
        "its name is no mail address, so it may be nobody's",
    ),
    phrase("nommez-le d’après son propriétaire : ADRESSE.ics", "name it after its owner: ADDRESS.ics"),
)
UNREADABLE = Flaw(
    "unreadable",
    phrase("l’agenda ne peut être ouvert ou lu", "the calendar cannot be opened or read"),
    phrase("donnez-en le droit au compte qui le lit", "give the account that reads it the right to"),
)
TOO_LARGE = Flaw(
    "calendar-too-large",
    phrase("le fichier dépasse max_megabytes", "the file is larger than max_megabytes"),
    phrase("partagez-le en plusieurs, ou augmentez max_megabytes", "split it, or raise max_megabytes"),
)
NOT_A_CALENDAR = Flaw(
    "not-a-calendar",
    phrase("ce n’est pas un fichier iCalendar entier", "it is no whole iCalendar file"),
    phrase("exportez-le de nouveau, et vérifiez qu’il est complet", "export it again, and see that it is complete"),
)
LINE = Flaw(
    "line-unreadable",
    phrase("une ligne de l’événement ne peut être lue", "a line of the event cannot be read"),
    phrase(
        "exportez l’événement de nouveau, ou corrigez-le à la main", "export the event again, or correct it by hand"
    ),
)
EVENT_TOO_LARGE = Flaw(
    "event-too-large",
    phrase("l’événement fait plus de 1 Mio", "the event is longer than 1 MiB"),
    phrase("partagez la série en plusieurs, ou nommez moins de dates", "split the series, or name fewer dates"),
)
EVENT = Flaw(
    "event-unreadable",
    phrase("l’événement ne peut être lu", "the event cannot be read"),
    phrase(
        "ouvrez-le et enregistrez-le dans son logiciel d’agenda, puis exportez",
        "open and save it in its calendar program, then export",
    ),
)
START_MISSING = Flaw(
    "start-missing",
    phrase("l’événement n’a pas de début", "the event has no start"),
    phrase("donnez-lui-en un dans son logiciel d’agenda", "give it one in its calendar program"),
)
MIXED_TYPES = Flaw(
    "end-mixed",
    phrase("l’une des bornes est une date, l’autre une heure", "one bound is a date, the other a time"),
    phrase("écrivez deux dates, ou deux heures", "make both dates, or both times"),
)
REVERSED = Flaw(
    "end-before-start",
    phrase("l’événement finit avant de commencer", "the event ends before it starts"),
    phrase("corrigez l’événement dans son logiciel d’agenda", "correct the event in its calendar program"),
)
ZONE_MISSING = Flaw(
    "zone-missing",
    phrase(
        "une heure n’indique pas de fuseau, et la source n’en a pas", "a time states no zone and the source has none"
    ),
    phrase(
        'ajoutez zone = "Europe/Paris" (ou le vôtre) à la source', 'add zone = "Europe/Paris" (or yours) to the source'
    ),
)
ZONE_UNKNOWN = Flaw(
    "zone-unknown",
    phrase("le fuseau est inconnu", "the time zone is unknown"),
    phrase("exportez l’agenda avec ses définitions VTIMEZONE", "export the calendar with its VTIMEZONE definitions"),
)
RULE = Flaw(
    "rule-unreadable",
    phrase("la règle de la série ne peut être suivie", "the rule of the series cannot be followed"),
    phrase("corrigez la série dans son logiciel d’agenda", "correct the series in its calendar program"),
)
RULE_TOO_LARGE = Flaw(
    "rule-too-large",
    phrase("la règle de la série donne trop d’occurrences", "the rule of the series makes too many occurrences"),
    phrase("donnez une fin à la série, ou répétez-la moins souvent", "end the series, or repeat it less often"),
)
TOO_MANY = Flaw(
    "too-many-occurrences",
    phrase(
        "avec cet événement, l’agenda a plus d’occurrences que max_occurrences",
        "with this event the calendar has more occurrences than max_occurrences",
    ),
    phrase(
        "augmentez max_occurrences, ou lisez moins de temps avec from et to",
        "raise max_occurrences, or read a shorter time with from and to",
    ),
)
NOBODY = Flaw(
    "person-missing",
    phrase("l’événement n’a aucun participant avec une adresse", "the event names no attendee with an address"),
    phrase("invitez la personne à l’événement", "invite the person to the event"),
)
LEAVE_SHORT = Flaw(
    "leave-too-short",
    phrase(
        "le congé dure moins de deux heures à chacune de ses dates",
        "the leave lasts under two hours on each of its dates",
    ),
    phrase("saisissez une demi-journée ou une journée entière", "enter a half day or a whole day"),
)
