"""Groups: found by name, or by being the only one."""

import pytest

from storage import groups
from storage.groups import THEMES, GroupNotFound, SeveralGroups
from tests import factories


def test_a_new_group_has_the_usual_themes_and_nothing_else_of_its_own(db, group):
    read = db.read_sync(groups.get, group.id)
    assert read.themes == list(THEMES)
    assert (read.marking, read.digest_at) == ("OFFICIAL", "09:00")
    assert [read.agencies, read.products, read.cohorts, read.terms, read.contacts] == [[], [], [], {}, {}]


def test_two_groups_never_share_a_list_of_defaults(db, group):
    other = db.run_sync(factories.group, "Eastmere Prevent group")
    assert other.themes is not group.themes


def test_a_group_that_is_not_there_is_said_so(db):
    with pytest.raises(GroupNotFound):
        db.read_sync(groups.get, 404)


def test_the_only_group_needs_no_name(db, group):
    assert db.read_sync(groups.named, None).id == group.id


def test_a_name_is_found_in_any_case(db, group):
    assert db.read_sync(groups.named, group.name.upper()).id == group.id
    with pytest.raises(GroupNotFound):
        db.read_sync(groups.named, "Eastmere Prevent group")


@pytest.mark.usefixtures("group")
def test_among_several_a_name_is_asked_for(db):
    other = db.run_sync(factories.group, "Eastmere Prevent group")
    with pytest.raises(SeveralGroups):
        db.read_sync(groups.named, None)
    assert db.read_sync(groups.named, other.name).id == other.id


def test_an_empty_database_has_no_group(db):
    with pytest.raises(GroupNotFound):
        db.read_sync(groups.named, None)
    assert db.read_sync(groups.every) == []


@pytest.mark.usefixtures("group")
def test_groups_are_told_by_name(db):
    db.run_sync(factories.group, "Eastmere Prevent group")
    assert [each.name for each in db.read_sync(groups.every)] == [
        "Eastmere Prevent group",
        "Northbrook Prevent Operational Group",
    ]
