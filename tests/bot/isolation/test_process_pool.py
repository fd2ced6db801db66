"""A job runs apart from the bot, and whatever goes wrong in it reaches the bot as a value."""

import asyncio
import os
import sys
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import pytest

from bot.isolation.process_pool import ProcessPool, TaskError
from bot.isolation.reply import TaskFault
from bot.isolation.scratch_dir import ScratchDir
from tests.support.bot import pool_tasks
from tests.support.inspection.gauges import work


@pytest.fixture
async def pool() -> AsyncGenerator[ProcessPool, None]:
    async with ProcessPool() as pool:
        yield pool


def ended(pid: int) -> bool:
    """Whether the process is no more, or only waits to be noticed."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return True
    return stat.rpartition(")")[2].split()[0] == "Z"


async def gone(pid: int) -> bool:
    """Whether the process ends, waiting a little for the machine to say so."""
    for _ in range(6000):
        if ended(pid):
            return True
        await asyncio.sleep(0.01)
    return False


def number(mark: Path) -> int:
    """What the job has written; 0 as long as there is nothing."""
    return int(mark.read_text() or 0) if mark.exists() else 0


async def written(mark: Path) -> int:
    """The number the job has written, as soon as it is there."""
    for _ in range(5000):
        if found := number(mark):
            return found
        await asyncio.sleep(0.01)
    raise TimeoutError


async def test_a_job_returns_its_result(pool: ProcessPool) -> None:
    assert await pool.run(pool_tasks.add, 2, 3) == 5
    assert await pool.run(pool_tasks.find) == pool_tasks.FOUND


async def test_enums_come_back_whatever_the_python(pool: ProcessPool) -> None:
    assert await pool.run(pool_tasks.shade) == (
        pool_tasks.Shade.DARK,
        frozenset(pool_tasks.Shade),
    )


async def test_a_job_knows_no_secrets(pool: ProcessPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123:abc")
    assert "123:abc" not in (await pool.run(pool_tasks.environment)).values()


async def test_what_a_job_leaves_for_a_while_lies_in_the_scratch_folder(tmp_path: Path) -> None:
    with ScratchDir(tmp_path) as scratch:
        async with ProcessPool(1, scratch) as pool:
            path = Path(await pool.run(pool_tasks.write_temporary))
            assert path.is_relative_to(scratch.folder)
            assert list(scratch.folder.rglob("*")) == []


@pytest.mark.parametrize("ending", ["its time", "cancelled", "left"])
async def test_a_job_that_is_killed_leaves_nothing_in_the_clear(
    tmp_path: Path, ending: str
) -> None:
    mark, seconds = tmp_path / "mark", 2.0 if ending == "its time" else 60.0
    with ScratchDir(tmp_path) as scratch:
        async with ProcessPool(1, scratch) as pool:
            job = pool.run(pool_tasks.write_temporary_and_hang, str(mark), seconds=seconds)
            task = asyncio.create_task(job)
            if ending == "its time":
                await asyncio.wait({task})
            else:
                await written(mark)
                assert len(list(scratch.folder.rglob("*"))) == 2, "a folder with a file"
            if ending == "cancelled":
                task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert list(scratch.folder.rglob("*")) == []


async def test_a_job_is_not_dumped(pool: ProcessPool) -> None:
    assert await pool.run(pool_tasks.read_guards) == ((0, 0), 0)


ORPHANS = """
import asyncio, sys
from bot.isolation.process_pool import ProcessPool
from tests.support.bot import pool_tasks
async def main():
    async with ProcessPool() as pool:
        await pool.run(pool_tasks.hang, sys.argv[1])
