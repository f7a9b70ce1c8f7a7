"""Series by a whole rule, meetings that were moved and minuted, agenda items carried on, deputies to approve."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage import meeting_series, meetings
from storage.types import UtcDateTime, dumps

revision = "0006_meetings"
down_revision = "0005_reminders"
branch_labels = None
depends_on = None

# What existing rows get: table, column, value.
FILLED: tuple[tuple[str, str, Any, str], ...] = (
    ("groups", "pre_election", sa.JSON(), "[]"),
    ("groups", "quorum", sa.Integer(), "0"),
    ("meeting_series", "every", sa.Integer(), "1"),
    ("meeting_series", "begins_on", sa.Date(), "2026-01-01"),
    ("meeting_series", "gaps", sa.JSON(), "[]"),
    ("meeting_series", "fixed_on", sa.JSON(), "[]"),
    ("meeting_series", "when_closed", sa.String(), "after"),
    ("meeting_series", "standing", sa.JSON(), dumps(list(meeting_series.STANDING))),
    ("meetings", "kind", sa.String(), "ordinary"),
    ("meetings", "reason", sa.String(), ""),
    ("meetings", "papers", sa.JSON(), "[]"),
    ("meetings", "minutes_link", sa.String(), ""),
    ("meetings", "minutes_approved_by", sa.String(), ""),
    ("attendances", "deputy_name", sa.String(), ""),
)
ADDED: tuple[tuple[str, str, Any], ...] = (
    ("groups", "reminders_held_until", sa.Date()),
    ("meeting_series", "voided_at", UtcDateTime()),
    ("meetings", "period", sa.String()),
    ("meetings", "changed_at", UtcDateTime()),
    ("meetings", "moved_from", sa.Date()),
    ("meetings", "minutes_approved_at", UtcDateTime()),
    ("agenda_items", "by_id", sa.Integer()),
    ("agenda_items", "carried_from_id", sa.Integer()),
    ("attendances", "present", sa.Boolean()),
    ("attendances", "voided_at", UtcDateTime()),
)
REFERS = (
    ("agenda_items", "by_id", "members", "agenda_items_by_id_fkey"),
    ("agenda_items", "carried_from_id", "agenda_items", "agenda_items_carried_from_id_fkey"),
)
NAMED = {"uq": "%(table_name)s_%(column_0_N_name)s_key"}  # PostgreSQL names them so, SQLite not at all


def upgrade() -> None:
    """Apply."""
    for table, column, kind, value in FILLED:
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column(column, kind, nullable=False, server_default=value))
        with op.batch_alter_table(table) as batch_op:  # a default is only for the rows that are there
            batch_op.alter_column(column, existing_type=kind, existing_nullable=False, server_default=None)
    for table, column, kind in ADDED:
        op.add_column(table, sa.Column(column, kind, nullable=True))
    for table, column, to, name in REFERS:
        with op.batch_alter_table(table) as batch_op:
            batch_op.create_foreign_key(name, to, [column], ["id"])
    month = "to_char(held_on, 'YYYY-MM')" if op.get_bind().dialect.name == "postgresql" else "substr(held_on, 1, 7)"
    op.execute(
        f"UPDATE meetings SET period = {month} WHERE id IN "  # noqa: S608 - one of two words above
        f"(SELECT min(id) FROM meetings WHERE series_id IS NOT NULL GROUP BY series_id, {month})"
    )
    with op.batch_alter_table("meetings", naming_convention=NAMED) as batch_op:
        batch_op.drop_constraint("meetings_series_id_held_on_key", type_="unique")
        batch_op.create_unique_constraint("meetings_series_id_period_key", ["series_id", "period"])
    planned = sa.text(meetings.PLANNED)
    op.create_index("planned_meetings", "meetings", ["held_on"], sqlite_where=planned, postgresql_where=planned)


def downgrade() -> None:
    """Take back."""
    op.drop_index("planned_meetings", "meetings")
    with op.batch_alter_table("meetings", naming_convention=NAMED) as batch_op:
        batch_op.drop_constraint("meetings_series_id_period_key", type_="unique")
        batch_op.create_unique_constraint("meetings_series_id_held_on_key", ["series_id", "held_on"])
    for table, _column, _to, name in REFERS:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(name, type_="foreignkey")
    for table, column, *_ in (*ADDED, *FILLED):
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column(column)
