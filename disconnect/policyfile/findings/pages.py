"""The page of each finding, in both languages, made from the check itself and from its two examples."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from disconnect.policyfile.findings.base import ELSEWHERE, FRANCE, Severity
from disconnect.policyfile.findings.register import REGISTER
from disconnect.policyfile.law import law

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disconnect.policyfile.findings.base import Check

SEVERITIES = {
    Severity.ERROR: (
        "erreur : la politique ne devrait pas être appliquée ainsi",
        "error: the policy should not be used so",
    ),
    Severity.WARNING: ("à revoir", "warning"),
    Severity.NOTE: ("pour information", "note"),
}
COUNTRIES = {FRANCE: "FR", ELSEWHERE: "EU"}


def page(check: Check, failing: str, passing: str) -> str:
    """The page of one check; the examples are whole policies, of which what differs is shown.

    >>> page(REGISTER[0], "a", "b").startswith(f"# {REGISTER[0].code}")
    True
    """
    return "\n".join(_lines(check, failing, passing)) + "\n"


def _lines(check: Check, failing: str, passing: str) -> Iterator[str]:
    severity = SEVERITIES[check.severity]
    yield from (f"# {check.code}", "", f"**{check.title['fr']}** · {check.title['en']}", "")
    yield from (f"**FR** — {check.why['fr']}", "", f"*Gravité* : {severity[0]}.", "")
    yield from (f"**EN** — {check.why['en']}", "", f"*Severity*: {severity[1]}.", "")
    article = article_of(check)
    if article:
        yield from (f"Référence · reference: {article}", "")
    if check.derogable:
        yield (
            f'Un accord peut y déroger · an agreement may depart from it: `[clauses.NOM] derogates = ["{check.code}"]`.'
        )
        yield ""
    yield from (
        "## Exemple · Example",
        "",
        "Ce qui est trouvé (`-`) et ce qui ne l’est pas (`+`) · found (`-`), not found (`+`):",
        "",
    )
    yield from ("```diff", *difference(failing, passing), "```", "")
    yield "[Tous les constats · All findings](README.md)"


def article_of(check: Check) -> str:
    """The article of the law that a check rests on, as it stands today; nothing where it rests on none."""
    if not check.parameter:
        return ""
    book = law("PT" if check.code.startswith("PT-") else COUNTRIES.get(check.where, "FR"))
    values = book.parameters[check.parameter].values
    return values[-1].reference.line if values else ""


def difference(failing: str, passing: str) -> Iterator[str]:
    r"""The lines in which two policies differ, each with a neighbour on either side.

    >>> list(difference("a\nb", "a\nc"))
    [' a', '-b', '+c']
    """
    for line in unified_diff(failing.splitlines(), passing.splitlines(), n=1, lineterm=""):
        if not line.startswith(("---", "+++", "@@")):
            yield line.rstrip()


def index() -> str:
    """The page that lists them all."""
    rows = (
        f"| [{check.code}]({check.code}.md) | {SEVERITIES[check.severity][0].partition(' :')[0]} · "
        f"{check.severity.value} | {check.title['fr']} | {check.title['en']} |"
        for check in REGISTER
    )
    head = (
        "# Constats de `disconnect policy check` · Findings of `disconnect policy check`",
        "",
        "Seul le travail prévu est jugé, jamais ce que font les personnes ; rien de ceci n’est un conseil juridique.",
        "Only scheduled work is judged, never what people do; none of this is legal advice.",
        "",
        "| code | gravité · severity | constat | finding |",
        "|---|---|---|---|",
    )
    return "\n".join((*head, *rows)) + "\n"
