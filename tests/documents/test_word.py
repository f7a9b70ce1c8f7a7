"""The Word document holds the plan by theme, totals and decisions; what people typed is text in it and nothing else."""

import io
import re
from datetime import date
from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings

from documents import record_json, word
from documents.errors import NotARegister
from documents.read_plan import read_plan
from documents.read_table import read_bytes
from documents.read_training import read_training
from rules.deadlines import Context
from storage import actions, audit
from storage.actions import Status
from tests import factories
from tests.documents import typed
from tests.documents.typed import LATER
from tests.factories import NOW

# Words are words on either database; what is tested here begins where the record is read.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def record(db):
    return typed.record(db)


@pytest.fixture
def exported(db, group):
    """Write with the given function and return the document of the group."""

    def export(write):
        db.run_sync(write)
        return load(word.document(db.read_sync(record_json.export, group, LATER.date())))

    return export


def load(data):
    return docx.Document(io.BytesIO(data))


def rows(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_what_people_typed_makes_no_link_and_no_field(record):
    @given(typed.texts())
    @settings(deadline=None, max_examples=30)
    def holds(words):
        with ZipFile(io.BytesIO(word.document(typed.saying(record, words)))) as archive:
            parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(("xml", "rels"))}
        tags = {tag for text in parts.values() for tag in re.findall(r"<(w:\w+)", text)}
        assert tags.isdisjoint({"w:hyperlink", "w:instrText", "w:fldChar", "w:altChunk", "w:object"})
        fields = [code for text in parts.values() for code in re.findall(r'w:instr="([^"]*)"', text)]
        assert fields == ["PAGE", "NUMPAGES"]
        assert not [name for name, text in parts.items() if 'TargetMode="External"' in text]

    holds()


def test_words_reach_the_document_as_they_were_typed_without_what_cannot_be_printed(record):
    document = load(word.document(typed.saying(record, "=1\x00\r\n\ttwo\x1b\ufffe & <b>")))
    assert rows(document.tables[0])[2][1] == "=1\n\ttwo & <b>"


def test_the_page_is_a4_on_its_side_with_the_marking_at_head_and_foot(record):
    document = load(word.document(record))
    page = document.sections[0]
    assert page.orientation is WD_ORIENT.LANDSCAPE
    assert [round(length / Mm(1)) for length in (page.page_width, page.page_height)] == [297, 210]
    assert page.header.paragraphs[0].text == page.footer.paragraphs[0].text == typed.SAID


def test_the_heading_row_of_every_table_repeats_and_no_row_is_torn(record):
    for table in load(word.document(record)).tables:
        repeats = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert repeats == [True, *[False] * (len(repeats) - 1)]
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)


def test_the_plan_stands_by_theme_with_the_last_update_of_each_action(exported, group):
    def write(session):
        factories.action(session, group.id, "Map the venues", theme="Partnership", ref="1.1")
        factories.action(session, group.id, "Book a hall")
        police = [{"kind": "agency", "name": "Police"}, {"kind": "agency", "name": "Housing"}]
        action = factories.action(
            session, group.id, "Write to halls", theme="Partnership", ref="1.2", owners=police, on=date(2027, 2, 5)
        )
        change = factories.change(session, group.id, LATER)
        for told in ({"note": "Drafted"}, {"note": "Sent"}, {"status": Status.AT_RISK}):
            actions.update(session, change, action, today=LATER.date(), **told)

    document = exported(write)
    assert rows(document.tables[0]) == [
        ["Ref", "Action", "Owners", "Deadline", "Status", "Update (latest)"],
        ["1", "Book a hall", "", "", "not started", ""],
        ["Partnership"] * 6,
        ["1.1", "Map the venues", "", "", "not started", ""],
        ["1.2", "Write to halls", "Police, Housing", "2027-02-05", "at risk", "Sent\n(19/02/2027, import)"],
    ]
    assert "Overdue: 1.2." in [paragraph.text for paragraph in document.paragraphs]


def test_who_supports_stands_behind_who_leads(exported, group):
    def write(session):
        police, housing = (
            {"kind": "agency", "name": "Police"},
            {"kind": "agency", "name": "Housing", "supporting": True},
        )
        factories.action(session, group.id, "Map the venues", owners=[housing, police])
        factories.action(session, group.id, "Book a hall", owners=[housing])

    owners = [row[2] for row in rows(exported(write).tables[0])[1:]]
    assert owners == ["Police; with Housing", "No lead; with Housing"]


def test_training_totals_keep_years_and_e_learning_apart_and_leave_withdrawn_sessions_out(exported, group):
    def write(session):
        factories.trained(session, group.id, [("Housing", 22), ("Volunteers", 30)])
        factories.trained(session, group.id, [("Housing", 5)])
        factories.trained(session, group.id, [("Housing", 400)], mode="e-learning")
        factories.trained(session, group.id, [("Housing", 7)], year=2025, held_on=date(2026, 1, 5))
        gone = factories.trained(session, group.id, [("Housing", 1000)])
        audit.amend(session, factories.change(session, group.id), gone, voided_at=NOW)

    assert rows(exported(write).tables[1]) == [
        ["Financial year", "Measure", "Cohort", "Sessions", "Trained"],
        ["2025/26", "people in sessions", "Housing", "1", "7"],
        ["2025/26", "people in sessions", "All cohorts", "1", "7"],
        ["2026/27", "people in sessions", "Volunteers", "1", "30"],
        ["2026/27", "people in sessions", "Housing", "2", "27"],
        ["2026/27", "people in sessions", "All cohorts", "2", "57"],
        ["2026/27", "e-learning completions", "Housing", "1", "400"],
        ["2026/27", "e-learning completions", "All cohorts", "1", "400"],
    ]


def test_decisions_are_in_it_with_the_day_to_review_them(exported, group):
    document = exported(lambda session: factories.decision(session, group.id, "Meet monthly.", review_on=LATER.date()))
    assert rows(document.tables[2])[1:] == [["1", "09/02/2027", "Meet monthly.", "19/02/2027"]]


def test_the_day_and_the_head_of_the_trail_are_told(record):
    told = [paragraph.text for paragraph in load(word.document(record)).paragraphs]
    assert "The record as at Friday 19 February 2027." in told
    assert told[-1].endswith(record["audit"]["hash"])


def test_the_importer_finds_the_plan_with_its_themes_and_takes_no_sum_for_a_session(record):
    tables = read_bytes(word.document(record))
    context = Context(today=LATER.date())
    assert [(line.theme, line.title) for line in read_plan(tables, context).lines] == [(typed.SAID, typed.SAID)]
    with pytest.raises(NotARegister):
        read_training(tables, context)
