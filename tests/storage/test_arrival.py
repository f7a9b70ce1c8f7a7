"""What a turn asks first, in one look-up."""

from datetime import timedelta

from storage import audit, audit_heads, frames
from storage.arrival import arrive
from storage.members import Role
from tests import factories
from tests.factories import NOW, TENANT

KEY = (TENANT, "19:plan;messageid=7", "robin")
CHANNEL = "19:plan"


def look(db, key=KEY, at=NOW):
    return db.read_sync(arrive, key, key[1].partition(";")[0], at)


def test_a_place_the_bot_was_never_heard_of_holds_nobody(db):
    arrived = look(db)
    assert (arrived.place, arrived.memberships, arrived.unfinished) == (None, [], False)


def test_a_person_is_known_in_a_place_that_is_not(db, group):
    member = db.run_sync(factories.member, group.id, entra_id="robin", role=Role.CHAIR)
    [found] = look(db).memberships
    assert (found.member_id, found.group_id, found.role) == (member.id, group.id, Role.CHAIR)
    assert found.head == db.read_sync(audit_heads.head, group.id)


def test_a_place_is_known_to_somebody_who_is_not(db, group):
    db.run_sync(factories.channel, group.id, CHANNEL)
    arrived = look(db)
    assert arrived.place.group_id == group.id
    assert arrived.memberships == []


def test_somebody_in_two_groups_is_in_both(db, group):
    other = db.run_sync(factories.group, "Other")
    for one in (group, other):
        db.run_sync(factories.member, one.id, entra_id="robin")
    assert {found.group_id for found in look(db).memberships} == {group.id, other.id}


def test_who_has_left_and_their_namesake_elsewhere_are_nobody(db, group):
    db.run_sync(factories.member, group.id, entra_id="robin", left_on=NOW.date())
    assert look(db).memberships == []
    assert look(db, ("another-tenant", *KEY[1:])).memberships == []


def test_what_somebody_is_in_the_middle_of_is_theirs_in_that_thread_and_for_two_days(db):
    db.run_sync(frames.save, KEY, {}, NOW)
    assert look(db).unfinished
    assert not look(db, (TENANT, "19:plan;messageid=8", "robin")).unfinished
    assert not look(db, (TENANT, "19:plan;messageid=7", "sam")).unfinished
    assert not look(db, at=NOW + frames.KEPT_FOR + timedelta(seconds=1)).unfinished


def test_a_head_that_this_transaction_has_moved_is_the_one_that_counts(db, group):
    db.run_sync(factories.member, group.id, entra_id="robin")

    def write(session):
        before = audit_heads.head(session, group.id)
        audit.note(session, factories.change(session, group.id), "delete asked")
        [found] = arrive(session, KEY, CHANNEL, NOW).memberships
        return before, found.head

    before, after = db.run_sync(write)
    assert after.count == before.count + 1
    assert look(db).memberships[0].head == after
