"""A scenario that fails says why, in both languages: the situation, who decided, what lost, what was tried."""

from __future__ import annotations

from dataclasses import fields as fields_of
from importlib import import_module
from pkgutil import iter_modules

import pytest

import disconnect.engine.rules as package
from disconnect.engine.meetings import MeetingRule
from disconnect.model.policy import Action
from disconnect.policyfile.charter.voice import NO_BREAK
from disconnect.policyfile.scenarios.coverage import coverage, deciding_clauses
from disconnect.policyfile.scenarios.fitting import BY_THE_ENGINE
from disconnect.policyfile.scenarios.telling import expected, explained, got
from disconnect.policyfile.scenarios.words import ACTIONS, ENGINE, MEETING_RULES, RULES
from tests.policyfile.scenarios.company import POLICY, SCRIPT, changed, mail, meeting, played, stage

EVENING = mail(
    'from = "lea"', 'to = "ana"', 'at = "2026-03-30 21:00"', 'expect = { action = "nudge", lost = ["hours"] }'
)


def told(script: str, lang: str, *policies: str) -> list[str]:
    (result,) = played(script, *policies)
    return [line.replace(NO_BREAK, " ") for line in explained(result, lang)]


def test_a_failed_mail_is_explained_in_english() -> None:
    assert told(EVENING, "en") == [
        "lea → ana, Monday 30 March 2026, 21:00 (Europe/Paris): night, from a superior",
        (
            "  decided: clause superiors, “Superiors” (article 4) → waits for working time, "
            "not before Tuesday 31 March 2026, 09:00"
        ),
        "  would have decided in its place: clause rest, “Rest” (article 5)",
        "    · automatic mail is always delivered: the mail is not automatic",
        "    · mail to oneself is always delivered: the sender writes to somebody else",
        "    · always delivered where one of the two is under no policy: both are under a policy",
        "    · urgent: the mail is not declared urgent",
        "    · hours: the recipient is not at work",
        "    · on-call: the recipient is not at work; on-call duty is not as the row asks",
        "    ✓ superiors: the recipient is not at work; the sender is one of those of the row",
    ]


def test_a_failed_mail_is_explained_in_french() -> None:
    first, decided, lost, *tried = told(EVENING, "fr")
    assert first == "lea → ana, le lundi 30 mars 2026 à 21 h (Europe/Paris) : nuit, d’un supérieur"
    assert decided == (
        "  a décidé : clause superiors, « Encadrement » (article 4) → "
        "attend le temps de travail, pas avant le mardi 31 mars 2026 à 9 h"
    )
    assert lost == "  aurait décidé à sa place : clause rest, « Repos » (article 5)"
    assert tried[-1] == "    ✓ superiors : le destinataire n’est pas au travail ; l’expéditeur est de ceux de la ligne"


NOBODY = "is under no policy on that date"
ENGINE_SAYS = "the engine (always delivered where one of the two is under no policy)"


@pytest.mark.parametrize(
    ("sender", "to", "at", "says"),
    [
        pytest.param("outside", "ana", "2026-03-30 21:00", f"outside {NOBODY}", id="a stranger writes"),
        pytest.param("lea", "outside", "2026-03-30 21:00", f"outside {NOBODY}", id="a stranger is written to"),
        pytest.param("lea", "ana", "2025-03-30 21:00", f"ana {NOBODY}", id="before the policy"),
        pytest.param("lea", "ana", "2026-04-05 03:00", "weekly rest, from a superior, on call", id="on call"),
        pytest.param("lea", "tom", "2026-03-30 10:00", "(America/Toronto): working time, from anybody else", id="away"),
        pytest.param("lea", "ana", "2026-04-01 10:00", "leave, from a superior", id="on leave"),
        pytest.param("outside", "ana", "2026-03-30 21:00", ENGINE_SAYS, id="what the engine decides by itself"),
    ],
)
def test_the_situation_is_told(sender: str, to: str, at: str, says: str) -> None:
    script = mail(f'from = "{sender}"', f'to = "{to}"', f'at = "{at}"', 'expect = { clause = "rest" }')
    assert any(says in line for line in told(script, "en"))


def test_a_failed_meeting_is_explained() -> None:
    times = ('start = "2026-04-03 14:00"', 'end = "2026-04-03 15:00"')
    script = meeting('organiser = "lea"', 'with = "tom"', *times, "expect = { ok = true }")
    assert told(script, "en") == [
        "lea: in a slot without meetings, clause friday, “Friday” (article 8)",
        "tom: starts too early, clause meetings, “Meetings” (article 7)",
    ]
    assert told(changed(script, '"tom"', '"ana"'), "fr")[1] == (
        "ana : sur une plage sans réunion, clause friday, « Vendredi » (article 8)"
    )


