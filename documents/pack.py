"""The pack for a meeting as a Word document to print: headed lists, marked at the head and foot of each page."""

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from documents.record_table import plain_text

WIDTHS = (60, 120)  # mm of the table of counts

Facts = Sequence[tuple[str, str]]
Parts = Sequence[tuple[str, Sequence[str]]]  # heading, lines


def document(title: str, below: str, marking: str, facts: Facts, parts: Parts) -> bytes:
    """Return the document, A4: `below` stands under the title, `facts` as a table before the parts.

    All that people typed is text.
    """
    file = docx.Document()
    _set_up(file, title, marking)
    file.add_heading(title, 1)
    file.add_paragraph(plain_text(below))
    table = file.add_table(0, len(WIDTHS), style="Table Grid")
    for fact in facts:
        cells = table.add_row().cells
        for cell, words, width in zip(cells, fact, WIDTHS, strict=True):
            cell.text, cell.width = plain_text(words), Mm(width)
        cells[0].paragraphs[0].runs[0].bold = True
    bullet = file.styles["List Bullet"].style_id
    for heading, lines in parts:
        file.add_heading(plain_text(heading), 2)
        for line in lines:
            # By its id: looking a style up by name for each line takes most of the time of the whole document.
            file.add_paragraph(plain_text(line))._p.style = bullet
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _set_up(file: Any, title: str, marking: str) -> None:
    file.core_properties.author = "Prevent Clerk"
    file.core_properties.title = title
    file.core_properties.comments = ""  # the library's template advertises itself there
    file.styles["Normal"].font.name = "Arial"
    file.styles["Normal"].font.size = Pt(10)
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(15)
    page.header_distance = page.footer_distance = Mm(8)
    for part in (page.header, page.footer):
        paragraph = part.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(plain_text(marking)).bold = True
    paragraph = page.footer.add_paragraph("Page ")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
