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
from disconnect.policyfile.bounds import TOO_DEEP, TOO_WIDE, document_fault, line_of, text_fault
from disconnect.policyfile.fields import Fields
from disconnect.policyfile.files import MAY_READ, NO_UTF_8, SAVE_AS_UTF_8, refuse_special, unreadable
from disconnect.policyfile.lines import line_numbers
from disconnect.policyfile.mistakes import Mistake, PolicyFileError, located, on_line
from disconnect.policyfile.syntax import PLACE, syntax_fault

if TYPE_CHECKING:
    from disconnect.model.policy import Policy
    from disconnect.policyfile.mistakes import Fault

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
        ConfigError: it is missing, no regular file, may not be read, or is no UTF-8 text.
    """
    try:
        refuse_special(path)
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
        PolicyFileError: it is no TOML, or more than a policy file may hold, told with its line and a way to mend it.
    """
    try:
        return _bounded(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyFileError(name, [_syntax(text, name, str(error))]) from error
    except _OutOfBoundsError as error:
        raise PolicyFileError(name, [_located(error.line, error.fault, name)]) from None


class _OutOfBoundsError(Exception):
    """The text holds more than a policy file may; never seen outside."""

    def __init__(self, line: int, fault: Fault) -> None:
        super().__init__(fault.code)
        self.line = line
        self.fault = fault


def _bounded(text: str) -> Mapping[str, object]:
    """The tables of a TOML text that keeps to the bounds; what the parser cannot take does not."""
    found = text_fault(text)
    if found is not None:
        raise _OutOfBoundsError(*found)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise _OutOfBoundsError(line_of(TOO_DEEP, text), TOO_DEEP) from None
    except ValueError:
        # Python reads no whole number of more than 4300 digits.
        raise _OutOfBoundsError(line_of(TOO_WIDE, text), TOO_WIDE) from None
    fault = document_fault(document)
    if fault is not None:
        raise _OutOfBoundsError(line_of(fault, text), fault)
    return document


def _located(number: int, fault: Fault, name: str) -> Problem:
    return Problem(source=name, where=on_line(number), code=fault.code, what=fault.what, mend=fault.mend)


def _syntax(text: str, name: str, message: str) -> Problem:
    """What the TOML parser stumbled over, as a writer of policies can mend it."""
    place = PLACE.search(message)
    lines = text.splitlines() or [""]
    number = int(place["line"]) if place is not None and place["line"] else len(lines)
    fault = syntax_fault(lines[min(number, len(lines)) - 1], message[: place.start()] if place else message)
    return _located(number, fault, name)


def _version(document: Mapping[str, object]) -> str:
    canonical = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return sha256(canonical.encode()).hexdigest()[:VERSION_LENGTH]
