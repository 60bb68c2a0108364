"""How a plan of a report is told: a comparison of groupings, the groups merged, and each metric's count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table

from disconnect.cli.common import error_json, output, sentence
from disconnect.model.phrase import colon, in_language, phrase
from disconnect.report.figures import names_text, path_text, words
from disconnect.report.head import level_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disconnect.app.foreseeing import Foreseen, Tally
    from disconnect.model.period import Period
    from disconnect.model.phrase import Phrase
    from disconnect.model.report import Group
    from disconnect.report.texts import Texts

BESIDE = 4
"""Groupings beside one another in a table of metrics: as many as 80 columns hold."""
HEADINGS = (
    phrase("découpage", "grouping"),
    phrase("groupes", "groups"),
    phrase("réunis", "merged"),
    phrase("montrés", "shown"),
    phrase("cachés", "hidden"),
    phrase("sur", "of"),
)
METRIC = phrase("mesure (montrés/tous)", "metric (shown/all)")
NOT_AGREED = phrase("non convenu", "not agreed")
UNPROTECTED = phrase("impossible", "not possible")
COARSER = phrase("* plus grand, pour comparer", "* larger, to compare")
MERGED = phrase("Groupes réunis, car ils sont petits :", "Groups merged, because they are small:")
NO_FILE = phrase(
    "Rien n’est publié ni inscrit au registre. Choisissez un seul découpage et tenez-vous-y : deux rapports qui se "
    "recoupent en disent plus qu’un seul.",
    "Nothing is published or recorded. Choose one grouping and keep to it: two overlapping reports say more than one.",
)


def show_plan(found: Sequence[Foreseen], periods: Sequence[Period], t: Texts) -> None:
    """The plan in a terminal of 80 columns; it tells how many figures, and no figure."""
    console = output()
    console.print(", ".join(t.period(period) for period in periods))
    console.print(_comparison(found, t))
    for each in () if all(each.is_asked for each in found) else (COARSER,):
        console.print(in_language(each, t.lang))
    for line in _refusals(found):
        console.print(in_language(line, t.lang), soft_wrap=True)
    _show_merged(found, t)
    built = [each for each in found if each.refusal is None]
    for first in range(0, len(built), BESIDE):
        console.print()
        console.print(_metrics(built[first : first + BESIDE], t))
    console.print()
    console.print(in_language(NO_FILE, t.lang))


def plan_json(found: Sequence[Foreseen], periods: Sequence[Period], t: Texts) -> dict[str, object]:
    """The plan as JSON."""
    return {"periods": [period.label for period in periods], "groupings": [_json(each, t) for each in found]}


def _comparison(found: Sequence[Foreseen], t: Texts) -> Table:
    table = Table(box=None, pad_edge=False)
    for place, heading in enumerate(HEADINGS):
        table.add_column(in_language(heading, t.lang), justify="right" if place else "left")
    for each in found:
        table.add_row(_name(each, t), *_numbers(each, t.lang))
    return table


def _name(each: Foreseen, t: Texts) -> str:
    """The grouping in words, and as it is typed where that is another word."""
    said = level_text(each.level, t)
    typed = "" if said == each.level else f" ({each.level})"
    return f"{said}{typed}{'' if each.is_asked else ' *'}"


def _numbers(each: Foreseen, lang: str) -> tuple[str, ...]:
    if each.refusal is not None:
        return ("", "", in_language(UNPROTECTED if each.is_agreed else NOT_AGREED, lang))
    total = each.total
    return tuple(map(str, (len(each.groups), len(each.merged), total.shown, total.hidden, total.of)))


def _refusals(found: Sequence[Foreseen]) -> Iterator[Phrase]:
    """Why some groupings would give no report, each reason once."""
    told = {str(line): line for each in found if each.refusal is not None for line in [sentence(each.refusal)]}
    for line in told.values():
        yield phrase("! {line}", "! {line}", line=line)


def _show_merged(found: Sequence[Foreseen], t: Texts) -> None:
    merged = [(each, group) for each in found for group in each.merged]
    if not merged:
        return
    console = output()
    console.print()
    console.print(in_language(MERGED, t.lang))
    for each, group in merged:
        console.print(f"  {in_language(colon(level_text(each.level, t), _group(group)), t.lang)}")


def _group(group: Group) -> str:
    above = path_text(group)
    return f"{names_text(group)} ({above})" if above else names_text(group)


def _metrics(beside: Sequence[Foreseen], t: Texts) -> Table:
    """Each metric's figures shown, of all that there are, by grouping."""
    table = Table(box=None, pad_edge=False)
    table.add_column(in_language(METRIC, t.lang), ratio=1)
    for each in beside:
        table.add_column(level_text(each.level, t), justify="right", max_width=12)
    tallies = [{definition.id: tally for definition, tally in each.metrics} for each in beside]
    definitions = {definition.id: definition for each in beside for definition, _ in each.metrics}
    for name, definition in definitions.items():
        table.add_row(words(definition, t, "title"), *(_tally(of.get(name)) for of in tallies))
    return table


def _tally(tally: Tally | None) -> str:
    return "" if tally is None else f"{tally.shown}/{tally.of}"


def _json(each: Foreseen, t: Texts) -> dict[str, object]:
    refusal = None if each.refusal is None else error_json(each.refusal, t.lang)
    return {
        "level": each.level,
        "is_asked": each.is_asked,
        "is_agreed": each.is_agreed,
        "refusal": refusal,
        "groups": len(each.groups),
        "merged": [{"names": list(group.names), "path": list(group.path)} for group in each.merged],
        **_tally_json(each.total),
        "metrics": [
            {"id": definition.id, "title": words(definition, t, "title"), **_tally_json(tally)}
            for definition, tally in each.metrics
        ],
    }


def _tally_json(tally: Tally) -> dict[str, int]:
    return {"shown": tally.shown, "hidden": tally.hidden, "of": tally.of}
