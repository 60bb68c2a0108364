"""What the commands share: options, how problems are told, exit codes."""

from __future__ import annotations

import json
import os
from functools import wraps
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click
from rich.console import Console

from disconnect.app.config import LANGUAGES, language_at
from disconnect.app.misuse import MisuseError
from disconnect.cli.bilingual import option
from disconnect.cli.kinds import FILE
from disconnect.errors import DisconnectError
from disconnect.model.phrase import colon, in_language, joined, phrase
from disconnect.model.refusals import reason

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from disconnect.model.phrase import Phrase
    from disconnect.model.problem import Problem

P = ParamSpec("P")
R = TypeVar("R")

DONE, PROBLEMS, USAGE, NOTHING = 0, 1, 2, 3
SHOWN_PROBLEMS = 20
# Years for which working calendars are made.
YEARS = range(1990, 2200)

CONFIG = Path("config.toml")
CONFIG_VARIABLE = "DISCONNECT_CONFIG"
config_option = option(
    "--config",
    "config",
    type=FILE,
    default=CONFIG,
    envvar=CONFIG_VARIABLE,
    show_default=True,
    fr="Le fichier de configuration.",
    en="The configuration file.",
)
json_option = option(
    "--json",
    "as_json",
    is_flag=True,
    fr="Écrire un objet JSON au lieu d’un texte.",
    en="Print one JSON object instead of text.",
)
lang_option = option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=None,
    fr="Langue (par défaut : celle de la configuration).",
    en="Language (default: configured).",
)


def output() -> Console:
    """The terminal, as wide as it is; nothing is taken for markup."""
    return Console(markup=False, highlight=False, soft_wrap=False)


def errors() -> Console:
    """Where progress and problems go, so that what a command prints can be piped."""
    return Console(stderr=True, markup=False, highlight=False)


def told(command: Callable[P, R]) -> Callable[P, R]:
    """Tell a failure as where, what and how to mend it (as JSON where asked for), and exit with 1, or 2 for a misuse.

    A disk or a folder that fails is told without its path, which may be named after a person; Ctrl-C says that
    nothing is lost.
    """

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except BrokenPipeError:
            raise
        except (DisconnectError, OSError, KeyboardInterrupt) as error:
            failure = _failure(error)
            _tell(failure, language_of(kwargs), is_json=bool(kwargs.get("as_json")))
            raise click.exceptions.Exit(USAGE if isinstance(failure, MisuseError) else PROBLEMS) from error

    return run


INTERRUPTED = DisconnectError(
    where=phrase("interrompu", "interrupted"),
    what=phrase(
        "arrêté avant la fin ; ce qui était enregistré le reste", "stopped before the end; what was stored stays"
    ),
    mend=phrase(
        "relancez la même commande : elle reprend où elle en était, et ne compte rien deux fois",
        "run the same command again: it goes on from there, and counts nothing twice",
    ),
)


def _failure(error: DisconnectError | OSError | KeyboardInterrupt) -> DisconnectError:
    if isinstance(error, DisconnectError):
        return error
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    return DisconnectError(
        where=phrase("cette machine", "this machine"),
        what=phrase(
            "un fichier ou un dossier ne peut être lu ou écrit ({why})",
            "a file or folder cannot be read or written ({why})",
            why=reason(error),
        ),
        mend=phrase(
            "vérifiez la place sur le disque et les droits sur les dossiers de config.toml (disconnect doctor), puis "
            "recommencez",
            "check the room on the disk and the rights on the folders in config.toml (disconnect doctor), run again",
        ),
    )


def language_of(options: Mapping[str, object]) -> str:
    """The language that the options of a command ask for, else its configuration, else the user's own (or French)."""
    asked, config = options.get("lang"), options.get("config")
    named = config if isinstance(config, Path) else Path(os.environ.get(CONFIG_VARIABLE) or CONFIG)
    return str(asked or "") or language_at(named) or ("en" if _locale().startswith("en") else "fr")


def language_on(line: Sequence[str]) -> str:
    """The language that a command line asks for, before anything is known of its commands."""
    asked, config = _last("--lang", line), _last("--config", line)
    return language_of({"lang": asked if asked in LANGUAGES else None, "config": Path(config) if config else None})


def _last(option_name: str, line: Sequence[str]) -> str:
    """The last value that a line gives to an option, after it or after its equals sign."""
    values = [value for name, value in pairwise(line) if name == option_name]
    values += [word.partition("=")[2] for word in line if word.startswith(f"{option_name}=")]
    return values[-1] if values else ""


def _locale() -> str:
    """What the environment says of the user's language, the first that says something (POSIX, 8.2)."""
    return next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")


def _tell(failure: DisconnectError, lang: str, *, is_json: bool) -> None:
    if is_json:
        print_json({"error": error_json(failure, lang)})
        return
    where, what, mend = (in_language(part, lang) for part in (failure.where, failure.what, failure.mend))
    errors().print(f"✗ {where}\n  {what}\n  → {mend}", soft_wrap=True)


def sentence(failure: DisconnectError) -> Phrase:
    """A failure as one sentence."""
    # A list of mistakes stands on lines of its own.
    end = phrase("\n", "\n") if "\n" in failure.what else phrase(" ; ", "; ")
    return joined([colon(failure.where, failure.what), end, failure.mend])


def error_json(failure: DisconnectError, lang: str) -> dict[str, object]:
    """A failure as JSON, with each of its mistakes where there are several."""
    parts: dict[str, object] = {name: in_language(getattr(failure, name), lang) for name in ("where", "what", "mend")}
    problems: Sequence[Problem] = getattr(failure, "problems", ())
    return parts | ({"problems": [problem_json(problem, lang) for problem in problems]} if problems else {})


def outside_years(option: str, day: date) -> MisuseError:
    """That a date typed after `option` lies outside the years for which working calendars are made."""
    what = phrase(
        "{day} est hors des années {first} à {last}",
        "{day} lies outside the years {first} to {last}",
        day=day.isoformat(),
        first=YEARS[0],
        last=YEARS[-1],
    )
    return MisuseError(where=option, what=what, mend=phrase("corrigez l’année", "correct the year"))


def print_json(value: Mapping[str, Any]) -> None:
    """One JSON object on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def show_problems(problems: Sequence[Problem], console: Console, lang: str) -> None:
    """The first problems, one line each, and how many more there are."""
    for problem in problems[:SHOWN_PROBLEMS]:
        console.print(f"! {in_language(problem.line, lang)}", soft_wrap=True)
    if len(problems) > SHOWN_PROBLEMS:
        console.print(f"! … {len(problems) - SHOWN_PROBLEMS}")


def problem_json(problem: Problem, lang: str) -> dict[str, str]:
    """A problem as JSON."""
    return {name: in_language(getattr(problem, name), lang) for name in ("source", "where", "code", "what", "mend")}
