"""The metrics, one file each; `REGISTER` is their order everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.load.metrics import (
    day_span,
    day_span_over_13h,
    evenings_connected,
    evenings_hyperconnected,
    focus_hours,
    leave_intrusions,
    leave_sent,
    mail_automatic,
    mail_cc,
    mail_delivered_quiet_after_policy,
    mail_downward_quiet,
    mail_fast_reply,
    mail_quiet_reply,
    mail_received,
    mail_received_quiet,
    mail_sent,
    mail_sent_quiet,
    mail_wide,
    meetings_back_to_back,
    meetings_hours,
    meetings_lunch,
    meetings_mail_during,
    meetings_quiet,
    meetings_tunnel,
    oncall_interventions,
    rest_daily,
    rest_weekly,
    weekends_connected,
    weeks_mail_free,
)

if TYPE_CHECKING:
    from disconnect.load.rows import Metric

REGISTER: tuple[Metric, ...] = (
    mail_sent.METRIC,
    mail_received.METRIC,
    mail_sent_quiet.METRIC,
    mail_received_quiet.METRIC,
    *mail_received_quiet.BY_CLASS,
    mail_delivered_quiet_after_policy.METRIC,
    mail_cc.METRIC,
    mail_wide.METRIC,
    mail_automatic.METRIC,
    mail_downward_quiet.METRIC,
    mail_fast_reply.METRIC,
    mail_quiet_reply.METRIC,
    evenings_connected.METRIC,
    evenings_hyperconnected.METRIC,
    weekends_connected.METRIC,
    leave_intrusions.METRIC,
    leave_sent.METRIC,
    weeks_mail_free.METRIC,
    rest_daily.METRIC,
    rest_weekly.METRIC,
    day_span.METRIC,
    day_span_over_13h.METRIC,
    meetings_hours.METRIC,
    meetings_quiet.METRIC,
    meetings_lunch.METRIC,
    meetings_tunnel.METRIC,
    meetings_back_to_back.METRIC,
    meetings_mail_during.METRIC,
    focus_hours.METRIC,
    oncall_interventions.METRIC,
)
