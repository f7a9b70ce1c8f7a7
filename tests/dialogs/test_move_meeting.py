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


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("move the april meeting an hour later", "Tuesday 6 April 2027, 15:00"),
        ("move the april meeting two hours earlier", "Tuesday 6 April 2027, 12:00"),
        ("start the april meeting half an hour later", "Tuesday 6 April 2027, 14:30"),
        ("move the april meeting from 2pm to 3pm", "Tuesday 6 April 2027, 15:00"),
        ("change the april meeting from 2 to 3", "Tuesday 6 April 2027, 15:00"),
        ("move the april meeting to 2pm on the 13th", "Tuesday 13 April 2027, 14:00"),
    ],
)
def test_how_far_it_moves_is_no_length(say, text, now):
    said = say("chair", text)
    assert f"Now: {now}" in said
    assert "Length" not in said


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("the march meeting will finish at 4pm", 120),
        ("the march meeting ends at 5pm", 180),
        ("move the march meeting to 9 march, 2pm to 4pm", 120),
        ("move the march meeting to 9 march at 10am, finishing at 12 noon", 120),
        ("move the march meeting to 9 march at 10am, it ends at 12", 120),
        ("extend the march meeting to 4pm", 120),
        ("make the march meeting seven hours", 420),
    ],
)
def test_when_it_ends_is_how_long_it_is(say, text, length):
    assert f"Length: {length} minutes (was 90 minutes)" in say("chair", text)


def test_an_end_before_the_beginning_is_asked_again(say):
    assert 'It begins at 14:00, so it cannot end by then. Try "2 hours".' in say(
        "chair", "the march meeting ends at 1pm"
    )


def test_a_length_that_stays_is_left_out_of_a_move(say):
    said = say("chair", "move the march meeting to 10 march, 2-3.30pm")
    assert "Now: Wednesday 10 March 2027, 14:00" in said
    assert "Length" not in said


def test_two_moves_in_one_sentence_are_refused(say):
    said = say("chair", "move the may meeting to 11 may and the june meeting to 8 june")
    assert "I move one meeting at a time" in said
    assert "nothing waiting" in say("chair", "yes")


def test_a_bare_day_is_of_the_month_of_the_meeting_that_moves(say):
    say("chair", "postpone the april meeting")
    assert "Now: Tuesday 20 April 2027, 14:00" in say("chair", "the 20th")


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("no, the 14th", "Wednesday 14 April 2027, 14:00"),
        ("no, 14 april", "Wednesday 14 April 2027, 14:00"),
        ("not the 13th, the 15th", "Thursday 15 April 2027, 14:00"),
        ("make it 3pm", "Tuesday 13 April 2027, 15:00"),
        ("no, not 2pm, 4pm", "Tuesday 13 April 2027, 16:00"),
        ("actually the 16th at 10am", "Friday 16 April 2027, 10:00"),
    ],
)
def test_a_day_or_an_hour_on_the_card_corrects_it(say, text, now):
    say("chair", "move the april meeting to the 13th")
    assert f"Now: {now}" in say("chair", text)


def test_a_day_that_is_past_is_not_moved_to_the_year_after(say):
    said = say("chair", "move the march meeting to 1 february")
    assert 'Monday 1 February 2027 is past. For the next year, say "1 February 2028".' in said
    assert "Now: Tuesday 1 February 2028" in say("chair", "1 February 2028")


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("the march meeting link is https://meet.example/a", "Link: https://meet.example/a"),
        ("move the march meeting to room 5 at the town hall", "Place: room 5 at the town hall (was"),
        ("move the march meeting to 9 march because of snow", "Why: snow"),
    ],
)
def test_what_is_said_of_it_is_kept_whole(say, text, changed):
    assert changed in say("chair", text)
