"""`disconnect policy test`: the scenarios beside a policy, played by the engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.table import Table

from disconnect.app.scenarios import Played, play_all
from disconnect.cli.common import DONE, PROBLEMS, config_option, json_option, lang_option, output, print_json, told
from disconnect.cli.opening import opened
from disconnect.policyfile.findings.words import both

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disconnect.policyfile.scenarios.playing import Result

HEADS = {"fr": ("", "scénario", "attendu", "obtenu"), "en": ("", "scenario", "expected", "got")}


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option(
    "--coverage-min",
    type=click.IntRange(0, 100),
    default=0,
    show_default=True,
    help="Fail where fewer per cent of the clauses that can decide are covered.",
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
    language = lang or "fr"
    if path is None:
        setup = opened(config)
        path, language = setup.config.policy, lang or setup.config.language
    played = play_all(path)
    if as_json:
        print_json({"files": [_json(each) for each in played]})
    else:
        for each in played:
            _show(each, language)
    is_good = all(each.is_passed and each.covered_share * 100 >= coverage_min for each in played)
    ctx.exit(DONE if is_good else PROBLEMS)


def _show(played: Played, lang: str) -> None:
    console = output()
    table = Table(box=None, pad_edge=False)
    for head in HEADS[lang]:
        table.add_column(head, overflow="fold")
    for result in played.results:
        table.add_row("✓" if result.is_passed else "✗", result.title[lang], *_cells(result))
    console.print(table)
    for result in played.results:
        if not result.is_passed:
            _explain(result, lang)
    console.print(_summary(played)[lang], soft_wrap=True)


def _cells(result: Result) -> tuple[str, str]:
    wanted = "; ".join(f"{what}: {expected}" for what, expected, _ in result.missed)
    return wanted, "; ".join(f"{what}: {got}" for what, _, got in result.missed)


def _explain(result: Result, lang: str) -> None:
    """Which clause decided, which lost, and what each rule said."""
    words = {"fr": ("a décidé", "ont cédé", "règles"), "en": ("decided", "lost", "rules")}[lang]
    for outcome in result.outcomes:
        rules = ", ".join(f"{finding.rule} {'✓' if finding.matched else '·'} ({finding.clause})"
                          for finding in outcome.findings)  # fmt: skip
        lost = ", ".join(outcome.lost) or "–"
        output().print(f"  {result.title[lang]}: {words[0]} {outcome.clause}; {words[1]} {lost}", soft_wrap=True)
        output().print(f"    {words[2]}: {rules}", soft_wrap=True)


def _summary(played: Played) -> dict[str, str]:
    failed = sum(not result.is_passed for result in played.results)
    return dict(
        both(
            "{name} : {count} scénarios, {failed} en échec ; clauses couvertes {covered} sur {all}{left}",
            "{name}: {count} scenarios, {failed} failed; clauses covered {covered} of {all}{left}",
            name=played.name,
            count=len(played.results),
            failed=failed,
            covered=len(played.covered),
            all=len(played.covered) + len(played.uncovered),
            left=_uncovered(played.uncovered),
        )
    )


def _uncovered(names: Sequence[str]) -> tuple[str, str]:
    listed = ", ".join(names)
    return (f" ; jamais vues : {listed}", f"; never seen: {listed}") if names else ("", "")


def _json(played: Played) -> dict[str, object]:
    return {
        "file": played.name,
        "covered": list(played.covered),
        "uncovered": list(played.uncovered),
        "results": [
            {
                "title": dict(result.title),
                "passed": result.is_passed,
                "missed": [dict(zip(("what", "expected", "got"), each, strict=True)) for each in result.missed],
                "clauses": sorted(result.clauses),
            }
            for result in played.results
        ],
    }
