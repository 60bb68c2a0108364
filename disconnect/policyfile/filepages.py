"""The page that documents a policy file, key by key, in French and English; made from the keys themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.policyfile.commitments import KINDS
from disconnect.policyfile.sections.whole import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disconnect.policyfile.sections.whole import Section
    from disconnect.policyfile.spec import Key

HEADS = {
    "fr": """\
# Le fichier de politique, clé par clé

*Écrit par `scripts/written.py` à partir du code : ne pas modifier ici. [English version](policy-file.md).*

Un fichier TOML : des lignes `clé = valeur`, des tables entre crochets. Ce qui suit `#` est pour les lecteurs. Une clé
inconnue est une erreur. `disconnect policy check` dit ce qui ne va pas et où, `disconnect policy set` change une
valeur sans toucher au reste. Un éditeur qui connaît les schémas (Taplo, Even Better TOML) aide à la saisie si la
première ligne est `#:schema ./policy.schema.json` ; `disconnect policy schema --out policy.schema.json` l’écrit.
""",
    "en": """\
# The policy file, key by key

*Written by `scripts/written.py` out of the code: do not edit it here. [Version française](policy-file.fr.md).*

A TOML file: lines `key = value`, tables in brackets. What follows `#` is for readers. An unknown key is an error.
`disconnect policy check` says what is wrong and where, `disconnect policy set` changes one value and leaves the rest
as it is. An editor that knows schemas (Taplo, Even Better TOML) helps while you type when the first line is
`#:schema ./policy.schema.json`; `disconnect policy schema --out policy.schema.json` writes that schema.
""",
}
COLUMNS = {
    "fr": ("clé", "à quoi elle sert", "comment l’écrire", "exemple"),
    "en": ("key", "what it is for", "how to write it", "example"),
}
REQUIRED = {"fr": "obligatoire", "en": "required"}
KINDS_HEAD = {
    "fr": ("Natures d’engagement", ("nature", "titre", "clés nécessaires", "clés possibles")),
    "en": ("Kinds of commitment", ("kind", "title", "keys needed", "keys possible")),
}


def page(lang: str) -> str:
    """The page in one language.

    >>> page("en").splitlines()[0]
    '# The policy file, key by key'
    """
    parts = [HEADS[lang], *("\n".join(_section(section, lang)) for section in SECTIONS), "\n".join(_kinds(lang))]
    return "\n".join(parts)


def _section(section: Section, lang: str) -> Iterator[str]:
    number = LANGUAGES.index(lang)
    about = (section.fr, section.en)[number]
    yield f"## `{section.header}`" if section.header else f"## {about}"
    yield ""
    if section.header:
        yield from (f"{about}.", "")
    if section.spec.keys:
        yield from _table(section, lang)


LANGUAGES = ("fr", "en")


def _table(section: Section, lang: str) -> Iterator[str]:
    yield f"| {' | '.join(COLUMNS[lang])} |"
    yield "|---|---|---|---|"
    for key in section.spec.keys:
        yield f"| {' | '.join(_cells(key, lang))} |"
    yield ""


def _cells(key: Key, lang: str) -> tuple[str, str, str, str]:
    number = LANGUAGES.index(lang)
    required = f" ({REQUIRED[lang]})" if key.required else ""
    words = key.form.words()[number]
    return (
        f"`{key.name}`{required}",
        (key.fr, key.en)[number],
        words.replace("|", "\\|"),
        f"`{key.name} = {key.example}`",
    )


def _kinds(lang: str) -> Iterator[str]:
    head, columns = KINDS_HEAD[lang]
    yield from (f"## {head}", "", f"| {' | '.join(columns)} |", "|---|---|---|---|")
    for name, kind in KINDS.items():
        title = (kind.fr, kind.en)[LANGUAGES.index(lang)]
        yield f"| `{name}` | {title} | {_keys(kind.needs)} | {_keys(kind.may)} |"
    yield ""


def _keys(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)
