"""Who answered for whom and who was there in whose place; approved minutes as they were; of which meeting an action is.

And since when a series is as it is, for its announcement.
"""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0007_as_approved"
down_revision = "0006_meetings"
branch_labels = None
depends_on = None

ADDED = (
    ("attendances", "settled_at", UtcDateTime()),
    ("attendances", "answered_for", sa.String()),
    ("attendances", "answered_by_id", sa.Integer()),
    ("attendances", "present_by_id", sa.Integer()),
    ("attendances", "released_id", sa.Integer()),
    ("actions", "meeting_id", sa.Integer()),
    ("meetings", "minutes_kept", sa.JSON()),
    ("meeting_series", "changed_at", UtcDateTime()),
)
REFERS = (
    ("attendances", "answered_by_id", "members", "attendances_answered_by_id_fkey"),
    ("attendances", "present_by_id", "members", "attendances_present_by_id_fkey"),
    ("attendances", "released_id", "members", "attendances_released_id_fkey"),
    ("actions", "meeting_id", "meetings", "actions_meeting_id_fkey"),
)


def upgrade() -> None:
    """Apply."""
    for table, column, kind in ADDED:
        op.add_column(table, sa.Column(column, kind, nullable=True))
    for table, column, to, name in REFERS:
        with op.batch_alter_table(table) as batch_op:
            batch_op.create_foreign_key(name, to, [column], ["id"])


def downgrade() -> None:
    """Take back."""
    for table, _column, _to, name in REFERS:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(name, type_="foreignkey")
    for table, column, _kind in ADDED:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column(column)
