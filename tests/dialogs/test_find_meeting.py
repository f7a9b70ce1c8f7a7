"""Which meeting is meant: two on one day, a subgroup's, one named by its hour, one that has just begun or ended."""

from datetime import UTC, date, datetime

import pytest

from cards import elements
from dialogs import which_meeting
from dialogs.known import Knowledge
from dialogs.situation import situate
from rules.calendar import LONDON
from storage import meetings
from storage.arrival import arrive
from storage.meetings import MeetingKind
from tests import factories
from tests.dialogs.conftest import Chat, read

MARCH = date(2027, 3, 2)
EXTRA = {"title": "Extraordinary meeting", "kind": MeetingKind.EXTRAORDINARY, "starts": "10:00"}
COMMS = {"title": "Comms subgroup", "kind": MeetingKind.SUBGROUP, "starts": "10:00", "minutes": 60}
ORDINARY = "Tuesday 2 March 2027, Operational group"
EXTRAORDINARY = "Tuesday 2 March 2027, Extraordinary meeting"
SUBGROUP = "Thursday 25 February 2027, Comms subgroup"


def plan(chat: Chat, on: date, **columns) -> None:
    chat.db.run_sync(lambda session: factories.meeting(session, 1, on, **columns).id)


@pytest.fixture
def two(chat: Chat) -> Chat:
    """Return the group with an extraordinary meeting at 10:00 on the day of the ordinary one at 14:00."""
    plan(chat, MARCH, **EXTRA)
    return chat


@pytest.fixture
def subgroup(chat: Chat) -> Chat:
    """Return the group with a subgroup's meetings on 25 February and 25 March."""
    for month in (2, 3):
        plan(chat, date(2027, month, 25), **COMMS)
    return chat


def at(chat: Chat, month: int, day: int, hour: int, minute: int = 0) -> Chat:
    chat.now = datetime(2027, month, day, hour, minute, tzinfo=UTC)
    return chat


def test_of_two_meetings_on_a_day_the_one_that_is_on_is_meant(two: Chat) -> None:
    at(two, 3, 2, 10, 10)
    assert f"Meeting: {EXTRAORDINARY}" in read(two.say("chair", "everyone here but police"))
    assert "Agenda: Extraordinary meeting, Tuesday 2 March 2027, 10:00" in read(two.say("housing", "agenda"))


def test_of_two_meetings_on_a_day_the_later_is_the_next_while_the_first_is_on(two: Chat) -> None:
    at(two, 3, 2, 10, 13)
    assert "Operational group: Tuesday 2 March 2027, 14:00" in read(two.say("housing", "next meeting"))
    assert "Operational group, Tuesday 2 March 2027, 14:00" in read(two.say("probation", "apologies"))
    assert "Who is coming: Operational group, Tuesday 2 March 2027, 14:00" in read(two.say("housing", "who is coming?"))


@pytest.mark.parametrize(
    ("hour", "meant"), [(11, "Extraordinary meeting"), (13, "Extraordinary meeting"), (15, "Operational group")]
)
def test_a_decision_is_of_the_meeting_that_is_on_or_ended_last(two: Chat, hour: int, meant: str) -> None:
    at(two, 3, 2, hour)
    two.say("chair", "log decision: adopt the venue policy")
    assert f"Decided: Tuesday 2 March 2027, {meant}" in read(two.say("chair", "no"))  # to a review


def test_a_decision_of_a_subgroup_is_its_own_also_once_it_is_over(subgroup: Chat) -> None:
    at(subgroup, 2, 25, 12)
    subgroup.say("chair", "log decision: adopt the venue policy")
    said = read(subgroup.say("chair", "no"))
    assert "Decided: Thursday 25 February 2027, Comms subgroup" in said


@pytest.mark.parametrize(
    ("hour", "minute", "meant"),
    [(9, 30, EXTRAORDINARY), (11, 30, EXTRAORDINARY), (13, 30, ORDINARY), (15, 0, ORDINARY), (18, 0, ORDINARY)],
)
def test_a_meeting_that_begins_within_the_hour_counts_as_begun(two: Chat, hour: int, minute: int, meant: str) -> None:
    at(two, 3, 2, hour, minute)
    said = read(two.say("chair", "everyone was here but housing"))
    if hour == 13:  # the first has ended, the second is about to begin
        assert "Which meeting was it?" in said
        said = read(two.press("chair", "Operational group, Tuesday 2 March 2027, 14:00"))
    assert f"Meeting: {meant}" in said


