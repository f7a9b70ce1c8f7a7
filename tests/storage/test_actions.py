"""Actions: refs that are never used twice, deadlines that keep the earlier ones, updates that stamp the day."""

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from storage import action_history, action_lists, actions
from storage.action_lists import Filter
from storage.actions import Action, ActionNotFound, Due, Status
from tests import factories
from tests.factories import NOW, TODAY

MARCH = Due(text="by 12 March", kind="DATE", on=date(2027, 3, 12), precision="day")
APRIL = Due(text="by the end of April", kind="MONTH", on=date(2027, 4, 30), precision="month")
PROBATION = [{"kind": "agency", "name": "Probation"}]


def update(session, action, at=NOW, **reported):
    change = factories.change(session, action.group_id, at)
    return actions.update(session, change, action, today=at.date(), **reported)


def test_actions_of_the_log_get_running_numbers(db, group):
    def write(session):
        return [factories.action(session, group.id).ref for _ in range(3)]

    assert db.run_sync(write) == ["1", "2", "3"]


def test_a_line_of_the_plan_keeps_its_ref_and_does_not_count_as_a_number(db, group):
    def write(session):
        refs = [factories.action(session, group.id, ref=ref).ref for ref in ("3.5", "R12", "14", "9")]
        return refs, actions.next_number(session, group.id)

    assert db.run_sync(write) == (["3.5", "R12", "14", "9"], "15")


def test_a_withdrawn_number_is_not_used_again(db, group):
    def write(session):
        withdrawn = factories.action(session, group.id)
        withdrawn.voided_at = NOW
        return withdrawn.ref, factories.action(session, group.id).ref

    assert db.run_sync(write) == ("1", "2")


def test_two_groups_number_for_themselves_and_may_share_a_ref(db, group):
    def write(session):
        other = factories.group(session, "Eastmere Prevent group")
        return [factories.action(session, id_, ref=ref).ref for id_ in (group.id, other.id) for ref in (None, "3.5")]

    assert db.run_sync(write) == ["1", "3.5", "1", "3.5"]


def test_the_database_refuses_a_second_action_of_the_same_ref(db, group):
    db.run_sync(factories.action, group.id, ref="3.5")
    with pytest.raises(IntegrityError):
        db.run_sync(factories.action, group.id, ref="3.5")


def test_an_action_is_found_by_its_ref_unless_withdrawn(db, group):
    action = db.run_sync(factories.action, group.id, ref="3.5")
    assert db.read_sync(actions.by_ref, group.id, "3.5").id == action.id
    with pytest.raises(ActionNotFound):
        db.read_sync(actions.by_ref, group.id, "3.50")
    db.run_sync(lambda session: setattr(session.get(Action, action.id), "voided_at", NOW))
    with pytest.raises(ActionNotFound):
        db.read_sync(actions.by_ref, group.id, "3.5")


def test_a_note_is_kept_and_stamps_when_somebody_last_reported(db, group):
    def write(session):
        action = factories.action(session, group.id)
        assert action.updated_at is None
        update(session, action, NOW + timedelta(days=1), note="Two venues left", evidence="https://example.org/list")
        return action, action_history.updates(session, group.id, action.id)

    action, (reported,) = db.run_sync(write)
    assert action.updated_at == reported.at == NOW + timedelta(days=1)
    assert (reported.note, reported.evidence, reported.by_name) == (
        "Two venues left",
        "https://example.org/list",
        "import",
    )
    assert (reported.status, reported.deadline) == (None, None)


def test_completing_stamps_the_day_and_reopening_removes_it(db, group):
    def write(session):
        action = factories.action(session, group.id)
        update(session, action, status=Status.COMPLETE)
        completed_on = action.completed_on
        update(session, action, status=Status.ON_TRACK)
        return completed_on, action.completed_on, action.status

    assert db.run_sync(write) == (TODAY, None, Status.ON_TRACK)


def test_a_new_deadline_keeps_every_earlier_one_with_its_reason(db, group):
    def write(session):
        action = factories.action(session, group.id, due=MARCH)
        update(session, action, due=APRIL, reason="the venue list is late")
        update(session, action, due=Due(text="TBA", kind="TBA"))
        return action, action_history.earlier_deadlines(session, group.id, action.id)

    action, earlier = db.run_sync(write)
    assert (action.deadline_text, action.deadline_class, action.due_on, action.precision) == ("TBA", "TBA", None, None)
    assert action.revision == 2
    assert [(row.text, row.deadline_class, row.due_on, row.precision, row.reason) for row in earlier] == [
        ("by 12 March", "DATE", date(2027, 3, 12), "day", "the venue list is late"),
        ("by the end of April", "MONTH", date(2027, 4, 30), "month", None),
    ]


def test_an_update_without_a_deadline_leaves_it_and_its_revision(db, group):
    def write(session):
        action = factories.action(session, group.id, due=MARCH)
        update(session, action, note="Started")
        return action, action_history.earlier_deadlines(session, group.id, action.id)

    action, earlier = db.run_sync(write)
    assert (action.deadline_text, action.revision, earlier) == ("by 12 March", 0, [])


def test_a_reassigned_action_is_found_under_its_new_owner_only(db, group):
    def owned(session, name):
        return action_lists.count(session, group.id, Filter(owners=(("agency", name),)))

    def write(session):
        action = factories.action(session, group.id, owners=PROBATION)
        before = owned(session, "probation"), owned(session, "Police")
        update(session, action, owners=[{"kind": "agency", "name": "Police"}])
        return before, (owned(session, "probation"), owned(session, "Police"))

    assert db.run_sync(write) == ((1, 0), (0, 1))


def test_an_owner_named_twice_is_one(db, group):
    db.run_sync(factories.action, group.id, owners=PROBATION * 2)
    assert db.read_sync(action_lists.count, group.id, Filter(owners=(("agency", "PROBATION"),))) == 1


def test_where_an_action_belongs_is_set_without_counting_as_a_report(db, group):
    def write(session):
        action = factories.action(session, group.id)
        update(session, action, tags={"project": "Taxis", "benchmark": "Referral pathway"})
        return action, action_history.updates(session, group.id, action.id)

    action, updates = db.run_sync(write)
    assert (action.project, action.benchmark, action.updated_at) == ("Taxis", "Referral pathway", None)
    assert updates == []


def test_a_review_date_stays_with_an_action_that_is_complete(db, group):
    def write(session):
        action = factories.action(session, group.id)
        update(session, action, status=Status.COMPLETE, tags={"review_on": date(2027, 10, 31)})
        return action

    action = db.run_sync(write)
    assert (action.completed_on, action.review_on) == (TODAY, date(2027, 10, 31))


def test_an_action_closed_as_no_longer_needed_is_not_completed_on_any_day(db, group):
    def write(session):
        action = factories.action(session, group.id)
        update(session, action, status=Status.COMPLETE)
        update(session, action, status=Status.CLOSED, note="The partners do it")
        return action

    assert db.run_sync(write).completed_on is None
