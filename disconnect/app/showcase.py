"""The demo: a generated company, read through the real connectors."""

from __future__ import annotations

from shutil import rmtree
from typing import TYPE_CHECKING

from disconnect.app.beginning import config_text
from disconnect.demo.files import EMPTY_FOLDER, LABEL
from disconnect.demo.generate import generate
from disconnect.errors import ConfigError
from disconnect.model.phrase import in_language, phrase
from disconnect.model.refusals import reason
from disconnect.policyfile.templates import POLICY_FILE, SCENARIO_FILE, template, template_scenarios
from disconnect.report.files import MAKE_ROOM

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "Atelier Démo (données générées)"
PERIOD = "2026-Q1"
OWN = ("config.toml", POLICY_FILE, SCENARIO_FILE, "state", "keys", "report")

SOURCES = """\

[sources.maildirs]
connector = "maildir"
path = "mail"
citation = "{citation}"

[sources.gateway]
connector = "csv"
path = "log.csv"
delimiter = ";"
zone = "Europe/Paris"
citation = "{citation}"
[sources.gateway.columns]
sender = "sender"
recipient = "recipient"
date = "date"
message_id = "message_id"
in_reply_to = "in_reply_to"
thread = "thread"
role = "role"
delivered = "delivered"
automatic = "automatic"

[sources.calendars]
connector = "ics"
path = "calendars"
zone = "Europe/Paris"
from = "2026-01-01"
to = "2026-04-01"
citation = "{citation}"

[sources.leave]
connector = "csv"
kind = "leave"
path = "leave.csv"
[sources.leave.columns]
person = "person"
start = "start"
end = "end"
half = "half"

[sources.on-call]
connector = "csv"
kind = "on_call"
path = "on-call.csv"
zone = "Europe/Paris"
[sources.on-call.columns]
person = "person"
start = "start"
end = "end"
"""


def build_demo(folder: Path, seed: int, language: str, progress: Callable[[int, int], None]) -> Path:
    """Write the generated company, its policy and its configuration; answers the configuration's path.

    An earlier demo in `folder` goes, with what was read of it: two companies in one history would be neither.

    Raises:
        ConfigError: the folder holds something that no demo wrote, or cannot be written to.
    """
    _check_own(folder)
    try:
        generate(folder, seed=seed, progress=progress)
        return _configured(folder, seed, language)
    except OSError as error:
        raise ConfigError(
            where=str(folder),
            what=phrase(
                "la démo ne peut y être écrite ({why})",
                "the demo cannot be written there ({why})",
                why=reason(error),
            ),
            mend=MAKE_ROOM,
        ) from error


def _check_own(folder: Path) -> None:
    """Refuse a folder where somebody keeps a configuration, a policy or a history of their own."""
    kept = [name for name in OWN if (folder / name).exists()]
    if kept and not (folder / LABEL).exists():
        raise ConfigError(
            where=str(folder / kept[0]),
            what=phrase(
                "il ne vient pas d’une démo, et serait écrasé",
                "it was not made by a demo and would be written over",
            ),
            mend=EMPTY_FOLDER,
        )


def _configured(folder: Path, seed: int, language: str) -> Path:
    for name in ("state", "keys", "report"):
        if (folder / name).exists():
            rmtree(folder / name)
    values: dict[tuple[str, str], object] = {
        ("organisation", "name"): NAME,
        ("organisation", "generated"): True,
        ("directory", "lists"): "lists.csv",
        ("observed", "from"): "2026-01-01",
        ("observed", "to"): "2026-03-31",
    }
    config = folder / "config.toml"
    cited = in_language(phrase("données générées, graine {seed}", "generated data, seed {seed}", seed=seed), language)
    config.write_text(config_text(values, language) + SOURCES.format(citation=cited), encoding="utf-8")
    (folder / POLICY_FILE).write_text(template("demo"), encoding="utf-8")
    (folder / SCENARIO_FILE).write_text(template_scenarios("demo"), encoding="utf-8")
    for path in (config, folder / "people.csv", folder / "lists.csv"):
        path.chmod(0o600)
    return config
