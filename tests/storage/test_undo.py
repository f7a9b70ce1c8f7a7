"""Taking a write back: for ten minutes, whole or not at all, and never over somebody else's change."""

from datetime import date, timedelta

import pytest

from storage import (
    action_history,
    action_lists,
    actions,
    audit,
    audit_check,
    audit_heads,
    decisions,
    meetings,
    training,
    undo,
)
from storage.action_lists import Filter
from storage.actions import ActionNotFound, Due, Status
from storage.training import Cohort, Total
from storage.undo import UNDO_FOR, ChangedSince, NothingToUndo
from tests import factories
from tests.factories import NOW, TODAY

MARCH = Due(text="by 12 March", kind="DATE", on=date(2027, 3, 12), precision="day")
APRIL = Due(text="by the end of April", kind="MONTH", on=date(2027, 4, 30), precision="month")
POLICE, PROBATION = ([{"kind": "agency", "name": name}] for name in ("Police", "Probation"))
SOON = NOW + timedelta(minutes=1)


@pytest.fixture
def robin(db, group):
    return db.run_sync(factories.member, group.id, "Robin Vale")


@pytest.fixture
def sasha(db, group):
    return db.run_sync(factories.member, group.id, "Sasha Moor")


def take_back(session, member, at=SOON):
    number = undo.undoable(session, member.group_id, member.id, at)
    undo.undo(session, factories.change(session, member.group_id, at, by=member), number)
    session.expire_all()


def report(session, action, by, at=NOW, **reported):
    change = factories.change(session, action.group_id, at, by=by)
    return actions.update(session, change, action, today=at.date(), **reported)


def recorded(session, action):
    """Return all there is to know of an action, as an export and the lists would tell it."""
    session.expire_all()
    here = session, action.group_id
    owned = [action_lists.count(*here, Filter(owners=(("agency", name),))) for name in ("Police", "Probation")]
    updates = [row.model_dump() for row in action_history.updates(*here, action.id)]
    earlier = [row.model_dump() for row in action_history.earlier_deadlines(*here, action.id)]
    return action.model_dump(), owned, updates, earlier


CHANGES = {
    "a note": {"note": "Two venues left", "evidence": "https://example.org/list"},
    "a completion": {"status": Status.COMPLETE},
    "a new deadline": {"due": APRIL, "reason": "late list"},
    "a new owner": {"owners": PROBATION},
    "everything": {"note": "x", "status": Status.COMPLETE, "due": APRIL, "owners": PROBATION},
}


@pytest.mark.parametrize("reported", CHANGES.values(), ids=CHANGES)
def test_an_update_is_taken_back_as_if_it_had_not_been(db, group, robin, reported):
    def write(session):
        action = factories.action(session, group.id, due=MARCH, owners=POLICE)
        report(session, action, robin, NOW - timedelta(days=30), note="Started")
        before = recorded(session, action)
        report(session, action, robin, **reported)
        changed = recorded(session, action) != before
        take_back(session, robin)
        return before, changed, recorded(session, action)

    before, changed, after = db.run_sync(write)
    assert changed
    assert after == before


def test_a_new_action_is_withdrawn_and_its_number_not_used_again(db, group, robin):
    def write(session):
        action = factories.action(session, group.id, by=robin, owners=POLICE)
        take_back(session, robin)
        assert action.voided_at == SOON
        with pytest.raises(ActionNotFound):
            actions.by_ref(session, group.id, action.ref)
        return action.ref, action_lists.lines(session, group.id), factories.action(session, group.id).ref

    assert db.run_sync(write) == ("1", [], "2")


def test_a_logged_session_is_withdrawn_with_its_cohorts(db, group, robin):
    def write(session):
        held = factories.trained(session, group.id, [("Crossing patrols", 31), ("Governors", 4)], by=robin)
        take_back(session, robin)
        return training.totals(session, group.id, 2026), training.cohorts_of(session, group.id, held.id)

    assert db.run_sync(write) == ([], [])


def test_corrected_cohorts_go_back_to_what_they_were(db, group, robin):
    def write(session):
        held = factories.trained(session, group.id, [("Crossing patrols", 31), ("Governors", 4)])
        change = factories.change(session, group.id, by=robin)
        training.amend(session, change, held, held_on=date(2026, 5, 1), product="WRAP")
        training.set_cohorts(session, change, held, [Cohort("Crossing patrols", 24), Cohort("Librarians", 2)])
        take_back(session, robin)
        return held.held_on, held.product, training.totals(session, group.id, 2026)

    totals = [Total("Crossing patrols", 31, 1), Total("Governors", 4, 1)]
    assert db.run_sync(write) == (date(2027, 2, 1), None, totals)


def test_whatever_else_was_added_is_withdrawn(db, group, robin):
    def write(session):
        change = factories.change(session, group.id, by=robin)
        meeting = meetings.Meeting(group_id=group.id, held_on=TODAY, title="Extra", starts="14:00")
        meetings.add(session, change, meeting)
        decisions.add(session, change, decisions.Decision(group_id=group.id, made_on=TODAY, text="Adopt it."))
        take_back(session, robin)
        return meetings.of_group(session, group.id), decisions.of_group(session, group.id)

    assert db.run_sync(write) == ([], [])


def test_taking_back_is_itself_in_the_trail_and_the_chain_is_whole(db, group, robin):
    def write(session):
        factories.trained(session, group.id, by=robin)
        take_back(session, robin)
        head = audit_heads.head(session, group.id)
        return audit_check.verify(session, group.id, head), head.count

    faults, count = db.run_sync(write)
    assert faults == []
    assert count == 1 + 2 + 1 + 2, "the member, the session and its cohort, the undoing, both rows voided"


