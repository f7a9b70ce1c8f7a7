"""Benchmarks, projects and reviews; champions, workforce figures and who is asked; leave and the team's roster."""

from typing import Any

import sqlalchemy as sa
from alembic import op

import storage.types
from storage.groups import BENCHMARKS, SCALE, VALID_MONTHS
from storage.types import dumps

revision = "0002_plan_register_people"
down_revision = "0001_first_tables"
branch_labels = None
depends_on = None

OPEN = "status NOT IN ('complete', 'deferred'{more}) AND voided_at IS NULL"
INDEX = "open_actions_by_due"
# What existing groups get: table, column, value.
FILLED: tuple[tuple[str, str, Any, str], ...] = (
    ("groups", "benchmarks", sa.JSON(), dumps(list(BENCHMARKS))),
    ("groups", "benchmark_scale", sa.JSON(), dumps(list(SCALE))),
    ("groups", "directorates", sa.JSON(), "[]"),
    ("groups", "colours", sa.JSON(), "{}"),
    ("groups", "valid_months", sa.Integer(), str(VALID_MONTHS)),
)
ADDED: tuple[tuple[str, str, Any], ...] = (
    ("actions", "benchmark", sa.String()),
    ("actions", "project", sa.String()),
    ("actions", "review_on", sa.Date()),
    ("training_sessions", "benchmark", sa.String()),
    ("training_cohorts", "agency", sa.String()),
    ("targets", "asked_of_id", sa.Integer()),
    ("target_values", "workforce", sa.Integer()),
    ("target_values", "note", sa.String()),
    ("members", "away_until", sa.Date()),
)
ASKED_OF = "targets_asked_of_id_fkey"


def upgrade() -> None:
    """Apply."""
    for table, column, kind, value in FILLED:
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column(column, kind, nullable=False, server_default=value))
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column(column, existing_type=kind, existing_nullable=False, server_default=None)
    for table, column, kind in ADDED:
        op.add_column(table, sa.Column(column, kind, nullable=True))
    with op.batch_alter_table("targets") as batch_op:
        batch_op.create_foreign_key(ASKED_OF, "members", ["asked_of_id"], ["id"])
    _index(", 'closed'")
    op.create_table(
        "champions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("voided_at", storage.types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_champions_group_id"), "champions", ["group_id"], unique=False)
    op.create_table(
        "benchmark_assessments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("benchmark", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("as_of_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("by_name", sa.String(), nullable=False),
        sa.Column("voided_at", storage.types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    by_day = ["group_id", "benchmark", "as_of_on"]
    op.create_index("benchmark_assessments_by_day", "benchmark_assessments", by_day, unique=False)
    op.create_table(
        "roster_people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("tenant_id", sa.String(), nullable=False),
        sa.Column("entra_id", sa.String(), nullable=False),
        sa.Column("teams_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("guest", sa.Boolean(), nullable=False),
        sa.Column("seen_at", storage.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("gone_at", storage.types.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("group_id", "tenant_id", "entra_id"),
    )


def downgrade() -> None:
    """Take back."""
    for table in ("roster_people", "benchmark_assessments", "champions"):
        op.drop_table(table)
    with op.batch_alter_table("targets") as batch_op:
        batch_op.drop_constraint(ASKED_OF, type_="foreignkey")
    _index("")
    for table, column, *_ in (*ADDED, *FILLED):
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column(column)


def _index(more: str) -> None:
    """Draw the partial index of open actions anew."""
    where = sa.text(OPEN.format(more=more))
    op.drop_index(INDEX, "actions")
    op.create_index(INDEX, "actions", ["group_id", "due_on"], sqlite_where=where, postgresql_where=where)
