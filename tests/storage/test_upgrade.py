"""An upgrade with reminders under way: those of the version before go out, and one it may have sent says so.

The version before is here as its statements, on the schema it knew (0004_delivery).
"""

import random
import threading
from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import Date, bindparam, text
from sqlalchemy.exc import OperationalError

from rules.calendar import LONDON
from scheduler.tick import tick
from storage import migrations
from storage.db import Database
from storage.types import UtcDateTime
from tests.scheduler.conftest import Channel, local

BEFORE = "0004_delivery"
MONDAY = date(2027, 2, 8)
NINE = local(MONDAY)
LEASE_UNTIL = NINE + timedelta(minutes=1)
UPGRADED_AT = NINE + timedelta(minutes=5)
REPEAT = "This may be a repeat."

LISTS = "agencies, themes, products, cohorts, terms, holidays_added, holidays_removed, contacts, benchmarks, colours"
GROUP = f"""
    INSERT INTO groups (id, tenant_id, name, marking, digest_at, {LISTS}, benchmark_scale, directorates, valid_months,
                        when_unsure)
    VALUES (1, 'tenant', 'Northbrook', 'OFFICIAL', '09:00', '[]', '[]', '[]', '[]', '{{}}', '[]', '[]', '{{}}', '[]',
            '{{}}', '[]', '[]', 24, 'resend')
"""
MEETING = """
    INSERT INTO meetings (id, group_id, title, held_on, starts, minutes, place, link, state, revision)
    VALUES (1, 1, 'Quarterly meeting', :day, '14:00', 60, '', '', 'planned', 0)
"""
CHANNEL = """
    INSERT INTO conversations (id, group_id, tenant_id, conversation_id, scope, service_url, bot_id, gets_digest,
                               seen_at)
    VALUES (:conversation, 1, 'tenant', :name, 'channel', 'https://smba.example/uk/', '28:bot', true, :at)
"""
FORESEEN = """
    INSERT INTO outbox (group_id, conversation_row_id, kind, subject, local_date, revision, due_at, expires_at,
                        next_try_at, state, fence, attempts, possible_repeat)
    VALUES (1, :conversation, 'meeting_upcoming', 'meeting:1', :day, 0, :at, :until, :at, 'pending', 0, 0, false)
    ON CONFLICT DO NOTHING RETURNING id
"""
SWEPT = """
    UPDATE outbox SET state = 'held'
    WHERE state = 'uncertain' AND group_id IN (SELECT id FROM groups WHERE when_unsure = 'hold')
"""
CLAIMED = """
    UPDATE outbox SET state = 'claimed', lease_until = :until, fence = fence + 1, attempts = attempts + 1
    WHERE conversation_row_id = :conversation AND state IN ('pending', 'uncertain') RETURNING fence
"""
SENDING = """
    UPDATE outbox SET state = 'sending', lease_until = :until, possible_repeat = false
    WHERE conversation_row_id = :conversation AND fence = 1 AND state = 'claimed' RETURNING id
"""
UNCERTAIN = """
    UPDATE outbox SET state = 'uncertain', why = '504 Code', lease_until = NULL, next_try_at = :until,
                      possible_repeat = true
    WHERE conversation_row_id = :conversation AND fence = 1 AND state = 'sending' RETURNING id
"""
SENT = """
    UPDATE outbox SET state = 'sent', why = NULL, lease_until = NULL, activity_id = 'activity-0', sent_at = :at
    WHERE conversation_row_id = :conversation AND fence = 1 AND state = 'sending' RETURNING id
"""
TYPES = {"at": UtcDateTime(), "until": UtcDateTime(), "day": Date()}

# How far each conversation's reminder had come when the version before was killed, and what becomes of it.
STEPS = {
    "pending": [],
    "claimed": [CLAIMED],
    "sending": [CLAIMED, SENDING],
    "uncertain": [CLAIMED, SENDING, UNCERTAIN],
    "sent": [CLAIMED, SENDING, SENT],
}
MARKS = {"pending": [False], "claimed": [False], "sending": [True], "uncertain": [True], "sent": []}


