"""`disconnect policy check`: what law, branch agreement and good sense find in a policy, line by line."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import click

from disconnect.app.policies import policy_files
from disconnect.app.policychecks import Examined, asked_in_vain, examine_policies, people_of
from disconnect.cli.bilingual import argument, command, option
from disconnect.cli.common import (
    DONE,
    PROBLEMS,
    YEARS,
    config_option,
    json_option,
    lang_option,
    language_of,
    output,
    outside_years,
    print_json,
    problem_json,
    told,
)
from disconnect.cli.kinds import DAY, FILE
from disconnect.cli.opening import opened
from disconnect.model.phrase import colon, in_language, joined
from disconnect.policyfile.findings.base import Severity
from disconnect.policyfile.findings.checking import WHOLE
from disconnect.policyfile.findings.words import both, date_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from disconnect.model.problem import Problem
    from disconnect.policyfile.findings.base import Finding, Words

SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.NOTE: "·"}
SEVERITIES: Mapping[Severity, Words] = {
    Severity.ERROR: both("erreur", "error"),
    Severity.WARNING: both("à revoir", "warning"),
    Severity.NOTE: both("pour information", "note"),
}
COLON: Words = both(" : ", ": ")
SEMICOLON: Words = both(" ; ", "; ")
UNVERIFIED: Words = both(", de seconde main, non vérifié", ", second-hand, not verified")


@command(
    fr="""Vérifier des politiques au regard de la loi. La forme des FICHIERS, l’accord de branche et l’accord des
    politiques entre elles sont vérifiés aussi.

    Sans FICHIERS, ce sont la politique et l’annuaire de la configuration. L’organisation du travail est jugée, jamais
    ce que font les personnes ; ce n’est pas un conseil juridique. Le code de sortie est 1 s’il y a une erreur.
    """
)
@argument("files", fr="FICHIERS", nargs=-1, type=FILE)
@option(
    "--on",
    "day",
    type=DAY,
    default=None,
    fr="À cette date (par défaut : aujourd’hui).",
    en="As of this date (default: today).",
)
@option(
    "--people",
    type=FILE,
    default=None,
    fr="L’annuaire (people.csv) avec lequel vérifier les champs d’application.",
    en="The directory (people.csv) to check scopes against.",
)
@option(
    "--strict",
    is_flag=True,
    fr="Le code de sortie est 1 aussi pour un point à revoir.",
    en="Warnings too make the exit code 1.",
)
@lang_option
@config_option
@json_option
@click.pass_context
@told
def check(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    *,
    files: tuple[Path, ...],
    day: datetime | None,
    people: Path | None,
    strict: bool,
    lang: str | None,
    config: Path,
    as_json: bool,
) -> None:
    """Check the policies FILES against the file's form, the law, the branch agreement and one another.

    Without FILES the configured policies and directory are checked. It judges scheduled work, never what people do,
    and gives no legal advice. The exit code is 1 where there is an error.
    """
    on = _day((day or datetime.now(UTC)).date())
    paths, table = _asked(files, people, config)
    known = people_of(table) if table else None
    found = examine_policies(paths, on, known.directory if known else None)
    rows = (*known.problems, *asked_in_vain(found, known.directory, table.name, on)) if known and table else ()
    shown = language_of({"lang": lang, "config": config})
    if as_json:
        document: dict[str, object] = {"on": on.isoformat(), "policies": [_json(each, shown) for each in found]}
        print_json(document | ({"directory": [problem_json(row, shown) for row in rows]} if known else {}))
    else:
        _show_rows(rows, shown)
        _show_all(found, on, shown)
    ctx.exit(PROBLEMS if _is_wrong(found, strict=strict) or (strict and rows) else DONE)


def _asked(files: Sequence[Path], people: Path | None, config: Path) -> tuple[Sequence[Path], Path | None]:
    """The files and the directory to look at."""
    if files:
        return files, people
    setup = opened(config)
    return policy_files(setup.config.policy), people or setup.config.people


def _day(day: date) -> date:
    if day.year not in YEARS:
        raise outside_years("--on", day)
    return day


def _is_wrong(found: Sequence[Examined], *, strict: bool) -> bool:
    worst = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in worst for each in found for finding in each.findings)


def _show_rows(rows: Sequence[Problem], lang: str) -> None:
    """What is wrong in the directory, before what is concluded from it: rows by their numbers, never a cell."""
    for row in rows:
        where = colon(joined([row.source, row.where], ", "), row.what)
        output().print(f"! {in_language(where, lang)}", soft_wrap=True, style="bold")
        output().print(f"    → {in_language(row.mend, lang)}", soft_wrap=True)


def _show_all(found: Sequence[Examined], on: date, lang: str) -> None:
    """Each file's findings, then its summary; files of the same name by their whole path."""
    names = [each.path.name for each in found]
    for each in found:
        name = each.path.name if names.count(each.path.name) == 1 else str(each.path)
        for finding in each.findings:
            _show(name, each, finding, lang)
        output().print(_summary(name, each, on)[lang], soft_wrap=True)


