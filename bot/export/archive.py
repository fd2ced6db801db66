"""The ZIP of a case's data: export.json, the files as they were received, letters, papers."""

import asyncio
import re
from datetime import datetime
from pathlib import Path

from bot.casefile.last_version import decode_last_version
from bot.casefile.zip_parts import ZipEntry, write_zip_parts
from bot.export.document import CaseData, build_document
from bot.handlers import preferences
from bot.i18n.catalog import Catalog
from bot.rendering.view import View
from flows.model import codec
from flows.model.case import Case
from flows.model.letter_texts import list_sent_texts
from storage.blobs.file_store import FileStore
from storage.errors import FileMissingError, KeyMissingError
from storage.records import CaseRecord, ChatRecord, ExhibitRecord
from storage.store import Store

README = b"""This is all that the bot keeps of one of your cases.

export.json   everything as data: your answers, what you wrote, what happened, your settings
files/        your files, exactly as you sent them, with whatever their cameras wrote into them
letters/      the texts that you said you have sent, word for word
case-file/    the case file that was made last

Where it was too large for one ZIP, it comes in parts: unpack all of them into one folder.
"""
_SAFE_SUFFIX = re.compile(r"[.][a-z0-9]{1,5}")
_MAGIC = {b"%PDF": ".pdf", b"PK\x03\x04": ".zip", b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg"}


async def read_case(store: Store, catalog: Catalog, case_id: str, now: datetime) -> CaseData:
    """Return all that is kept of a case; raises KeyMissingError when it is gone."""
    record, chat = await _load_rows(store, case_id)
    language = catalog.find_language(chat.language)
    case = codec.decode_case(record.snapshot)
    known = preferences.load_preferences(chat)
    view = View(
        guide=language.guides[case.guide],
        voice=language.voice,
        case=case,
        number=record.number,
        chat_id=chat.chat_id,
        now=now.astimezone(known.zone),
        preferences=known,
    )
    data = store.personal_data
    consents = await data.list_consents(chat.chat_id)
    return CaseData(
        view=view,
        chat=chat,
        record=record,
        exhibits=tuple(await store.list_exhibits(case_id)),
        journal=tuple(await store.load_journal(case_id)),
        consents=tuple(each for each in consents if each.case_id in (None, case_id)),
        sent=tuple(await data.list_sent_messages(case_id)),
    )


async def _load_rows(store: Store, case_id: str) -> tuple[CaseRecord, ChatRecord]:
    record = await store.load_case(case_id)
    async with store.begin() as unit:
        chat = (await unit.load_chats([record.chat_id])).get(record.chat_id)
    if chat is None:
        raise KeyMissingError(f"case {case_id} is gone")
    return record, chat


async def write_archive(
    store: Store, files: FileStore, data: CaseData, key: bytes, folder: Path, now: datetime
) -> tuple[Path, ...]:
    """Write the ZIP of a case into a folder, in parts, and return their paths.

    `key` opens the files of the case.
    Raises StorageError and OSError.
    """
    case_id = data.record.id
    originals = await _copy_files(files, key, data, folder)
    papers = await _copy_papers(store, files, key, case_id, folder)
    letters = _write_letters(data.view.case)
    paths = {exhibit: entry.name for exhibit, entry in originals.items()}
    document = build_document(
        data, paths, [each.name for each in letters], [each.name for each in papers], now
    )
    entries = [ZipEntry("export.json", document), ZipEntry("README.txt", README)]
    entries += [*letters, *originals.values(), *papers]
    stem = f"my-data-case-{data.record.number}"
    return await asyncio.to_thread(write_zip_parts, entries, folder, stem, now)


async def _copy_files(
    files: FileStore, key: bytes, data: CaseData, folder: Path
) -> dict[str, ZipEntry]:
    """Return the files that are held, by exhibit id, each opened in the folder."""
    labels, found = data.view.case.labels, dict[str, ZipEntry]()
    for place, row in enumerate(data.exhibits, start=1):
        if not row.digest:
            continue
        path = folder / f"file-{place}"
        try:
            await files.copy(row.case_id, row.digest, key, path)
        except FileMissingError:
            continue  # export.json says so: it has no path
        name = labels.get(row.id) or f"taken-out-{place}"
        found[row.id] = ZipEntry(f"files/{name}{_choose_suffix(row)}", path)
    return found


def _choose_suffix(row: ExhibitRecord) -> str:
    suffix = Path(row.name.lower()).suffix
    if _SAFE_SUFFIX.fullmatch(suffix):
        return suffix
    return ".jpg" if row.kind == "photo" else ""


async def _copy_papers(
    store: Store, files: FileStore, key: bytes, case_id: str, folder: Path
) -> list[ZipEntry]:
    """Return the files of the case file made last, as far as they are held."""
    job = await store.find_case_file(case_id)
    last = decode_last_version(job.content) if job else None
    found = list[ZipEntry]()
    for place, digest in enumerate(last.digests if last else (), start=1):
        path = folder / f"paper-{place}"
        try:
            await files.copy(case_id, digest, key, path)
        except FileMissingError:
            continue
        suffix = await asyncio.to_thread(_find_suffix, path)
        found.append(ZipEntry(f"case-file/{place:02}{suffix}", path))
    return found


def _find_suffix(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(8)
    return next((suffix for magic, suffix in _MAGIC.items() if start.startswith(magic)), ".bin")


def _write_letters(case: Case) -> list[ZipEntry]:
    """Return the texts that were sent, each in its languages."""
    sent = list_sent_texts((each.on, each) for each in case.sent_letters)
    return [
        ZipEntry(f"letters/{each.name}.{language}.txt", text.encode())
        for each in sent
        for language, text in each.versions.items()
    ]
