"""`disconnect policy diff`: what changes from one policy to another, in people's words and in hours a week."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from disconnect.app.policychecks import examine_policies
from disconnect.cli.bilingual import argument, command
from disconnect.cli.common import json_option, lang_option, language_of, output, print_json, told
from disconnect.cli.kinds import FILE
from disconnect.policyfile.charter.voice import Voice
from disconnect.policyfile.diff.compare import difference
from disconnect.policyfile.diff.telling import HEADS, lines
from disconnect.policyfile.read import file_text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from disconnect.policyfile.charter.voice import Pair
    from disconnect.policyfile.diff.compare import Difference, Turn


@command(
    fr="""Dire ce qui change de la politique AVANT à la politique APRÈS. Ce qui s’ouvre, ce qui se ferme, pour qui,
    combien d’heures par semaine.

    Les heures sont celles d’une semaine ordinaire, en moyenne sur une année de 52 semaines, pour que roulements et
    saisons pèsent ce qu’ils durent ; jours fériés et congés sont laissés de côté.
    """
)
@argument("before", fr="AVANT", type=FILE)
@argument("after", fr="APRÈS", type=FILE)
@lang_option
@json_option
@told
def diff(*, before: Path, after: Path, lang: str | None, as_json: bool) -> None:
    """Say what changes from the policy BEFORE to the policy AFTER: what opens, what closes, for whom, how long a week.

    Hours are those of an ordinary week, averaged over a year of 52 weeks so that rotas and seasons weigh as much as
    they last; public holidays and leave are left aside.
    """
    shown = language_of({"lang": lang})
    found = difference((file_text(before), str(before)), (file_text(after), str(after)), shown)
    today = datetime.now(UTC).date()
    told_before, told_after = (_findings(path, today, shown) for path in (before, after))
    turned = Turned(
        appear=tuple(each for each in told_after if each not in told_before),
        vanish=tuple(each for each in told_before if each not in told_after),
    )
    if as_json:
        print_json(_json(found) | {"findings_appear": list(turned.appear), "findings_go": list(turned.vanish)})
    else:
        _show(found, turned, shown)


FOUND: Pair = ("{code} : {what}", "{code}: {what}")


class Turned(NamedTuple):
    """Findings of `policy check` that only the later policy has, and that only the earlier one had."""

    appear: tuple[str, ...]
    vanish: tuple[str, ...]


def _findings(path: Path, today: date, lang: str) -> tuple[str, ...]:
    (examined,) = examine_policies([path], today)
    voice = Voice(lang)
    return tuple(voice.say(FOUND, code=each.code, what=each.what[lang]) for each in examined.findings)


def _is_same(found: Difference) -> bool:
    return not (found.turns or found.worked or found.goes or found.comes or found.order)


def _show(found: Difference, turned: Turned, lang: str) -> None:
    console = output()
    if _is_same(found):
        console.print(Voice(lang).pick(HEADS["same"]))
        return
    console.print(f"{_named(found, 'before', lang)} → {_named(found, 'after', lang)}", soft_wrap=True)
    legal = tuple((Voice(lang).pick(HEADS[name]), each) for name, each in turned._asdict().items() if each)
    for head, told_lines in (*lines(found, lang), *legal):
        console.print(f"\n{head}", style="bold", soft_wrap=True)
        for line in told_lines:
            console.print(f"  - {line}", soft_wrap=True)


def _named(found: Difference, side: str, lang: str) -> str:
    policy = getattr(found, side)
    return f"{policy.title[lang]} ({policy.id}, {policy.version})"


def _json(found: Difference) -> dict[str, object]:
    return {
        "before": {"id": found.before.id, "version": found.before.version},
        "after": {"id": found.after.id, "version": found.after.version},
        "touched": list(found.touched),
        "turns": [_turn(turn) for turn in found.turns],
        "worked": [{"hours": each.hours, "before": each.before, "after": each.after} for each in found.worked],
        "goes": list(found.goes),
        "comes": list(found.comes),
        "order": list(found.order),
    }


def _turn(turn: Turn) -> dict[str, object]:
    return {
        "hours": turn.hours,
        "before": turn.before.value,
        "after": turn.after.value,
        "from": sorted(relation.value for relation in turn.relations),
        "hours_per_week": round(turn.per_week, 2),
        "by_class": {quiet.value if quiet else "working": round(hours, 2) for quiet, hours in turn.by_class},
        "closes": turn.is_closing,
    }
