"""The record as it stands in the database: what no attack may change."""

from sqlalchemy import select
from sqlmodel import SQLModel

from storage.audit import AuditEvent
from storage.types import columns

# Where the bot was seen, who is in the middle of what, what was handled: moved by every turn, and none of the record.
APART = {"conversations", "frames", "inbound_activities", "outbox", "send_rates", "audit_events", "audit_heads"}


def record(session, group_id=None):
    """Return all rows of the record by table, with the changes the trail tells of; of one group or of all."""
    tables = [table for table in SQLModel.metadata.sorted_tables if table.name not in APART]
    kept = {table.name: _rows(session, table, group_id) for table in tables}
    assert kept["actions"], "an empty record proves nothing"
    return kept | {"trail": _changes(session, group_id)}


def _rows(session, table, group_id):
    found = select(table).order_by(*table.primary_key)
    if group_id is not None:
        found = found.where((table.c.id if table.name == "groups" else table.c.group_id) == group_id)
    return [tuple(row) for row in session.execute(found)]


def _changes(session, group_id):
    """Return the trail's events of rows; notes of what was asked and refused are no change."""
    e = columns(AuditEvent)
    found = select(e.group_id, e.seq, e.subject, e.subject_id).where(e.subject_id.is_not(None)).order_by(e.id)
    return [tuple(row) for row in session.execute(found if group_id is None else found.where(e.group_id == group_id))]
