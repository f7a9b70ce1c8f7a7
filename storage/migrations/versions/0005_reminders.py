"""When people are reminded: ladders, quiet hours, snoozes and choices; requested reminders; who has seen what."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from storage import groups
from storage.members import DAILY
from storage.types import UtcDateTime, dumps

revision = "0005_reminders"
down_revision = "0004_delivery"
branch_labels = None
depends_on = None

# What existing rows get: table, column, value.
FILLED: tuple[tuple[str, str, Any, str], ...] = (
    ("groups", "opens_at", sa.String(), groups.OPENS_AT),
    ("groups", "closes_at", sa.String(), groups.CLOSES_AT),
    ("groups", "remind_before", sa.JSON(), dumps(list(groups.REMIND_BEFORE))),
    ("groups", "overdue_every", sa.Integer(), str(groups.OVERDUE_EVERY)),
    ("groups", "escalate_after", sa.Integer(), str(groups.ESCALATE_AFTER)),
    ("groups", "review_every", sa.Integer(), str(groups.REVIEW_EVERY)),
    ("groups", "most_a_day", sa.Integer(), str(groups.MOST_A_DAY)),
    ("members", "reminders", sa.String(), DAILY),
)
ADDED: tuple[tuple[str, str, Any], ...] = (
    ("actions", "answered_at", UtcDateTime()),
    ("actions", "remind_before", sa.JSON()),
    ("actions", "snoozed_until", sa.Date()),
    ("members", "muted_until", sa.Date()),
    ("outbox", "said", sa.JSON()),
    ("outbox", "shown", sa.String()),
)


def upgrade() -> None:
    """Apply."""
    for table, column, kind, value in FILLED:
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column(column, kind, nullable=False, server_default=value))
        with op.batch_alter_table(table) as batch_op:  # a default is only for the rows that are there
            batch_op.alter_column(column, existing_type=kind, existing_nullable=False, server_default=None)
    for table, column, kind in ADDED:
        op.add_column(table, sa.Column(column, kind, nullable=True))
    op.create_index("ix_conversations_person_id", "conversations", ["person_id"])
    op.create_table(
        "requested_reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("whom", sa.String(), nullable=False),
        sa.Column("member_ids", sa.JSON(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("due_before", sa.Date(), nullable=True),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("voided_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["action_id"], ["actions.id"]),
        sa.ForeignKeyConstraint(["by_id"], ["members.id"]),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_requested_reminders_group_id", "requested_reminders", ["group_id"])
    op.create_table(
        "acknowledgements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("reminder_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("agency", sa.String(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"]),
        sa.ForeignKeyConstraint(["reminder_id"], ["outbox.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("reminder_id", "member_id"),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("acknowledgements")
    op.drop_table("requested_reminders")
    op.drop_index("ix_conversations_person_id", "conversations")
    for table, column, *_ in (*ADDED, *FILLED):
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column(column)
