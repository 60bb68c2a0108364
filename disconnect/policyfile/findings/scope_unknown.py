"""A scope that names something nobody in the directory has."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

DIMENSIONS = {
    "organisation": ("organisation", "organisation"),
    "department": ("service", "department"),
    "team": ("équipe", "team"),
    "site": ("site", "site"),
    "job_family": ("famille de métiers", "job family"),
    "contract": ("contrat", "contract"),
    "hours": ("horaires", "hours"),
}
"""What the dimensions of a scope are called; the rest by the directory's own column."""


def _look(subject: Subject) -> Iterator[Told]:
    """Values of the scope that no place of the directory has; not asked where no directory is known."""
    scope, directory = subject.policy.scope, subject.directory
    if directory is None:
        return
    places = [place for person in directory.people.values() for place in person.places]
    for prefix, named in (("", scope.only), ("not_", scope.but)):
        for dimension, values in named.items():
            if dimension == "representative":
                continue
            known = {
                getattr(place, dimension) or (subject.policy.default_hours if dimension == "hours" else "")
                for place in places
            }
            for value in sorted(values - known):
                yield Told(
                    path=("scope", f"{prefix}{dimension}"),
                    what=both(
                        "personne dans l’annuaire n’a « {value} » comme {dimension}",
                        "nobody in the directory has “{value}” as {dimension}",
                        value=value,
                        dimension=DIMENSIONS.get(dimension, dimension),
                    ),
                    way_out=both(
                        "corrigez l’orthographe, ici ou dans l’annuaire",
                        "correct the spelling, here or in the directory",
                    ),
                )


CHECK = Check(
    code="SCOPE-UNKNOWN",
    severity=Severity.WARNING,
    title={"fr": "Champ d’application sans personne", "en": "Scope without people"},
    why={
        "fr": "Une faute de frappe dans le champ d’application laisse des personnes sans politique, sans le dire.",
        "en": "A slip in the scope leaves people without a policy, and says nothing.",
    },
    look=_look,
)
