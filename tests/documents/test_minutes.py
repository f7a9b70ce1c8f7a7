"""Minutes as a Word document: what the record holds, marked on each page; what people typed is text in it."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest

from documents import minutes as documents
from storage.decisions import Made
from storage.minutes import Covered, Minutes

HELD = Minutes(
    title="Operational group",
    held_on=date(2027, 3, 2),
    starts="14:00",
    place="Committee Room 2",
    taken=True,
    present=[("Police", "Callum"), ("Probation", "Sam for Priya")],
    apologies=[("Housing", "Joan")],
    absent=[],
    standing=["Welcome and apologies"],
    items=[Covered(2, "Venue hire", "Joan", covered=True), Covered(3, "Taxi licensing", "Callum", covered=False)],
    decisions=[Made(4, 1, date(2027, 3, 2), "Adopt the venue policy", date(2027, 9, 7))],
    actions=[],
    following=(date(2027, 4, 6), "14:00"),
)


def opened(minutes=HELD, approved=""):
    return docx.Document(io.BytesIO(documents.document(minutes, "Northbrook", "OFFICIAL", approved)))


def text_of(file):
    cells = [" | ".join(cell.text for cell in row.cells) for table in file.tables for row in table.rows]
    return "\n".join([*(paragraph.text for paragraph in file.paragraphs), *cells])


def test_a_draft_says_that_it_is_one():
    assert "Draft minutes: Operational group, Tuesday 2 March 2027, 14:00" in text_of(opened())
    approved = text_of(opened(approved="Approved by Helen, Wednesday 3 March 2027."))
    assert "Draft" not in approved
    assert "Approved by Helen, Wednesday 3 March 2027." in approved


@pytest.mark.parametrize(
    "line",
    [
        "Police | Callum | present",
        "Probation | Sam for Priya | present",
        "Housing | Joan | apologies",
        "2 | Venue hire | Joan | yes",
        "3 | Taxi licensing | Callum | carried on",
        "4 | Adopt the venue policy | Tuesday 7 September 2027",
        "3 Taxi licensing",
        "Next meeting: Tuesday 6 April 2027, 14:00.",
    ],
)
def test_it_holds_attendance_agenda_decisions_carried_items_and_the_next_meeting(line):
    assert line in text_of(opened()).split("\n")


def test_what_there_is_none_of_is_said():
    assert "None recorded." in text_of(opened())
    assert "Next meeting: None is planned." in text_of(opened(replace(HELD, following=None)))


def test_where_attendance_was_not_taken_it_says_that_these_are_answers():
    assert "Attendance was not taken." in text_of(opened(replace(HELD, taken=False)))


def test_the_marking_stands_at_head_and_foot():
    section = opened().sections[0]
    assert [part.paragraphs[0].text for part in (section.header, section.footer)] == ["OFFICIAL", "OFFICIAL"]


def test_what_people_typed_is_text_and_nothing_else():
    odd = "<w:br/> =cmd()\x00 & \ufffe 'x'"
    file = opened(replace(HELD, items=[Covered(2, odd, odd, covered=True)], place=odd))
    assert "<w:br/> =cmd() & " in text_of(file)