def test_shortly_before_the_only_meeting_of_a_day_its_attendance_is_taken(chat: Chat) -> None:
    at(chat, 3, 2, 13, 55)
    assert f"Meeting: {ORDINARY}" in read(chat.say("chair", "everyone was here but housing"))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("draft the minutes", "Operational group, Tuesday 2 March 2027, 14:00"),
        ("draft the minutes of the extraordinary meeting", "Extraordinary meeting, Tuesday 2 March 2027, 10:00"),
        ("draft the extraordinary meeting's minutes", "Extraordinary meeting, Tuesday 2 March 2027, 10:00"),
        ("draft the minutes of the 10am meeting", "Extraordinary meeting, Tuesday 2 March 2027, 10:00"),
        ("draft the minutes of the 2pm meeting", "Operational group, Tuesday 2 March 2027, 14:00"),
        ("draft the minutes of the extraordinary meeting on 2 March", "Extraordinary meeting, Tuesday 2 March 2027"),
        ("draft the minutes of the last meeting", "Operational group, Tuesday 2 March 2027, 14:00"),
        ("draft the minutes of february", "Operational group, Tuesday 2 February 2027, 14:00"),
    ],
)
def test_minutes_are_of_the_meeting_that_is_named(two: Chat, words: str, meant: str) -> None:
    at(two, 3, 3, 10)
    assert f"Draft minutes: {meant}" in read(two.say("chair", words))


@pytest.mark.parametrize(
    "words", ["draft the minutes of the 10am meeting", "who was at the 10am meeting?", "agenda for the 10am meeting"]
)
def test_a_question_that_fits_several_is_of_the_nearest(two: Chat, words: str) -> None:
    plan(two, date(2027, 2, 25), **COMMS)
    at(two, 3, 2, 13)
    assert "Extraordinary meeting, Tuesday 2 March 2027, 10:00" in read(two.say("chair", words))


def test_a_write_asks_which_meeting_of_a_day_is_meant(two: Chat) -> None:
    assert "Which meeting?" in read(two.say("chair", "cancel the meeting on 2 March"))
    assert "Meeting: Extraordinary meeting" in read(
        two.press("chair", "Extraordinary meeting, Tuesday 2 March 2027, 10:00")
    )


@pytest.mark.parametrize(
    "words", ["cancel the 10am meeting", "cancel the extraordinary meeting", "cancel the emergency meeting"]
)
def test_a_meeting_is_called_off_by_its_hour_or_its_kind(two: Chat, words: str) -> None:
    assert "Meeting: Extraordinary meeting, Tuesday 2 March 2027, 10:00" in read(two.say("chair", words))


def test_an_agendas_buttons_are_of_its_own_meeting_where_another_is_on_that_day(two: Chat) -> None:
    two.say("housing", "agenda for the extraordinary meeting")
    two.press("housing", "Add an item")
    assert f"Meeting: {EXTRAORDINARY}" in read(two.say("housing", "Venue hire"))


def test_a_packs_buttons_are_of_its_own_meeting_where_another_is_on_that_day(two: Chat) -> None:
    two.say("chair", "pack for the 2pm meeting")
    assert "Exceptions for Tuesday 2 March 2027, 14:00" in read(two.press("chair", "One pager"))
    two.say("chair", "pack for the extraordinary meeting")
    assert "Exceptions for Tuesday 2 March 2027, 10:00" in read(two.press("chair", "One pager"))
    at(two, 3, 2, 12)
    said = read(two.press("chair", "Pack"))
    assert "That meeting is not to come any more." in said
    assert "The pack for Tuesday 2 March 2027" in said


def test_a_row_that_no_button_of_this_group_names_is_refused(chat: Chat) -> None:
    assert chat.send("housing", "agenda_add", {"meeting": 99999, "item": "Venue hire"})[0].refused
    assert chat.send("housing", "agenda", {"meeting": 99999})[0].refused


def test_a_number_typed_in_a_form_names_no_row(chat: Chat) -> None:
    chat.say("housing", "add to agenda")
    said = read(chat.press("housing", "Check", meeting="2", item="Venue hire"))
    assert 'No meeting is to come that fits "2". The next one is on Tuesday 2 March 2027.' in said


