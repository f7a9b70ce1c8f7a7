"""A table that lost its grid is put together again by general rules; where it could be read two ways, it says so."""

from datetime import date
from pathlib import Path

import pytest

from documents import flattened
from documents.flattened_lines import (
    ASIDE,
    BEFORE,
    BETWEEN,
    DRIFTED,
    GLUED,
    START_MISSING,
    TWO,
    WORDS_MISSING,
)
from documents.plan_rows import COUNTED
from documents.read_plan import read_plan
from documents.read_table import read_bytes
from rules.deadlines import Context
from storage.actions import Status

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
CONTEXT = Context(date(2027, 2, 9))
HEADINGS = ("Action", "Deadline", "Responsibility")

# A full line of the action's column, so that what is short beside it is told as short.
FIRST = "Write to every community centre of the district about the way it hires"
SECOND = "Ask the heads of all the secondary schools of the district who looks after"


def flat(*lines: str, item: str = "1.", theme: str = "Working together") -> str:
    """Return lines as a PDF gives them: one blank line between any two."""
    return "\n\n".join([item, theme, *HEADINGS, *lines])


def read(*lines: str):
    heading, item, *rows = flattened.rows(flat(*lines))
    assert (heading.cells, item.cells) == (flattened.COLUMNS, ("1. Working together",))
    return rows


def planned(text: str):
    read = read_plan(read_bytes(text.encode()), CONTEXT)
    return [(line.ref, line.theme, line.deadline.text, line.counted) for line in read.lines]


def cells(rows, *wanted: str):
    return [tuple(row.cells[flattened.COLUMNS.index(name)] for name in wanted) for row in rows]


def doubts(row):
    return [(flattened.COLUMNS[column], reason) for column, reason in row.doubts]


@pytest.fixture(scope="module")
def plan():
    [path] = SEEDS.glob("003_*")
    return read_plan(read_bytes(path.read_bytes()), CONTEXT)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are kept outside the project and are not here")
class TestTheOldPlan:
    """The flattened plan as it stands, against the table that was made of it by hand (DOMAIN.md, section 3)."""

    def test_it_has_its_27_lines_and_the_tally_of_its_deadlines(self, plan):
        assert plan.counts() == {"actions": 27, "DATE": 6, "MONTH": 8, "ONGOING": 6, "TBA": 1, "NONE": 6}

    def test_every_deadline_is_beside_its_line(self, plan):
        dated = {line.ref: line.deadline.text for line in plan.lines}
        assert dated == {
            **{"1.1": "28t February", "1.2": "1 March 2016", "1.3": ""},
            **{"2.1": "Ongoing", "2.2": "Ongoing", "2.3": ""},
            **{"3.1": "28 February 2016", "3.2": "", "3.3": "", "3.4": "", "3.5": "28 February 2016"},
            **{"3.6": "1 February 2016", "4.1": "February 2016", "4.2": "Ongoing", "4.3": "", "4.4": "TBA"},
            **{"4.5": "February 2016", "4.6": "March 2016", "5.1": "Ongoing", "5.2": "March 2016", "6.1": "Ongoing"},
            **{"6.2": "February 2016", "6.3": "February 2016", "6.4": "February 2016", "6.5": "Ongoing"},
            **{"6.6": "March 2016", "6.7": "28 February 2016"},
        }

    def test_owners_are_beside_their_lines_and_blanks_stay_blank(self, plan):
        owned = {line.ref: [owner.name for owner in line.owners] for line in plan.lines if line.owners}
        assert owned == {
            "1.3": ["Steering Group"],
            "2.1": ["MPS lead"],
            "2.2": ["Channel Panel members"],
            "3.1": ["Steering group"],
            "4.4": ["CS lead", "LSCB lead", "SAB lead"],
            "4.5": ["AfC"],
            "4.6": ["Procurement"],
            "5.1": ["Steering group members"],
            "5.2": ["Partner organisations"],
        }

    def test_themes_are_in_place(self, plan):
        words = {line.ref.split(".")[0]: line.theme.split()[0] for line in plan.lines}
        assert words == {"1": "Establish", "2": "Use", "3": "Engage", "4": "Mainstream", "5": "Any", "6": "Ensure"}

    def test_reports_in_the_owners_column_are_updates(self, plan):
        told = {line.ref: line.updates[0] for line in plan.lines if line.updates}
        assert set(told) == {"1.1", "3.6", "4.3"}
        assert told["1.1"].deadline == "10 May 2016"
        assert told["3.6"].note.endswith("undertaken in October 2016")

    def test_whose_an_owner_is_between_two_lines_is_said(self, plan):
        row = next(line.row for line in plan.lines if line.ref == "1.3")
        assert [doubt.words for doubt in plan.doubts if doubt.row == row and doubt.reason == DRIFTED] == [
            "Steering Group"
        ]

    def test_the_line_that_says_two_others_again_is_a_doubt_and_stays(self, plan):
        row = next(line.row for line in plan.lines if line.ref == "6.7")
        twice = [doubt.reason for doubt in plan.doubts if doubt.row == row and "nearly the same" in doubt.reason]
        assert [reason.split()[6] for reason in twice] == ["3.5:", "3.6:"]

    def test_names_taken_out_leave_a_doubt(self, plan):
        rows = {line.row: line.ref for line in plan.lines}
        missing = {rows[doubt.row] for doubt in plan.doubts if doubt.reason in (START_MISSING, WORDS_MISSING)}
        assert missing == {"3.2", "3.4", "4.3", "6.1"}

    def test_nothing_in_it_trips_the_guard(self, plan):
        assert not any("not read" in doubt.reason for doubt in plan.doubts)

    def test_no_status_is_made_up(self, plan):
        assert {line.status for line in plan.lines} == {Status.NOT_STATED}


