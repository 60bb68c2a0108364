"""How a charter begins: what the text is, who agreed on it, from when to when, and whom it covers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from babel import Locale

from disconnect.model.agreement import Basis, Sector
from disconnect.policyfile.charter.blocks import Block, Heading, Passage, Row, Style, Table, Told, passage
from disconnect.policyfile.charter.people import by_sector, employer
from disconnect.policyfile.charter.voice import OR, capital, clean

if TYPE_CHECKING:
    from disconnect.model.agreement import Identity
    from disconnect.policyfile.charter.draft import Draft
    from disconnect.policyfile.charter.voice import Pair

HEADING: Pair = ("Identité du texte", "What this text is")
CAPTION: Pair = ("Nature, parties, dates et droit applicable", "Kind, parties, dates and applicable law")
HEADS: tuple[Pair, Pair] = (("Rubrique", "Item"), ("Contenu", "Content"))
LABELS: Mapping[str, Pair] = {
    "basis": ("Nature du texte", "Kind of text"),
    "version": ("Version donnée par les parties", "The parties’ own version"),
    "signatories": ("Signataires", "Signatories"),
    "signed": ("Date de signature", "Date of signature"),
    "consulted": ("Avis du comité social et économique", "Opinion of the works council"),
    "in_force_from": ("Premier jour d’application", "First day in force"),
    "in_force_to": ("Dernier jour d’application", "Last day in force"),
    "renegotiate_every": ("Renégociation", "Renegotiation"),
    "country": ("Droit applicable", "Applicable law"),
    "sector": ("Secteur", "Sector"),
    "branch": ("Accord de branche (IDCC)", "Branch agreement (IDCC)"),
    "employees": ("Effectif", "Headcount"),
    "measured_from": (
        "Chiffres antérieurs à l’application, comptés selon les mêmes horaires depuis le",
        "Figures of before, counted by the same hours since",
    ),
}
"""What each key of [identity] is called, in the order in which a charter tells them."""

BASES: Mapping[Basis, Pair] = {
    Basis.AGREEMENT: ("accord", "agreement"),
    Basis.CHARTER: ("charte", "charter"),
    Basis.UNILATERAL: ("décision unilatérale de l’employeur", "decision of the employer"),
}
SECTORS: Mapping[Sector, Pair] = {
    Sector.PRIVATE: ("secteur privé", "private sector"),
    Sector.PUBLIC: ("secteur public", "public sector"),
}
_STAFF: Mapping[Sector, tuple[Pair, Pair]] = {
    Sector.PRIVATE: (("salarié", "employee"), ("salariés", "employees")),
    Sector.PUBLIC: (("agent", "public servant"), ("agents", "public servants")),
}
WHOM: Pair = ("Personnes concernées", "Whom it covers")
NO_LIMIT: Pair = (
    "Ce texte s’applique à toutes les personnes {of}.",
    "This text applies to everybody in {employer}.",
)
COVERED: Pair = (
    "Ce texte couvre les personnes qui remplissent chacune de ces conditions :",
    "This text covers people for whom each of these is true:",
)
NOT_COVERED: Pair = (
    "N’en relèvent pas les personnes qui remplissent l’une de ces conditions :",
    "It does not cover people for whom one of these is true:",
)
DIMENSIONS: Mapping[str, Pair] = {
    "site": ("lieu de travail", "place of work"),
    "job_family": ("famille de métiers", "job family"),
    "contract": ("contrat", "contract"),
    "team": ("équipe", "team"),
    "department": ("service", "department"),
    "organisation": ("entité", "organisation"),
    "hours": ("horaires", "hours"),
    "representative": ("représentant du personnel", "representative of the staff"),
}
YES_NO: Mapping[str, Pair] = {"yes": ("oui", "yes"), "no": ("non", "no")}


def identity_blocks(draft: Draft) -> Iterator[Block]:
    """What the file says of the text itself, as a table; nothing where it says nothing."""
    rows = tuple(_rows(draft))
    if rows:
        pick = draft.voice.pick
        yield Heading(text=pick(HEADING), level=2, anchor="identity")
        yield Table(caption=pick(CAPTION), heads=(pick(HEADS[0]), pick(HEADS[1])), rows=rows)


def _rows(draft: Draft) -> Iterator[Row]:
    for key, label in LABELS.items():
        if draft.given("identity", key) is not None:
            # What the people who are counted are called depends on the sector.
            paths = (("identity", key), *(by_sector(draft) if key == "employees" else ()))
            yield Row(cells=(draft.voice.pick(label), _VALUES[key](draft, draft.policy.identity)), paths=paths)


def _dated(draft: Draft, day: date | None) -> str:
    return "" if day is None else draft.moments.day(day)


def _basis(draft: Draft, identity: Identity) -> str:
    return "" if identity.basis is None else draft.voice.pick(BASES[identity.basis])


def _last_day(draft: Draft, identity: Identity) -> str:
    return _dated(draft, identity.end and identity.end - timedelta(days=1))


def _renegotiation(draft: Draft, identity: Identity) -> str:
    written = str(draft.given("identity", "renegotiate_every"))
    return "" if identity.renegotiate is None else draft.moments.every(identity.renegotiate, written)


def _employees(draft: Draft, identity: Identity) -> str:
    one, many = _STAFF[identity.sector]
    return draft.moments.counted(identity.employees or 0, one, many)


_VALUES: Mapping[str, Callable[[Draft, Identity], str]] = {
    "basis": _basis,
    "version": lambda _, identity: clean(identity.version),
    "signatories": lambda draft, identity: draft.voice.joined(map(clean, identity.signatories)),
    "signed": lambda draft, identity: _dated(draft, identity.signed),
    "consulted": lambda draft, identity: _dated(draft, identity.consulted),
    "in_force_from": lambda draft, identity: _dated(draft, identity.start),
    "in_force_to": _last_day,
    "renegotiate_every": _renegotiation,
    "country": lambda draft, identity: country(draft, identity.country),
    "sector": lambda draft, identity: draft.voice.pick(SECTORS[identity.sector]),
    "branch": lambda _, identity: clean(identity.branch),
    "employees": _employees,
    "measured_from": lambda draft, identity: _dated(draft, identity.measured_from),
}


def country(draft: Draft, code: str) -> str:
    """The name of a country, its code where the language has none."""
    return str(Locale(draft.voice.lang).territories.get(code, code))


def scope_blocks(draft: Draft) -> Iterator[Block]:
    """Whom the text covers, and who is left out."""
    yield Heading(text=draft.voice.pick(WHOM), level=2, anchor="scope")
    scope = draft.policy.scope
    if not scope.only and not scope.but:
        whole = employer(draft)
        yield passage(draft.say(NO_LIMIT, of=whole.of, employer=whole.bare))
    for intro, found, prefix in ((COVERED, scope.only, ""), (NOT_COVERED, scope.but, "not_")):
        if found:
            yield Passage(text=draft.voice.pick(intro))
        for name, values in found.items():
            told = dimension(draft, name, values, ("scope", f"{prefix}{name}"))
            yield passage(Told(f"{capital(told.text)}.", told.paths), Style.ITEM)


def dimension(draft: Draft, name: str, values: frozenset[str], path: tuple[str, ...]) -> Told:
    """One condition of a scope: what it is about, and the values that fit."""
    if name == "hours":
        found = draft.titles("hours", values, OR)
    elif name == "representative":
        found = Told(draft.voice.joined((draft.voice.pick(YES_NO[value]) for value in sorted(values)), OR))
    else:
        found = Told(draft.quoted(values, OR))
    return draft.say(
        ("{what} : {found}", "{what}: {found}"), path, what=draft.voice.pick(DIMENSIONS[name]), found=found
    )
