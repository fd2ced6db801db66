"""A Bot API that writes down every call and answers as the test says."""

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncGenerator, Mapping
from typing import Any

from telegram.error import BadRequest


class ScriptedApi:
    """Stands for the client of the Bot API; what is not scripted succeeds with a new message."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.files: dict[str, bytes] = {}
        self.hung = asyncio.Event()
        self._script: defaultdict[str, deque[Any]] = defaultdict(deque)
        self._gates: dict[int, asyncio.Event] = {}
        self._called = asyncio.Condition()

    def answer(self, method: str, *answers: Any) -> None:
        """The next results of a method; an exception is raised."""
        self._script[method].extend(answers)

    def hang(self, chat_id: int) -> asyncio.Event:
        """Let calls for a chat hang until the event is set."""
        self._gates[chat_id] = asyncio.Event()
        return self._gates[chat_id]

    def release(self, chat_id: int) -> None:
        """Let later calls for a chat through; those that hang go on hanging."""
        del self._gates[chat_id]

    async def call(self, method: str, parameters: Mapping[str, Any] | None = None) -> Any:
        """Write the call down and play the script."""
        told = dict(parameters or {})
        self.calls.append((method, told))
        async with self._called:
            self._called.notify_all()
        if gate := self._gates.get(told.get("chat_id", 0)):
            self.hung.set()
            await gate.wait()
        script = self._script[method]
        result = script.popleft() if script else {"message_id": 100 + len(self.calls)}
        if isinstance(result, Exception):
            raise result
        return result

    async def download(self, path: str, limit: int) -> AsyncGenerator[bytes, None]:
        """A file in two chunks; one that is not there is refused as the real one does."""
        if path not in self.files:
            raise BadRequest("file not found")
        content = self.files[path]
        if len(content) > limit:
            raise BadRequest("file is too big")
        yield content[:3]
        yield content[3:]

    async def heard(self, count: int) -> None:
        """Return when so many calls have come in all."""
        async with self._called:
            await self._called.wait_for(lambda: len(self.calls) >= count)

    def texts(self, chat_id: int | None = None) -> list[str]:
        """The texts sent, to this chat or to all."""
        return [
            told["text"]
            for _, told in self.calls
            if "text" in told and chat_id in (None, told.get("chat_id"))
        ]
