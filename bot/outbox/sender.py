"""Sends what turns have written to the outbox: in order within a chat, chats side by side.

A letter is marked only after Telegram has accepted it, and a chat's next one leaves only when a new
message before it is marked. So a kill at any point loses none, and repeats at most the last message
of a chat; an edit or a thumb that comes twice nobody sees.
"""

import asyncio
import logging
from collections.abc import Collection, Iterable
from datetime import timedelta

from bot.outbox.acknowledger import Acknowledger
from bot.outbox.attachments import ParameterLoader, load_plain
from bot.outbox.chat_queues import ChatQueues
from bot.outbox.delivery import Delivery, DeliveryResult
from bot.outbox.in_flight import LEASE, InFlight
from bot.outbox.leftovers import find_needless, group_by_chat
from bot.outbox.rate_limiter import LoopClock, MonotonicClock, RateLimiter
from bot.outbox.retry import RetryingClient
from bot.runtime.clock import Clock
from bot.transport.client import BotApi
from storage.errors import StorageError
from storage.records import MessageRole, OutboxMessage
from storage.store import Store

log = logging.getLogger(__name__)
POLL_INTERVAL = timedelta(seconds=30)
PAGE_SIZE = 10_000  # the store leases a chat from its oldest letter on, so all is read in one go


class Sender:
    """Sends for one process; nothing leaves before `drain_backlog`, nothing after `drain`."""

    def __init__(
        self,
        store: Store,
        api: BotApi,
        clock: Clock,
        *,
        watch: MonotonicClock | None = None,
        rate_limiter: RateLimiter | None = None,
        side_by_side: int = 128,
        load_parameters: ParameterLoader = load_plain,
    ) -> None:
        self._store, self._clock, self._watch = store, clock, watch or LoopClock()
        self._held = InFlight()
        self._marker = Acknowledger(store, self._watch, self._held.complete)
        line = RetryingClient(
            api, rate_limiter or RateLimiter(self._watch), self._watch, side_by_side
        )
        self._poster = Delivery(line, self._marker, self._watch, load_parameters)
        self._lanes = ChatQueues(self._deliver)

    def enqueue(self, letters: Iterable[OutboxMessage]) -> None:
        """Take letters that are committed; those for later stay in the store until then."""
        now = self._clock.now()
        self._enqueue_new(letter for letter in letters if letter.not_before <= now)

    async def drain_backlog(self, waiting: Collection[int] = ()) -> None:
        """Queue what a former process left, before what was handed over so far; then let all go.

        Call once, when Telegram's own backlog has been read to its end. `waiting` are the chats it
        came from: the question their buyers have answered is not sent to them again.
        """
        left = group_by_chat(await self._claim_all())
        answered = {
            letter.key
            for chat_id in left.keys() & set(waiting)
            for letter in find_needless(left[chat_id], self._lanes.list_waiting(chat_id))
        }
        if answered:  # in the store too before anything newer leaves: a second kill may follow
            await self._store.drop_messages(sorted(answered))
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
                group.create_task(self._poll_outbox())
        finally:
            await self._lanes.close()

    async def wait_for_room(self) -> None:
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
        if left := self._held.list_keys():
            await self._store.release_messages(left, self._clock.now(), tries=0)
        return not left

    async def _deliver(self, letter: OutboxMessage, since: float) -> None:
        fate = await self._poster.deliver(letter, since)
        if fate is DeliveryResult.ASLEEP:
            await self._marker.mark_asleep(letter.chat_id, self._clock.now())
            self._held.complete(gone.key for gone in self._lanes.clear(letter.chat_id))
        elif fate is DeliveryResult.SENT:
            self._marker.mark_sent(letter.key)
            if letter.method == "sendMessage" or letter.role is MessageRole.CARD:
                await self._held.wait_completed(letter.key)
        else:
            self._marker.mark_dropped(letter.key)

    async def _poll_outbox(self) -> None:
        """Keep what is held; take up what nobody holds: given back, for later, of the dead."""
        while True:
            await self._clock.sleep_until(self._clock.now() + POLL_INTERVAL)
            self._held.remember_completed(on=True)
            try:
                await self._renew_leases()
                self._enqueue_new(await self._claim(self._lanes.list_chats()))
            except StorageError:
                log.warning("the outbox cannot be read; trying again", exc_info=True)
            finally:
                self._held.remember_completed(on=False)

    async def _renew_leases(self) -> None:
        """Lengthen the leases, so that no other process sends what waits here for its turn."""
        if held := self._held.list_keys():
            await self._store.extend_leases(held, self._clock.now() + LEASE)

    async def _claim_all(self) -> list[OutboxMessage]:
        found: list[OutboxMessage] = []
        while page := await self._claim():
            found += page
        return [letter for letter in found if letter.key not in self._held]

    async def _claim(self, skip_chats: Collection[int] = ()) -> list[OutboxMessage]:
        now = self._clock.now()
        return await self._store.claim_messages(now, now + LEASE, PAGE_SIZE, skip_chats)

    def _enqueue_new(self, letters: Iterable[OutboxMessage]) -> None:
        since = self._watch.seconds()
        for letter in letters:
            if self._held.add(letter.key):
                self._lanes.append(letter, since)
