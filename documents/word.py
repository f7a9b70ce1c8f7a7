"""The plan as a Word document to print and to file: its actions by theme, training totals, decisions."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from documents import record_tables, record_training
from documents.plan_rows import NO_THEME
from documents.record_table import Record, Value
from rules.calendar import long_date

# Widths in mm; together they fill an A4 page on its side.
PLAN = {"Ref": 16, "Action": 84, "Owners": 42, "Deadline": 36, "Status": 25, "Update (latest)": 64}
TOTALS = (30, 60, 107, 35, 35)
DECISIONS = (18, 30, 189, 30)
NO_LEAD = "No lead"
SHADE = "E7E6E6"


def document(record: Record) -> bytes:
    """Return the document: landscape A4, marked at the head and foot of each page. All that people typed is text."""
    about = record_tables.about(record)
    file = docx.Document()
    _set_up(file, str(about["Protective marking"]))
    file.add_heading(str(about["Group"]), 1)
    day = about["As at"]
    file.add_paragraph(f"The record as at {long_date(day) if isinstance(day, date) else day}.")
    _write_plan(file, list(record_tables.actions(record).by_heading()))
    totals, decisions = record_training.training_totals(record), record_tables.decisions(record)
    for table, widths in ((totals, TOTALS), (decisions, DECISIONS)):
        file.add_heading(table.name, 2)
        grid = _table(file, table.headings, widths)
        for row in table.rows:
            _add_row(grid, map(_words, row))
    count, head = about["Audit trail, events"], about["Audit trail, head"]
    file.add_paragraph(f"Head of the audit trail: {count} events, {head}").paragraph_format.space_before = Pt(12)
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _set_up(file: Any, marking: str) -> None:
    file.core_properties.author = "Prevent Clerk"
    file.core_properties.comments = ""  # the library's template advertises itself there
    file.styles["Normal"].font.name = "Arial"
    file.styles["Normal"].font.size = Pt(9)
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    page = file.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(15)
    page.top_margin = page.bottom_margin = Mm(20)
    page.header_distance = page.footer_distance = Mm(8)
    for part in (page.header, page.footer):
        paragraph = part.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(marking).bold = True
    paragraph = page.footer.add_paragraph("Page ")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _add_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _add_field(paragraph, "NUMPAGES")


def _add_field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def _write_plan(file: Any, actions: Sequence[dict[str, Value]]) -> None:
    """Write one table, so that its heading row repeats; the row of a theme runs across it, as the importer expects."""
    file.add_heading("Action plan", 2)
    overdue = [str(action["Ref"]) for action in actions if action["Overdue"]]
    file.add_paragraph(f"Overdue: {', '.join(overdue)}." if overdue else "Nothing is overdue.")
    table = _table(file, tuple(PLAN), tuple(PLAN.values()))
    themes = sorted({str(action["Theme"]): None for action in actions}, key=NO_THEME.__ne__)  # those without come first
    for theme in themes:
        if theme != NO_THEME:
            _add_band(table, theme)
        for action in actions:
            if action["Theme"] == theme:
                cells = [_words(_owned(action) if heading == "Owners" else action[heading]) for heading in PLAN]
                cells[-1] += f"\n({_words(action['Updated on'])}, {action['Updated by']})" if cells[-1] else ""
                _add_row(table, cells)


def _owned(action: dict[str, Value]) -> Value:
    """Return who leads and who supports, as the importer reads it back."""
    lead, supporting = action["Owners"], action["Supporting"]
    return f"{lead or NO_LEAD}; with {supporting}" if supporting else lead


def _add_band(table: Any, theme: str) -> None:
    cells = _add_row(table, [theme]).cells
    band = cells[0].merge(cells[-1])
    band.paragraphs[0].paragraph_format.keep_with_next = True
    _stress(band)


def _table(file: Any, headings: Sequence[str], widths: Sequence[int]) -> Any:
    table = file.add_table(0, len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    row = _add_row(table, headings)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        _stress(cell)
    return table


def _add_row(table: Any, texts: Iterable[str]) -> Any:
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text in zip(row.cells, texts, strict=False):  # the row of a theme has one text
        cell.text = text
    return row


def _words(value: Value) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date | datetime) else str(value)


def _stress(cell: Any) -> None:
    for run in cell.paragraphs[0].runs:
        run.bold = True
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)
