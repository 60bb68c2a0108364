"""Holiday calendars: `[holidays.NAME]`, with what the official lists say otherwise than the `holidays` package."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import holidays as package

from disconnect.model.phrase import phrase
from disconnect.model.policy import HolidayRule
from disconnect.policyfile.forms import Text
from disconnect.policyfile.mistakes import Fault, one_of, suggestion
from disconnect.policyfile.spec import Key, Spec
from disconnect.policyfile.times import Dates

if TYPE_CHECKING:
    from disconnect.policyfile.fields import Fields

# France's overseas territories have codes of their own beside those of the subdivisions.
_FRENCH = {"GP": "971", "MQ": "972", "GF": "973", "RE": "974", "YT": "976"} | {
    code: code for code in ("BL", "MF", "NC", "PF", "PM", "TF", "WF")
}


def _rule(**values: Any) -> HolidayRule:  # noqa: ANN401 - the values of the table
    """The calendar, with what the official list says otherwise than the package.

    Source:
        `policies/holidays/`: days that are customary but no public holidays in law are left out.
    """
    country, subdivision = _one_spelling(values.get("country", ""), values.get("subdivision", ""))
    official = official_changes(country, subdivision)
    return HolidayRule(
        id=values["id"],
        country=country,
        subdivision=subdivision,
        add=official.add | values.get("add", frozenset()),
        remove=official.remove | values.get("remove", frozenset()),
        leave_out=official.leave_out,
        every_year=official.every_year,
    )


def _one_spelling(country: str, subdivision: str) -> tuple[str, str]:
    """Country and subdivision as the package spells them: Bas-Rhin and Haut-Rhin are one there.

    >>> _one_spelling("RE", ""), _one_spelling("FR", "67")
    (('FR', '974'), ('FR', '6AE'))
    """
    if country in _FRENCH and not subdivision:
        return "FR", _FRENCH[country]
    return country, "6AE" if (country, subdivision) in {("FR", "67"), ("FR", "68")} else subdivision


def subdivision_name(country: str, subdivision: str, lang: str) -> str:
    """The name of a part of a country with its code, the bare code where the package has no name for it.

    >>> subdivision_name("CA", "QC", "fr"), subdivision_name("FR", "67", "en"), subdivision_name("CH", "XX", "fr")
    ('Québec (QC)', 'Alsace (67)', 'XX')
    """
    _, code = _one_spelling(country, subdivision)
    aliases: Mapping[str, str] = getattr(package.country_holidays(country), "subdivisions_aliases", {})
    names = [name for name, of in aliases.items() if of == code and not name.isupper()]
    if not names:
        return subdivision
    # The package gives Canada's names in English, then in French.
    return f"{names[-1 if (country, lang) == ('CA', 'fr') else 0]} ({subdivision})"


@cache
def official_changes(country: str, subdivision: str) -> HolidayRule:
    """What the official list of `country` changes in the package's dates for `subdivision`; nothing where none is kept.

    >>> official_changes("FR", "971").leave_out >= {"Vendredi saint"}
    True
    """
    changes = _changes(country)
    parts = [changes[part] for part in ("all", subdivision) if part in changes]
    listed_days = {
        key: [day for part in parts for day in part.get(key, ())]
        for key in ("add", "remove", "leave_out", "every_year")
    }
    return HolidayRule(
        id="",
        country=country,
        subdivision=subdivision,
        add=frozenset(map(date.fromisoformat, listed_days["add"])),
        remove=frozenset(map(date.fromisoformat, listed_days["remove"])),
        leave_out=frozenset(listed_days["leave_out"]),
        every_year=frozenset((int(day[:2]), int(day[3:])) for day in listed_days["every_year"]),
    )


def _changes(country: str) -> Mapping[str, Mapping[str, list[str]]]:
    known = {entry.name: entry for entry in (files("disconnect") / "policies" / "holidays").iterdir()}
    found = known.get(f"{country}.toml")
    return {} if found is None else tomllib.loads(found.read_text("utf-8"))


def _note_unknown(fields: Fields, values: Mapping[str, Any]) -> None:
    """Note a country or subdivision that the package does not know, and a calendar that holds nothing."""
    country, subdivision = _one_spelling(values.get("country", ""), values.get("subdivision", ""))
    countries = _countries()
    if "country" not in fields:
        _note_no_country(fields)
    elif country and country not in countries:
        fields.note("country", _no_country(country, countries))
    elif subdivision and subdivision not in countries.get(country, (subdivision,)):
        allowed = countries[country]
        mend = one_of(subdivision, allowed) if allowed else phrase("retirez la ligne", "drop the line")
        names = {"country": country, "name": subdivision}
        what = phrase("{country} n’a pas de région « {name} »", '{country} has no subdivision "{name}"', **names)
        fields.note("subdivision", Fault(code="subdivision-unknown", what=what, mend=mend))


def _no_country(country: str, countries: Iterable[str]) -> Fault:
    return Fault(
        code="country-unknown",
        what=phrase("il n’y a pas de pays « {name} »", 'there is no country "{name}"', name=country),
        mend=phrase(
            "{near}écrivez les deux lettres de la norme ISO 3166, comme FR, BE ou CA",
            "{near}use the two letters of ISO 3166, like FR, BE or CA",
            near=suggestion(country, countries),
        ),
    )


_COUNTRY_MISSING = Fault(
    code="country-missing",
    what=phrase("une région sans son pays ne dit rien", "a subdivision without a country says nothing"),
    mend=phrase('ajoutez country = "FR" (ou un autre)', 'add country = "FR" (or another)'),
)
_NO_DAYS = Fault(
    code="holidays-none",
    what=phrase("le calendrier n’a ni pays ni dates", "the calendar has neither a country nor dates"),
    mend=phrase(
        'ajoutez country = "FR" (ou un autre), ou des dates sous add = [2026-05-15]',
        'add country = "FR" (or another), or dates under add = [2026-05-15]',
    ),
)


def _note_no_country(fields: Fields) -> None:
    if "subdivision" in fields:
        fields.note("subdivision", _COUNTRY_MISSING)
    elif "add" not in fields:
        fields.note("", _NO_DAYS)


HOLIDAYS = Spec(
    make=_rule,
    check=_note_unknown,
    keys=(
        Key(
            name="country",
            form=Text(),
            fr="le pays, par ses deux lettres (ISO 3166)",
            en="the country, by its two letters (ISO 3166)",
            example='"FR"',
        ),
        Key(
            name="subdivision",
            form=Text(),
            fr="une partie du pays dont les jours diffèrent : en France le département, la collectivité (57, 971 …)",
            en="a part of the country whose days differ: in France the department or territory (57, 971 …)",
            example='"57"',
        ),
        Key(
            name="add",
            form=Dates(),
            fr="jours ajoutés par l’employeur",
            en="days that the employer adds",
            example="[2026-05-15]",
        ),
        Key(
            name="remove",
            form=Dates(),
            fr="jours retirés, par exemple la journée de solidarité",
            en="days taken away, the solidarity day for instance",
            example="[2026-05-25]",
        ),
    ),
    rules={
        "anyOf": [{"required": ["country"]}, {"required": ["add"]}],
        "dependentRequired": {"subdivision": ["country"]},
    },
)


@cache
def _countries() -> Mapping[str, tuple[str, ...]]:
    """Codes of the countries the package knows, each with those of its subdivisions."""
    return {code: tuple(parts) for code, parts in package.list_supported_countries(include_aliases=False).items()}
