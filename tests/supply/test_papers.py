"""What SECURITY.md and docs/privacy.md say is so: their tables, figures, files, commands and settings are real."""

import re
from functools import cache

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

import storage
from bot import endpoint, settings, signing_keys
from bot.__main__ import app
from scheduler import tick
from storage import frames, undo
from tests.supply.lock_files import ROOT
from tests.supply.papers import quoted, read, sql

PAPERS = ("SECURITY.md", "docs/privacy.md")
# Columns of words or ids that the code alone fills, and that are nobody's: kinds, states, numbers, Teams' own ids.
OF_NOBODY = {
    "actions": {"deadline_class", "precision", "ref", "status"},
    "action_earlier_deadlines": {"deadline_class", "precision"},
    "action_owners": {"kind"},
    "action_updates": {"status"},
    "audit_events": {"hash", "previous", "subject"},
    "audit_heads": {"hash"},
    "conversations": {"blocked_why", "bot_id", "scope", "service_url", "tenant_id"},
    "frames": {"tenant_id"},
    "groups": {"tenant_id"},
    "inbound_activities": {"activity_id", "tenant_id"},
    "meeting_series": {"fixed_on", "gaps", "skip_months", "starts", "when_closed"},
    "meetings": {"kind", "period", "starts", "state"},
    "members": {"tenant_id"},
    "roster_people": {"tenant_id"},
    "outbox": {"activity_id", "kind", "state", "subject", "why"},
}


@cache
def told():
    """Return what the notice says of each table: why, what of people, how long."""
    rows = re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \| (.+) \|$", read("docs/privacy.md"), flags=re.MULTILINE)
    return {table: {"why": why, "people": people, "kept": kept} for table, why, people, kept in rows}


def can_hold_something_of_a_person(column):
    return str(column.type) in ("JSON", "TEXT", "VARCHAR") or any(
        key.column.table.name == "members" for key in column.foreign_keys
    )


def test_every_table_is_in_the_privacy_notice_and_no_other():
    assert storage.__all__
    assert told().keys() == SQLModel.metadata.tables.keys()


@pytest.mark.parametrize("table", sorted(SQLModel.metadata.tables))
def test_every_column_that_can_hold_something_of_a_person_is_in_the_notice(table):
    columns = SQLModel.metadata.tables[table].columns
    named = quoted(told()[table]["people"])
    assert named <= set(columns.keys())
    meant = {column.name for column in columns if can_hold_something_of_a_person(column)}
    assert meant - named == OF_NOBODY.get(table, set())


def test_the_notice_says_how_long_the_code_keeps_things():
    kept = {table: row["kept"] for table, row in told().items()}
    assert f"after {frames.KEPT_FOR.days} days" in kept["frames"]
    assert kept["inbound_activities"] == f"{tick.INBOUND_KEPT_FOR.days} day"


def test_a_row_that_is_voided_and_never_deleted_is_kept_with_the_record():
    assert len(undo.tables()) > 5
    assert all(told()[table]["kept"] == "with the record" for table in undo.tables())


def test_the_figures_of_the_security_page_are_the_codes():
    page = read("SECURITY.md")
    assert f"{endpoint.BODY_BYTES // 1024} KiB and ten seconds a body" in page
    assert (endpoint.BODY_SECONDS, undo.UNDO_FOR.total_seconds()) == (10, 600)
    assert "undo (ten minutes)" in page
    assert (signing_keys.STALE_SECONDS, signing_keys.EXPIRED_SECONDS) == (3600, 24 * 3600)
    assert "fetched anew each hour and when a new one appears, not trusted past a day" in page


@pytest.mark.parametrize("paper", PAPERS)
def test_every_file_a_paper_names_is_there(paper):
    plain = {words for words in quoted(read(paper)) if re.fullmatch(r"\w[\w./-]*", words)}
    files = {words for words in plain if "/" in words or words.endswith((".md", ".py", ".txt"))}
    assert files
    assert not [name for name in files if not (ROOT / name).exists()]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_command_and_setting_a_paper_names_is_there(paper):
    commands = {found for words in quoted(read(paper)) for found in re.findall(r"^clerk ([a-z-]+)", words)}
    assert commands
    assert commands <= {command.name for command in app.registered_commands}
    variables = set(re.findall(r"CLERK_[A-Z_]+", read(paper)))
    assert variables <= {settings.variable(field) for field in settings.Settings.model_fields}


def test_every_event_of_the_log_that_a_paper_names_is_written_by_the_code():
    named = set(re.findall(r"`([a-z]+_[a-z]+)`", read("SECURITY.md"))) - {"pg_dump"}
    code = "".join(
        path.read_text(encoding="utf-8") for part in ("bot", "storage") for path in (ROOT / part).rglob("*.py")
    )
    assert {"audit_head", "request_refused"} <= named
    assert not [name for name in named if f'"{name}"' not in code]


def test_what_is_held_about_a_person_can_be_asked_for_as_the_notice_says(db):
    """The statements run on both databases, and every table that names a person by id or as a writer is among them."""
    statements = sql("docs/privacy.md")
    known = {"entra_id": "some-entra-id", "name": "Robin Vale"}

    def ask(session):
        for statement in statements:
            session.execute(text(statement), {name: known[name] for name in known if f":{name}" in statement}).all()

    db.read_sync(ask)
    asked = {re.search(r"FROM (\w+)", statement)[1] for statement in statements}
    by_person = {"entra_id", "person_id", "by_id", "by_name", "member_id", "logged_by_id"}
    assert {name for name, table in SQLModel.metadata.tables.items() if by_person & set(table.columns.keys())} <= asked
