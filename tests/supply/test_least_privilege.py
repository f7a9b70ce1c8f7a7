"""The PostgreSQL role that SECURITY.md gives the service: enough for its work, too little to rewrite the record."""

import asyncio
import os
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from sqlalchemy.engine import make_url

from bot.simulator import northbrook
from dialogs import converse
from dialogs.turn import Person, Turn
from rules.calendar import LONDON
from scheduler.tick import tick
from storage import audit_check, migrations
from storage.db import Database
from tests.supply.papers import sql

NOW = datetime(2027, 2, 9, 9, 30, tzinfo=UTC)
# A role is the whole server's, and every worker makes its own.
ROLE = f"clerk_service_{os.getpid()}"


@pytest.fixture(scope="module")
def owner_url(postgres_server):
    """Return a database with the sample group, after its owner has done as SECURITY.md says."""
    name = f"least_{os.getpid()}"
    url = postgres_server.create(name, migrated=True)
    owner = Database(url)
    owner.run_sync(northbrook.build, NOW.date(), LONDON)
    owner.close()
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in sql("SECURITY.md"):
            connection.execute(statement.replace("clerk_service", ROLE))
    yield url
    postgres_server.drop(name)
    with psycopg.connect(postgres_server.admin_url, autocommit=True) as connection:
        connection.execute(f"DROP ROLE {ROLE}")


@pytest.fixture(scope="module")
def service_url(owner_url):
    return make_url(owner_url).set(username=ROLE).render_as_string(hide_password=False)


def say(db, number, words):
    person = Person(northbrook.entra_id("coordinator"), "Marcus")
    turn = Turn(northbrook.TENANT_ID, "a:marcus", "personal", person, f"activity-{number}", words)
    return db.run_sync(converse.respond, turn, NOW).replies[-1].text


def test_the_service_does_all_its_work_with_the_role_it_is_given(service_url):
    db = Database(service_url)
    sent = []

    async def deliver(_conversation, message):
        sent.append(message.text)
        return f"sent-{len(sent)}"

    migrations.require_newest(db.engine)
    say(db, 1, "new action: Police to check the hall bookings by end of March")
    assert "Recorded as action" in say(db, 2, "yes")
    assert "Undone" in say(db, 3, "undo")
    for hours in (0, 24):  # the first tick looks ahead, the next day's posts the digest
        asyncio.run(tick(db, NOW + timedelta(hours=hours), deliver, LONDON))
    assert sent
    assert db.read_sync(audit_check.verify, 1) == []
    db.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_events SET by_name = 'Somebody'",
        "DELETE FROM audit_events",
        "DELETE FROM actions",
        "DELETE FROM training_sessions",
        "DELETE FROM members",
        "TRUNCATE frames",
        "DROP TABLE frames",
        "UPDATE alembic_version SET version_num = 'x'",
        "CREATE TABLE mine (id int)",
    ],
)
def test_the_service_cannot_rewrite_the_trail_or_remove_from_the_record(service_url, statement):
    url = make_url(service_url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)
