"""The health worker proves each time that what must be written can be written."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.runtime.health.heartbeat import Heartbeat, Pulse
from bot.workers.health import HealthWorker
from storage.blobs import file_store
from storage.blobs.file_store import FolderStore
from storage.errors import UnavailableError
from storage.store import Store
from tests.support.bot.clocks import ManualClock

DAY = timedelta(days=1)


@pytest.fixture
def files(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "files")


@pytest.fixture
def worker(store: Store, files: FolderStore, clock: ManualClock, tmp_path: Path) -> HealthWorker:
    return HealthWorker(store, files, Pulse(tmp_path, clock), clock)


def troubles(tmp_path: Path) -> tuple[str, ...]:
    """What is written for other processes."""
    beat = Heartbeat.read(tmp_path)
    assert beat
    return beat.troubles


async def test_the_mark_that_is_told_is_committed(
    worker: HealthWorker, store: Store, clock: ManualClock, tmp_path: Path
) -> None:
    await worker.run_once()
    beat = Heartbeat.read(tmp_path)
    assert beat
    assert (beat.troubles, beat.marked_at) == ((), clock.now())
    assert await store.mark.read() == clock.now()
    assert not await store.mark.is_unused()


async def test_a_mark_outlives_receipts_and_a_clock_set_back(
    worker: HealthWorker, store: Store, clock: ManualClock
) -> None:
    await worker.run_once()
    mark = clock.now()
    await store.delete_receipts(mark + DAY)
    clock.move(-DAY)
    await worker.run_once()
    assert await store.mark.read() == mark


async def test_a_database_that_takes_no_write_is_told(
    worker: HealthWorker, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_at: object) -> None:
        raise UnavailableError("the database gave up: all of it") from OSError(28, "No space left")

    monkeypatch.setattr(store.mark, "write", fail)
    await worker.run_once()
    assert troubles(tmp_path) == (
        "The database cannot be written (OSError: [Errno 28] No space left).",
    )


async def test_a_folder_of_files_that_takes_no_write_is_told(
    worker: HealthWorker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> None:
        raise OSError(30, "Read-only file system", "/x/y")

    monkeypatch.setattr(file_store, "write_and_remove", fail)
    await worker.run_once()
    assert troubles(tmp_path) == (
        "The folder of files cannot be written (OSError: [Errno 30] Read-only file system).",
    )


async def test_a_probe_leaves_nothing_behind(files: FolderStore, tmp_path: Path) -> None:
    await files.check_writable()
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []
