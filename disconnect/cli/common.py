"""What the commands share: options, how problems are told, exit codes."""

from __future__ import annotations

import json
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click
from rich.console import Console

from disconnect.app.misuse import MisuseError
from disconnect.errors import DisconnectError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from disconnect.model.problem import Problem

P = ParamSpec("P")
R = TypeVar("R")

DONE, PROBLEMS, USAGE, NOTHING = 0, 1, 2, 3
SHOWN_PROBLEMS = 20
# Years for which working calendars are made.
YEARS = range(1990, 2200)

config_option = click.option(
    "--config",
    "config",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("config.toml"),
    envvar="DISCONNECT_CONFIG",
    show_default=True,
    help="The configuration file.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
lang_option = click.option(
    "--lang", type=click.Choice(["fr", "en"]), default=None, help="Language (default: configured)."
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
            _tell(failure, is_json=bool(kwargs.get("as_json")))
            raise click.exceptions.Exit(USAGE if isinstance(failure, MisuseError) else PROBLEMS) from error

    return run


INTERRUPTED = DisconnectError(
    where="interrupted",
    what="stopped before the end; what was stored stays",
    mend="run the same command again: it goes on from there, and counts nothing twice",
)


def _failure(error: DisconnectError | OSError | KeyboardInterrupt) -> DisconnectError:
    if isinstance(error, DisconnectError):
        return error
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    return DisconnectError(
        where="this machine",
        what=f"a file or folder cannot be read or written ({error.strerror})",
        mend="check the room on the disk and the rights on the folders in config.toml (disconnect doctor), run again",
    )


def _tell(failure: DisconnectError, *, is_json: bool) -> None:
    if is_json:
        print_json({"error": error_json(failure)})
    else:
        errors().print(f"✗ {failure.where}\n  {failure.what.rstrip()}\n  → {failure.mend}", soft_wrap=True)


def error_json(failure: DisconnectError) -> dict[str, object]:
    """A failure as JSON, with each of its mistakes where there are several."""
    parts: dict[str, object] = {"where": failure.where, "what": failure.what.rstrip(), "mend": failure.mend}
    problems: Sequence[Problem] = getattr(failure, "problems", ())
    return parts | ({"problems": [problem_json(problem) for problem in problems]} if problems else {})


def print_json(value: Mapping[str, Any]) -> None:
    """One JSON object on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def show_problems(problems: Sequence[Problem], console: Console) -> None:
    """The first problems, one line each, and how many more there are."""
    for problem in problems[:SHOWN_PROBLEMS]:
        console.print(f"! {problem.line}", soft_wrap=True)
    if len(problems) > SHOWN_PROBLEMS:
        console.print(f"! … {len(problems) - SHOWN_PROBLEMS}")


def problem_json(problem: Problem) -> dict[str, str]:
    """A problem as JSON."""
    return {name: getattr(problem, name) for name in ("source", "where", "code", "what", "mend")}
