"""Who asked without being a member is kept as a name and a time, and counted by group."""

from datetime import timedelta

from storage import audit, outsiders
from storage.outsiders import Asked
from tests import factories
from tests.factories import NOW

DAY = timedelta(days=1)


def ask(session, group_id, name, at=NOW):
    change = audit.begin(session, group_id, by_id=None, by_name=name, at=at)
    audit.note(session, change, audit.STRANGER_ASKED, person_id=f"entra-{name}")


def test_the_latest_stand_first_and_are_limited(db, group):
    for days, name in enumerate(("Ash", "Bo", "Cy")):
        db.run_sync(ask, group.id, name, NOW + days * DAY)
    assert db.read_sync(outsiders.since, group.id, NOW, 2) == [Asked("Cy", NOW + 2 * DAY), Asked("Bo", NOW + DAY)]
    assert db.read_sync(outsiders.count, group.id, NOW + DAY) == 2


def test_other_notes_and_other_groups_do_not_count(db, group):
    def write(session):
        other = factories.group(session, "Eastmere")
        ask(session, other.id, "Ash")
        audit.note(session, factories.change(session, group.id), "deletion_asked")

    db.run_sync(write)
    assert db.read_sync(outsiders.count, group.id, NOW - DAY) == 0


def test_a_persons_own_days_are_found_in_the_groups_asked_about(db, group):
    for days in (1, 0):
        db.run_sync(ask, group.id, "Ash", NOW + days * DAY)
    db.run_sync(ask, group.id, "Bo")
    assert db.read_sync(outsiders.of_person, [group.id], "entra-Ash") == [NOW, NOW + DAY]
    assert db.read_sync(outsiders.of_person, [], "entra-Ash") == []
