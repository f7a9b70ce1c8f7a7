"""Statements run on the driver give what the session gives, on both databases."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from storage import actions, prepared
from storage.actions import Action
from storage.types import NaiveDatetime, table
from tests import factories
from tests.factories import NOW

ACTIONS = table(Action)
BY_ID = prepared.always(select(*ACTIONS.c).where(ACTIONS.c.id == bindparam("of_id")))
NAMES = tuple(ACTIONS.c.keys())


def test_a_row_reads_as_the_session_reads_it(db, group):
    def write(session):
        made = factories.action(session, group.id, on=date(2027, 3, 2), owners=[{"kind": "agency", "name": "Police"}])
        session.expunge_all()
        row = BY_ID.first(session, {"of_id": made.id})
        return dict(zip(NAMES, row, strict=True)), session.get(Action, made.id).model_dump()

    ours, theirs = db.run_sync(write)
    assert ours == theirs
    assert ours["added_at"].tzinfo is not None


def test_a_written_moment_comes_back_in_utc_and_a_naive_one_is_refused(db, group):
    stamp = prepared.always(
        update(ACTIONS).where(ACTIONS.c.id == bindparam("of_id")).values(updated_at=bindparam("new_at"))
    )
    summer = datetime(2027, 7, 1, 10, 0, tzinfo=timezone(timedelta(hours=1)))

    def write(session):
        made = factories.action(session, group.id)
        stamp.do(session, {"of_id": made.id, "new_at": summer})
        with pytest.raises(NaiveDatetime):
            stamp.do(session, {"of_id": made.id, "new_at": datetime(2027, 7, 1)})  # noqa: DTZ001 - the test
        [row] = BY_ID.rows(session, {"of_id": made.id})
        return row[NAMES.index("updated_at")]

    assert db.run_sync(write) == datetime(2027, 7, 1, 9, 0, tzinfo=UTC)


def test_no_row_is_none_and_no_rows_are_an_empty_list(db):
    assert db.read_sync(BY_ID.first, {"of_id": 999}) is None
    assert db.read_sync(BY_ID.rows, {"of_id": 999}) == []


def test_a_broken_rule_is_the_sessions_own_error_without_what_was_written(db, group):
    names = ("group_id", "ref", "title", "owners", "deadline_text", "deadline_class", "external", "status")
    again = prepared.always(
        insert(ACTIONS).values({name: bindparam(name) for name in (*names, "revision", "added_at")})
    )
    values = dict(zip(names, (group.id, "7", "secret title", [], "", "NONE", False, "not stated"), strict=True))

    def write(session):
        for _ in range(2):
            again.do(session, values | {"revision": 0, "added_at": NOW})

    with pytest.raises(IntegrityError) as raised:
        db.run_sync(write)
    assert "secret title" not in str(raised.value)


def test_an_entity_holds_what_the_session_would_have_loaded(db, group):
    def write(session):
        made = factories.action(session, group.id, ref="7", title="Map the venues", on=date(2027, 3, 2))
        session.expunge_all()
        return actions.by_ref(session, group.id, "7").model_dump(), session.get(Action, made.id).model_dump()

    ours, theirs = db.run_sync(write)
    assert ours == theirs


def test_nothing_is_saved_by_being_set_on_an_entity_past_the_trail(db, group):
    def write(session):
        factories.action(session, group.id, ref="7", title="Map the venues")
        session.expunge_all()
        actions.by_ref(session, group.id, "7").title = "Map the halls"
        session.flush()
        session.expunge_all()
        return actions.by_ref(session, group.id, "7").title

    assert db.run_sync(write) == "Map the venues"