asyncio.run(main())
"""


async def test_a_job_ends_when_the_bot_is_killed(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    bot = await asyncio.create_subprocess_exec(sys.executable, "-c", ORPHANS, str(mark))
    pid = await written(mark)
    bot.kill()
    await bot.wait()
    assert await gone(pid)


async def test_a_job_makes_way_for_others(pool: ProcessPool) -> None:
    assert await pool.run(pool_tasks.niceness) >= 10


async def test_what_a_library_prints_is_not_the_result(pool: ProcessPool) -> None:
    assert await pool.run(pool_tasks.chatter) == "done"


@pytest.mark.parametrize(
    ("job", "fault", "detail"),
    [
        (pool_tasks.swell, TaskFault.TOO_LARGE, ""),
        (pool_tasks.talk_too_much, TaskFault.TOO_LARGE, "the reply"),
        (pool_tasks.crash, TaskFault.DIED, "exit -11"),
        (pool_tasks.exit_at_once, TaskFault.DIED, "exit 7"),
        (pool_tasks.be_killed, TaskFault.DIED, "exit -9"),
        (pool_tasks.reply_garbage, TaskFault.DIED, "not readable"),
        (pool_tasks.fail, TaskFault.RAISED, "ValueError at pool_tasks.py"),
        (pool_tasks.panic, TaskFault.RAISED, "Panic at pool_tasks.py"),
    ],
)
async def test_a_job_that_goes_wrong_is_spoiled_and_the_next_is_not(
    pool: ProcessPool, job: Callable[[], object], fault: TaskFault, detail: str
) -> None:
    with pytest.raises(TaskError) as caught:
        await pool.run(job)
    assert caught.value.fault is fault
    assert detail in caught.value.detail
    assert "1234567890" not in str(caught.value)
    assert await pool.run(pool_tasks.add, 1, 1) == 2


async def test_a_reply_cannot_act_in_the_bot(pool: ProcessPool, tmp_path: Path) -> None:
    with pytest.raises(TaskError) as caught:
        await pool.run(pool_tasks.set_trap, str(tmp_path / "trap"))
    assert caught.value.fault is TaskFault.DIED
    assert not (tmp_path / "trap").exists()


async def test_a_job_that_spins_is_out_of_its_time(pool: ProcessPool) -> None:
    before = work()
    with pytest.raises(TaskError) as caught:
        await pool.run(pool_tasks.spin, seconds=0.5)
    assert caught.value.fault is TaskFault.TOO_LONG
    assert work() - before < 5  # of the processor, which it would use for ever


async def test_time_ends_a_job_with_all_it_started(pool: ProcessPool, tmp_path: Path) -> None:
    with pytest.raises(TaskError) as caught:
        await pool.run(pool_tasks.hang_with_child, str(tmp_path / "mark"), seconds=1)
    assert caught.value.fault is TaskFault.TOO_LONG
    assert await gone(number(tmp_path / "mark"))


async def test_whoever_is_cancelled_takes_the_process_along(
    pool: ProcessPool, tmp_path: Path
) -> None:
    task = asyncio.create_task(pool.run(pool_tasks.hang, str(tmp_path / "mark")))
    pid = await written(tmp_path / "mark")
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await gone(pid)
    assert await pool.run(pool_tasks.add, 1, 1) == 2


async def test_leaving_the_workshop_ends_what_is_at_work(tmp_path: Path) -> None:
    async with ProcessPool() as pool:
        task = asyncio.create_task(pool.run(pool_tasks.hang, str(tmp_path / "mark")))
        waiting = asyncio.create_task(pool.run(pool_tasks.add, 1, 1))
        pid = await written(tmp_path / "mark")
    assert await gone(pid)
    for spoiled in (task, waiting):
        with pytest.raises(TaskError) as caught:
            await spoiled
        assert caught.value.fault is TaskFault.DIED


async def test_a_job_waits_for_a_free_hand(pool: ProcessPool, tmp_path: Path) -> None:
    first = asyncio.create_task(pool.run(pool_tasks.hang, str(tmp_path / "mark")))
    await written(tmp_path / "mark")
    second = asyncio.create_task(pool.run(pool_tasks.add, 2, 2))
    assert not (await asyncio.wait([second], timeout=0.2))[0]
    first.cancel()
    assert await second == 4


async def test_the_loop_goes_on_while_a_job_computes(pool: ProcessPool) -> None:
    task = asyncio.create_task(pool.run(pool_tasks.spin, seconds=0.5))
    turns = 0
    while not task.done():
        await asyncio.sleep(0.005)
        turns += 1
    assert isinstance(task.exception(), TaskError)
    assert turns > 5  # one or two, if the loop had waited for it


def test_it_works_under_uvloop_as_well() -> None:
    import uvloop

    async def one() -> int:
        async with ProcessPool() as pool:
            with pytest.raises(TaskError):
                await pool.run(pool_tasks.crash)
            return await pool.run(pool_tasks.add, 1, os.getpid() * 0)

    assert uvloop.run(one()) == 1
