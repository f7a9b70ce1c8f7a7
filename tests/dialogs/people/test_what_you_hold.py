"""Everybody is told what is held about themselves, and nothing about anybody else."""

from datetime import timedelta

import pytest

from tests.dialogs.conftest import Chat, read


@pytest.mark.parametrize("said", ["what do you hold about me?", "what data do you have on me", "my data"])
def test_a_member_is_told_all_that_is_held(chat: Chat, said: str) -> None:
    answer = read(chat.say("yjs", said))
    assert "Your name (Leon), your Microsoft Entra id, your agency (Youth Justice Service)" in answer
    assert "your part (member)" in answer
    assert "Training sessions you logged: 2" in answer
    assert "Changes of the record by you: 2" in answer
    assert "in the group's team" in answer
    assert "The address of our chat, last heard from on Tuesday 9 February 2027" in answer
    assert "Tess" not in answer


def test_counts_follow_what_is_written(chat: Chat) -> None:
    chat.say("yjs", "log training: 31 crossing patrol staff, WRAP, yesterday")
    chat.say("yjs", "yes")
    answer = read(chat.say("yjs", "what do you hold about me?"))
    assert "Training sessions you logged: 3" in answer
    assert "Changes of the record by you: 3, the last on Tuesday 9 February 2027" in answer


def test_a_leave_and_a_deputy_are_told(chat: Chat) -> None:
    chat.say("probation", "I am on leave until 5 March")
    chat.say("probation", "yes")
    assert "on leave until Friday 5 March 2027" in read(chat.say("probation", "what do you hold about me?"))
    assert "you are deputy for Priya" in read(chat.say("probation-deputy", "what do you hold about me?"))


def test_a_stranger_is_told_that_they_wrote_and_when(chat: Chat) -> None:
    chat.say("outsider", "hello")
    chat.now += timedelta(days=2)
    (reply,) = chat.say("outsider", "what do you hold about me?")
    assert not reply.refused
    assert "you wrote on Tuesday 9 February 2027 and Thursday 11 February 2027" in reply.text
    assert "our chat" in reply.text
    for secret in ("Northbrook", "Marcus", "32"):
        assert secret not in reply.text


def test_in_a_channel_a_stranger_is_told_nothing(chat: Chat) -> None:
    assert chat.say("outsider", "what do you hold about me?", "channel")[0].refused


def test_an_invited_partner_is_told_about_themselves(chat: Chat) -> None:
    answer = read(chat.say("college", "what do you hold about me?"))
    assert "your part (invited)" in answer
