"""`clerk migrate` and `clerk verify-audit`."""

import json

import pytest
from sqlalchemy import delete, update
from typer.testing import CliRunner

from bot.__main__ import app
from storage import audit, audit_heads, groups, migrations
from storage.audit import AuditEvent
from storage.audit_heads import AuditHead
from storage.db import AlreadyRunning, Database, UnusableUrl
from storage.types import columns
from tests import factories

NAME = "Northbrook Prevent Operational Group"
EVENT = columns(AuditEvent)


@pytest.fixture
def head(db, group):
    """Put three events in the group's trail and return its head."""

    def write(session):
        for _ in range(3):
            factories.action(session, group.id)
        return audit_heads.head(session, group.id)

    return db.run_sync(write)


@pytest.fixture
def cut(db, group):
    """Cut the trail's last event off, head row and all, as somebody with the database's password could."""

    def write(session):
        session.execute(delete(AuditEvent).where(EVENT.seq == 3))
        last = audit.history(session, group.id, "actions", 2)[-1]
        session.execute(update(AuditHead).values(count=2, hash=last.hash))

    return lambda: db.run_sync(write)


def edit(db):
    db.run_sync(lambda session: session.execute(update(AuditEvent).where(EVENT.seq == 2).values(by_name="x")) and None)


def test_migrate_makes_the_tables_and_says_the_revision(clerk, empty_database_url):
    newest = migrations.newest()
    first = clerk("migrate", "--db", empty_database_url)
    assert (first.exit_code, first.stdout) == (0, f"The database was brought to revision {newest}.\n")
    again = clerk("migrate", "--db", empty_database_url)
    assert (again.exit_code, again.stdout) == (0, f"The database has revision {newest} already.\n")
    assert json.loads(clerk("migrate", "--db", empty_database_url, "--json").stdout) == {
        "revision": newest,
        "before": newest,
    }
    database = Database(empty_database_url)
    assert database.read_sync(groups.every) == []
    database.close()


def test_migrate_takes_the_database_of_the_settings(clerk, empty_database_url, monkeypatch):
    monkeypatch.setenv("CLERK_DATABASE_URL", empty_database_url)
    assert clerk("migrate").exit_code == 0
    assert clerk("verify-audit").stderr == "This database holds no group yet.\n"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_schema_does_not_change_under_a_running_service(clerk, db, database_url):
    db.hold()
    refused = clerk("migrate", "--db", database_url)
    assert (refused.exit_code, refused.stderr) == (1, f"{AlreadyRunning.__doc__}\n")


def test_a_schema_from_a_later_version_is_refused_in_one_sentence(clerk, empty_database_url):
    clerk("migrate", "--db", empty_database_url)
    database = Database(empty_database_url)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999_from_the_future'")
    database.close()
    refused = clerk("migrate", "--db", empty_database_url)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == f"{migrations.SchemaUnknown.__doc__}\n"


def test_a_whole_trail_exits_0_and_tells_its_head(clerk, database_url, head):
    whole = clerk("verify-audit", "--db", database_url)
    assert whole.exit_code == 0
    assert whole.stdout == f"{NAME}: the audit trail is whole.\n{NAME}: its head is {head}\n"


def test_the_head_it_tells_is_the_head_it_takes(clerk, database_url, head):
    told = clerk("verify-audit", "--db", database_url).stdout.split()[-1]
    assert told == str(head)
    assert clerk("verify-audit", "--db", database_url, "--head", told).exit_code == 0


def test_an_edited_event_exits_1_with_one_sentence(clerk, db, database_url, head):
    edit(db)
    broken = clerk("verify-audit", "--db", database_url)
    assert broken.exit_code == 1
    assert broken.stdout == f"{NAME}: Event 2 was changed after it was written.\n{NAME}: its head is {head}\n"


