"""Alembic's environment: it works on the connection it is given and configures no logging."""

from alembic import context

from case_store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