def test_cells_that_are_interleaved_line_by_line_come_together():
    rows = read("\u00a0" + FIRST, "Ongoing\u00a0", "Head of", "out its rooms.", "Housing")
    assert cells(rows, "action", "deadline") == [(f"{FIRST} out its rooms.", "Ongoing")]


def test_an_owners_words_split_over_lines_are_one_owner():
    rows = read(f"\u00a0{FIRST} rooms.", "TBA", "and Steering", "group")
    assert cells(rows, "owner") == [("and Steering group",)]


def test_a_short_line_before_a_full_one_is_of_another_cell():
    rows = read(
        "\u00a0" + FIRST, "Police", "and keep a list of those that have answered us within the month.", "May 2027"
    )
    [(action, owner)] = cells(rows, "action", "owner")
    assert owner == "Police"
    assert action.endswith("hires and keep a list of those that have answered us within the month.")


def test_a_deadline_glued_to_the_end_of_the_actions_line_is_cut_off_and_said():
    rows = read(f"\u00a0{FIRST} to be\u00a0 March 2027", "changed.")
    assert cells(rows, "action", "deadline") == [(f"{FIRST} to be changed.", "March 2027")]
    assert ("deadline", GLUED) in doubts(rows[0])


def test_a_date_the_sentence_leads_to_stays_in_the_sentence():
    rows = read(f"\u00a0{FIRST} in March 2027", "and in May.", "Ongoing")
    assert cells(rows, "action", "deadline") == [(f"{FIRST} in March 2027 and in May.", "Ongoing")]


def test_a_second_deadline_belongs_to_the_line_below_it():
    rows = read(f"\u00a0{FIRST} rooms.", "May 2027", "Police", "June 2027", "Housing", f"\u00a0{SECOND} this.")
    assert cells(rows, "deadline", "owner") == [("May 2027", "Police"), ("June 2027", "Housing")]
    assert doubts(rows[1]) == [("deadline", BEFORE), ("owner", BEFORE)]


def test_a_deadline_above_the_first_line_is_its_own_and_said():
    rows = read("May 2027", f"\u00a0{FIRST} rooms.", "Police")
    assert cells(rows, "deadline", "owner") == [("May 2027", "Police")]
    assert ("deadline", BEFORE) in doubts(rows[0])


def test_nothing_below_the_last_line_is_lost():
    rows = read(f"\u00a0{FIRST} rooms.", "May 2027", "Police", "June 2027", "Housing")
    assert cells(rows, "deadline", "owner") == [("May 2027", "Police")]
    assert cells(rows, "update") == [("Another deadline in the file: June 2027\nAnother owner in the file: Housing",)]
    assert ("deadline", ASIDE) in doubts(rows[0])


def test_two_sentences_that_nothing_parts_are_doubted():
    rows = read(FIRST, SECOND, "TBA", "them all.")
    assert ("action", TWO) in doubts(rows[0])


