"""What a departure from a rule may rest on, and how far it reaches."""

from __future__ import annotations

import pytest

from disconnect.policyfile.findings.base import Severity
from tests.policyfile.findings.looking import OFFICE, changed, found, of

REF = 'ref = "Accord, article 1"'
NO_AGREEMENT = ('basis = "agreement"', 'basis = "unilateral"')


def departing(code: str, ref: str, hours: str, *others: tuple[str, str]) -> str:
    """The sound policy with other hours, whose clause departs from a finding."""
    return changed((REF, f'ref = "{ref}"\nderogates = ["{code}"]'), (OFFICE, hours), *others)


def short_rest(end: str) -> str:
    return f'tuesday = ["14:00-{end}"]\nwednesday = ["08:00-12:00"]'


@pytest.mark.parametrize(
    ("ref", "others", "severity"),
    [
        pytest.param("Accord, article 1", (), Severity.NOTE, id="the agreement that the policy is"),
        pytest.param("Avenant du 3 mars 2026", (), Severity.NOTE, id="an amendment"),
        pytest.param("Code du travail, L.3131-2", (), Severity.ERROR, id="an article alone is no agreement"),
        pytest.param("Accord, article 1", (NO_AGREEMENT,), Severity.ERROR, id="a decision that calls itself one"),
        pytest.param(
            "Accord de branche, IDCC 1486, article 3",
            (NO_AGREEMENT,),
            Severity.NOTE,
            id="the branch’s, under any policy",
        ),
    ],
)
def test_a_departure_rests_on_an_agreement_that_it_names(
    ref: str, others: tuple[tuple[str, str], ...], severity: Severity
) -> None:
    text = departing("FR-REST-DAILY", ref, short_rest("22:00"), *others)
    (told,) = of("FR-REST-DAILY", text)
    assert told.severity is severity
    assert (ref in told.what["en"]) is (severity is Severity.NOTE)
    assert bool(of("DEROGATION", text)) is (severity is Severity.ERROR)


@pytest.mark.parametrize(
    ("code", "hours", "severity"),
    [
        pytest.param("FR-REST-DAILY", short_rest("23:00"), Severity.NOTE, id="9 h of daily rest"),
        pytest.param("FR-REST-DAILY", short_rest("23:01"), Severity.ERROR, id="8 h 59"),
        pytest.param(
            "FR-REST-WEEKLY",
            'monday-friday = ["08:00-12:00"]\nsaturday = ["14:00-23:00"]',
            Severity.NOTE,
            id="24 h and 9 h of weekly rest",
        ),
        pytest.param(
            "FR-REST-WEEKLY",
            'monday-friday = ["08:00-12:00"]\nsaturday = ["14:00-23:01"]',
            Severity.ERROR,
            id="a minute less",
        ),
        pytest.param("FR-DAY-LONGEST", 'monday = ["08:00-20:00"]', Severity.NOTE, id="12 h a day"),
        pytest.param("FR-DAY-LONGEST", 'monday = ["08:00-20:01"]', Severity.ERROR, id="12 h 01"),
    ],
)
def test_below_the_last_floor_no_agreement_helps(code: str, hours: str, severity: Severity) -> None:
    (told,) = of(code, departing(code, "Accord, article 1", hours))
    assert told.severity is severity


def test_one_long_day_is_told_by_its_length_and_may_leave_nine_hours() -> None:
    frame = '\n[hours.forfait]\ntitle = "Forfait"\nclause = "hours"\ndays = ["monday"]\nframe = "{}"\n'
    for end, severity in (("21:00", None), ("21:01", Severity.ERROR), ("23:00", Severity.ERROR)):
        told = of("FR-FORFAIT-FRAME", changed((OFFICE, OFFICE + frame.format(f"08:00-{end}"))))
        assert [each.severity for each in told] == ([severity] if severity else [])
    (told_of_day,) = of("FR-FORFAIT-FRAME", changed((OFFICE, OFFICE + frame.format("08:00-22:00"))))
    assert told_of_day.what["en"] == (
        "Forfait: the work of Monday goes from 08:00 to 22:00, 10 h are left of the 24 h from its start; "
        "the law asks for 11"
    )


@pytest.mark.parametrize(
    ("ref", "severity"),
    [
        pytest.param("Accord, article 1", Severity.WARNING, id="nothing that allows it is cited"),
        pytest.param("Code du travail, L.3132-3", Severity.WARNING, id="the rule itself allows nothing"),
        pytest.param("Code du travail, L.3132-12", Severity.NOTE, id="the article on continuous service"),
    ],
)
def test_work_on_sundays_is_for_information_where_its_article_is_cited(ref: str, severity: Severity) -> None:
    text = changed((REF, f'ref = "{ref}"'), (OFFICE, 'saturday-sunday = ["09:00-12:00"]'))
    (told,) = of("FR-SUNDAY", text)
    assert told.severity is severity


@pytest.mark.parametrize(
    ("code", "what"),
    [
        pytest.param("FR-TRAINING", "DEROGATION", id="one from which nobody may depart"),
        pytest.param("FR-REST-DAYLY", "DEROGATION", id="one that does not exist"),
        pytest.param("FR-REST-DAILY", "DEROGATION-UNUSED", id="one that nothing needs"),
    ],
)
def test_a_departure_that_means_nothing_is_found_on_its_line(code: str, what: str) -> None:
    (told,) = found(changed((REF, f'{REF}\nderogates = ["{code}"]')))
    assert (told.code, told.line, told.clause) == (what, 22, "hours")


def test_a_slip_in_a_code_is_answered_with_what_was_meant() -> None:
    (told,) = found(changed((REF, f'{REF}\nderogates = ["FR-REST-DAYLY"]')))
    assert told.way_out["en"].startswith('did you mean "FR-REST-DAILY"? ')
    assert told.way_out["fr"].startswith("vouliez-vous dire « FR-REST-DAILY » ? ")
