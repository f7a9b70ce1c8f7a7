"""Attendance is what was said and nothing else: who came in whose place, whom "everyone" means, whom nobody missed."""

from datetime import date

import pytest

from rules.calendar import LONDON
from storage import attendance, audit, groups, meetings, members, minutes
from storage.meetings import Meeting, MeetingKind
from tests import factories
from tests.dialogs.conftest import Chat, read

HELD = date(2027, 3, 2)


@pytest.fixture
def coming(chat: Chat) -> Chat:
    """Return the group on the day before its meeting of 2 March."""
    chat.now = chat.now.replace(month=3, day=1)
    return chat


def say(chat: Chat, who: str, *texts: str) -> str:
    return "\n".join(read(chat.say(who, text)) for text in texts)


def take(chat: Chat, words: str) -> str:
    """Let the meeting be held, and take attendance the day after."""
    chat.now = chat.now.replace(month=3, day=3)
    return say(chat, "chair", words, "yes")


def noted(chat: Chat, title: str = "Operational group") -> minutes.Minutes:
    def look(session) -> minutes.Minutes:
        [meeting] = [one for one in meetings.on_day(session, 1, HELD) if one.title == title]
        return minutes.of_meeting(session, 1, meeting.id, LONDON)

    return chat.db.read_sync(look)


def amend(chat: Chat, name: str, **values) -> None:
    def write(session) -> None:
        [row] = [one for one in members.of_group(session, 1) if one.name == name]
        audit.amend(session, factories.change(session, 1, chat.now), row, **values)

    chat.db.run_sync(write)


def test_who_was_never_approved_did_not_come(coming: Chat) -> None:
    say(coming, "police", "apologies, Kofi deputising", "yes")
    said = take(coming, "everyone was here")
    assert "Had sent apologies: Callum (Police), and counted as present" in said
    assert ("Police", "Callum") in noted(coming).present


def test_an_approved_deputy_is_who_everyone_means(coming: Chat) -> None:
    say(coming, "probation", "apologies, Sam deputising", "yes")
    assert "Sam for Priya (Probation)" in take(coming, "everyone was here")
    assert ("Probation", "Sam for Priya") in noted(coming).present


def test_who_is_named_was_there_though_a_deputy_was_to_come(coming: Chat) -> None:
    say(coming, "probation", "apologies, Sam deputising", "yes")
    say(coming, "education", "apologies, Rhys deputising", "yes")
    say(coming, "education-deputy", "apologies", "yes")
    take(coming, "present: Priya, Callum, Owen")
    held = noted(coming)
    assert held.present == [("Education", "Owen"), ("Police", "Callum"), ("Probation", "Priya")]
    assert "Rhys" not in str(held.apologies + held.absent)


def test_a_deputy_is_not_missed_beside_the_member_for_whom_they_came(coming: Chat) -> None:
    say(coming, "yjs-deputy", "attending", "yes")
    take(coming, "present: Tess, police")
    held = noted(coming)
    assert ("Youth Justice Service", "Tess for Leon") in held.present
    assert "Tess" not in str(held.apologies + held.absent)


def test_an_agency_that_is_named_is_there_by_its_deputy(coming: Chat) -> None:
    say(coming, "probation", "apologies, Sam deputising", "yes")
    take(coming, "present: probation, police")
    assert ("Probation", "Sam for Priya") in noted(coming).present


def test_before_attendance_is_taken_a_deputy_who_sent_apologies_does_not_come(coming: Chat) -> None:
    say(coming, "education", "apologies, Rhys deputising", "yes")
    say(coming, "education-deputy", "apologies", "yes")
    held = noted(coming)
    assert (held.present, held.apologies) == ([], [("Education", "Owen")])


@pytest.mark.parametrize(
    ("who", "kept"),
    [
        ("college", ("Northbrook College", "Bea")),
        ("yjs-deputy", ("Youth Justice Service", "Tess")),
    ],
)
def test_everyone_is_also_who_said_they_would_come(coming: Chat, who: str, kept: tuple[str, str]) -> None:
    say(coming, who, "attending", "yes")
    take(coming, "everyone was here")
    held = noted(coming)
    assert kept in held.present
    assert held.absent == []


def test_a_partner_of_whom_nothing_is_said_is_not_missed(coming: Chat) -> None:
    say(coming, "college", "attending", "yes")
    take(coming, "present: Callum, Priya")
    held = noted(coming)
    assert "Bea" not in str(held.present + held.apologies + held.absent)


