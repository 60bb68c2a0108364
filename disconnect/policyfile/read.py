"""From the text of a policy file to a policy, or to every mistake in it with its line."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from disconnect.errors import ConfigError
from disconnect.model.phrase import phrase
from disconnect.model.problem import Problem
from disconnect.policyfile.assemble import policy_of
from disconnect.policyfile.fields import Fields
from disconnect.policyfile.files import MAY_READ, NO_UTF_8, SAVE_AS_UTF_8, unreadable
from disconnect.policyfile.lines import line_numbers
from disconnect.policyfile.mistakes import Mistake, PolicyFileError, located, on_line
from disconnect.policyfile.syntax import PLACE, syntax_fault

if TYPE_CHECKING:
    from disconnect.model.policy import Policy

VERSION_LENGTH = 12


def read(path: Path) -> Policy:
    """Read the policy file at `path`.

    Raises:
        ConfigError: the file cannot be read as text.
        PolicyFileError: (a ConfigError) it has mistakes; all of them are told together.
    """
    return parse(file_text(path), str(path))


def file_text(path: Path) -> str:
    """The text of a policy file.

    Raises:
        ConfigError: it is missing, may not be read, or is no UTF-8 text.
    """
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        what = phrase("il n’y a pas de tel fichier de politique", "there is no such policy file")
        mend = phrase(
            "vérifiez le chemin, ou laissez `disconnect init` en écrire un depuis un modèle",
            "check the path, or let `disconnect init` write one from a template",
        )
        raise ConfigError(where=str(path), what=what, mend=mend) from error
    except UnicodeDecodeError as error:
        raise ConfigError(where=str(path), what=NO_UTF_8, mend=SAVE_AS_UTF_8) from error
    except OSError as error:
        raise ConfigError(where=str(path), what=unreadable(error), mend=MAY_READ) from error


def parse(text: str, name: str) -> Policy:
    """The policy that `text` holds; `name` is what errors call it.

    The version is a hash of what the file says: comments, blank lines and the order of keys do not change it.

    Raises:
        PolicyFileError: it is no TOML, or something in it cannot be used; `problems` lists all that is wrong.
    """
    document = toml_document(text, name)
    mistakes: list[Mistake] = []
    found = policy_of(Fields(document, (), mistakes), _version(document))
    if found is None:
        raise PolicyFileError(name, located(mistakes, line_numbers(text), name))
    return found


def toml_document(text: str, name: str) -> Mapping[str, object]:
    """The tables of a TOML text; `name` is what errors call it.

    Raises:
        PolicyFileError: it is no TOML, told with its line and a way to mend it.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyFileError(name, [_syntax(text, name, str(error))]) from error


def _syntax(text: str, name: str, message: str) -> Problem:
    """What the TOML parser stumbled over, as a writer of policies can mend it."""
    place = PLACE.search(message)
    lines = text.splitlines() or [""]
    number = int(place["line"]) if place is not None and place["line"] else len(lines)
    fault = syntax_fault(lines[min(number, len(lines)) - 1], message[: place.start()] if place else message)
    return Problem(source=name, where=on_line(number), code=fault.code, what=fault.what, mend=fault.mend)


def _version(document: Mapping[str, object]) -> str:
    canonical = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return sha256(canonical.encode()).hexdigest()[:VERSION_LENGTH]
