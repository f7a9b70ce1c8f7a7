"""Who is in the group is said to its members, by part and agency."""

import pytest

from tests.dialogs.conftest import Chat, read


def test_everybody_is_named_with_agency_and_part(chat: Chat) -> None:
    said = read(chat.say("yjs", "who is in the group?"))
    assert said.split("\n")[1:3] == ["Helen (Northbrook Council): chair", "Marcus (Northbrook Council): coordinator"]
    assert "Sam (Probation): deputy, deputy for Priya" in said


def test_an_agency_alone_can_be_asked_for(chat: Chat) -> None:
    said = read(chat.say("yjs", "who are the members for Probation?"))
    assert "Priya" in said
    assert "Helen" not in said


def test_a_leave_is_told_while_it_lasts(chat: Chat) -> None:
    chat.say("probation", "I am on leave until 5 March")
    chat.say("probation", "yes")
    assert "Priya (Probation): member, on leave until Friday 5 March 2027" in read(chat.say("yjs", "list members"))


def test_an_invited_partner_is_not_told(chat: Chat) -> None:
    (reply,) = chat.say("college", "who is in the group?")
    assert reply.refused
    assert "Helen" not in reply.text


@pytest.mark.parametrize(
    ("text", "there", "missing"),
    [
        ("who is the chair?", "Helen", "Marcus"),
        ("who is the coordinator?", "Marcus", "Helen"),
        ("who is the deputy for Police?", "Ellis", "Callum (Police)"),
    ],
)
def test_a_part_can_be_asked_for(chat: Chat, text: str, there: str, missing: str) -> None:
    said = read(chat.say("yjs", text))
    assert there in said
    assert missing not in said
