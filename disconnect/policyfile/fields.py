"""One table of a policy file while it is read: values are asked for by name, mistakes noted, nothing passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import TypeVar

from disconnect.model.phrase import Phrase, Value, phrase
from disconnect.policyfile.faults import (
    BLANK,
    NO_TEXT,
    TWICE,
    missing,
    not_among,
    out_of_range,
    plain_value,
    some_of,
    unfit,
    unknown_key,
)
from disconnect.policyfile.mistakes import Fault, Mistake, Path

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

LANGUAGES = ("fr", "en")
TEXT = phrase('un texte entre guillemets droits, comme "office"', 'a text in straight quotes, like "office"')
DAYS = '["monday", "tuesday"]'
DATES = phrase(
    'une liste de dates, comme [2026-05-15, "2026-12-24"]', 'a list of dates, like [2026-05-15, "2026-12-24"]'
)
DAY = phrase("une date, année d’abord, comme 2026-04-01", "a date, year first, like 2026-04-01")
FLAG = phrase("true ou false, sans guillemets", "true or false, without quotes")
TABLE = phrase("une section à elle", "a table of its own")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Fields:
    """The keys of one table; what was asked for and is wrong is noted, what was never asked for is unknown.

    A wrong or missing value reads as the default (or as something empty), so that reading goes on and all mistakes
    of a file are found together; whoever made the first `Fields` must not use the values when there are mistakes.
    """

    def __init__(self, table: Mapping[str, object], path: Path, mistakes: list[Mistake]) -> None:
        """Read `table`, which stands under `path`, and note what is wrong in `mistakes`."""
        self.path = path
        self._table = table
        self._mistakes = mistakes
        self._asked: list[str] = []

    def __contains__(self, key: str) -> bool:
        """Whether the table has the key."""
        return key in self._table

    def __iter__(self) -> Iterator[str]:
        """The keys of the table, in the order of the file."""
        return iter(self._table)

    def note(self, key: str, fault: Fault) -> None:
        """Note a fault of the value under `key` ("" for the table itself)."""
        self._mistakes.append(Mistake(path=(*self.path, key) if key else self.path, fault=fault))

    @property
    def noted(self) -> int:
        """How many mistakes of the whole file have been noted so far."""
        return len(self._mistakes)

    @property
    def is_sound(self) -> bool:
        """Whether no mistake has been noted in this table or below it."""
        length = len(self.path)
        return not any(mistake.path[:length] == self.path for mistake in self._mistakes)

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required where there is no default. It may be empty only where the default is."""
        value = self._value(key, str, TEXT)
        if value is None:
            if default is None and key not in self._table:
                self._missing(key, '"…"')
            return default or ""
        if not value.strip() and default != "":
            self.note(key, BLANK)
        return value.strip()

    def titles(self, key: str) -> Mapping[str, str]:
        """A text in French and English: `{ fr = "…", en = "…" }`, or one text, which then stands for both."""
        if isinstance(self._table.get(key), str):
            return dict.fromkeys(LANGUAGES, self.text(key))
        if key not in self._table:
            self._asked.append(key)
            self._missing(key, '{ fr = "…", en = "…" }')
            return dict.fromkeys(LANGUAGES, "")
        both = self.inner(key)
        found = {language: both.text(language, default="") for language in LANGUAGES}
        both.close()
        spoken = [text for text in found.values() if text]
        if not spoken:
            self.note(key, NO_TEXT)
        return {language: text or "".join(spoken) for language, text in found.items()}

    def known(self, key: str, allowed: Iterable[str], kind: str, default: str | None = None) -> str:
        """A text that names one of `allowed`; `kind` is what those are, for the message."""
        name, names = self.text(key, default), tuple(allowed)
        if name and name not in names:
            self.note(key, not_among(name, names, kind, "one"))
        return name

    def names(self, key: str, example: str = DAYS) -> tuple[str, ...]:
        """A list of texts, empty where there is none; an empty list and a repeated text are mistakes."""
        form = phrase("une liste de textes, comme {example}", "a list of texts, like {example}", example=example)
        value = self._value(key, list, form)
        found = tuple(item.strip() for item in value or () if isinstance(item, str))
        if value is not None and len(found) < len(value):
            self._wrong_type(key, value, form)
        elif value is not None and not value:
            what = phrase("la liste est vide", "the list is empty")
            mend = phrase("écrivez {form}, ou retirez la ligne", "write {form}, or drop the line", form=form)
            self.note(key, Fault(code="list-empty", what=what, mend=mend))
        elif len(set(found)) < len(found):
            self.note(key, TWICE)
        return tuple(dict.fromkeys(found))

    def choices(self, key: str, kind: type[E]) -> frozenset[E]:
        """A list of values of an enumeration, by their names in the file."""
        allowed = {member.value: member for member in kind}
        found = self.names(key, f'["{next(iter(allowed))}"]')
        for name in (name for name in found if name not in allowed):
            what = phrase(
                "« {name} » n’est pas une valeur de « {key} »", '"{name}" is no value of "{key}"', name=name, key=key
            )
            self.note(key, Fault(code=f"{key}-unknown", what=what, mend=some_of(name, allowed)))
        return frozenset(allowed[name] for name in found if name in allowed)

    def whole(self, key: str, *, default: int, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        bounds: dict[str, Value] = {"low": low, "high": high}
        value = self._value(
            key,
            int,
            phrase("un nombre entier de {low} à {high}", "a whole number from {low} to {high}", **bounds),
        )
        if value is None:
            return default
        if not low <= value <= high:
            mend = phrase("allez de {low} à {high}", "use {low} to {high}", **bounds)
            self.note(key, out_of_range(str(value), mend))
        return value

    def number(self, key: str, *, low: float, high: float) -> float:
        """A number, whole or with decimals, from `low` to `high`, both included."""
        bounds: dict[str, Value] = {"low": f"{low:.9g}", "high": f"{high:.9g}"}
        form = phrase("un nombre de {low} à {high}", "a number from {low} to {high}", **bounds)
        kind: type[float] = int if type(self._table.get(key)) is int else float
        value = self._value(key, kind, form)
        if value is None:
            return low
        if not low <= value <= high:
            mend = phrase("écrivez {form}", "use {form}", form=form)
            self.note(key, out_of_range(f"{value:g}", mend))
        return value

    def day(self, key: str) -> date | None:
        """A date, bare or in quotes; None where it is none."""
        self._asked.append(key)
        value = self._table.get(key)
        found = _date(value)
        if found is None and value is not None:
            self._wrong_type(key, value, DAY)
        return found

    def flag(self, key: str) -> bool | None:
        """True, false, or None where nothing is said."""
        return self._value(key, bool, FLAG)

    def dates(self, key: str) -> frozenset[date]:
        """A list of dates, bare or in quotes."""
        found = [_date(item) for item in self._value(key, list, DATES) or []]
        if None in found:
            self._wrong_type(key, self._table[key], DATES)
        return frozenset(day for day in found if day is not None)

    def inner(self, key: str) -> Fields:
        """The table under `key`, empty where there is none."""
        return Fields(self._value(key, dict, TABLE) or {}, (*self.path, key), self._mistakes)

    def tables(self, key: str) -> Iterator[tuple[str, Fields]]:
        """Name and fields of each table under `key`, as in `[hours.office]`."""
        form = phrase("des sections comme [{key}.NOM]", "tables like [{key}.NAME]", key=key)
        for name, table in (self._value(key, dict, form) or {}).items():
            if isinstance(table, dict):
                yield name, Fields(table, (*self.path, key, name), self._mistakes)
            else:
                self._mistakes.append(Mistake(path=(*self.path, key, name), fault=plain_value(key, name)))

    def names_below(self, key: str) -> tuple[str, ...]:
        """The names of the tables under `key`, whether or not anybody asks for these."""
        below = self._table.get(key)
        return tuple(below) if isinstance(below, dict) else ()

    def rows(self, key: str) -> tuple[Fields, ...]:
        """The rows of a list of tables, as in `[[responses]]`."""
        form = phrase("des lignes qui commencent chacune par [[{key}]]", "rows that each begin with [[{key}]]", key=key)
        value = self._value(key, list, form) or []
        if not all(isinstance(row, dict) for row in value):
            self._wrong_type(key, value, form)
            return ()
        return tuple(Fields(row, (*self.path, key, number), self._mistakes) for number, row in enumerate(value))

    def others(self) -> tuple[str, ...]:
        """The keys nobody asked for."""
        return tuple(key for key in self._table if key not in self._asked)

    def raw(self, key: str) -> object:
        """The value as it stands, for a reader that takes it in several forms."""
        self._asked.append(key)
        return self._table.get(key)

    def pass_over(self, key: str) -> None:
        """Let `key` count as asked for: what is wrong with it has been noted already."""
        self._asked.append(key)

    def close(self, also: Iterable[str] = (), near: Iterable[str] = ()) -> None:
        """Note every key nobody asked for; `also` names keys that could have been there, for the advice.

        `near` are other ways of writing those, which are suggested and not listed.
        """
        allowed = tuple(dict.fromkeys((*also, *self._asked)))
        for key in self.others():
            self.note(key, unknown_key(key, allowed, tuple(near)))

    def _value(self, key: str, kind: type[T], form: Phrase) -> T | None:
        """The value, None where there is none or it is not of the type asked for."""
        self._asked.append(key)
        value = self._table.get(key)
        # `type` and not isinstance: to Python true is a whole number, to the writer of a policy it is not.
        if value is None or type(value) is kind:
            return value
        self._wrong_type(key, value, form)
        return None

    def _wrong_type(self, key: str, value: object, form: Phrase) -> None:
        self.note(key, unfit(value, phrase("écrivez {form}", "write {form}", form=form)))

    def _missing(self, key: str, form: str) -> None:
        self.note(key, missing(key, form))


def _date(item: object) -> date | None:
    """A bare or quoted date, None for anything else (a date with a time of day, or written in another way)."""
    if type(item) is date:
        return item
    try:
        return date.fromisoformat(item) if isinstance(item, str) and _DATE.fullmatch(item) else None
    except ValueError:
        return None
