"""The outbox in numbers, on both databases."""

import itertools
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from rules.calendar import LONDON, at_local
from scheduler import audience
from scheduler.registry import BY_NAME
from storage import attendance, outbox, outbox_claims, outbox_counts, outbox_ends
from storage.attendance import Answer
from storage.conversations import Conversation
from storage.db import Database
from storage.groups import Group
from storage.outbox import Occurrence, Reminder, State
from tests import factories
from tests.factories import NOW

SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def channel(db: Database, group: Group) -> Conversation:
    return db.run_sync(factories.channel, group.id)


@pytest.fixture
def add(db: Database, channel: Conversation):
    """Put a row in a state, due some time ago."""
    numbers = itertools.count(1)

    def make(state: State = State.PENDING, ago: timedelta = HOUR, **fields: Any) -> None:
        due_at = NOW - ago
        moments = {"due_at": due_at, "expires_at": due_at + 7 * DAY, "next_try_at": due_at}
        row = Reminder(
            group_id=channel.group_id,
            conversation_row_id=channel.id,
            kind="digest",
            subject=f"meeting:{next(numbers)}",
            local_date=due_at.date(),
            state=state,
            **moments | fields,
        )
        db.run_sync(lambda session: session.add(row))

    return make


def standing(db: Database, now: datetime = NOW) -> outbox_counts.Standing:
    return db.read_sync(outbox_counts.standing, now)


def test_an_empty_outbox_has_nought_in_every_state(db: Database):
    found = standing(db)
    assert found.by_state == dict.fromkeys([*(state.value for state in State), "folded"], 0)
    assert (found.oldest_due_at, found.lateness) == (None, [])


def test_every_state_is_counted(db: Database, add):
    for number, state in enumerate(State, start=1):
        for _ in range(number):
            add(state, sent_at=NOW - 2 * DAY)
    counted = standing(db).by_state
    assert counted.pop("folded") == 0
    assert counted == {state.value: number for number, state in enumerate(State, start=1)}


def test_a_row_that_a_newer_one_spoke_for_has_not_expired(db: Database, group: Group, channel: Conversation):
    def after_downtime(session: Session) -> None:
        days = [
            Occurrence("digest", "group", due_at.date(), 0, due_at, due_at + 7 * DAY)
            for due_at in (NOW - 9 * DAY, NOW - 2 * DAY, NOW - DAY, NOW)
        ]
        outbox.materialise(session, group.id, channel.id, days)
        outbox_claims.sweep(session, NOW)  # the first is too late for anything
        row = outbox_claims.claim(session, NOW).claims[0].row
        outbox_ends.mark_sending(session, row, NOW, possible_repeat=False)
        outbox_ends.sent(session, row, "1:sent", NOW + 7 * SECOND)

    db.run_sync(after_downtime)
    found = standing(db, NOW + HOUR)
    assert {state: count for state, count in found.by_state.items() if count} == {"expired": 1, "folded": 2, "sent": 1}
    assert found.lateness == [7.0]


@pytest.mark.parametrize("state", [State.PENDING, State.CLAIMED, State.SENDING, State.UNCERTAIN])
def test_the_oldest_due_reminder_is_one_that_can_still_be_sent(db: Database, add, state):
    add(state, ago=2 * HOUR)
    add(State.PENDING, ago=HOUR)
    assert standing(db).oldest_due_at == NOW - 2 * HOUR


@pytest.mark.parametrize("state", [State.SENT, State.BLOCKED, State.DEAD, State.EXPIRED, State.EMPTY])
def test_what_has_ended_or_is_blocked_is_not_due(db: Database, add, state):
    add(state, ago=2 * HOUR)
    assert standing(db).oldest_due_at is None


def test_what_lies_ahead_is_not_due_before_its_moment(db: Database, add):
    add(ago=-SECOND)
    assert standing(db).oldest_due_at is None
    assert standing(db, NOW + SECOND).oldest_due_at == NOW + SECOND


def test_lateness_is_of_what_was_sent_in_the_last_day_however_long_ago_it_was_due(db: Database, add):
    add(State.SENT, ago=2 * HOUR, sent_at=NOW - 2 * HOUR + 3 * SECOND)
    add(State.SENT, ago=7 * DAY, sent_at=NOW - HOUR)
    add(State.SENT, ago=DAY + SECOND, sent_at=NOW - DAY - SECOND)
    add(State.UNCERTAIN, ago=HOUR)
    assert sorted(standing(db).lateness) == [3.0, (7 * DAY - HOUR).total_seconds()]


def test_no_kind_is_sent_later_than_lateness_looks_back(db: Database, group: Group):
    # The Wednesday after Easter, the longest closure: its meeting is announced the furthest ahead.
    found = db.run_sync(_everything, group, date(2027, 3, 31))
    assert {each.kind for each in found} == set(BY_NAME)
    assert max(each.expires_at - each.due_at for each in found) < outbox_counts.LONGEST_LATE


def test_all_groups_are_counted_together(db: Database, add):
    add(State.SENT, sent_at=NOW)
    add(State.DEAD)

    def of_another(session: Session) -> None:
        other = factories.group(session, "Eastmere")
        channel = factories.channel(session, other.id, "19:eastmere")
        day = Occurrence("digest", "group", NOW.date(), 0, NOW, NOW + DAY)
        outbox.materialise(session, other.id, channel.id, [day])

    db.run_sync(of_another)
    assert {state: count for state, count in standing(db).by_state.items() if count} == {
        "sent": 1,
        "dead": 1,
        "pending": 1,
    }


def _everything(session: Session, group: Group, day: date) -> list[Occurrence]:
    at = at_local(day - 3 * DAY, time(12), LONDON)
    factories.meeting(session, group.id, day, changed_at=at)
    far = factories.meeting(session, group.id, day + 200 * DAY, changed_at=at)
    factories.series(session, group.id, changed_at=at)
    robin = factories.member(session, group.id)
    change = factories.change(session, group.id or 0, at, by=factories.member(session, group.id or 0, "Joan"))
    attendance.answer(session, change, far.id or 0, robin.id or 0, Answer.APOLOGIES)
    place = audience.place_of(session, group, LONDON, day)
    own = audience.personal(place, robin.id or 0, day)
    return [each for kind in BY_NAME.values() for each in kind.occurrences(session, own, day - 30 * DAY, day)]
