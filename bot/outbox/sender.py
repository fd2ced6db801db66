"""Sends what turns have written to the outbox: in order within a chat, chats side by side.

A letter is marked only after Telegram has accepted it, and a chat's next one leaves only when a new
message before it is marked. So a kill at any point loses none, and repeats at most the last message
of a chat; an edit or a thumb that comes twice nobody sees.
"""

import asyncio
import logging
from collections.abc import Collection, Iterable
from datetime import timedelta

from bot.outbox.acknowledger import Marker
from bot.outbox.attachments import Ready, plain_ready
from bot.outbox.chat_queues import Lanes
from bot.outbox.delivery import Fate, Poster
from bot.outbox.in_flight import LEASE, Held
from bot.outbox.leftovers import by_chat, needless
from bot.outbox.rate_limiter import LoopStopwatch, Pacer, Stopwatch
from bot.outbox.retry import Line
from bot.runtime.clock import Clock
from bot.transport.client import Caller
from storage.errors import StorageError
from storage.records import Letter
from storage.store import Store

log = logging.getLogger(__name__)
SWEEP = timedelta(seconds=30)
PAGE = 10_000  # the store leases a chat from its oldest letter on, so all is read in one go


class Sender:
    """Sends for one process; nothing leaves before `drain_backlog`, nothing after `drain`."""

    def __init__(
        self,
        store: Store,
        api: Caller,
        clock: Clock,
        *,
        watch: Stopwatch | None = None,
        pacer: Pacer | None = None,
        side_by_side: int = 128,
        ready: Ready = plain_ready,
    ) -> None:
        self._store, self._clock, self._watch = store, clock, watch or LoopStopwatch()
        self._held = Held()
        self._marker = Marker(store, self._watch, self._held.settle)
        line = Line(api, pacer or Pacer(self._watch), self._watch, side_by_side)
        self._poster = Poster(line, self._marker, self._watch, ready)
        self._lanes = Lanes(self._work)

    def hand_over(self, letters: Iterable[Letter]) -> None:
        """Take letters that are committed; those for later stay in the store until then."""
        now = self._clock.now()
        self._take(letter for letter in letters if letter.not_before <= now)

    async def drain_backlog(self, waiting: Collection[int] = ()) -> None:
        """Queue what a former process left, before what was handed over so far; then let all go.

        Call once, when Telegram's own backlog has been read to its end. `waiting` are the chats it
        came from: the question their buyers have answered is not sent to them again.
        """
        left = by_chat(await self._claim_all())
        answered = {
            letter.key
            for chat_id in left.keys() & set(waiting)
            for letter in needless(left[chat_id], self._lanes.waiting(chat_id))
        }
        if answered:  # in the store too before anything newer leaves: a second kill may follow
            await self._store.drop_letters(sorted(answered))
        for chat_id, letters in left.items():
            kept = [
                each for each in letters if each.key not in answered and self._held.add(each.key)
            ]
            self._lanes.put_first(chat_id, kept, self._watch.seconds())
        self._lanes.open()

    async def run(self) -> None:
        """Mark what is sent, and look for letters whose lease or wait is over; until cancelled."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._marker.run())
                group.create_task(self._sweep())
        finally:
            await self._lanes.close()

    async def room(self) -> None:
        """Return when there is room for follow-ups; answers to people never have to ask."""
        await self._held.room.wait()

    async def drain(self, seconds: float) -> bool:
        """Wait until all is sent and marked, or so long; False when something is left.

        `run` must still be running. What is left is given back for the next process.
        """
        patience = asyncio.ensure_future(self._watch.pause(seconds))
        done = asyncio.ensure_future(self._held.idle.wait())
        await asyncio.wait((patience, done), return_when=asyncio.FIRST_COMPLETED)
        patience.cancel()
        done.cancel()
        await self._lanes.close()
        await self._marker.flush()
        if left := self._held.keys():
            await self._store.release_letters(left, self._clock.now(), tries=0)
        return not left

    async def _work(self, letter: Letter, since: float) -> None:
        fate = await self._poster.post(letter, since)
        if fate is Fate.ASLEEP:
            await self._marker.asleep(letter.chat_id, self._clock.now())
            self._held.settle(gone.key for gone in self._lanes.clear(letter.chat_id))
        elif fate is Fate.SENT:
            self._marker.sent(letter.key)
            if letter.method == "sendMessage" or letter.role == "card":
                await self._held.settled(letter.key)
        else:
            self._marker.dropped(letter.key)

    async def _sweep(self) -> None:
        """Keep what is held; take up what nobody holds: given back, for later, of the dead."""
        while True:
            await self._clock.sleep_until(self._clock.now() + SWEEP)
            self._held.watch(on=True)
            try:
                await self._keep()
                self._take(await self._claim(self._lanes.chats()))
            except StorageError:
                log.warning("the outbox cannot be read; trying again", exc_info=True)
            finally:
                self._held.watch(on=False)

    async def _keep(self) -> None:
        """Lengthen the leases, so that no other process sends what waits here for its turn."""
        if held := self._held.keys():
            await self._store.hold_letters(held, self._clock.now() + LEASE)

    async def _claim_all(self) -> list[Letter]:
        found: list[Letter] = []
        while page := await self._claim():
            found += page
        return [letter for letter in found if letter.key not in self._held]

    async def _claim(self, skip_chats: Collection[int] = ()) -> list[Letter]:
        now = self._clock.now()
        return await self._store.claim_letters(now, now + LEASE, PAGE, skip_chats)

    def _take(self, letters: Iterable[Letter]) -> None:
        since = self._watch.seconds()
        for letter in letters:
            if self._held.add(letter.key):
                self._lanes.append(letter, since)
