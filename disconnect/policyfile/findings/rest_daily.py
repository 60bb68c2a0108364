"""Two working days too close to one another: the daily rest between scheduled work."""

from __future__ import annotations

from disconnect.policyfile.findings.base import FRANCE
from disconnect.policyfile.findings.resting import daily_rest

CHECK = daily_rest(
    code="FR-REST-DAILY",
    where=FRANCE,
    are_frames=False,
    title={"fr": "Repos quotidien entre deux journées prévues", "en": "Daily rest between two scheduled days"},
    why={
        "fr": "Entre la fin d’une journée prévue et le début de la suivante, la loi demande un repos d’affilée. Un accord peut y déroger pour des activités qu’un décret énumère, jamais en deçà du plancher.",
        "en": "Between the end of one scheduled day and the start of the next the law asks for consecutive rest. An agreement may depart from it for activities that a decree lists, never below its floor.",
    },
)
