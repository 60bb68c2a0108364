"""What a policy lacks or weakens of the branch agreement beneath it: whom a floor concerns, and exactly how far."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from disconnect.policyfile.branch.checks import CHECKS
from disconnect.policyfile.findings.base import Severity, Subject, Told
from disconnect.policyfile.findings.checking import checked
from disconnect.policyfile.law import law
from disconnect.policyfile.layers import Layer, layer_of
from disconnect.policyfile.read import parse

SOUND = (Path(__file__).parents[1] / "policyfile" / "findings" / "sound.toml").read_text("utf-8")
LAYER = """\
id = "1"
title = "Essai"

[clauses.one]
title = { fr = "Une", en = "One" }
ref = "art. 1, KALIARTI000000000001"
text = { fr = "Les mots.", en = "The words." }
"""
LOOKS = {check.code: check for check in CHECKS}
FRAME = """
[hours.frame]
title = { fr = "Forfait en jours", en = "Days-based contracts" }
clause = "hours"
days = ["monday-friday"]
frame = "%s"

[holidays.fr]"""


def subject(policy: str, layer: str) -> Subject:
    return Subject(policy=parse(policy, "x"), day=date(2026, 7, 1), law=law("FR"), branch=layer_of(layer, "1"))


def told(code: str, policy: str, layer: str) -> list[Told]:
    return list(LOOKS[f"BRANCH-{code}"].look(subject(policy, layer)))


def owed(kind: str, *lines: str) -> str:
    return f'{LAYER}\n[[commitments]]\nclause = "one"\nkind = "{kind}"\n' + "".join(f"{line}\n" for line in lines)


def offering(kind: str, *lines: str, policy: str = SOUND) -> str:
    block = f'[[commitments]]\nclause = "people"\nkind = "{kind}"\n' + "".join(f"{line}\n" for line in lines)
    return policy.replace("\n[[responses]]", f"\n{block}\n[[responses]]", 1)


def changed(before: str, after: str) -> str:
    assert before in SOUND
    return SOUND.replace(before, after)


REFERENT = owed("referent", 'who = ["employer"]', "from_employees = 251")
DAYS_ONLY = owed("medical_visit", 'to = ["employee"]', 'contracts = ["forfait-jours"]')
REMOTE = owed("reasonable_load", 'who = ["employer"]', 'modes = ["telework"]')
ON_CALL = owed("reasonable_load", 'who = ["employer"]', 'modes = ["on_call"]')
TELEWORK = '\n[telework]\nclause = "hours"\ndays = ["tuesday"]\ncontact = ["%s"]\n'


@pytest.mark.parametrize(
    ("policy", "layer", "is_missing", "is_aside"),
    [
        pytest.param(SOUND, REFERENT, True, False, id="a company of 320 needs a referent"),
        pytest.param(changed("employees = 320", "employees = 251"), REFERENT, True, False, id="251 are over 250"),
        pytest.param(changed("employees = 320", "employees = 250"), REFERENT, False, True, id="250 are not"),
        pytest.param(changed("employees = 320\n", ""), REFERENT, True, False, id="of an unknown size it may need one"),
        pytest.param(SOUND, DAYS_ONLY, False, True, id="nobody has a days-based contract"),
        pytest.param(changed("\n[holidays.fr]", FRAME % "08:00-20:00"), DAYS_ONLY, True, False, id="somebody has one"),
        pytest.param(
            changed("\n[holidays.fr]", FRAME % "08:00-20:00").replace(
                "[clauses.hours]", '[scope]\nnot_contract = ["forfait-jours"]\n\n[clauses.hours]'
            ),
            DAYS_ONLY,
            False,
            True,
            id="those who have one are left out of the scope",
        ),
        pytest.param(SOUND, REMOTE, False, True, id="nobody teleworks"),
        pytest.param(SOUND + TELEWORK % "09:00-12:00", REMOTE, True, False, id="somebody teleworks"),
        pytest.param(SOUND, ON_CALL, False, True, id="nobody is on call"),
        pytest.param(SOUND + '\n[on_call]\nclause = "hours"\n', ON_CALL, True, False, id="somebody is on call"),
        pytest.param(SOUND, owed("guides", 'who = ["branch"]'), False, False, id="the branch's own duty asks nobody"),
        pytest.param(
            offering("referent", 'who = ["employer"]'), REFERENT, False, False, id="what is said is not missing"
        ),
        pytest.param(
            changed("Accord, article 2 ;", "Accord, article 2 ; branche, KALIARTI000000000001 ;"),
            REFERENT,
            False,
            False,
            id="a clause that names the article takes it over",
        ),
        pytest.param(
            changed("Accord, article 2 ;", "Accord, article 2 ; branche, KALIARTI000000000002 ;"),
            REFERENT,
            True,
            False,
            id="another article does not",
        ),
        pytest.param(SOUND, owed("daily_rest", 'length = "11 hours"'), False, False, id="rest is kept by the hours"),
    ],
)
def test_a_floor_concerns_a_policy_or_is_told_as_not_compared(
    policy: str, layer: str, *, is_missing: bool, is_aside: bool
) -> None:
    assert bool(told("COMMITMENT-MISSING", policy, layer)) is is_missing
    assert bool(told("NOT-COMPARED", policy, layer)) is is_aside


def test_what_is_missing_is_told_once_a_kind_with_a_way_out() -> None:
    layer = REFERENT + owed("referent", 'who = ["employer"]').removeprefix(LAYER)
    (found,) = told("COMMITMENT-MISSING", SOUND, layer)
    assert found.what["en"] == (
        "the branch provides for “Disconnection referent”, from 251 people on (art. 1, KALIARTI000000000001); "
        "the policy says nothing of it"
    )
    assert found.way_out["en"] == (
        'add [[commitments]] kind = "referent", at least as protective as “The words.”; or take the article over as it '
        "is, by naming its identifier in a clause’s reference"
    )
    assert (found.path, found.severity) == (("identity", "branch"), None)


def test_what_is_only_recommended_is_a_warning_unless_it_is_also_due() -> None:
    option = owed("guides", 'who = ["employer"]', "optional = true")
    (found,) = told("COMMITMENT-MISSING", SOUND, option)
    assert found.severity is Severity.WARNING
    assert "recommends or allows" in found.what["en"]
    both = option + owed("guides", 'who = ["employer"]').removeprefix(LAYER)
    assert [each.severity for each in told("COMMITMENT-MISSING", SOUND, both)] == [None]


ALERT = owed("alert", 'who = ["employee"]', 'to = ["employer"]', 'within = "8 days"', "written = true")


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        pytest.param(('within = "8 days"', "written = true"), None, id="the same"),
        pytest.param(('within = "9 days"', "written = true"), "within = 9 days (< 8 days)", id="a day later"),
        pytest.param(
            ('within = "9 days"',),
            "within = 9 days (< 8 days); written = nothing (< true)",
            id="a day later, and not in writing",
        ),
    ],
)
def test_a_weaker_commitment_is_told_key_by_key(lines: tuple[str, ...], keys: str | None) -> None:
    policy = offering("alert", 'who = ["employee"]', 'to = ["employer"]', *lines)
    found = told("COMMITMENT-WEAKER", policy, ALERT)
    assert [each.what["en"] for each in found] == (
        [f"less protective than the branch (art. 1, KALIARTI000000000001): {keys}"] if keys else []
    )
    assert all(each.path == ("commitments", 1, "within") for each in found)


def test_a_weaker_commitment_is_found_on_its_line() -> None:
    policy = offering("alert", 'who = ["employee"]', 'to = ["employer"]', 'within = "9 days"')
    (found,) = [each for each in checked(subject(policy, ALERT), policy) if each.code == "BRANCH-COMMITMENT-WEAKER"]
    assert policy.splitlines()[(found.line or 0) - 1] == 'within = "9 days"'
    assert (found.severity, found.clause) == (Severity.ERROR, "people")


SECTIONS = f"""{LAYER}
[on_call]
clause = "one"
notice_days = 15
short_notice_days = 1

