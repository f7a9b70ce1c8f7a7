"""Who is in the team: what Teams said last; being in it makes nobody a member."""

from datetime import timedelta

import pytest

from storage import roster
from storage.roster import Seen
from tests import factories
from tests.factories import NOW, TENANT, TODAY

LATER = NOW + timedelta(days=1)
ROBIN = Seen(TENANT, "robin", "29:robin", "Robin Vale", guest=False)
KIT = Seen("partner tenant", "kit", "29:kit", "Kit Moor", guest=True)


@pytest.fixture
def names(db, group):
    return lambda: [row.name for row in db.read_sync(roster.newcomers, group.id)]


def test_who_is_a_member_does_not_wait_to_be_taken_in(db, group, names):
    db.run_sync(roster.refresh, group.id, [ROBIN, KIT], NOW)
    assert names() == ["Kit Moor", "Robin Vale"]
    db.run_sync(factories.member, group.id, entra_id="robin")
    assert names() == ["Kit Moor"]


def test_the_same_object_id_in_another_tenant_is_somebody_else(db, group, names):
    db.run_sync(factories.member, group.id, entra_id="kit")
    db.run_sync(roster.refresh, group.id, [KIT], NOW)
    assert names() == ["Kit Moor"]


def test_who_has_left_the_group_and_is_in_the_team_may_come_back(db, group, names):
    db.run_sync(factories.member, group.id, entra_id="robin", left_on=TODAY)
    db.run_sync(roster.refresh, group.id, [ROBIN], NOW)
    assert names() == ["Robin Vale"]


def test_who_is_gone_from_the_team_waits_no_more_and_comes_back_as_the_same_row(db, group, names):
    db.run_sync(roster.refresh, group.id, [ROBIN, KIT], NOW)
    (kit, _) = db.read_sync(roster.of_group, group.id)
    db.run_sync(roster.refresh, group.id, [ROBIN], LATER)
    assert names() == ["Robin Vale"]
    db.run_sync(roster.refresh, group.id, [ROBIN, KIT], LATER)
    assert kit.id in [row.id for row in db.read_sync(roster.of_group, group.id)]


def test_when_it_was_read_last_is_known(db, group):
    assert db.read_sync(roster.refreshed_at, group.id) is None
    db.run_sync(roster.refresh, group.id, [ROBIN], NOW)
    db.run_sync(roster.refresh, group.id, [KIT], LATER)
    assert db.read_sync(roster.refreshed_at, group.id) == LATER


def test_one_of_several_places_makes_nobody_gone_who_is_seen_in_another(db, group, names):
    db.run_sync(roster.refresh, group.id, [ROBIN], NOW, whole=False)
    db.run_sync(roster.refresh, group.id, [KIT], LATER, whole=False)
    assert names() == ["Kit Moor", "Robin Vale"]
    db.run_sync(roster.refresh, group.id, [ROBIN], LATER, whole=False)
    assert names() == ["Kit Moor", "Robin Vale"]


def test_who_is_seen_in_none_of_several_places_for_a_month_is_gone_until_seen_again(db, group, names):
    db.run_sync(roster.refresh, group.id, [ROBIN, KIT], NOW, whole=False)
    db.run_sync(roster.refresh, group.id, [KIT], NOW + timedelta(days=30), whole=False)
    assert names() == ["Kit Moor", "Robin Vale"]
    db.run_sync(roster.refresh, group.id, [KIT], NOW + timedelta(days=31), whole=False)
    assert names() == ["Kit Moor"]
    db.run_sync(roster.refresh, group.id, [ROBIN], NOW + timedelta(days=31), whole=False)
    assert names() == ["Kit Moor", "Robin Vale"]
