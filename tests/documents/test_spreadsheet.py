"""What people typed stays text in a workbook and in CSV, whatever it looks like; days are days, numbers numbers."""

import csv
import io
import re
from datetime import date, datetime
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from documents import record_json, record_tables, spreadsheet
from documents.read_plan import read_plan
from documents.read_table import read_bytes
from documents.read_training import read_training
from documents.spreadsheet import CUT, MOST_OF_CELL
from rules.deadlines import Context
from storage import audit
from tests import factories
from tests.documents import typed
from tests.documents.typed import LATER

UNSEEN = " \t\r\n\v\u00a0\u200b\u202e\ufeff"

# Words are words on either database; what is tested here begins where the record is read.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def record(db):
    return typed.record(db)


def load(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def texts_of(sheet):
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def as_excel_reads(text):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), text)


def lines(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def column(table, heading):
    return [row[table[0].index(heading)] for row in table[1:]]


def context():
    return Context(today=LATER.date())


def test_every_text_in_a_workbook_is_a_text_of_the_same_words(record):
    @given(typed.texts())
    @settings(deadline=None, max_examples=50)
    @example("_x003D_1+1")
    @example("#N/A")
    def holds(words):
        said = typed.saying(record, words)
        book = load(spreadsheet.workbook(said))
        for table in record_tables.every(said):
            cells = [cell for row in book[table.name].iter_rows() for cell in row if cell.value is not None]
            written = [value for row in (table.headings, *table.rows) for value in row if value != ""]
            assert len(cells) == len(written)
            for cell, value in zip(cells, written, strict=True):
                if isinstance(value, str):
                    assert cell.data_type == "s"
                    assert as_excel_reads(cell.value) == value
                else:
                    assert cell.data_type in "nd"
                assert cell.hyperlink is None
        assert not book.defined_names
        assert not any(sheet.defined_names for sheet in book.worksheets)

    holds()


def test_a_workbook_has_no_formula_link_or_connection_in_its_xml(record):
    @given(typed.texts())
    @settings(deadline=None, max_examples=40)
    def holds(words):
        with ZipFile(io.BytesIO(spreadsheet.workbook(typed.saying(record, words)))) as archive:
            parts = {name: archive.read(name).decode() for name in archive.namelist()}
        tags = {tag for text in parts.values() for tag in re.findall(r"<([\w:]+)", text)}
        assert tags.isdisjoint(
            {"f", "hyperlink", "hyperlinks", "definedName", "ddeLink", "oleLink", "externalReference"}
        )
        assert not [name for name, text in parts.items() if 'TargetMode="External"' in text]

    holds()


@pytest.mark.parametrize("words", ["=1+1", " +1", "'=1", "＠SUM(1)", "-1"])
def test_a_text_that_begins_like_a_formula_stays_text_when_it_is_edited(record, words):
    sheet = load(spreadsheet.workbook(typed.saying(record, words)))["Actions"]
    assert [bool(cell.quotePrefix) for cell in sheet["C"]] == [False, True]


def test_words_reach_the_workbook_as_they_were_typed_without_what_cannot_be_printed(record):
    sheet = load(spreadsheet.workbook(typed.saying(record, " =1\x00\r\n\ttwo\x1b\ufffe ")))["Actions"]
    assert sheet["C2"].value == " =1\n\ttwo "


def test_a_text_longer_than_a_cell_is_cut_with_a_note(record):
    for words in ("a" * (MOST_OF_CELL + 1), "🤯" * MOST_OF_CELL, "_x003D_" * 6_000):
        value = load(spreadsheet.workbook(typed.saying(record, words)))["Actions"]["C2"].value
        assert value.endswith(CUT)
        assert MOST_OF_CELL - 1 <= len(value.encode("utf-16-le")) // 2 <= MOST_OF_CELL
    whole = "a" * MOST_OF_CELL
    assert load(spreadsheet.workbook(typed.saying(record, whole)))["Actions"]["C2"].value == whole


def test_the_first_sheet_tells_the_marking_the_day_and_the_head_of_the_trail(record):
    book = load(spreadsheet.workbook(record))
    about = dict(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert book.sheetnames[0] == "About"
    assert about["Protective marking"] == typed.SAID
    assert about["As at"] == datetime.combine(LATER.date(), datetime.min.time())
    assert (about["Audit trail, events"], about["Audit trail, head"]) == tuple(record["audit"].values())


def test_every_sheet_has_a_bold_heading_row_that_stays_in_sight_and_the_marking_in_print(record):
    book = load(spreadsheet.workbook(typed.saying(record, "OFFICIAL & more")))
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert all(cell.font.bold for cell in sheet[1])
        assert (sheet.oddHeader.center.text, sheet.oddFooter.center.text) == ("OFFICIAL && more",) * 2


def test_a_long_text_has_a_row_high_enough_and_a_column_no_wider_than_a_page(record):
    heights = []
    for words in ("Map the venues", "word " * 18, "one\ntwo\nthree", "word " * 6_000):
        sheet = load(spreadsheet.workbook(typed.saying(record, words)))["Decisions"]
        assert 10 < sheet.column_dimensions["B"].width < 50
        heights.append(sheet.row_dimensions[2].height)
    assert heights == [None, 30, 45, 405]


def test_there_is_a_sheet_for_each_part_of_the_record(record):
    assert load(spreadsheet.workbook(record)).sheetnames == [
        *("About", "Actions", "Updates", "Earlier deadlines", "Training", "Champions"),
        *("Targets", "Meetings", "Decisions", "Assessments", "Members"),
    ]


def test_days_are_days_times_are_local_times_and_numbers_are_numbers(record):
    book = load(spreadsheet.workbook(record))
    due, at = book["Actions"]["F2"], book["Updates"]["C2"]
    assert (due.value.date(), due.number_format) == (date(2027, 3, 12), "dd/mm/yyyy")
    assert (at.value, at.number_format) == (LATER.replace(tzinfo=None), "dd/mm/yyyy hh:mm")
    assert [row[6] for row in book["Training"].iter_rows(min_row=2, values_only=True)] == [22, 3]
    assert [book["Targets"].cell(2, column).value for column in (3, 8)] == [95, 61.5]


def test_a_time_in_summer_is_told_as_it_was_in_london(record):
    record["actions"][0]["updates"][0]["at"] = "2027-07-01T09:00:00+00:00"
    assert load(spreadsheet.workbook(record))["Updates"]["C2"].value == datetime.fromisoformat("2027-07-01T10:00")


def test_who_was_in_a_withdrawn_session_stands_beside_the_sum_of_people(db, record):
    group = db.run_sync(factories.group, "Southbrook")

    def withdraw(session):
        held = factories.trained(session, group.id, [("Housing", 8)])
        audit.amend(session, factories.change(session, group.id), held, voided_at=LATER)

    db.run_sync(withdraw)
    sheet = load(spreadsheet.workbook(db.read_sync(record_json.export, group, LATER.date())))["Training"]
    row = dict(zip(*sheet.iter_rows(values_only=True), strict=True))
    assert (row["Cohort"], row["People"], row["Withdrawn people"]) == ("Housing", None, 8)


def test_a_cell_of_csv_never_begins_like_a_formula(record):
    @given(typed.texts())
    @settings(deadline=None, max_examples=200)
    def holds(words):
        data = spreadsheet.actions_csv(typed.saying(record, words))
        table = lines(data)
        # One line a row and every cell in quotes, so that no reader parts a text into cells of its own.
        assert len(data.decode().splitlines()) == data.count(b"\r\n") == len(table)
        assert all(line[:1] == line[-1:] == '"' for line in data.decode("utf-8-sig").splitlines())
        for cell in (cell for row in table for cell in row):
            assert not cell.startswith(("\t", "\r", "\n"))
            assert not cell.lstrip(UNSEEN).startswith(typed.SIGNS)

    holds()


def test_csv_sets_an_apostrophe_before_what_a_spreadsheet_would_work_out(record):
    begun = [f"{before}{sign}1+1" for before in typed.BEFORE if before != '"' for sign in typed.SIGNS]
    titles = [column(lines(spreadsheet.actions_csv(typed.saying(record, words))), "Action")[0] for words in begun]
    assert not [title for title in titles if not title.startswith("'")]


@pytest.mark.parametrize("words", ["Map the venues", "3.5 halls", "'Quoted' words", "a - b", "£5", "(=1)"])
def test_csv_leaves_other_words_as_they_are(record, words):
    assert column(lines(spreadsheet.actions_csv(typed.saying(record, words))), "Action") == [words]


def test_csv_begins_with_the_mark_by_which_excel_knows_utf_8(record):
    data = spreadsheet.actions_csv(typed.saying(record, "Children’s café"))
    assert data.startswith(b"\xef\xbb\xbf")
    assert column(lines(data), "Action") == ["Children’s café"]


def test_the_importer_reads_the_same_titles_back_from_csv(record):
    begun = st.sampled_from(["", *typed.BEFORE]), st.sampled_from(["", *typed.SIGNS, "- ", "'", "|", ";", ","])
    titles = st.tuples(
        *begun,
        st.sampled_from(["Map the venues", "Map halls|clubs", 'Say "yes"', "Go\tto;all, now", "Meet 1+1\n=with halls"]),
    )

    @given(titles.map("".join))
    @settings(deadline=None, max_examples=200)
    def holds(title):
        plan = read_plan(read_bytes(spreadsheet.actions_csv(typed.saying(record, title))), context())
        seen = re.sub("[\x00\x1b\u200b\u202e\ufeff]", "", title)
        assert [line.title for line in plan.lines] == [" ".join(seen.split())]

    holds()


def test_the_importer_finds_in_a_workbook_the_plan_and_the_sessions_and_nothing_else(record):
    tables = read_bytes(spreadsheet.workbook(record))
    assert [line.title for line in read_plan(tables, context()).lines] == [typed.SAID]
    cohorts = [cohort for session in read_training(tables, context()).sessions for cohort in session.cohorts]
    assert [(cohort.name, cohort.people) for cohort in cohorts] == [(typed.SAID, 22), ("Housing", 3)]


def test_an_empty_record_is_a_workbook_of_headings(db):
    group = db.run_sync(factories.group)
    record = db.read_sync(record_json.export, group, LATER.date())
    assert [sheet.max_row for sheet in load(spreadsheet.workbook(record)).worksheets] == [7, *[1] * 10]
    assert len(lines(spreadsheet.actions_csv(record))) == 1
