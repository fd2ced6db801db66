"""Runs the steps on the connection that `storage.migrations.upgrade_schema` or a test gives it."""

from alembic import context

from storage.db.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
