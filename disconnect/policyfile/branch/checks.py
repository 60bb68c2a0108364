"""Every check of a policy against the branch agreement beneath it."""

from __future__ import annotations

from disconnect.policyfile.branch import contact_window, missing, not_answered, rest, unknown, weaker

CHECKS = (
    missing.CHECK,
    weaker.CHECK,
    contact_window.CHECK,
    not_answered.CHECK,
    unknown.ASIDE,
    rest.CHECK,
    unknown.CHECK,
)
"""In the order of their codes."""
