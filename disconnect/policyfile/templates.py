"""The policies we ship to start from: one folder each under `policies/templates`, also in an installed wheel."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from disconnect.errors import ConfigError
from disconnect.model.phrase import phrase
from disconnect.policyfile.mistakes import one_of

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

POLICY_FILE = "policy.toml"
SCENARIO_FILE = "scenarios.toml"
"""How files of scenarios end, which stand beside the policies and are none."""


def template_names() -> tuple[str, ...]:
    """The templates there are, in alphabetical order.

    >>> template_names()[-2:]
    ('rota-24-7', 'sme-charter')
    """
    return tuple(sorted(folder.name for folder in _folder().iterdir() if (folder / POLICY_FILE).is_file()))


def template(name: str) -> str:
    """The text of a template, comments included, to be written to a user's own file.

    >>> template("plain").count("[[responses]]")
    1

    Raises:
        ConfigError: there is no such template.
    """
    return _text(name, POLICY_FILE)


def template_scenarios(name: str) -> str:
    """The text of the scenarios that come with a template.

    >>> template_scenarios("plain").count("[[scenarios]]")
    2

    Raises:
        ConfigError: there is no such template.
    """
    return _text(name, SCENARIO_FILE)


def _text(name: str, file: str) -> str:
    names = template_names()
    if name not in names:
        where = phrase("modèle « {name} »", 'template "{name}"', name=name)
        what = phrase("il n’y a pas de tel modèle", "there is no such template")
        raise ConfigError(where=where, what=what, mend=one_of(name, names))
    return (_folder() / name / file).read_text("utf-8")


def _folder() -> Traversable:
    return files("disconnect") / "policies" / "templates"
