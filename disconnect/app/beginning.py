"""A first configuration: `disconnect init`, and the one that comes with the demo."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from disconnect.app.settings import TABLES, setting_line
from disconnect.errors import ConfigError
from disconnect.model.phrase import in_language, phrase
from disconnect.model.refusals import reason
from disconnect.policyfile.templates import POLICY_FILE, SCENARIO_FILE, template, template_scenarios

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEAD = phrase(
    """\
# Configuration de disconnect. Tous les réglages, leur valeur par défaut et leur raison d’être : config.exemple.toml.
# Pour la vérifier : disconnect doctor --config {name}
""",
    """\
# Configuration of disconnect. Every setting, its default and why it is there: config.example.toml.
# Check it with: disconnect doctor --config {name}
""",
    name="config.toml",
)

DIRECTORY_HEAD = (
    "id,address,aliases,team,department,organisation,site,job_family,manager,contract,time_zone,holidays,hours,"
    "own_hours,telework,representative,policy,arrival,departure,from\n"
)

SOURCES_HINT = phrase(
    """\
# Où se lisent les métadonnées de courriel et d’agenda ; une table pour chaque source. Par exemple :
# [sources.courriel]
# connector = "mbox"
# path = "courriel/archive.mbox"
# zone = "Europe/Paris"
""",
    """\
# Where mail and calendar metadata are read; one table each. For instance:
# [sources.post]
# connector = "mbox"
# path = "mail/archive.mbox"
# zone = "Europe/Paris"
""",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a new configuration starts from."""

    organisation: str
    template: str
    language: str


def begin(folder: Path, wanted: Beginning) -> tuple[Path, ...]:
    """Write `config.toml`, a policy, its scenarios and an empty `people.csv` into `folder`; nothing is written over.

    All of them or none: what was written before a failure is taken away again.

    Raises:
        ConfigError: one of the files is there already, there is no such template, or the folder cannot be written.
    """
    texts = {
        "config.toml": config_text({("organisation", "name"): wanted.organisation}, wanted.language)
        + "\n"
        + in_language(SOURCES_HINT, wanted.language),
        POLICY_FILE: template(wanted.template),
        SCENARIO_FILE: template_scenarios(wanted.template),
        "people.csv": DIRECTORY_HEAD,
    }
    with ExitStack() as failed:
        for name, text in _absent(folder, texts).items():
            _write(folder / name, text)
            failed.callback((folder / name).unlink, missing_ok=True)
        failed.pop_all()
    return tuple(folder / name for name in texts)


def config_text(values: Mapping[tuple[str, str], object], lang: str) -> str:
    """The text of a configuration in a language: the settings given, and those a newcomer wants to see."""
    given = {**values, ("report", "language"): lang}
    lines = [in_language(HEAD, lang)]
    for table, entries in TABLES.items():
        shown = [entry for entry in entries if (table, entry.name) in given or (table, entry.name) in SHOWN]
        lines += [f"[{table}]"] if shown else []
        lines += [setting_line(entry, given.get((table, entry.name), entry.default), lang) for entry in shown]
        lines += [""] if shown else []
    return "\n".join(lines)


SHOWN = frozenset(
    {
        ("organisation", "name"),
        ("directory", "people"),
        ("policy", "file"),
        ("history", "state"),
        ("history", "keys"),
        ("privacy", "minimum_group"),
        ("report", "language"),
    }
)


def _absent(folder: Path, texts: Mapping[str, str]) -> Mapping[str, str]:
    for name in texts:
        if (folder / name).exists():
            what = phrase("il existe déjà", "it exists already")
            mend = phrase(
                "nommez un autre dossier, ou déplacez-le d’abord", "name another folder, or move it away first"
            )
            raise ConfigError(where=str(folder / name), what=what, mend=mend)
    return texts


def _write(path: Path, text: str) -> None:
    """Write a new file that only its owner can read: a directory holds addresses."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with ExitStack() as failed:
            failed.callback(path.unlink, missing_ok=True)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            failed.pop_all()
    except OSError as error:
        why = reason(error)
        what = phrase("il ne peut être écrit ({why})", "it cannot be written ({why})", why=why)
        mend = phrase("nommez un dossier où vous pouvez écrire", "name a folder you may write to")
        raise ConfigError(where=str(path), what=what, mend=mend) from error
