"""The French sentence of each kind of commitment; `sentences.py` says how they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    # Droits
    "right_to_disconnect": "{to} [to:a|ont] droit à la déconnexion< ({channels.listed})>",
    "right_upheld": "{who} [who:rend|rendent] effectif le droit à la déconnexion< {to.of}><, {during}>",
    "applies_to": "ces dispositions concernent {to}",
    "no_duty_to_answer": "{to} [to:n’a|n’ont] pas à répondre {channels.to|aux sollicitations professionnelles}",
    "answer_can_wait": "{who} ne [who:demande|demandent]< {to.to}> de réponse immédiate que si elle est nécessaire",
    "no_sanction": (
        "{to} ne [to:peut|peuvent] faire l’objet d’aucune sanction ni d’aucun reproche pour une absence de réponse"
    ),
    "no_incitement": "{who} n’[who:encourage|encouragent] pas la connexion hors du temps de travail< {to.of}>",
    "no_solicitation": "{who} [who:s’abstient|s’abstiennent] de solliciter {to}",
    "quiet_hours": (
        "{who} [who:s’abstient|s’abstiennent] de solliciter {to|quiconque}< {channels}> {between}<, {days}><, {during}>"
    ),
    "contact_window": "{who} ne [who:contacte|contactent] {to}< {channels}> qu’{between}<, {days}><, {during}>",
    "agreed_availability": (
        "{who} [who:convient|conviennent]< {written}> avec {to} de plages de disponibilité< "
        "({channels.listed})><, {rarely}>"
    ),
    "reachable": "{who} [who:se tient joignable|se tiennent joignables]< pour {to}>",
    "received_at_opening": (
        "un message adressé {to.to}< {channels}>< {during}> est réputé reçu à la reprise du travail<, {days}><, "
        "pas avant {at}>"
    ),
    "stay_disconnected": (
        "{who} [who:s’abstient|s’abstiennent] d’utiliser les outils numériques professionnels< ({channels.listed})>"
    ),
    "exceptional_contact": (
        "{who} ne [who:prend|prennent] contact< avec {to}>< {channels}>< {during}> qu’à titre exceptionnel et "
        "justifié, uniquement {exemptions.bare}"
    ),
    "urgent_contact": (
        "{who} [who:indique|indiquent]< {to.to}> qui peut être joint< {channels}>< {during}>, uniquement "
        "{exemptions.bare}"
    ),
    "link_during_absence": "{who} [who:garde|gardent] un lien avec {to}",
    "absence_cover": "{who} [who:organise|organisent] la continuité du travail< {to.of}>",
    "time_off_in_lieu": "{who} [who:accorde|accordent] {to.to} un repos compensateur< d’au moins {length}>",
    # Repos et réunions
    "daily_rest": "le repos quotidien< dû {to.to}>< par {who}> est d’au moins {length} d’affilée",
    "weekly_rest": (
        "le repos hebdomadaire< dû {to.to}>< par {who}> est respecté<, d’au moins {length} d’affilée><, pris {days}>"
    ),
    "rest_days": "des jours de repos sont accordés< {to.to}>< par {who}><, {days}> : au moins {most}",
    "breaks": ("une pause d’au moins {length} est prise< par {to}><, accordée par {who}><, {longer_than} de travail>"),
    "longest_span": "l’amplitude de la journée< {to.of}>< fixée par {who}> ne dépasse pas {length}",
    "longest_day": "la durée de travail de la journée< {to.of}>< fixée par {who}> ne dépasse pas {length}",
    "days_in_a_row": "le nombre de jours de travail d’affilée< {to.of}>< fixé par {who}> ne dépasse pas {most}",
    "time_off_kept": "des temps de repos sont garantis< {to.to}>< par {who}> : {during.bare}",
    "rest_upheld": "{who} [who:veille|veillent] au respect des repos< {to.of}>",
    "counts_as_work": "ce temps compte comme temps de travail< pour {to}>",
    "counts_as_rest": "ce temps compte comme repos< pour {to}>",
    "on_call_duty": "{who} [who:peut être placé|peuvent être placés] en astreinte< pour {to}><, {rarely}>",
    "meeting_hours": "{who} [who:fixe|fixent] les réunions< {to.of}> à des heures convenues",
    "no_meetings": "{who} [who:garde|gardent] un temps sans réunion< avec {to}>< {often}><, pendant au moins {length}>",
    # Outils et personnes
    "send_later": (
        "{who} [who:recourt|recourent] à l’envoi différé pour les messages< destinés {to.to}><, lorsqu’ils sont "
        "rédigés {during}>"
    ),
    "write_in_hours": (
        "{who} [who:choisit|choisissent] d’écrire ou d’appeler pendant le temps de travail< {to.of}><, plutôt que "
        "{during}>"
    ),
    "message_limit": ("{who} n’[who:envoie|envoient] pas plus de {count} [count:message|messages]< {per}>< {to.to}>"),
    "sender_notice": (
        "{who} [who:fait|font] adresser un message d’information à l’expéditeur d’un message< reçu {during}>"
    ),
    "signature_notice": (
        "{who} [who:fait|font] figurer dans la signature des courriels une mention sur la déconnexion< {during}>"
    ),
    "servers_off": "{who} [who:suspend|suspendent] l’accès à la messagerie",
    "access_closed": "{who} [who:ferme|ferment]< {to.to}> l’accès aux outils de communication",
    "absence_message": "{who} [who:active|activent] un message d’absence",
    "means_to_disconnect": "{who} [who:donne|donnent] {to.to} les moyens de se déconnecter< ({channels.listed})>",
    "sensible_use": "{who} [who:fait|font] un usage raisonné des outils numériques< ({channels.listed})>",
    "tool_review": "{who} [who:fait|font]< {often}> le bilan de l’usage des outils numériques< avec {to}>",
    "referent": "{who} [who:désigne|désignent] un référent à la déconnexion<, à l’écoute {to.of}>",
    "referent/itself": "un référent à la déconnexion exerce cette fonction<, à l’écoute {to.of}>",
    "referent/too": (
        "{who} [who:désigne|désignent] un référent à la déconnexion, qui s’engage aussi<, à l’écoute {to.of}>"
    ),
    "training": (
        "{to} [to:bénéficie|bénéficient]< {often}> d’une formation à la déconnexion<, {within}><, assurée par "
        "{who}><, d’une durée d’au moins {length}>"
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
        "{who} [who:dispose|disposent] d’un droit d’alerte auprès {to.of}<, exercé {written}>< ({channels})><, "
        "dès que le fait se présente {often}>< ; l’alerte reçoit une suite {within}>"
    ),
    "alert_answer": "{who} [who:donne|donnent] suite à l’alerte< auprès {to.of}>",
    "interview": (
        "{who} [who:reçoit|reçoivent] {to} en entretien< {often}><, {within}>< {prompt}>< ; un compte rendu en "
        "est fait {written}>"
    ),
    "interview_on_signal": (
        "{who} [who:reçoit|reçoivent] {to} en entretien après un signal de difficulté<, dès qu’il apparaît {often}>"
    ),
    "interview_on_signal/upon": (
        "{who} [who:reçoit|reçoivent] {to} en entretien<, dès que le fait se présente {often}>"
    ),
    "separate_interview": "{who} [who:tient|tiennent] avec {to} cet entretien séparément de tout autre< {often}>",
    "combined_interview": "{who} [who:tient|tiennent] avec {to} plusieurs entretiens à la suite< {often}>",
    "interview_record": "{who} [who:établit|établissent] un compte rendu de l’entretien< avec {to}>",
    "assistance": "{who} [who:peut|peuvent] assister {to}",
    "workload_follow_up": "{who} [who:suit|suivent] la charge de travail {to.of}",
    "reasonable_load": "{who} [who:veille|veillent] à ce que la charge de travail< {to.of}> reste raisonnable",
    "rest_tracking": (
        "{who} [who:suit|suivent]< {often}> le respect {during.of|des temps de repos}< pour {to}>< ; ce suivi est "
        "tenu {written}>"
    ),
    "rest_display": "{who} [who:affiche|affichent]< à l’attention {to.of}> le début et la fin {during.of}",
    "declaration": "{who} [who:déclare|déclarent]< {often}> {to.to} comment se passe le travail",
    "follow_up_document": "{who} [who:tient|tiennent]< {often}> un document de suivi< pour {to}>",
    "document_check": "{who} [who:vise|visent]< {often}> le document de suivi< {to.of}>",
    "document_kept": (
        "{who} [who:conserve|conservent] le document de suivi pendant au moins {length}<, à la disposition {to.of}>"
    ),
    "choice_of_means": "{who} [who:choisit|choisissent] les moyens du suivi< {to.of}>",
    "corrective_measures": (
        "{who} [who:prend|prennent]< {within}> des mesures correctrices< au bénéfice {to.of}><, consignées {written}>"
    ),
    "feedback": "{who} [who:recueille|recueillent]< {often}> l’expression {to.of}",
    "report_to_representatives": (
        "{who} [who:présente|présentent]< {often}> {to.to|aux représentants du personnel} un bilan sur la déconnexion"
    ),
    "consultation": (
        "{who} [who:consulte|consultent]< {often}> {to|les représentants du personnel} sur ce qui concerne la "
        "déconnexion"
    ),
    "volume_analysis": "{who} [who:analyse|analysent] de façon collective les volumes de messages",
    "monitoring_limits": "{who} [who:respecte|respectent] les limites du contrôle de l’activité< {to.of}>",
    "medical_visit": "{to} [to:obtient|obtiennent] à [to:sa|leur] demande une visite médicale",
    "negotiation": "{who} [who:négocie|négocient]< {often}>< avec {to}> les modalités de la déconnexion",
    "branch_work": "{who} [who:mène|mènent] des travaux sur la déconnexion",
    "flexible_hours": "{who} [who:propose|proposent]< {to.to}> des horaires aménagés",
    "delegate_use": (
        "{who} [who:utilise|utilisent] les outils numériques< ({channels.listed})> pour l’exercice de leurs mandats"
    ),
}
