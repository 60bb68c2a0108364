"""Who agreed on what and whom it covers: `[clauses.NAME]`, `[identity]`, `[scope]`."""

from __future__ import annotations

from typing import Any

from disconnect.model.agreement import Basis, Clause, Identity, Scope, Sector
from disconnect.policyfile.forms import Among, Bilingual, Day, One, SomeAmong, SomeText, Text, Whole, Words
from disconnect.policyfile.sections.common import DIMENSIONS, after, title_key
from disconnect.policyfile.spec import Key, Spec
from disconnect.policyfile.times import DelayForm

COUNTRIES = ("FR", "BE", "ES", "PT", "LU", "EU")
"""Countries whose law a policy may rest on."""

CLAUSE = Spec(
    make=Clause,
    keys=(
        title_key("Horaires collectifs", "Collective working hours"),
        Key(
            name="ref",
            form=Text(),
            required=True,
            fr="référence : article de la loi, de l’accord de branche, de l’accord ou de la charte",
            en="reference: article of the law, the branch agreement, the agreement or the charter",
            example='"Accord du 3 mars 2026, article 2"',
        ),
        Key(
            name="text",
            form=Bilingual(),
            fr="les mots de la clause, repris tels quels dans la charte",
            en="the clause’s own words, taken over into the charter as they are",
            example='{ fr = "Chacun …", en = "Everybody …" }',
        ),
        Key(
            name="derogates",
            form=SomeText('["FR-REST-DAILY"]'),
            fr="constats dont la clause s’écarte licitement ; sa référence dit par quel texte",
            en="findings from which the clause lawfully departs; its reference says by which text",
            example='["FR-REST-DAILY"]',
        ),
    ),
)


def _identity(**values: Any) -> Identity:  # noqa: ANN401 - the values of the table
    values["end"] = after(values.get("end"))
    return Identity(**values)


IDENTITY = Spec(
    make=_identity,
    keys=(
        Key(
            name="version",
            form=Text(),
            fr="version donnée par les parties",
            en="the parties’ own version",
            example='"2026.1"',
        ),
        Key(name="basis", form=One(Basis), fr="nature du texte", en="what the text is", example='"agreement"'),
        Key(name="signed", form=Day(), fr="date de signature", en="date of signature", example="2026-03-03"),
        Key(
            name="signatories",
            form=Words('["Direction", "CFDT", "CGT"]'),
            fr="signataires : des organisations, pas des personnes",
            en="signatories: organisations, not people",
            example='["Direction", "CFDT", "CGT"]',
        ),
        Key(
            name="in_force_from",
            to="start",
            form=Day(),
            fr="premier jour d’application",
            en="first day in force",
            example="2026-04-01",
        ),
        Key(
            name="in_force_to",
            to="end",
            form=Day(),
            fr="dernier jour d’application",
            en="last day in force",
            example="2029-03-31",
        ),
        Key(
            name="renegotiate_every",
            to="renegotiate",
            form=DelayForm(),
            fr="délai de renégociation",
            en="period of renegotiation",
            example='"3 years"',
        ),
        Key(
            name="country",
            form=Among(COUNTRIES),
            fr="pays dont la loi s’applique",
            en="country whose law lies beneath",
            example='"BE"',
            default='"FR"',
        ),
        Key(
            name="sector",
            form=One(Sector),
            fr="secteur privé, ou public : le Code du travail ne régit guère la fonction publique",
            en="private, or public: the Labour Code hardly governs the public service",
            example='"public"',
            default='"private"',
        ),
        Key(
            name="branch",
            form=Text(),
            fr="numéro (IDCC) de l’accord de branche applicable",
            en="number (IDCC) of the branch agreement that applies",
            example='"1486"',
        ),
        Key(
            name="employees",
            form=Whole(1, 5_000_000),
            fr="effectif de l’entreprise, dont dépendent certaines obligations",
            en="headcount of the company, on which some duties depend",
            example="320",
        ),
        Key(
            name="consulted",
            form=Day(),
            fr="date de l’avis du comité social et économique",
            en="date of the works council’s opinion",
            example="2026-02-10",
        ),
        Key(
            name="measured_from",
            form=Day(),
            fr="les chiffres d’avant l’entrée en vigueur sont comptés selon ces horaires à partir de ce jour",
            en="figures from this day up to the entry into force use the policy’s hours",
            example="2025-01-01",
        ),
    ),
)


def scope_keys(prefix: str) -> tuple[Key, ...]:
    """A key for each dimension of a scope; `prefix` is "not_" for those who are left out."""
    words = {
        "site": ("lieux de travail", "places of work", '["lyon"]'),
        "job_family": ("familles de métiers", "job families", '["sales"]'),
        "contract": ("contrats", "contracts", '["forfait-jours"]'),
        "team": ("équipes", "teams", '["press"]'),
        "department": ("services", "departments", '["communication"]'),
        "organisation": ("entités", "organisations", '["france"]'),
        "hours": ("horaires", "hours of the policy", '["office"]'),
        "representative": ("représentants du personnel", "representatives of the staff", '["yes"]'),
    }
    but = ("sauf : ", "except: ") if prefix else ("", "")
    return tuple(
        Key(
            name=f"{prefix}{name}",
            form=SomeAmong(("yes", "no")) if name == "representative" else SomeText(example),
            fr=but[0] + fr,
            en=but[1] + en,
            example=example,
        )
        for name, (fr, en, example) in words.items()
    )


def _scope(**values: frozenset[str]) -> Scope:
    """Plain keys say who is covered, those that begin with `not_` who is not."""
    return Scope(
        only={name: values[name] for name in DIMENSIONS if name in values},
        but={name: values[f"not_{name}"] for name in DIMENSIONS if f"not_{name}" in values},
    )


SCOPE = Spec(make=_scope, keys=(*scope_keys(""), *scope_keys("not_")))
