"""What the guard reads of a turn: everything in it, in whatever shape a client sends it."""

import pytest

from dialogs.said import LONGEST, TOO_LONG
from storage import frames
from storage.arrival import arrive
from tests.dialogs.conftest import NOW

WORRY = "worried about a lad in year 9, he says he is going to hurt someone"


@pytest.mark.parametrize(
    "data",
    [
        {"title": WORRY},
        {"title": {"key": WORRY}},
        {"title": {WORRY: 1}},
        {WORRY: "x"},
        {"title": [{"inner": [WORRY]}]},
        {"key": {"key": WORRY}},
        {"key": [WORRY]},
    ],
)
def test_a_worry_hidden_in_a_cards_data_is_stopped(chat, data):
    chat.say("coordinator", "new action")
    [reply] = chat.send("coordinator", "submit_form", data)
    assert reply.refused
    assert "999" in reply.text


def test_a_number_in_a_cards_data_is_read_as_typed(chat):
    chat.say("coordinator", "new action")
    [reply] = chat.send("coordinator", "submit_form", {"title": 9434765919})  # the shape of an NHS number
    assert reply.refused


def test_what_is_too_long_is_refused_in_a_sentence_and_what_was_begun_stays(chat):
    chat.say("coordinator", "log training: 31 volunteers, WRAP, yesterday")
    [typed] = chat.say("coordinator", "x" * (LONGEST + 1))
    [sent] = chat.send("coordinator", "submit_form", {"title": "31 " * LONGEST})
    assert typed.text == sent.text == TOO_LONG
    assert "Logged" in chat.say("coordinator", "yes")[0].text


def test_owners_added_to_an_action_that_is_not_there_end_in_a_sentence(chat):
    [reply] = chat.say("coordinator", "add Housing to action 999")
    assert reply.text.startswith("There is no action 999.")


def test_a_chat_that_belongs_to_no_group_is_told_nothing_of_any(chat):
    [reply] = chat.say("coordinator", "Status", "19:some-chat@thread.v2")
    assert reply.refused
    assert "open" not in reply.text


def test_what_was_begun_and_left_is_forgotten_after_two_days(chat):
    chat.say("coordinator", "log training: 31 volunteers, WRAP, yesterday")
    chat.db.run_sync(frames.forget, NOW + frames.KEPT_FOR)
    assert is_unfinished(chat)
    chat.db.run_sync(frames.forget, NOW + frames.KEPT_FOR * 1.01)
    assert not is_unfinished(chat)


def is_unfinished(chat):
    turn = chat.turn("coordinator")
    return chat.db.read_sync(arrive, turn.frame_key, turn.channel_id, NOW).unfinished


def test_a_stranger_is_noted_once_a_day_however_often_they_ask(chat):
    from datetime import timedelta

    from storage import audit

    for _ in range(3):
        chat.say("outsider", "Status", "channel")
    assert len(chat.db.read_sync(audit.history, 1, "stranger_asked", None)) == 1
    chat.now += timedelta(days=1, minutes=1)
    chat.say("outsider", "Status", "channel")
    assert len(chat.db.read_sync(audit.history, 1, "stranger_asked", None)) == 2
