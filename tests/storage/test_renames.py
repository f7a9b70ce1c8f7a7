"""A member's name follows Teams', by tenant and object id, and in the actions that name the member."""

import pytest

from storage import action_lists, actions, audit, audit_check, audit_heads, members, renames
from storage.action_lists import Filter
from storage.roster import NAMELESS, Seen
from tests import factories
from tests.factories import NOW, TENANT, TODAY

ALEX = Seen(TENANT, "entra-alex", "29:alex", "Alex Example", guest=False)


@pytest.fixture
def alex(db, group):
    return db.run_sync(factories.member, group.id, "The coordinator", entra_id="entra-alex", role="coordinator")


def follow(db, group, *seen):
    db.run_sync(renames.follow, group.id, list(seen), NOW)


def names(db, group):
    return [one.name for one in db.read_sync(members.of_group, group.id)]


def test_a_member_gets_the_name_teams_lists_them_under_and_the_trail_says_so(db, group, alex):
    follow(db, group, ALEX)
    assert names(db, group) == ["Alex Example"]
    event = db.read_sync(audit.history, group.id, "members", alex.id)[-1]
    assert (event.by_id, event.by_name) == (None, "Teams roster")
    assert (event.was, event.now) == ({"name": "The coordinator"}, {"name": "Alex Example"})
    assert db.read_sync(audit_check.verify, group.id) == []


@pytest.mark.parametrize(
    "seen",
    [
        Seen("another tenant", "entra-alex", "29:alex", "Alex Example", guest=True),
        Seen(TENANT, "entra-other", "29:alex", "Alex Example", guest=False),
        Seen(TENANT, "entra-alex", "29:alex", NAMELESS, guest=False),
        Seen(TENANT, "entra-alex", "29:alex", " ", guest=False),
        Seen(TENANT, "entra-alex", "29:alex", "The coordinator", guest=False),
    ],
    ids=["another tenant", "another id", "nameless", "blank", "the same name"],
)
def test_nothing_is_written_where_no_name_of_theirs_differs(db, group, alex, seen):
    before = db.read_sync(audit_heads.head, group.id)
    follow(db, group, seen)
    assert names(db, group) == ["The coordinator"]
    assert db.read_sync(audit_heads.head, group.id) == before


def test_who_has_left_keeps_the_name_the_record_knows(db, group):
    row = db.run_sync(factories.member, group.id, "Alex Before", entra_id="entra-alex", left_on=TODAY)
    follow(db, group, ALEX)
    assert db.read_sync(members.get, group.id, row.id).name == "Alex Before"


def test_another_groups_member_is_left_alone(db, group, alex):
    other = db.run_sync(factories.group, "Eastmere")
    db.run_sync(factories.member, other.id, "Al", entra_id="entra-alex")
    follow(db, group, ALEX)
    assert names(db, other) == ["Al"]


def test_their_actions_are_found_by_the_new_name_and_those_of_a_namesake_are_left(db, group, alex):
    tied = [{"kind": "person", "name": "The coordinator", "member_id": alex.id}]
    written = [{"kind": "person", "name": "The coordinator"}]
    db.run_sync(factories.action, group.id, ref="1", owners=tied)
    db.run_sync(factories.action, group.id, ref="2", owners=written)
    follow(db, group, ALEX)

    def found(name):
        wanted = Filter(owners=(("person", name),))
        return [line.ref for line in db.read_sync(action_lists.lines, group.id, wanted)]

    assert (found("Alex Example"), found("The coordinator")) == (["1"], ["2"])
    assert db.read_sync(actions.by_ref, group.id, "1").owners == [tied[0] | {"name": "Alex Example"}]
    assert db.read_sync(audit_check.verify, group.id) == []