def test_a_deadline_between_two_lines_of_which_one_has_none_is_a_doubt():
    rows = read(f"\u00a0{FIRST} rooms.", "May 2027", f"\u00a0{SECOND} this.")
    assert cells(rows, "deadline") == [("May 2027",), ("",)]
    assert doubts(rows[0]) == [("deadline", BETWEEN)]


def test_an_owner_beside_a_line_under_one_that_has_none_is_a_doubt():
    rows = read(f"\u00a0{FIRST} rooms.", "May 2027", f"\u00a0{SECOND}", "Police", "this and that.")
    assert cells(rows, "owner") == [("",), ("Police",)]
    assert ("owner", DRIFTED) in doubts(rows[1])


def test_a_line_whose_bullet_and_first_word_are_lost_is_a_line_and_says_so():
    text = flat(
        f"\u00a0{FIRST} rooms.",
        "May 2027",
        "Police",
        "\n\nis our speaker at the forum of the universities of the region.",
    )
    second = flattened.rows(text)[-1]
    assert cells([second], "action") == [("is our speaker at the forum of the universities of the region.",)]
    assert ("action", START_MISSING) in doubts(second)


def test_a_first_line_cut_short_by_names_taken_out_goes_on_and_says_so():
    rows = read(
        "\u00a0Both",
        "\u00a0and",
        "have been asked to speak about this at the next three forums",
        "Ongoing",
        "of the region.",
    )
    assert cells(rows, "action") == [
        ("Both and have been asked to speak about this at the next three forums of the region.",)
    ]
    assert doubts(rows[0]) == [("action", WORDS_MISSING)]


def test_a_word_parted_at_its_hyphen_is_whole_again():
    rows = read(f"\u00a0{FIRST} out multi-", "agency rooms.", "TBA")
    assert cells(rows, "action") == [(f"{FIRST} out multi-agency rooms.",)]


def test_lines_are_counted_within_each_item_and_the_plan_says_so():
    first = flat(f"\u00a0{FIRST} rooms.", "TBA", f"\u00a0{SECOND} this.", "TBA")
    text = "\n\n".join((first, flat(f"\u00a0{SECOND} that.", "TBA", item="2.", theme="Training")))
    assert planned(text) == [
        ("1.1", "Working together", "TBA", True),
        ("1.2", "Working together", "TBA", True),
        ("2.1", "Training", "TBA", True),
    ]
    assert COUNTED in [doubt.reason for doubt in read_plan(read_bytes(text.encode()), CONTEXT).doubts]


def test_headings_repeated_on_the_next_page_go_on_under_the_same_item():
    text = "\n\n".join((flat(f"\u00a0{FIRST} rooms.", "TBA"), *HEADINGS, f"\u00a0{SECOND} this.", "Ongoing"))
    assert planned(text) == [("1.1", "Working together", "TBA", True), ("1.2", "Working together", "Ongoing", True)]


def test_refs_of_the_plan_itself_are_kept():
    rows = read(f"3.5 {FIRST} rooms.", "TBA", f"3.6 {SECOND} this.", "Ongoing")
    assert cells(rows, "ref", "deadline") == [("3.5", "TBA"), ("3.6", "Ongoing")]


def test_a_status_among_the_fragments_is_the_status():
    text = "\n\n".join(("Action", "Deadline", "Lead", "RAG", f"\u00a0{FIRST} rooms.", "TBA", "Police", "Green"))
    assert cells(flattened.rows(text)[1:], "owner", "status") == [("Police", "Green")]


def test_a_table_with_each_cell_on_a_line_of_its_own_is_read_row_by_row():
    text = "Action\nDeadline\nOwner\nMap the halls\n28 Feb\nPolice\nBook a trainer\nOngoing\nHousing\n"
    assert cells(flattened.rows(text)[1:], "action", "deadline", "owner") == [
        ("Map the halls", "28 Feb", "Police"),
        ("Book a trainer", "Ongoing", "Housing"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dear all,\n\nthe action is with the police.\n\nThe deadline is Friday.\n",
        "Action,Deadline,Owner\nMap the halls,TBA,Police\n",
        "Action\tDeadline\nMap the halls\tTBA\n",
        "Action\n\nMap the halls\n",
        "",
    ],
)
def test_what_is_no_flattened_table_is_left_to_the_others(text):
    assert flattened.rows(text) == []
