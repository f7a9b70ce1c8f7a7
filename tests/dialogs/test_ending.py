"""A yes is to what was shown: what has changed meanwhile is shown again, and what is gone is said and dropped."""

from datetime import UTC, date, datetime

from storage import meetings
from tests.dialogs.conftest import read

MARCH = date(2027, 3, 2)


def confirm(chat, who, words):
    chat.say(who, words)
    return read(chat.say(who, "yes"))


def state(chat, day=MARCH):
    return [one.state for one in chat.db.read_sync(meetings.on_day, 1, day)]


def test_a_draft_about_what_is_gone_is_said_and_dropped(chat):
    chat.say("chair", "cancel the march meeting")
    confirm(chat, "coordinator", "cancel the march meeting")
    [said] = chat.say("chair", "yes")
    assert said.refused
    assert "not to come any more" in said.text
    assert "There is nothing waiting for a yes" in read(chat.say("chair", "yes"))


def test_a_question_beside_such_a_draft_is_answered(chat):
    chat.say("chair", "cancel the march meeting")
    confirm(chat, "coordinator", "cancel the march meeting")
    answer, dropped = chat.say("chair", "when is the next meeting?")
    assert "Tuesday 6 April 2027" in answer.text
    assert dropped.refused
    assert "There is nothing waiting for a yes" in read(chat.say("chair", "yes"))


def test_a_meeting_that_has_begun_meanwhile_is_not_called_off(chat):
    chat.now = datetime(2027, 3, 2, 13, 55, tzinfo=UTC)
    chat.say("chair", "cancel the meeting today")
    chat.now = datetime(2027, 3, 2, 14, 1, tzinfo=UTC)
    [said] = chat.say("chair", "yes")
    assert said.refused
    assert state(chat) == ["planned"]


def test_what_somebody_else_changed_is_shown_before_it_is_saved(chat):
    chat.say("chair", "cancel the march meeting")
    confirm(chat, "coordinator", "move the march meeting to 9 march")
    again = read(chat.say("chair", "yes"))
    assert "this has changed since you saw it" in again
    assert "Tuesday 9 March 2027" in again
    assert state(chat, date(2027, 3, 9)) == ["planned"]
    chat.say("chair", "yes")
    assert state(chat, date(2027, 3, 9)) == ["cancelled"]


def test_a_refused_save_brings_back_what_was_put_aside(chat):
    chat.say("chair", "action 9 is at risk, the letter is late")
    chat.say("chair", "cancel the march meeting")
    confirm(chat, "coordinator", "cancel the march meeting")
    refused, back = chat.say("chair", "yes")
    assert refused.refused
    assert "Nothing is saved yet" in read([back])
    assert "at risk" in read(chat.say("chair", "yes"))
