"""People, times, occasions and ways of reaching somebody, with the forms that sentences in each language need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from disconnect.model.agreement import Actor, Channel, Exemption, Protected
from disconnect.model.terms import Relation

if TYPE_CHECKING:
    from disconnect.policyfile.charter.voice import Pair

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun with its article in both languages; `is_plural` holds for French and English alike."""

    fr: str
    en: str
    is_plural: bool = False

    def bare(self, lang: str) -> str:
        """With its article and no preposition."""
        return self.fr if lang == "fr" else self.en

    def to(self, lang: str) -> str:
        """After *à*, or *to*.

        >>> Noun("le salarié", "the employee").to("fr"), Noun("les collègues", "colleagues").to("en")
        ('au salarié', 'to colleagues')
        """
        return _contracted(self.fr, {"le ": "au ", "les ": "aux "}, "à ") if lang == "fr" else f"to {self.en}"

    def of(self, lang: str) -> str:
        """After *de*, or *of*.

        >>> Noun("les congés", "leave").of("fr"), Noun("la nuit", "the night").of("fr")
        ('des congés', 'de la nuit')
        """
        return _contracted(self.fr, {"le ": "du ", "les ": "des "}, "de ") if lang == "fr" else f"of {self.en}"


def _contracted(noun: str, contractions: Mapping[str, str], preposition: str) -> str:
    """The noun after a preposition that melts with some articles."""
    for article, melted in contractions.items():
        if noun.startswith(article):
            return melted + noun.removeprefix(article)
    return preposition + noun


ACTORS: Mapping[Actor, Noun] = {
    Actor.EMPLOYER: Noun("l’employeur", "the employer"),
    Actor.EXECUTIVES: Noun("les membres de la direction", "executives", is_plural=True),
    Actor.SUPERIOR: Noun("le supérieur hiérarchique", "the line manager"),
    Actor.COLLEAGUES: Noun("les collègues", "colleagues", is_plural=True),
    Actor.EMPLOYEE: Noun("le salarié", "the employee"),
    Actor.NEW_EMPLOYEE: Noun("le nouveau salarié", "the new employee"),
    Actor.EVERYONE: Noun("chacun", "everyone"),
    Actor.REFERENT: Noun("le référent à la déconnexion", "the disconnection referent"),
    Actor.REPRESENTATIVES: Noun("les représentants du personnel", "the staff representatives", is_plural=True),
    Actor.HR: Noun("le service des ressources humaines", "the human resources department"),
    Actor.IT: Noun("le service informatique", "the IT department"),
    Actor.DOCTOR: Noun("le médecin du travail", "the occupational physician"),
    Actor.BRANCH: Noun("la branche professionnelle", "the branch"),
    Actor.INSPECTORATE: Noun("l’inspection du travail", "the labour inspectorate"),
}
PUBLIC_ACTORS: Mapping[Actor, Noun] = {
    Actor.EMPLOYEE: Noun("l’agent", "the public servant"),
    Actor.NEW_EMPLOYEE: Noun("le nouvel agent", "the new public servant"),
}
"""What those are called who work in the public service."""

COMPANY = Noun("l’entreprise", "the company")
SERVICE = Noun("le service", "the service")
"""What people work for: a company, or in the public sector a service."""

