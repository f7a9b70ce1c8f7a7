"""Members: a person is the tenant's and the object id's, never the name's."""

import pytest
from sqlalchemy.exc import IntegrityError

from storage import members
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