def test_a_write_can_be_taken_back_for_ten_minutes(db, group, robin):
    db.run_sync(factories.action, group.id, by=robin)
    assert db.read_sync(undo.undoable, group.id, robin.id, NOW + UNDO_FOR)
    with pytest.raises(NothingToUndo):
        db.read_sync(undo.undoable, group.id, robin.id, NOW + UNDO_FOR + timedelta(seconds=1))


def test_only_ones_own_writes_are_offered(db, group, robin, sasha):
    db.run_sync(factories.action, group.id, by=sasha)
    with pytest.raises(NothingToUndo):
        db.read_sync(undo.undoable, group.id, robin.id, SOON)


def test_a_button_offers_the_write_of_its_card_and_no_other(db, group, robin, sasha):
    def write(session):
        for member in (robin, sasha, robin):
            factories.action(session, group.id, by=member)
        first, second = (audit.history(session, group.id, "actions", number)[0].change for number in (1, 2))
        assert undo.undoable(session, group.id, robin.id, SOON, first) == first
        with pytest.raises(NothingToUndo):
            undo.undoable(session, group.id, robin.id, SOON, second)

    db.run_sync(write)


def test_writes_are_taken_back_one_by_one_latest_first_and_an_undoing_never(db, group, robin):
    def write(session):
        first, second = (factories.action(session, group.id, by=robin) for _ in range(2))
        take_back(session, robin)
        assert (first.voided_at, second.voided_at) == (None, SOON)
        take_back(session, robin)
        assert first.voided_at == SOON
        with pytest.raises(NothingToUndo):
            take_back(session, robin)

    db.run_sync(write)


def test_a_refusal_that_was_noted_is_nothing_to_undo(db, group, robin):
    def write(session):
        audit.note(session, factories.change(session, group.id, by=robin), "delete asked", ref="3.5")
        with pytest.raises(NothingToUndo):
            undo.undoable(session, group.id, robin.id, SOON)

    db.run_sync(write)


SINCE = {
    "a note": {"note": "Half done"},
    "a completion": {"status": Status.COMPLETE},
    "a new deadline": {"due": APRIL},
    "a new owner": {"owners": PROBATION},
}


def refused(db, group, member, action):
    """Try to take back the member's last write and return whether it was refused and left everything as it was."""
    before = db.run_sync(lambda session: recorded(session, session.merge(action)))
    head = db.read_sync(audit_heads.head, group.id)
    with pytest.raises(ChangedSince):
        db.run_sync(take_back, member)
    assert db.read_sync(audit_heads.head, group.id) == head
    return db.run_sync(lambda session: recorded(session, session.merge(action))) == before


@pytest.mark.parametrize("since", SINCE.values(), ids=SINCE)
def test_an_update_that_somebody_built_upon_stays(db, group, robin, sasha, since):
    def write(session):
        action = factories.action(session, group.id, due=MARCH, owners=POLICE)
        report(session, action, robin, status=Status.ON_TRACK)
        report(session, action, sasha, SOON, **since)
        return action

    assert refused(db, group, robin, db.run_sync(write))


@pytest.mark.parametrize("since", SINCE.values(), ids=SINCE)
def test_a_new_action_that_somebody_reported_on_stays(db, group, robin, sasha, since):
    def write(session):
        action = factories.action(session, group.id, by=robin, owners=POLICE)
        report(session, action, sasha, SOON, **since)
        return action

    assert refused(db, group, robin, db.run_sync(write))


@pytest.mark.parametrize("cohorts", [(("Governors", 5),), (("Governors", 4), ("Librarians", 2)), ()])
def test_a_session_whose_cohorts_somebody_corrected_stays(db, group, robin, sasha, cohorts):
    def write(session):
        held = factories.trained(session, group.id, [("Governors", 4)], by=robin)
        change = factories.change(session, group.id, SOON, by=sasha)
        training.set_cohorts(session, change, held, [Cohort(name, people) for name, people in cohorts])
        session.flush()

    db.run_sync(write)
    totals = db.read_sync(training.totals, group.id, 2026)
    with pytest.raises(ChangedSince):
        db.run_sync(take_back, robin)
    assert db.read_sync(training.totals, group.id, 2026) == totals


def test_a_session_given_a_venue_since_stays(db, group, robin, sasha):
    def write(session):
        held = factories.trained(session, group.id, by=robin)
        training.amend(session, factories.change(session, group.id, SOON, by=sasha), held, venue="Town hall")

    db.run_sync(write)
    with pytest.raises(ChangedSince):
        db.run_sync(take_back, robin)


def test_what_somebody_changed_and_took_back_again_does_not_stand_in_the_way(db, group, robin, sasha):
    def write(session):
        action = factories.action(session, group.id, by=robin, owners=POLICE)
        report(session, action, sasha, due=APRIL, note="Later")
        take_back(session, sasha)
        take_back(session, robin)
        return action.voided_at

    assert db.run_sync(write) == SOON


def test_a_write_of_another_group_with_the_same_number_stays(db, group, robin):
    def write(session):
        other = factories.group(session, "Eastmere Prevent group")
        quinn = factories.member(session, other.id, "Quinn Ash")
        theirs = factories.action(session, other.id, by=quinn)
        ours = factories.action(session, group.id, by=robin)
        numbers = [audit.history(session, row.group_id, "actions", row.id)[0].change for row in (ours, theirs)]
        take_back(session, robin)
        return numbers, ours.voided_at, theirs.voided_at

    assert db.run_sync(write) == ([2, 2], SOON, None)