PROTECTED: Mapping[Protected, Noun] = {
    Protected.DAILY_REST: Noun("le repos quotidien", "daily rest"),
    Protected.WEEKLY_REST: Noun("le repos hebdomadaire", "weekly rest"),
    Protected.NIGHT: Noun("la nuit", "the night"),
    Protected.EVENING: Noun("la soirée", "the evening"),
    Protected.MORNING: Noun("le début de la matinée", "the early morning"),
    Protected.BREAKS: Noun("les pauses", "breaks"),
    Protected.LEAVE: Noun("les congés", "leave"),
    Protected.PUBLIC_HOLIDAY: Noun("les jours fériés", "public holidays"),
    Protected.TRAINING: Noun("les formations", "training"),
    Protected.PARENTAL_LEAVE: Noun("les congés liés à la parentalité", "parental leave"),
    Protected.SICK_LEAVE: Noun("les arrêts pour maladie", "sick leave"),
    Protected.SUSPENSION: Noun("la suspension du contrat", "suspension of the contract"),
    Protected.REST_DAYS: Noun("les jours de repos", "days of rest"),
    Protected.OUTSIDE_HOURS: Noun("les périodes hors du temps de travail", "the time outside working hours"),
    Protected.OUTSIDE_SLOTS: Noun("les périodes hors des plages convenues", "the time outside the agreed slots"),
    Protected.WORKING_TIME: Noun("le temps de travail", "working time"),
    Protected.IN_SLOTS: Noun("les plages convenues", "the agreed slots"),
    Protected.COMMUTE: Noun("les trajets", "commuting"),
    Protected.DELEGATION: Noun("les heures de délégation", "the hours of staff representatives’ mandates"),
}
CHANNELS: Mapping[Channel, Noun] = {
    Channel.MAIL: Noun("les courriels", "mails"),
    Channel.PHONE: Noun("les appels téléphoniques", "phone calls"),
    Channel.MESSAGE: Noun("les messages instantanés", "instant messages"),
    Channel.MEETING: Noun("les réunions", "meetings"),
    Channel.VISIT: Noun("les visites", "visits"),
}
"""What comes by each way of reaching somebody."""

WAYS: Mapping[Channel, Pair] = {
    Channel.MAIL: ("par courriel", "by mail"),
    Channel.PHONE: ("par téléphone", "by phone"),
    Channel.MESSAGE: ("par message instantané", "by instant message"),
    Channel.MEETING: ("en réunion", "in a meeting"),
    Channel.VISIT: ("par une visite", "by a visit"),
}
EXEMPTIONS: Mapping[Exemption, Pair] = {
    Exemption.URGENT: ("en cas d’urgence", "in an emergency"),
    Exemption.ON_CALL: ("pendant une astreinte", "during on-call duty"),
    Exemption.FORCE_MAJEURE: ("en cas de force majeure", "in a case of force majeure"),
    Exemption.CRISIS: ("en cas de crise", "in a crisis"),
    Exemption.INTERNATIONAL: ("pour un échange international", "for an international exchange"),
    Exemption.NO_OTHER_TIME: ("lorsqu’aucun autre moment n’est possible", "where no other time is possible"),
    Exemption.AT_REQUEST: ("à la demande de la personne concernée", "at the request of the person concerned"),
    Exemption.EXCEPTIONAL: ("dans des circonstances exceptionnelles", "in exceptional circumstances"),
    Exemption.DEROGATION: ("en cas de dérogation licite", "where a lawful derogation applies"),
    Exemption.INTERVENTION: ("pendant une intervention", "during an intervention"),
    Exemption.SAFETY: ("pour la sécurité des personnes ou des biens", "for the safety of people or property"),
}
SENDERS: Mapping[Relation, Pair] = {
    Relation.SUPERIOR: ("un supérieur", "a line manager"),
    Relation.REPORT: ("un subordonné", "a report"),
    Relation.TEAM: ("un membre de la même équipe", "a member of the same team"),
    Relation.OTHER: ("une autre personne de l’entreprise", "another person of the company"),
    Relation.EXTERNAL: ("une personne extérieure à l’entreprise", "a person from outside the company"),
}
"""What a sender is to the recipient."""

PUBLIC_SENDERS: Mapping[Relation, Pair] = {
    Relation.OTHER: ("une autre personne du service", "another person of the service"),
    Relation.EXTERNAL: ("une personne extérieure au service", "a person from outside the service"),
}
"""The same where people work for a service and not for a company."""


def in_order(found: Iterable[E], kind: type[E]) -> tuple[E, ...]:
    """The members found, in the order of their enumeration.

    >>> in_order({Channel.VISIT, Channel.MAIL}, Channel)
    (<Channel.MAIL: 'mail'>, <Channel.VISIT: 'visit'>)
    """
    wanted = frozenset(found)
    return tuple(member for member in kind if member in wanted)
