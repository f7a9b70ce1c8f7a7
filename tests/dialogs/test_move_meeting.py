"""One meeting is changed: its day, its hour, its place; nothing is saved that changes nothing."""

from datetime import UTC, datetime

import pytest


@pytest.mark.parametrize(
    ("text", "was", "now"),
    [
        ("move the april meeting to 3pm", "Tuesday 6 April 2027, 14:00", "Tuesday 6 April 2027, 15:00"),
        ("push the april meeting back a week", "Tuesday 6 April 2027, 14:00", "Tuesday 13 April 2027, 14:00"),
        ("push the 6 april meeting back a fortnight", "Tuesday 6 April 2027, 14:00", "Tuesday 20 April 2027, 14:00"),
        ("push the next meeting back an hour", "Tuesday 2 March 2027, 14:00", "Tuesday 2 March 2027, 15:00"),
        ("move the march meeting to the following tuesday", "Tuesday 2 March 2027", "Tuesday 9 March 2027, 14:00"),
    ],
)
def test_the_meeting_that_is_named_is_moved(say, text, was, now):
    said = say("chair", text)
    assert f"Was: {was}" in said
    assert f"Now: {now}" in said


def test_an_hour_of_today_is_an_hour(chat, say):
    chat.now = datetime(2027, 3, 2, 10, 2, tzinfo=UTC)
    assert "Now: Tuesday 2 March 2027, 16:00" in say("chair", "move todays meeting to 4pm")


@pytest.mark.parametrize("text", ["move the march meeting to 2 march", "the march meeting will be 90 minutes"])
def test_what_changes_nothing_is_not_offered_to_be_saved(say, text):
    said = say("chair", text)
    assert "already" in said
    assert "Nothing is saved yet" not in said


@pytest.mark.parametrize("text", ["move the march meeting to today at 9am", "push the march meeting forward 4 weeks"])
def test_a_meeting_cannot_be_moved_into_the_past(say, text):
    assert "is past" in say("chair", text)


def test_a_meeting_is_not_moved_out_of_sight(say):
    assert "more than two years ahead" in say("chair", "move the march meeting to 9 march 2040")


@pytest.mark.parametrize(("days", "why"), [(27, "Easter Monday"), (4, "is a Saturday")])
def test_a_counted_day_is_asked_about_like_a_named_one(say, days, why):
    assert why in say("chair", f"push the march meeting back {days} days")


@pytest.mark.parametrize("text", ["move the march meeting to the 9th, please", "cancel the march meeting, thank you"])
def test_a_courtesy_is_no_reason(say, text):
    assert "Why:" not in say("chair", text)


def test_a_correction_keeps_what_it_does_not_speak_of(say):
    say("chair", "move the march meeting to 9 march at 10am")
    assert "Now: Tuesday 9 March 2027, 11:00" in say("chair", "make it 11am")
    assert "Now: Tuesday 16 March 2027, 11:00" in say("chair", "the 16th")


def test_an_hour_alone_takes_no_deadline_along(say):
    assert "Moves with it" not in say("chair", "move the march meeting to 3pm")
    assert "deadline" not in say("chair", "yes")


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("change the venue of the march meeting to the civic centre", "Place: the civic centre (was Committee Room 2"),
        ("make the march meeting online", "Place: Online"),
        ("extend the march meeting by half an hour", "Length: 120 minutes (was 90 minutes)"),
        ("the link for the march meeting is now https://meet.example/a", "Link: https://meet.example/a"),
    ],
)
def test_place_length_and_link_of_one_meeting_are_changed_and_undone(say, text, changed):
    said = say("chair", text)
    assert changed in said
    assert "When: Tuesday 2 March 2027, 14:00" in said
    assert "Changed: Operational group, Tuesday 2 March 2027, 14:00." in say("chair", "yes")
    assert "Undone" in say("chair", "undo")


def test_a_subgroups_meeting_is_found_by_its_name(say):
    say("chair", "book the comms subgroup on 24 february at 10am")
    say("chair", "yes")
    assert "Now: Wednesday 24 February 2027, 15:00" in say("chair", "move the comms subgroup to 3pm")
