"""Which schema a database has, and bringing it to ours.

Alembic is imported only when there is something to do: it would be a third of a start.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.db.engine import begin_transaction, open_engine
from storage.errors import SchemaAheadError, SchemaBehindError

# Every step there is, oldest first; a test compares them with the folder.
REVISIONS = ("0001", "0002", "0003", "0004", "0005")
FOLDER = Path(__file__).parent
LOCK_NUMBER = 4_217_001  # any number that nobody else asks PostgreSQL to lock


async def migrate_database(url: str) -> None:
    """Bring the database to this version's schema; does nothing when it is there."""
    async with open_engine(url) as engine, begin_transaction(engine) as connection:
        await upgrade_schema(connection)


async def upgrade_schema(connection: AsyncConnection) -> None:
    """Run the steps that are missing, all in this transaction; raises SchemaAheadError."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK_NUMBER})"))
    try:
        await check_schema(connection)
    except SchemaBehindError:
        await connection.run_sync(_run_steps)


async def check_schema(connection: AsyncConnection) -> None:
    """Raise SchemaBehindError or SchemaAheadError unless the schema is that of this version."""
    found = await find_revision(connection)
    if found == REVISIONS[-1]:
        return
    if found is None or found in REVISIONS:
        raise SchemaBehindError(
            f"The database schema is {found or 'empty'}, and this version needs {REVISIONS[-1]}:"
            " run the migrate command once, then start again."
        )
    raise SchemaAheadError(
        f"The database schema {found} is newer than this version knows ({REVISIONS[-1]}):"
        " start the newer version of the bot."
    )


async def find_revision(connection: AsyncConnection) -> str | None:
    """The revision of the schema, None for an empty database."""
    return await connection.run_sync(_find_revision)


def _find_revision(connection: Connection) -> str | None:
    """The schema's revision, None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _run_steps(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
