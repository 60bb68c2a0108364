"""Playing a script: every scenario, then every meeting, under the policies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.policyfile.scenarios.mails import play_mail
from disconnect.policyfile.scenarios.meetings import play_meeting

if TYPE_CHECKING:
    from disconnect.policyfile.scenarios.results import Result
    from disconnect.policyfile.scenarios.stage import Stage


def play(stage: Stage) -> tuple[Result, ...]:
    """Play every scenario, then every meeting, of a script that fits its policies (`fitting.misfits`)."""
    mails = tuple(play_mail(scenario, stage) for scenario in stage.script.scenarios)
    return (*mails, *(play_meeting(meeting, stage) for meeting in stage.script.meetings))
