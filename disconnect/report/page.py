"""The report as one HTML page: no request to anywhere, no script, the charts drawn inside it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from disconnect.report.chapters import chapters, glance
from disconnect.report.figures import UNITS, plain, words
from disconnect.report.head import columns_of_the_file, head, notices

if TYPE_CHECKING:
    from disconnect.model.report import Report
    from disconnect.report.texts import Texts


def render_html(report: Report, t: Texts, *, product_version: str) -> str:
    """Give the whole page as text; the same report gives the same bytes.

    Names come from a directory and are escaped; every sentence and every chart is made from published figures.
    """
    return (
        _environment()
        .get_template("report.html")
        .render(
            t=t,
            plural=t.plural,
            words=words,
            plain=plain,
            units=UNITS,
            report=report,
            head=head(report, t),
            notices=notices(report, t),
            cards=glance(report, t),
            chapters=chapters(report, t),
            columns=columns_of_the_file(t),
            product_version=product_version,
        )
    )


@cache
def _environment() -> Environment:
    """Escaping is always on; a name that a template misspells is an error, not an empty string."""
    return Environment(
        loader=PackageLoader("disconnect.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
