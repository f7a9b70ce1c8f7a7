"""What a meeting did not reach is carried on, each time it has to be."""

from datetime import date

from storage import agenda, meeting_order, meetings, undo
from storage.meetings import Meeting
from tests import factories


def test_a_meeting_called_off_again_after_an_undo_carries_its_items_again(db, group):
    robin = db.run_sync(factories.member, group.id)
    march = db.run_sync(factories.meeting, group.id, date(2027, 3, 2))
    april = db.run_sync(factories.meeting, group.id, date(2027, 4, 6))
    db.run_sync(lambda session: agenda.add(session, factories.change(session, group.id), march, "Venue hire"))

    def call_off(session):
        change = factories.change(session, group.id, by=robin)
        row = session.get_one(Meeting, march.id)
        meetings.cancel(session, change, row)
        agenda.carry(session, change, row, session.get_one(Meeting, april.id))
        return change.id

    first = db.run_sync(call_off)
    db.run_sync(lambda session: undo.undo(session, factories.change(session, group.id, by=robin), first))
    assert db.read_sync(agenda.of_meeting, group.id, april.id) == []
    db.run_sync(call_off)
    assert [item.title for item in db.read_sync(agenda.of_meeting, group.id, april.id)] == ["Venue hire"]


def test_the_meeting_after_one_is_told_as_it_was_when_that_is_held_too(db, group):
    march = db.run_sync(factories.meeting, group.id, date(2027, 3, 2), state="held")
    db.run_sync(factories.meeting, group.id, date(2027, 4, 6), state="held")
    db.run_sync(factories.meeting, group.id, date(2027, 5, 4))
    assert db.read_sync(meeting_order.following, group.id, march).held_on == date(2027, 4, 6)
    assert db.read_sync(meeting_order.after, group.id, march).held_on == date(2027, 5, 4)
