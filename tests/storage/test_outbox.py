"""The outbox on both databases: rows once, one holder at a time, and no state that hides what happened."""

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from rules.calendar import LONDON, at_local
from storage import conversations, groups, outbox, outbox_claims, outbox_ends, send_rates
from storage.conversations import Conversation
from storage.db import Database
from storage.groups import Group
from storage.outbox import Occurrence, Reminder, State
from tests import factories
from tests.factories import NOW, TENANT

LATER = NOW + outbox_claims.LEASE


@pytest.fixture
def channel(db: Database, group: Group) -> Conversation:
    return db.run_sync(factories.channel, group.id)


@pytest.fixture
def add(db: Database, group: Group, channel: Conversation):
    def make(days_ago: int = 0, *, to: Conversation = channel, **fields: Any) -> Reminder:
        return db.run_sync(_add, group.id, to.id, occurrence(days_ago, **fields))

    return make


def occurrence(days_ago: int = 0, **fields: Any) -> Occurrence:
    day = NOW.date() - timedelta(days=days_ago)
    due_at = at_local(day, time(9), LONDON)
    given = {"kind": "digest", "subject": "group", "revision": 0, "expires_at": due_at + timedelta(days=7)} | fields
    return Occurrence(**{"local_date": day, "due_at": due_at} | given)


def _add(session: Session, group_id: int, conversation_row_id: int, wanted: Occurrence) -> Reminder:
    assert outbox.materialise(session, group_id, conversation_row_id, [wanted]) == 1
    rows = outbox.of_conversation(session, group_id, conversation_row_id, wanted.local_date)
    return next(row for row in rows if outbox.key(row) == outbox.key(wanted))


def state_of(db: Database, row: Reminder) -> Reminder:
    found = db.read_sync(lambda session: session.get(Reminder, row.id))
    assert found is not None
    return found


def claim(db: Database, now: datetime = NOW) -> Reminder | None:
    return next((each.row for each in db.run_sync(outbox_claims.claim, now).claims), None)


def claim_swept(db: Database, now: datetime) -> Reminder | None:
    db.run_sync(outbox_claims.sweep, now)
    return claim(db, now)


def start_sending(db: Database, now: datetime = NOW) -> Reminder:
    row = claim(db, now)
    assert row is not None
    assert db.run_sync(outbox_ends.mark_sending, row, now, possible_repeat=row.possible_repeat)
    return row


def test_an_occurrence_has_one_row_however_often_it_is_materialised(db: Database, group: Group, channel: Conversation):
    args = (group.id, channel.id, [occurrence(), occurrence(-1)])
    assert db.run_sync(outbox.materialise, *args) == 2
    assert db.run_sync(outbox.materialise, *args) == 0
    assert db.run_sync(outbox.materialise, group.id, channel.id, []) == 0


def test_a_later_revision_is_another_occurrence(db: Database, group: Group, channel: Conversation):
    for revision in (0, 1):
        assert db.run_sync(outbox.materialise, group.id, channel.id, [occurrence(revision=revision)]) == 1


def test_a_new_time_of_the_same_day_is_the_same_occurrence(db: Database, group: Group, channel: Conversation, add):
    row = add()
    later = occurrence(due_at=row.due_at + timedelta(hours=5))
    assert db.run_sync(outbox.materialise, group.id, channel.id, [later]) == 0
    assert outbox.is_elsewhen(row, later)
    assert db.run_sync(outbox.reschedule, row, later)
    assert claim(db) is None
    assert claim(db, later.due_at) is not None


def test_a_row_somebody_holds_is_not_rescheduled(db: Database, add):
    row = add()
    claim(db)
    assert not db.run_sync(outbox.reschedule, row, occurrence(due_at=NOW + timedelta(hours=5)))


def test_nothing_is_claimed_before_it_is_due(db: Database, add):
    add(-1)
    assert claim(db) is None


def test_a_claimed_row_is_not_claimed_again_while_its_lease_runs(db: Database, add):
    add()
    row = claim(db)
    assert row is not None
    assert (row.state, row.fence, row.attempts) == (State.CLAIMED, 1, 1)
    assert claim_swept(db, LATER - timedelta(seconds=1)) is None


