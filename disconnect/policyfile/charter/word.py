"""A charter as a document for a word processor (Office Open XML, as .docx), with real headings, lists and tables."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from disconnect.model.phrase import LOCALES
from disconnect.policyfile.charter.blocks import Heading, Style, Table
from disconnect.policyfile.charter.page import VERSION
from disconnect.policyfile.charter.voice import Voice

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import Table as DocxTable
    from docx.text.paragraph import Paragraph

from disconnect.policyfile.charter.blocks import Block, Charter, Passage

FONT = "Calibri"
INK = RGBColor(0x1D, 0x27, 0x30)
EARLIEST = datetime(1980, 1, 1)  # noqa: DTZ001 - dates in such a file have no zone
"""The date of every part: the earliest that the container can hold, so that the same policy gives the same bytes."""

KEPT_WHOLE = 20
"""Rows up to which a table is not parted by the end of a page."""

SHADE = {"w:val": "clear", "w:color": "auto", "w:fill": "F0F3F1"}
LINE = "B5BDB9"
_STYLES = {Style.PARAGRAPH: "Normal", Style.ITEM: "List Bullet", Style.QUOTE: "Quote"}
_SIZES = {"Title": 24, "Heading 1": 15, "Heading 2": 12, "Caption": 9, "Normal": 10.5}


def docx_bytes(charter: Charter) -> bytes:
    """The charter as the bytes of a .docx file; the same charter gives the same bytes."""
    document = Document()
    _set_up(document, charter)
    document.add_paragraph(charter.title, style="Title")
    for block in charter.blocks:
        _add(document, block)
    written = BytesIO()
    document.save(written)
    return _undated(written.getvalue())


def _set_up(document: Docx, charter: Charter) -> None:
    """Page, language, styles, foot and properties."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    _speak(document, _locale(charter))
    for name, size in _SIZES.items():
        _style(document, name, size)
    for border in document.styles["Table Grid"].element.iter(qn("w:tblBorders")):
        for line in border:
            line.set(qn("w:color"), LINE)
    version = Voice(charter.lang).say(VERSION, identifier=charter.identifier, version=charter.version)
    _foot(section.footer.paragraphs[0], version)
    found = document.core_properties
    found.title, found.author, found.last_modified_by, found.comments = charter.title, "", "", ""
    found.language, found.revision, found.created, found.modified = _locale(charter), 1, EARLIEST, EARLIEST


def _locale(charter: Charter) -> str:
    """The language and country of the text as such a file names them."""
    return LOCALES[charter.lang].replace("_", "-")


def _speak(document: Docx, locale: str) -> None:
    """Tell the spell checker and the screen reader which language the text is in."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)


def _style(document: Docx, name: str, size: float) -> None:
    style: ParagraphStyle = document.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
    # The template's headings name their fonts by theme, which would win over a name.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in [slot for slot in fonts.attrib if slot.endswith("Theme")]:
        del fonts.attrib[slot]
    style.paragraph_format.keep_with_next = name != "Normal"


def _foot(paragraph: Paragraph, version: str) -> None:
    """The version of the policy and the number of the page, at the foot of each."""
    paragraph.add_run(f"{version}\t\t").font.size = Pt(8)
    field = _element("w:fldSimple", {"w:instr": "PAGE"})
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields


def _add(document: Docx, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.text, level=block.level - 1)
    elif isinstance(block, Table):
        _add_table(document, block)
    else:
        _add_passage(document, block)


def _add_passage(document: Docx, found: Passage) -> None:
    paragraph = document.add_paragraph(style=_STYLES[found.style])
    if found.lead:
        paragraph.add_run(found.lead).bold = True
    paragraph.add_run(f" {found.text}" if found.lead and found.text else found.text)


def _add_table(document: Docx, found: Table) -> None:
    document.add_paragraph(found.caption, style="Caption").paragraph_format.space_after = Pt(3)
    table = document.add_table(rows=0, cols=len(found.heads), style="Table Grid")
    rows = (found.heads, *(row.cells for row in found.rows))
    for number, cells in enumerate(rows, start=1):
        row = table.add_row()
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
            layout = cell.paragraphs[0].paragraph_format
            layout.space_before = layout.space_after = Pt(2)
            layout.keep_with_next = number < len(rows) <= KEPT_WHOLE
    _mark_heads(table, found.caption)
    gap = document.add_paragraph().paragraph_format
    gap.space_after, gap.line_spacing = Pt(0), Pt(6)


def _mark_heads(table: DocxTable, caption: str) -> None:
    """Let the first row be the head of the table, on each page that it reaches, and name the table."""
    head = table.rows[0]
    head._tr.get_or_add_trPr().append(_element("w:tblHeader", {}))  # noqa: SLF001 - python-docx has no heads of tables
    for row in table.rows:
        row._tr.get_or_add_trPr().insert(0, _element("w:cantSplit", {}))  # noqa: SLF001 - nor rows kept whole
    for cell in head.cells:
        cell._tc.get_or_add_tcPr().append(_element("w:shd", SHADE))  # noqa: SLF001 - nor shades
        for run in cell.paragraphs[0].runs:
            run.bold = True
    table._tbl.tblPr.append(_element("w:tblCaption", {"w:val": caption}))  # noqa: SLF001 - nor names of tables


def _element(name: str, attributes: dict[str, str]) -> BaseOxmlElement:
    found = OxmlElement(name)
    for key, value in attributes.items():
        found.set(qn(key), value)
    return found


def _undated(written: bytes) -> bytes:
    """The same file without the instant at which it was written."""
    again = BytesIO()
    with ZipFile(BytesIO(written)) as parts, ZipFile(again, "w") as out:
        for part in parts.infolist():
            undated = ZipInfo(part.filename, date_time=EARLIEST.timetuple()[:6])
            out.writestr(undated, parts.read(part), compress_type=ZIP_DEFLATED)
    return again.getvalue()
