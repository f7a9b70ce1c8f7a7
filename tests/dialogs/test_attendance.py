"""Members say who comes to a meeting: kept until it begins, without a reason, and nothing is opened to a deputy."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from cards import elements
from storage import attendance, meetings, members
from storage.audit import AuditEvent
from storage.members import Role
from tests import factories
from tests.dialogs.conftest import read

MARCH, APRIL = date(2027, 3, 2), date(2027, 4, 6)
STARTS = datetime(2027, 3, 2, 14, 0, tzinfo=UTC)


def meeting(chat, day=MARCH):
    return chat.db.read_sync(meetings.on_day, 1, day)[0]


def member(chat, name):
    return next(one for one in chat.db.read_sync(members.of_group, 1) if one.name == name)


def kept(chat, name, day=MARCH):
    row = chat.db.read_sync(attendance.of_member, 1, meeting(chat, day).id, member(chat, name).id)
    return None if row is None or row.voided_at else (row.answer, row.deputy_name, row.deputy_id is not None)


def answer(chat, who, words):
    chat.say(who, words)
    return read(chat.say(who, "yes"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("I'll be there", ("attending", "", False)),
        ("count me in for 2 march", ("attending", "", False)),
        ("cant make the 2nd of march", ("apologies", "", False)),
        ("apols", ("apologies", "", False)),
        ("apols for 2nd march, Sam deputising", ("deputy", "Sam", True)),
        ("my deputy will come", ("deputy", "Sam", True)),
        ("sending sam", ("deputy", "Sam", True)),
        ("apologies, Kofi is covering for me", ("deputy", "Kofi", False)),
    ],
)
def test_an_answer_is_kept_for_the_meeting_that_is_meant(chat, words, expected):
    said = answer(chat, "probation", words)
    assert "Operational group, Tuesday 2 March 2027, 14:00" in said
    assert kept(chat, "Priya") == expected


def test_a_later_meeting_is_meant_by_its_day_or_its_month(chat):
    answer(chat, "probation", "apologies for the April meeting")
    answer(chat, "police", "I'll be there on 6 April")
    assert (kept(chat, "Priya"), kept(chat, "Priya", APRIL)) == (None, ("apologies", "", False))
    assert kept(chat, "Callum", APRIL) == ("attending", "", False)


def test_a_day_without_a_meeting_is_not_guessed_away(chat):
    said = read(chat.say("probation", "cant make 3 march"))
    assert "No such meeting is planned." in said
    assert "Tuesday 2 March 2027" in said
    chat.say("probation", "2 March")
    chat.say("probation", "yes")
    assert kept(chat, "Priya") == ("apologies", "", False)


@pytest.mark.parametrize(
    "words", ["apologies, I'm in plaster", "cant make it, my plaster comes off", "count me out, plaster"]
)
def test_no_reason_is_kept_or_repeated(chat, words):
    said = read(chat.say("probation", words)) + read(chat.say("probation", "yes"))
    assert "plaster" not in said
    assert kept(chat, "Priya") == ("apologies", "", False)
    trail = chat.db.read_sync(lambda session: [str(one.now) for one in session.scalars(select(AuditEvent))])
    assert not [one for one in trail if "plaster" in one]


def test_an_answer_can_be_changed_until_the_meeting_begins(chat):
    answer(chat, "probation", "apologies for 2 march")
    chat.now = STARTS - timedelta(minutes=1)
    assert "Until now: apologies" in read(chat.say("probation", "I'll be there"))
    chat.say("probation", "yes")
    assert kept(chat, "Priya") == ("attending", "", False)


def test_once_it_has_begun_answers_are_closed(chat):
    chat.now = STARTS
    [reply] = chat.say("probation", "apologies for 2 march")
    assert reply.refused
    assert "has begun, so answers to it are closed" in reply.text
    assert kept(chat, "Priya") is None


def test_a_summary_left_open_until_the_meeting_has_begun_saves_nothing(chat):
    chat.now = STARTS - timedelta(minutes=1)
    chat.say("probation", "apologies")
    chat.now = STARTS
    assert chat.say("probation", "yes")[0].refused
    assert kept(chat, "Priya") is None


def test_a_deputy_who_is_named_for_somebody_else_awaits_approval(chat):
    said = answer(chat, "police", "apologies, Sam will deputise")
    assert "Sam is not your named deputy, so the coordinator has been asked to approve." in said
    assert kept(chat, "Callum") == ("deputy", "Sam", False)


def test_nothing_is_opened_to_a_deputy_by_an_answer(chat):
    before = member(chat, "Sam")
    answer(chat, "police", "apologies, Sam will deputise")
    answer(chat, "probation", "apologies, Sam will deputise")
    assert member(chat, "Sam") == before


def test_somebody_with_several_deputies_is_asked_which(chat):
    def add(session):
        deputy_for = next(one for one in members.of_group(session, 1) if one.name == "Priya")
        factories.member(session, 1, "Sam Vale", role=Role.DEPUTY, agency="Probation", deputy_for_id=deputy_for.id)

    chat.db.run_sync(add)
    assert "Who comes in your place?" in read(chat.say("probation", "my deputy will come"))
    offered = [button["title"] for button in elements.buttons_of(chat.cards["probation", "personal"])]
    assert offered[:2] == ["Sam", "Sam Vale"]
    chat.say("probation", "Sam Vale")
    chat.say("probation", "yes")
    assert kept(chat, "Priya") == ("deputy", "Sam Vale", True)


def test_without_a_named_deputy_the_name_is_asked_for(chat):
    assert "Who comes in your place?" in read(chat.say("coordinator", "my deputy will come"))
    chat.say("coordinator", "Kofi")
    chat.say("coordinator", "yes")
    assert kept(chat, "Marcus") == ("deputy", "Kofi", False)


def test_an_invited_partner_answers_for_their_own_meeting_only(chat):
    answer(chat, "college", "I'll be there")
    assert kept(chat, "Bea") == ("attending", "", False)
    [reply] = chat.say("college", "apologies for 6 April")
    assert reply.refused
    assert kept(chat, "Bea", APRIL) is None


def test_an_answer_can_be_undone(chat):
    answer(chat, "probation", "I'll be there")
    assert "Undone" in read(chat.say("probation", "undo"))
    assert kept(chat, "Priya") is None
    answer(chat, "probation", "apologies")
    assert kept(chat, "Priya") == ("apologies", "", False)


def test_a_pressed_button_answers_at_once_with_undo(chat):
    [reply] = chat.send("probation", "attendance", {"meeting": meeting(chat).id, "answer": "attending"})
    assert reply.replaces
    assert kept(chat, "Priya") == ("attending", "", False)
    chat.press("probation", "Undo")
    assert kept(chat, "Priya") is None


def test_a_button_in_the_channel_answers_for_whoever_presses_it_and_leaves_the_card(chat):
    for who, said in (("police", "attending"), ("housing", "apologies")):
        [reply] = chat.send(who, "attendance", {"meeting": meeting(chat).id, "answer": said}, "channel")
        assert not reply.replaces
    assert (kept(chat, "Callum")[0], kept(chat, "Joan")[0]) == ("attending", "apologies")


def test_send_deputy_means_an_only_deputy_and_asks_who_has_none(chat):
    data = {"meeting": meeting(chat).id, "answer": "deputy"}
    chat.send("probation", "attendance", data)
    assert kept(chat, "Priya") == ("deputy", "Sam", True)
    assert "Who comes in your place?" in read(chat.send("chair", "attendance", data))
    assert kept(chat, "Helen") is None


def test_a_button_of_a_meeting_that_has_begun_is_refused(chat):
    chat.now = STARTS
    [reply] = chat.send("probation", "attendance", {"meeting": meeting(chat).id, "answer": "attending"})
    assert reply.refused
    assert kept(chat, "Priya") is None


def test_a_button_pressed_in_the_middle_of_something_leaves_that_open(chat):
    chat.say("probation", "log decision: adopt the venue hire policy, review in 6 months")
    chat.say("coordinator", "log decision: adopt the venue hire policy, review in 6 months")
    replies = chat.send("coordinator", "attendance", {"meeting": meeting(chat).id, "answer": "attending"})
    assert len(replies) == 2
    assert "venue hire" in read(replies[1:])


@pytest.mark.parametrize(
    "data",
    [
        {"meeting": 10**30, "answer": "attending"},
        {"meeting": -1, "answer": "attending"},
        {"meeting": True, "answer": "attending"},
        {"meeting": "2 March", "answer": "maybe"},
        {"meeting": 1, "answer": ["attending"]},
        {"meeting": {"id": 1}, "answer": "attending", "member": 2},
        {"answer": "deputy", "deputy": {"id": 3, "name": "Sam"}},
    ],
)
def test_a_button_that_was_tampered_with_saves_nothing(chat, data):
    chat.send("police", "attendance", data)
    there = chat.db.read_sync(lambda session: list(session.scalars(select(attendance.Attendance))))
    assert there == []


def test_a_button_never_answers_a_cancelled_meeting_or_another_groups(chat):
    def other(session):
        group = factories.group(session, "Eastmere")
        return factories.meeting(session, group.id, MARCH).id

    def cancel(session):
        meetings.cancel(session, factories.change(session, 1), meetings.on_day(session, 1, MARCH)[0])

    foreign, own = chat.db.run_sync(other), meeting(chat).id
    chat.db.run_sync(cancel)
    for number in (foreign, own):
        said = read(chat.send("police", "attendance", {"meeting": number, "answer": "attending"}))
        assert "not to come any more" in said
    assert kept(chat, "Callum") is None


def test_with_no_meeting_planned_there_is_nothing_to_answer(chat):
    def cancel(session):
        change = factories.change(session, 1)
        for one in meetings.of_group(session, 1):
            meetings.cancel(session, change, one)

    chat.db.run_sync(cancel)
    [reply] = chat.say("probation", "I'll be there")
    assert reply.refused
    assert "No meeting is planned" in reply.text


@pytest.mark.parametrize("name", ["<at>Sam</at>", "[Sam](https://evil.example)", "x" * 80, "1234"])
def test_a_name_is_a_name(chat, name):
    chat.say("coordinator", "my deputy will come")
    assert "Who comes in your place?" in read(chat.say("coordinator", name))
    chat.say("coordinator", "yes")
    assert kept(chat, "Marcus") is None
