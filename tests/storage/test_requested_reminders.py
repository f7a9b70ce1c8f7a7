"""Reminders that were asked for: which are to come, on which days, and what they speak of."""

from datetime import date, timedelta

import pytest

from storage import actions, audit, requested_reminders, undo
from storage.requested_reminders import RequestedReminder, RequestNotFound, Whom
from tests import factories
from tests.factories import NOW, TODAY

TOMORROW = TODAY + timedelta(days=1)
MARCH_12 = date(2027, 3, 12)


@pytest.fixture
def ask(db, group):
    """Return a function that asks for a reminder and returns its row."""
    robin = db.run_sync(factories.member, group.id)

    def make(*days, whom=Whom.GROUP, **columns):
        def write(session):
            row = RequestedReminder(
                group_id=group.id,
                by_id=robin.id,
                at=NOW,
                whom=whom,
                days=[day.isoformat() for day in days or (TOMORROW,)],
                **columns,
            )
            return requested_reminders.add(session, factories.change(session, group.id, by=robin), row)

        return db.run_sync(write)

    return make


def ids(rows):
    return [row.id for row in rows]


def refs(db, row, today=TODAY):
    return [line.ref for line in db.read_sync(requested_reminders.about, row, today)]


def test_those_to_come_are_told_by_their_next_day(db, group, ask):
    late = ask(TODAY - timedelta(days=1), TODAY + timedelta(days=5))
    soon = ask(TODAY)
    ask(TODAY - timedelta(days=1))
    assert ids(db.read_sync(requested_reminders.coming, group.id, TODAY)) == [soon.id, late.id]


def test_a_day_tells_its_own(db, group, ask):
    first = ask(TODAY, TOMORROW)
    ask(TOMORROW)
    assert ids(db.read_sync(requested_reminders.on_days, group.id, [TODAY])) == [first.id]


def test_one_that_is_cancelled_is_told_nowhere_and_stays_in_the_trail(db, group, ask):
    row = ask(TODAY)

    def cancel(session):
        found = requested_reminders.get(session, group.id, row.id)
        requested_reminders.cancel(session, factories.change(session, group.id), found)
        return audit.history(session, group.id, "requested_reminders", row.id)[-1].now

    assert db.run_sync(cancel) == {"voided_at": NOW.isoformat()}
    assert db.read_sync(requested_reminders.on_days, group.id, [TODAY]) == []
    with pytest.raises(RequestNotFound):
        db.read_sync(requested_reminders.get, group.id, row.id)


def test_cancelling_can_be_undone(db, group, ask):
    row = ask(TODAY)

    def cancel(session):
        change = factories.change(session, group.id)
        requested_reminders.cancel(session, change, requested_reminders.get(session, group.id, row.id))
        undo.undo(session, factories.change(session, group.id), change.id)

    db.run_sync(cancel)
    assert ids(db.read_sync(requested_reminders.coming, group.id, TODAY)) == [row.id]


def test_owners_are_told_of_open_actions_with_a_date_before_a_day(db, group, ask):
    for ref, on in (("1", MARCH_12 - timedelta(days=1)), ("2", MARCH_12), ("3", None)):
        db.run_sync(factories.action, group.id, ref=ref, on=on)
    db.run_sync(factories.action, group.id, ref="4", on=TODAY, status="complete")
    db.run_sync(factories.action, group.id, ref="5", on=TODAY, status="ongoing")
    assert refs(db, ask(whom=Whom.OWNERS, due_before=MARCH_12)) == ["1"]


def test_without_a_day_owners_are_told_of_what_is_overdue_then(db, group, ask):
    db.run_sync(factories.action, group.id, ref="1", on=TODAY)
    row = ask(whom=Whom.OWNERS)
    assert refs(db, row) == []
    assert refs(db, row, TOMORROW) == ["1"]


def test_what_is_snoozed_is_left_out_of_what_owners_are_told(db, group, ask):
    row = db.run_sync(factories.action, group.id, ref="1", on=TODAY)
    db.run_sync(
        lambda session: audit.amend(
            session, factories.change(session, group.id), session.merge(row), snoozed_until=MARCH_12
        )
    )
    asked = ask(whom=Whom.OWNERS, due_before=MARCH_12)
    assert refs(db, asked) == []
    assert refs(db, asked, MARCH_12) == ["1"]


def test_a_finished_action_is_spoken_of_no_more(db, group, ask):
    row = db.run_sync(factories.action, group.id, ref="1", on=TODAY)
    asked = ask(whom=Whom.PEOPLE, member_ids=[1], action_id=row.id)
    assert refs(db, asked) == ["1"]

    def complete(session):
        found = actions.by_ref(session, group.id, "1")
        actions.update(session, factories.change(session, group.id), found, status="complete", today=TODAY)

    db.run_sync(complete)
    assert refs(db, asked) == []


def test_words_alone_are_about_no_action(db, group, ask):
    db.run_sync(factories.action, group.id, ref="1", on=TODAY)
    assert refs(db, ask(whom=Whom.GROUP, text="Send the papers")) == []


def test_only_what_somebody_asks_of_themselves_is_private(ask):
    mine = ask(whom=Whom.PEOPLE, member_ids=[])
    assert not mine.is_private
    assert ask(whom=Whom.PEOPLE, member_ids=[mine.by_id]).is_private
    assert not ask(whom=Whom.PEOPLE, member_ids=[mine.by_id, 99]).is_private
    assert not ask(whom=Whom.GROUP).is_private
