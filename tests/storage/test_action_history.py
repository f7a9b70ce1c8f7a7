"""An action's history: oldest first, its own only, and without what was taken back."""

from datetime import timedelta

from storage import action_history, actions
from storage.actions import Due
from tests import factories
from tests.factories import NOW


def report(session, action, at, **reported):
    change = factories.change(session, action.group_id, at)
    return actions.update(session, change, action, today=at.date(), **reported)


def test_updates_come_oldest_first_whatever_the_order_they_were_saved_in(db, group):
    def write(session):
        action, other = (factories.action(session, group.id) for _ in range(2))
        for hours, note in ((3, "third"), (1, "first"), (2, "second")):
            report(session, action, NOW + timedelta(hours=hours), note=note)
        report(session, other, NOW, note="another action's")
        return [row.note for row in action_history.updates(session, group.id, action.id)]

    assert db.run_sync(write) == ["first", "second", "third"]


def test_what_was_taken_back_is_not_told(db, group):
    def write(session):
        action = factories.action(session, group.id, due=Due(text="by 12 March"))
        report(session, action, NOW, note="wrong action", due=Due(text="by May"))
        (reported,) = action_history.updates(session, group.id, action.id)
        (earlier,) = action_history.earlier_deadlines(session, group.id, action.id)
        reported.voided_at = earlier.voided_at = NOW
        session.flush()
        return (
            action_history.updates(session, group.id, action.id),
            action_history.earlier_deadlines(session, group.id, action.id),
        )

    assert db.run_sync(write) == ([], [])


def test_the_deadlines_before_are_told_by_action_oldest_first_without_what_was_taken_back(db, group):
    def write(session):
        moved, still = (factories.action(session, group.id, due=Due(text="by 12 March")) for _ in range(2))
        for words in ("by May", "by June", "by July"):
            report(session, moved, NOW, due=Due(text=words))
        action_history.earlier_deadlines(session, group.id, moved.id)[1].voided_at = NOW
        session.flush()
        return moved.id, action_history.days_before(session, group.id, [moved.id, still.id])

    moved, before = db.run_sync(write)
    assert before == {moved: [(None, "by 12 March"), (None, "by June")]}
