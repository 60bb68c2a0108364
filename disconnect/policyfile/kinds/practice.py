"""Tools and how they are used; people: referents, training, information, example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.policyfile.kinds.kind import CLOCK, OFTEN, SOON, WHEN, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

PRACTICE: Mapping[str, Kind] = {
    "send_later": Kind(fr="Envoi différé", en="Sending later", needs=("who",), may=("during", "exemptions", "to")),
    "write_in_hours": Kind(
        fr="Écrire pendant le temps de travail",
        en="Writing in working time",
        needs=("who",),
        may=("to", "during", "channels", "exemptions"),
    ),
    "message_limit": Kind(
        fr="Nombre de messages",
        en="Number of messages",
        needs=("who", "times"),
        may=("to", "every", "during", "exemptions", "channels"),
        less=("times",),
    ),
    "sender_notice": Kind(
        fr="Message à l’expéditeur", en="Notice to the sender", needs=("who",), may=("during", "exemptions")
    ),
    "signature_notice": Kind(fr="Mention en signature", en="Notice in signatures", needs=("who",), may=("during",)),
    "servers_off": Kind(
        fr="Messagerie suspendue", en="Mail suspended", needs=("who",), may=("between", "days", "during", "exemptions")
    ),
    "access_closed": Kind(
        fr="Accès fermé",
        en="Access closed",
        needs=("who",),
        may=("to", *CLOCK, *WHEN),
    ),
    "absence_message": Kind(fr="Message d’absence", en="Absence message", needs=("who",), may=("during", "topics")),
    "means_to_disconnect": Kind(
        fr="Moyens de se déconnecter",
        en="Means to disconnect",
        needs=("who", "to"),
        may=("channels", "during", "topics"),
    ),
    "sensible_use": Kind(
        fr="Usage raisonné des outils", en="Sensible use of tools", needs=("who",), may=("topics", "channels", "during")
    ),
    "tool_review": Kind(
        fr="Bilan de l’usage des outils", en="Review of tool use", needs=("who",), may=("to", *OFTEN, "topics")
    ),
    "referent": Kind(fr="Référent déconnexion", en="Disconnection referent", needs=("who",), may=("topics", "to")),
    "training": Kind(
        fr="Formation", en="Training", needs=("to",), may=("who", "topics", "every", "within", "prompt", "length")
    ),
    "awareness": Kind(fr="Sensibilisation", en="Awareness", needs=("to",), may=("who", "topics", "every")),
    "information": Kind(
        fr="Information", en="Information", needs=("who", "to"), may=("topics", "every", "written", *SOON)
    ),
    "exemplarity": Kind(fr="Exemplarité", en="Setting an example", needs=("who",), may=("topics",)),
    "respect_of_others": Kind(
        fr="Respect du temps des autres", en="Respect of others’ time", needs=("who",), may=("to", "during", "topics")
    ),
    "time_zone_care": Kind(
        fr="Attention aux fuseaux horaires", en="Care for time zones", needs=("who",), may=("to", "during")
    ),
    "return_support": Kind(fr="Aide au retour", en="Support on return", needs=("who",), may=("to", "topics", "within")),
    "guides": Kind(
        fr="Guides et bonnes pratiques", en="Guides and good practice", needs=("who",), may=("to", "topics")
    ),
}
