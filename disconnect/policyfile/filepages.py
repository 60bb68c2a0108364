"""The page that documents a policy file, key by key, in French and English; made from the keys themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.policyfile.commitments import ALWAYS, KINDS
from disconnect.policyfile.forms import Among, One
from disconnect.policyfile.meanings import MEANINGS, values_of
from disconnect.policyfile.sections.whole import POLICY
from disconnect.policyfile.tables import TABLES, Rows, Tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disconnect.policyfile.meanings import Pair
    from disconnect.policyfile.spec import Free, Key, Spec

LANGUAGES = ("fr", "en")
HEADS = {
    "fr": """\
# Le fichier de politique, clé par clé

*Écrit par `scripts/written.py` à partir du code : ne pas modifier ici. [English version](policy-file.md).*

Une politique est un fichier de texte, en TOML : des lignes `clé = valeur`, rangées sous des titres entre crochets. Ce
qui suit `#` est pour les lecteurs. On part d’un [modèle](../policies/templates/README.md) ; le texte à annexer à
l’accord s’en tire par `disconnect policy charter`.

- Un texte et une heure sont entre guillemets droits : `"office"`, `"09:00"`. Une date est nue : `2026-04-01`. Plusieurs
  valeurs sont entre crochets : `["lundi", "jeudi"]`.
- Un texte destiné aux personnes s’écrit une fois, `title = "Accord"`, ou dans les deux langues :
  `title = { fr = "Accord", en = "Agreement" }`.
- NOM, dans un titre, est un nom que vous choisissez : lettres, chiffres, espaces, points, - et _. S’il a des accents,
  des espaces ou des points, il s’écrit entre guillemets : `[clauses."congés payés"]`. D’autres clés y renvoient.
  `[[…]]` est une ligne d’une liste ; on en écrit autant qu’il en faut, et leur ordre compte.
- Une clé que le programme ne connaît pas est une erreur. `disconnect policy check` dit ce qui ne va pas et à quelle
  ligne. `disconnect policy set FICHIER CLÉ VALEUR` change une valeur et ne touche à rien d’autre : ni aux commentaires,
  ni à la mise en page.
- Un éditeur qui connaît les schémas JSON (Taplo, Even Better TOML) complète et vérifie pendant la saisie si la première
  ligne du fichier est `#:schema ./policy.schema.json` et si ce schéma est à côté :
  `disconnect policy schema --out policy.schema.json` l’écrit.

*Sans la clé* dit ce qui vaut quand elle n’est pas écrite ; un tiret : rien n’est dit.

Toujours remis, quoi que dise le fichier : le courriel automatique, celui qu’on s’adresse à soi-même, celui dont
l’expéditeur ou le destinataire n’est pas une personne de l’annuaire, celui qui est déclaré urgent, et celui qui arrive
pendant le temps de travail hors des plages que nomme une ligne.
""",
    "en": """\
# The policy file, key by key

*Written by `scripts/written.py` out of the code: do not edit it here. [Version française](policy-file.fr.md).*

A policy is a text file, in TOML: lines `key = value`, under headings in brackets. What follows `#` is for readers. One
starts from a [template](../policies/templates/README.md); the text to annex to the agreement is made from it by
`disconnect policy charter`.

- A text and a time of day stand in straight quotes: `"office"`, `"09:00"`. A date is bare: `2026-04-01`. Several values
  stand in brackets: `["monday", "thursday"]`.
- A text for people is written once, `title = "Agreement"`, or in both languages:
  `title = { fr = "Accord", en = "Agreement" }`.
- NAME, in a heading, is a name of your own: letters, digits, spaces, dots, - and _. With accents, spaces or dots it
  stands in quotes: `[clauses."congés payés"]`. Other keys refer to it. `[[…]]` is a row of a list; there are as many
  as it takes, and their order counts.
- A key that the program does not know is an error. `disconnect policy check` says what is wrong and on which line.
  `disconnect policy set FILE KEY VALUE` changes one value and touches nothing else: neither comments nor layout.
- An editor that knows JSON Schema (Taplo, Even Better TOML) completes and checks while you type when the first line of
  the file is `#:schema ./policy.schema.json` and that schema lies beside it:
  `disconnect policy schema --out policy.schema.json` writes it.

*Unless given* says what holds where the key is not written; a dash: nothing is said.

Always delivered, whatever the file says: automatic mail, mail to oneself, mail from or to anybody who is no person of
the directory, mail declared urgent, and mail that arrives in working time outside the slots that a row names.
""",
}
COLUMNS = {
    "fr": ("clé", "à quoi elle sert", "comment l’écrire", "sans la clé", "exemple"),
    "en": ("key", "what it is for", "how to write it", "unless given", "example"),
}
REQUIRED: Pair = ("obligatoire", "required")
TOP: Pair = ("En tête du fichier", "At the head of the file")
ONE: Pair = ("une valeur : {list}", "one value: {list}")
SEVERAL: Pair = ("une ou plusieurs valeurs : {list}", "one or several values: {list}")
BELOW: Pair = ("voir {section}", "see {section}")
NAME: Pair = ("NOM", "NAME")
VALUES: Pair = ("Valeurs", "Values")
VALUE_COLUMNS = {"fr": ("valeur", "sens"), "en": ("value", "meaning")}
KINDS_HEAD: Pair = ("Natures d’engagement", "Kinds of commitment")
KINDS_TEXT: Pair = (
    "Toutes les natures admettent aussi : {keys}. Une clé qui n’est pas nommée à la ligne d’une nature est une erreur.",
    "Every kind may also have: {keys}. A key that the row of a kind does not name is an error.",
)
KIND_COLUMNS = {
    "fr": ("nature", "sens", "clés nécessaires", "clés possibles"),
    "en": ("kind", "meaning", "keys needed", "keys possible"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One kind of table: where it stands, the key that it is the value of, and its own keys; `path` is () for the file.

    A name of one's own is `NAME` in the path, and a row `*`.
    """

    path: tuple[str, ...]
    key: Key | None
    spec: Spec

    def header(self, lang: str) -> str:
        """The heading as a writer types it.

        >>> [section.header("en") for section in sections()][1:6:4]
        ['[identity]', '[[hours.NAME.weeks]]']
        """
        words = ".".join(_in(NAME, lang) if part == "NAME" else part for part in self.path if part != "*")
        return f"[[{words}]]" if self.path[-1:] == ("*",) else f"[{words}]"


