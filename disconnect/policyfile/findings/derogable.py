"""The checks from which a clause may lawfully depart."""

from __future__ import annotations

from disconnect.policyfile.branch.rest import CHECK as BRANCH_REST
from disconnect.policyfile.findings import (
    day_longest,
    eu_rest_daily,
    eu_rest_weekly,
    forfait_frame,
    rest_clause,
    rest_daily,
    rest_weekly,
    sunday,
    week_average,
)

DEROGABLE = {
    check.code: check
    for check in (
        BRANCH_REST,
        day_longest.CHECK,
        eu_rest_daily.CHECK,
        eu_rest_weekly.CHECK,
        forfait_frame.CHECK,
        rest_clause.CHECK,
        rest_daily.CHECK,
        rest_weekly.CHECK,
        sunday.CHECK,
        week_average.CHECK,
    )
}
"""Each by its code."""
