"""The files of the sandbox: bytes under the ids and paths Telegram would give them."""

import base64
import hashlib
import mimetypes
from dataclasses import dataclass, replace

from bot.sandbox.world.types import Json

_FOLDERS = {"photo": "photos", "video": "videos", "voice": "voice", "sticker": "stickers"}
# The longest sides of the sizes Telegram keeps of a photo, with the letters it calls them by.
_SIDES = (("s", 90), ("m", 320), ("x", 800), ("y", 1280))


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file; `size` is what Telegram says of it, which may be more than the bytes here."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    size: int
    path: str
    data: bytes

    def describe(self) -> Json:
        """The fields every file object of the Bot API has."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": self.size,
        }


class FileStorage:
    """All files sent by anybody, by id and by download path."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add_file(
        self, kind: str, name: str, data: bytes, mime: str = "", size: int | None = None
    ) -> StoredFile:
        """Store a file under a new id."""
        number = len(self._by_id)
        digest = hashlib.sha256(data).digest()
        digits = base64.urlsafe_b64encode(hashlib.sha256(digest + b"%d" % number).digest())
        ending = name.rpartition(".")[2] if "." in name else "bin"
        stored = StoredFile(
            file_id=("AgACAgEAAy" if kind == "photo" else "BQACAgEAAy")
            + digits.decode().strip("="),
            unique_id="AgAD" + base64.urlsafe_b64encode(digest[:9]).decode(),
            kind=kind,
            name=name,
            mime=mime or mimetypes.guess_type(name)[0] or "application/octet-stream",
            size=len(data) if size is None else size,
            path=f"{_FOLDERS.get(kind, 'documents')}/file_{number}.{ending}",
            data=data,
        )
        return self._index_file(stored)

    def _index_file(self, stored: StoredFile) -> StoredFile:
        self._by_id[stored.file_id] = self._by_path[stored.path] = stored
        return stored

    def find_by_id(self, file_id: str) -> StoredFile | None:
        """The file with this id."""
        return self._by_id.get(file_id)

    def find_by_path(self, path: str) -> StoredFile | None:
        """The file at this download path."""
        return self._by_path.get(path)

    def make_sizes(self, stored: StoredFile) -> list[Json]:
        """A photo's sizes, smallest first; all show the same bytes, the last under its own id."""
        width, height = measure_image(stored.data)
        longest = max(width, height)
        found = []
        for letter, side in (pair for pair in _SIDES if pair[1] < longest):
            small = self._index_file(
                replace(
                    stored,
                    file_id=f"{stored.file_id}_{letter}",
                    unique_id=f"{stored.unique_id}{letter}",
                    path=stored.path.replace("/file_", f"/file_{letter}_"),
                )
            )
            scale = side / longest
            found.append(_describe_size(small, round(width * scale), round(height * scale)))
        return [*found, _describe_size(stored, width, height)]


def _describe_size(stored: StoredFile, width: int, height: int) -> Json:
    return {**stored.describe(), "width": max(1, width), "height": max(1, height)}


def measure_image(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG, or a screen's worth for anything else."""
    if data.startswith(b"\x89PNG") and len(data) >= 24:
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    at = 2
    while data.startswith(b"\xff\xd8") and at + 9 < len(data) and data[at] == 0xFF:
        if 0xC0 <= data[at + 1] <= 0xCF and data[at + 1] not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return 1280, 960
