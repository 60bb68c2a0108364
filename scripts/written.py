"""Writes what stands in the code into files for readers: metrics, findings, configurations to copy from, `click.mo`.

Run it after a change of the register or of the settings: ``.venv/bin/python scripts/written.py``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from disconnect.app.settings import EXAMPLES, example
from disconnect.cli.speaking import LOCALES
from disconnect.load.metrics import REGISTER
from disconnect.policyfile.filepages import page as file_page
from disconnect.policyfile.findings.pages import index, page
from disconnect.policyfile.findings.reading_pages import reading_index, reading_pages
from disconnect.policyfile.findings.register import REGISTER as CHECKS
from disconnect.policyfile.law.page import law_page
from disconnect.policyfile.schema import schema_text
from disconnect.report.figures import UNITS, words
from disconnect.report.texts import Texts
from disconnect.report.themes import OTHER, THEMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disconnect.model.report import Definition
    from disconnect.report.themes import Theme

HEADS = {
    "en": """\
# Metrics

*Written by `scripts/written.py` out of the register in `disconnect/load/metrics`: do not edit it here.
[Version française](metrics.fr.md).*

Every figure is a numerator over a denominator, for a group of people and a period, and is published with both and with
the number of people behind it. A definition that changes gets a new version; a report names the versions it used.
How the definitions are read where they leave a choice: [decision 0003](decisions/0003-readings-of-the-register.md).

*Counted by* says whose figures they are: the minimum group must be reached on each of these sides.
A metric whose source is missing is *not measured*; it is never 0.
""",
    "fr": """\
# Mesures

*Écrit par `scripts/written.py` à partir du registre (`disconnect/load/metrics`) : ne pas modifier ici.
[English version](metrics.md).*

Chaque valeur est un numérateur divisé par un dénominateur, pour un groupe et une période ; elle est publiée avec les
deux et avec le nombre de personnes qui sont derrière. Une définition qui change reçoit une nouvelle version ; le
rapport nomme celles qu’il a employées. Les lectures retenues là où une définition laisse un choix (en anglais) :
[décision 0003](decisions/0003-readings-of-the-register.md).

*Compté par* dit de qui sont les chiffres : le plus petit groupe doit être atteint de chacun de ces côtés.
Une mesure dont la source manque est *non mesurée* ; elle ne vaut jamais 0.
""",
}
ROWS = {
    "en": ("numerator:", "denominator:", "counted by:", "median and 9th decile of people, rounded to:", "note:"),
    "fr": (
        "numérateur\N{NO-BREAK SPACE}:",
        "dénominateur\N{NO-BREAK SPACE}:",
        "compté par\N{NO-BREAK SPACE}:",
        "médiane et 9e décile, arrondis à\N{NO-BREAK SPACE}:",
        "note\N{NO-BREAK SPACE}:",
    ),
}
AXES: Mapping[str, Mapping[str, str]] = {
    "en": {"s": "sender", "r": "recipient", "h": "superior", "p": "person"},
    "fr": {"s": "expéditeur", "r": "destinataire", "h": "supérieur", "p": "personne"},
}


def dictionary(t: Texts) -> str:
    """The metrics of the register as a page of Markdown, theme by theme."""
    themes = (chapter for theme in (*THEMES, OTHER) for chapter in _chapter(theme, t))
    return "\n".join((HEADS[t.lang], *themes))


def _chapter(theme: Theme, t: Texts) -> Iterator[str]:
    definitions = [metric.definition for metric in REGISTER if _theme(metric.definition) is theme]
    if definitions:
        yield f"## {t(theme.title)}\n\n{t(theme.about)}\n"
        yield from (_entry(definition, t) for definition in definitions)


def _theme(definition: Definition) -> Theme:
    word = definition.id.partition(".")[0]
    return next((theme for theme in THEMES if word in theme.words), OTHER)


def _entry(definition: Definition, t: Texts) -> str:
    said = (
        words(definition, t, "numerator"),
        words(definition, t, "denominator"),
        ", ".join(AXES[t.lang][axis] for axis in definition.axes),
        "" if definition.step is None else t.exact(definition.step),
        words(definition, t, "note"),
    )
    listed = "\n".join(f"- {name} {text}" for name, text in zip(ROWS[t.lang], said, strict=True) if text)
    title = words(definition, t, "title")
    return f"### `{definition.id}` · {title}\n\nversion {definition.version}, {t(UNITS[definition.unit])}\n\n{listed}\n"


def write(root: Path) -> None:
    """Write every file, below `root`."""
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "docs" / "metrics.md").write_text(dictionary(Texts("en")), encoding="utf-8")
    (root / "docs" / "metrics.fr.md").write_text(dictionary(Texts("fr")), encoding="utf-8")
    for lang, name in EXAMPLES.items():
        (root / name).write_text(example(lang), encoding="utf-8")
    (root / "docs" / "policy-file.md").write_text(file_page("en"), encoding="utf-8")
    (root / "docs" / "policy-file.fr.md").write_text(file_page("fr"), encoding="utf-8")
    (root / "docs" / "policy.schema.json").write_text(schema_text(), encoding="utf-8")
    (root / "docs" / "law.md").write_text(law_page("en"), encoding="utf-8")
    (root / "docs" / "law.fr.md").write_text(law_page("fr"), encoding="utf-8")
    _findings(root / "docs" / "findings")
    _compile(root / "disconnect" / "cli" / "locales")


def _compile(folder: Path) -> None:
    """The catalogue of click's words, as gettext reads it."""
    for source in LOCALES.rglob("*.po"):
        compiled = (folder / source.relative_to(LOCALES)).with_suffix(".mo")
        compiled.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as text, compiled.open("wb") as stream:
            write_mo(stream, read_po(text))


def _findings(folder: Path) -> None:
    """A page for each finding of `policy check`, with its examples, for each mistake of a file, and their index."""
    folder.mkdir(parents=True, exist_ok=True)
    examples = Path(__file__).parents[1] / "tests" / "policyfile" / "findings"
    (folder / "README.md").write_text(index() + reading_index(), encoding="utf-8")
    for check in CHECKS:
        failing, passing = ((examples / check.code / f"{name}.toml").read_text("utf-8") for name in ("fail", "pass"))
        (folder / f"{check.code}.md").write_text(page(check, failing, passing), encoding="utf-8")
    broken = {path.name: path.read_text("utf-8") for path in sorted((examples.parent / "broken").glob("*.toml"))}
    for code, text in reading_pages(broken, (examples.parent / "sound.toml").read_text("utf-8")).items():
        (folder / f"{code}.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1])
