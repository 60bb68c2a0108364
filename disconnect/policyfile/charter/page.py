"""A charter as one HTML page: to read, to print, to sign; no script, no request to anywhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from disconnect.policyfile.charter.blocks import Heading, Style, Table, grouped
from disconnect.policyfile.charter.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from disconnect.policyfile.charter.blocks import Block, Charter, Path
    from disconnect.policyfile.charter.voice import Pair

CONTENTS: Pair = ("Sommaire", "Contents")
SKIP: Pair = ("Aller au texte", "Skip to the text")
VERSION: Pair = ("Politique {identifier}, empreinte {version}", "Policy {identifier}, content hash {version}")


def render_html(charter: Charter) -> str:
    """The whole page as text; the same charter gives the same bytes.

    Everything the parties wrote is escaped. `data-from` names the places of the file that a part says: keys with `/`
    between them, rows counted from 1, several places with `|` between them.
    """
    voice = Voice(charter.lang)
    return (
        _environment()
        .get_template("charter.html")
        .render(
            charter=charter,
            contents=voice.pick(CONTENTS),
            skip=voice.pick(SKIP),
            version=voice.say(VERSION, identifier=charter.identifier, version=charter.version),
            headings=[block for block in charter.blocks if isinstance(block, Heading) and block.anchor],
            groups=[(_kind(blocks[0]), blocks) for blocks in grouped(charter.blocks)],
            source=source,
        )
    )


def html_bytes(charter: Charter) -> bytes:
    """The same as the bytes of a file."""
    return render_html(charter).encode()


def source(paths: Iterable[Path]) -> str:
    """The places of the file that something says, in one line.

    >>> source((("responses", 1, "nudge"), ("zone",), ()))
    'responses/2/nudge|zone|/'
    """
    return "|".join(_spelled(path) for path in paths)


def _spelled(path: Path) -> str:
    return "/".join(str(part + 1) if isinstance(part, int) else part for part in path) or "/"


def _kind(block: Block) -> str:
    if isinstance(block, Heading):
        return "heading"
    if isinstance(block, Table):
        return "table"
    return {Style.ITEM: "list", Style.QUOTE: "quote", Style.PARAGRAPH: "paragraph"}[block.style]


@cache
def _environment() -> Environment:
    """Escaping is always on; a name that the template misspells is an error, not an empty string."""
    return Environment(
        loader=PackageLoader("disconnect.policyfile.charter"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
