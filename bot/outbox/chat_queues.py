"""A queue of messages for each chat that has any, each worked off by a task of its own."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable

from storage.records import OutboxMessage


class ChatQueues:
    """In order within a chat, side by side across chats; nothing moves before `open`.

    `work` deals with one message and how long it has been here (a second of the clock); it must
    not raise. Memory is held only for chats that have something waiting.
    """

    def __init__(self, work: Callable[[OutboxMessage, float], Awaitable[None]]) -> None:
        self._work = work
        self._queues: dict[int, deque[tuple[OutboxMessage, float]]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._is_open = False

    def append(self, message: OutboxMessage, since: float) -> None:
        """Put a message at the end of its chat's queue."""
        self._queues.setdefault(message.chat_id, deque()).append((message, since))
        self._start_task(message.chat_id)

    def put_first(self, chat_id: int, messages: Iterable[OutboxMessage], since: float) -> None:
        """Put older messages before all that waits; only before `open`."""
        queue = self._queues.setdefault(chat_id, deque())
        queue.extendleft((message, since) for message in reversed(list(messages)))

    def list_waiting(self, chat_id: int) -> list[OutboxMessage]:
        """What the chat's queue holds, the message under way first."""
        return [message for message, _ in self._queues.get(chat_id, ())]

    def clear(self, chat_id: int) -> list[OutboxMessage]:
        """Empty a chat's queue and return what was in it."""
        dropped = self.list_waiting(chat_id)
        self._queues.get(chat_id, deque()).clear()
        return dropped

    def list_chats(self) -> frozenset[int]:
        """The chats with something waiting."""
        return frozenset(self._queues)

    def open(self) -> None:
        """Let the messages go."""
        self._is_open = True
        for chat_id in self._queues:
            self._start_task(chat_id)

    async def close(self) -> None:
        """Stop at once; what was not done stays in its queue."""
        self._is_open = False
        tasks = list(self._tasks.values())
        while left := [task for task in tasks if not task.done()]:
            for task in left:  # again, as a call that just then ends may swallow it
                task.cancel()
            await asyncio.wait(left, timeout=1.0)
        await asyncio.gather(*tasks, return_exceptions=True)

    def _start_task(self, chat_id: int) -> None:
        if self._is_open and chat_id not in self._tasks:
            self._tasks[chat_id] = asyncio.create_task(self._run(chat_id))

    async def _run(self, chat_id: int) -> None:
        queue = self._queues[chat_id]
        try:
            while queue:
                message, since = queue[0]
                await self._work(message, since)
                if queue and queue[0][0] is message:  # `work` may have emptied the queue
                    queue.popleft()
        finally:
            del self._tasks[chat_id]
            if not queue:
                del self._queues[chat_id]
