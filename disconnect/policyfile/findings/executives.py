"""Senior executives in a scope ruled by hours: the law leaves them outside the rules on hours and rest."""

from __future__ import annotations

from collections.abc import Iterator

from disconnect.policyfile.findings.base import FRANCE, Check, Severity, Subject, Told
from disconnect.policyfile.findings.words import both

NAMES = frozenset(
    {"cadre-dirigeant", "cadre dirigeant", "cadres dirigeants", "executive", "executives", "senior-executive"}
)


def _look(subject: Subject) -> Iterator[Told]:
    """A scope that names senior executives; one that covers some of the directory without a word."""
    policy, directory = subject.policy, subject.directory
    named = {name for name in policy.scope.only.get("contract", frozenset()) if name.casefold() in NAMES}
    people = directory.people.values() if directory else ()
    places = [person.place(subject.day) for person in people if person.is_in_service(subject.day)]
    covered = {place.contract for place in places if place.contract.casefold() in NAMES and policy.scope.covers(place)}
    for name in sorted(named | covered):
        yield Told(
            path=("scope", "contract") if name in named else ("scope",),
            what=both(
                "les cadres dirigeants (« {name} ») ne relèvent pas des titres sur la durée du travail et le repos",
                "senior executives (“{name}”) are outside the titles on working hours and rest",
                name=name,
            ),
            way_out=both(
                'dites-leur une clause à part, ou retirez-les : not_contract = ["{name}"]',
                'give them a clause of their own, or leave them out: not_contract = ["{name}"]',
                name=name,
            ),
        )


CHECK = Check(
    code="FR-EXECUTIVES",
    severity=Severity.NOTE,
    where=FRANCE,
    parameter="executives.exempt",
    title={"fr": "Cadres dirigeants", "en": "Senior executives"},
    why={
        "fr": "Les cadres dirigeants ne sont pas soumis aux dispositions sur la durée du travail et le repos ; la politique peut leur donner un cadre, la loi ne le vérifie pas.",
        "en": "Senior executives are not subject to the rules on hours and rest; a policy may give them a frame, the law does not check it.",
    },
    look=_look,
)
