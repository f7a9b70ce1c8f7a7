"""The ledger of deliveries, and what a person decides about those that failed, on both databases."""

import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from storage import audit, outbox_claims, outbox_ends, outbox_ledger
from storage.conversations import Conversation
from storage.db import Database
from storage.groups import Group
from storage.outbox import Reminder, State
from storage.outbox_ledger import NEEDS_A_LOOK, SENDABLE
from tests import factories
from tests.factories import NOW

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
Make = Callable[..., int]


@pytest.fixture
def channel(db: Database, group: Group) -> Conversation:
    return db.run_sync(factories.channel, group.id)


@pytest.fixture
def add(db: Database, channel: Conversation) -> Make:
    """Put a row in a state, due some time ago; return its id."""
    numbers = itertools.count(1)

    def make(state: State, ago: timedelta = HOUR, **fields: Any) -> int:
        due_at = NOW - ago
        given = {"due_at": due_at, "expires_at": due_at + 7 * DAY, "next_try_at": due_at, "attempts": 5} | fields

        def insert(session: Session) -> int:
            row = Reminder(
                group_id=channel.group_id,
                conversation_row_id=channel.id,
                kind="digest",
                subject=f"meeting:{next(numbers)}",
                local_date=due_at.date(),
                state=state,
                **given,
            )
            session.add(row)
            session.flush()
            return row.id or 0

        return db.run_sync(insert)

    return make


def send_again(db: Database, group_id: int | None, row_id: int) -> bool:
    return db.run_sync(
        lambda session: outbox_ledger.send_again(session, factories.change(session, group_id), row_id, NOW)
    )


def dismiss(db: Database, group_id: int | None, row_id: int) -> bool:
    return db.run_sync(
        lambda session: outbox_ledger.dismiss(session, factories.change(session, group_id), row_id, "told by phone")
    )


def row(db: Database, row_id: int) -> Reminder:
    return db.read_sync(lambda session: session.get_one(Reminder, row_id))


def notes(db: Database, subject: str) -> list[dict[str, Any]]:
    e = audit.columns(audit.AuditEvent)
    found = audit.select(audit.AuditEvent).where(e.subject == subject)
    return db.read_sync(lambda session: [event.now for event in session.scalars(found)])


def test_the_latest_due_comes_first_and_in_pages(db: Database, group: Group, add: Make) -> None:
    oldest, middle, newest = add(State.DEAD, 3 * DAY), add(State.HELD, 2 * DAY), add(State.UNCERTAIN, DAY)
    add(State.SENT, HOUR)
    page = db.read_sync(outbox_ledger.latest, group.id, NOW - 30 * DAY, NEEDS_A_LOOK, 2)
    assert [each.id for each in page] == [newest, middle]
    rest = db.read_sync(outbox_ledger.latest, group.id, NOW - 30 * DAY, NEEDS_A_LOOK, 2, 2)
    assert [(each.id, each.scope, each.attempts) for each in rest] == [(oldest, "channel", 5)]


def test_what_was_due_before_the_time_asked_for_is_left_out(db: Database, group: Group, add: Make) -> None:
    add(State.DEAD, 31 * DAY)
    assert not db.read_sync(outbox_ledger.latest, group.id, NOW - 30 * DAY, NEEDS_A_LOOK, 5)


def test_a_reminder_that_a_newer_one_spoke_for_needs_no_look(db: Database, group: Group, add: Make) -> None:
    add(State.EXPIRED, why=outbox_claims.FOLDED)
    late = add(State.EXPIRED, why="late")
    found = db.read_sync(outbox_ledger.latest, group.id, NOW - DAY, NEEDS_A_LOOK, 5)
    assert [each.id for each in found] == [late]


def test_counts_tell_a_possible_repeat_from_what_was_sent_once(db: Database, group: Group, add: Make) -> None:
    add(State.SENT)
    add(State.SENT)
    add(State.SENT, possible_repeat=True)
    add(State.EXPIRED, why=outbox_claims.FOLDED)
    add(State.EXPIRED, why="late")
    add(State.SENT, 40 * DAY)
    add(State.PENDING, -DAY)
    counted = db.read_sync(outbox_ledger.counts, group.id, NOW - 30 * DAY, NOW)
    assert counted == {"sent": 2, "repeated": 1, "folded": 1, "expired": 1}


def test_the_next_one_is_the_first_that_lies_ahead(db: Database, group: Group, add: Make) -> None:
    add(State.PENDING, -2 * DAY)
    first = add(State.PENDING, -DAY)
    add(State.PENDING, HOUR)
    found = db.read_sync(outbox_ledger.next_due, group.id, NOW)
    assert found
    assert found.id == first