def _show(name: str, each: Examined, finding: Finding, lang: str) -> None:
    """Where it stands and what it is; what was found; a way out; the law and the page that say why."""
    console = output()
    console.print(f"{SIGNS[finding.severity]} {name}{_place(each, finding, lang)}", soft_wrap=True, style="bold")
    console.print(f"    {finding.what[lang]}", soft_wrap=True)
    console.print(f"    → {finding.way_out[lang]}", soft_wrap=True)
    parts = (_article(finding, lang), finding.page, _explain(finding))
    because = SEMICOLON[lang].join(part for part in parts if part)
    if because:
        console.print(f"    {because}", soft_wrap=True)


def _explain(finding: Finding) -> str:
    """The command that says what the page says, for whoever has no copy of the pages."""
    return f"disconnect policy explain {finding.code}" if finding.page else ""


def _article(finding: Finding, lang: str) -> str:
    """The article as the law has it on the day, its identifier, and whether somebody read it."""
    if finding.reference is None:
        return ""
    identifier = f" ({finding.reference.identifier})" if finding.reference.identifier else ""
    return f"{finding.reference.line}{identifier}{'' if finding.is_verified else UNVERIFIED[lang]}"


def _place(each: Examined, finding: Finding, lang: str) -> str:
    """Line, key and clause, then the code and how much it matters, in words."""
    line = {"fr": f"ligne {finding.line}", "en": f"line {finding.line}"}[lang] if finding.line else ""
    where = "" if finding.where == WHOLE else in_language(finding.where, lang)
    clause = each.policy.clauses.get(finding.clause) if each.policy else None
    named = {"fr": "clause « {} »", "en": "clause “{}”"}[lang].format(clause.title[lang]) if clause else ""
    place = "".join(f", {part}" for part in (line, where, named) if part)
    return f"{place}{COLON[lang]}{finding.code} ({SEVERITIES[finding.severity][lang]})"


def _summary(name: str, each: Examined, on: date) -> Words:
    counts = {severity: sum(finding.severity is severity for finding in each.findings) for severity in Severity}
    return both(
        "{name}, au {day} : erreurs {errors}, points à revoir {warnings}, pour information {notes}",
        "{name}, on {day}: errors {errors}, warnings {warnings}, notes {notes}",
        name=name,
        day=date_of(on),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
    )


def _json(each: Examined, lang: str) -> dict[str, object]:
    return {
        "file": str(each.path),
        "policy": None if each.policy is None else {"id": each.policy.id, "version": each.policy.version},
        "findings": [_finding(finding, lang) for finding in each.findings],
    }


def _finding(finding: Finding, lang: str) -> dict[str, object]:
    reference = finding.reference
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "line": finding.line,
        "where": in_language(finding.where, lang),
        "clause": finding.clause,
        "what": finding.what[lang],
        "way_out": finding.way_out[lang],
        "article": None if reference is None else reference.article,
        "identifier": None if reference is None else reference.identifier,
        "verified": finding.is_verified,
        "page": finding.page or None,
    }
