"""The real bot, given updates in which anything is changed, among people who only want an answer.

`MUTATED_UPDATES` is how many (5000 by hand), `MUTATION_SEED` which.
"""

import asyncio
import os
from pathlib import Path

import orjson
import pytest

from bot.sandbox.sandbox import LOG_NAME, open_sandbox
from bot.sandbox.world.types import Json
from bot.sandbox.world.world import World
from tests.support.bot.mutated_updates import UpdateMutator
from tests.support.e2e.crowd import PATIENCE, Crowd
from tests.support.e2e.forked_bot import launch_forked
from tests.support.e2e.stored_data import Archive

COUNT = int(os.environ.get("MUTATED_UPDATES", "300"))
SEED = int(os.environ.get("MUTATION_SEED", "1"))
PEOPLE = 8
PORTION = 40
"""So many are put between two looks at the people, who go on meanwhile."""


class RawUpdates:
    """Lets a world give updates as bytes, which need not be JSON that it could read itself."""

    def __init__(self, world: World) -> None:
        self._queue, self._take = world.updates, world.updates.take
        self._queue.take = self.take  # type: ignore[method-assign]

    def put(self, mutator: UpdateMutator) -> None:
        """Queue one more update of the mutator's."""
        number = self._queue._next_id
        self._queue._queue.append({"update_id": number, "raw": mutator.make_update(number)})
        self._queue._next_id += 1
        self._queue.signal.notify()

    def take(self, offset: int, limit: int) -> list[Json]:
        """Confirm and give updates as the queue does."""
        return [self._show(each) for each in self._take(offset, limit)]

    @staticmethod
    def _show(update: Json) -> Json:
        raw: Json = orjson.Fragment(update["raw"]) if "raw" in update else update  # type: ignore[assignment]
        return raw


@pytest.mark.timeout(3000)
async def test_anything_in_an_update_costs_that_update_only(tmp_path: Path) -> None:
    async with open_sandbox(tmp_path, first_update=1, launch=launch_forked()) as stage:
        world = stage.world
        crowd = Crowd.of(world, PEOPLE, SEED)
        villain = world.add_person("Vic").id
        raw, mutator = RawUpdates(world), UpdateMutator(villain, SEED)
        talking = asyncio.create_task(crowd.chat())
        for start in range(0, COUNT, PORTION):
            for _ in range(min(PORTION, COUNT - start)):
                raw.put(mutator)
            async with asyncio.timeout(PATIENCE):
                while len(world.updates) > PORTION:
                    await world.signal.wait(5)
        talking.cancel()
        await asyncio.gather(talking, return_exceptions=True)
        for person in crowd.people:
            person.begin()  # somebody honest is the last, so every number before is confirmed
        await crowd.rest(PATIENCE)
        async with asyncio.timeout(PATIENCE):
            while len(world.updates):
                await world.signal.wait(5)
        assert stage.bot.is_running
        await stage.bot.stop()
    log = (tmp_path / LOG_NAME).read_text("utf-8")
    errors = [line for line in log.splitlines() if " ERROR " in line or "Traceback" in line]
    assert [line for line in errors if "set aside" not in line] == []
    archive = await Archive.of(world, tmp_path)
    missing = {person.chat: await archive.missing(person) for person in crowd.people}
    await archive.store.close()
    assert {chat: found for chat, found in missing.items() if found} == {}
    told = {each.chat: str(world.find_chat(each.chat).events) for each in crowd.people}
    assert [chat for chat, events in told.items() if "Vic" in events] == []
    assert [each for each in world.violations if "chat not found" not in str(each)] == []
