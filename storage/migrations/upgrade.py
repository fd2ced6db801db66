"""Which schema a database has, and bringing it to ours.

Alembic is imported only when there is something to do: it would be a third of a start.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.db.engine import connect, transaction
from storage.errors import SchemaAhead, SchemaBehind

# Every step there is, oldest first; a test compares them with the folder.
REVISIONS = ("0001",)
FOLDER = Path(__file__).parent
LOCK = 4_217_001  # any number that nobody else asks PostgreSQL to lock


async def migrate(url: str) -> None:
    """Bring the database to this version's schema; does nothing when it is there."""
    engine = connect(url)
    try:
        async with transaction(engine) as connection:
            await upgrade(connection)
    finally:
        await engine.dispose()


async def upgrade(connection: AsyncConnection) -> None:
    """Run the steps that are missing, all in this transaction; raises SchemaAhead."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
    try:
        await check(connection)
    except SchemaBehind:
        await connection.run_sync(_upgrade)


async def check(connection: AsyncConnection) -> None:
    """Raises SchemaBehind or SchemaAhead unless the database has this version's schema."""
    found = await connection.run_sync(_found)
    if found == REVISIONS[-1]:
        return
    if found is None or found in REVISIONS:
        raise SchemaBehind(
            f"The database schema is {found or 'empty'}, and this version needs {REVISIONS[-1]}:"
            " run the migrate command once, then start again."
        )
    raise SchemaAhead(
        f"The database schema {found} is newer than this version knows ({REVISIONS[-1]}):"
        " start the newer version of the bot."
    )


def _found(connection: Connection) -> str | None:
    """The schema's revision, None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
