"""The page in a real browser: nothing sticks out, on a telephone or a screen, and it prints."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from disconnect.model.period import Period
from disconnect.model.report import Group, Report
from disconnect.report.page import render_html
from disconnect.report.texts import Texts

Chromium = Callable[..., subprocess.CompletedProcess[str]]

WIDTHS = (320, 768, 940, 1280)
FRAME = '<iframe src="report.html" style="border:0;width:{width}px;height:900px"></iframe>'
MEASURE = """<!doctype html><meta charset="utf-8">{frames}<p id="found">waiting</p><script>
function measure(frame) {{
  const page = frame.contentDocument, wide = frame.clientWidth, found = [];
  if (!page.querySelector("footer")) found.push("the page did not load");
  if (page.documentElement.scrollWidth > wide) found.push("page: " + page.documentElement.scrollWidth);
  for (const each of page.body.querySelectorAll(":not(.skip, svg *, thead, thead *)")) {{
    const box = each.getBoundingClientRect();
    if (box.right > wide + 0.5 || box.left < -0.5) found.push(each.tagName + "." + each.className + ": " + box.right);
  }}
  for (const word of page.querySelectorAll("svg text")) {{
    const box = word.getBBox(), drawing = word.ownerSVGElement.viewBox.baseVal;
    if (box.x < -1.5 || box.x + box.width > drawing.width + 1.5 || box.y + box.height > drawing.height + 0.5)
      found.push("chart: " + word.textContent);
  }}
  return found.map(each => wide + " " + each);
}}
onload = () => {{
  const found = [...document.querySelectorAll("iframe")].flatMap(measure);
  document.querySelector("#found").textContent = found.length ? found.join(" | ") : "nothing";
}};
</script>"""


def measured(html: str, folder: Path, chromium: Chromium) -> str:
    """What sticks out of the page, or of a chart, at each of the widths."""
    frames = "".join(FRAME.format(width=width) for width in WIDTHS)
    (folder / "report.html").write_text(html, encoding="utf-8")
    (folder / "measure.html").write_text(MEASURE.format(frames=frames), encoding="utf-8")
    page = (folder / "measure.html").as_uri()
    printed = chromium("--allow-file-access-from-files", "--window-size=1400,1000", "--dump-dom", page).stdout
    found = re.search(r'<p id="found">(.*?)</p>', printed, re.DOTALL)
    return found[1] if found else printed


def months(report: Report) -> Report:
    """A year of months, and a group of many long names, one of them without a place to break."""
    periods = tuple(Period.parse(f"2010-{month:02}") for month in range(1, 13))
    names = ("Rechtsschutzversicherungsgesellschaftenabteilungsleitungsbüro", *(f"Workshop {n}" for n in range(9)))
    first = report.cells[: len(report.cells) // 2]
    long = replace(first[1], group=Group(level="team", names=names, path=("W" * 40,)))
    cells = tuple(replace(cell, period=period) for period in periods for cell in (first[0], long))
    return replace(report, periods=periods, cells=cells)


@pytest.mark.parametrize(
    ("lang", "changed"),
    [
        pytest.param("en", lambda report: report, id="English"),
        pytest.param("fr", lambda report: report, id="French"),
        pytest.param("fr", months, id="twelve months and long names"),
    ],
)
def test_nothing_sticks_out(
    report: Report, tmp_path: Path, chromium: Chromium, lang: str, changed: Callable[[Report], Report]
) -> None:
    html = render_html(changed(report), Texts(lang), product_version="1")
    assert measured(html, tmp_path, chromium) == "nothing"


def test_what_sticks_out_is_found(report: Report, tmp_path: Path, chromium: Chromium) -> None:
    html = render_html(report, Texts("en"), product_version="1")
    wide = html.replace("<footer>", '<footer><div style="width:400px">wide</div>')
    long = wide.replace(">Everyone, 240 people</text>", f">{'Everyone ' * 20}</text>")
    found = measured(long, tmp_path, chromium)
    assert "320 page: " in found
    assert "320 DIV.: " in found
    assert "768 page: " not in found
    assert "1280 chart: Everyone Everyone" in found


def test_the_page_prints_on_a4_with_its_table_heads_repeated(
    report: Report, tmp_path: Path, chromium: Chromium
) -> None:
    (tmp_path / "report.html").write_text(render_html(report, Texts("fr"), product_version="1"), encoding="utf-8")
    target = tmp_path / "report.pdf"
    chromium("--no-pdf-header-footer", f"--print-to-pdf={target}", (tmp_path / "report.html").as_uri())
    printed = target.read_bytes()
    assert printed.startswith(b"%PDF-")
    pages = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert 5 < len(pages) < 40
    assert {(round(float(width)), round(float(height))) for width, height in pages} == {(595, 842)}
