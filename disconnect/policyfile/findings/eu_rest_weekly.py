"""The Union's weekly rest, where a country's own numbers are not verified."""

from __future__ import annotations

from disconnect.policyfile.findings.base import ELSEWHERE
from disconnect.policyfile.findings.resting import weekly_rest

CHECK = weekly_rest(
    code="EU-REST-WEEKLY",
    where=ELSEWHERE,
    title={"fr": "Repos hebdomadaire (Union européenne)", "en": "Weekly rest (European Union)"},
    why={
        "fr": "La directive 2003/88/CE demande un repos hebdomadaire ; le droit du pays peut demander davantage et n’a pas été vérifié.",
        "en": "Directive 2003/88/EC asks for a weekly rest; the country’s own law may ask for more and was not verified.",
    },
)
