"""A meeting that was called off is put back on, also when it is too late to undo."""

from datetime import timedelta


def _call_off(chat, say):
    say("chair", "cancel the april meeting, half of us are on leave")
    say("chair", "yes")
    chat.now += timedelta(minutes=30)


def test_a_meeting_that_was_called_off_is_back_on(chat, say):
    _call_off(chat, say)
    assert "Operational group, Tuesday 6 April 2027, 14:00" in say("chair", "the april meeting is back on")
    assert "Back on: Operational group, Tuesday 6 April 2027, 14:00." in say("chair", "yes")
    assert "(called off)" not in say("chair", "show meetings")
    assert "Undone" in say("chair", "undo")
    assert "Tuesday 6 April 2027, 14:00: Operational group (called off)" in say("chair", "show meetings")


def test_one_that_is_on_is_not_put_back(chat, say):
    _call_off(chat, say)
    assert "Those that are: Operational group, Tuesday 6 April 2027" in say("chair", "the may meeting is back on")


def test_a_member_puts_none_back(chat, say):
    _call_off(chat, say)
    assert "Nothing is saved yet" not in say("housing", "the april meeting is back on")
