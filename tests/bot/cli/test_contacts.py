"""The local routes are set on the command line, audited, and named by the fixed answers."""

import json

from storage import audit, groups
from storage.db import Database
from tests import factories


def made(database_url):
    database = Database(database_url)
    group = database.run_sync(factories.group)
    database.close()
    return group.id


def test_routes_that_are_set_are_shown_kept_and_audited(clerk, database_url):
    group_id = made(database_url)
    done = clerk("contacts", "--safeguarding-lead", "the duty lead, 01632 960 001", "--db", database_url)
    assert "Safeguarding lead: the duty lead, 01632 960 001" in done.stdout
    assert "Referral route: not set" in done.stdout
    database = Database(database_url)
    assert database.read_sync(groups.get, group_id).contacts == {"safeguarding_lead": "the duty lead, 01632 960 001"}
    [event] = database.read_sync(audit.history, group_id, "groups", group_id)
    assert event.by_name == "command line"
    database.close()


def test_what_is_not_given_stays_as_it_is(clerk, database_url):
    made(database_url)
    clerk("contacts", "--referral-route", "the hub", "--db", database_url)
    clerk("contacts", "--emergency-plan", "the plan", "--db", database_url)
    shown = json.loads(clerk("contacts", "--json", "--db", database_url).stdout)
    assert shown == {"safeguarding_lead": "", "referral_route": "the hub", "emergency_plan": "the plan"}
