"""A register's sessions are read with headcounts only, each counted in a named financial year."""

from datetime import date
from pathlib import Path

import pytest

from documents import errors
from documents.read_table import read_bytes, read_path
from documents.read_training import read_training
from rules.deadlines import Context

REGISTER_2016 = Path(__file__).parents[2] / "sample" / "training-2016-17.csv"
CONTEXT = Context(date(2027, 2, 9))


def register(text: str, **names):
    return read_training(read_bytes(text.encode()), CONTEXT, **names)


def test_the_cohorts_of_2016_17_come_to_410():
    read = read_training(read_path(REGISTER_2016), CONTEXT)
    assert read.counts() == {"sessions": 7, "people": 410}
    assert {session.year for session in read.sessions} == {2016}
    assert {session.held_on for session in read.sessions} == {None}
    assert sorted(session.people for session in read.sessions) == [15, 31, 35, 46, 65, 65, 153]


def test_a_session_without_a_day_names_its_year_and_says_so():
    read = register("year,cohort,people\n2016/17,Housing,35\n")
    assert read.sessions[0].as_json()["year"] == "2016/17"
    assert [(doubt.field, doubt.row) for doubt in read.doubts] == [("date", 2)]


@pytest.mark.parametrize("words", ["2016/17", "2016-17", "16/17", "2016/2017"])
def test_a_financial_year_as_people_write_it(words):
    assert register(f"year,cohort,people\n{words},Housing,35\n").sessions[0].year == 2016


@pytest.mark.parametrize(
    ("words", "held_on"),
    [("12 March 2016", date(2016, 3, 12)), ("12/03/16", date(2016, 3, 12)), ("2026-11-05", date(2026, 11, 5))],
)
def test_a_day_decides_the_year(words, held_on):
    session = register(f"date,cohort,people\n{words},Housing,35\n").sessions[0]
    assert (session.held_on, session.year) == (held_on, held_on.year - (held_on.month < 4))


def test_a_day_without_a_year_lies_in_the_year_the_row_names():
    session = register("date,year,cohort,people\n5 November,2016/17,Housing,35\n").sessions[0]
    assert session.held_on == date(2016, 11, 5)


def test_a_day_outside_the_named_year_counts_where_it_falls():
    read = register("date,year,cohort,people\n5 November 2018,2016/17,Housing,35\n")
    assert read.sessions[0].year == 2018
    assert [doubt.field for doubt in read.doubts] == ["year"]


@pytest.mark.parametrize("people", ["0", "-3", "loads", "", "3.5", "1000000000000"])
def test_a_headcount_is_a_number_from_one(people):
    read = register(f"year,cohort,people\n2016/17,Housing,{people}\n2016/17,Refuse,65\n")
    assert [session.cohorts[0].name for session in read.sessions] == ["Refuse"]
    assert (read.doubts[0].row, read.doubts[0].field) == (2, "people")


def test_a_total_row_is_not_a_session():
    assert register("year,cohort,people\n2016/17,Housing,35\n,Total,35\n").counts()["people"] == 35


@pytest.mark.parametrize("row", ["1 March 2027,,Housing,35", ",,Housing,35", ",2016/19,Housing,35", "1 May 2026,,,35"])
def test_a_row_that_cannot_be_placed_is_left_out_and_said(row):
    read = register(f"date,year,cohort,people\n{row}\n,2016/17,Refuse,65\n")
    assert len(read.sessions) == 1
    assert read.doubts[0].row == 2


def test_the_groups_own_names_are_mapped_and_the_words_kept():
    read = register(
        "year,course,staff group,number trained\n2016/17,WRAP session,Housing teams,35\n",
        products={"wrap session": "WRAP"},
        cohorts={"housing teams": "Housing"},
    )
    session = read.sessions[0]
    assert (session.product, session.product_text) == ("WRAP", "WRAP session")
    assert (session.cohorts[0].name, session.cohorts[0].as_said) == ("Housing", "Housing teams")


@pytest.mark.parametrize("row", ["e-Learning,Awareness", ",Prevent e-learning", ",E learning module"])
def test_completions_of_e_learning_are_told_whichever_column_says_so(row):
    text = f"date,mode,course,cohort,people\n1 May 2026,{row},Housing,35\n"
    assert register(text).sessions[0].mode == "e-learning"


def test_a_column_of_names_is_not_kept_and_said_so():
    read = register("date,cohort,people,names\n1 May 2026,Housing,2,Tilda and Orson\n")
    assert [(doubt.field, doubt.words) for doubt in read.doubts] == [("column", "names")]
    assert "Tilda" not in str(read)


def test_what_is_no_number_is_not_shown_for_it_may_be_names():
    read = register("date,cohort,attendees\n1 May 2026,Housing,Tilda and Orson\n1 May 2026,Refuse,65\n")
    assert (read.doubts[0].field, read.doubts[0].words) == ("people", "")


def test_cells_that_are_harmless_alone_are_refused_together():
    read = register('date,cohort,people,venue\n1 May 2026,JB,15,"15, 14 Elm St"\n1 May 2026,Refuse,65,\n')
    assert [session.cohorts[0].name for session in read.sessions] == ["Refuse"]
    assert ("row", "") in [(doubt.field, doubt.words) for doubt in read.doubts]


def test_whose_people_they_are_and_what_it_is_evidence_for_are_read():
    read = register(
        "date,cohort,people,directorate,evidence for\n1 May 2026,Housing,35,env,Training programme\n",
        agencies={"env": "Environment"},
    )
    assert (read.sessions[0].cohorts[0].agency, read.sessions[0].benchmark) == ("Environment", "Training programme")


def test_people_of_a_session_that_was_taken_back_are_no_session_again():
    read = register("date,cohort,people,withdrawn people\n1 May 2026,Housing,,35\n1 May 2026,Refuse,65,\n")
    assert [session.people for session in read.sessions] == [65]
    assert read.doubts == ()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("action,deadline\nWrite,TBA\n", errors.NotARegister),
        ("year,cohort,people\n", errors.NoSessions),
        ("year,cohort,people\n2016/17,Housing,loads\n", errors.NoSessions),
    ],
)
def test_what_is_no_register_is_refused(text, error):
    with pytest.raises(error):
        register(text)