def sections() -> tuple[Section, ...]:
    """Every kind of table of a policy file, the file itself first, in the order of the page."""
    return tuple(_walk(Section(path=(), key=None, spec=POLICY)))


def _walk(section: Section) -> Iterator[Section]:
    yield section
    for key in section.spec.keys:
        if isinstance(key.form, TABLES):
            below = ("NAME",) if isinstance(key.form, Tables) else ("*",) if isinstance(key.form, Rows) else ()
            yield from _walk(Section(path=(*section.path, key.name, *below), key=key, spec=key.form.spec))


def page(lang: str) -> str:
    """The page in one language.

    >>> page("en").splitlines()[0]
    '# The policy file, key by key'
    """
    parts = [HEADS[lang], *("\n".join(_section(section, lang)) for section in sections())]
    return "\n".join((*parts, "\n".join(_values(lang)), "\n".join(_kinds(lang))))


def _in(words: Pair, lang: str) -> str:
    return words[LANGUAGES.index(lang)]


def _section(section: Section, lang: str) -> Iterator[str]:
    if section.key is None:
        yield from (f"## {_in(TOP, lang)}", "")
    else:
        yield from (f"## `{section.header(lang)}`", "", f"{_capital(_in((section.key.fr, section.key.en), lang))}.", "")
    keys = [key for key in section.spec.keys if section.path or not isinstance(key.form, TABLES)]
    rows = [_cells(section, key, lang) for key in keys]
    free = section.spec.free
    yield from _table(COLUMNS[lang], [*rows, *([_free_cells(free, lang)] if free else [])])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = tuple(columns)
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    yield from (f"| {' | '.join(cells)} |" for cells in rows)
    yield ""


def _cells(section: Section, key: Key, lang: str) -> tuple[str, ...]:
    unless = f"*{_in(REQUIRED, lang)}*" if key.required else f"`{key.default}`" if key.default else ""
    return (
        f"`{key.name}`",
        _in((key.fr, key.en), lang),
        _how(section, key, lang),
        unless or _in(key.otherwise, lang) or "–",
        f"`{key.name} = {key.example}`",
    )


def _free_cells(free: Free, lang: str) -> tuple[str, ...]:
    words = _in(free.form.words(), lang)
    return f"`{free.name}` …", _in((free.fr, free.en), lang), words, "–", f"`{free.name} = {free.example}`"


def _how(section: Section, key: Key, lang: str) -> str:
    """How the value is written, with a link to the list of values or to the section it comes from."""
    if isinstance(key.form, TABLES):
        inner = next(_walk(Section(path=(*section.path, key.name), key=key, spec=key.form.spec)))
        found = next(
            each for each in sections() if each.spec is inner.spec and each.path[: len(inner.path)] == inner.path
        )
        header = found.header(lang)
        return _in(BELOW, lang).format(section=f"[`{header}`](#{anchor(header)})")
    if key.name == "kind" and key.form == Among(tuple(KINDS)):
        return _in(ONE, lang).format(list=_link(KINDS_HEAD, lang))
    values = values_of(key.form)
    if values is None:
        return _in(key.form.words(), lang)
    words = ONE if isinstance(key.form, One | Among) else SEVERAL
    return _in(words, lang).format(list=_link(MEANINGS[values].title, lang))


def _link(title: Pair, lang: str) -> str:
    words = _in(title, lang)
    return f"[{words}](#{anchor(words)})"


def anchor(heading: str) -> str:
    """The anchor of a heading, as code hosts make it.

    >>> anchor("[[hours.NAME.weeks]]"), anchor("Kinds of commitment")
    ('hoursnameweeks', 'kinds-of-commitment')
    """
    kept = (sign for sign in heading.lower() if sign.isalnum() or sign in "_- ")
    return "".join(kept).replace(" ", "-")


def _values(lang: str) -> Iterator[str]:
    yield from (f"## {_in(VALUES, lang)}", "")
    for values in MEANINGS.values():
        yield from (f"### {_in(values.title, lang)}", "")
        rows = ((f"`{value}`", _in(meaning, lang)) for value, meaning in values.meanings.items())
        yield from _table(VALUE_COLUMNS[lang], rows)


def _kinds(lang: str) -> Iterator[str]:
    always = _keys(key for key in ALWAYS if key not in {"clause", "kind"})
    yield from (f"## {_in(KINDS_HEAD, lang)}", "", _in(KINDS_TEXT, lang).format(keys=always), "")
    rows = (
        (f"`{name}`", _in((kind.fr, kind.en), lang), _keys(kind.needs) or "–", _keys(kind.may) or "–")
        for name, kind in KINDS.items()
    )
    yield from _table(KIND_COLUMNS[lang], rows)


def _keys(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
