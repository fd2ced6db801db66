"""No file of a pack tells where, by whom and with what it was made; its names tell what it is."""

import asyncio
import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from bot.casefile import verify
from bot.casefile.builders import build_full_pack, build_upload_pack
from bot.casefile.prepared_exhibits import PreparedExhibits, prepare_exhibits
from bot.inspection.inspector import Inspector
from bot.isolation.process_pool import ProcessPool
from flows.model.case import open_case
from flows.model.case_file import CaseFile
from tests.bot.casefile.conftest import TEXTS
from tests.bot.casefile.test_packs import verified
from tests.support.casefile import case_files
from tests.support.inspection import corpus
from tests.support.inspection.exiftool import filled, told

SUFFIXES = (".jpg", ".png", ".webp", ".heic", ".mp4", ".mov", ".pdf")


@pytest.fixture(scope="session")
def received(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The files as they were received, with all in them that ExifTool can write."""
    folder = tmp_path_factory.mktemp("received")
    paths = [folder / f"all{suffix}" for suffix in SUFFIXES]
    for path in paths:
        path.write_bytes(corpus.PLAIN[path.name]())
        filled(path)
    return paths


@pytest.fixture
async def sent(received: list[Path], tmp_path: Path) -> PreparedExhibits:
    """What the papers are made from."""
    exhibits = case_files.exhibits()[: len(SUFFIXES)]
    paths = {each.digest: path for each, path in zip(exhibits, received, strict=True)}
    case = replace(open_case("c1", "alibaba", case_files.MADE), exhibits=exhibits)
    (tmp_path / "exhibits").mkdir()

    async def open_file(digest: str, path: Path) -> None:
        await asyncio.to_thread(shutil.copyfile, paths[digest], path)

    async def advance() -> None:
        """Nobody waits for a word."""

    async with ProcessPool(2) as pool:
        return await prepare_exhibits(
            case, open_file, Inspector(pool), tmp_path / "exhibits", advance
        )


def made(received: list[Path]) -> CaseFile:
    """The case file, with the sender's names and the checksums of the files as received."""
    whole = case_files.whole()
    sheets = (
        replace(sheet, name=f"{corpus.NAME}.exe", sha256=verify.compute_digest(path))
        for sheet, path in zip(whole.sheets, received, strict=True)
    )
    return replace(whole, sheets=tuple(sheets))


def check_silent(paths: list[Path]) -> None:
    """Nothing is told by any of them."""
    for path in paths:
        assert (path.name, told(path) if path.name.startswith("E") else {}) == (path.name, {})
        assert (path.name, corpus.find_marks(path.read_bytes())) == (path.name, [])


async def test_no_file_of_the_whole_pack_tells_a_place(
    received: list[Path], sent: PreparedExhibits, tmp_path: Path
) -> None:
    out, unpacked, case_file = tmp_path / "out", tmp_path / "unpacked", made(received)
    out.mkdir()
    built = build_full_pack(case_file, sent.files, TEXTS, out)
    assert {path.name for path in out.iterdir()} == set(built.names)
    with zipfile.ZipFile(out / built.names[1]) as archive:
        archive.extractall(unpacked)
    enclosed = sorted(path for path in unpacked.iterdir() if path.name.startswith("E0"))
    assert [path.suffix for path in enclosed] == list(SUFFIXES)
    check_silent(enclosed)
    assert verify.check_files(unpacked) + verify.check_chain(unpacked) == []
    entries = json.loads((unpacked / "manifest.json").read_text())["exhibits"]
    for entry, sheet in zip(entries, case_file.sheets, strict=True):
        assert entry["received_sha256"] == sheet.sha256 != entry["sha256"]
        assert entry["sha256"] == verify.compute_digest(unpacked / entry["name"])
    code, said = verified(unpacked)
    assert code == 0
    assert said.count("a copy without hidden data; as received") == len(SUFFIXES) - 1
    assert said.count("a copy as pictures of the pages; as received") == 1


async def test_no_file_of_the_light_pack_tells_a_place(
    received: list[Path], sent: PreparedExhibits, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    built = build_upload_pack(made(received), sent.files, out)
    assert {path.name for path in out.iterdir()} == set(built.names)
    check_silent([out / name for name in built.names[1:]])
