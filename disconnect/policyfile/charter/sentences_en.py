"""The English sentence of each kind of commitment; `sentences.py` says how they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    # Rights
    "right_to_disconnect": "{to} [to:has|have] the right to disconnect< ({channels.listed})>",
    "no_duty_to_answer": "{to} [to:has|have] no duty to answer {channels.bare|when contacted about work}",
    "no_sanction": "{to} [to:is|are] neither sanctioned nor reproached for an answer not given",
    "no_solicitation": "{who} [who:refrains|refrain] from soliciting {to}",
    "contact_window": "{who} [who:contacts|contact] {to}< {channels}> only {between}<, {days}><, {during}>",
    "agreed_availability": (
        "{who} [who:agrees|agree]< {written}> with {to} on times of availability< ({channels.listed})>"
    ),
    "received_at_opening": "a message sent {to.to}< {during}> is deemed received when work resumes",
    "stay_disconnected": "{who} [who:refrains|refrain] from using the digital tools of work< ({channels.listed})>",
    "exceptional_contact": (
        "{who} [who:makes|make] contact< {channels}>< {during}> only where it is exceptional and justified, "
        "which means {exemptions.bare}"
    ),
    "link_during_absence": "{who} [who:keeps|keep] a link with {to}",
    # Tools
    "send_later": "{who} [who:uses|use] delayed sending for messages< {to.to}><, when they are written {during}>",
    "sender_notice": "{who} [who:has|have] a notice sent to whoever sends a message< that arrives {during}>",
    "signature_notice": ("{who} [who:has|have] a line about disconnection put into the signatures of mails< {during}>"),
    "servers_off": "{who} [who:suspends|suspend] access to mail",
    "absence_message": "{who} [who:sets|set] an absence message",
    "means_to_disconnect": "{who} [who:gives|give] {to} the means to disconnect< ({channels.listed})>",
    "sensible_use": "{who} [who:makes|make] sensible use of digital tools< ({channels.listed})>",
    # People
    "referent": "{who} [who:names|name] a disconnection referent<, at the disposal {to.of}>",
    "referent/itself": "a disconnection referent holds that office<, at the disposal {to.of}>",
    "referent/too": (
        "{who} [who:names|name] a disconnection referent, who takes part in it<, at the disposal {to.of}>"
    ),
    "training": "{to} [to:receives|receive] training on disconnection< {often}><, {within}><, given by {who}>",
    "awareness": "{to} [to:is|are] made aware of disconnection< {often}>< by {who}>",
    "information": "{who} [who:informs|inform] {to}< {written}> about what concerns disconnection",
    "exemplarity": "{who} [who:sets|set] an example in matters of disconnection",
    "respect_of_others": "{who} [who:respects|respect] the time {to.of|of others}",
    "time_zone_care": "{who} [who:takes|take] account of the time zones< {to.of}>",
    "return_support": "{who} [who:gives|give] support< {to.to}> on return from an absence",
    "guides": "{who} [who:provides|provide] guides and good practice< {to.to}>",
    # Follow-up
    "alert": (
        "{who} [who:has|have] the right to raise an alert with {to}<, {written}>< ({channels})><, {often}>"
        "<; the alert is acted on {within}>"
    ),
    "alert_answer": "{who} [who:follows|follow] up on the alert< with {to}>",
    "interview": "{who} [who:meets|meet] {to} for an interview< {often}>< {within}><; it is recorded {written}>",
    "interview_on_signal": "{who} [who:meets|meet] {to} for an interview after a signal of difficulty<, {often}>",
    "workload_follow_up": "{who} [who:keeps|keep] track of the workload {to.of}",
    "reasonable_load": "{who} [who:sees|see] to it that the workload< {to.of}> stays reasonable",
    "rest_tracking": (
        "{who} [who:tracks|track]< {often}> whether {during.bare|rest} can be taken< by {to}>"
        "<; the tracking is kept {written}>"
    ),
    "rest_display": "{who} [who:displays|display]< for {to}> the start and the end {during.of}",
    "corrective_measures": (
        "{who} [who:takes|take] corrective measures< {within}>< for the benefit {to.of}><, recorded {written}>"
    ),
    "report_to_representatives": (
        "{who} [who:presents|present] a report on disconnection {to.to|to the staff representatives}"
    ),
    "consultation": ("{who} [who:consults|consult] {to|the staff representatives} on what concerns disconnection"),
    "volume_analysis": "{who} [who:makes|make] a collective analysis of volumes of messages",
    "monitoring_limits": "{who} [who:keeps|keep] to the limits of monitoring the activity< {to.of}>",
    "medical_visit": "{to} [to:is|are] given a medical visit on request",
    "negotiation": "{who} [who:negotiates|negotiate]< {often}>< with {to}> how the right to disconnect is exercised",
    "flexible_hours": "{who} [who:offers|offer] adapted hours< {to.to}>",
    "delegate_use": (
        "{who} [who:uses|use] digital tools< ({channels.listed})> for the mandates of staff representatives"
    ),
}
