"""A week without the consecutive weekly rest."""

from __future__ import annotations

from disconnect.policyfile.findings.base import FRANCE
from disconnect.policyfile.findings.resting import weekly_rest

CHECK = weekly_rest(
    code="FR-REST-WEEKLY",
    where=FRANCE,
    title={"fr": "Repos hebdomadaire", "en": "Weekly rest"},
    why={
        "fr": "Chaque semaine, vingt-quatre heures d’affilée s’ajoutent au repos quotidien.",
        "en": "Each week, twenty-four consecutive hours come on top of the daily rest.",
    },
)
