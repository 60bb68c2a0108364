"""Click's own words in French: the whole catalogue, and every error that a line can provoke."""

from __future__ import annotations

import gettext
import os
import re
from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po
from click.testing import CliRunner

from disconnect.cli import cli
from disconnect.cli.bilingual import argument, command, group, option
from disconnect.cli.kinds import FILE, FOLDER
from disconnect.cli.speaking import DOMAIN, LOCALES, speaking
from tests.app.small_files import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

CATALOGUE = LOCALES / "fr" / "LC_MESSAGES" / f"{DOMAIN}.po"
# What a programmer reads who declares a command wrongly, and what names no language.
FOR_PROGRAMMERS = {
    "Name '{name}' defined twice",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Could not determine name for option with declarations {decls!r}",
    (
        "No options defined but a name was passed ({name}). Did you mean to declare an argument instead? "
        "Did you mean to pass '--{name}'?"
    ),
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Invalid start character for option ({option})",
    "Unknown color {colour!r}",
    "Choice({choices})",
}
# What our commands have no occasion for: editors, bars, confirmations, deprecations, shells, Windows.
NOT_PROVOKED = re.compile(
    r"edit|Windows|Bash|^d$|\(dynamic\)|env var|deprecat|Deprecat|continue|prompting|Repeat|do not match\.|invalid\.?$|"
    r"e\.message|input$|stream|Positional|Could not open|unknown error|Missing (parameter|\{)|iterable|"
    r"Invalid value: |are required|not a valid UUID|^Argument "
)


@group(fr="Essai.")
def probe() -> None:
    """Probe."""


@command(of=probe, fr="Un essai.")
@argument("first", fr="PREMIER", type=click.Choice(["a", "b"]), required=False)
@option("--pair", nargs=2, envvar="PROBE_PAIR", fr="Deux.", en="Two.")
@option("--word", fr="Un mot.", en="A word.")
@option("--sure", type=click.BOOL, fr="Oui ?", en="Yes?")
@option("--number", type=click.INT, fr="Un nombre.", en="A number.")
@option("--share", type=click.IntRange(0, 100), fr="Une part.", en="A share.")
@option("--only", type=click.Choice(["x"]), fr="Une seule.", en="The only one.")
@option("--when", type=click.DateTime(["%Y"]), fr="Quand.", en="When.")
@option("--then", type=click.DateTime(["%Y", "%m"]), fr="Alors.", en="Then.")
@option("--there", type=click.Path(exists=True), fr="Là.", en="There.")
@option("--run", type=click.Path(executable=True, writable=True), fr="À lancer.", en="To run.")
@option("--file", type=FILE, fr="Un fichier.", en="A file.")
@option("--folder", type=FOLDER, default="here", show_default=True, fr="Un dossier.", en="A folder.")
def tried(**_: object) -> None:
    """Try."""


@command(of=probe, fr="Tout y est obligatoire.")
@argument("kind", fr="SORTE", type=click.Choice(["a", "b"]))
@option("--must", required=True, fr="Il le faut.", en="It must be.")
def needed(**_: object) -> None:
    """All is needed."""


HERE = str(Path(__file__).parent)
WRONG = [
    ((), "Commandes"),
    (("tried", "--help"), "[par défaut\N{NO-BREAK SPACE}: here]"),
    (("needed", "--help"), "[obligatoire]"),
    (("--nothing",), "L’option « --nothing » n’existe pas."),
    (("tryed",), "La commande « tryed » n’existe pas."),
    (("tried", "--wort", "x"), "L’option « --wort » n’existe pas. Vouliez-vous dire "),
    (("tried", "--th", "x"), "L’option « --th » n’existe pas."),
    (("tried", "--fil", "x"), "Vouliez-vous dire l’une de : "),
    (("tried", "a", "c"), "Il y a un mot de trop : c"),
    (("tried", "a", "c", "d"), "Il y a des mots de trop : c d"),
    (
        ("tried", "c"),
        "Valeur incorrecte pour « PREMIER » : « c » n’est pas l’une des valeurs possibles (« a », « b »).",
    ),
    (("tried", "--only", "y"), "Valeur incorrecte pour « --only » : « y » n’est pas « x »."),
    (("tried", "--pair", "1"), "L’option « --pair » attend 2 valeurs."),
    (("tried",), "Valeur incorrecte pour « --pair » : il y faut 2 valeurs, il y en a 1."),
    (("tried", "--word"), "L’option « --word » attend une valeur."),
    (("tried", "--help=1"), "L’option « --help » ne prend pas de valeur."),
    (("tried", "--sure", "x"), "« x » n’est ni oui"),
    (("tried", "--number", "l'un"), "« l'un » n’est pas un nombre entier."),
    (("tried", "--share", "101"), "101 est hors des limites 0<=x<=100."),
    (("tried", "--when", "x"), "« x » n’est pas écrit comme « %Y »."),
    (("tried", "--then", "x"), "« x » n’est écrit d’aucune de ces manières : « %Y », « %m »."),
    (("tried", "--there", "nowhere"), "« nowhere » n’existe pas."),
    (("tried", "--file", HERE), f"« {HERE} » est un dossier, pas un fichier."),
    (("tried", "--folder", __file__), f"« {__file__} » est un fichier, pas un dossier."),
    (("needed",), "Il manque l’argument « SORTE ». Choisissez parmi :\n\ta,\n\tb"),
    (("needed", "a"), "Il manque l’option « --must »."),
]


