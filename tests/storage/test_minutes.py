"""The minutes of a meeting as the record holds them: what is of it, who was there, what is missing."""

from datetime import date, datetime, timedelta

import pytest

from rules.calendar import LONDON
from storage import agenda, approvals, attendance, meetings, minutes
from storage.attendance import Answer
from storage.members import Role
from storage.minutes import MeetingNotFound
from tests import factories
from tests.factories import NOW

HELD = date(2027, 3, 2)
AT = datetime(2027, 3, 2, 15, 0, tzinfo=LONDON)


def of(session, group, meeting):
    return minutes.of_meeting(session, group.id, meeting.id, LONDON)


def test_what_was_agreed_on_the_day_is_of_the_meeting_and_nothing_else(db, group):
    def write(session):
        meeting = factories.meeting(session, group.id, HELD)
        factories.meeting(session, group.id, date(2027, 4, 6))
        factories.decision(session, group.id, "Of the meeting", made_on=HELD, meeting_id=meeting.id)
        factories.decision(session, group.id, "Of another day")
        factories.action(session, group.id, "Late that evening", at=AT.replace(hour=23, minute=59))
        factories.action(session, group.id, "The day before", at=AT - timedelta(days=1))
        return of(session, group, meeting)

    held = db.run_sync(write)
    assert [one.text for one in held.decisions] == ["Of the meeting"]
    assert [line.title for line in held.actions] == ["Late that evening"]
    assert held.following == (date(2027, 4, 6), "14:00")


def test_items_are_numbered_behind_the_standing_ones_and_those_not_reached_are_carried(db, group):
    def write(session):
        series = factories.series(session, group.id, standing=["Apologies", "Actions"])
        meeting = factories.meeting(session, group.id, HELD, series_id=series.id)
        change = factories.change(session, group.id)
        first, _ = [agenda.add(session, change, meeting, title) for title in ("Venue hire", "Taxis")]
        agenda.cover(session, change, first)
        return of(session, group, meeting)

    held = db.run_sync(write)
    assert [(item.number, item.title, item.covered) for item in held.items] == [
        (3, "Venue hire", True),
        (4, "Taxis", False),
    ]
    assert [item.title for item in held.carried] == ["Taxis"]


def test_who_was_there_counts_once_attendance_was_taken_and_answers_before(db, group):
    def write(session, *, taken):
        meeting = factories.meeting(session, group.id, HELD)
        change = factories.change(session, group.id)
        names = ("Callum", "Joan", "Priya", "Owen")
        callum, joan, priya, owen = [factories.member(session, group.id, name, agency=name) for name in names]
        sam = factories.member(session, group.id, "Sam", role=Role.DEPUTY, deputy_for_id=priya.id)
        attendance.answer(session, change, meeting.id, callum.id, Answer.ATTENDING)
        attendance.answer(session, change, meeting.id, joan.id, Answer.APOLOGIES)
        as_deputy = {"deputy_id": sam.id, "deputy_name": "Sam"}
        attendance.answer(session, change, meeting.id, priya.id, Answer.DEPUTY, **as_deputy)
        if taken:
            for member, was_there in ((callum, False), (joan, False), (owen, True)):
                attendance.take(session, change, meeting.id, member.id, present=was_there)
            attendance.take(session, change, meeting.id, priya.id, present=True, by_id=sam.id)
        return of(session, group, meeting)

    said = db.run_sync(write, taken=False)
    assert (said.taken, said.present) == (False, [("Callum", "Callum"), ("Priya", "Sam for Priya")])
    held = db.run_sync(write, taken=True)
    assert held.present == [("Owen", "Owen"), ("Priya", "Sam for Priya")]
    assert (held.apologies, held.absent) == ([("Joan", "Joan")], [("Callum", "Callum")])


def test_an_answer_to_another_day_of_a_meeting_that_was_moved_is_none(db, group):
    def write(session):
        meeting = factories.meeting(session, group.id, HELD)
        change = factories.change(session, group.id)
        callum = factories.member(session, group.id, "Callum")
        attendance.answer(session, change, meeting.id, callum.id, Answer.ATTENDING)
        before = of(session, group, meeting).present
        meetings.move(session, change, meeting, date(2027, 3, 3), "14:00")
        return before, of(session, group, meeting).present

    assert db.run_sync(write) == ([("", "Callum")], [])


def test_what_was_approved_stays_through_the_database_as_it_was(db, group):
    def write(session):
        meeting = factories.meeting(session, group.id, HELD)
        factories.meeting(session, group.id, date(2027, 4, 6))
        change = factories.change(session, group.id)
        sam, priya = (factories.member(session, group.id, name, agency="Probation") for name in ("Sam", "Priya"))
        attendance.take(session, change, meeting.id, priya.id, present=True, by_id=sam.id)
        agenda.add(session, change, meeting, "Venue hire")
        factories.decision(session, group.id, made_on=HELD, review_on=date(2027, 9, 7), meeting_id=meeting.id)
        owners = [{"kind": "agency", "name": "Police"}]
        factories.action(session, group.id, owners=owners, on=date(2027, 3, 30), at=AT, meeting_id=meeting.id)
        before = of(session, group, meeting)
        approvals.approve(session, change, meeting, LONDON)
        return before

    def read(session):
        [meeting, _] = meetings.of_group(session, group.id)
        return minutes.as_approved(meeting), approvals.corrected(session, meeting, LONDON)

    before = db.run_sync(write)
    assert before.present == [("Probation", "Sam for Priya")]
    assert db.run_sync(read) == (before, [])


def test_minutes_are_missing_until_they_are_approved_or_linked(db, group):
    def write(session):
        change = factories.change(session, group.id)
        days = [date(2027, 1, 5), date(2027, 2, 2), date(2027, 3, 2), date(2027, 4, 6)]
        approved, linked, called_off, left = [factories.meeting(session, group.id, day) for day in days]
        approvals.approve(session, change, approved, LONDON)
        minutes.link(session, change, linked, "https://council.example/m")
        meetings.cancel(session, change, called_off)
        missing = minutes.missing(session, group.id, date(2027, 1, 1), date(2027, 12, 31))
        told = approvals.between(session, group.id, NOW, NOW + timedelta(seconds=1))
        return [one.id for one in missing] == [left.id], [one.id for one in told] == [approved.id]

    assert db.run_sync(write) == (True, True)


def test_papers_are_kept_in_the_order_they_came(db, group):
    def write(session):
        meeting = factories.meeting(session, group.id, HELD)
        for title in ("Venue policy", "Taxi report"):
            minutes.add_paper(session, factories.change(session, group.id), meeting, title, "https://council.example")
        return [paper["title"] for paper in meetings.get(session, group.id, meeting.id).papers]

    assert db.run_sync(write) == ["Venue policy", "Taxi report"]


def test_a_meeting_that_is_not_there_has_no_minutes(db, group):
    with pytest.raises(MeetingNotFound):
        db.run_sync(lambda session: minutes.of_meeting(session, group.id, 404, LONDON))