@pytest.mark.parametrize("state", SENDABLE)
def test_a_reminder_that_is_sent_again_is_claimed_at_once(db: Database, group: Group, add: Make, state: State) -> None:
    row_id = add(state, 3 * DAY, expires_at=NOW - DAY, next_try_at=NOW + HOUR, attempts=20, why="late")
    assert send_again(db, group.id, row_id)
    db.run_sync(outbox_claims.sweep, NOW)
    claimed = db.run_sync(outbox_claims.claim, NOW, 5)
    assert [claim.row.id for claim in claimed.claims] == [row_id]
    assert row(db, row_id).attempts == 1
    assert notes(db, audit.SENT_AGAIN) == [{"reminder": row_id}]


@pytest.mark.parametrize(
    ("state", "was", "marked"),
    [
        (State.HELD, False, True),
        (State.UNCERTAIN, False, True),
        (State.DEAD, False, False),
        (State.DEAD, True, True),
        (State.EXPIRED, False, False),
    ],
)
def test_what_may_have_arrived_goes_out_as_a_possible_repeat(
    db: Database, group: Group, add: Make, state: State, was: bool, marked: bool
) -> None:
    row_id = add(state, possible_repeat=was)
    send_again(db, group.id, row_id)
    assert row(db, row_id).possible_repeat is marked


def test_one_that_is_sent_again_is_worth_sending_for_a_day_at_least(db: Database, group: Group, add: Make) -> None:
    late, in_time = add(State.EXPIRED, why="late", expires_at=NOW - HOUR), add(State.DEAD, expires_at=NOW + 5 * DAY)
    send_again(db, group.id, late)
    send_again(db, group.id, in_time)
    assert (row(db, late).expires_at, row(db, in_time).expires_at) == (NOW + DAY, NOW + 5 * DAY)


@pytest.mark.parametrize("state", [state for state in State if state not in SENDABLE])
def test_what_has_not_failed_is_not_sent_again(db: Database, group: Group, add: Make, state: State) -> None:
    row_id = add(state)
    assert not send_again(db, group.id, row_id)
    assert (row(db, row_id).state, notes(db, audit.SENT_AGAIN)) == (state, [])


def test_a_reminder_that_a_newer_one_spoke_for_is_left_alone(db: Database, group: Group, add: Make) -> None:
    row_id = add(State.EXPIRED, why=outbox_claims.FOLDED)
    assert not send_again(db, group.id, row_id)
    assert not dismiss(db, group.id, row_id)


def test_a_second_word_on_the_same_reminder_changes_nothing(db: Database, group: Group, add: Make) -> None:
    row_id = add(State.HELD)
    assert send_again(db, group.id, row_id)
    assert not dismiss(db, group.id, row_id)
    assert not send_again(db, group.id, row_id)
    assert row(db, row_id).state == State.PENDING


def test_a_slow_worker_does_not_settle_what_somebody_sent_again(db: Database, group: Group, add: Make) -> None:
    row_id = add(State.UNCERTAIN)
    slow = row(db, row_id)
    send_again(db, group.id, row_id)
    assert not db.run_sync(outbox_ends.sent, slow, "1:late", NOW + MINUTE)
    assert row(db, row_id).state == State.PENDING


@pytest.mark.parametrize("state", NEEDS_A_LOOK)
def test_a_dismissed_reminder_ends_and_its_reason_is_in_the_trail_only(
    db: Database, group: Group, add: Make, state: State
) -> None:
    row_id = add(state, why="late")
    assert dismiss(db, group.id, row_id)
    assert (row(db, row_id).state, row(db, row_id).why) == (State.DISMISSED, "dismissed")
    assert notes(db, audit.DISMISSED) == [{"reminder": row_id, "reason": "told by phone"}]


@pytest.mark.parametrize("state", [state for state in State if state not in NEEDS_A_LOOK])
def test_what_needs_no_look_is_not_dismissed(db: Database, group: Group, add: Make, state: State) -> None:
    assert not dismiss(db, group.id, add(state))


@pytest.mark.parametrize("decide", [send_again, dismiss])
def test_another_groups_reminder_is_out_of_reach(
    db: Database, add: Make, decide: Callable[[Database, int | None, int], bool]
) -> None:
    row_id = add(State.DEAD)
    other = db.run_sync(factories.group, "Eastmere")
    assert not decide(db, other.id, row_id)
    assert row(db, row_id).state == State.DEAD
