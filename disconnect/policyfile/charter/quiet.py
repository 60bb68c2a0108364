"""What the names of quiet time mean in the rules on messages: each that a rule uses, as the engine takes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from disconnect.model.terms import QuietClass
from disconnect.policyfile.charter.blocks import Block, Told, passage
from disconnect.policyfile.clock import MINUTES_OF_DAY

if TYPE_CHECKING:
    from disconnect.policyfile.charter.blocks import Path
    from disconnect.policyfile.charter.draft import Draft
    from disconnect.policyfile.charter.voice import Pair

QUIET: Pair = (
    "Le temps de déconnexion est tout ce qui n’est pas temps de travail prévu.",
    "Quiet time is everything that is not scheduled working time.",
)
DEFINITIONS: Mapping[QuietClass, Pair] = {
    QuietClass.WEEKLY_REST: (
        "Pour les messages, le repos hebdomadaire est tout jour sans période de travail, de 0 h à 24 h.",
        "For messages, weekly rest is every day without a working period, from 00:00 to 24:00.",
    ),
    QuietClass.EVENING: (
        "Le soir est le temps qui suit la dernière période de travail du jour, jusqu’à la nuit.",
        "The evening is the time after the day’s last working period, until the night.",
    ),
    QuietClass.MORNING: (
        "Tôt le matin désigne le temps qui précède la première période de travail du jour, après la nuit.",
        "The early morning is the time before the day’s first working period, after the night.",
    ),
    QuietClass.PAUSE: (
        "La pause est le temps compris entre deux périodes de travail d’un même jour, hors de la nuit.",
        "A break is the time between two working periods of one day, outside the night.",
    ),
}
"""What a rule means by each of these names; leave and public holidays are known otherwise, the night has its hours."""

FIRST_NAME: Pair = (
    (
        "Un même instant n’a qu’un nom, le premier qui convient : congé, jour férié, repos hebdomadaire, nuit, soir, "
        "tôt le matin, pause."
    ),
    (
        "An instant has one name only, the first that fits: leave, public holiday, weekly rest, night, evening, early "
        "morning, break."
    ),
)
NIGHT: Pair = ("La nuit va {times}.", "Night is {times}.")
USUAL_NIGHT: Pair = (
    "La nuit va {times} : ce texte ne la fixe pas, ce sont les heures que le logiciel retient par défaut.",
    "Night is {times}: this text does not set it, these are the hours that the software takes by default.",
)
NIGHT_ENDS: Mapping[str, Pair] = {
    "start": ("La nuit commence à {time}.", "Night begins at {time}."),
    "end": ("La nuit finit à {time}.", "Night ends at {time}."),
}
USUAL_ENDS: Mapping[str, Pair] = {
    "start": (
        "La nuit commence à {time}, heure que le logiciel retient par défaut.",
        "Night begins at {time}, which the software takes by default.",
    ),
    "end": (
        "La nuit finit à {time}, heure que le logiciel retient par défaut.",
        "Night ends at {time}, which the software takes by default.",
    ),
}
RULES: Path = ("responses",)


def quiet_blocks(draft: Draft) -> Iterator[Block]:
    """Quiet time, the night, and every other name of quiet time that a rule uses."""
    named = frozenset(quiet for row in draft.policy.responses for quiet in row.classes)
    if draft.policy.responses:
        yield passage(draft.say(QUIET, RULES))
    yield from map(passage, _night(draft, is_used=bool(named & {*DEFINITIONS, QuietClass.NIGHT} - _WHOLE_DAYS)))
    for quiet, pair in DEFINITIONS.items():
        if quiet in named:
            yield passage(draft.say(pair, RULES))
    if named:
        yield passage(draft.say(FIRST_NAME, RULES))


_WHOLE_DAYS = frozenset({QuietClass.LEAVE, QuietClass.PUBLIC_HOLIDAY, QuietClass.WEEKLY_REST})


def _night(draft: Draft, *, is_used: bool) -> Iterator[Told]:
    """The night as the file gives it; where a rule turns on it, also what of it stands only as a default."""
    ends = {"start": draft.policy.night_start, "end": draft.policy.night_end}
    given = [key for key in ends if draft.given("night", key) is not None]
    if len(given) != 1:
        end = ends["end"] if ends["end"] > ends["start"] else ends["end"] + MINUTES_OF_DAY
        times = draft.moments.period((ends["start"], end))
        if given or is_used:
            yield draft.say(NIGHT, ("night",), times=times) if given else draft.say(USUAL_NIGHT, RULES, times=times)
        return
    for key, minute in ends.items():
        if key in given:
            yield draft.say(NIGHT_ENDS[key], ("night", key), time=draft.moments.time(minute))
        elif is_used:
            yield draft.say(USUAL_ENDS[key], RULES, time=draft.moments.time(minute))
