"""`disconnect doctor`: what is wrong, and how to mend it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from disconnect.app.checking import Check, Verdict, examine
from disconnect.cli.common import DONE, PROBLEMS, config_option, json_option, output, print_json, told

if TYPE_CHECKING:
    from pathlib import Path

SIGNS = {Verdict.GOOD: "✓", Verdict.WARNING: "!", Verdict.WRONG: "✗"}


@click.command()
@config_option
@json_option
@click.pass_context
@told
def doctor(ctx: click.Context, *, config: Path, as_json: bool) -> None:
    """Check configuration, policy, directory, sources, keys and rights on files; say how to mend what is wrong."""
    checks = examine(config, datetime.now(UTC))
    if as_json:
        print_json({"checks": [_json(check) for check in checks]})
    else:
        for check in checks:
            output().print(f"{SIGNS[check.verdict]} {check.area}: {check.what}", soft_wrap=True)
            if check.mend:
                output().print(f"    → {check.mend}", soft_wrap=True)
    ctx.exit(PROBLEMS if any(check.verdict is Verdict.WRONG for check in checks) else DONE)


def _json(check: Check) -> dict[str, str]:
    return {"area": check.area, "verdict": check.verdict.value, "what": check.what, "mend": check.mend}
