"""When, how long and where a meeting is that is booked, and several days at once."""

from datetime import date

import pytest

from dialogs.language import understand
from rules.deadlines import Context

TODAY = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def booked(text: str) -> dict:
    read = understand(text, TODAY)
    assert read.intent == "book_meeting"
    return read.slots


@pytest.mark.parametrize(
    ("text", "time", "minutes", "place"),
    [
        ("book comms subgroup tomorrow 8.30am for 90 mins on teams", "08:30", "90 mins", "Teams"),
        ("book the comms subgroup on 24 feb 2-3.30pm", "14:00", "90", None),
        ("book comms subgroup on 24 feb 9:30 to 4 at the civic centre", "09:30", "390", "the civic centre"),
        ("book comms subgroup in room 2 on 24 feb at 2pm for 90 minutes", "14:00", "90 minutes", "room 2"),
        ("book the comms subgroup 24 feb, 10 til 12", "10:00", "120", None),
        ("book comms subgroup on 24 feb 11-1pm", "11:00", "120", None),
    ],
)  # fmt: skip
def test_nothing_that_is_said_is_dropped(text, time, minutes, place):
    read = booked(text)
    assert read["title"] == "Comms subgroup"
    assert (read["starts_at"]["time"], read["minutes"], read.get("place")) == (time, minutes, place)


@pytest.mark.parametrize("title", ["visit to the mosque", "online safety workshop", "full cost recovery workshop"])
def test_a_name_is_not_taken_apart(title):
    read = booked(f"book a {title} on 9 march at 2pm")
    assert read["title"].lower() == title
    assert "place" not in read


def test_of_several_days_one_is_asked_for():
    read = booked("book training subgroup 10/3 and 14/4 at 2pm")["starts_at"]
    assert read["options"] == ["2027-03-10", "2027-04-14"]
    assert read["question"]