def test_a_worker_lost_before_sending_is_replaced_and_nothing_is_a_repeat(db: Database, add):
    add()
    claim(db)
    again = claim_swept(db, LATER)
    assert again is not None
    assert (again.fence, again.possible_repeat) == (2, False)


def test_a_worker_lost_while_sending_leaves_a_possible_repeat(db: Database, add):
    add()
    row = start_sending(db)
    db.run_sync(outbox_claims.sweep, LATER)
    assert state_of(db, row).state == State.UNCERTAIN
    again = claim(db, LATER)
    assert again is not None
    assert again.possible_repeat


def test_a_paused_worker_cannot_send_what_another_has_claimed(db: Database, add):
    add()
    paused = claim(db)
    claim_swept(db, LATER)
    assert not db.run_sync(outbox_ends.mark_sending, paused, LATER, possible_repeat=False)


def test_a_paused_worker_cannot_settle_what_another_has_claimed(db: Database, add):
    add()
    paused = start_sending(db)
    again = claim_swept(db, LATER)
    assert again is not None
    assert not db.run_sync(outbox_ends.sent, paused, "old", LATER)
    assert not db.run_sync(outbox_ends.dead, paused, "old")
    assert state_of(db, paused).state == State.CLAIMED


async def test_of_ends_that_are_noted_together_a_lost_claim_takes_no_other_with_it(db: Database, group: Group, add):
    for number in range(3):
        add(to=db.run_sync(factories.channel, group.id, f"19:{number}@thread.tacv2"))
    rows = [each.row for each in db.run_sync(outbox_claims.claim, NOW, 3).claims]
    marks = (db.change(outbox_ends.mark_sending, row, NOW, possible_repeat=False) for row in rows)
    assert await asyncio.gather(*marks) == [True, True, True]
    rows[1].fence -= 1  # as a worker has it whose row somebody else has claimed since
    ends = (db.change(outbox_ends.sent, row, f"activity-{row.id}", NOW) for row in rows)
    assert await asyncio.gather(*ends) == [True, False, True]
    assert [state_of(db, row).activity_id for row in rows] == [f"activity-{rows[0].id}", None, f"activity-{rows[2].id}"]


def test_a_slow_answer_is_believed_while_nobody_has_claimed_the_row_again(db: Database, add):
    add()
    slow = start_sending(db)
    db.run_sync(outbox_claims.sweep, LATER)
    assert db.run_sync(outbox_ends.sent, slow, "activity-1", LATER)
    assert claim_swept(db, LATER) is None
    assert state_of(db, slow).activity_id == "activity-1"


def test_nothing_is_marked_sending_twice(db: Database, add):
    add()
    row = start_sending(db)
    assert not db.run_sync(outbox_ends.mark_sending, row, NOW, possible_repeat=False)


@pytest.mark.parametrize(
    ("settle", "args", "state"),
    [
        (outbox_ends.sent, ("activity-1", NOW), State.SENT),
        (outbox_ends.dead, ("413 MessageSizeTooBig",), State.DEAD),
        (outbox_ends.empty, ("nothing left to say",), State.EMPTY),
        (outbox_ends.blocked, ("403 BotDisabledByAdmin", NOW), State.BLOCKED),
    ],
)
def test_what_is_settled_is_not_claimed_again(db: Database, add, settle, args, state):
    add()
    row = start_sending(db)
    assert db.run_sync(settle, row, *args)
    assert state_of(db, row).state == state
    assert claim_swept(db, LATER) is None


def test_a_retry_waits_for_its_moment_and_is_no_repeat(db: Database, add):
    add()
    row = start_sending(db)
    assert db.run_sync(outbox_ends.retry, row, "429", NOW + timedelta(seconds=30))
    assert claim(db) is None
    again = claim(db, NOW + timedelta(seconds=30))
    assert again is not None
    assert not again.possible_repeat


def test_once_uncertain_every_later_try_is_a_possible_repeat(db: Database, add):
    add()
    db.run_sync(outbox_ends.uncertain, start_sending(db), "504", NOW)
    db.run_sync(outbox_ends.retry, start_sending(db), "429", NOW)
    again = claim(db)
    assert again is not None
    assert again.possible_repeat


