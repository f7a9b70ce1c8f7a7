"""The audit trail: what it says of a change, and that nobody can edit, remove or cut it unseen."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, select, update

from storage import actions, audit, audit_check, audit_heads
from storage.audit import AuditEvent
from storage.audit_heads import NO_HASH, AuditHead, Head
from storage.types import columns, plain
from tests import factories
from tests.factories import NOW, TODAY

EVENT = columns(AuditEvent)


def trail(session, group_id):
    return list(session.scalars(select(AuditEvent).where(EVENT.group_id == group_id).order_by(EVENT.seq)))


def written(db, group, notes=5):
    """Write some events and return the head."""

    def write(session):
        for number in range(notes):
            audit.note(session, factories.change(session, group.id), "delete asked", number=number)
        return audit_heads.head(session, group.id)

    return db.run_sync(write)


def faults(db, group, known=None):
    return db.read_sync(audit_check.verify, group.id, known)


def test_an_empty_trail_is_whole(db, group):
    assert faults(db, group) == []
    assert db.read_sync(audit_heads.head, group.id) == Head(0, NO_HASH)


def test_a_new_row_is_written_with_who_when_and_what_it_holds(db, group):
    def write(session):
        robin = factories.member(session, group.id)
        action = factories.action(session, group.id, "Map the venues", by=robin, theme="Partnership", on=TODAY)
        return robin, action, audit.history(session, group.id, "actions", action.id)

    robin, action, (event,) = db.run_sync(write)
    assert (event.at, event.by_id, event.by_name) == (NOW, robin.id, robin.name)
    assert (event.subject, event.subject_id, event.was) == ("actions", action.id, {})
    assert event.now.items() >= {"title": "Map the venues", "theme": "Partnership", "due_on": "2027-02-09"}.items()
    assert not {"completed_on", "voided_at", "owners"} & set(event.now), "what is empty needs no telling"


def test_an_amendment_says_what_was_and_what_is_now_of_what_differs_and_nothing_else(db, group):
    def write(session):
        action = factories.action(session, group.id, "Map the venues", on=TODAY)
        change = factories.change(session, group.id)
        assert audit.amend(session, change, action, title="Map all venues", due_on=TODAY, completed_on=TODAY)
        return audit.history(session, group.id, "actions", action.id)[-1]

    event = db.run_sync(write)
    assert event.was == {"title": "Map the venues", "completed_on": None}
    assert event.now == {"title": "Map all venues", "completed_on": "2027-02-09"}


def test_an_amendment_that_changes_nothing_leaves_no_event(db, group):
    def write(session):
        action = factories.action(session, group.id)
        before = audit_heads.head(session, group.id)
        assert not audit.amend(session, factories.change(session, group.id), action, title=action.title)
        return before == audit_heads.head(session, group.id)

    assert db.run_sync(write)


def test_a_note_is_chained_too_though_no_row_changed(db, group):
    head = written(db, group, notes=1)
    (event,) = db.read_sync(trail, group.id)
    assert (event.subject, event.subject_id, event.was, event.now) == ("delete asked", None, {}, {"number": 0})
    assert head == Head(1, event.hash)


def test_events_of_one_write_share_its_number(db, group):
    def write(session):
        action = factories.action(session, group.id)
        change = factories.change(session, group.id)
        actions.update(session, change, action, note="Two venues left", today=TODAY)
        return change, trail(session, group.id)

    change, events = db.run_sync(write)
    assert change.id == 2
    assert [(event.seq, event.change) for event in events] == [(1, 1), (2, 2), (3, 2)]


def test_the_chain_survives_every_kind_of_value(db, group):
    odd = {"text": "O'Hara; DROP TABLE 100% \u2028 \U0001f4c5", "float": 0.1, "deep": [{"a": [1, None]}], "big": 2**53}

    def write(session):
        audit.note(session, factories.change(session, group.id), "odd", **odd)
        factories.target(session, group.id, level=95)
        factories.trained(session, group.id, held_on=None)

    db.run_sync(write)
    assert faults(db, group) == []
    assert db.read_sync(trail, group.id)[0].now == odd


EDITS = {
    "change": 1,
    "at": NOW.replace(year=2026),
    "by_id": 77,
    "by_name": "Somebody Else",
    "subject": "actions",
    "subject_id": 3,
    "was": {"a": 1},
    "now": {"number": 99},
}


def test_the_edits_below_cover_every_column_that_is_told():
    chained = {"id", "group_id", "seq", "previous", "hash"}
    assert set(EDITS) == set(AuditEvent.model_fields) - chained


@pytest.mark.parametrize("column", EDITS)
def test_an_edited_row_is_found(db, group, column):
    written(db, group)
    db.run_sync(lambda s: s.execute(update(AuditEvent).where(EVENT.seq == 3).values({column: EDITS[column]})) and None)
    assert faults(db, group) == ["Event 3 was changed after it was written."]


def test_a_row_edited_together_with_its_hash_is_found_by_the_next(db, group):
    written(db, group)

    def forge(session):
        event = trail(session, group.id)[2]
        event.by_name = "Somebody Else"
        event.hash = audit.digest(event.model_dump())

    db.run_sync(forge)
    assert faults(db, group) == ["Event 4 does not follow the event before it."]


def test_a_removed_row_is_found(db, group):
    written(db, group)
    db.run_sync(lambda session: session.execute(delete(AuditEvent).where(EVENT.seq == 3)) and None)
    assert faults(db, group)[0] == "Event 3 is missing: the next one found is 4."


def test_a_cut_tail_is_found_by_the_head_row(db, group):
    written(db, group)
    db.run_sync(lambda session: session.execute(delete(AuditEvent).where(EVENT.seq > 3)) and None)
    assert faults(db, group) == ["The trail ends at event 3, but 5 were written."]


def cut(session, group_id, length):
    """Cut the trail and make the head row agree, as somebody with the database's password could."""
    session.execute(delete(AuditEvent).where(EVENT.seq > length))
    last = trail(session, group_id)[-1]
    session.execute(update(AuditHead).values(count=last.seq, hash=last.hash))