def test_what_was_expected_and_what_came_are_told_in_a_few_words() -> None:
    (result,) = played(EVENING)
    assert (expected(result, "en"), got(result, "en")) == (
        "reminder, lost: hours",
        "waits for working time, lost: rest",
    )
    assert (expected(result, "fr"), got(result, "fr")) == (
        f"rappel, ont cédé{NO_BREAK}: hours",
        f"attend le temps de travail, ont cédé{NO_BREAK}: rest",
    )


def test_no_name_that_only_the_engine_knows_is_shown() -> None:
    script = mail('from = "outside"', 'to = "ana"', 'at = "2026-03-30 21:00"', 'expect = { clause = "rest" }')
    (result,) = played(script)
    assert got(result, "fr") == "clause toujours remis si l’un des deux n’est sous aucune politique"
    for lang in ("fr", "en"):
        assert not [line for line in (got(result, lang), *explained(result, lang)) if "mandatory/" in line]


def test_what_came_is_told_by_name_where_it_differs() -> None:
    script = mail('from = "lea"', 'to = ["ana", "tom"]', 'at = "2026-03-30 21:00"', 'expect = { action = "defer" }')
    (result,) = played(script)
    assert got(result, "en") == "lea → ana: waits for working time, lea → tom: delivered"


def test_everything_expected_can_be_told_in_both_languages() -> None:
    for result in played():
        for lang in ("fr", "en"):
            assert expected(result, lang) == got(result, lang) != ""


def test_every_rule_of_the_chain_has_words() -> None:
    names = set()
    for module in iter_modules(package.__path__):
        found = import_module(f"{package.__name__}.{module.name}")
        for kind in vars(found).values():
            if isinstance(kind, type) and hasattr(kind, "matches") and kind.__module__ == found.__name__:
                names |= {field.default for field in fields_of(kind) if field.name == "name"}
    assert len(names) >= 13
    assert names <= set(RULES)
    engine = {name.partition("/")[2] for name in BY_THE_ENGINE if name.startswith("mandatory/no-o")}
    assert set(RULES) == names | engine


def test_everything_else_has_words() -> None:
    assert set(ENGINE) == set(BY_THE_ENGINE)
    assert set(MEETING_RULES) == set(MeetingRule)
    assert set(ACTIONS) == set(Action)
    pairs = [
        *ENGINE.values(),
        *MEETING_RULES.values(),
        *ACTIONS.values(),
        *(pair for two in RULES.values() for pair in two),
    ]
    assert all(fr and en and fr != en for fr, en in pairs)


def test_coverage_counts_the_scenarios_that_a_clause_has_decided() -> None:
    counts = coverage(stage().policies, played()).counts
    assert {clause: count for (_, clause), count in counts.items()} == {
        "hours": 1, "shop": 1, "on-call": 1, "superiors": 1, "rest": 1, "urgent": 1, "meetings": 2, "friday": 1,
    }  # fmt: skip


def test_what_no_scenario_lets_decide_is_named_in_the_order_of_the_policy() -> None:
    found = coverage(stage().policies, played(EVENING))
    assert found.covered == (("agreement", "superiors"),)
    assert [clause for _, clause in found.never] == ["hours", "shop", "on-call", "rest", "urgent", "meetings", "friday"]
    assert found.share == 1 / 8


def test_the_engine_s_own_decisions_cover_no_clause() -> None:
    script = mail('from = "outside"', 'to = "ana"', 'at = "2026-03-30 21:00"', 'expect = { action = "deliver" }')
    assert coverage(stage().policies, played(script)).covered == ()


def test_clauses_of_several_policies_are_covered_apart() -> None:
    press = changed(POLICY, "[identity]", '[scope]\nteam = ["press"]\n\n[identity]').replace('"agreement"', '"press"')
    found = coverage(stage(SCRIPT, POLICY, press).policies, played(EVENING, POLICY, press))
    assert found.covered == (("press", "superiors"),)
    assert len(found.counts) == 16


def test_of_two_exceptions_for_urgent_mail_only_the_first_can_decide() -> None:
    # Exceptions of a kind are asked by their names: "urgent" comes before "zeal", in whatever order they are written.
    second = '[exceptions.zeal]\ntitle = "Late"\nclause = "friday"\nkind = "urgent"\n\n[meetings]'
    text = changed(POLICY, "[meetings]", second).replace('kind = "no_meetings"', 'kind = "no_mail"')
    (policy,) = stage(EVENING, text).policies
    can_decide = tuple(deciding_clauses(policy))
    assert "urgent" in can_decide
    assert "friday" not in can_decide


def test_a_policy_in_which_nothing_can_decide_is_covered_whole() -> None:
    assert coverage((), ()).share == 1