def test_everyone_does_not_mean_who_was_on_leave(coming: Chat) -> None:
    amend(coming, "Sam", deputy_for_id=None)
    amend(coming, "Priya", away_until=date(2027, 3, 2))
    assert "On leave, left out: Priya (Probation)" in take(coming, "everyone was here")
    held = noted(coming)
    assert "Priya" not in str(held.present + held.absent)


def test_who_acts_for_somebody_on_leave_is_expected_in_their_place(coming: Chat) -> None:
    amend(coming, "Priya", away_until=date(2027, 3, 2))
    assert "Sam for Priya (Probation)" in take(coming, "everyone was here")
    assert ("Probation", "Sam for Priya") in noted(coming).present


def test_apologies_noted_after_attendance_was_taken_correct_it(coming: Chat) -> None:
    coming.now = coming.now.replace(month=3, day=2, hour=14, minute=5)
    say(coming, "chair", "everyone is here", "yes")
    said = read(coming.say("chair", "apologies from Joan"))
    assert "Attendance taken: is corrected with it" in said
    coming.say("chair", "yes")
    held = noted(coming)
    assert ("Housing", "Joan") in held.apologies
    assert ("Housing", "Joan") not in held.present


def test_what_somebody_else_has_taken_meanwhile_is_shown_first(coming: Chat) -> None:
    coming.now = coming.now.replace(month=3, day=3)
    coming.say("coordinator", "everyone was here but housing")
    take(coming, "everyone was here")
    again = read(coming.say("coordinator", "yes"))
    assert "this has changed since you saw it" in again
    assert "Until now: present were" in again


def test_who_was_back_from_leave_by_then_is_expected(coming: Chat) -> None:
    amend(coming, "Priya", away_until=date(2027, 3, 1))
    take(coming, "everyone was here")
    assert ("Probation", "Priya") in noted(coming).present


def test_taken_again_it_is_what_was_said_last(coming: Chat) -> None:
    say(coming, "college", "attending", "yes")
    take(coming, "everyone was here")
    take(coming, "present: Callum, Priya")
    held = noted(coming)
    assert held.present == [("Police", "Callum"), ("Probation", "Priya")]
    assert ("Housing", "Joan") in held.absent


def test_a_partner_does_not_count_to_the_quorum(coming: Chat) -> None:
    def settle(session) -> None:
        groups.get(session, 1).quorum = 3

    coming.db.run_sync(settle)
    say(coming, "college", "attending", "yes")
    assert "Quorum: 2 agencies, 3 needed: not reached" in take(coming, "present: Bea, Callum, Priya")


@pytest.fixture
def subgroup(coming: Chat) -> Chat:
    """Return the group with a subgroup's meeting on 2 March too."""

    def write(session) -> None:
        row = Meeting(group_id=1, title="Comms subgroup", kind=MeetingKind.SUBGROUP, held_on=HELD, starts="10:00")
        meetings.book(session, factories.change(session, 1, coming.now), row)

    coming.db.run_sync(write)
    return coming


def test_nobody_is_missed_at_a_subgroup(subgroup: Chat) -> None:
    take(subgroup, "present at the comms subgroup: Tom, Anita")
    held = noted(subgroup, "Comms subgroup")
    assert [who for _, who in held.present] == ["Tom", "Anita"]
    assert held.absent == []


def test_who_is_everyone_in_a_subgroup_is_not_known(subgroup: Chat) -> None:
    subgroup.now = subgroup.now.replace(month=3, day=2, hour=11)
    say(subgroup, "chair", "everyone was here")
    said = say(subgroup, "chair", "comms subgroup")
    assert "who is in a subgroup is not written down" in said


def test_a_second_answer_after_the_approval_says_that_the_minutes_stay(coming: Chat) -> None:
    take(coming, "present: Callum, Priya")
    say(coming, "chair", "approve the minutes", "yes")
    said = say(coming, "chair", "everyone was here")
    assert "are approved and stay as they are" in said


def rows(chat: Chat) -> dict[int, attendance.Attendance]:
    def look(session) -> dict[int, attendance.Attendance]:
        [meeting] = [one for one in meetings.on_day(session, 1, HELD) if one.title == "Operational group"]
        return {row.member_id: row for row in attendance.of_meeting(session, 1, meeting.id)}

    return chat.db.read_sync(look)


def test_taking_attendance_leaves_what_people_answered(coming: Chat) -> None:
    say(coming, "police", "apologies", "yes")
    before = {id: row.answer for id, row in rows(coming).items()}
    take(coming, "everyone was here")
    assert {id: rows(coming)[id].answer for id in before} == before