def test_after_downtime_the_newest_row_speaks_for_the_older_ones(db: Database, add):
    rows = [add(2), add(1), add(0)]
    newest = claim(db)
    assert newest is not None
    assert newest.id == rows[2].id
    assert [(state_of(db, row).state, state_of(db, row).why) for row in rows[:2]] == [("expired", "folded")] * 2
    assert [row.id for row in db.read_sync(outbox_claims.folded_into, newest)] == [rows[1].id, rows[0].id]
    assert claim(db) is None


def test_a_row_speaks_for_nothing_before_the_last_one_that_was_sent(db: Database, add):
    add(3)
    add(2)
    db.run_sync(outbox_ends.sent, start_sending(db, NOW - timedelta(days=1, hours=12)), "activity-1", NOW)
    add(1)
    add(0)
    newest = claim(db)
    assert newest is not None
    assert [row.local_date for row in db.read_sync(outbox_claims.folded_into, newest)] == [
        NOW.date() - timedelta(days=1)
    ]


def test_rows_of_other_subjects_revisions_and_conversations_do_not_fold(db: Database, group: Group, add):
    other = db.run_sync(factories.channel, group.id, "19:other@thread.tacv2")
    add(0)
    add(1, subject="meeting:1", kind="meeting_upcoming")
    add(1, subject="meeting:1", kind="meeting_upcoming", revision=1)
    add(1, to=other)
    held = 0
    while (row := claim(db)) is not None:
        held += 1
        db.run_sync(outbox_ends.dead, row, "413")
    assert held == 4


def test_one_message_at_a_time_is_under_way_to_a_conversation(db: Database, group: Group, add):
    other = db.run_sync(factories.channel, group.id, "19:other@thread.tacv2")
    yesterday = add(1)
    sending = start_sending(db)
    add(0)
    elsewhere = add(0, to=other)
    assert [each.row.id for each in db.run_sync(outbox_claims.claim, NOW, 10).claims] == [elsewhere.id]
    assert state_of(db, yesterday).state == State.SENDING, "nor is what is being sent folded into the newer one"
    db.run_sync(outbox_ends.sent, sending, "activity-1", NOW)
    assert claim(db) is not None


def test_what_is_claimed_together_may_be_sent_as_fast_as_teams_allows(db: Database, group: Group, add):
    """Each conversation at once, but the messages of a tenant a fortieth of a second after one another."""
    places = [db.run_sync(factories.channel, group.id, f"19:{number}@thread.tacv2") for number in range(12)]
    for place in places:
        add(0, to=place)
    waits = [each.send_at - NOW for each in db.run_sync(outbox_claims.claim, NOW, 20).claims]
    assert waits == [number * timedelta(seconds=0.025) for number in range(12)]


def test_a_clock_that_was_an_hour_ahead_holds_nothing_up_once_it_is_set_right(db: Database, add):
    row = add(0)
    ahead = NOW + timedelta(hours=1)
    assert claim(db, ahead) is not None
    again = claim_swept(db, NOW)
    assert again is not None
    assert again.id == row.id
    assert state_of(db, row).lease_until - NOW <= outbox_claims.LEASE


def test_the_fifth_message_in_a_row_waits_for_its_conversation(db: Database, add):
    for number in range(5):
        add(0, subject=f"meeting:{number}")
    waits = []
    while claims := db.run_sync(outbox_claims.claim, NOW, 20).claims:
        waits += [each.send_at - NOW for each in claims]
        db.run_sync(outbox_ends.empty, claims[0].row, "nothing left to say")
    assert waits == [number * timedelta(seconds=0.025) for number in range(4)] + [timedelta(seconds=0.55)]


def test_rows_of_a_blocked_conversation_wait_and_heal_when_it_is_heard_from(db: Database, add, channel: Conversation):
    today, tomorrow = add(), add(-1)
    db.run_sync(outbox_ends.blocked, start_sending(db), "403 BotNotInConversationRoster", NOW)
    there = db.read_sync(conversations.get, channel.id)
    assert there is not None
    assert there.blocked_why == "403 BotNotInConversationRoster"
    next_day = NOW + timedelta(days=1)
    assert claim_swept(db, next_day) is None
    assert state_of(db, tomorrow).state == State.BLOCKED
    db.run_sync(conversations.remember, factories.reference(), next_day)
    healed = claim_swept(db, next_day)
    assert healed is not None
    assert healed.id == tomorrow.id
    assert state_of(db, today).why == "folded"


