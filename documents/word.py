"""The plan as a Word document to print and to file: its actions by theme, training totals, decisions."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from docx.shared import Pt

from documents import record_tables, record_training, word_page
from documents.plan_rows import NO_THEME
from documents.record_table import Record, Value
from rules.calendar import long_date

# Widths in mm; together they fill an A4 page on its side.
PLAN = {"Ref": 16, "Action": 84, "Owners": 42, "Deadline": 36, "Status": 25, "Update (latest)": 64}
TOTALS = (30, 60, 107, 35, 35)
DECISIONS = (18, 30, 189, 30)
NO_LEAD = "No lead"


def document(record: Record) -> bytes:
    """Return the document: landscape A4, marked at the head and foot of each page. All that people typed is text."""
    about = record_tables.about(record)
    group = str(about["Group"])
    file = word_page.begun(group, str(about["Protective marking"]), landscape=True, points=9)
    file.add_heading(group, 1)
    day = about["As at"]
    file.add_paragraph(f"The record as at {long_date(day) if isinstance(day, date) else day}.")
    _write_plan(file, list(record_tables.actions(record).by_heading()))
    totals, decisions = record_training.training_totals(record), record_tables.decisions(record)
    for table, widths in ((totals, TOTALS), (decisions, DECISIONS)):
        file.add_heading(table.name, 2)
        grid = word_page.table(file, table.headings, widths)
        for row in table.rows:
            word_page.add_row(grid, map(_words, row))
    count, head = about["Audit trail, events"], about["Audit trail, head"]
    file.add_paragraph(f"Head of the audit trail: {count} events, {head}").paragraph_format.space_before = Pt(12)
    return word_page.content(file)


def _write_plan(file: Any, actions: Sequence[dict[str, Value]]) -> None:
    """Write one table, so that its heading row repeats; the row of a theme runs across it, as the importer expects."""
    file.add_heading("Action plan", 2)
    overdue = [str(action["Ref"]) for action in actions if action["Overdue"]]
    file.add_paragraph(f"Overdue: {', '.join(overdue)}." if overdue else "Nothing is overdue.")
    table = word_page.table(file, tuple(PLAN), tuple(PLAN.values()))
    themes = sorted({str(action["Theme"]): None for action in actions}, key=NO_THEME.__ne__)  # those without come first
    for theme in themes:
        if theme != NO_THEME:
            _add_band(table, theme)
        for action in actions:
            if action["Theme"] == theme:
                cells = [_words(_owned(action) if heading == "Owners" else action[heading]) for heading in PLAN]
                cells[-1] += f"\n({_words(action['Updated on'])}, {action['Updated by']})" if cells[-1] else ""
                word_page.add_row(table, cells)


def _owned(action: dict[str, Value]) -> Value:
    """Return who leads and who supports, as the importer reads it back."""
    lead, supporting = action["Owners"], action["Supporting"]
    return f"{lead or NO_LEAD}; with {supporting}" if supporting else lead


def _add_band(table: Any, theme: str) -> None:
    cells = word_page.add_row(table, [theme]).cells
    band = cells[0].merge(cells[-1])
    band.paragraphs[0].paragraph_format.keep_with_next = True
    word_page.stress(band)


def _words(value: Value) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date | datetime) else str(value)
