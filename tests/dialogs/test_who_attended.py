"""Who was at a meeting: by agency in a channel, by name to members in their own chat; guests hear their own answer."""

import pytest

from bot.simulator import northbrook
from storage import members
from storage.members import Role
from tests import factories
from tests.dialogs.conftest import Chat, read

HELD = "Who was at: Operational group, Tuesday 2 March 2027, 14:00"


@pytest.fixture
def held(chat: Chat) -> Chat:
    """Return the group a day after its meeting of 2 March, where everybody was but housing."""
    chat.now = chat.now.replace(month=3, day=2, hour=15)
    for words in ("everyone was here but housing", "yes"):
        chat.say("chair", words)
    chat.now = chat.now.replace(day=3)
    return chat


@pytest.mark.parametrize(
    "words",
    [
        "who was at the last meeting?",
        "who was there?",
        "who attended on 2 march",
        "who attended the march meeting",
        "who came on 2 march",
        "who was there yesterday",
        "who missed the last meeting",
    ],
)
def test_members_are_told_by_name_in_their_own_chat(held: Chat, words: str) -> None:
    said = read(held.say("police", words))
    assert HELD in said
    assert "Police: Callum" in said
    assert "Not there: Housing: Joan" in said


def test_in_the_channel_nobody_is_named(held: Chat) -> None:
    said = read(held.say("police", "who was at the last meeting?", "channel"))
    assert HELD in said
    assert "Not there: Housing" in said
    assert not [name for name in ("Callum", "Joan", "Priya") if name in said]


def test_where_attendance_was_not_taken_it_is_what_people_had_said(held: Chat) -> None:
    said = read(held.say("police", "who attended on 2 feb"))
    assert "Who was at: Operational group, Tuesday 2 February 2027" in said
    assert "Said they would come: nobody" in said
    assert "Attendance was not taken." in said


def test_before_the_next_meeting_who_was_there_is_of_the_last(chat: Chat) -> None:
    assert "Tuesday 2 February 2027" in read(chat.say("police", "who was at the meeting?"))
    assert "Who is coming: Operational group, Tuesday 2 March 2027" in read(chat.say("police", "who is coming?"))


def test_of_a_day_without_a_meeting_the_last_one_is_named(chat: Chat) -> None:
    said = read(chat.say("police", "who attended on 3 feb"))
    assert "No meeting was held on Wednesday 3 February 2027. The last one was on Tuesday 2 February 2027." in said


def test_a_guest_is_told_nothing_of_others(held: Chat) -> None:
    def add(session) -> None:
        known = members.of_group(session, 1)[0]
        own = {"tenant_id": known.tenant_id, "entra_id": northbrook.entra_id("observer")}
        factories.member(session, 1, "Odd", role=Role.OBSERVER, **own)

    held.db.run_sync(add)
    said = read(held.say("observer", "who was at the last meeting?"))
    assert "Operational group, Tuesday 2 March 2027" in said
    assert not [name for name in ("Police", "Callum", "Housing", "Joan") if name in said]
