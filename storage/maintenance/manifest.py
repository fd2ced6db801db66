"""What a backup consists of: each file with its size and its SHA-256, written last of all."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Self

from storage.blobs.atomic_write import sync_folder
from storage.errors import BackupError

MANIFEST_NAME = "manifest.json"
FORMAT = 1
PIECE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class FileSum:
    """The size in bytes and the SHA-256 of one file, in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A finished backup: `files` by their path in it, `keys` the names of those that open it.

    `database` is "sqlite" or "postgresql", `schema` the revision of its tables, `cases` how many.
    """

    made_at: str
    database: str
    schema: str
    cases: int
    keys: tuple[str, ...]
    files: Mapping[str, FileSum]

    def write(self, folder: Path) -> None:
        """Write it as durably as the files it names."""
        content = {"format": FORMAT, **asdict(self)}
        path = folder / MANIFEST_NAME
        with path.open("x", encoding="utf-8") as file:
            json.dump(content, file, indent=1, sort_keys=True)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(folder)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Return the manifest of a backup; raises BackupError where there is none to be trusted."""
        try:
            content = json.loads((folder / MANIFEST_NAME).read_text("utf-8"))
            if content.pop("format") != FORMAT:
                raise BackupError(f"The backup {folder} is of a newer version of the bot.")
            files = {_check_path(name): FileSum(**sums) for name, sums in content["files"].items()}
            return cls(**{**content, "keys": tuple(content["keys"]), "files": files})
        except OSError:
            raise BackupError(
                f"{folder} is no finished backup: it has no {MANIFEST_NAME}, which is written last."
            ) from None
        except (ValueError, LookupError, TypeError, AttributeError):
            raise BackupError(f"The {MANIFEST_NAME} of {folder} cannot be read.") from None


def verify_files(folder: Path, manifest: Manifest) -> None:
    """Compare each file of a backup with its manifest; raises BackupError where one differs."""
    for name, expected in manifest.files.items():
        path = folder / name
        if path.is_symlink() or not path.is_file():
            raise BackupError(f"The backup is not whole: {name} is missing.")
        if path.stat().st_size != expected.size or sum_file(path) != expected:
            raise BackupError(f"The backup is damaged: {name} is not what was backed up.")


def sum_file(path: Path) -> FileSum:
    """Return the size and the SHA-256 of a file."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return FileSum(file.tell(), digest)


def copy_file(source: Path, target: Path) -> FileSum:
    """Copy a file to a new one that only its owner reads, synced; return what was copied.

    Raises FileNotFoundError, FileExistsError or another OSError.
    """
    found = hashlib.sha256()
    with (
        source.open("rb") as given,
        os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as taken,
    ):
        while piece := given.read(PIECE_BYTES):
            found.update(piece)
            taken.write(piece)
        taken.flush()
        os.fsync(taken.fileno())
        return FileSum(taken.tell(), found.hexdigest())


def _check_path(name: str) -> str:
    """A path that stays inside the backup; raises ValueError."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError("a path leads out of the backup")
    return name