@pytest.mark.parametrize("hour", [10, 12, 17])
def test_after_a_subgroup_met_today_what_happened_is_asked_about(subgroup: Chat, hour: int) -> None:
    at(subgroup, 2, 25, hour, 30)
    said = read(subgroup.say("chair", "present: police, housing"))
    assert "Which meeting was it?" in said
    assert f"Meeting: {SUBGROUP}" in read(subgroup.press("chair", "Comms subgroup, Thursday 25 February 2027, 10:00"))


def test_after_a_subgroup_met_today_an_empty_form_wants_to_know_which_meeting_it_was(subgroup: Chat) -> None:
    at(subgroup, 2, 25, 12)
    subgroup.say("chair", "take attendance")
    assert "Which meeting?" in read(subgroup.press("chair", "Check", meeting="", present="police, housing"))
    said = read(subgroup.press("chair", "Check", meeting="comms subgroup", present="police, housing"))
    assert f"Meeting: {SUBGROUP}" in said


def test_what_was_covered_on_the_day_of_a_subgroup_is_asked_about(subgroup: Chat) -> None:
    chair = at(subgroup, 2, 25, 9)
    for words in ("add venue hire to the agenda of the comms subgroup", "yes"):
        chair.say("chair", words)
    at(subgroup, 2, 25, 11, 30)
    assert "Which meeting was it?" in read(subgroup.say("chair", "we covered everything"))
    said = read(subgroup.press("chair", "Comms subgroup, Thursday 25 February 2027, 10:00"))
    assert f"Meeting: {SUBGROUP}" in said
    assert "Venue hire" in said


def test_the_day_after_a_subgroup_met_the_groups_own_meeting_is_meant(subgroup: Chat) -> None:
    at(subgroup, 2, 26, 10)
    assert "Meeting: Tuesday 2 February 2027, Operational group" in read(subgroup.say("chair", "present: police"))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("approve the minutes of the subgroup", SUBGROUP),
        ("approve the comms subgroup minutes", SUBGROUP),
        ("approve the minutes of 25 February", SUBGROUP),
        ("approve the minutes of the comms sub-group on 25 February", SUBGROUP),
        ("approve the minutes of february", "Tuesday 2 February 2027, Operational group"),
        ("approve the minutes", "Tuesday 2 February 2027, Operational group"),
    ],
)
def test_a_subgroups_minutes_are_approved_by_name_or_day(subgroup: Chat, words: str, meant: str) -> None:
    at(subgroup, 2, 26, 10)
    assert f"Minutes of: {meant}" in read(subgroup.say("chair", words))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("present at the comms subgroup: police, housing", f"Meeting: {SUBGROUP}"),
        ("draft the minutes of the comms subgroup", "Comms subgroup, Thursday 25 February 2027"),
        ("agenda for the comms subgroup", "Comms subgroup, Thursday 25 March 2027"),
        ("who is coming to the comms subgroup?", "Comms subgroup, Thursday 25 March 2027"),
        ("when is the comms subgroup?", "Comms subgroup: Thursday 25 March 2027"),
        ("cancel the comms subgroup", "Comms subgroup, Thursday 25 March 2027"),
        ("pack for the comms subgroup", "Thursday 25 March 2027"),
        (
            "add venue hire to the agenda of the comms subgroup",
            "Item: Venue hire\nMeeting: Thursday 25 March 2027, Comms subgroup",
        ),
    ],
)
def test_a_subgroups_meeting_is_found_by_its_name(subgroup: Chat, words: str, meant: str) -> None:
    at(subgroup, 2, 26, 10)
    assert meant in read(subgroup.say("chair", words))


