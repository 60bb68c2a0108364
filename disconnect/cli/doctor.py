"""`disconnect doctor`: what is wrong, and how to mend it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from disconnect.app.checking import Check, Verdict, examine
from disconnect.cli.bilingual import command
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
from disconnect.model.phrase import in_language

if TYPE_CHECKING:
    from pathlib import Path

SIGNS = {Verdict.GOOD: "✓", Verdict.WARNING: "!", Verdict.WRONG: "✗"}


@command(
    fr="""Dire ce qui ne va pas, et comment le corriger. Sont examinés la configuration, la politique, l’annuaire, les
    sources, les clés et les droits sur les fichiers.
    """
)
@lang_option
@config_option
@json_option
@click.pass_context
@told
def doctor(ctx: click.Context, *, lang: str | None, config: Path, as_json: bool) -> None:
    """Check configuration, policy, directory, sources, keys and rights on files; say how to mend what is wrong."""
    checks = examine(config, datetime.now(UTC))
    spoken = language_of({"lang": lang, "config": config})
    if as_json:
        print_json({"checks": [_json(check, spoken) for check in checks]})
    else:
        for check in checks:
            output().print(f"{SIGNS[check.verdict]} {in_language(check.line, spoken)}", soft_wrap=True)
            if check.mend:
                output().print(f"    → {in_language(check.mend, spoken)}", soft_wrap=True)
    ctx.exit(PROBLEMS if any(check.verdict is Verdict.WRONG for check in checks) else DONE)


def _json(check: Check, lang: str) -> dict[str, str]:
    told_of = {name: in_language(getattr(check, name), lang) for name in ("what", "mend")}
    return {"area": str(check.area), "verdict": check.verdict.value} | told_of
