"""Owners are found by their names and agencies, leading or supporting, and read with who leads first."""

import pytest

from storage import action_lists, action_owners, actions
from storage.action_lists import Filter
from tests import factories
from tests.factories import TODAY

HOUSING = {"kind": "agency", "name": "Housing"}
POLICE = {"kind": "agency", "name": "Police", "supporting": True}
ROBIN = {"kind": "person", "name": "Robin Vale", "agency": "Probation"}


@pytest.mark.parametrize(
    ("owners", "words"),
    [
        ([], ""),
        ([HOUSING], "Housing"),
        ([HOUSING, ROBIN], "Housing, Robin Vale"),
        ([POLICE, HOUSING], "Housing, supported by Police"),
        ([POLICE], "supported by Police"),
        ([HOUSING | {"declined": True}, POLICE], "Housing (says it is not theirs), supported by Police"),
    ],
)
def test_who_leads_is_said_before_who_supports(owners, words):
    assert action_owners.said(owners) == words


@pytest.mark.parametrize("name", ["Housing", "police", "PROBATION"])
def test_an_action_is_on_the_list_of_every_agency_that_leads_or_supports(db, group, name):
    db.run_sync(factories.action, group.id, owners=[HOUSING, POLICE, ROBIN])
    assert db.read_sync(action_lists.count, group.id, Filter(owners=(("agency", name),))) == 1


def test_whoever_is_taken_off_an_action_no_longer_finds_it(db, group):
    def write(session):
        action = factories.action(session, group.id, owners=[HOUSING, POLICE])
        actions.update(session, factories.change(session, group.id), action, owners=[HOUSING], today=TODAY)

    db.run_sync(write)
    assert db.read_sync(action_lists.count, group.id, Filter(owners=(("agency", "Police"),))) == 0
