"""The Union's daily rest, where a country's own numbers are not verified."""

from __future__ import annotations

from disconnect.policyfile.findings.base import ELSEWHERE
from disconnect.policyfile.findings.resting import daily_rest

CHECK = daily_rest(
    code="EU-REST-DAILY",
    where=ELSEWHERE,
    are_frames=None,
    title={"fr": "Repos quotidien (Union européenne)", "en": "Daily rest (European Union)"},
    why={
        "fr": "La directive 2003/88/CE demande un repos quotidien ; le droit du pays peut demander davantage et n’a pas été vérifié.",
        "en": "Directive 2003/88/EC asks for a daily rest; the country’s own law may ask for more and was not verified.",
    },
)
