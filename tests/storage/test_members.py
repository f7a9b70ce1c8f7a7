"""Members: a person is the tenant's and the object id's, never the name's."""

import pytest
from sqlalchemy.exc import IntegrityError

from storage import audit_check, members
from storage.members import LastCoordinator, Role
from tests import factories
from tests.factories import TENANT, TODAY


def test_a_person_is_known_by_tenant_and_object_id(db, group):
    robin = db.run_sync(factories.member, group.id, entra_id="robin", agency="Probation")
    (found,) = db.read_sync(members.of_person, TENANT, "robin")
    assert (found.id, found.agency) == (robin.id, "Probation")
    assert db.read_sync(members.of_person, "another tenant", "robin") == []
    assert db.read_sync(members.of_person, TENANT, robin.name) == []


def test_a_person_may_sit_in_several_groups(db, group):
    def write(session):
        other = factories.group(session, "Eastmere Prevent group")
        for id_ in (other.id, group.id):
            factories.member(session, id_, entra_id="robin")
        return other.id

    other_id = db.run_sync(write)
    assert [row.group_id for row in db.read_sync(members.of_person, TENANT, "robin")] == [group.id, other_id]


def test_who_has_left_is_no_member_any_more(db, group):
    def write(session):
        factories.member(session, group.id, "Sasha Moor", entra_id="sasha")
        factories.member(session, group.id, "Robin Vale", entra_id="robin", left_on=TODAY)

    db.run_sync(write)
    assert db.read_sync(members.of_person, TENANT, "robin") == []
    assert [row.name for row in db.read_sync(members.of_group, group.id)] == ["Sasha Moor"]


def test_a_person_joins_a_group_once(db, group):
    db.run_sync(factories.member, group.id, entra_id="robin")
    with pytest.raises(IntegrityError):
        db.run_sync(factories.member, group.id, entra_id="robin")


def test_two_people_of_one_name_are_two(db, group):
    db.run_sync(factories.member, group.id, "Robin Vale")
    db.run_sync(factories.member, group.id, "Robin Vale")
    assert len(db.read_sync(members.of_group, group.id)) == 2


def test_who_comes_back_is_the_same_row(db, group):
    robin = db.run_sync(factories.member, group.id, entra_id="robin", agency="Probation", left_on=TODAY)
    back = db.run_sync(factories.member, group.id, entra_id="robin", agency="Police")
    (found,) = db.read_sync(members.of_group, group.id)
    assert (back.id, found.id, found.agency, found.left_on) == (robin.id, robin.id, "Police", None)
    assert db.read_sync(audit_check.verify, group.id) == []


def test_a_group_keeps_its_last_coordinator(db, group):
    first, second = (db.run_sync(factories.member, group.id, role=Role.COORDINATOR) for _ in range(2))

    def step_down(session, member_id, **values):
        row = members.get(session, group.id, member_id)
        members.amend(session, factories.change(session, group.id), row, **values)

    db.run_sync(step_down, first.id, role=Role.MEMBER)
    for values in ({"role": Role.MEMBER}, {"left_on": TODAY}):
        with pytest.raises(LastCoordinator):
            db.run_sync(step_down, second.id, **values)
    db.run_sync(step_down, second.id, agency="Police")


def test_a_group_that_never_had_a_coordinator_can_be_worked_on(db, group):
    robin = db.run_sync(factories.member, group.id)
    db.run_sync(lambda session: members.keep_coordinator(session, group.id, {robin.id: {"left_on": TODAY}}))