def test_a_name_no_meeting_has_is_not_guessed(subgroup: Chat) -> None:
    at(subgroup, 2, 26, 10)
    said = read(subgroup.say("chair", "approve the minutes of the housing subgroup"))
    assert 'No meeting was held that fits "housing subgroup". The last one was on Tuesday 2 February 2027.' in said
    assert "No such meeting is planned." in read(subgroup.say("chair", "cancel the housing subgroup"))
    said = read(subgroup.say("police", "when is the housing subgroup?"))
    assert "No meeting of the housing subgroup is planned. The next meeting is Operational group" in said


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("agenda for 2 feb", "Tuesday 2 February 2027"),
        ("agenda for the last meeting", "Tuesday 2 February 2027"),
        ("agenda january", "Tuesday 5 January 2027"),
        ("agenda april", "Tuesday 6 April 2027"),
        ("april agenda", "Tuesday 6 April 2027"),
        ("agenda for the next meeting", "Tuesday 2 March 2027"),
        ("agenda for the meeting after next", "Tuesday 6 April 2027"),
    ],
)
def test_an_agenda_is_looked_back_at_and_ahead(chat: Chat, words: str, meant: str) -> None:
    assert f"Agenda: Operational group, {meant}" in read(chat.say("housing", words))


def test_before_a_months_meeting_is_before_that_meeting_and_not_before_the_month(chat: Chat) -> None:
    said = read(chat.say("coordinator", "what's outstanding before the april meeting?"))
    assert "Outstanding before Tuesday 6 April 2027, 14:00" in said


def test_during_a_meeting_the_last_one_is_the_one_before(chat: Chat) -> None:
    at(chat, 3, 2, 14, 30)
    assert "Tuesday 2 February 2027" in read(chat.say("housing", "agenda for the last meeting"))
    assert "Tuesday 2 February 2027" in read(chat.say("chair", "draft the minutes of the last meeting"))


def test_the_button_of_an_announcement_hands_over_the_file_of_its_meeting(two: Chat) -> None:
    found = two.db.read_sync(meetings.on_day, 1, MARCH)
    for one in found:
        [reply] = two.send("housing", "calendar", {"meeting": one.id})
        assert f"{one.title}, Tuesday 2 March 2027, {one.starts}" in read([reply])


def test_a_day_of_a_year_ago_is_not_meant_by_a_day_without_its_year(chat: Chat) -> None:
    plan(chat, date(2026, 3, 3), title="Operational group")
    said = read(chat.say("housing", "agenda for 3 march"))
    assert "No meeting is to come on Wednesday 3 March 2027. The next one is on Tuesday 2 March 2027." in said
    assert "Tuesday 3 March 2026" in read(chat.say("housing", "agenda for 3 march 2026"))


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("next 2 meetings", [MARCH, date(2027, 4, 6)]),
        ("the next three meetings", [MARCH, date(2027, 4, 6), date(2027, 5, 4)]),
        ("march and april", [MARCH, date(2027, 4, 6)]),
        ("2 march and 6 april", [MARCH, date(2027, 4, 6)]),
        ("the next meeting", [MARCH]),
        ("the comms subgroup", [date(2027, 2, 25)]),
        ("25 february", [date(2027, 2, 25)]),
    ],
)
def test_words_may_name_several_meetings(subgroup: Chat, words: str, days: list[date]) -> None:
    turn = subgroup.turn("housing", text=words)

    def named(session) -> list[date]:
        arrived = arrive(session, turn.frame_key, turn.channel_id, subgroup.now)
        here = situate(session, turn, subgroup.now, LONDON, Knowledge(), arrived)
        return [one.held_on for one in which_meeting.every(here, words)]

    subgroup.say("housing", "hello")
    assert subgroup.db.read_sync(named) == days


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("apologies for the comms subgroup", "Comms subgroup, Thursday 25 February 2027, 10:00"),
        ("apologies for the 2nd", "Operational group, Tuesday 2 March 2027, 14:00"),
        ("apologies for the last meeting", "No such meeting is planned."),
    ],
)
def test_an_answer_is_to_the_meeting_that_is_named(subgroup: Chat, words: str, meant: str) -> None:
    assert meant in read(subgroup.say("probation", words))


@pytest.mark.parametrize(
    "words", ["apols for the next 2 meetings", "apologies for march and april", "apologies for 2 march and 6 april"]
)
def test_of_several_that_are_named_it_is_asked_which(subgroup: Chat, words: str) -> None:
    assert "Which meeting?" in read(subgroup.say("probation", words))
    offered = [button["title"] for button in elements.buttons_of(subgroup.cards["probation", "personal"])]
    assert offered[:2] == [
        "Operational group, Tuesday 2 March 2027, 14:00",
        "Operational group, Tuesday 6 April 2027, 14:00",
    ]
