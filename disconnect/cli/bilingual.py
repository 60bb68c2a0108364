"""Commands, options and arguments that know what they are for in both languages; none can be made without its French.

The English of a command is its docstring. The language is chosen when help is shown (`disconnect.cli.speaking`).
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from gettext import gettext
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.exceptions import NoArgsIsHelpError

from disconnect.cli.speaking import is_french, spoken, spoken_wrapped
from disconnect.model.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

F = TypeVar("F", bound="Callable[..., Any]")
# Click writes names and values as `repr` does.
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
# What click calls a value, where an option has no word of its own for it.
_VALUES = {
    "TEXT": "TEXTE",
    "INTEGER": "ENTIER",
    "INTEGER RANGE": "ENTIER",
    "FILE": "FICHIER",
    "DIRECTORY": "DOSSIER",
    "PATH": "CHEMIN",
}


class _Said:
    """An attribute of click's that holds a phrase, and is a text in the language of the run to whoever reads it."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.place = f"_said_{name}"

    def __get__(self, owner: object, kind: type | None = None) -> str | None:
        text: str | None = getattr(owner, self.place)
        return None if text is None else spoken_wrapped(text)

    def __set__(self, owner: object, text: str | None) -> None:
        setattr(owner, self.place, text)


class Option(click.Option):
    """An option that says what it is for in both languages."""

    help: Any = _Said()
    prompt: Any = _Said()

    def __init__(self, *names: Any, told: Phrase, **settings: Any) -> None:
        """Keep the phrase, of which click would make a plain text."""
        super().__init__(*names, **settings)
        self.help = told

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for the value."""
        word = super().make_metavar(ctx)
        return spoken(Phrase(_VALUES.get(word, word), word))


class Argument(click.Argument):
    """An argument whose name in the help is a word of either language."""

    def __init__(self, *names: Any, told: Phrase, **settings: Any) -> None:
        """Keep the name."""
        super().__init__(*names, **settings)
        self.told = told

    def make_metavar(self, ctx: click.Context) -> str:
        """The name, with click's brackets and dots."""
        return super().make_metavar(ctx).replace(str(self.told), spoken(self.told))

    def get_error_hint(self, _ctx: click.Context | None) -> str:
        """The name alone, as an error tells it."""
        return repr(spoken(self.told))


class Command(click.Command):
    """A command that says what it does, and what is wrong on its line, in both languages."""

    help: Any = _Said()

    def make_context(self, *arguments: Any, **settings: Any) -> click.Context:
        """Read what stands on the line."""
        with _french_quotes():
            return super().make_context(*arguments, **settings)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help: click keeps it with the words of the first run."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = gettext("Show this message and exit.")
        return found


class Group(Command, click.Group):
    """A group of such commands."""

    subcommand_metavar: Any = _Said()

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        """Say in both languages what follows the group's name."""
        super().__init__(*arguments, **settings)
        self.subcommand_metavar = Phrase("COMMANDE [ARGS]...", "COMMAND [ARGS]...")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the line names."""
        with _french_quotes():
            return super().resolve_command(ctx, args)


def command(
    *, fr: str, name: str | None = None, of: click.Group | None = None
) -> Callable[[Callable[..., Any]], Command]:
    """A command: its French here, its English in the docstring; `of` is the group it belongs to."""

    def made(run: Callable[..., Any]) -> Command:
        found = click.command(name, cls=Command, help=_both(fr, run))(run)
        if of is not None:
            of.add_command(found)
        return found

    return made


def group(*, fr: str, cls: type[Group] = Group, **settings: Any) -> Callable[[Callable[..., Any]], Group]:
    """A group of commands: its French here, its English in the docstring."""

    def made(run: Callable[..., Any]) -> Group:
        return click.group(cls=cls, help=_both(fr, run), **settings)(run)

    return made


def option(*names: str, fr: str, en: str, **settings: Any) -> Callable[[F], F]:
    """An option; `prompt`, where it is asked for, is a phrase too."""
    return click.option(*names, cls=Option, told=Phrase(fr, en), **settings)


def argument(name: str, *, fr: str, **settings: Any) -> Callable[[F], F]:
    """An argument; its English name is that of the parameter, in capitals."""
    return click.argument(name, cls=Argument, told=Phrase(fr, name.upper()), **settings)


def _both(fr: str, run: Callable[..., Any]) -> Phrase:
    return Phrase(cleandoc(fr), cleandoc(run.__doc__ or ""))


@contextmanager
def _french_quotes() -> Iterator[None]:
    """Tell a wrong line with the names in it between the quotes of the language."""
    try:
        yield
    except NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        if not is_french():
            raise
        said = _QUOTED.sub(lambda found: f"« {found[1] or found[2] or ''} »", error.format_message())
        raise click.UsageError(said, error.ctx) from error
