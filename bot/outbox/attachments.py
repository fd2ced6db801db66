"""Files that go with a message: a small one inside it, a large one sealed among those of its case.

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

from bot.isolation.scratch_dir import ScratchDir
from storage.blobs.file_store import FileStore
from storage.records import OutboxMessage
from storage.store import Store

MAX_CONCURRENT = 4
"""Messages with large files that are under way at one time: so much lies in the clear."""

MAX_BYTES = 200_000  # the outbox is read many messages at a time
ParameterLoader = Callable[[OutboxMessage], AbstractAsyncContextManager[dict[str, Any]]]
_INLINE, _STORED = "@file", "@stored"


def attach_file(name: str, mime: str, content: bytes) -> dict[str, Any]:
    """Return a file as a parameter of a call; ValueError above MAX_BYTES, or when empty."""
    if not 0 < len(content) <= MAX_BYTES:
        raise ValueError(f"a message cannot hold a file of {len(content)} bytes")
    return {_INLINE: {"name": name, "type": mime, "base64": base64.b64encode(content).decode()}}


def attach_stored(name: str, mime: str, digest: str) -> dict[str, Any]:
    """Return a file of the message's case as a parameter of a call."""
    return {_STORED: {"name": name, "type": mime, "digest": digest}}


def parse_parameters(payload: bytes) -> dict[str, Any]:
    """Return the parameters of a message, each small file in them ready to be uploaded."""
    return {name: _decode_file(value) for name, value in orjson.loads(payload).items()}


@asynccontextmanager
async def load_plain(message: OutboxMessage) -> AsyncIterator[dict[str, Any]]:
    """The parameters of a message with which no large file goes."""
    yield parse_parameters(message.payload)


def _decode_file(value: Any) -> Any:
    if not isinstance(value, dict) or _INLINE not in value:
        return value
    file = value[_INLINE]
    return _build_upload(base64.b64decode(file["base64"], validate=True), file)


def _build_upload(content: Any, file: Mapping[str, str]) -> InputFile:
    upload = InputFile(content, file["name"], attach=True, read_file_handle=False)
    upload.mimetype = file["type"]  # the library guesses by the name, and each machine differently
    return upload


@dataclass(frozen=True, slots=True)
class Attachments:
    """Where the large files of messages are, and where they lie opened while they are sent."""

    store: Store
    files: FileStore
    scratch_dir: ScratchDir
    slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MAX_CONCURRENT))

    @asynccontextmanager
    async def load_parameters(self, message: OutboxMessage) -> AsyncIterator[dict[str, Any]]:
        """The parameters of a message, with every file open as long as the block lasts.

        Raises StorageError: KeyMissingError or FileMissingError where a file is gone for ever.
        """
        parameters = parse_parameters(message.payload)
        async with AsyncExitStack() as stack:
            if "media" in parameters or any(map(_is_stored, parameters.values())):
                await stack.enter_async_context(self.slots)
            for name, value in parameters.items():
                if _is_stored(value):
                    parameters[name] = await self._open_file(message, value[_STORED], stack)
            if album := parameters.get("media"):
                parameters["media"] = [
                    await self._load_medium(message, each, stack) for each in album
                ]
            yield parameters

    async def _load_medium(
        self, message: OutboxMessage, medium: Mapping[str, Any], stack: AsyncExitStack
    ) -> InputMediaPhoto | InputMediaDocument:
        """One file of an album, in the library's own type: it takes no other."""
        file = await self._open_file(message, medium["media"][_STORED], stack)
        kind = InputMediaPhoto if medium["type"] == "photo" else InputMediaDocument
        return kind(file, medium.get("caption"), medium.get("parse_mode"))

    async def _open_file(
        self, message: OutboxMessage, file: Mapping[str, str], stack: AsyncExitStack
    ) -> InputFile:
        folder = await stack.enter_async_context(self.scratch_dir.open_subfolder())
        case_id, path = message.case_id or "", folder / "file"
        key = await self.store.load_data_key(case_id)
        await self.files.copy(case_id, file["digest"], key, path)
        return _build_upload(stack.enter_context(path.open("rb")), file)


def _is_stored(value: Any) -> bool:
    return isinstance(value, dict) and _STORED in value
