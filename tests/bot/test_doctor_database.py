"""What `clerk doctor` finds in the database and in the record, on SQLite and on PostgreSQL."""

import contextlib
import json
import socket
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url

from bot.doctor import database, sqlite_file, teams_places
from bot.doctor.finding import State
from storage import conversations, migrations
from storage.db import Database
from storage.inbound import InboundActivity
from storage.members import Role
from storage.types import columns
from tests import factories

NOW = datetime(2027, 2, 9, 10, 0, tzinfo=UTC)
only_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@contextlib.contextmanager
def opened(url):
    made = database.open_patiently(url)
    assert made is not None
    with contextlib.closing(made):
        yield made


def reached(url):
    with opened(url) as found:
        return database.reachable(found)


def changed(url, **parts):
    return make_url(url).set(**parts).render_as_string(hide_password=False)


def test_a_database_as_it_should_be_is_fine(db):
    for found in (database.address(db), database.reachable(db), database.schema(db), database.writing(db, NOW)):
        assert found.state is State.OK, found


def test_the_write_that_was_tried_leaves_nothing(db):
    assert database.writing(db, NOW).state is State.OK
    assert db.read_sync(lambda session: session.scalars(select(columns(InboundActivity).activity_id)).all()) == []


@pytest.mark.parametrize("url", ["mysql://clerk:topsecret@host/clerk", "clerk.db", "sqlite://"])
def test_an_address_of_no_database_of_ours_is_wrong_and_not_told(url):
    found = database.address(database.open_patiently(url))
    assert found.state is State.WRONG
    assert "topsecret" not in found.says + found.do


def test_a_password_in_the_address_is_not_told():
    with opened("postgresql://clerk:topsecret@db.example/clerk") as found:
        says = database.address(found).says
    assert "db.example" in says
    assert "topsecret" not in says


def test_a_database_without_tables_has_no_revision(empty_database_url):
    with opened(empty_database_url) as empty:
        found = database.schema(empty)
    assert found.state is State.WRONG
    assert "no revision" in found.says
    assert "`clerk migrate`" in found.do


def test_an_old_schema_is_wrong(empty_database_url):
    with opened(empty_database_url) as old:
        migrations.migrate(old.engine)
        with old.engine.begin() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000_before'")
        found = database.schema(old)
    assert found.state is State.WRONG
    assert "0000_before" in found.says
    assert migrations.newest() in found.says
    assert "`clerk migrate`" in found.do


def test_a_file_that_is_no_database_is_wrong(tmp_path):
    (tmp_path / "clerk.db").write_bytes(b"a plan of ours, by mistake" * 100)
    found = reached(f"sqlite:///{tmp_path}/clerk.db")
    assert found.state is State.WRONG
    assert "SQLITE_NOTADB" in found.says


def test_a_database_file_that_is_not_there_is_wrong_and_not_made(tmp_path):
    found = sqlite_file.file(tmp_path / "clerk.db")
    assert found.state is State.WRONG
    assert "`clerk migrate`" in found.do
    assert list(tmp_path.iterdir()) == []


@only_sqlite
def test_a_record_everybody_may_read_is_doubtful(database_url):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(database_url.removeprefix("sqlite:///")).rename(Path(folder) / "clerk.db")
        path.chmod(0o644)
        assert sqlite_file.file(path).state is State.WARNING
        path.chmod(0o640)
        assert sqlite_file.file(path).state is State.OK


def test_a_database_on_a_network_file_system_is_wrong(tmp_path):
    mounts = f"22 1 8:1 / / rw - ext4 /dev/root rw\n30 22 0:40 / {tmp_path} rw - nfs4 files.example:/clerk rw\n"
    found = sqlite_file.filesystem(tmp_path / "clerk.db", mounts)
    assert found.state is State.WRONG
    assert "nfs4" in found.says
    local = sqlite_file.filesystem(tmp_path / "clerk.db", mounts.splitlines()[0])
    assert (local.state, "ext4" in local.says) == (State.OK, True)
    assert sqlite_file.filesystem(tmp_path / "clerk.db", "").state is State.OK


@only_sqlite
def test_a_service_that_holds_the_file_is_told_of_and_no_fault(db, database_url):
    path = Path(database_url.removeprefix("sqlite:///"))
    free = "No service process is using the database."
    assert sqlite_file.running_service(path).says == free
    assert not Path(f"{path}.lock").exists()
    with contextlib.closing(Database(database_url)) as service:
        service.hold()
        held = sqlite_file.running_service(path)
    assert (held.state, held.says) == (State.OK, "A service process is using the database.")
    assert sqlite_file.running_service(path).says == free
    db.hold()  # nothing was kept


def test_a_server_nobody_listens_at_is_wrong():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = reached(f"postgresql://clerk:topsecret@127.0.0.1:{port}/clerk")
    assert found.state is State.WRONG
    assert "takes no connection" in found.says
    assert "topsecret" not in found.says + found.do


