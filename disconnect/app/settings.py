"""Every setting of `config.toml`: name, default, and why; `config.example.toml` is written from this table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import tomlkit

from disconnect.privacy.grouping import DEFAULT_MINIMUM

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One setting: its table, its name, its default, and in one line what it is for."""

    table: str
    name: str
    default: object
    why: str


ENTRIES = (
    Entry(table="organisation", name="name", default="", why="stands in the head of every report"),
    Entry(table="organisation", name="generated", default=False, why="true marks reports as made from generated data"),
    Entry(table="directory", name="people", default="people.csv", why="who works here: one row a person, or a move"),
    Entry(table="directory", name="lists", default="", why="who reads which distribution list (CSV: list,member)"),
    Entry(table="policy", name="file", default="policy.toml", why="the agreement or charter, as rules"),
    Entry(table="history", name="state", default="state", why="where metadata are kept, under pseudonyms"),
    Entry(table="history", name="keys", default="keys", why="the pseudonyms' keys: on another disk where you can"),
    Entry(
        table="on_call",
        name="declared",
        default="interventions.csv",
        why="interventions during on-call, as people declare them (CSV: person,start,end,declared)",
    ),
    Entry(table="observed", name="from", default="", why="first day observed (YYYY-MM-DD); empty: of the first mail"),
    Entry(table="observed", name="to", default="", why="last day observed; empty: the day of the last mail"),
    Entry(
        table="privacy",
        name="minimum_group",
        default=DEFAULT_MINIMUM,
        why="nothing is published about fewer people (5 at the very least)",
    ),
    Entry(table="report", name="language", default="fr", why="language of reports and messages: fr or en"),
)

SITE_ENTRIES = (
    Entry(table="sites.NAME", name="zone", default="", why="IANA zone of people whose own row states none"),
    Entry(table="sites.NAME", name="holidays", default="", why="holiday calendar of the policy for this place of work"),
)

SOURCE_ENTRIES = (
    Entry(table="sources.NAME", name="connector", default="", why="mbox, maildir, ics, csv, or one you installed"),
    Entry(table="sources.NAME", name="kind", default="", why="what it holds where a connector reads several kinds"),
    Entry(table="sources.NAME", name="zone", default="", why="IANA zone of times written without an offset"),
    Entry(table="sources.NAME", name="citation", default="", why="what a report says of where the figures come from"),
    Entry(
        table="sources.NAME",
        name="records_weekends",
        default=True,
        why="leave only: false where dates without working hours inside a leave are not leave",
    ),
)

TABLES: Mapping[str, tuple[Entry, ...]] = {
    table: tuple(entry for entry in ENTRIES if entry.table == table)
    for table in dict.fromkeys(entry.table for entry in ENTRIES)
}

EXAMPLE_HEAD = """\
# disconnect: every setting with its default and why it is there.
# Copy what you need into config.toml (or let `disconnect init` write one). Paths start from that file's folder.
"""

EXAMPLE_TAIL = """\

# Places of work: one table each. A person's own row in the directory comes first.
# [sites.strasbourg]
{sites}
# Sources: one table each, with the connector's own settings beside these. What a connector takes stands in
# its README, and in `disconnect connectors`.
# [sources.post]
{sources}"""


def example() -> str:
    """The text of `config.example.toml`."""
    lines = [EXAMPLE_HEAD]
    for table, entries in TABLES.items():
        lines += [f"[{table}]", *(f"{_line(entry)}" for entry in entries), ""]
    sites = "\n".join(f"# {_line(entry)}" for entry in SITE_ENTRIES) + "\n"
    sources = "\n".join(f"# {_line(entry)}" for entry in SOURCE_ENTRIES) + "\n"
    return "\n".join(lines).rstrip("\n") + "\n" + EXAMPLE_TAIL.format(sites=sites, sources=sources)


def _line(entry: Entry) -> str:
    return f"{entry.name} = {toml_value(entry.default)} # {entry.why}"


def toml_value(value: object) -> str:
    """A plain value as TOML writes it, whatever characters a text holds.

    >>> toml_value(True), toml_value("demo")
    ('true', '"demo"')
    """
    return tomlkit.item(value).as_string()
