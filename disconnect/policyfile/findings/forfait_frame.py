"""The frame of a days-based contract leaves too little rest from one day to the next."""

from __future__ import annotations

from disconnect.policyfile.findings.base import FRANCE
from disconnect.policyfile.findings.resting import daily_rest

CHECK = daily_rest(
    code="FR-FORFAIT-FRAME",
    where=FRANCE,
    are_frames=True,
    title={"fr": "Cadre du forfait en jours et repos quotidien", "en": "Frame of a days-based contract and daily rest"},
    why={
        "fr": "Les salariés en forfait en jours n’ont pas d’horaires, mais ont droit aux deux repos : un cadre plus large que ce qu’ils laissent promet du temps de travail qui n’en est pas.",
        "en": "People on days-based contracts have no hours, yet both rests are theirs: a frame wider than these leave promises working time that is none.",
    },
)
