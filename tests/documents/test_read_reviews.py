"""An update that says plainly when its action is looked at again gives a review date; anything less is asked about."""

from datetime import date

import pytest

from documents.read_plan import read_plan
from documents.read_reviews import find
from documents.read_table import read_bytes
from rules.deadlines import Context

TODAY = date(2027, 2, 9)
NEAR = date(2026, 6, 30)


def on(note: str) -> date | None:
    found = find(note, Context(TODAY), NEAR)
    return found.on if found else None


def reasons(note: str) -> tuple[str, ...]:
    found = find(note, Context(TODAY), NEAR)
    return found.doubts if found else ()


@pytest.mark.parametrize(
    "note",
    [
        "Pages updated; further review October 2027",
        "Pages updated. Further review in October 2027.",
        "To be reviewed in October 2027",
        "All halls written to, will be reviewed again by the end of October 2027",
        "Next review date: October 2027",
        "Done. Review October 2027",
        "Half are done - to review again in October 2027",
    ],
)
def test_a_month_that_is_said_plainly_is_the_review(note):
    assert (on(note), reasons(note)) == (date(2027, 10, 31), ())


def test_a_day_that_is_said_plainly_is_the_review():
    assert on("To be reviewed on 12 October 2027 with partners") == date(2027, 10, 12)


def test_a_month_without_a_year_follows_the_latest_date_of_the_update():
    note = "Updated as of June 2028, further review in October"
    assert on(note) == date(2028, 10, 31)
    assert "Tuesday 31 October 2028" in reasons(note)[0]


def test_a_month_without_any_date_beside_it_follows_the_deadline():
    assert on("Further review in October") == date(2026, 10, 31)


@pytest.mark.parametrize("note", ["Changed after the review in October 2026", "Next review mid October 2027"])
def test_what_is_not_plain_is_asked_about_and_noted_nowhere(note):
    assert on(note) is None
    assert "none is noted" in reasons(note)[0]


@pytest.mark.parametrize(
    "note",
    [
        *("Reviewed in October 2026", "The pages were reviewed in October 2026", "Has been reviewed, October 2026"),
        *("To be reviewed in due course", "Review the pages with partners in October 2027", "Peer review welcomed"),
    ],
)
def test_a_review_that_was_or_has_no_day_is_an_update_and_no_more(note):
    assert find(note, Context(TODAY), NEAR) is None


class TestInAPlan:
    def line(self, row: str):
        heading = "Action,Deadline,Update,Review date\n"
        return read_plan(read_bytes(f"{heading}{row}\n".encode()), Context(TODAY))

    def test_the_sentence_stays_the_update(self):
        [line] = self.line("Open the pages,March 2027,Open. Further review in October,").lines
        assert (line.review, line.updates[0].note) == (date(2027, 10, 31), "Open. Further review in October")

    def test_what_the_column_says_comes_first(self):
        [line] = self.line("Open the pages,March 2027,Further review in October 2027,1 June 2027").lines
        assert line.review == date(2027, 6, 1)

    def test_what_was_not_said_plainly_stands_among_the_doubts(self):
        plan = self.line("Open the pages,March 2027,Changed after the review in May 2026,")
        assert plan.lines[0].review is None
        assert "review" in [doubt.field for doubt in plan.doubts]