def test_a_cut_tail_with_a_rewritten_head_row_is_found_by_the_known_head(db, group):
    known = written(db, group)
    db.run_sync(cut, group.id, 3)
    assert faults(db, group) == [], "the database alone cannot tell"
    assert faults(db, group, known) == [
        "The trail does not contain the known head 5: its end was cut or rewritten.",
    ]


def test_a_tail_that_was_cut_and_written_anew_is_found_by_the_known_head(db, group):
    known = written(db, group)
    db.run_sync(cut, group.id, 3)
    written(db, group, notes=4)
    assert faults(db, group) == []
    assert len(faults(db, group, known)) == 1


def test_a_known_head_stays_good_when_the_trail_grows(db, group):
    known = written(db, group)
    written(db, group, notes=3)
    assert faults(db, group, known) == []


def test_a_rewritten_head_row_is_found(db, group):
    written(db, group)
    db.run_sync(lambda session: session.execute(update(AuditHead).values(hash="f" * 64)) and None)
    assert faults(db, group) == ["The trail ends at event 5, but 5 were written."]


def test_a_removed_head_row_is_found(db, group):
    written(db, group)
    db.run_sync(lambda session: session.execute(delete(AuditHead)) and None)
    assert faults(db, group) == ["The trail ends at event 5, but 0 were written."]


def test_one_groups_trail_does_not_depend_on_anothers(db, group):
    head = written(db, group)
    other = db.run_sync(factories.group, "Eastmere Prevent group")
    written(db, other, notes=2)
    db.run_sync(lambda session: session.execute(delete(AuditEvent).where(EVENT.group_id == other.id)) and None)
    assert faults(db, group, head) == []
    assert faults(db, other) != []


def test_ten_writers_of_one_group_at_once_leave_one_whole_chain(db, group):
    writers, each = 10, 4
    together = threading.Barrier(writers, timeout=20)

    def write(number):
        together.wait()
        for n in range(each):
            db.run_sync(factories.action, group.id, f"Action {n} of writer {number}")

    with ThreadPoolExecutor(writers) as threads:
        list(threads.map(write, range(writers)))
    assert db.read_sync(audit_heads.head, group.id).count == writers * each
    assert faults(db, group) == []
    assert {event.seq for event in db.read_sync(trail, group.id)} == set(range(1, writers * each + 1))


def test_a_head_read_before_the_lock_is_read_again_after_it(db, group):
    written(db, group, notes=1)

    def write(session):
        seen = audit_heads.head(session, group.id)
        if not db.is_sqlite:  # SQLite lets no second writer in meanwhile
            written(db, group, notes=1)
        audit.note(session, factories.change(session, group.id), "after", seen=seen.count)

    db.run_sync(write)
    assert faults(db, group) == []


def test_a_failed_write_leaves_no_gap(db, group):
    def fail(session):
        factories.action(session, group.id)
        raise LookupError

    written(db, group, notes=1)
    with pytest.raises(LookupError):
        db.run_sync(fail)
    written(db, group, notes=1)
    assert faults(db, group) == []


def test_what_a_transaction_wrote_itself_is_told_as_the_trail_tells_it_afterwards(db, group):
    began = written(db, group, notes=2)

    def write(session):
        heads, told = [began], {}
        for subject in ("one", "two", "three"):
            audit.note(session, factories.change(session, group.id), subject)
            heads.append(audit_heads.head(session, group.id))
        for known in (*heads, Head(began.count + 1, "f" * 64), Head(0, NO_HASH)):
            told[known] = audit.written_since(session, group.id, known, heads[-1])
        return told, heads[-1]

    told, now = db.run_sync(write)
    assert list(told.values())[:4] == [{"one", "two", "three"}, {"two", "three"}, {"three"}, None]
    for known, subjects in told.items():
        assert subjects == db.read_sync(audit.written_since, group.id, known, now)


def test_a_head_is_written_as_count_and_hash():
    assert str(Head(7, "ab")) == "7:ab"


def test_a_timestamp_in_the_trail_is_utc_text(db, group):
    def write(session):
        action = factories.action(session, group.id)
        audit.amend(session, factories.change(session, group.id), action, voided_at=NOW)
        return audit.history(session, group.id, "actions", action.id)[-1].now

    assert db.run_sync(write) == {"voided_at": plain(NOW)}
