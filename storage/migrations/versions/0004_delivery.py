"""How fast each place may be written to, and an index for what is under way in a conversation."""

import sqlalchemy as sa
from alembic import op

from storage.types import UtcDateTime

revision = "0004_delivery"
down_revision = "0003_pages_in_order"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "send_rates",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("first_full_at", UtcDateTime(), nullable=True),
        sa.Column("second_full_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("outbox_by_conversation", "outbox", ["conversation_row_id", "state", "due_at"])


def downgrade() -> None:
    """Take back."""
    op.drop_index("outbox_by_conversation", "outbox")
    op.drop_table("send_rates")