def test_json_is_one_document_with_the_same_exit_code(clerk, db, database_url, head):
    group = {"group": NAME, "count": 3, "hash": head.hash, "head": str(head), "faults": []}
    whole = clerk("verify-audit", "--db", database_url, "--json")
    assert (whole.exit_code, json.loads(whole.stdout)) == (0, {"whole": True, "groups": [group]})
    edit(db)
    broken = clerk("verify-audit", "--db", database_url, "--json")
    faults = ["Event 2 was changed after it was written."]
    assert (broken.exit_code, json.loads(broken.stdout)) == (
        1,
        {"whole": False, "groups": [group | {"faults": faults}]},
    )


def test_a_cut_tail_is_found_by_a_head_that_was_noted(clerk, database_url, head, cut):
    cut()
    found = clerk("verify-audit", "--db", database_url, "--head", str(head))
    assert found.exit_code == 1
    assert "does not contain the known head 3" in found.stdout


@pytest.mark.usefixtures("head")
def test_a_cut_tail_is_found_by_an_earlier_export(clerk, database_url, cut, tmp_path):
    export = tmp_path / "record.json"
    export.write_text(clerk("export", "--db", database_url).stdout, encoding="utf-8")
    assert clerk("verify-audit", "--db", database_url, "--export", str(export)).exit_code == 0
    cut()
    found = clerk("verify-audit", "--db", database_url, "--export", str(export))
    assert found.exit_code == 1
    assert "does not contain the known head 3" in found.stdout


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"audit": null}', '{"audit": {"count": 1, "hash": "short"}}', "\xff"]
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("head")
def test_a_file_that_is_no_export_is_refused_in_one_sentence(clerk, database_url, tmp_path, content):
    path = tmp_path / "record.json"
    path.write_text(content, encoding="latin-1")
    refused = clerk("verify-audit", "--db", database_url, "--export", str(path))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == f"{path} is not an export of the record: it carries no head of the audit trail.\n"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("head")
def test_an_export_that_is_not_there_is_refused_in_one_sentence(clerk, database_url, tmp_path):
    refused = clerk("verify-audit", "--db", database_url, "--export", str(tmp_path / "missing.json"))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "missing.json" in refused.stderr


@pytest.mark.parametrize("words", ["3", "3:abc", "x:" + "0" * 64, "-1:" + "0" * 64])
def test_what_is_no_head_is_wrong_usage(clerk, words):
    assert clerk("verify-audit", f"--head={words}").exit_code == 2


def test_two_known_heads_are_wrong_usage(clerk):
    assert clerk("verify-audit", "--head", f"1:{'0' * 64}", "--export", "record.json").exit_code == 2


def test_among_several_groups_all_are_checked_and_one_broken_is_enough(clerk, db, database_url, head):
    other = db.run_sync(factories.group, "Eastmere Prevent group")
    db.run_sync(factories.action, other.id)
    whole = clerk("verify-audit", "--db", database_url)
    assert whole.exit_code == 0
    assert whole.stdout.count("the audit trail is whole.") == 2
    edit(db)
    broken = clerk("verify-audit", "--db", database_url)
    assert broken.exit_code == 1
    assert "Eastmere Prevent group: the audit trail is whole." in broken.stdout
    assert clerk("verify-audit", "--db", database_url, "--group", "Eastmere Prevent group").exit_code == 0
    assert clerk("verify-audit", "--db", database_url, "--group", NAME).exit_code == 1
    assert clerk("verify-audit", "--db", database_url, "--head", str(head)).stderr.startswith(
        "This database holds several"
    )


def test_a_database_that_is_not_there_is_not_made_by_asking(clerk, tmp_path):
    refused = clerk("verify-audit", "--db", f"sqlite:///{tmp_path}/missing.db")
    assert refused.exit_code == 1
    assert "clerk migrate" in refused.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["migrate", "verify-audit", "export"])
@pytest.mark.parametrize("url", ["mysql://x", "foo", "postgresql://host:port/clerk"])
def test_a_url_of_no_database_of_ours_is_one_sentence(clerk, command, url):
    refused = clerk(command, "--db", url)
    assert (refused.exit_code, refused.stdout, refused.stderr) == (1, "", f"{UnusableUrl.__doc__}\n")


@pytest.mark.parametrize("command", ["migrate", "verify-audit"])
def test_each_command_has_help(command):
    assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0
