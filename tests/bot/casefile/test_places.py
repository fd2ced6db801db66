"""Nothing that leaves tells where it was made, and what was received stays as it was received."""

import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from bot.casefile import verify
from bot.casefile.builders import build_full_pack, build_upload_pack
from bot.casefile.manifest import ManifestFile
from bot.inspection.findings import JpegCopy
from bot.inspection.inspector import Inspector
from bot.inspection.metadata.strip import copy_without_location
from bot.isolation.process_pool import ProcessPool
from flows.model.case_file import CaseFile
from tests.bot.casefile.conftest import TEXTS
from tests.bot.casefile.test_packs import verified
from tests.support.casefile import case_files
from tests.support.inspection import sample_files
from tests.support.inspection.exiftool import placed, places

SMALL = sample_files.panel(size=(160, 120))
FILES: dict[str, Callable[[], bytes]] = {
    "a.jpg": lambda: sample_files.encoded(SMALL, "JPEG"),
    "a.png": lambda: sample_files.encoded(SMALL, "PNG"),
    "a.webp": lambda: sample_files.encoded(SMALL, "WEBP"),
    "a.heic": sample_files.HEIC.read_bytes,
    "a.mp4": sample_files.film,
    "a.mov": lambda: sample_files.film(b"qt  "),
    "a.pdf": lambda: sample_files.pdf(2),
}


def written(folder: Path, name: str) -> Path:
    """A file of the kind, with Shenzhen in it."""
    path = folder / name
    path.write_bytes(FILES[name]())
    return placed(path)


@pytest.fixture
def sent(tmp_path: Path) -> dict[str, ManifestFile]:
    """The files of the case as they were sent, by label; one of them is printed as it is."""
    (tmp_path / "sent").mkdir()
    paths = [written(tmp_path / "sent", name) for name in FILES]
    printed = shutil.copyfile(paths[0], tmp_path / "printed.jpg")
    held = {f"E{n}": ManifestFile(path) for n, path in enumerate(paths, start=1)}
    return held | {"E1": replace(held["E1"], pictures=(printed,))}


def made(held: dict[str, ManifestFile]) -> CaseFile:
    """The case file, with the check sums of the files as they were received."""
    whole = case_files.whole()
    sheets = (
        replace(sheet, name=path.name, sha256=verify.compute_digest(path))
        for sheet in whole.sheets
        if (path := held[sheet.label].original)
    )
    return replace(whole, sheets=tuple(sheets))


def test_there_are_places_to_be_found(sent: dict[str, ManifestFile]) -> None:
    for each in sent.values():
        assert each.original
        assert len(places(each.original)) >= 3, each.original.name


def test_no_file_of_the_whole_pack_tells_a_place(
    sent: dict[str, ManifestFile], tmp_path: Path
) -> None:
    received = {
        label: verify.compute_digest(each.original or tmp_path) for label, each in sent.items()
    }
    out, unpacked = tmp_path / "out", tmp_path / "unpacked"
    out.mkdir()
    bound = build_full_pack(made(sent), sent, TEXTS, out)
    assert {path.name for path in out.iterdir()} == set(bound.names)
    with zipfile.ZipFile(out / bound.names[1]) as archive:
        archive.extractall(unpacked)
    enclosed = [path for path in unpacked.iterdir() if path.name.startswith("E0")]
    assert len(enclosed) == len(FILES)
    for path in (*enclosed, unpacked / "00-case-file.pdf", out / "00-case-file.pdf"):
        assert (path.name, places(path)) == (path.name, [])
        for trace in (b"Shenzhen", b"22.5431", b"114.0579"):
            assert path.name.endswith("case-file.pdf") or trace not in path.read_bytes()
    assert verify.check_files(unpacked) + verify.check_chain(unpacked) == []
    for entry in json.loads((unpacked / "manifest.json").read_text())["exhibits"]:
        assert entry["received_sha256"] == received[entry["label"]]
        assert entry["sha256"] == verify.compute_digest(unpacked / entry["name"])
        assert entry["sha256"] != entry["received_sha256"]
    code, said = verified(unpacked)
    assert (code, said.count("without its location; as received")) == (0, len(FILES)), said
    for label, each in sent.items():
        assert verify.compute_digest(each.original or tmp_path) == received[label]


def test_no_file_of_the_light_pack_tells_a_place(
    sent: dict[str, ManifestFile], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    bound = build_upload_pack(made(sent), sent, out)
    assert {path.name for path in out.iterdir()} == set(bound.names)
    assert {name: places(out / name) for name in bound.names} == {name: [] for name in bound.names}


@pytest.mark.parametrize("name", FILES)
async def test_no_copy_of_a_file_tells_a_place(name: str, tmp_path: Path) -> None:
    path, bare = written(tmp_path, name), tmp_path / f"bare-{name}"
    before = sha256(path.read_bytes()).hexdigest()
    async with ProcessPool() as pool:
        inspector = Inspector(pool)
        copies = await inspector.make_copies(path, tmp_path)
    told = copy_without_location(path, bare)
    assert isinstance(copies, tuple)
    assert all(isinstance(each, JpegCopy) and places(tmp_path / each.name) == [] for each in copies)
    assert isinstance(told, int)
    assert told > 0
    assert places(bare) == []
    assert sha256(path.read_bytes()).hexdigest() == before
