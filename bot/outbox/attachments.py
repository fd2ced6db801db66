"""Files that go with a letter: a small one inside it, a large one sealed among those of its case.

In the payload they stand where Telegram expects the file: `{"@file": {"name", "type", "base64"}}`
or `{"@stored": {"name", "type", "digest"}}`; those of an album, each as its `media`.
"""

import asyncio
import base64
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from telegram import InputFile, InputMediaDocument, InputMediaPhoto

from bot.isolation.scratch_dir import Tray
from storage.blobs.file_store import FileStore
from storage.records import Letter
from storage.store import Store

SIDE_BY_SIDE = 4
"""Letters with large files that are under way at one time: so much lies in the clear."""

LARGEST = 200_000  # the outbox is read many letters at a time
Ready = Callable[[Letter], AbstractAsyncContextManager[dict[str, Any]]]
_MARK, _STORED = "@file", "@stored"


def enclosed(name: str, mime: str, content: bytes) -> dict[str, Any]:
    """Return a file as a parameter of a call; ValueError above LARGEST bytes, or when empty."""
    if not 0 < len(content) <= LARGEST:
        raise ValueError(f"a letter cannot hold a file of {len(content)} bytes")
    return {_MARK: {"name": name, "type": mime, "base64": base64.b64encode(content).decode()}}


def stored(name: str, mime: str, digest: str) -> dict[str, Any]:
    """Return a file of the letter's case as a parameter of a call."""
    return {_STORED: {"name": name, "type": mime, "digest": digest}}


def unfolded(payload: bytes) -> dict[str, Any]:
    """Return the parameters of a letter, each small file in them ready to be uploaded."""
    return {name: _read(value) for name, value in orjson.loads(payload).items()}


@asynccontextmanager
async def plain_ready(letter: Letter) -> AsyncIterator[dict[str, Any]]:
    """The parameters of a letter with which no large file goes."""
    yield unfolded(letter.payload)


def _read(value: Any) -> Any:
    if not isinstance(value, dict) or _MARK not in value:
        return value
    told = value[_MARK]
    return _upload(base64.b64decode(told["base64"], validate=True), told)


def _upload(content: Any, told: Mapping[str, str]) -> InputFile:
    upload = InputFile(content, told["name"], attach=True, read_file_handle=False)
    upload.mimetype = told["type"]  # the library guesses by the name, and each machine differently
    return upload


@dataclass(frozen=True, slots=True)
class Enclosures:
    """Where the large files of letters are, and the tray on which they lie while they are sent."""

    store: Store
    files: FileStore
    tray: Tray
    free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(SIDE_BY_SIDE))

    @asynccontextmanager
    async def ready(self, letter: Letter) -> AsyncIterator[dict[str, Any]]:
        """The parameters of a letter, with every file open as long as the block lasts.

        Raises StorageError: KeyMissing or FileMissing where a file is gone for ever.
        """
        parameters = unfolded(letter.payload)
        async with AsyncExitStack() as stack:
            if "media" in parameters or any(map(_is_stored, parameters.values())):
                await stack.enter_async_context(self.free)
            for name, value in parameters.items():
                if _is_stored(value):
                    parameters[name] = await self._opened(letter, value[_STORED], stack)
            if album := parameters.get("media"):
                parameters["media"] = [await self._medium(letter, each, stack) for each in album]
            yield parameters

    async def _medium(
        self, letter: Letter, told: Mapping[str, Any], stack: AsyncExitStack
    ) -> InputMediaPhoto | InputMediaDocument:
        """One file of an album, in the library's own type: it takes no other."""
        file = await self._opened(letter, told["media"][_STORED], stack)
        kind = InputMediaPhoto if told["type"] == "photo" else InputMediaDocument
        return kind(file, told.get("caption"), told.get("parse_mode"))

    async def _opened(
        self, letter: Letter, told: Mapping[str, str], stack: AsyncExitStack
    ) -> InputFile:
        folder = await stack.enter_async_context(self.tray.drawer())
        case_id, path = letter.case_id or "", folder / "file"
        key = await self.store.data_key(case_id)
        await self.files.copy(case_id, told["digest"], key, path)
        return _upload(stack.enter_context(path.open("rb")), told)


def _is_stored(value: Any) -> bool:
    return isinstance(value, dict) and _STORED in value
