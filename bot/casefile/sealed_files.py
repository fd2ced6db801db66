"""Seals the files a case file comes as among those of its case, and deletes what is left over."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path

from bot.casefile.last_version import decode_last_version
from bot.casefile.packs import Pack
from bot.rendering.case_file import CaseFileDelivery, StoredFile
from flows.model.case import ExhibitState
from storage.blobs.file_store import FileStore
from storage.store import Store

CHUNK_BYTES = 1 << 20


async def seal_pack(files: FileStore, case_id: str, key: bytes, pack: Pack) -> CaseFileDelivery:
    """Return what brings a pack, its files sealed with the key. Raises StorageError, OSError."""
    stored_files = {
        path: StoredFile(name, (await files.put(case_id, key, read_chunks(path)))[0])
        for path, name in _name_files(pack)
    }

    def of(paths: Iterable[Path]) -> tuple[StoredFile, ...]:
        return tuple(stored_files[path] for path in paths)

    return CaseFileDelivery(
        version=pack.snapshot.making.version,
        pictures=of(pack.pictures),
        whole=of(pack.full_files),
        form=of(pack.upload_files),
        changes=tuple(phrase.en for phrase in pack.snapshot.changes),
        left_out=pack.missing_labels,
        redacted=stored_files[pack.redacted] if pack.redacted else None,
    )


def _name_files(pack: Pack) -> Iterator[tuple[Path, str]]:
    """Yield each file with the name it is sent under."""
    named = f"case-file-v{pack.snapshot.making.version}"
    whole, *archives = pack.full_files
    form, *pictures = pack.upload_files
    yield whole, f"{named}.pdf"
    yield from ((path, f"{named}-files-{n}.zip") for n, path in enumerate(archives, 1))
    yield form, f"{named}-small.pdf"
    yield from ((path, path.name) for path in (*pack.pictures, *pictures))
    if pack.redacted:
        yield pack.redacted, pack.redacted.name


async def read_chunks(path: Path) -> AsyncIterator[bytes]:
    """A file in pieces, read apart from the loop."""
    with path.open("rb") as file:
        while piece := await asyncio.to_thread(file.read, CHUNK_BYTES):
            yield piece


async def delete_unneeded_files(
    store: Store, files: FileStore, case_id: str, digests: Iterable[str]
) -> None:
    """Delete those of these files that nothing needs: not the version in force, and no exhibit.

    While a file of the buyer's is on its way nothing is deleted: it might be one of them, sent
    back as evidence. Raises StorageError.
    """
    job, exhibits = await store.find_case_file(case_id), await store.list_exhibits(case_id)
    if any(each.state == ExhibitState.WANTED for each in exhibits):
        return
    last_version = decode_last_version(job.content) if job else None
    needed = {*(last_version.digests if last_version else ()), *(each.digest for each in exhibits)}
    for digest in dict.fromkeys(digests):
        if digest not in needed:
            await files.delete(case_id, digest)
