"""What the commands share: options, how problems are told, exit codes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click
from rich.console import Console

from disconnect.app.setup import Setup, open_setup
from disconnect.errors import DisconnectError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from disconnect.model.problem import Problem

P = ParamSpec("P")
R = TypeVar("R")

DONE, PROBLEMS, USAGE, NOTHING = 0, 1, 2, 3
SHOWN_PROBLEMS = 20

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


def opened(config: Path) -> Setup:
    """The configuration at `config`, opened now."""
    return open_setup(config, datetime.now(UTC))


def output() -> Console:
    """The terminal, as wide as it is; nothing is taken for markup."""
    return Console(markup=False, highlight=False, soft_wrap=False)


def errors() -> Console:
    """Where progress and problems go, so that what a command prints can be piped."""
    return Console(stderr=True, markup=False, highlight=False)


def told(command: Callable[P, R]) -> Callable[P, R]:
    """Tell a failure as a sentence (or as JSON where asked for), and exit with 1; Ctrl-C says that nothing is lost."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except DisconnectError as error:
            if kwargs.get("as_json"):
                print_json({"error": {"where": error.where, "what": error.what, "mend": error.mend}})
            else:
                errors().print(f"✗ {error.where}\n  {error.what}\n  → {error.mend}")
            raise click.exceptions.Exit(PROBLEMS) from error
        except KeyboardInterrupt as interrupt:
            errors().print("interrupted: what was stored stays; the next run goes on from there")
            raise click.exceptions.Exit(PROBLEMS) from interrupt

    return run


def print_json(value: Mapping[str, Any]) -> None:
    """One JSON object on standard output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def show_problems(problems: Sequence[Problem], console: Console) -> None:
    """The first problems, one line each, and how many more there are."""
    for problem in problems[:SHOWN_PROBLEMS]:
        console.print(f"! {problem.line}")
    if len(problems) > SHOWN_PROBLEMS:
        console.print(f"! … {len(problems) - SHOWN_PROBLEMS}")


def problem_json(problem: Problem) -> dict[str, str]:
    """A problem as JSON."""
    return {name: getattr(problem, name) for name in ("source", "where", "code", "what", "mend")}
