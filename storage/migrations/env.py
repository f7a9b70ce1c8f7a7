"""Alembic's entry: run the migrations on the connection that `storage.migrations.migrate` opened."""

from alembic import context
from sqlmodel import SQLModel

import storage  # noqa: F401 - fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
