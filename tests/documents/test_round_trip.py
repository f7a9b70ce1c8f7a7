"""The record's own export, loaded into an empty group, gives the same actions."""

from datetime import date
from typing import Any

import pytest

from bot.simulator import northbrook
from documents import import_record, record_json, spreadsheet, word
from documents.compare_plan import compare
from documents.read_plan import read_plan
from documents.read_table import read_bytes
from rules.calendar import LONDON
from rules.deadlines import Context
from storage import actions, groups
from storage.actions import Due, Status
from tests import factories
from tests.factories import TODAY

LATER = date(2028, 6, 1)  # words such as "end of Q4" come to another day by then
SUPPORT = {"supporting": True}

# The words are the same on either database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def whole_sample(session):
    northbrook.build(session, TODAY, LONDON)
    [group] = groups.every(session)
    owners = [
        {"kind": "person", "name": "Priya", "agency": "Probation"},
        {"kind": "agency", "name": "Health and Housing"},
        {"kind": "role", "name": "Prevent coordinator", **SUPPORT},
        {"kind": "person", "name": "Sam", **SUPPORT},
    ]
    for number, status in enumerate(Status):
        change = factories.change(session, group.id)
        meeting = Due("next meeting", "EVENT", date(2027, 3, 2), "day") if number % 2 else None
        given = {"owners": owners[number % 3 :], "due": meeting, "project": "Safe venues", "benchmark": "Channel panel"}
        action = actions.add(
            session,
            change,
            title=f"Write letter {number}",
            theme=None if number % 2 else "Venues",
            status=status,
            review_on=date(2027, 10, 31) if number % 2 else None,
            **given,
        )
        told = {"note": "Done for the north", "evidence": "letter 1"} if number % 3 else {"note": "complete"}
        actions.update(session, factories.change(session, group.id), action, today=TODAY, **told)
    return group


def comparable(record: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the actions by what a spreadsheet carries of them."""
    kept = ("ref", "theme", "benchmark", "project", "title", "owners", "status", "review_on", "evidence")
    return [
        {name: action[name] for name in kept}
        | {name: action["deadline"][name] for name in ("text", "class", "date")}
        | {"note": next((told["note"] for told in reversed(action["updates"]) if told["note"]), None)}
        for action in sorted(record["actions"], key=lambda action: action["ref"])
    ]


def loaded(db, file: bytes) -> dict[str, Any]:
    """Load a file into an empty group and return that group's record."""
    other = db.run_sync(factories.group, "Southbrook")
    plan = read_plan(read_bytes(file), Context(LATER))
    db.run_sync(lambda session: import_record.save_plan(session, factories.change(session, other.id), plan))
    return db.read_sync(record_json.export, other, TODAY)


@pytest.mark.parametrize("write", [spreadsheet.workbook, spreadsheet.actions_csv])
def test_the_whole_sample_comes_back_as_it_was(db, write):
    record = db.read_sync(record_json.export, db.run_sync(whole_sample), TODAY)
    assert comparable(loaded(db, write(record))) == comparable(record)


def test_the_export_changes_nothing_in_the_group_it_is_of(db):
    group = db.run_sync(whole_sample)
    record = db.read_sync(record_json.export, group, TODAY)
    plan = read_plan(read_bytes(spreadsheet.workbook(record)), Context(LATER))
    found = db.read_sync(compare, group.id, plan)
    assert (found.new, found.changed, found.missing) == ((), (), ())
    assert plan.unclear == ()


def test_the_document_comes_back_with_who_leads_and_who_supports(db):
    record = db.read_sync(record_json.export, db.run_sync(whole_sample), TODAY)
    names = ("ref", "theme", "title", "owners", "text", "status")
    was, now = (
        [{name: action[name] for name in names} for action in comparable(each)]
        for each in (record, loaded(db, word.document(record)))
    )
    assert now == was
