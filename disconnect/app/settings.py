"""Every setting of `config.toml`: name, default, and why.

`config.example.toml` and `config.exemple.toml` are written from this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import tomlkit

from disconnect.model.phrase import Phrase, in_language, phrase
from disconnect.privacy.grouping import DEFAULT_MINIMUM

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One setting: its table, its name, its default, and in one line what it is for."""

    table: str
    name: str
    default: object
    why: Phrase


ENTRIES = (
    Entry(
        table="organisation",
        name="name",
        default="",
        why=phrase("figure en tête de chaque rapport", "stands in the head of every report"),
    ),
    Entry(
        table="organisation",
        name="generated",
        default=False,
        why=phrase(
            "true dit des rapports que leurs données sont générées", "true marks reports as made from generated data"
        ),
    ),
    Entry(
        table="directory",
        name="people",
        default="people.csv",
        why=phrase(
            "qui travaille ici : une ligne par personne, ou par changement de poste",
            "who works here: one row a person, or a move",
        ),
    ),
    Entry(
        table="directory",
        name="lists",
        default="",
        why=phrase(
            "qui lit quelle liste de diffusion (CSV : list,member)",
            "who reads which distribution list (CSV: list,member)",
        ),
    ),
    Entry(
        table="policy",
        name="file",
        default="policy.toml",
        why=phrase(
            "l’accord ou la charte, sous forme de règles ; ou un dossier de politiques",
            "the agreement or charter, as rules; or a folder of policies",
        ),
    ),
    Entry(
        table="history",
        name="state",
        default="state",
        why=phrase("où sont gardées les métadonnées, sous pseudonymes", "where metadata are kept, under pseudonyms"),
    ),
    Entry(
        table="history",
        name="keys",
        default="keys",
        why=phrase(
            "les clés des pseudonymes : sur un autre disque si possible",
            "the pseudonyms' keys: on another disk where you can",
        ),
    ),
    Entry(
        table="on_call",
        name="declared",
        default="interventions.csv",
        why=phrase(
            "interventions d’astreinte, telles que chacun les déclare (CSV : person,start,end,declared)",
            "interventions during on-call, as people declare them (CSV: person,start,end,declared)",
        ),
    ),
    Entry(
        table="observed",
        name="from",
        default="",
        why=phrase(
            "premier jour observé (AAAA-MM-JJ) ; vide : celui du premier courriel",
            "first day observed (YYYY-MM-DD); empty: of the first mail",
        ),
    ),
    Entry(
        table="observed",
        name="to",
        default="",
        why=phrase(
            "dernier jour observé ; vide : celui du dernier courriel",
            "last day observed; empty: the day of the last mail",
        ),
    ),
    Entry(
        table="privacy",
        name="minimum_group",
        default=DEFAULT_MINIMUM,
        why=phrase(
            "rien n’est publié sur moins de personnes (jamais moins de 5)",
            "nothing is published about fewer people (5 at the very least)",
        ),
    ),
    Entry(
        table="report",
        name="language",
        default="fr",
        why=phrase("langue des rapports et des messages : fr ou en", "language of reports and messages: fr or en"),
    ),
)

SITE_ENTRIES = (
    Entry(
        table="sites.NAME",
        name="zone",
        default="",
        why=phrase(
            "fuseau horaire (IANA) des personnes dont la ligne n’en dit pas",
            "IANA zone of people whose own row states none",
        ),
    ),
    Entry(
        table="sites.NAME",
        name="holidays",
        default="",
        why=phrase(
            "calendrier de jours fériés de la politique pour ce lieu de travail",
            "holiday calendar of the policy for this place of work",
        ),
    ),
)

SOURCE_ENTRIES = (
    Entry(
        table="sources.NAME",
        name="connector",
        default="",
        why=phrase(
            "mbox, maildir, ics, csv, ou un autre que vous avez installé",
            "mbox, maildir, ics, csv, or one you installed",
        ),
    ),
    Entry(
        table="sources.NAME",
        name="kind",
        default="",
        why=phrase(
            "ce qu’elle contient, si le connecteur lit plusieurs sortes de sources",
            "what it holds where a connector reads several kinds",
        ),
    ),
    Entry(
        table="sources.NAME",
        name="zone",
        default="",
        why=phrase(
            "fuseau horaire (IANA) des heures écrites sans décalage", "IANA zone of times written without an offset"
        ),
    ),
    Entry(
        table="sources.NAME",
        name="citation",
        default="",
        why=phrase(
            "ce que dit un rapport de l’origine des chiffres", "what a report says of where the figures come from"
        ),
    ),
    Entry(
        table="sources.NAME",
        name="records_weekends",
        default=True,
        why=phrase(
            "congés seulement : false si les jours sans travail à l’intérieur d’un congé n’en sont pas",
            "leave only: false where dates without working hours inside a leave are not leave",
        ),
    ),
)

TABLES: Mapping[str, tuple[Entry, ...]] = {
    table: tuple(entry for entry in ENTRIES if entry.table == table)
    for table in dict.fromkeys(entry.table for entry in ENTRIES)
}

EXAMPLES = {"en": "config.example.toml", "fr": "config.exemple.toml"}
EXAMPLE_HEAD = phrase(
    """\
# disconnect : tous les réglages, leur valeur par défaut et leur raison d’être.
# Copiez dans config.toml ce qu’il vous faut (ou laissez `disconnect init` en écrire un). Les chemins partent du dossier
# de ce fichier.
""",
    """\
# disconnect: every setting with its default and why it is there.
# Copy what you need into config.toml (or let `disconnect init` write one). Paths start from that file's folder.
""",
)

EXAMPLE_TAIL = phrase(
    """\

# Lieux de travail : une table pour chacun. Ce que dit la ligne d’une personne dans l’annuaire passe avant.
# [sites.strasbourg]
{sites}
# Sources : une table pour chacune, où s’ajoutent les réglages de son connecteur. Ceux qu’il prend sont dits dans son
# README, et par `disconnect connectors`.
# [sources.post]
{sources}""",
    """\

# Places of work: one table each. A person's own row in the directory comes first.
# [sites.strasbourg]
{sites}
# Sources: one table each, with the connector's own settings beside these. What a connector takes stands in
# its README, and in `disconnect connectors`.
# [sources.post]
{sources}""",
)


def example(lang: str = "en") -> str:
    """The text of `config.example.toml`, or of its French counterpart."""
    lines = [in_language(EXAMPLE_HEAD, lang)]
    for table, entries in TABLES.items():
        lines += [f"[{table}]", *(setting_line(entry, entry.default, lang) for entry in entries), ""]
    named = {"sites": SITE_ENTRIES, "sources": SOURCE_ENTRIES}
    shown = {
        name: "".join(f"# {setting_line(entry, entry.default, lang)}\n" for entry in entries)
        for name, entries in named.items()
    }
    return "\n".join(lines).rstrip("\n") + "\n" + in_language(EXAMPLE_TAIL, lang).format(**shown)


def setting_line(entry: Entry, value: object, lang: str) -> str:
    """A setting with a value, and why it is there, as a line of TOML."""
    return f"{entry.name} = {toml_value(value)} # {in_language(entry.why, lang)}"


def toml_value(value: object) -> str:
    """A plain value as TOML writes it, whatever characters a text holds.

    >>> toml_value(True), toml_value("demo")
    ('true', '"demo"')
    """
    return tomlkit.item(value).as_string()
