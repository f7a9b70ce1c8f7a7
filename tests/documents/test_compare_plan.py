"""A later version of a file shows what differs; what is accepted is taken over with its history, the rest is left."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from documents import import_record
from documents.compare_plan import compare
from documents.import_record import LATER, NotChanged
from documents.read_plan import read_plan
from documents.read_table import read_bytes
from rules.deadlines import Context
from storage import action_history, action_lists, actions, audit, audit_heads, undo
from storage.action_lists import Filter
from tests import factories
from tests.factories import NOW, TODAY

FIRST = """Ref,Theme,Action,Deadline,Owner,Status,Update
3.5,Venues,Write to the halls,28 February 2027,Police,on track,
3.6,Venues,Open the web pages,March 2027,Housing,,
3.7,Training,Book a trainer for the crossing patrols,TBA,Education,,
"""
LATER_VERSION = """Ref,Theme,Action,Deadline,Owner,Status,Update
3.5,Venues,Write to the halls,10 May 2027,"Police, Housing",at risk,half have answered
3.6,Venues,Open the web pages,March 2027,Housing,,
3.8,Training,Choose an e-learning course,Ongoing,Health,,
"""


def plan(text: str):
    return read_plan(read_bytes(text.encode()), Context(TODAY))


def save(db, group, text: str, accept=(), at=NOW, by=None):
    read = plan(text)
    return db.run_sync(
        lambda session: import_record.save_plan(session, factories.change(session, group.id, at, by=by), read, accept)
    )


def difference(db, group, text: str):
    return db.read_sync(compare, group.id, plan(text))


def titles(db, group):
    return {line.ref: line.title for line in db.read_sync(action_lists.lines, group.id, Filter(open_only=False))}


def test_a_later_version_shows_new_changed_and_missing_lines(db, group):
    save(db, group, FIRST)
    found = difference(db, group, LATER_VERSION)
    assert [line.ref for line in found.new] == ["3.8"]
    assert found.same == 1
    assert [line.ref for line in found.missing] == ["3.7"]
    [changed] = found.changed
    assert changed.ref == "3.5"
    assert [(field.name, field.was, field.now) for field in changed.fields] == [
        ("owners", "Police", "Police, Housing"),
        ("deadline", "28 February 2027", "10 May 2027"),
        ("status", "on track", "at risk"),
        ("update", "", "half have answered"),
    ]


def test_what_is_not_accepted_stays_and_what_is_missing_is_not_removed(db, group):
    save(db, group, FIRST)
    saved = save(db, group, LATER_VERSION)
    assert (saved.added, saved.unchanged, saved.differing, saved.taken) == (1, 1, ("3.5",), ())
    assert db.read_sync(actions.by_ref, group.id, "3.5").deadline_text == "28 February 2027"
    assert set(titles(db, group)) == {"3.5", "3.6", "3.7", "3.8"}


def test_an_accepted_line_is_taken_over_and_keeps_its_history(db, group):
    save(db, group, FIRST)
    saved = save(db, group, LATER_VERSION, ["3.5", "3.5"], NOW + timedelta(days=1))
    assert (saved.differing, saved.taken) == ((), ("3.5",))
    action = db.read_sync(actions.by_ref, group.id, "3.5")
    assert (action.deadline_text, action.due_on, action.status) == ("10 May 2027", date(2027, 5, 10), "at risk")
    assert [owner["name"] for owner in action.owners] == ["Police", "Housing"]
    [earlier] = db.read_sync(action_history.earlier_deadlines, group.id, action.id)
    assert (earlier.text, earlier.reason) == ("28 February 2027", LATER)
    assert "half have answered" in [update.note for update in db.read_sync(action_history.updates, group.id, action.id)]
    housing = Filter(owners=(("agency", "Housing"),))
    assert {line.ref for line in db.read_sync(action_lists.lines, group.id, housing)} == {"3.5", "3.6"}


def test_after_it_is_accepted_the_same_version_changes_nothing(db, group):
    save(db, group, FIRST)
    save(db, group, LATER_VERSION, ["3.5"])
    head = db.read_sync(audit_heads.head, group.id)
    assert difference(db, group, LATER_VERSION).changed == ()
    assert save(db, group, LATER_VERSION).added == 0
    assert db.read_sync(audit_heads.head, group.id) == head


def test_new_words_for_a_line_keep_the_old_ones_in_the_trail(db, group):
    save(db, group, FIRST)
    save(db, group, FIRST.replace("Open the web pages", "Open the new web pages"), ["3.6"])
    action = db.read_sync(actions.by_ref, group.id, "3.6")
    assert action.title == "Open the new web pages"
    event = db.read_sync(audit.history, group.id, "actions", action.id)[-1]
    assert (event.was, event.now) == ({"title": "Open the web pages"}, {"title": "Open the new web pages"})


def test_a_ref_without_a_change_is_refused_and_nothing_is_saved(db, group):
    save(db, group, FIRST)
    with pytest.raises(NotChanged, match=r"nothing under 9\.9: it changes 3\.5"):
        save(db, group, LATER_VERSION, ["3.5", "9.9"])
    assert "3.8" not in titles(db, group)
    with pytest.raises(NotChanged, match="it changes no line"):
        save(db, group, FIRST, ["3.5"])


def test_a_blank_status_or_theme_of_the_file_says_nothing(db, group):
    save(db, group, FIRST)
    bare = "Ref,Theme,Action,Deadline,Owner,Status\n3.5,,Write to the halls,28 February 2027,Police,\n"
    assert difference(db, group, bare).changed == ()


def test_lines_counted_in_the_file_are_known_by_their_words_when_one_is_put_between(db, group):
    before = 'Ref,Action,Deadline\n3,"• Map the halls\n• Book a trainer",TBA\n'
    after = 'Ref,Action,Deadline\n3,"• Map the halls\n• Write to the clubs\n• Book a trainer",TBA\n'
    save(db, group, before)
    assert titles(db, group) == {"3.1": "Map the halls", "3.2": "Book a trainer"}
    found = difference(db, group, after)
    assert ([line.title for line in found.new], found.same, found.changed) == (["Write to the clubs"], 2, ())
    save(db, group, after)
    assert titles(db, group)["3.2"] == "Book a trainer"


def test_a_counted_line_with_other_words_is_the_same_line_when_they_are_similar(db, group):
    save(db, group, 'Ref,Action,Deadline\n3,"• Map the halls\n• Book a trainer",TBA\n')
    found = difference(db, group, 'Ref,Action,Deadline\n3,"• Map the village halls\n• Review the policy",TBA\n')
    assert [changed.ref for changed in found.changed] == ["3.1"]
    assert [line.title for line in found.new] == ["Review the policy"]


def test_a_flattened_table_twice_changes_nothing(db, group):
    line = "Write to every community centre of the district about its rooms"
    text = f"1.\n\nVenues\n\nAction\n\nDeadline\n\n\u00a0{line}.\n\nTBA\n\n\u00a0{line} again.\n\nOngoing\n"
    assert save(db, group, text).added == 2
    head = db.read_sync(audit_heads.head, group.id)
    again = save(db, group, text)
    assert (again.added, again.unchanged, again.differing) == (0, 2, ())
    assert db.read_sync(audit_heads.head, group.id) == head


def test_actions_of_meetings_are_not_missing_from_a_plan(db, group):
    db.run_sync(factories.action, group.id, ref="14")
    save(db, group, FIRST)
    assert difference(db, group, FIRST).missing == ()


def test_a_new_line_that_says_what_the_record_says_is_a_doubt_and_is_not_merged(db, group):
    save(db, group, FIRST)
    text = FIRST + "9.1,Training,Crossing patrols: book a trainer,TBA,,,\n"
    [doubt] = difference(db, group, text).alike
    assert (doubt.row, doubt.field) == (5, "action")
    assert "3.7 in the record" in doubt.reason
    assert save(db, group, text).added == 1


def test_an_import_taken_back_and_repeated_has_its_refs_again(db, group):
    by = db.run_sync(factories.member, group.id)
    save(db, group, FIRST, by=by)

    def take_back(session):
        change = undo.undoable(session, group.id, by.id, NOW)
        undo.undo(session, factories.change(session, group.id, by=by), change)

    db.run_sync(take_back)
    assert titles(db, group) == {}
    assert save(db, group, FIRST.replace("Police", "Fire service")).added == 3
    assert set(titles(db, group)) == {"3.5", "3.6", "3.7"}
    assert db.read_sync(actions.by_ref, group.id, "3.5").owners[0]["name"] == "Fire service"
    fire = Filter(owners=(("agency", "Fire service"),))
    assert [line.ref for line in db.read_sync(action_lists.lines, group.id, fire)] == ["3.5"]


def test_another_groups_lines_are_not_compared(db, group):
    other = db.run_sync(factories.group, "Southbrook")
    save(db, other, FIRST)
    found = difference(db, group, FIRST)
    assert (len(found.new), found.same, found.alike, found.missing) == (3, 0, (), ())


def test_comparing_only_reads(db, group):
    save(db, group, FIRST)
    head = db.read_sync(audit_heads.head, group.id)
    difference(db, group, LATER_VERSION)
    assert db.read_sync(audit_heads.head, group.id) == head


def test_benchmark_and_project_differ_when_the_file_gives_others(db, group):
    save(db, group, "Ref,Action,Owner,Benchmark\n1.1,Map the halls,Police,Channel panel\n")
    again = plan("Ref,Action,Owner,Benchmark\n1.1,Map the halls,Police,Referral pathway\n")
    again = replace(again, lines=tuple(replace(line, project="Youth") for line in again.lines))
    [changed] = db.read_sync(compare, group.id, again).changed
    assert [(field.name, field.was, field.now) for field in changed.fields] == [
        ("benchmark", "Channel panel", "Referral pathway"),
        ("project", "", "Youth"),
    ]
