"""The demo: a generated company, read through the real connectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.app.beginning import config_text
from disconnect.demo.generate import generate
from disconnect.policyfile.templates import template

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "Atelier Démo (données générées)"
PERIOD = "2026-Q1"

SOURCES = """\

[sources.maildirs]
connector = "maildir"
path = "mail"
citation = "generated data, seed {seed}"

[sources.gateway]
connector = "csv"
path = "log.csv"
delimiter = ";"
zone = "Europe/Paris"
citation = "generated data, seed {seed}"
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
citation = "generated data, seed {seed}"

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


def build_demo(folder: Path, seed: int, progress: Callable[[int, int], None]) -> Path:
    """Write the generated company, its policy and its configuration; answers the configuration's path."""
    generate(folder, seed=seed, progress=progress)
    values: dict[tuple[str, str], object] = {
        ("organisation", "name"): NAME,
        ("organisation", "generated"): True,
        ("directory", "lists"): "lists.csv",
        ("observed", "from"): "2026-01-01",
        ("observed", "to"): "2026-03-31",
    }
    config = folder / "config.toml"
    config.write_text(config_text(values) + SOURCES.format(seed=seed), encoding="utf-8")
    (folder / "policy.toml").write_text(template("demo"), encoding="utf-8")
    for path in (config, folder / "people.csv", folder / "lists.csv"):
        path.chmod(0o600)
    return config