def answer(line: tuple[str, ...]) -> Result:
    env = {"PROBE_PAIR": "one"} if line == ("tried",) else {}
    with speaking("fr"):
        return CliRunner().invoke(probe, line, env=env)


@pytest.mark.parametrize(("line", "said"), [pytest.param(*row, id=" ".join(row[0])[:30]) for row in WRONG])
def test_click_s_own_words_are_french(line: tuple[str, ...], said: str) -> None:
    result = answer(line)
    assert result.exit_code == (0 if line[-1:] == ("--help",) else 2)
    assert said in result.output
    assert not re.search(r"Error|Usage:|Try ", result.output)


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The texts that click has looked up."""
    found: set[str] = set()

    def noting(usual: Callable[..., str]) -> Callable[..., str]:
        def look(domain: str, text: str, *more: Any) -> str:  # noqa: ANN401 - gettext's
            found.add(text)
            return usual(domain, text, *more)

        return look

    for name in ("dgettext", "dngettext"):
        monkeypatch.setattr(gettext, name, noting(getattr(gettext, name)))
    return found


@pytest.mark.usefixtures("nobody")
def test_every_text_of_click_that_a_user_can_see_was_seen(looked_up: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for line, _ in WRONG:
        answer(line)
    with pytest.raises(SystemExit):
        cli.main(["init", "somewhere", "--lang", "fr"])
    run("--version", "--lang", "fr")
    with speaking("fr"):
        click.version_option("1")(lambda: None)
        (click.Path(), click.Path(dir_okay=False), click.Path(file_okay=False))
        with pytest.raises(click.UsageError):
            probe.invoke(click.Context(probe))
    for right in (os.R_OK, os.W_OK, os.X_OK):
        monkeypatch.setattr(os, "access", lambda _path, asked, refused=right: asked != refused)
        assert "ne peut être" in answer(("tried", "--run", __file__)).stderr
    known = {text for text in messages_of_click() if text not in FOR_PROGRAMMERS and not NOT_PROVOKED.search(text)}
    assert known - looked_up == set()
    assert looked_up - catalogue().keys() - FOR_PROGRAMMERS == set()


def messages_of_click() -> set[str]:
    """The texts that the installed click marks for translation, by their singular."""
    found = set()
    for file in Path(click.__file__).parent.glob("*.py"):
        for _line, text, *_rest in extract_from_file("python", str(file)):
            found.add(text if isinstance(text, str) else text[0])
    return found


def catalogue() -> dict[str, Any]:
    with CATALOGUE.open("rb") as file:
        return {(each.id if isinstance(each.id, str) else each.id[0]): each for each in read_po(file) if each.id}


def test_the_catalogue_has_every_text_of_the_installed_click() -> None:
    assert len(messages_of_click()) > 40
    assert messages_of_click() - FOR_PROGRAMMERS - catalogue().keys() == set()


def test_the_compiled_catalogue_is_that_of_its_source() -> None:
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for text, each in catalogue().items():
        if isinstance(each.id, str):
            assert compiled.gettext(text) == each.string, "run scripts/written.py"
        else:
            forms = [compiled.ngettext(text, each.id[1], n) for n in (0, 1, 2)]
            assert forms == [each.string[0], *each.string], "run scripts/written.py"


@pytest.mark.parametrize("each", catalogue().values(), ids=lambda each: str(each.id)[:30])
def test_a_french_text_has_no_place_that_the_english_lacks(each: Any) -> None:  # noqa: ANN401 - Babel's
    english = [each.id] if isinstance(each.id, str) else each.id
    for text in [each.string] if isinstance(each.string, str) else each.string:
        assert set(re.findall(r"\{\w+", text)) <= set(re.findall(r"\{\w+", " ".join(english)))
