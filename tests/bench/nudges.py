"""Claiming a thousand follow-ups out of a million, through the store and in plain SQL.

50,000 of the million are due. The plain statement does the same to the same rows, without asking
who sleeps; both commit. Run it with `python -m tests.bench.nudges`.
"""

import asyncio
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import asyncpg

from storage.crypto.envelope import KeyRing
from storage.db.engine import PRAGMAS
from storage.db.types import EPOCH, MICROSECOND
from storage.store import Store
from tests.bench.tables import ratios, show, spread
from tests.support.postgres import start_cluster
from tests.support.postgres_server import find_programs, keep_folder

CASES = 250_000
OF_A_CASE = 4
LIMIT = 1_000
ROUNDS, CLAIMS = 4, 5
NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
LEASE = NOW + timedelta(minutes=2)

SIDES = ("plain SQL", "Store.claim_due")
Claim = Callable[[], Awaitable[int]]

# One in twenty is due; which, and in what order, has nothing to do with the names of the cases.
SCATTERED = "((n * 7919) % 1000003)"
DUE = f"CASE WHEN n % 20 = 0 THEN :now - {SCATTERED} * 1000 ELSE :now + {SCATTERED} * 1000000 END"
FILL = (
    "INSERT INTO chats (chat_id, habits, seen_at) SELECT n, '{}', :now FROM numbers"
    " WHERE n < :cases",
    "INSERT INTO cases (id, chat_id, number, guide, revision, step, phase, snapshot, opened_at,"
    " shown, wrapped_key) SELECT 'c' || (1000000 + n), n, 1, 'alibaba', 1, '', '', :empty, :now,"
    " '', :empty"
    " FROM numbers WHERE n < :cases",
    "INSERT INTO nudges (case_id, chat_id, kind, rung, due_at, falls_at)"
    f" SELECT 'c' || (1000000 + n / {OF_A_CASE}), n / {OF_A_CASE}, 'kind' || (n % {OF_A_CASE}), 0,"
    f" {DUE}, {DUE} FROM numbers",
)
CLAIM = (
    "UPDATE nudges SET falls_at = :lease WHERE (case_id, kind) IN (SELECT case_id, kind FROM nudges"
    " WHERE falls_at <= :now ORDER BY falls_at LIMIT :limit{locked})"
    " RETURNING case_id, chat_id, kind, rung, due_at"
)
NUMBERS = {
    "sqlite": "WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers"
    f" WHERE n + 1 < {CASES * OF_A_CASE})",
    "postgres": f"WITH numbers(n) AS (SELECT generate_series(0::bigint, {CASES * OF_A_CASE - 1}))",
}


def number(at: datetime) -> int:
    """An instant as the databases keep it."""
    return (at - EPOCH) // MICROSECOND


def filled(statement: str, dialect: str) -> str:
    """A statement with its values in it, as both drivers take it."""
    values = {
        ":now": number(NOW),
        ":cases": CASES,
        ":lease": number(LEASE),
        ":limit": LIMIT,
        ":empty": "x''" if dialect == "sqlite" else r"'\x'::bytea",
    }
    for name, value in values.items():
        statement = statement.replace(name, str(value))
    return f"{NUMBERS[dialect]} {statement}" if "FROM numbers" in statement else statement


def fill_sqlite(connection: sqlite3.Connection) -> None:
    """Put a million follow-ups in."""
    connection.execute("BEGIN")
    for statement in FILL:
        connection.execute(filled(statement, "sqlite"))
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


async def fill_postgres(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    """The same, without looking up the case of each."""
    await connection.execute("SET session_replication_role = replica")
    for statement in FILL:
        await connection.execute(filled(statement, "postgres"))
    await connection.execute("SET session_replication_role = DEFAULT")
    await connection.execute("VACUUM ANALYZE")


@asynccontextmanager
async def on_sqlite(folder: Path) -> AsyncIterator[tuple[Claim, Claim]]:
    """The plain claim and the store's, on one file with the same settings."""
    store = await new_store(f"sqlite:///{folder}/bot.db")
    connection = sqlite3.connect(folder / "bot.db", isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    fill_sqlite(connection)
    statement = filled(CLAIM.format(locked=""), "sqlite")

    async def plain() -> int:
        connection.execute("BEGIN IMMEDIATE")
        rows = connection.execute(statement).fetchall()
        connection.execute("COMMIT")
        return len(rows)

    yield plain, by_store(store)
    connection.close()
    await store.close()


@asynccontextmanager
async def on_postgres(place: Path) -> AsyncIterator[tuple[Claim, Claim]]:
    """The plain claim and the store's, on one server of our own."""
    with keep_folder():
        url = await (await start_cluster(place)).fresh()
        store = await new_store(url)
        connection = await asyncpg.connect(url)
        await fill_postgres(connection)
        statement = filled(CLAIM.format(locked=" FOR UPDATE SKIP LOCKED"), "postgres")

        async def plain() -> int:
            return len(await connection.fetch(statement))

        yield plain, by_store(store)
        await connection.close()
        await store.close()


async def new_store(url: str) -> Store:
    """A store opened while it is empty: it compares its ring with what it finds."""
    return await Store.open(url, KeyRing.parse(KeyRing.generate()))


def by_store(store: Store) -> Claim:
    """The claim as the bot makes it."""
    leases = (LEASE + n * MICROSECOND for n in count(1))

    async def claim() -> int:
        return len(await store.claim_nudges(NOW, next(leases), LIMIT))

    return claim


async def measure(sides: tuple[Claim, Claim]) -> tuple[list[float], ...]:
    """Milliseconds for a claim on each side, round by round; each side goes first in turn."""
    found: tuple[list[float], ...] = ([], [])
    for turn in range(ROUNDS + 1):
        for side in (0, 1) if turn % 2 else (1, 0):
            before = time.perf_counter()
            for _ in range(CLAIMS):
                claimed = await sides[side]()
                assert claimed == LIMIT, claimed
            if turn:  # the first fills the caches
                found[side].append((time.perf_counter() - before) * 1000 / CLAIMS)
    return found


async def main() -> None:
    """Measure on each database there is, and print one table."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        async with on_sqlite(Path(folder)) as sides:
            rows.append(("SQLite", await measure(sides)))
    if place := find_programs():
        async with on_postgres(place) as sides:
            rows.append(("PostgreSQL", await measure(sides)))
    show(
        f"Claim {LIMIT:,} due of {CASES * OF_A_CASE:,} follow-ups, in ms, {ROUNDS} rounds",
        ("database", *SIDES, "ratio (goal 1.5)"),
        [
            (name, spread(plain, 1), spread(ours, 1), spread(ratios(ours, plain), 2))
            for name, (plain, ours) in rows
        ],
    )


if __name__ == "__main__":
    asyncio.run(main())
