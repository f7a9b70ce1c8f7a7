"""What was read is saved all or nothing, and the same file twice changes nothing."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from documents import import_record
from documents.read_plan import read_plan
from documents.read_table import read_bytes, read_path
from documents.read_training import read_training
from rules.deadlines import Context
from storage import action_history, action_lists, actions, audit, audit_heads, training
from storage.action_lists import Filter
from tests import factories

SAMPLE = Path(__file__).parents[2] / "sample"
CONTEXT = Context(factories.TODAY)
EVERY = Filter(open_only=False)


def saved_plan(db, group, text: str | Path, at: datetime = factories.NOW):
    tables = read_path(text) if isinstance(text, Path) else read_bytes(text.encode())
    plan = read_plan(tables, CONTEXT)
    return db.run_sync(lambda session: import_record.save_plan(session, factories.change(session, group.id, at), plan))


def saved_register(db, group, text: str | Path):
    tables = read_path(text) if isinstance(text, Path) else read_bytes(text.encode())
    register = read_training(tables, CONTEXT)
    return db.run_sync(
        lambda session: import_record.save_register(session, factories.change(session, group.id), register)
    )


def test_every_line_of_the_plan_is_saved_once(db, group):
    first = saved_plan(db, group, SAMPLE / "plan-2016.csv")
    head = db.read_sync(audit_heads.head, group.id)
    again = saved_plan(db, group, SAMPLE / "plan-2016.csv")
    assert (first.added, first.unchanged) == (27, 0)
    assert (again.added, again.unchanged, again.differing) == (0, 27, ())
    assert db.read_sync(audit_heads.head, group.id) == head
    assert len(db.read_sync(action_lists.lines, group.id, EVERY)) == 27


def test_a_saved_line_holds_what_was_read(db, group):
    saved_plan(db, group, SAMPLE / "plan-2016.csv")
    action = db.read_sync(actions.by_ref, group.id, "1.1")
    assert (action.deadline_text, action.deadline_class, action.due_on) == ("28t February", "DATE", date(2016, 2, 28))
    assert (action.owners, action.status, action.theme) == ([], "not stated", "Partnership")
    update = db.read_sync(action_history.updates, group.id, action.id)[0]
    assert (update.note, update.deadline) == ("moved: now 10 May 2016", "10 May 2016")


def test_old_words_of_a_file_are_no_answer_of_today(db, group):
    saved_plan(db, group, SAMPLE / "plan-2016.csv")
    assert db.read_sync(actions.by_ref, group.id, "3.6").updated_at is None


def test_what_people_did_since_is_left_alone(db, group):
    text = "Ref,Action,Owner\n1.1,Write the plan,Police\n"
    saved_plan(db, group, text)

    def reassign(session):
        action = actions.by_ref(session, group.id, "1.1")
        change = factories.change(session, group.id)
        actions.update(session, change, action, owners=[{"kind": "agency", "name": "Housing"}], today=factories.TODAY)

    db.run_sync(reassign)
    again = saved_plan(db, group, text, factories.NOW + timedelta(days=1))
    assert again.differing == ("1.1",)
    assert db.read_sync(actions.by_ref, group.id, "1.1").owners[0]["name"] == "Housing"


def test_lines_without_a_ref_get_running_numbers_and_are_known_again(db, group):
    db.run_sync(factories.action, group.id, ref="1")
    text = "Ref,Action,Owner\n,Write the plan,Police\n2,Send the plan,Police\n,Print the plan,Police\n"
    assert saved_plan(db, group, text).added == 3
    assert {line.ref: line.title for line in db.read_sync(action_lists.lines, group.id, EVERY)} == {
        "1": "Map the venues",
        "2": "Send the plan",
        "3": "Write the plan",
        "4": "Print the plan",
    }
    assert saved_plan(db, group, text).unchanged == 3


def test_a_ref_whose_action_was_withdrawn_is_not_used_again(db, group):
    undone = db.run_sync(factories.action, group.id, ref="1.1")

    def withdraw(session):
        action = actions.by_ref(session, group.id, undone.ref)
        audit.amend(session, factories.change(session, group.id), action, voided_at=factories.NOW)

    db.run_sync(withdraw)
    text = "Ref,Action,Owner\n1.1,Write the plan,Police\n1,Send the plan,Police\n"
    assert saved_plan(db, group, text).added == 2
    assert {line.ref for line in db.read_sync(action_lists.lines, group.id, EVERY)} == {"1", "2"}
    assert saved_plan(db, group, text).added == 0


def test_a_failure_in_the_middle_saves_nothing(db, group):
    plan = read_plan(read_path(SAMPLE / "plan-2016.csv"), CONTEXT)

    def save(session):
        import_record.save_plan(session, factories.change(session, group.id), plan)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        db.run_sync(save)
    assert db.read_sync(action_lists.lines, group.id, EVERY) == []
    assert db.read_sync(audit_heads.head, group.id).count == 0


def test_the_register_of_2016_17_is_saved_once_and_comes_to_410(db, group):
    assert saved_register(db, group, SAMPLE / "training-2016-17.csv").added == 7
    assert saved_register(db, group, SAMPLE / "training-2016-17.csv").unchanged == 7
    totals = db.read_sync(training.totals, group.id, 2016)
    assert sum(total.people for total in totals) == 410
    assert (totals[0].cohort, totals[0].people) == ("Social care staff", 153)


def test_two_equal_sessions_of_one_file_are_two_sessions(db, group):
    text = "date,cohort,people\n1 May 2026,Housing,12\n1 May 2026,Housing,12\n"
    assert saved_register(db, group, text).added == 2
    assert saved_register(db, group, text).added == 0


def test_another_groups_plan_is_not_seen(db, group):
    other = db.run_sync(factories.group, "Southbrook")
    saved_plan(db, other, "Ref,Action,Owner\n1.1,Write the plan,Police\n")
    assert saved_plan(db, group, "Ref,Action,Owner\n1.1,Write the plan,Police\n").added == 1
