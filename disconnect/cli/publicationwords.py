"""How a publication is told: its number, its seal, its state, in both languages and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.model.phrase import in_language, phrase
from disconnect.privacy.ledger import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from rich.console import Console

    from disconnect.app.publications import Published
    from disconnect.model.phrase import Phrase
    from disconnect.privacy.ledger import Entry

STATES: Mapping[State, Phrase] = {
    State.RECORDED: phrase("inscrite, pas terminée", "recorded, not ended"),
    State.COMPLETED: phrase("terminée", "completed"),
    State.INTERRUPTED: phrase("interrompue, compte comme publiée", "interrupted, counts as published"),
    State.ABANDONED: phrase("abandonnée avant tout fichier", "abandoned before any file"),
}
ROLES: Mapping[str, Phrase] = {
    "operator": phrase("administrateur", "operator"),
    "hr": phrase("RH", "HR"),
    "dpo": phrase("DPD", "DPO"),
    "delegates": phrase("délégués", "delegates"),
}


def moment(at: datetime) -> str:
    """An instant as the ledger has it."""
    return f"{at:%Y-%m-%d %H:%M} UTC"


def show_published(published: Published, console: Console, lang: str) -> None:
    """What the ledger says of a publication just made, and of former ones that had to be ended."""
    for entry in published.ended:
        said = phrase(
            "La publication {number} du registre, restée en suspens : {state}.",
            "Publication {number} of the ledger, left unfinished: {state}.",
            number=entry.number,
            state=STATES[entry.state],
        )
        console.print(in_language(said, lang), soft_wrap=True)
    said = phrase(
        "Publication {number} du registre. À noter au procès-verbal, son sceau : {seal}",
        "Publication {number} of the ledger. For the minutes, its seal: {seal}",
        number=published.entry.number,
        seal=published.entry.seal,
    )
    console.print(in_language(said, lang), soft_wrap=True)


def published_json(published: Published) -> dict[str, object]:
    """The same as JSON."""
    return {
        "files": [str(path) for path in published.paths],
        "publication": entry_json(published.entry),
        "ended": [entry_json(entry) for entry in published.ended],
    }


def entry_json(entry: Entry) -> dict[str, object]:
    """An entry of the ledger as JSON."""
    publication = entry.publication
    return {
        "number": entry.number,
        "at": publication.at.isoformat(),
        "state": entry.state.value,
        "closed_at": entry.closed_at.isoformat() if entry.closed_at else None,
        "role": publication.role,
        "policy": publication.policy,
        "policy_version": publication.policy_version,
        "metrics": dict(publication.metrics),
        "periods": list(publication.periods),
        "grouping": publication.grouping,
        "minimum_group": publication.minimum_group,
        "product": publication.product,
        "files": dict(publication.files),
        "seal": entry.seal,
    }
