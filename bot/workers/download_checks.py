"""Whether what was downloaded is the file that the buyer sent.

Whatever stands between may answer with a page of its own, or with a part; kept, it would be the
buyer's photo for ever. So the content must be as long as Telegram said, and a photo a picture.
"""

import re
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.inspection.file_types import HEAD_BYTES, sniff_type
from bot.inspection.findings import PICTURE_TYPES
from storage.records import ExhibitRecord

# What an error looks like that came with a status of 200.
_ERROR_PAGE = re.compile(rb'\s*(<(!doctype\s+html|html|head|body)|\{\s*")', re.IGNORECASE)
_PAGE_MIMES = re.compile(r"text/|.*(json|html|xml)")


class WrongContentError(Exception):
    """What came is not the file, or not all of it."""


@dataclass(frozen=True, slots=True)
class ExpectedContent:
    """What is known of a file before it comes: its lengths in bytes, as told, and its kind."""

    sizes: frozenset[int]
    is_photo: bool
    mime: str

    def check(self, size: int, head: bytes) -> None:
        """Raise WrongContentError unless this is the file; `head` is how it begins."""
        if self.sizes != {size} and (self.sizes or not size):
            raise WrongContentError(f"{size} bytes came, not {sorted(self.sizes)}")
        if self.is_photo and sniff_type(head) not in PICTURE_TYPES:
            raise WrongContentError("what came is no picture")
        if not self.sizes and _ERROR_PAGE.match(head) and not _PAGE_MIMES.match(self.mime):
            raise WrongContentError("what came is a page of somebody else's")


def expect_content(
    exhibit: ExhibitRecord, found: Mapping[str, Any], *, trust_server: bool
) -> ExpectedContent:
    """Return what the message and the server's answer to getFile say of a file.

    Where they differ for good, `trust_server` believes the server, which has the file itself.
    """
    size = found.get("file_size")
    told = size if isinstance(size, int) and size >= 0 else None
    sizes = {told} if trust_server and told is not None else {told, exhibit.size}
    known = frozenset(size for size in sizes if size is not None)
    return ExpectedContent(known, exhibit.kind == "photo", exhibit.mime)


async def check_chunks(
    chunks: AsyncIterator[bytes], expected: ExpectedContent
) -> AsyncGenerator[bytes, None]:
    """Pass a content on; at its end, raise WrongContentError when it is not the file."""
    size, head = 0, b""
    async for chunk in chunks:
        size += len(chunk)
        if len(head) < HEAD_BYTES:
            head += chunk[: HEAD_BYTES - len(head)]
        yield chunk
    expected.check(size, head)
