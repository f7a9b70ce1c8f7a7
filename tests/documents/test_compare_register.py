"""A register beside the record: what is there already is not new, and what only looks so is asked about."""

from datetime import date

import pytest

from documents import import_record
from documents.compare_register import compare
from documents.read_table import read_bytes
from documents.read_training import read_training
from rules.deadlines import Context
from storage import audit
from tests import factories
from tests.factories import NOW, TODAY

DAY = date(2027, 2, 1)
HEAD = "Date,Course,Staff group,Number trained\n"


def beside(db, group, rows: str, **names):
    register = read_training(read_bytes((HEAD + rows).encode()), Context(TODAY), **names)
    return db.read_sync(compare, group.id, register)


@pytest.fixture
def held(db, group):
    """Return a session of two cohorts that the record has."""
    people = [("Housing", 22), ("Volunteers", 3)]
    return db.run_sync(factories.trained, group.id, people, held_on=DAY, product="WRAP", product_text="wrap session")


def test_a_row_that_stands_for_a_cohort_of_a_session_is_there_already(db, group, held):
    rows = "1 February 2027,WRAP,Housing,22\n1 February 2027,wrap session,volunteers,3\n"
    found = beside(db, group, rows)
    assert (len(found.new), found.same, found.doubles) == (0, 2, ())


def test_of_two_equal_rows_one_is_new_where_the_record_has_one(db, group, held):
    found = beside(db, group, "1 February 2027,WRAP,Housing,22\n" * 2)
    assert (len(found.new), found.same) == (1, 1)


@pytest.mark.parametrize("row", ["1 February 2027,Prevent Awareness,Housing,22", "1 February 2027,WRAP,Wardens,25"])
def test_a_session_that_looks_logged_already_is_new_and_doubted(db, group, held, row):
    found = beside(db, group, f"{row}\n", products={"wrap": "WRAP"})
    assert len(found.new) == 1
    [doubt] = found.doubles
    assert doubt.row == 2
    assert "22 Housing, 3 Volunteers, WRAP, Monday 1 February 2027" in doubt.reason


@pytest.mark.parametrize(
    "row",
    [
        "2 February 2027,WRAP,Housing,22",
        "1 February 2027,WRAP,Housing,21",
        "1 February 2027,Prevent Awareness,Wardens,25",
    ],
)
def test_another_day_count_or_product_is_another_session(db, group, held, row):
    assert beside(db, group, f"{row}\n", products={"wrap": "WRAP"}).doubles == ()


def test_two_rows_of_the_file_that_say_the_same_are_doubted_once(db, group):
    found = beside(db, group, "1 May 2026,WRAP,Housing,12\n" * 2)
    assert [(doubt.row, doubt.reason[:5]) for doubt in found.doubles] == [(3, "Row 2")]


def test_a_session_that_was_taken_back_is_not_there(db, group, held):
    def withdraw(session):
        change = factories.change(session, group.id)
        audit.amend(session, change, held, voided_at=NOW)

    db.run_sync(withdraw)
    found = beside(db, group, "1 February 2027,WRAP,Housing,22\n")
    assert (len(found.new), found.doubles) == (1, ())


def test_another_groups_sessions_are_not_seen(db, group, held):
    other = db.run_sync(factories.group, "Southbrook")
    found = beside(db, other, "1 February 2027,WRAP,Housing,22\n")
    assert (len(found.new), found.doubles) == (1, ())


def test_what_was_saved_is_the_same_the_next_time(db, group):
    register = read_training(read_bytes(f"{HEAD}1 May 2026,WRAP,Housing,12\n".encode()), Context(TODAY))

    def save(session):
        return import_record.save_register(session, factories.change(session, group.id), register)

    assert db.run_sync(save).added == 1
    assert db.run_sync(save).unchanged == 1
