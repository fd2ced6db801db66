"""A database that is gone, emptied or set back is noticed at the start, as a lost key is."""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from bot.runtime.health.heartbeat import HEARTBEAT_FILE, Heartbeat
from bot.runtime.health.kept_data import check_database_kept, check_store_kept
from bot.runtime.settings import Settings, SettingsError
from storage.crypto.envelope import KeyRing
from storage.store import Store
from tests.support.storage.records import LATER, NOW, SOON, begin, save

RING = KeyRing.parse(KeyRing.generate())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.from_environment({"BOT_TOKEN": "1:a", "DATA_DIR": str(tmp_path / "data")})


async def start(settings: Settings) -> Store:
    """Open the store as the bot does, with its checks; and write a mark, as it does."""
    beat = Heartbeat.read(settings.data)
    mark = beat.marked_at if beat else None
    check_database_kept(settings, mark)
    store = await Store.open(settings.database_url, RING)
    try:
        await check_store_kept(settings, store, mark)
    except SettingsError:
        await store.close()
        raise
    await store.end_leases()
    return store


async def run_once(settings: Settings, at: datetime = NOW) -> None:
    """One run that stores a case and a file of it."""
    store = await start(settings)
    if await store.mark.is_unused():
        await begin(store)
    Heartbeat(NOW, marked_at=await store.mark.write(at)).write(settings.data)
    await store.close()
    folder = settings.data / "files/cases/c1"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "abc").touch()


def delete(database: Path) -> None:
    database.unlink()


def cut(database: Path) -> None:
    database.write_bytes(b"")


LOSSES: dict[str, Callable[[Path], None]] = {"is gone": delete, "is empty": cut}


@pytest.mark.parametrize(("told", "lose"), LOSSES.items(), ids=LOSSES)
@pytest.mark.parametrize("left", ["files", "heartbeat", "cases.sqlite-alive"])
async def test_a_database_that_vanished_stops_the_start(
    settings: Settings, told: str, lose: Callable[[Path], None], left: str
) -> None:
    """Each trace of the former run is enough."""
    await run_once(settings)
    database = settings.data / "cases.sqlite"
    lose(database)
    for trace in {"files", "heartbeat", "cases.sqlite-alive"} - {left}:
        path = settings.data / trace
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for _ in range(2):
        with pytest.raises(SettingsError, match=f"database .*cases.sqlite {told}, but the bot"):
            await start(settings)
    assert database.exists() is (told == "is empty")


async def test_a_database_without_a_row_beside_files_stops_the_start(settings: Settings) -> None:
    await run_once(settings)
    for path in settings.data.glob("cases.sqlite*"):
        path.unlink()
    (settings.data / HEARTBEAT_FILE).unlink()
    await (await Store.open(settings.database_url, RING)).close()
    with pytest.raises(SettingsError, match="The database holds nothing, but the bot"):
        await start(settings)


async def test_a_write_ahead_log_that_was_deleted_stops_the_start(
    settings: Settings, tmp_path: Path
) -> None:
    """As after a kill, when what was committed is still in that file only."""
    await run_once(settings)
    store, database = await start(settings), settings.data / "cases.sqlite"
    Heartbeat(NOW, marked_at=await store.mark.write(LATER)).write(settings.data)
    killed = tmp_path / "killed"
    shutil.copy(database, killed)
    await store.close()
    shutil.copy(killed, database)
    with pytest.raises(SettingsError, match=r"has lost what was committed.*delete .*heartbeat"):
        await start(settings)
    (settings.data / HEARTBEAT_FILE).unlink()
    await (await start(settings)).close()


async def test_a_database_put_back_whole_opens(settings: Settings) -> None:
    await run_once(settings)
    await run_once(settings, SOON)
    for _ in range(2):
        await (await start(settings)).close()


async def test_the_last_case_may_be_deleted(settings: Settings) -> None:
    await run_once(settings)
    store = await start(settings)
    await save(store, shredded_cases=("c1",))
    await store.close()
    await (await start(settings)).close()


async def test_a_first_start_that_was_killed_starts_again(settings: Settings) -> None:
    settings.data.mkdir()
    (settings.data / "cases.sqlite").touch()
    await (await start(settings)).close()
