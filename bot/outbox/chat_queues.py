"""Queues of messages for each chat that has any, each worked off by a task of its own."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable

from storage.records import OutboxMessage

QUICK_METHODS = frozenset({"answerCallbackQuery", "setMessageReaction", "sendChatAction"})
"""Calls that say nothing a later message builds on."""

LANES = ("", *sorted(QUICK_METHODS))
LaneKey = tuple[int, str]


def _find_lane(message: OutboxMessage) -> LaneKey:
    """Which queue of its chat a message stands in: a quick call never holds up a message."""
    return message.chat_id, message.method if message.method in QUICK_METHODS else ""


class ChatQueues:
    """In order within a chat, side by side across chats; nothing moves before `open`.

    Quick calls of a chat wait only for others of their kind.

    `work` deals with one message and how long it has been here (a second of the clock); it must
    not raise. Memory is held only for chats that have something waiting.
    """

    def __init__(self, work: Callable[[OutboxMessage, float], Awaitable[None]]) -> None:
        self._work = work
        self._queues: dict[LaneKey, deque[tuple[OutboxMessage, float]]] = {}
        self._tasks: dict[LaneKey, asyncio.Task[None]] = {}
        self._is_open = False

    def append(self, message: OutboxMessage, since: float) -> None:
        """Put a message at the end of its chat's queue."""
        lane = _find_lane(message)
        self._queues.setdefault(lane, deque()).append((message, since))
        self._start_task(lane)

    def put_first(self, messages: Iterable[OutboxMessage], since: float) -> None:
        """Put older messages before all that waits; only before `open`."""
        for message in reversed(list(messages)):
            queue = self._queues.setdefault(_find_lane(message), deque())
            queue.appendleft((message, since))

    def list_waiting(self, chat_id: int) -> list[OutboxMessage]:
        """What waits for a chat, in each queue the message under way first."""
        return [message for lane in self._list_lanes(chat_id) for message, _ in self._queues[lane]]

    def clear(self, chat_id: int) -> list[OutboxMessage]:
        """Empty a chat's queues and return what was in them."""
        dropped = self.list_waiting(chat_id)
        for lane in self._list_lanes(chat_id):
            self._queues[lane].clear()
        return dropped

    def discard(self, chat_id: int, messages: Iterable[OutboxMessage]) -> list[OutboxMessage]:
        """Take messages out of a chat's queues, but none that is under way; those taken out."""
        keys, gone = {message.key for message in messages}, list[OutboxMessage]()
        for lane in self._list_lanes(chat_id) if keys else ():
            queue, ahead = self._queues[lane], 1 if lane in self._tasks else 0
            waiting = [each for each in list(queue)[ahead:] if each[0].key in keys]
            for each in waiting:
                queue.remove(each)
            gone += [message for message, _ in waiting]
        return gone

    def _list_lanes(self, chat_id: int) -> list[LaneKey]:
        return [key for lane in LANES if (key := (chat_id, lane)) in self._queues]

    def list_chats(self) -> frozenset[int]:
        """The chats with something waiting."""
        return frozenset(chat for chat, _ in self._queues)

    def open(self) -> None:
        """Let the messages go."""
        self._is_open = True
        for lane in self._queues:
            self._start_task(lane)

    async def close(self) -> None:
        """Stop at once; what was not done stays in its queue."""
        self._is_open = False
        tasks = list(self._tasks.values())
        while left := [task for task in tasks if not task.done()]:
            for task in left:  # again, as a call that just then ends may swallow it
                task.cancel()
            await asyncio.wait(left, timeout=1.0)
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start_task(self, lane: LaneKey) -> None:
        if self._is_open and lane not in self._tasks:
            self._tasks[lane] = asyncio.create_task(self._run(lane))

    async def _run(self, lane: LaneKey) -> None:
        queue = self._queues[lane]
        try:
            while queue:
                message, since = queue[0]
                await self._work(message, since)
                if queue and queue[0][0] is message:  # `work` may have emptied the queue
                    queue.popleft()
        finally:
            del self._tasks[lane]
            if not queue:
                del self._queues[lane]
