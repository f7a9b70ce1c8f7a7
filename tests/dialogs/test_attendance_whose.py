"""Chair and coordinator answer for others, a named deputy for their member, and nobody else for anybody."""

from datetime import UTC, date, datetime, timedelta

import pytest

from storage import attendance, coming, meetings, members
from storage.meetings import Meeting
from tests import factories
from tests.dialogs.conftest import read

MARCH = date(2027, 3, 2)
STARTS = datetime(2027, 3, 2, 14, 0, tzinfo=UTC)


def meeting(chat):
    return chat.db.read_sync(meetings.on_day, 1, MARCH)[0]


def people(chat):
    return {one.name: one for one in chat.db.read_sync(members.of_group, 1)}


def kept(chat):
    """Return who answered what, and who said it where it was not they."""
    names = {one.id: name for name, one in people(chat).items()}
    rows = chat.db.read_sync(attendance.of_meeting, 1, meeting(chat).id)
    return {
        names[row.member_id]: (row.answer, row.deputy_name, names.get(row.answered_by_id)) for row in rows if row.answer
    }


def answer(chat, who, words):
    chat.say(who, words)
    return read(chat.say(who, "yes"))


@pytest.mark.parametrize("who", ["chair", "coordinator"])
@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        ("apologies from Priya", "Priya", ("apologies", "")),
        ("Priya can't make it", "Priya", ("apologies", "")),
        ("priya has sent apols for 2 march", "Priya", ("apologies", "")),
        ("the police are coming", "Callum", ("attending", "")),
        ("put Joan down as attending", "Joan", ("attending", "")),
        ("apologies from Priya, Sam will deputise", "Priya", ("deputy", "Sam")),
    ],
)
def test_who_runs_the_meetings_answers_for_others(chat, who, words, name, expected):
    said = answer(chat, who, words)
    by = {"chair": "Helen", "coordinator": "Marcus"}[who]
    assert kept(chat) == {name: (*expected, by)}
    assert name in said
    assert f"Told: {name}, ten minutes after you save it" in said


def test_several_are_answered_for_at_once_and_undone_at_once(chat):
    answer(chat, "coordinator", "apologies from Joan, Farah and the police")
    assert kept(chat) == dict.fromkeys(("Joan", "Farah", "Callum"), ("apologies", "", "Marcus"))
    chat.say("coordinator", "undo")
    assert kept(chat) == {}


def test_the_summary_says_whose_answer_it_is_and_what_it_was(chat):
    answer(chat, "probation", "I'll be there")
    said = read(chat.say("coordinator", "apologies from Priya"))
    assert "Answer: Priya (Probation): apologies" in said
    assert "Until now: attending" in said


@pytest.mark.parametrize("who", ["yjs", "police-deputy", "college"])
def test_nobody_else_answers_for_somebody(chat, who):
    replies = chat.say(who, "Priya can't make it")
    chat.say(who, "yes")
    assert kept(chat) == {}
    assert "Priya" in read(replies)


def test_a_named_deputy_answers_for_their_member(chat):
    answer(chat, "probation-deputy", "I'm coming for Priya")
    assert kept(chat) == {"Priya": ("deputy", "Sam", "Sam")}


def test_ones_own_agency_or_name_is_ones_own_answer(chat):
    answer(chat, "probation", "apologies from Probation")
    assert kept(chat) == {"Priya": ("apologies", "", None)}
    answer(chat, "police", "Callum can't make it")
    assert kept(chat)["Callum"] == ("apologies", "", None)


def test_an_unknown_name_is_nobodys_answer(chat):
    said = read(chat.say("coordinator", "apologies from Jasmine"))
    assert 'I know nobody called "Jasmine"' in said
    chat.say("coordinator", "yes")
    assert kept(chat) == {}


def test_one_deputy_comes_for_one_member(chat):
    said = read(chat.say("coordinator", "apologies from Priya and Joan, Sam will deputise"))
    assert "One deputy comes for one member" in said


def test_what_is_said_while_the_meeting_is_on_is_of_that_meeting(chat):
    chat.now = STARTS + timedelta(minutes=5)
    said = answer(chat, "chair", "apologies: Joan, Callum")
    assert "Operational group, Tuesday 2 March 2027, 14:00" in said
    assert "Told" not in said
    assert set(kept(chat)) == {"Joan", "Callum"}


def test_a_members_own_answer_is_closed_once_the_meeting_has_begun(chat):
    chat.now = STARTS + timedelta(minutes=5)
    assert "has begun" in read(chat.say("police", "apologies for 2 march"))


def test_an_answer_holds_for_the_day_and_hour_it_was_given_for(chat):
    answer(chat, "police", "I'll be there")

    def move(session, to, starts):
        row = session.get_one(Meeting, meeting(chat).id)
        meetings.move(session, factories.change(session, 1), row, to, starts)

    def stands(session):
        row = session.get_one(Meeting, march.id)
        known = {one.id: one for one in members.of_group(session, 1)}
        given = attendance.of_meeting(session, 1, march.id)
        return {one.name for one in coming.unanswered(known, row, given)} & {"Callum"}

    march = meeting(chat)
    assert chat.db.read_sync(stands) == set()
    chat.db.run_sync(move, MARCH, "10:00")
    assert chat.db.read_sync(stands) == {"Callum"}
    chat.db.run_sync(move, MARCH, "14:00")
    assert chat.db.read_sync(stands) == set()


def test_who_has_left_comes_in_nobodys_place(chat):
    answer(chat, "probation", "apologies, Sam will deputise")
    chat.say("coordinator", "Sam has left")
    chat.say("coordinator", "yes")
    assert kept(chat) == {"Priya": ("apologies", "Sam", None)}
    said = read(chat.say("coordinator", "who is coming?"))
    assert "Apologies: 1 agency (Probation: Priya)" in said
    assert "To approve" not in said


def test_who_names_a_deputy_for_a_member_answers_for_the_member(chat):
    answer(chat, "coordinator", "Sam is coming for Priya")
    assert kept(chat) == {"Priya": ("deputy", "Sam", "Marcus")}


def test_a_deputy_who_cannot_come_leaves_apologies(chat):
    answer(chat, "probation", "apologies, Sam will deputise")
    answer(chat, "probation-deputy", "apologies")
    assert kept(chat)["Priya"] == ("apologies", "Sam", None)


def test_the_same_answer_again_keeps_an_approval(chat):
    answer(chat, "police", "apologies, Sam will deputise")
    answer(chat, "coordinator", "approve Sam for Callum")
    answer(chat, "police", "apologies, Sam will deputise")
    row = next(one for one in chat.db.read_sync(attendance.of_meeting, 1, meeting(chat).id) if one.answer)
    assert (row.deputy_name, row.deputy_id) == ("Sam", people(chat)["Sam"].id)


def test_while_a_meeting_is_on_nobody_answers_for_the_next_by_chance(chat):
    chat.now = STARTS + timedelta(minutes=5)
    assert "has begun, so answers to it are closed" in read(chat.say("police", "apologies"))
