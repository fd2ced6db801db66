"""Contents for the file store, as they come from the network, and what it made of them."""

from collections.abc import AsyncIterator
from pathlib import Path

KEY = bytes(range(32))


def content_of(size: int) -> bytes:
    """Bytes in which no two chunks are alike."""
    return b"".join(n.to_bytes(4, "big") for n in range(size // 4 + 1))[:size]


async def pieces(content: bytes, size: int = 65_536) -> AsyncIterator[bytes]:
    """A content as it comes from the network."""
    for start in range(0, len(content), size):
        yield content[start : start + size]


def names(root: Path) -> list[str]:
    """Every file under the root."""
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())
