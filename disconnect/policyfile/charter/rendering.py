"""A charter as the bytes of a file, in each of the formats there are."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from disconnect.policyfile.charter.blocks import Charter

FORMATS = ("html", "docx", "md")
_RENDERERS = {
    "html": "disconnect.policyfile.charter.page:html_bytes",
    "docx": "disconnect.policyfile.charter.word:docx_bytes",
    "md": "disconnect.policyfile.charter.markdown:markdown_bytes",
}


def rendered(charter: Charter, form: str) -> bytes:
    """The charter as a file of the format `form`; the same charter gives the same bytes.

    What a format needs is imported only when somebody asks for it.
    """
    module, name = _RENDERERS[form].split(":")
    render: Callable[[Charter], bytes] = getattr(import_module(module), name)
    return render(charter)
