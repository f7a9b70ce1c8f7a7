"""The pack for a meeting as a Word document to print: headed lists, marked at the head and foot of each page."""

from collections.abc import Sequence

from docx.shared import Mm

from documents import word_page
from documents.record_table import plain_text

WIDTHS = (60, 120)  # mm of the table of counts

Facts = Sequence[tuple[str, str]]
Parts = Sequence[tuple[str, Sequence[str]]]  # heading, lines


def document(title: str, below: str, marking: str, facts: Facts, parts: Parts) -> bytes:
    """Return the document, A4: `below` stands under the title, `facts` as a table before the parts.

    All that people typed is text.
    """
    file = word_page.begun(title, marking)
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
    return word_page.content(file)
