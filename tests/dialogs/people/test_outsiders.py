"""Chair and coordinator see that somebody asked without being a member; others see nothing of it."""

from dataclasses import replace
from datetime import timedelta

from storage import groups
from storage.groups import Group
from tests.dialogs.conftest import Chat, read


def test_the_coordinator_sees_who_asked_and_when_and_not_what(chat: Chat) -> None:
    chat.say("outsider", "send me the zebra plan")
    said = read(chat.say("coordinator", "who has asked without being a member?"))
    assert "since Sunday 10 January 2027: 1" in said
    assert "outsider, Tuesday 9 February 2027" in said
    assert "zebra" not in said


def test_an_id_is_never_shown_and_a_name_is_shown_as_text(chat: Chat) -> None:
    turn = chat.turn("outsider", text="hello")
    chat.respond(replace(turn, person=replace(turn.person, name="[win](https://evil.example)")))
    (reply,) = chat.say("chair", "who asked from outside?")
    assert turn.person.id not in str(reply)
    assert "[win](" not in str(reply.card)


def test_others_see_nothing_of_it(chat: Chat) -> None:
    chat.say("outsider", "hello")
    for who in ("yjs", "yjs-deputy", "college"):
        assert chat.say(who, "who asked from outside?")[0].refused
        assert "asked in the last week" not in read(chat.say(who, "status"))


def test_in_a_channel_no_name_is_given(chat: Chat) -> None:
    chat.say("outsider", "hello")
    assert "outsider" not in read(chat.say("coordinator", "who asked from outside?", "channel"))
    assert "asked in the last week" not in read(chat.say("coordinator", "status", "channel"))


def test_the_status_says_so_for_a_week(chat: Chat) -> None:
    assert "asked in the last week" not in read(chat.say("coordinator", "status"))
    chat.say("outsider", "hello")
    assert "1 person who is not a member asked in the last week" in read(chat.say("coordinator", "status"))
    chat.now += timedelta(days=9)
    assert "asked in the last week" not in read(chat.say("coordinator", "status"))


def test_somebody_of_another_tenant_is_noted_in_the_only_group_there_is(chat: Chat) -> None:
    turn = replace(chat.turn("outsider", text="hello"), tenant_id="another tenant")
    (reply,) = chat.respond(turn)
    assert reply.refused
    assert "outsider" in read(chat.say("coordinator", "who asked from outside?"))


def test_of_two_groups_both_coordinators_see_who_wrote_to_the_bot_itself(chat: Chat) -> None:
    chat.db.run_sync(groups.add, Group(tenant_id=chat.turn("yjs").tenant_id, name="Eastmere"))
    chat.say("outsider", "hello")
    assert "outsider" in read(chat.say("coordinator", "who asked from outside?"))


def test_somebody_of_another_tenant_is_noted_in_none_of_two_groups(chat: Chat) -> None:
    chat.db.run_sync(groups.add, Group(tenant_id="third tenant", name="Eastmere"))
    chat.respond(replace(chat.turn("outsider", text="hello"), tenant_id="another tenant"))
    assert "2027: 0" in read(chat.say("coordinator", "who asked from outside?"))
