"""What is wrong with a key or a value of a policy file, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from disconnect.model.phrase import Phrase, joined, phrase
from disconnect.policyfile.mistakes import Fault, listed, one_of, suggestion

NO_TEXT = Fault(
    code="text-empty",
    what=phrase("il n’y a pas de texte", "there is no text"),
    mend=phrase('écrivez { fr = "…", en = "…" }', 'write { fr = "…", en = "…" }'),
)
BLANK = Fault(
    code="text-empty",
    what=phrase("le texte est vide", "the text is empty"),
    mend=phrase("écrivez quelque chose, ou retirez la ligne", "write something, or drop the line"),
)
TWICE = Fault(
    code="name-twice",
    what=phrase("la liste contient deux fois la même chose", "the list has something twice"),
    mend=phrase("ne l’écrivez qu’une fois", "keep it once"),
)
NONE_OF: Mapping[str, str] = {
    "clause": "de clause",
    "hours": "d’horaires",
    "slot": "de plage",
    "nudge": "de rappel",
    "holiday calendar": "de calendrier de jours fériés",
}
"""That there is none of a kind, in French: il n’y a pas …"""
SECTIONS: Mapping[str, str] = {
    "clause": "clauses",
    "hours": "hours",
    "holiday calendar": "holidays",
    "slot": "slots",
    "nudge": "nudges",
}
"""Where the file itself says what there is of a kind."""


def missing(key: str, form: str) -> Fault:
    """That a key is missing, and how it may be written."""
    return Fault(
        code="key-missing",
        what=phrase("« {key} » manque", '"{key}" is missing', key=key),
        mend=phrase("ajoutez une ligne : {key} = {form}", "add a line: {key} = {form}", key=key, form=form),
    )


def unfit(value: object, mend: Phrase) -> Fault:
    """That a value has not the form that is asked for."""
    what = phrase("{value} ne convient pas ici", "{value} does not fit here", value=shown(value))
    return Fault(code="value-form", what=what, mend=mend)


def some_of(name: str, allowed: Iterable[str]) -> Phrase:
    """How to mend a name of a list that is none of `allowed`."""
    names = tuple(allowed)
    parts = {"near": suggestion(name, names), "names": listed(names)}
    return phrase("{near}choisissez parmi : {names}", "{near}use some of: {names}", **parts)


def not_among(name: str, allowed: Iterable[str], kind: str, wanted: str = "some") -> Fault:
    """That a name is none of those allowed, and where it may be declared; `wanted` is one of them, or some."""
    names = tuple(allowed)
    mend = one_of(name, names) if wanted == "one" else some_of(name, names)
    if kind in SECTIONS:
        parts = {"mend": mend, "section": SECTIONS[kind], "name": name}
        mend = phrase("{mend}, ou ajoutez [{section}.{name}]", "{mend}, or add [{section}.{name}]", **parts)
    none = "il n’y a pas {of} « {name} »" if kind in NONE_OF else "« {name} » n’est pas une valeur de « {kind} »"
    said = kind.replace(" ", "_"), kind
    what = phrase(none, 'unknown {kind}: "{name}"', name=name, kind=said, of=NONE_OF.get(kind, ""))
    return Fault(code=f"{kind.replace(' ', '-')}-unknown", what=what, mend=mend)


def unknown_key(key: str, allowed: tuple[str, ...], near: tuple[str, ...]) -> Fault:
    """That a key means nothing here, with those that do; `near` are other ways of writing those."""
    parts = {"near": suggestion(key, (*allowed, *near)), "names": listed(allowed)}
    return Fault(
        code="key-unknown",
        what=phrase("« {key} » n’a pas de sens ici", '"{key}" means nothing here', key=key),
        mend=phrase("{near}possibles ici : {names}", "{near}allowed here: {names}", **parts),
    )


def out_of_range(value: str, mend: Phrase) -> Fault:
    """That a number lies outside its bounds."""
    what = phrase("{value} sort des limites", "{value} is out of range", value=value)
    return Fault(code="number-out-of-range", what=what, mend=mend)


def plain_value(key: str, name: str) -> Fault:
    """That a plain value stands where a table is needed."""
    return Fault(
        code="not-a-table",
        what=phrase(
            "« {name} » est une valeur simple, et [{key}] contient des sections",
            '"{name}" is a plain value, and [{key}] holds tables',
            name=name,
            key=key,
        ),
        mend=phrase(
            "écrivez-en une section à part : [{key}.NOM]", "write it as a table of its own: [{key}.NAME]", key=key
        ),
    )


def shown(value: object) -> str:
    """A value of a policy file for an error, as it might stand in the file, and not too long of it.

    >>> shown(True), shown(["monday", 9])
    ('true', '["monday", 9]')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= LONGEST_SHOWN else f'"{value[:LONGEST_SHOWN]}…"'
    if isinstance(value, dict):
        return phrase("une section", "a table")
    if isinstance(value, list):
        return joined(["[", joined(map(shown, value), ", "), "]"])
    return str(value)


LONGEST_SHOWN = 60
