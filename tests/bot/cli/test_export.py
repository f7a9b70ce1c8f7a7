"""`export` writes one group's record, as it is or as it stood on a day."""

import json
from datetime import date, timedelta

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from storage import actions, audit
from storage.actions import Status
from storage.db import Database
from tests import factories


@pytest.fixture
def db(database_url):
    """Return the clean database of each kind; the edge's tests, beside these, have one of their own."""
    database = Database(database_url)
    yield database
    database.close()


def run(*arguments: str, now: str = "2027-02-12T10:00"):
    return CliRunner().invoke(app, ["export", *arguments, "--now", now])


def document(*arguments: str, now: str = "2027-02-12T10:00"):
    done = run(*arguments, now=now)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_the_record_is_one_json_document_with_the_contracts_keys(group, database_url):
    found = document("--format", "json", "--db", database_url)
    assert set(found) >= {
        *("group", "members", "actions", "training", "targets", "meetings", "decisions", "reminders", "audit"),
    }


def test_the_head_of_the_trail_is_in_it(db, group, database_url):
    db.run_sync(factories.action, group.id)
    head = db.read_sync(audit.head, group.id)
    assert document("--db", database_url)["audit"] == {"count": head.count, "hash": head.hash}


def test_as_at_a_day_shows_the_record_of_that_evening(db, group, database_url):
    action = db.run_sync(factories.action, group.id, on=date(2027, 2, 10))
    later = factories.NOW + timedelta(days=2)

    def complete(session):
        change = factories.change(session, group.id, later)
        found = actions.by_ref(session, group.id, action.ref)
        actions.update(session, change, found, status=Status.COMPLETE, today=later.date())

    db.run_sync(complete)
    then, now = document("--as-at", "2027-02-10", "--db", database_url), document("--db", database_url)
    assert (then["as_at"], now["as_at"]) == ("2027-02-10", "2027-02-12")
    assert [found["status"] for found in (*then["actions"], *now["actions"])] == ["not started", "complete"]
    assert document("--as-at", "2027-02-08", "--db", database_url)["actions"] == []


def test_a_day_to_come_is_refused(group, database_url):
    done = run("--as-at", "2027-02-13", "--db", database_url)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "has not come yet" in done.stderr


def test_several_groups_have_to_be_named(db, group, database_url):
    db.run_sync(factories.group, "Southbrook")
    assert run("--db", database_url).exit_code == 1
    assert document("--group", "southbrook", "--db", database_url)["group"]["name"] == "Southbrook"


def test_an_unknown_format_is_wrong_usage(group, database_url):
    assert run("--format", "pdf", "--db", database_url).exit_code == 2
