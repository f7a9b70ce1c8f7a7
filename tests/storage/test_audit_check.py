"""The record against its trail: a row that was changed, added or removed past the trail is found."""

from datetime import date

import pytest
from sqlalchemy import delete, text

from storage import actions, audit_check, audit_heads, training, undo
from storage.action_history import ActionUpdate
from storage.audit import AuditEvent
from storage.audit_heads import AuditHead
from storage.types import columns
from tests import factories
from tests.factories import TODAY


@pytest.fixture
def plan(db, group):
    """Write an action with an update, a session and a member, and take one of the writes back."""

    def write(session):
        robin = factories.member(session, group.id)
        action = factories.action(session, group.id, ref="3.5")
        change = factories.change(session, group.id, by=robin)
        actions.update(session, change, action, note="Sent", status="at risk", today=TODAY)
        change = factories.change(session, group.id, by=robin)
        actions.update(session, change, action, due=actions.Due("May", "MONTH", date(2027, 5, 31)), today=TODAY)
        undo.undo(session, factories.change(session, group.id, by=robin), change.id)
        held = factories.trained(session, group.id, by=robin)
        cohort = training.Cohort("Volunteers", 4)
        training.set_cohorts(session, factories.change(session, group.id), held, [cohort])

    db.run_sync(write)


def faults(db, group):
    return db.read_sync(audit_check.verify, group.id)


@pytest.mark.usefixtures("plan")
def test_a_record_that_was_written_through_the_trail_is_whole(db, group):
    assert faults(db, group) == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE actions SET title = 'Something else'", "actions 1 was changed past the trail: title."),
        ("UPDATE training_cohorts SET people = 400 WHERE voided_at IS NULL", "was changed past the trail: people."),
        ("UPDATE action_updates SET voided_at = NULL", "was changed past the trail: voided_at."),
        ("UPDATE members SET role = 'coordinator'", "members 1 was changed past the trail: role."),
        ("DELETE FROM action_updates WHERE note = 'Sent'", "was removed from the record."),
    ],
)
@pytest.mark.usefixtures("plan")
def test_a_row_of_the_record_edited_or_removed_past_the_trail_is_found(db, group, statement, fault):
    db.run_sync(lambda session: session.execute(text(statement)) and None)
    assert [found for found in faults(db, group) if found.endswith(fault)]


@pytest.mark.usefixtures("plan")
def test_a_row_added_past_the_trail_is_found(db, group):
    def smuggle(session):
        row = ActionUpdate(group_id=group.id, action_id=1, at=factories.NOW, by_name="Nobody", note="Done long ago")
        session.add(row)
        session.flush()
        return row.id

    number = db.run_sync(smuggle)
    assert faults(db, group) == [f"action_updates {number} is in no event of the trail."]


@pytest.mark.usefixtures("plan")
def test_a_trail_removed_whole_is_found_by_the_record_it_leaves(db, group):
    def remove(session):
        session.execute(delete(AuditEvent).where(columns(AuditEvent).group_id == group.id))
        session.execute(delete(AuditHead).where(columns(AuditHead).group_id == group.id))

    db.run_sync(remove)
    assert db.read_sync(audit_heads.head, group.id).count == 0
    assert "actions 1 is in no event of the trail." in faults(db, group)
