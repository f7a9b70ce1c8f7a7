"""How fast each place may be written to, what is done about a doubtful reminder, and what is under way."""

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
    with op.batch_alter_table("groups") as batch_op:
        batch_op.add_column(sa.Column("when_unsure", sa.String(), nullable=False, server_default="resend"))
    with op.batch_alter_table("groups") as batch_op:  # a default is only for the rows that are there
        batch_op.alter_column("when_unsure", existing_type=sa.String(), existing_nullable=False, server_default=None)
    op.create_index("outbox_by_conversation", "outbox", ["conversation_row_id", "state", "due_at"])
    op.drop_index("ix_outbox_group_id", "outbox")
    op.create_index("outbox_by_group", "outbox", ["group_id", "due_at"])


def downgrade() -> None:
    """Take back."""
    op.drop_index("outbox_by_group", "outbox")
    op.create_index("ix_outbox_group_id", "outbox", ["group_id"])
    op.drop_index("outbox_by_conversation", "outbox")
    with op.batch_alter_table("groups") as batch_op:
        batch_op.drop_column("when_unsure")
    op.drop_table("send_rates")
