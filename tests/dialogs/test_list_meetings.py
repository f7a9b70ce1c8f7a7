"""The meetings of a month, a year, a subgroup."""

import pytest


@pytest.mark.parametrize("text", ["show meetings", "list all our meetings", "when are our meetings"])
def test_the_meetings_of_the_year_to_come_are_listed(say, text):
    said = say("housing", text)
    assert "12 meetings from Tuesday 9 February 2027 to Wednesday 9 February 2028" in said
    assert "Tuesday 2 March 2027, 14:00: Operational group" in said


@pytest.mark.parametrize("text", ["meeting dates for 2027", "when are our meetings this year"])
def test_a_year_is_a_calendar_year(say, text):
    assert "10 meetings from Tuesday 9 February 2027 to Friday 31 December 2027" in say("housing", text)


def test_two_months_are_two_months(say):
    said = say("housing", "when are the meetings in april and may")
    assert "Tuesday 6 April 2027" in said
    assert "Tuesday 4 May 2027" in said
    assert "June" not in said


def test_a_button_shows_the_rest(chat, say):
    for text in ("the comms subgroup meets on the last monday of every month at 10am", "yes"):
        say("chair", text)
    assert "24 meetings" in say("housing", "show meetings")
    assert "Tuesday 1 February 2028" in "\n".join(reply.text for reply in chat.press("housing", "Show more"))


def test_a_button_that_was_made_up_shows_the_first_page(chat):
    assert "12 meetings" in chat.send("housing", "list_meetings", {"first": "2027-13-01", "page": "2"})[0].text


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("list all meetings until june", "from Tuesday 9 February 2027 to Wednesday 30 June 2027"),
        ("show meetings in the next three months", "from Tuesday 9 February 2027 to Sunday 9 May 2027"),
        ("show the meetings before june", "from Tuesday 9 February 2027 to Monday 31 May 2027"),
        ("show the meetings from april until july", "from Thursday 1 April 2027 to Saturday 31 July 2027"),
    ],
)
def test_until_a_month_is_from_today_on(say, text, period):
    assert period in say("housing", text)
