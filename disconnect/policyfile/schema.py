"""The JSON Schema of a policy file, for editors; made from the same keys as the reader and the documentation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from disconnect.policyfile.sections.whole import POLICY

if TYPE_CHECKING:
    from disconnect.policyfile.forms import Json

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> Json:
    """The schema: draft 2020-12; dates are texts there, as editors of TOML see them.

    Whatever the reader takes the schema takes, outer white space of texts apart; it knows nothing of names that stand
    elsewhere in the file, of overlaps, or of rows that are never reached.

    >>> schema()["properties"]["identity"]["properties"]["basis"]["enum"]
    ['agreement', 'charter', 'unilateral']
    """
    title = "Politique de déconnexion / Disconnection policy"
    return {"$schema": DRAFT, "title": title} | POLICY.schema()


def schema_text() -> str:
    """The schema as the text of a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
