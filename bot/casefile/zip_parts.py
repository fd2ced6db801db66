"""ZIP files in parts, each small enough to send, with the same bytes for the same content."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.casefile.manifest import MAX_PART_BYTES

COMPRESSED_SUFFIXES = (".txt", ".json", ".pdf", ".py")
ENTRY_OVERHEAD = 1024
"""Bytes an entry takes besides its content, at the most."""

FILE_MODE = 0o644 << 16
CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """One file of the ZIP: its name there, and its content or where it is read from."""

    name: str
    content: bytes | Path

    @property
    def size(self) -> int:
        """Bytes before packing."""
        if isinstance(self.content, bytes):
            return len(self.content)
        return self.content.stat().st_size


def write_zip_parts(
    entries: Sequence[ZipEntry],
    folder: Path,
    stem: str,
    made_at: datetime,
    max_bytes: int = MAX_PART_BYTES,
) -> tuple[Path, ...]:
    """Write `<stem>.zip`, or `<stem>-part1.zip` and so on, into the folder; return their paths."""
    parts = list(_split_entries(entries, max_bytes))
    written = list[Path]()
    for number, part in enumerate(parts, start=1):
        name = f"{stem}-part{number}.zip" if len(parts) > 1 else f"{stem}.zip"
        _write_part(folder / name, part, made_at)
        written.append(folder / name)
    return tuple(written)


def _split_entries(entries: Sequence[ZipEntry], max_bytes: int) -> Iterator[list[ZipEntry]]:
    part, left = list[ZipEntry](), max_bytes
    for entry in entries:
        size = entry.size + ENTRY_OVERHEAD
        if part and size > left:
            yield part
            part, left = [], max_bytes
        part.append(entry)
        left -= size
    if part:
        yield part


def _write_part(path: Path, entries: Sequence[ZipEntry], made_at: datetime) -> None:
    moment = made_at.astimezone(UTC).timetuple()[:6]
    with zipfile.ZipFile(path, "w") as archive:
        for entry in entries:
            info = zipfile.ZipInfo(entry.name, moment)
            info.external_attr, info.create_system = FILE_MODE, 3
            packed = entry.name.endswith(COMPRESSED_SUFFIXES)
            info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            info.file_size = entry.size
            with archive.open(info, "w") as out:
                for piece in _read_chunks(entry.content):
                    out.write(piece)


def _read_chunks(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as file:
        while piece := file.read(CHUNK_BYTES):
            yield piece
