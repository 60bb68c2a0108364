"""The charter as files: the same words in each format, safe, readable by everybody, and the same bytes each time."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from disconnect.policyfile.charter.blocks import Heading, Passage, Style, Table
from disconnect.policyfile.charter.compose import charter_of
from disconnect.policyfile.charter.markdown import render_markdown
from disconnect.policyfile.charter.page import render_html
from disconnect.policyfile.charter.rendering import FORMATS, rendered
from disconnect.policyfile.templates import template, template_names
from tests.policyfile.charter.changed import EVERY_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from docx.document import Document as Docx

    from disconnect.policyfile.charter.blocks import Charter
    from tests.conftest import Chromium

LANGUAGES = ("fr", "en")
SOURCES = [pytest.param(EVERY_KEY, id="every key")] + [
    pytest.param(template(name), id=name) for name in template_names()
]
HOSTILE = """
id = "hostile"
title = "<script>alert(1)</script> & \\"Titre\\""
zone = "Europe/Paris"
default_hours = "office"
[clauses.one]
title = "a | b *c* _d_ [e](f) `g` # h"
ref = "\\u0007bell \\u202Ereversed"
text = "# un titre\\n1. deux\\n- trois\\n> quatre"
[hours.office]
title = "O </td></table>"
clause = "one"
monday-friday = ["09:00-17:00"]
"""


def words(charter: Charter) -> Iterator[str]:
    """Every text of a charter by itself."""
    yield charter.title
    for block in charter.blocks:
        if isinstance(block, Table):
            yield from (block.caption, *block.heads)
            yield from (cell for row in block.rows for cell in row.cells)
        else:
            yield from filter(None, (block.text, "" if isinstance(block, Heading) else block.lead))


class Page(HTMLParser):
    """What an HTML page holds: its elements in order, and each text with the places it names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str | None]] = []
        self._open: list[tuple[str, str | None]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        if tag != "meta":
            above = self._open[-1][1] if self._open else None
            self._open.append((tag, found.get("data-from", above)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self._open[-1][0] != "style":
            self.texts.append((data, self._open[-1][1]))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", SOURCES)
def test_the_page_says_every_word_and_names_where_each_comes_from(text: str, lang: str) -> None:
    charter = charter_of(text, "a policy", lang)
    page = Page(render_html(charter))
    told = [data.strip() for data, _ in page.texts]
    assert [each for each in words(charter) if each.strip() not in told] == []
    loose = {data.strip() for data, source in page.texts if source is None}
    connecting = {
        each
        for block in charter.blocks
        for each in ((block.caption, *block.heads) if isinstance(block, Table) else (block.text,))
        if not block.paths
    }
    skip = {"fr": "Aller au texte", "en": "Skip to the text"}[lang]
    assert loose - connecting == {charter.title, skip}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", SOURCES)
def test_the_page_can_be_read_by_everybody(text: str, lang: str) -> None:
    page = Page(render_html(charter_of(text, "a policy", lang)))
    tags = [tag for tag, _ in page.elements]
    assert page.elements[0] == ("html", {"lang": lang})
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert tags.count("table") == tags.count("caption") == tags.count("thead")
    assert {attributes.get("scope") for tag, attributes in page.elements if tag == "th"} == {"col", "row"}
    assert not {"script", "img", "link", "iframe", "form"} & set(tags)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    links = [str(attributes["href"])[1:] for tag, attributes in page.elements if tag == "a"]
    assert len(set(ids)) == len(ids)
    assert set(links) == set(ids)


def test_what_the_parties_wrote_is_never_taken_for_markup() -> None:
    charter = charter_of(HOSTILE, "hostile", "fr")
    page = Page(render_html(charter))
    assert "script" not in [tag for tag, _ in page.elements]
    told = [data.strip() for data, _ in page.texts]
    assert '<script>alert(1)</script> & "Titre"' in told
    assert "Référence\N{NO-BREAK SPACE}: bell reversed" in told
    written = render_markdown(charter)
    assert r"## Article 1 – a \| b \*c\* \_d\_ \[e\](f) \`g\` \# h" in written
    assert "> \\# un titre\n> 1\\. deux\n> \\- trois\n> \\> quatre" in written
    assert written.count("\n|") == len(re.findall(r"^\|.*\|$", written, re.MULTILINE))


def docx(text: str, lang: str) -> Docx:
    return Document(BytesIO(rendered(charter_of(text, "a policy", lang), "docx")))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", [*SOURCES, pytest.param(HOSTILE, id="hostile")])
def test_the_document_says_the_same_words(text: str, lang: str) -> None:
    document = docx(text, lang)
    told = [paragraph.text for paragraph in document.paragraphs]
    told += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    leads = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.bold]
    joined = "\n".join(told)
    for each in words(charter_of(text, "a policy", lang)):
        assert each in told or each in leads or f" {each}" in joined, each


@pytest.mark.parametrize(("lang", "locale"), [("fr", "fr-FR"), ("en", "en-GB")])
def test_the_document_has_real_headings_heads_of_tables_and_a_language(lang: str, locale: str) -> None:
    charter = charter_of(EVERY_KEY, "a policy", lang)
    document = docx(EVERY_KEY, lang)
    headings = [
        (int(paragraph.style.name.removeprefix("Heading ")) + 1, paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style is not None and paragraph.style.name is not None and "Heading" in paragraph.style.name
    ]
    assert headings == [(block.level, block.text) for block in charter.blocks if isinstance(block, Heading)]
    for table in document.tables:
        assert table.rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None  # noqa: SLF001 - no other way
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None  # noqa: SLF001 - no other way
    assert document.core_properties.title == charter.title
    assert document.core_properties.language == locale
    assert {found.get(qn("w:val")) for found in document.styles.element.iter(qn("w:lang"))} == {locale}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_policy_gives_the_same_bytes(form: str) -> None:
    first, second = (rendered(charter_of(EVERY_KEY, "a policy", "fr"), form) for _ in range(2))
    assert first == second
    # Comments and the order of keys are nothing that the parties agreed on.
    assert rendered(charter_of(f"# a comment\n{EVERY_KEY}", "elsewhere", "fr"), form) == first


def test_the_document_holds_no_instant_at_which_it_was_made() -> None:
    written = rendered(charter_of(EVERY_KEY, "a policy", "fr"), "docx")
    with ZipFile(BytesIO(written)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert re.findall(rb"\d{4}-\d\d-\d\dT", parts.read("docProps/core.xml")) == [b"1980-01-01T"] * 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_markdown_has_as_many_headings_items_and_rows_as_the_charter(lang: str) -> None:
    charter = charter_of(EVERY_KEY, "a policy", lang)
    written = render_markdown(charter)
    headings = [block for block in charter.blocks if isinstance(block, Heading)]
    assert len(re.findall(r"^##+ ", written, re.MULTILINE)) == len(headings)
    items = [block for block in charter.blocks if isinstance(block, Passage) and block.style is Style.ITEM]
    assert len(re.findall(r"^- ", written, re.MULTILINE)) == len(items) > 0
    rows = sum(len(block.rows) + 2 for block in charter.blocks if isinstance(block, Table))
    assert len(re.findall(r"^\|.*\|$", written, re.MULTILINE)) == rows
    assert written.endswith("\n")


def test_a_browser_shows_the_page_as_it_was_written(tmp_path: Path, chromium: Chromium) -> None:
    page = tmp_path / "charter.html"
    page.write_bytes(rendered(charter_of(EVERY_KEY, "a policy", "fr"), "html"))
    shown = Page(chromium("--dump-dom", page.as_uri()).stdout)
    assert [data.strip() for data, _ in shown.texts] == [
        data.strip() for data, _ in Page(page.read_text("utf-8")).texts
    ]
