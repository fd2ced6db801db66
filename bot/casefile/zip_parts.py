"""ZIP files in parts, each small enough to send, with the same bytes for the same content."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.casefile.manifest import PART_BYTES

PACKED = (".txt", ".json", ".pdf", ".py")
OVERHEAD = 1024
"""Bytes an entry takes besides its content, at the most."""

MODE = 0o644 << 16
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the ZIP: its name there, and its content or where it is read from."""

    name: str
    content: bytes | Path

    @property
    def size(self) -> int:
        """Bytes before packing."""
        if isinstance(self.content, bytes):
            return len(self.content)
        return self.content.stat().st_size


def zipped(
    entries: Sequence[Entry], folder: Path, stem: str, made_at: datetime, most: int = PART_BYTES
) -> tuple[Path, ...]:
    """Write `<stem>.zip`, or `<stem>-part1.zip` and so on, into the folder; return their paths."""
    parts = list(_parts(entries, most))
    written = list[Path]()
    for number, part in enumerate(parts, start=1):
        name = f"{stem}-part{number}.zip" if len(parts) > 1 else f"{stem}.zip"
        _write(folder / name, part, made_at)
        written.append(folder / name)
    return tuple(written)


def _parts(entries: Sequence[Entry], most: int) -> Iterator[list[Entry]]:
    part, room = list[Entry](), most
    for entry in entries:
        taken = entry.size + OVERHEAD
        if part and taken > room:
            yield part
            part, room = [], most
        part.append(entry)
        room -= taken
    if part:
        yield part


def _write(path: Path, entries: Sequence[Entry], made_at: datetime) -> None:
    moment = made_at.astimezone(UTC).timetuple()[:6]
    with zipfile.ZipFile(path, "w") as archive:
        for entry in entries:
            info = zipfile.ZipInfo(entry.name, moment)
            info.external_attr, info.create_system = MODE, 3
            packed = entry.name.endswith(PACKED)
            info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            info.file_size = entry.size
            with archive.open(info, "w") as out:
                for piece in _pieces(entry.content):
                    out.write(piece)


def _pieces(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece
