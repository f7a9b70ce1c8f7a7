"""An invited partner is told their own part of their meeting, and politely nothing else."""

from datetime import date

from storage import meetings, members
from tests.dialogs.conftest import Chat, read

BRING = "Hi, im coming to the March one, what do i need to bring?"


def test_they_are_told_when_where_and_what_is_theirs(chat: Chat) -> None:
    said = read(chat.say("college", BRING))
    assert "Tuesday 2 March 2027, 14:00" in said
    assert "Committee Room 2" in said
    assert "https://meet.northbrook.example/prevent" in said
    assert "Your item on the agenda: What the college offers on staff awareness" in said
    assert "Your action 15" in said
    assert "I can show you your own part only" in said


def test_nothing_of_others_is_in_it(chat: Chat) -> None:
    (reply,) = chat.say("college", BRING)
    for secret in ("Welcome and apologies", "Out of school", "Helen", "Police", "overdue"):
        assert secret not in str(reply)


def test_who_has_nothing_of_their_own_need_bring_nothing(chat: Chat) -> None:
    chat.say("coordinator", "take in the team")
    chat.press("coordinator", "Check", **{_input(chat, "Kim"): "Invited to the next meeting"})
    chat.say("coordinator", "yes")
    said = read(chat.say("guest:Kim", "what do i need to bring?"))
    assert "There is nothing you need to bring" in said


def test_after_the_meeting_they_are_a_stranger_again(chat: Chat) -> None:
    (march,) = chat.db.read_sync(meetings.on_day, 1, date(2027, 3, 2))
    assert any(one.invited_to_id == march.id for one in chat.db.read_sync(members.of_group, 1))
    chat.now = chat.now.replace(month=3, day=2, hour=14, minute=30)
    assert not chat.say("college", BRING)[0].refused
    chat.now = chat.now.replace(hour=16, minute=0)
    assert chat.say("college", BRING)[0].refused


def test_a_member_is_told_of_the_groups_meeting_as_ever(chat: Chat) -> None:
    assert "Your item" not in read(chat.say("yjs", "when is the next meeting?"))


def _input(chat: Chat, name: str) -> str:
    card = chat.cards["coordinator", "personal"]
    return next(one["id"] for one in card["body"] if one.get("label", "").startswith(name))
