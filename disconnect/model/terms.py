"""The words that policies and decisions share: classes of quiet time, actions, what people are to one another."""

from __future__ import annotations

from enum import Enum


class QuietClass(Enum):
    """Classes of quiet time, in the order in which the first that fits is taken (metrics.md, *working time*)."""

    LEAVE = "leave"
    PUBLIC_HOLIDAY = "public_holiday"
    WEEKLY_REST = "weekly_rest"
    NIGHT = "night"
    EVENING = "evening"
    MORNING = "morning"
    PAUSE = "pause"

    # Members are single objects: their identity is a hash, and the quickest (the engine asks for it at each mail).
    __hash__ = object.__hash__


class Action(Enum):
    """What happens to a contact, from least to most protective."""

    DELIVER = "deliver"
    NUDGE = "nudge"
    DEFER = "defer"


class Relation(Enum):
    """What the sender is to the recipient, at the instant of the contact.

    `EXTERNAL` is whoever is no person of the directory: a row may say what happens to their mail, and that can only be
    that it is delivered.
    """

    SUPERIOR = "superior"
    REPORT = "report"
    TEAM = "team"
    OTHER = "other"
    EXTERNAL = "external"

    __hash__ = object.__hash__


INTERNAL = (Relation.SUPERIOR, Relation.REPORT, Relation.TEAM, Relation.OTHER)
"""What one person of the directory can be to another."""