def test_a_server_that_does_not_answer_is_given_up_soon(monkeypatch):
    monkeypatch.setattr(database, "CONNECT_SECONDS", 2)  # the least a connection can be given
    began = time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as mute:
        found = reached(f"postgresql://clerk@127.0.0.1:{mute.getsockname()[1]}/clerk")
    assert time.monotonic() - began < 8
    assert found.state is State.WRONG
    assert "does not answer in time" in found.says


@only_postgresql
@pytest.mark.parametrize("part", ["database", "username"])
def test_a_name_the_server_does_not_know_is_wrong(database_url, part):
    found = reached(changed(database_url, **{part: "nobodys"}))
    assert found.state is State.WRONG
    assert "no database or no user of that name" in found.says


@only_postgresql
def test_a_server_that_takes_no_writes_is_wrong(database_url):
    read_only = make_url(database_url).update_query_dict({"options": "-c default_transaction_read_only=on"})
    with opened(read_only.render_as_string(hide_password=False)) as replica:
        found = database.writing(replica, NOW)
    assert found.state is State.WRONG
    assert "25006" in found.says


@pytest.fixture
def reader(database_url, postgres_server):
    """Return the address of a user who may read every table and write to one; take rights given later as SQL."""
    name = f"reader_{make_url(database_url).database}"
    with psycopg.connect(changed(database_url, drivername="postgresql"), autocommit=True) as owner:
        owner.execute(f'CREATE ROLE "{name}" LOGIN')
        owner.execute(f'GRANT SELECT ON ALL TABLES IN SCHEMA public TO "{name}"')
        try:
            yield changed(database_url, username=name), lambda right: owner.execute(f'GRANT {right} TO "{name}"')
        finally:
            owner.execute(f'DROP OWNED BY "{name}"; DROP ROLE "{name}"')


@only_postgresql
def test_a_user_without_the_right_to_write_is_wrong(reader):
    url, grant = reader
    with opened(url) as found:
        assert "42501" in database.writing(found, NOW).says
        for right in ("INSERT, UPDATE ON inbound_activities", "INSERT ON meetings", "UPDATE ON groups"):
            grant(right)
        some = database.writing(found, NOW)
        assert some.state is State.WRONG
        named = some.says.removesuffix(".").replace(",", "").split()
        assert {"actions", "meetings", "groups"} <= set(named)
        assert "inbound_activities" not in named
        grant("INSERT, UPDATE ON ALL TABLES IN SCHEMA public")
        sequences = database.writing(found, NOW)
        assert sequences.state is State.WRONG
        assert "actions_id_seq" in sequences.says
        grant("USAGE ON ALL SEQUENCES IN SCHEMA public")
        assert database.writing(found, NOW).state is State.OK


@only_postgresql
def test_the_servers_version_is_told(db):
    found = database.server_version(database.version_of(db))
    assert found.state is State.OK
    assert "PostgreSQL 1" in found.says


def test_a_server_that_is_too_old_is_wrong():
    assert database.server_version(100023).state is State.WRONG
    assert database.server_version(110000).state is State.OK


def test_a_record_without_a_group_says_how_one_begins(db):
    found = db.read_sync(teams_places.digest_channels)
    assert found.state is State.WARNING
    assert "clerk import-plan" in found.do


def test_groups_that_lack_a_channel_or_a_coordinator_are_told_by_number(db, group):
    def write(session):
        other = factories.group(session, "Eastmere Prevent group")
        factories.channel(session, other.id)
        factories.member(session, other.id, role=Role.COORDINATOR)
        factories.member(session, group.id, role=Role.COORDINATOR, left_on=NOW.date())
        factories.member(session, group.id)

    db.run_sync(write)
    channels, coordinators = (
        db.read_sync(check) for check in (teams_places.digest_channels, teams_places.coordinators)
    )
    assert (channels.state, coordinators.state) == (State.WARNING, State.WARNING)
    assert channels.says.endswith(f": {group.id}.")
    assert coordinators.says.endswith(f": {group.id}.")


def test_groups_with_a_channel_and_a_coordinator_are_fine(db, group):
    db.run_sync(factories.channel, group.id)
    db.run_sync(factories.member, group.id, role=Role.COORDINATOR)
    assert db.read_sync(teams_places.digest_channels).state is State.OK
    assert db.read_sync(teams_places.coordinators).state is State.OK


def test_blocked_conversations_are_counted_by_reason_and_nothing_else_is_told(db, group):
    assert db.read_sync(teams_places.blocked).state is State.OK

    def block(session):
        for number, why in enumerate(("uninstalled", "403 BotDisabledByAdmin", "uninstalled")):
            place = factories.channel(session, group.id, f"19:place-{number}@thread.tacv2")
            conversations.block(session, place.id, why, NOW)

    db.run_sync(block)
    found = db.read_sync(teams_places.blocked)
    assert found.state is State.WARNING
    assert found.says == "3 blocked, by reason: 403 BotDisabledByAdmin (1), uninstalled (2)."
    assert "place-" not in json.dumps([found.says, found.do])