[meetings]
clause = "one"
days = ["monday-friday"]
earliest = "09:00"
latest = "18:00"
lunch = "12:30-13:30"
longest_series_hours = 2
notice_hours = 24
"""


@pytest.mark.parametrize(
    ("section", "lines", "key"),
    [
        pytest.param("on_call", "notice_days = 15\nshort_notice_days = 1", None, id="the same notice"),
        pytest.param("on_call", "notice_days = 14\nshort_notice_days = 1", "notice_days", id="a day less"),
        pytest.param("on_call", "notice_days = 20", "short_notice_days", id="a short notice that is not said"),
        pytest.param(
            "meetings",
            'days = ["monday-thursday"]\nearliest = "09:30"\nlatest = "17:00"\nlunch = "12:00-14:00"\n'
            "longest_series_hours = 1\nnotice_hours = 48",
            None,
            id="stricter in everything",
        ),
        pytest.param(
            "meetings",
            'days = ["monday-friday"]\nearliest = "08:59"\nlatest = "18:00"\nlunch = "12:30-13:30"\n'
            "longest_series_hours = 2\nnotice_hours = 24",
            "earliest",
            id="a minute earlier",
        ),
        pytest.param(
            "meetings",
            'days = ["monday-friday"]\nearliest = "09:00"\nlatest = "18:00"\nlunch = "12:45-13:30"\n'
            "longest_series_hours = 2\nnotice_hours = 24",
            "lunch",
            id="a shorter lunch",
        ),
    ],
)
def test_terms_of_on_call_duty_and_meetings_are_compared(section: str, lines: str, key: str | None) -> None:
    policy = f'{SOUND}\n[{section}]\nclause = "hours"\n{lines}\n'
    found = told("COMMITMENT-WEAKER", policy, SECTIONS)
    assert [each.path for each in found] == ([(section, key)] if key else [])


@pytest.mark.parametrize(
    ("frame", "kind", "length", "is_found"),
    [
        pytest.param("08:00-20:00", "daily_rest", "12 hours", False, id="12 h of rest exactly"),
        pytest.param("08:00-20:01", "daily_rest", "12 hours", True, id="a minute less"),
        pytest.param("07:00-20:00", "longest_span", "13 hours", False, id="a span of 13 h exactly"),
        pytest.param("06:59-20:00", "longest_span", "13 hours", True, id="a minute more"),
        pytest.param("06:00-20:00", "longest_day", "10 hours", False, id="a frame is no day worked to the end"),
    ],
)
def test_hours_keep_the_branch_s_lengths_to_the_minute(frame: str, kind: str, length: str, *, is_found: bool) -> None:
    policy = changed("\n[holidays.fr]", FRAME % frame)
    layer = owed(kind, f'length = "{length}"', 'contracts = ["forfait-jours"]')
    assert bool(told("REST", policy, layer)) is is_found


def test_a_length_for_days_based_contracts_leaves_other_hours_alone() -> None:
    policy = changed('["09:00-12:30", "13:30-18:00"]', '["06:00-12:30", "13:30-20:00"]')
    lines = ('length = "11 hours"', 'contracts = ["forfait-jours"]')
    assert told("REST", policy, owed("daily_rest", *lines)) == []
    assert len(told("REST", policy, owed("daily_rest", lines[0]))) == 1


def test_what_the_policy_says_of_rest_is_compared_as_well_as_its_hours() -> None:
    layer = owed("daily_rest", 'length = "12 hours"')
    (found,) = told("REST", f'{SOUND}\n[rest]\nclause = "rest"\ndaily_hours = 11\n', layer)
    assert found.path == ("rest", "daily_hours")
    assert told("REST", f'{SOUND}\n[rest]\nclause = "rest"\ndaily_hours = 12\n', layer) == []


def test_a_layer_s_section_on_rest_is_a_floor_for_all_hours() -> None:
    layer = f'{LAYER}\n[rest]\nclause = "one"\ndaily_hours = 15.5\nweekly_hours = 48\n'
    (found,) = told("REST", SOUND, layer)
    assert found.path == ("hours", "office")
    assert told("REST", SOUND, layer.replace("15.5", "15")) == []


WINDOW = owed("contact_window", 'who = ["superior"]', 'to = ["employee"]', 'between = "07:00-22:00"')


@pytest.mark.parametrize(
    ("slot", "is_found"),
    [
        pytest.param("07:00-22:00", False, id="the branch's own window"),
        pytest.param("06:59-12:00", True, id="a minute early"),
        pytest.param("20:00-22:01", True, id="a minute late"),
    ],
)
def test_a_slot_of_telework_lies_inside_the_branch_s_window(slot: str, *, is_found: bool) -> None:
    assert bool(told("CONTACT-WINDOW", SOUND + TELEWORK % slot, WINDOW)) is is_found


def test_beside_a_window_only_recommended_a_wider_one_is_a_warning() -> None:
    policy = offering("contact_window", 'who = ["superior"]', 'to = ["employee"]', 'between = "06:00-22:00"')
    assert [each.severity for each in told("CONTACT-WINDOW", policy, WINDOW)] == [None]
    assert [each.severity for each in told("CONTACT-WINDOW", policy, f"{WINDOW}optional = true\n")] == [
        Severity.WARNING
    ]


QUIET = owed("no_solicitation", 'who = ["superior"]', 'to = ["employee"]', 'during = ["daily_rest"]')


@pytest.mark.parametrize(
    ("when", "layer", "quiet"),
    [
        pytest.param('{ class = ["night", "evening", "morning"] }', QUIET, None, id="the daily rest is answered"),
        pytest.param('{ class = ["night", "evening"] }', QUIET, "early morning", id="the early morning is not"),
        pytest.param('{ relation = ["superior"] }', QUIET, None, id="whom the floor binds are answered"),
        pytest.param('{ relation = ["team"] }', QUIET, "night", id="whom it binds are not"),
        pytest.param('{ class = ["night", "morning"] }', WINDOW, None, id="evenings until 21:00 lie inside the window"),
        pytest.param('{ class = ["night"] }', WINDOW, "early morning", id="six o'clock lies outside the window"),
        pytest.param('{ class = ["morning"] }', WINDOW, "night", id="half past ten in the evening does too"),
    ],
)
def test_the_table_answers_where_the_branch_lets_nobody_write(when: str, layer: str, quiet: str | None) -> None:
    policy = changed('clause = "rest"\naction', f'clause = "rest"\nwhen = {when}\naction')
    found = told("NOT-ANSWERED", policy, layer)
    assert [each.what["en"].rpartition(": ")[2] for each in found] == ([quiet] if quiet else [])


def test_a_row_that_delivers_is_named_where_it_stands() -> None:
    policy = SOUND.replace(
        "[[responses]]",
        '[[responses]]\nclause = "rest"\nwhen = { class = ["night"] }\naction = "deliver"\n\n[[responses]]',
    )
    (found,) = told("NOT-ANSWERED", policy, QUIET)
    assert found.path == ("responses", 0)


def test_a_policy_of_another_country_or_of_the_public_service_has_no_branch_beneath_it() -> None:
    for line in ('country = "PT"', 'sector = "public"'):
        policy = changed("employees = 320\n", f"employees = 320\n{line}\n")
        assert [each for each in checked(subject(policy, REFERENT), policy) if each.code.startswith("BRANCH")] == []


def test_without_a_branch_there_is_nothing_to_say() -> None:
    bare = Subject(policy=parse(SOUND, "x"), day=date(2026, 7, 1), law=law("FR"))
    assert [told for check in CHECKS for told in check.look(bare)] == []


def test_codes_are_in_order_and_texts_in_both_languages() -> None:
    assert [check.code for check in CHECKS] == sorted(LOOKS)
    assert all(check.title["fr"] != check.title["en"] and check.why["fr"] != check.why["en"] for check in CHECKS)


def test_a_layer_with_nothing_owed_finds_nothing() -> None:
    found = layer_of(LAYER, "1")
    assert isinstance(found, Layer)
    assert [each for check in CHECKS for each in check.look(subject(SOUND, LAYER))] == []