@pytest.fixture
def before(empty_database_url):
    """Return a database as the version before made it, with a meeting to announce."""
    database = Database(empty_database_url)
    migrations.migrate(database.engine, BEFORE)
    do(database, GROUP)
    do(database, MEETING, day=date(2027, 2, 15))
    yield database
    database.close()


def do(database, *statements, **values):
    """Do what a replica of the version before does, a transaction each; return how many rows each changed."""
    changed = []
    for statement in statements:
        made = text(statement)
        names = [name for name in values if f":{name}" in statement]
        made = made.bindparams(*(bindparam(name, type_=TYPES[name]) for name in names if name in TYPES))
        with database.engine.begin() as connection:
            done = connection.execute(made, {name: values[name] for name in names})
            changed.append(len(done.all()) if done.returns_rows else done.rowcount)
    return changed


def foresee(database, number, name):
    values = {"conversation": number, "name": name, "day": MONDAY, "at": NINE, "until": NINE + timedelta(days=7)}
    return do(database, CHANNEL, FORESEEN, **values)


async def upgraded_ticks(database):
    """Tick as this version does after the upgrade; return by conversation which messages were marked."""
    channel = Channel()
    for minutes in (0, 5):
        await tick(database, UPGRADED_AT + timedelta(minutes=minutes), channel.deliver, LONDON, jitter=random.Random(1))
    marks = {}
    for conversation, message in channel.taken:
        if "Quarterly meeting" in message.text:
            marks.setdefault(conversation, []).append(message.text.startswith(REPEAT))
    return marks


def states(database):
    with database.engine.connect() as connection:
        found = connection.execute(
            text("SELECT state FROM outbox WHERE kind = 'meeting_upcoming' AND due_at <= :at").bindparams(
                bindparam("at", NINE, UtcDateTime())
            )
        )
        return Counter(found.scalars())


async def test_what_was_under_way_goes_out_after_the_upgrade_and_what_may_have_arrived_says_so(before):
    for number, (name, steps) in enumerate(STEPS.items(), start=1):
        foresee(before, number, name)
        do(before, *steps, conversation=number, at=NINE, until=LEASE_UNTIL)
    migrations.migrate(before.engine)
    marks = await upgraded_ticks(before)
    assert {name: marks.get(name, []) for name in STEPS} == MARKS
    assert states(before) == {"sent": len(STEPS)}


async def test_a_replica_of_the_version_before_goes_on_sending_on_the_new_schema(before):
    migrations.migrate(before.engine)
    for number, name in enumerate(STEPS, start=1):
        assert foresee(before, number, name) == [1, 1]
        assert do(before, *STEPS[name], conversation=number, at=NINE, until=LEASE_UNTIL) == [1] * len(STEPS[name])
    assert states(before) == dict.fromkeys(STEPS, 1)
    marks = await upgraded_ticks(before)
    assert {name: marks.get(name, []) for name in STEPS} == MARKS


@pytest.mark.parametrize("empty_database_url", ["postgresql"], indirect=True)
def test_the_schema_is_changed_under_a_replica_that_goes_on_sending(before):
    number_of = 40
    for number in range(1, number_of + 1):
        foresee(before, number, f"channel {number}")
    migrated = threading.Event()
    failed = []

    def send():
        turn = 0
        while not (migrated.is_set() and states(before) == {"sent": number_of}):
            turn += 1
            steps = (SWEPT, CLAIMED, SENDING, SENT)
            try:
                do(before, *steps, conversation=turn % number_of + 1, at=NINE, until=LEASE_UNTIL)
            except OperationalError as error:  # as a tick that fails: the next goes on
                failed.append(error)

    replica = threading.Thread(target=send, daemon=True)
    replica.start()
    migrations.migrate(before.engine)
    migrated.set()
    replica.join(60)
    assert not replica.is_alive()
    assert failed == [], "it has waited for the migration, and the migration for it, without a deadlock"
    assert states(before) == {"sent": number_of}
