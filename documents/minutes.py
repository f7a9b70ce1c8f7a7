"""The minutes of a meeting as a Word document to check, approve and file: what the record holds, never verbatim."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from documents import word_page
from documents.record_table import plain_text
from rules.calendar import long_date
from storage.action_lists import Line
from storage.minutes import Minutes

NONE = "None recorded."


def document(minutes: Minutes, group: str, marking: str, approved: str) -> bytes:
    """Return the document: portrait A4, marked at the head and foot of each page. All that people typed is text.

    `approved` says when and by whom; without it the document says that it is a draft.
    """
    draft = "Minutes" if approved else "Draft minutes"
    title = plain_text(f"{draft}: {minutes.title}, {long_date(minutes.held_on)}, {minutes.starts}")
    file = word_page.begun(title, marking)
    file.add_heading(plain_text(group), 1)
    file.add_heading(title, 2)
    if minutes.place:
        file.add_paragraph(plain_text(f"Place: {minutes.place}"))
    _write_attendance(file, minutes)
    _write(file, "Standing items", minutes.standing)
    _write_table(file, "Agenda", ("Item", "Subject", "Put forward by", "Covered"), (14, 96, 46, 24), _items(minutes))
    decisions = [(str(one.number), one.text, _day(one.review_on)) for one in minutes.decisions]
    _write_table(file, "Decisions", ("Number", "Decision", "Review"), (18, 122, 40), decisions)
    actions = [(line.ref, line.title, _owners(line), _deadline(line)) for line in minutes.actions]
    _write_table(file, "Actions agreed", ("Ref", "Action", "Owners", "Deadline"), (18, 82, 40, 40), actions)
    _write(file, "Carried to the next meeting", [f"{item.number} {item.title}" for item in minutes.carried])
    following = minutes.following
    said = f"{long_date(following[0])}, {following[1]}." if following else "None is planned."
    file.add_paragraph(f"Next meeting: {said}")
    file.add_paragraph(plain_text(approved) if approved else "Not approved yet.")
    return word_page.content(file)


def _write_attendance(file: Any, minutes: Minutes) -> None:
    """Write who was there, or, where attendance was not taken, what people had answered."""
    if not minutes.taken:
        file.add_paragraph("Attendance was not taken. This is what people had answered.")
    rows = [
        (agency, name, said)
        for said, people in (("present", minutes.present), ("apologies", minutes.apologies), ("absent", minutes.absent))
        for agency, name in people
    ]
    _write_table(file, "Attendance", ("Agency", "Who", ""), (70, 70, 40), sorted(rows))


def _items(minutes: Minutes) -> list[tuple[str, ...]]:
    return [(str(item.number), item.title, item.by, "yes" if item.covered else "carried on") for item in minutes.items]


def _owners(line: Line) -> str:
    return ", ".join(str(owner["name"]) for owner in line.owners) or "nobody yet"


def _deadline(line: Line) -> str:
    return _day(line.due_on) if line.due_on else line.deadline_text


def _day(day: date | None) -> str:
    return long_date(day) if day else ""


def _write(file: Any, heading: str, lines: Sequence[str]) -> None:
    file.add_heading(heading, 3)
    for line in lines or (NONE,):
        file.add_paragraph(plain_text(line))


def _write_table(
    file: Any, heading: str, headings: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]
) -> None:
    """Write a table with its headings on each page, or that there is nothing to write."""
    file.add_heading(heading, 3)
    rows = list(rows)
    if not rows:
        file.add_paragraph(NONE)
        return
    table = word_page.table(file, headings, widths)
    for row in rows:
        word_page.add_row(table, row)
