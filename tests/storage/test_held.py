"""What is held about a member is counted, each kind of it."""

import pytest

from storage import held, roster
from storage.held import Held
from storage.roster import Seen
from tests import factories
from tests.factories import NOW, TENANT


def test_all_kinds_are_counted(db, group):
    def write(session):
        robin = factories.member(session, group.id, entra_id="robin")
        factories.trained(session, group.id, by=robin)
        factories.action(session, group.id, by=robin)
        factories.action(session, group.id, owners=[{"kind": "person", "name": robin.name}])
        roster.refresh(session, group.id, [Seen(TENANT, "robin", "29:robin", robin.name, guest=False)], NOW)
        return robin.id

    robin_id = db.run_sync(write)
    assert db.read_sync(held.of_member, group.id, robin_id) == Held(2, NOW, 1, 1, NOW)


def test_of_somebody_new_nothing_is_counted(db, group):
    robin = db.run_sync(factories.member, group.id)
    assert db.read_sync(held.of_member, group.id, robin.id) == Held(0, None, 0, 0, None)


def test_nobody_is_no_member(db, group):
    with pytest.raises(LookupError):
        db.read_sync(held.of_member, group.id, 4711)
