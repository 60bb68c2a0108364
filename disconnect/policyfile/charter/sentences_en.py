"""The English sentence of each kind of commitment; `sentences.py` says how they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    # Rights
    "right_to_disconnect": "{to} [to:has|have] the right to disconnect< ({channels.listed})>",
    "right_upheld": "{who} [who:makes|make] the right to disconnect< {to.of}> effective<, {during}>",
    "applies_to": "these terms concern {to}",
    "no_duty_to_answer": "{to} [to:has|have] no duty to answer {channels.bare|when contacted about work}",
    "answer_can_wait": "{who} [who:asks|ask]< {to}> for an immediate answer only where it is needed",
    "no_sanction": "{to} [to:is|are] neither sanctioned nor reproached for an answer not given",
    "no_incitement": "{who} [who:does|do] not encourage {to|anybody} to connect outside working time",
    "no_solicitation": "{who} [who:refrains|refrain] from soliciting {to}",
    "quiet_hours": (
        "{who} [who:refrains|refrain] from contacting {to|anybody}< {channels}> {between}<, {days}><, {during}>"
    ),
    "contact_window": "{who} [who:contacts|contact] {to}< {channels}> only {between}<, {days}><, {during}>",
    "agreed_availability": (
        "{who} [who:agrees|agree]< {written}> with {to} on times of availability< ({channels.listed})><, {rarely}>"
    ),
    "reachable": "{who} can be reached< by {to}>",
    "received_at_opening": (
        "a message sent {to.to}< {channels}>< {during}> is deemed received when work resumes<, {days}><, not "
        "before {at}>"
    ),
    "stay_disconnected": "{who} [who:refrains|refrain] from using the digital tools of work< ({channels.listed})>",
    "exceptional_contact": (
        "{who} [who:makes|make] contact< with {to}>< {channels}>< {during}> only where it is exceptional and "
        "justified, which means {exemptions.bare}"
    ),
    "urgent_contact": (
        "{who} [who:tells|tell]< {to}> whom to reach< {channels}>< {during}>, which means only {exemptions.bare}"
    ),
    "link_during_absence": "{who} [who:keeps|keep] a link with {to}",
    "absence_cover": "{who} [who:sees|see] to it that the work< {to.of}> goes on",
    "time_off_in_lieu": "{who} [who:grants|grant] {to} time off in lieu< of at least {length}>",
    # Rest and meetings
    "daily_rest": "the daily rest< owed {to.to}>< by {who}> is at least {length} without a break",
    "weekly_rest": (
        "the weekly rest< owed {to.to}>< by {who}> is respected<, at least {length} without a break><, taken {days}>"
    ),
    "rest_days": "days of rest are granted< {to.to}>< by {who}><, {days}>: at least {most}",
    "breaks": "a break of at least {length} is taken< by {to}><, granted by {who}><, {longer_than} of work>",
    "longest_span": "the span of the day< {to.of}>< set by {who}> is at most {length}",
    "longest_day": "the working time of a day< {to.of}>< set by {who}> is at most {length}",
    "days_in_a_row": "the number of working days in a row< {to.of}>< set by {who}> is at most {most}",
    "time_off_kept": "time off is guaranteed< {to.to}>< by {who}>: {during.bare}",
    "rest_upheld": "{who} [who:sees|see] to it that rest< {to.of}> is respected",
    "counts_as_work": "this time counts as working time< for {to}>",
    "counts_as_rest": "this time counts as rest< for {to}>",
    "on_call_duty": "{who} may be put on call< for {to}><, {rarely}>",
    "meeting_hours": "{who} [who:sets|set] meetings< {to.of}> at agreed times",
    "no_meetings": "{who} [who:keeps|keep] time free of meetings< with {to}>< {often}><, for at least {length}>",
    # Tools and people
    "send_later": "{who} [who:uses|use] delayed sending for messages< {to.to}><, when they are written {during}>",
    "write_in_hours": (
        "{who} [who:chooses|choose] to write or call during the working time< {to.of}><, rather than {during}>"
    ),
    "message_limit": "{who} [who:sends|send] no more than {count} [count:message|messages]< {per}>< {to.to}>",
    "sender_notice": "{who} [who:has|have] a notice sent to whoever sends a message< that arrives {during}>",
    "signature_notice": "{who} [who:has|have] a line about disconnection put into the signatures of mails< {during}>",
    "servers_off": "{who} [who:suspends|suspend] access to mail",
    "access_closed": "{who} [who:closes|close] access to the tools of communication< {to.to}>",
    "absence_message": "{who} [who:sets|set] an absence message",
    "means_to_disconnect": "{who} [who:gives|give] {to} the means to disconnect< ({channels.listed})>",
    "sensible_use": "{who} [who:makes|make] sensible use of digital tools< ({channels.listed})>",
    "tool_review": "{who} [who:reviews|review]< {often}> the use of digital tools< with {to}>",
    "referent": "{who} [who:names|name] a disconnection referent<, at the disposal {to.of}>",
    "referent/itself": "a disconnection referent holds that office<, at the disposal {to.of}>",
    "referent/too": "{who} [who:names|name] a disconnection referent, who takes part in it<, at the disposal {to.of}>",
    "training": (
        "{to} [to:receives|receive] training on disconnection< {often}><, {within}><, given by {who}><, lasting "
        "at least {length}>"
    ),
    "awareness": "{to} [to:is|are] made aware of disconnection< {often}>< by {who}>",
    "information": "{who} [who:informs|inform] {to}< {written}> about what concerns disconnection",
    "exemplarity": "{who} [who:sets|set] an example in matters of disconnection",
    "respect_of_others": "{who} [who:respects|respect] the time {to.of|of others}",
    "time_zone_care": "{who} [who:takes|take] account of the time zones< {to.of}>",
    "return_support": "{who} [who:gives|give] support< {to.to}> on return from an absence",
    "guides": "{who} [who:provides|provide] guides and good practice< {to.to}>",
    # Follow-up
    "alert": (
        "{who} [who:has|have] the right to raise an alert with {to}<, {written}>< ({channels})><, once it happens "
        "{often}><; the alert is acted on {within}>"
    ),
    "alert_answer": "{who} [who:follows|follow] up on the alert< with {to}>",
    "interview": (
        "{who} [who:meets|meet] {to} for an interview< {often}><, {within}>< {prompt}><; it is recorded {written}>"
    ),
    "interview_on_signal": (
        "{who} [who:meets|meet] {to} for an interview after a signal of difficulty<, once it shows {often}>"
    ),
    "interview_on_signal/upon": ("{who} [who:meets|meet] {to} for an interview<, once it has happened {often}>"),
    "separate_interview": "{who} [who:holds|hold] this interview with {to} apart from any other< {often}>",
    "combined_interview": "{who} [who:holds|hold] several interviews with {to} together< {often}>",
    "interview_record": "{who} [who:writes|write] a record of the interview< with {to}>",
    "assistance": "{who} may assist {to}",
    "workload_follow_up": "{who} [who:keeps|keep] track of the workload {to.of}",
    "reasonable_load": "{who} [who:sees|see] to it that the workload< {to.of}> stays reasonable",
    "rest_tracking": (
        "{who} [who:tracks|track]< {often}> whether {during.bare|rest} can be taken< by {to}><; the tracking is "
        "kept {written}>"
    ),
    "rest_display": "{who} [who:displays|display]< for {to}> the start and the end {during.of}",
    "declaration": "{who} [who:states|state]< {often}> to {to} how things stand",
    "follow_up_document": "{who} [who:keeps|keep]< {often}> a follow-up document< for {to}>",
    "document_check": "{who} [who:checks|check]< {often}> the follow-up document< {to.of}>",
    "document_kept": "{who} [who:keeps|keep] the follow-up document for at least {length}<, at the disposal {to.of}>",
    "choice_of_means": "{who} [who:chooses|choose] the means of the follow-up< {to.of}>",
    "corrective_measures": (
        "{who} [who:takes|take] corrective measures< {within}>< for the benefit {to.of}><, recorded {written}>"
    ),
    "feedback": "{who} [who:gathers|gather]< {often}> what {to} [to:wishes|wish] to say",
    "report_to_representatives": (
        "{who} [who:presents|present] a report on disconnection {to.to|to the staff representatives}"
    ),
    "consultation": "{who} [who:consults|consult] {to|the staff representatives} on what concerns disconnection",
    "volume_analysis": "{who} [who:makes|make] a collective analysis of volumes of messages",
    "monitoring_limits": "{who} [who:keeps|keep] to the limits of monitoring the activity< {to.of}>",
    "medical_visit": "{to} [to:is|are] given a medical visit on request",
    "negotiation": "{who} [who:negotiates|negotiate]< {often}>< with {to}> how the right to disconnect is exercised",
    "branch_work": "{who} [who:works|work] on disconnection",
    "flexible_hours": "{who} [who:offers|offer] adapted hours< {to.to}>",
    "delegate_use": ("{who} [who:uses|use] digital tools< ({channels.listed})> for their mandates"),
}