def test_a_group_that_wants_it_so_decides_itself_about_what_may_have_arrived(db: Database, group: Group, add):
    def hold(session: Session) -> None:
        session.get_one(Group, group.id).when_unsure = groups.HOLD

    row = add()
    db.run_sync(outbox_ends.uncertain, start_sending(db), "504", NOW)
    db.run_sync(hold)
    assert claim_swept(db, NOW) is None
    assert (state_of(db, row).state, state_of(db, row).possible_repeat) == (State.HELD, True)
    assert db.run_sync(outbox_claims.sweep, row.expires_at)[State.EXPIRED] == 1, "and it is not kept for ever"


def test_what_is_too_late_is_expired_and_says_so(db: Database, add):
    row = add(7)
    counts = db.run_sync(outbox_claims.sweep, NOW)
    assert counts[State.EXPIRED] == 1
    assert (state_of(db, row).state, state_of(db, row).why) == (State.EXPIRED, "late")


@pytest.mark.parametrize(
    ("settle", "most"),
    [(outbox_ends.retry, outbox_claims.MOST_ATTEMPTS), (outbox_ends.uncertain, outbox_claims.MOST_REPEATS)],
)
def test_attempts_are_capped_and_sooner_when_the_channel_may_see_repeats(db: Database, add, settle, most):
    row = add()
    attempts = 0
    while (held := claim_swept(db, NOW)) is not None:
        attempts += 1
        db.run_sync(settle, held, "504", NOW)
    assert attempts == most
    assert (state_of(db, row).state, state_of(db, row).why) == (State.DEAD, "too many attempts")


def test_many_workers_at_once_never_hold_the_same_row(db: Database, group: Group):
    for number in range(30):
        place = db.run_sync(factories.channel, group.id, f"19:{number}@thread.tacv2")
        db.run_sync(_add, group.id, place.id, occurrence())

    def drain(_worker: int) -> list[int]:
        held = []
        while (row := claim(db)) is not None:
            held.append(row.id or 0)
        return held

    with ThreadPoolExecutor(6) as workers:
        held = [row_id for ids in workers.map(drain, range(6)) for row_id in ids]
    assert Counter(held) == Counter(db.read_sync(lambda session: list(session.scalars(select(Reminder.id)))))


def _know_rates(db: Database, *rows: Reminder) -> None:
    """Let the rates be there, as after the first messages: a first INSERT of the same key is waited for."""
    keys = {send_rates.of_conversation(row.conversation_row_id) for row in rows}
    tenants = {send_rates.of_tenant(tenant) for tenant in (TENANT, "another tenant")}
    db.run_sync(send_rates.locked, keys | tenants)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_row_another_replica_is_taking_is_skipped_not_waited_for(db: Database, group: Group, channel, add):
    def elsewhere(session: Session) -> Conversation:
        conversation = factories.channel(session, group.id, "19:other@thread.tacv2")
        conversation.tenant_id = "another tenant"
        return conversation

    first, second = add(), add(to=db.run_sync(elsewhere))
    _know_rates(db, first, second)
    with Session(db.engine) as session, session.begin():
        [held] = outbox_claims.claim(session, NOW).claims
        skipped = claim(db)
        assert skipped is not None
        assert {held.row.id, skipped.id} == {first.id, second.id}


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_what_another_replica_is_claiming_is_said_to_be_more(db: Database, group: Group, add):
    first, second = add(), add(to=db.run_sync(factories.channel, group.id, "19:other@thread.tacv2"))
    _know_rates(db, first, second)
    with Session(db.engine) as session, session.begin():
        outbox_claims.claim(session, NOW)
        assert db.run_sync(outbox_claims.claim, NOW) == ([], True), "the rate of their tenant is held"
    assert len(db.run_sync(outbox_claims.claim, NOW, 5).claims) == 1
    assert db.run_sync(outbox_claims.claim, NOW, 5) == ([], False)
