"""What every Word document of ours begins with: the page, its marking at head and foot, and how a table looks."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from documents.record_table import plain_text

A4 = (210, 297)  # mm
MARGIN = 15
SHADE = "E7E6E6"


def begun(title: str, marking: str, *, landscape: bool = False, points: int = 10) -> Any:
    """Return a new document, A4 with page numbers; what people typed in the marking is text."""
    file = docx.Document()
    file.core_properties.author = "Prevent Clerk"
    file.core_properties.title = title
    file.core_properties.comments = ""  # the library's template advertises itself there
    file.styles["Normal"].font.name = "Arial"
    file.styles["Normal"].font.size = Pt(points)
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    page = file.sections[0]
    width, height = reversed(A4) if landscape else A4
    page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = Mm(width), Mm(height)
    page.left_margin = page.right_margin = Mm(MARGIN)
    page.top_margin = page.bottom_margin = Mm(20)
    page.header_distance = page.footer_distance = Mm(8)
    for part in (page.header, page.footer):
        paragraph = part.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(plain_text(marking)).bold = True
    paragraph = page.footer.add_paragraph("Page ")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _add_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _add_field(paragraph, "NUMPAGES")
    return file


def content(file: Any) -> bytes:
    """Return the finished document."""
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def table(file: Any, headings: Sequence[str], widths: Sequence[int]) -> Any:
    """Add a table with its headings, which come again on each page; widths in mm."""
    made = file.add_table(0, len(widths), style="Table Grid")
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    row = add_row(made, headings)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        stress(cell)
    return made


def add_row(made: Any, texts: Iterable[str]) -> Any:
    """Add a row, which stays on one page; a row with fewer texts leaves the other cells empty."""
    row = made.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text in zip(row.cells, texts, strict=False):
        cell.text = plain_text(text)
    return row


def stress(cell: Any) -> None:
    """Make a cell bold on grey."""
    for run in cell.paragraphs[0].runs:
        run.bold = True
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _add_field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)
