"""Which meeting a sentence changes, and what of it."""

from datetime import date

import pytest

from dialogs.language import understand
from rules.deadlines import Context

TODAY = Context(today=date(2027, 2, 9), next_meeting=date(2027, 3, 2))


def slots(text: str) -> dict:
    read = understand(text, TODAY)
    assert read.intent == "move_meeting"
    return read.slots


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("move the april meeting to 3pm", "3pm"),
        ("april meeting is now at 10am", "10am"),
        ("the april meeting starts at 3 instead", "3"),
        ("start time for the april meeting to be half past 2 rather than 3", "half past 2"),
        ("push the april meeting back a week", "back a week"),
        ("push the april meeting back a week to 3pm", "back a week at 3pm"),
    ],
)
def test_the_only_date_is_the_meetings_own(text, to):
    read = slots(text)
    assert (read["meeting"]["start"], read["to"]) == ("2027-04-01", to)


@pytest.mark.parametrize("text", ["postpone the april meeting", "reschedule the april meeting please"])
def test_without_a_new_day_none_is_made_up(text):
    read = slots(text)
    assert "to" not in read
    assert read["meeting"]["start"] == "2027-04-01"


@pytest.mark.parametrize(
    ("text", "meeting", "to"),
    [
        ("push the 6 april meeting back a fortnight", "2027-04-06", "back a fortnight"),
        ("move the meeting on 6 april to 3pm", "2027-04-06", "3pm"),
        ("move todays meeting to 4pm", "2027-02-09", "4pm"),
        ("todays meeting is now at 3pm", "2027-02-09", "3pm"),
        ("shift the 2 march one to 3pm", "2027-03-02", "3pm"),
    ],
)
def test_a_day_beside_the_word_meeting_names_it(text, meeting, to):
    read = slots(text)
    assert (read["meeting"]["date"], read["to"]) == (meeting, to)


@pytest.mark.parametrize(
    ("text", "meeting", "to"),
    [
        ("can we do 13 april instead of 6 april", "2027-04-06", "2027-04-13"),
        ("can we make the march one the 9th instead", "2027-03-02", "2027-03-09"),
        ("move the march meeting to 9 march, chair is back 2 days later", "2027-03-02", "2027-03-09"),
        ("move the march meeting to 9 march as the chair is away on 2 march", "2027-03-02", "2027-03-09"),
        ("chair can not do the 2nd what about making it the 3rd", "2027-03-02", "2027-03-03"),
        ("move april mtg 2 13th", None, "2027-04-13"),
    ],
)
def test_the_new_day_is_told_from_the_old(text, meeting, to):
    read = slots(text)
    assert (read["meeting"]["date"], read["to"]["date"]) == (meeting, to)


def test_a_day_and_an_hour_apart_are_read_together():
    assert slots("move the april meeting to 13 april, to 3pm")["to"]["time"] == "15:00"


def test_a_subgroup_is_named_without_the_hour():
    assert slots("move the comms subgroup to 3pm") == {"meeting": "comms subgroup", "to": "3pm"}


def test_a_bare_hour_is_for_the_next_meeting():
    assert slots("push the meeting back an hour") == {"to": "back an hour"}


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("move the march meeting to room 4", "place", "room 4"),
        ("change the venue of the march meeting to the civic centre", "place", "the civic centre"),
        ("the march meeting is now in committee room 4", "place", "committee room 4"),
        ("make the march meeting online", "place", "Online"),
        ("the march meeting will be 3 hours", "minutes", "3 hours"),
        ("extend the march meeting by half an hour", "minutes", "half an hour longer"),
        ("the link for the march meeting is now https://teams.example/x", "link", "https://teams.example/x"),
    ],
)
def test_place_link_and_length_are_no_move(text, name, value):
    read = slots(text)
    assert read[name] == value
    assert "to" not in read
    assert read["meeting"]["date"] == "2027-03-02"


def test_a_place_and_a_day_may_be_said_together():
    read = slots("move the march meeting to the town hall on 9 march at 10")
    assert (read["place"], read["to"]["date"], read["to"]["time"]) == ("the town hall", "2027-03-09", "10:00")


def test_a_room_that_is_free_is_no_place():
    read = slots("would prefer to bring the april meeting forward to 30 march if the room is free")
    assert (read.get("place"), read["to"]["date"]) == (None, "2027-03-30")
