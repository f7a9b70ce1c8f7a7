"""When an action is mentioned: a snooze and a ladder are no reports; who declines stays the owner, and is marked."""

from storage import action_history, action_owners, action_reminders, actions, audit
from storage.acting import alone
from tests import factories
from tests.factories import NOW, TODAY

POLICE = {"kind": "agency", "name": "Police"}
HOUSING = {"kind": "agency", "name": "Housing", "supporting": True}


def test_a_snooze_is_kept_and_ended_and_reports_nothing(db, group):
    def write(session):
        action = factories.action(session, group.id, on=TODAY)
        change = factories.change(session, group.id)
        first = action_reminders.snooze(session, change, action, TODAY)
        again = action_reminders.snooze(session, change, action, TODAY)
        kept = actions.by_ref(session, group.id, action.ref).snoozed_until
        action_reminders.snooze(session, change, action, None)
        found = actions.by_ref(session, group.id, action.ref)
        return first, again, kept, found.snoozed_until, found.updated_at, action_history.updates(session, 1, found.id)

    assert db.run_sync(write) == (True, False, TODAY, None, None, [])


def test_a_ladder_is_kept_with_what_was_before_in_the_trail(db, group):
    def write(session):
        action = factories.action(session, group.id, on=TODAY)
        change = factories.change(session, group.id)
        action_reminders.set_ladder(session, change, action, (10, 5, 0))
        kept = actions.by_ref(session, group.id, action.ref).remind_before
        action_reminders.snooze(session, change, action, TODAY)
        action_reminders.set_ladder(session, change, action, None)
        found = actions.by_ref(session, group.id, action.ref)
        last = audit.history(session, group.id, "actions", found.id)[-1]
        return kept, found.remind_before, found.snoozed_until, last.was

    was = {"remind_before": [10, 5, 0], "snoozed_until": TODAY.isoformat()}
    assert db.run_sync(write) == ([10, 5, 0], None, None, was)


def test_who_declines_is_marked_and_still_found_as_owner(db, group):
    def write(session):
        callum = factories.member(session, group.id, "Callum", agency="Police")
        action = factories.action(session, group.id, owners=[POLICE, HOUSING])
        change = factories.change(session, group.id, by=callum)
        action_reminders.decline(session, change, action, alone(callum), TODAY)
        found = actions.by_ref(session, group.id, action.ref)
        [update] = action_history.updates(session, group.id, found.id)
        return found.owners, update.note, update.owners, found.updated_at

    marked = "Police (says it is not theirs), supported by Housing"
    assert db.run_sync(write) == (
        [POLICE | {"declined": True}, HOUSING],
        action_owners.NOT_THEIRS,
        f"Police, supported by Housing → {marked}",
        NOW,
    )
