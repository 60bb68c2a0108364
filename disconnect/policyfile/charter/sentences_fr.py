"""The French sentence of each kind of commitment; `sentences.py` says how they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    # Droits
    "right_to_disconnect": "{to} [to:a|ont] droit à la déconnexion< ({channels.listed})>",
    "no_duty_to_answer": "{to} [to:n’a|n’ont] pas à répondre {channels.to|aux sollicitations professionnelles}",
    "no_sanction": (
        "{to} ne [to:peut|peuvent] faire l’objet d’aucune sanction ni d’aucun reproche pour une absence de réponse"
    ),
    "no_solicitation": "{who} [who:s’abstient|s’abstiennent] de solliciter {to}",
    "contact_window": "{who} ne [who:contacte|contactent] {to}< {channels}> qu’{between}<, {days}><, {during}>",
    "agreed_availability": (
        "{who} [who:convient|conviennent]< {written}> avec {to} de plages de disponibilité< ({channels.listed})>"
    ),
    "received_at_opening": "un message adressé {to.to}< {during}> est réputé reçu à la reprise du travail",
    "stay_disconnected": (
        "{who} [who:s’abstient|s’abstiennent] d’utiliser les outils numériques professionnels< ({channels.listed})>"
    ),
    "exceptional_contact": (
        "{who} ne [who:prend|prennent] contact< {channels}>< {during}> qu’à titre exceptionnel et justifié, "
        "uniquement {exemptions.bare}"
    ),
    "link_during_absence": "{who} [who:garde|gardent] un lien avec {to}",
    # Outils
    "send_later": (
        "{who} [who:recourt|recourent] à l’envoi différé pour les messages< destinés {to.to}>"
        "<, lorsqu’ils sont rédigés {during}>"
    ),
    "sender_notice": (
        "{who} [who:fait|font] adresser un message d’information à l’expéditeur d’un message< reçu {during}>"
    ),
    "signature_notice": (
        "{who} [who:fait|font] figurer dans la signature des courriels une mention sur la déconnexion< {during}>"
    ),
    "servers_off": "{who} [who:suspend|suspendent] l’accès à la messagerie",
    "absence_message": "{who} [who:active|activent] un message d’absence",
    "means_to_disconnect": "{who} [who:donne|donnent] {to.to} les moyens de se déconnecter< ({channels.listed})>",
    "sensible_use": "{who} [who:fait|font] un usage raisonné des outils numériques< ({channels.listed})>",
    # Personnes
    "referent": "{who} [who:désigne|désignent] un référent à la déconnexion<, à l’écoute {to.of}>",
    "referent/itself": "un référent à la déconnexion exerce cette fonction<, à l’écoute {to.of}>",
    "referent/too": (
        "{who} [who:désigne|désignent] un référent à la déconnexion, qui s’engage aussi<, à l’écoute {to.of}>"
    ),
    "training": (
        "{to} [to:bénéficie|bénéficient]< {often}> d’une formation à la déconnexion<, {within}><, assurée par {who}>"
    ),
    "awareness": (
        "{to} [to:bénéficie|bénéficient]< {often}> d’actions de sensibilisation à la déconnexion<, menées par {who}>"
    ),
    "information": "{who} [who:informe|informent]< {written}>< {often}> {to} de ce qui concerne la déconnexion",
    "exemplarity": "{who} [who:donne|donnent] l’exemple en matière de déconnexion",
    "respect_of_others": "{who} [who:respecte|respectent] le temps {to.of|des autres}",
    "time_zone_care": "{who} [who:tient|tiennent] compte des fuseaux horaires< {to.of}>",
    "return_support": "{who} [who:apporte|apportent]< {to.to}> une aide au retour d’absence",
    "guides": "{who} [who:fournit|fournissent]< {to.to}> des guides et des bonnes pratiques",
    # Suivi
    "alert": (
        "{who} [who:dispose|disposent] d’un droit d’alerte auprès {to.of}<, exercé {written}>< ({channels})><, {often}>"
        "< ; l’alerte reçoit une suite {within}>"
    ),
    "alert_answer": "{who} [who:donne|donnent] suite à l’alerte< auprès {to.of}>",
    "interview": (
        "{who} [who:reçoit|reçoivent] {to} en entretien< {often}>< {within}>< ; un compte rendu en est fait {written}>"
    ),
    "interview_on_signal": ("{who} [who:reçoit|reçoivent] {to} en entretien après un signal de difficulté<, {often}>"),
    "workload_follow_up": "{who} [who:suit|suivent] la charge de travail {to.of}",
    "reasonable_load": "{who} [who:veille|veillent] à ce que la charge de travail< {to.of}> reste raisonnable",
    "rest_tracking": (
        "{who} [who:suit|suivent]< {often}> le respect {during.of|des temps de repos}< pour {to}>"
        "< ; ce suivi est tenu {written}>"
    ),
    "rest_display": "{who} [who:affiche|affichent]< à l’attention {to.of}> le début et la fin {during.of}",
    "corrective_measures": (
        "{who} [who:prend|prennent]< {within}> des mesures correctrices< au bénéfice {to.of}><, consignées {written}>"
    ),
    "report_to_representatives": (
        "{who} [who:présente|présentent]< {often}> {to.to|aux représentants du personnel} un bilan sur la déconnexion"
    ),
    "consultation": (
        "{who} [who:consulte|consultent]< {often}> {to|les représentants du personnel} "
        "sur ce qui concerne la déconnexion"
    ),
    "volume_analysis": "{who} [who:analyse|analysent] de façon collective les volumes de messages",
    "monitoring_limits": "{who} [who:respecte|respectent] les limites du contrôle de l’activité< {to.of}>",
    "medical_visit": "{to} [to:obtient|obtiennent] à [to:sa|leur] demande une visite médicale",
    "negotiation": "{who} [who:négocie|négocient]< {often}>< avec {to}> les modalités de la déconnexion",
    "flexible_hours": "{who} [who:propose|proposent]< {to.to}> des horaires aménagés",
    "delegate_use": (
        "{who} [who:utilise|utilisent] les outils numériques< ({channels.listed})> pour l’exercice des mandats"
    ),
}
