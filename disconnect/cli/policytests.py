"""`disconnect policy test`: the scenarios beside a policy, played by the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.table import Table

from disconnect.app.scenarios import Played, coverage_of_all, play_all
from disconnect.cli.bilingual import argument, command, option
from disconnect.cli.common import (
    DONE,
    PROBLEMS,
    config_option,
    json_option,
    lang_option,
    language_of,
    output,
    print_json,
    told,
)
from disconnect.cli.kinds import PATH
from disconnect.cli.opening import opened
from disconnect.model.phrase import counted, in_language
from disconnect.policyfile.charter.voice import Voice
from disconnect.policyfile.scenarios.telling import clause_line, expected, explained, got

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from disconnect.policyfile.charter.voice import Pair
    from disconnect.policyfile.scenarios.coverage import Coverage
    from disconnect.policyfile.scenarios.results import Result

WORDS: Mapping[str, Pair] = {
    "scenario": ("scénario", "scenario"),
    "expected": ("attendu", "expected"),
    "got": ("obtenu", "got"),
    "clause": ("clause", "clause"),
    "decided": ("scénarios décidés", "scenarios decided"),
    "never": ("jamais", "never"),
    "failed": ("✗ {title}", "✗ {title}"),
    "covered": (
        "clauses couvertes : {covered} sur {all} ({share} %)",
        "clauses covered: {covered} of {all} ({share}%)",
    ),
    "too few": (
        "✗ c’est moins que les {least} % demandés (--coverage-min)",
        "✗ that is less than the {least}% asked for (--coverage-min)",
    ),
}


PLAYED: tuple[Pair, Pair] = (
    ("{file} : {n} scénario, {failed} en échec", "{file} : {n} scénarios, {failed} en échec"),
    ("{file}: {n} scenario, {failed} failed", "{file}: {n} scenarios, {failed} failed"),
)


@command(
    fr="""Jouer les scénarios d’une politique. CHEMIN la nomme (un fichier ou un dossier ; sinon, celle de la
    configuration).

    Les scénarios sont à côté d’elle, dans scenarios.toml ou NOM.scenarios.toml : qui écrit à qui, quand, et ce qui
    doit arriver. Le code de sortie est 1 si l’un échoue, s’il n’y en a aucun, ou si trop peu de clauses sont
    couvertes.
    """
)
@argument("path", fr="CHEMIN", type=PATH, required=False)
@option(
    "--coverage-min",
    type=click.IntRange(0, 100),
    default=0,
    show_default=True,
    fr="Échouer si une part moindre, en pour cent, des clauses qui peuvent décider est couverte.",
    en="Fail where fewer per cent of the clauses that can decide are covered.",
)
@lang_option
@config_option
@json_option
@click.pass_context
@told
def test(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    *,
    path: Path | None,
    coverage_min: int,
    lang: str | None,
    config: Path,
    as_json: bool,
) -> None:
    """Play the scenarios beside the policy PATH (a file or a folder; the configured one unless given).

    Scenarios stand in scenarios.toml or NAME.scenarios.toml: who writes to whom when, and what must happen. The exit
    code is 1 where one fails, where there is none, or where too few clauses are covered.
    """
    language = language_of({"lang": lang, "config": config})
    path = path or opened(config).config.policy
    played = play_all(path)
    covered = coverage_of_all(played)
    is_covered = covered.share * 100 >= coverage_min
    is_good = is_covered and all(each.is_passed for each in played)
    if as_json:
        print_json(_json(played, covered, language) | {"passed": is_good})
    else:
        _show(played, covered, language)
        if not is_covered:
            output().print(Voice(language).say(WORDS["too few"], least=str(coverage_min)), soft_wrap=True)
    ctx.exit(DONE if is_good else PROBLEMS)


def _show(played: Sequence[Played], covered: Coverage, lang: str) -> None:
    for each in played:
        output().print(_results(each, lang))
        for result in each.results:
            _explain(result, lang)
    for each in played:
        failed = sum(not result.is_passed for result in each.results)
        said = counted(len(each.results), *PLAYED, file=each.name, failed=failed)
        output().print(in_language(said, lang), soft_wrap=True)
    output().print()
    output().print(_clauses(played, covered, lang))
    share = {"covered": len(covered.covered), "all": len(covered.counts), "share": int(covered.share * 100)}
    values = {name: str(number) for name, number in share.items()}
    output().print(Voice(lang).say(WORDS["covered"], **values), soft_wrap=True)


def _table(lang: str, *heads: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for head in heads:
        table.add_column(Voice(lang).pick(WORDS[head]) if head else "", overflow="fold")
    return table


def _results(played: Played, lang: str) -> Table:
    table = _table(lang, "", "scenario", "expected", "got")
    for result in played.results:
        table.add_row("✓" if result.is_passed else "✗", result.title[lang], expected(result, lang), got(result, lang))
    return table


def _clauses(played: Sequence[Played], covered: Coverage, lang: str) -> Table:
    """Each clause that can decide, with the number of scenarios that it has decided."""
    table = _table(lang, "", "clause", "decided")
    policies = {policy.id: policy for each in played for policy in each.policies}
    for (policy, clause), count in covered.counts.items():
        named = clause_line(clause, policies[policy], lang)
        text = named if len(policies) == 1 else f"{policy}: {named}"
        table.add_row("✓" if count else "·", text, str(count) if count else Voice(lang).pick(WORDS["never"]))
    return table


def _explain(result: Result, lang: str) -> None:
    """Why a failed scenario came as it did."""
    if result.is_passed:
        return
    output().print()
    output().print(Voice(lang).say(WORDS["failed"], title=result.title[lang]), soft_wrap=True, style="bold")
    for line in explained(result, lang):
        output().print(f"  {line}", soft_wrap=True)


def _json(played: Sequence[Played], covered: Coverage, lang: str) -> dict[str, object]:
    return {
        "files": [
            {
                "file": each.name,
                "policies": [{"id": policy.id, "version": policy.version} for policy in each.policies],
                "scenarios": [_result(result, lang) for result in each.results],
            }
            for each in played
        ],
        "coverage": {
            "share": round(covered.share, 4),
            "clauses": [
                {"policy": policy, "clause": clause, "scenarios": count}
                for (policy, clause), count in covered.counts.items()
            ],
            "never": [clause for _, clause in covered.never],
        },
    }


def _result(result: Result, lang: str) -> dict[str, object]:
    return {
        "title": dict(result.title),
        "passed": result.is_passed,
        "points": [
            {"what": point.what, "who": point.who, "expected": point.expected, "got": point.got}
            for point in result.points
        ],
        "clauses": sorted(clause for _, clause in result.clauses),
        "why": [] if result.is_passed else list(explained(result, lang)),
    }
