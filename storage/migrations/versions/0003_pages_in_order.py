"""Indexes in the order of the lists, so that a first page of a large record costs no more; owners know the deadline."""

import sqlalchemy as sa
from alembic import op

revision = "0003_pages_in_order"
down_revision = "0002_plan_register_people"
branch_labels = None
depends_on = None

OPEN = sa.text("status NOT IN ('complete', 'deferred', 'closed') AND voided_at IS NULL")
FILL = "UPDATE action_owners SET due_on = (SELECT due_on FROM actions WHERE actions.id = action_owners.action_id)"
Indexes = tuple[tuple[str, str, list[str]], ...]
NEW: Indexes = (
    ("action_owners_by_due", "action_owners", ["group_id", "kind", "name", "due_on", "action_id"]),
    ("actions_by_completion", "actions", ["group_id", "completed_on", "id"]),
    ("actions_by_review", "actions", ["group_id", "review_on", "id"]),
    ("earlier_deadlines_by_action", "action_earlier_deadlines", ["group_id", "action_id"]),
    ("training_by_logging", "training_sessions", ["group_id", "logged_at", "id"]),
    ("training_cohorts_by_session", "training_cohorts", ["group_id", "session_id"]),
)
OLD: Indexes = (
    ("action_owners_by_name", "action_owners", ["group_id", "kind", "name"]),
    ("ix_action_earlier_deadlines_action_id", "action_earlier_deadlines", ["action_id"]),
    ("ix_training_cohorts_session_id", "training_cohorts", ["session_id"]),
)


def upgrade() -> None:
    """Apply."""
    op.add_column("action_owners", sa.Column("due_on", sa.Date(), nullable=True))
    op.execute(FILL)
    _put(NEW, in_place_of=OLD)
    _open(["group_id", "due_on", "id"])


def downgrade() -> None:
    """Take back."""
    _open(["group_id", "due_on"])
    _put(OLD, in_place_of=NEW)
    with op.batch_alter_table("action_owners") as batch_op:
        batch_op.drop_column("due_on")


def _put(indexes: Indexes, *, in_place_of: Indexes) -> None:
    for name, table, _columns in in_place_of:
        op.drop_index(name, table)
    for name, table, columns in indexes:
        op.create_index(name, table, columns, unique=False)


def _open(columns: list[str]) -> None:
    op.drop_index("open_actions_by_due", "actions")
    op.create_index("open_actions_by_due", "actions", columns, sqlite_where=OPEN, postgresql_where=OPEN)
