"""Sends what turns have written to the outbox: in order within a chat, chats side by side.

A message is acknowledged only after Telegram has accepted it, and a chat's next one leaves only
when a new message before it is acknowledged. So a kill at any point loses none, and repeats at most
the last message of a chat; an edit or a reaction that comes twice nobody sees.
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
from bot.outbox.superseded import find_superseded
from bot.runtime.clock import Clock
from bot.transport.client import BotApi
from storage.errors import StorageError
from storage.records import Changes, MessageRole, OutboxMessage, SetAsideReason
from storage.store import Store

log = logging.getLogger(__name__)
POLL_INTERVAL = timedelta(seconds=30)
PAGE_SIZE = 10_000  # the store leases a chat from its oldest message on, so all is read in one go


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
        self._in_flight = InFlight()
        self._acknowledger = Acknowledger(store, clock, self._watch, self._in_flight.complete)
        client = RetryingClient(
            api, rate_limiter or RateLimiter(self._watch), self._watch, side_by_side
        )
        self._delivery = Delivery(client, self._acknowledger, self._watch, load_parameters)
        self._chat_queues = ChatQueues(self._deliver)

    def enqueue(self, messages: Iterable[OutboxMessage]) -> None:
        """Take messages that are committed; those for later stay in the store until then."""
        now = self._clock.now()
        self._enqueue_new(message for message in messages if message.not_before <= now)

    def discard_forgotten(self, changes: Changes) -> None:
        """Drop what waits to be sent about cases, or to chats, that are forgotten."""
        for mark in changes.erasures:
            chat_id, cases = mark.chat_id or 0, mark.case_ids.split()
            whole = chat_id in changes.shredded_chats
            waiting = self._chat_queues.list_waiting(chat_id)
            forgotten = [each for each in waiting if whole or each.case_id in cases]
            gone = self._chat_queues.discard(chat_id, forgotten)
            self._in_flight.complete(message.key for message in gone)

    async def drain_backlog(self, waiting: Collection[int] = ()) -> None:
        """Queue what a former process left, before what was handed over so far; then let all go.

        Call once, when Telegram's own backlog has been read to its end. `waiting` are the chats it
        came from: the question their buyers have answered is not sent to them again.
        """
        left = group_by_chat(await self._claim_all())
        answered = {
            message.key
            for chat_id in left.keys() & set(waiting)
            for message in find_needless(left[chat_id], self._chat_queues.list_waiting(chat_id))
        }
        if answered:  # in the store too before anything newer leaves: a second kill may follow
            await self._store.drop_messages(sorted(answered))
        for chat_id, messages in left.items():
            kept = [
                message
                for message in messages
                if message.key not in answered and self._in_flight.add(message.key)
            ]
            self._chat_queues.put_first(kept, self._watch.seconds())
            self._leave_out_superseded(chat_id)
        self._chat_queues.open()

    async def run(self) -> None:
        """Acknowledge what is sent, and claim what has become due; until cancelled."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._acknowledger.run())
                group.create_task(self._poll_outbox())
        finally:
            await self._chat_queues.close()

    async def wait_for_room(self) -> None:
        """Return when there is room for nudges; answers to people never have to ask."""
        await self._in_flight.room.wait()

    async def drain(self, seconds: float) -> bool:
        """Wait until all is sent and acknowledged, or so long; False when something is left.

        `run` must still be running. What is left is given back for the next process.
        """
        patience = asyncio.ensure_future(self._watch.pause(seconds))
        done = asyncio.ensure_future(self._in_flight.idle.wait())
        await asyncio.wait((patience, done), return_when=asyncio.FIRST_COMPLETED)
        patience.cancel()
        done.cancel()
        await self._chat_queues.close()
        await self._acknowledger.flush()
        if left := self._in_flight.list_keys():
            await self._store.release_messages(left, self._clock.now(), tries=0)
        return not left

    async def _deliver(self, message: OutboxMessage, since: float) -> None:
        result = await self._delivery.deliver(message, since)
        if result is DeliveryResult.ASLEEP:
            await self._acknowledger.mark_asleep(message.chat_id)
            self._in_flight.complete(gone.key for gone in self._chat_queues.clear(message.chat_id))
        elif result is DeliveryResult.SENT:
            self._acknowledger.mark_sent(message.key)
            if message.method == "sendMessage" or message.role is MessageRole.CARD:
                await self._in_flight.wait_completed(message.key)
        elif isinstance(result, SetAsideReason):
            self._acknowledger.mark_set_aside(message.key, result)
        else:
            self._acknowledger.mark_dropped(message.key)

    async def _poll_outbox(self) -> None:
        """Renew the leases of what is held; claim what nobody holds: released, or of the dead."""
        while True:
            await self._clock.sleep_until(self._clock.now() + POLL_INTERVAL)
            self._in_flight.remember_completed(on=True)
            try:
                await self._renew_leases()
                self._enqueue_new(await self._claim(self._chat_queues.list_chats()))
            except StorageError:
                log.warning("the outbox cannot be read; trying again", exc_info=True)
            finally:
                self._in_flight.remember_completed(on=False)

    async def _renew_leases(self) -> None:
        """Lengthen the leases, so that no other process sends what waits here for its turn."""
        if keys := self._in_flight.list_keys():
            await self._store.extend_leases(keys, self._clock.now() + LEASE)

    async def _claim_all(self) -> list[OutboxMessage]:
        found: list[OutboxMessage] = []
        while page := await self._claim():
            found += page
        return [message for message in found if message.key not in self._in_flight]

    async def _claim(self, skip_chats: Collection[int] = ()) -> list[OutboxMessage]:
        now = self._clock.now()
        return await self._store.claim_messages(now, now + LEASE, PAGE_SIZE, skip_chats)

    def _enqueue_new(self, messages: Iterable[OutboxMessage]) -> None:
        since, chats = self._watch.seconds(), set[int]()
        for message in messages:
            if self._in_flight.add(message.key):
                self._chat_queues.append(message, since)
                chats.add(message.chat_id)
        for chat_id in chats:
            self._leave_out_superseded(chat_id)

    def _leave_out_superseded(self, chat_id: int) -> None:
        """Drop what waits for a chat and something newer stands for."""
        superseded = find_superseded(self._chat_queues.list_waiting(chat_id))
        for message in self._chat_queues.discard(chat_id, superseded):
            self._acknowledger.mark_dropped(message.key)
