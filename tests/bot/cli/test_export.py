"""`export` writes one group's record, as it is or as it stood on a day."""

import json
import os
import pty
import select
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from documents.read_table import read_bytes
from storage import actions, audit_heads
from storage.actions import Status
from storage.db import Database
from tests import factories

ROOT = Path(__file__).parent.parent.parent.parent
FILES = ("csv", "xlsx", "docx")


@pytest.fixture
def db(database_url):
    """Return the clean database of each kind; the edge's tests, beside these, have one of their own."""
    database = Database(database_url)
    yield database
    database.close()


def run(*arguments: str, now: str = "2027-02-12T10:00"):
    return CliRunner().invoke(app, ["export", *arguments, "--now", now])


def export(path: Path, *arguments: str, now: str = "2027-02-12T10:00"):
    done = run("--out", str(path), *arguments, now=now)
    assert (done.exit_code, done.stdout) == (0, ""), done.output
    return path


def document(*arguments: str, now: str = "2027-02-12T10:00"):
    done = run(*arguments, now=now)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_the_record_is_one_json_document_with_the_contracts_keys(group, database_url):
    found = document("--format", "json", "--db", database_url)
    assert set(found) >= {
        *("group", "members", "actions", "training", "targets", "meetings", "decisions", "reminders", "audit"),
    }


def test_the_head_of_the_trail_is_in_it(db, group, database_url):
    db.run_sync(factories.action, group.id)
    head = db.read_sync(audit_heads.head, group.id)
    assert document("--db", database_url)["audit"] == {"count": head.count, "hash": head.hash}


def test_as_at_a_day_shows_the_record_of_that_evening(db, group, database_url):
    action = db.run_sync(factories.action, group.id, on=date(2027, 2, 10))
    later = factories.NOW + timedelta(days=2)

    def complete(session):
        change = factories.change(session, group.id, later)
        found = actions.by_ref(session, group.id, action.ref)
        actions.update(session, change, found, status=Status.COMPLETE, today=later.date())

    db.run_sync(complete)
    then, now = document("--as-at", "2027-02-10", "--db", database_url), document("--db", database_url)
    assert (then["as_at"], now["as_at"]) == ("2027-02-10", "2027-02-12")
    assert [found["status"] for found in (*then["actions"], *now["actions"])] == ["not started", "complete"]
    assert document("--as-at", "2027-02-08", "--db", database_url)["actions"] == []


def test_a_day_to_come_is_refused(group, database_url):
    done = run("--as-at", "2027-02-13", "--db", database_url)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "has not come yet" in done.stderr


def test_several_groups_have_to_be_named(db, group, database_url):
    db.run_sync(factories.group, "Southbrook")
    assert run("--db", database_url).exit_code == 1
    assert document("--group", "southbrook", "--db", database_url)["group"]["name"] == "Southbrook"


def test_an_unknown_format_is_wrong_usage(group, database_url):
    assert run("--format", "pdf", "--db", database_url).exit_code == 2


@pytest.mark.parametrize("ending", ["json", *FILES])
def test_the_name_of_the_file_says_what_is_written(ending, tmp_path, group, database_url):
    by_name = export(tmp_path / f"by-name.{ending}", "--db", database_url)
    by_option = export(tmp_path / "by-option", "--format", ending, "--db", database_url)
    assert by_name.read_bytes()[:4] == by_option.read_bytes()[:4]


def test_the_option_decides_when_the_name_says_something_else(tmp_path, group, database_url):
    assert json.loads(export(tmp_path / "plan.csv", "--format", "json", "--db", database_url).read_bytes())


@pytest.mark.parametrize("ending", FILES)
def test_a_plan_that_is_exported_is_imported_as_it_was(ending, tmp_path, db, group, database_url):
    def write(session):
        police = [{"kind": "agency", "name": "Police"}, {"kind": "role", "name": "Prevent lead"}]
        factories.action(session, group.id, "=Map the venues", ref="3.10", theme="-Halls", owners=police)
        factories.action(
            session, group.id, "- Book; a hall", theme="@Home", on=date(2027, 3, 5), status=Status.ON_TRACK
        )

    db.run_sync(write)
    path = export(tmp_path / f"plan.{ending}", "--db", database_url)
    dry_run = ["import-plan", str(path), "--dry-run", "--json", "--now", "2027-02-12T10:00"]
    read = json.loads(CliRunner().invoke(app, dry_run).stdout)["actions"]
    kept = ("ref", "theme", "title", "owners", "status")
    exported = document("--db", database_url)["actions"]
    assert [[action[name] for name in kept] for action in read] == [
        [action[name] for name in kept] for action in exported
    ]
    assert [action["deadline"]["date"] for action in read] == [None, "2027-03-05"]


@pytest.mark.parametrize("ending", FILES)
def test_as_at_a_day_holds_for_every_format(ending, tmp_path, db, group, database_url):
    db.run_sync(factories.action, group.id, "Map the venues")
    later = factories.NOW + timedelta(days=2)
    db.run_sync(lambda session: factories.action(session, group.id, "Book a hall", at=later))
    then = export(tmp_path / f"then.{ending}", "--as-at", "2027-02-10", "--db", database_url)
    now = export(tmp_path / f"now.{ending}", "--db", database_url)
    titles = [str(read_bytes(path.read_bytes())) for path in (then, now)]
    assert ["Map the venues" in told for told in titles] == [True, True]
    assert ["Book a hall" in told for told in titles] == [False, True]


def test_what_is_written_and_as_at_which_day_is_told_beside_it(tmp_path, group, database_url):
    done = run("--out", str(tmp_path / "plan.docx"), "--as-at", "2027-02-10", "--db", database_url)
    assert done.stderr == f"{tmp_path / 'plan.docx'} holds the record as at Wednesday 10 February 2027.\n"


def test_a_file_that_is_there_is_replaced_but_not_by_a_failure(tmp_path, group, database_url):
    path = tmp_path / "plan.csv"
    path.write_text("older and longer than what comes" * 99)
    assert run("--out", str(path), "--group", "Elsewhere", "--db", database_url).exit_code == 1
    assert path.read_text().startswith("older")
    assert export(path, "--db", database_url).read_bytes().startswith(b'\xef\xbb\xbf"Ref"')
    assert b"older" not in path.read_bytes()


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path, group, database_url):
    done = run("--out", str(tmp_path / "nowhere" / "plan.xlsx"), "--db", database_url)
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)


@pytest.mark.parametrize("written_as", FILES)
def test_a_file_can_be_piped(written_as, group, database_url):
    done = run("--format", written_as, "--db", database_url)
    assert read_bytes(done.stdout_bytes)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_binary_file_is_not_written_to_a_terminal(group, database_url):
    ours, terminal = pty.openpty()
    command = [sys.executable, "-m", "bot", "export", "--format", "docx", "--db", database_url]
    done = subprocess.run(command, cwd=ROOT, stdout=terminal, stderr=subprocess.PIPE, text=True)
    assert not select.select([ours], [], [], 0)[0]
    os.close(terminal)
    os.close(ours)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "--out plan.xlsx" in done.stderr


def test_json_cannot_be_asked_for_together_with_another_format(group, database_url):
    assert run("--format", "csv", "--json", "--db", database_url).exit_code == 2


def test_the_help_says_that_csv_holds_the_actions_alone():
    assert "csv has the table of actions alone" in " ".join(run("--help").stdout.split())
