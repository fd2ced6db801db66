"""The packs: files that anyone can check, in parts that can be sent, and small ones for forms."""

import ast
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bot.casefile import verify
from bot.casefile.builders import build_upload_pack
from bot.casefile.image_sizes import MAX_UPLOAD_BYTES, write_fitting_copy
from bot.casefile.manifest import (
    MAX_PART_BYTES,
    ManifestFile,
    build_chain,
    format_file_name,
    format_stem,
)
from bot.casefile.result import BuildResult
from bot.casefile.zip_parts import ZipEntry, write_zip_parts
from tests.support.casefile import case_files

Pack = tuple[Path, BuildResult]


@pytest.fixture
def unpacked(pack: Pack, tmp_path: Path) -> Path:
    """A folder with all parts unpacked."""
    folder, bound = pack
    for name in bound.names[1:]:
        with zipfile.ZipFile(folder / name) as archive:
            assert archive.testzip() is None
            archive.extractall(tmp_path)
    return tmp_path


def verified(folder: Path) -> tuple[int, str]:
    """What the verifier says, run as anyone would."""
    command = [sys.executable, "-I", "verify.py"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_checksums_pass_with_the_usual_program(unpacked: Path) -> None:
    command = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    done = subprocess.run(command, cwd=unpacked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    listed = {line.rpartition(": ")[0] for line in done.stdout.splitlines()}
    found = {str(path.relative_to(unpacked)) for path in unpacked.rglob("*") if path.is_file()}
    assert listed == found - {"SHA256SUMS"}


def test_the_verifier_finds_all_as_it_was(unpacked: Path) -> None:
    code, said = verified(unpacked)
    assert (code, said.startswith("All files are as they were.")) == (0, True), said


@pytest.mark.parametrize(
    "name",
    [
        "E01-measured.jpg",
        "00-case-file.pdf",
        "manifest.json",
        "texts/to-paste/first-message.zh.txt",
    ],
)
def test_the_verifier_sees_one_changed_byte(unpacked: Path, name: str) -> None:
    changed = bytearray((unpacked / name).read_bytes())
    changed[len(changed) // 2] ^= 1
    (unpacked / name).write_bytes(changed)
    code, said = verified(unpacked)
    assert code == 1
    assert f"WRONG  {name}: changed" in said


def test_the_verifier_sees_a_file_that_is_gone(unpacked: Path) -> None:
    (unpacked / "E02-bad-count.jpg").unlink()
    assert "E02-bad-count.jpg: missing" in verified(unpacked)[1]
    (unpacked / "SHA256SUMS").unlink()
    assert "SHA256SUMS: missing" in verified(unpacked)[1]


def test_an_exchanged_file_breaks_the_chain_even_with_new_checksums(unpacked: Path) -> None:
    path = unpacked / "manifest.json"
    manifest = json.loads(path.read_text())
    del manifest["exhibits"][2]
    path.write_text(json.dumps(manifest))
    sums = unpacked / "SHA256SUMS"
    mended = re.sub(r"\w{64}(?=  manifest)", verify.compute_digest(path), sums.read_text())
    sums.write_text(mended)
    assert verify.check_files(unpacked) == []
    assert verify.check_chain(unpacked) == ["E04-order-terms.pdf: does not fit the chain"]
    manifest["exhibits"] = []
    path.write_text(json.dumps(manifest))
    assert verify.check_chain(unpacked) == ["manifest.json: the chain is broken"]
    path.write_text("{}")
    assert verify.check_chain(unpacked) == ["manifest.json: missing or not readable"]


def test_the_pdf_prints_the_checksum_of_the_manifest(pack: Pack, unpacked: Path) -> None:
    assert verify.compute_digest(unpacked / "manifest.json") == pack[1].manifest_sha256


def test_names_in_the_pack_are_plain(unpacked: Path) -> None:
    names = [str(path.relative_to(unpacked)) for path in unpacked.rglob("*") if path.is_file()]
    assert [name for name in names if not re.fullmatch(r"[A-Za-z0-9./-]+", name)] == []
    assert "E04-order-terms.pdf" in names


@pytest.mark.parametrize(
    "name", ["x.exe", "photo", "../../etc/passwd", "a.ex\u202ee", "报告.pdf", "a.tar.gz", ".bin"]
)
def test_a_name_given_by_a_stranger_leaves_nothing(name: str) -> None:
    sheet = replace(case_files.whole().sheets[0], name=name, kind="document")
    assert format_file_name(sheet, ".heic") == "E01-measured.heic"
    assert format_stem(replace(sheet, label="E12", slug="../x")) == "E12-x"


def test_the_zip_comes_in_parts_and_every_file_whole(tmp_path: Path) -> None:
    entries = [ZipEntry(f"{n}.bin", bytes([n]) * 4000) for n in range(10)]
    parts = write_zip_parts(entries, tmp_path, "x", case_files.MADE, max_bytes=12_000)
    assert [path.name for path in parts] == [f"x-part{n}.zip" for n in range(1, 6)]
    assert all(path.stat().st_size <= 12_000 for path in parts)
    found = {name for path in parts for name in zipfile.ZipFile(path).namelist()}
    assert found == {entry.name for entry in entries}


def test_a_file_too_large_for_a_part_is_listed_and_not_enclosed(tmp_path: Path) -> None:
    huge = tmp_path / "huge"
    with huge.open("wb") as file:
        file.truncate(MAX_PART_BYTES + 1)
    chain = build_chain(case_files.whole(), {"E6": ManifestFile(huge)})
    assert "E6" not in chain.links
    assert json.loads(chain.manifest)["exhibits"][5]["enclosed"] is False


def test_a_copy_without_metadata_names_both_checksums(
    held: Mapping[str, ManifestFile], tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    copy.write_bytes(b"no metadata")
    entry = json.loads(
        build_chain(case_files.whole(), {**held, "E1": ManifestFile(copy)}).manifest
    )["exhibits"][0]
    assert entry["received_sha256"] == case_files.exhibits()[0].digest
    assert entry["sha256"] == verify.compute_digest(copy) != entry["received_sha256"]


def test_the_light_pack_has_a_small_picture_for_every_exhibit(
    held: Mapping[str, ManifestFile], tmp_path: Path
) -> None:
    bound = build_upload_pack(case_files.whole(), held, tmp_path)
    assert bound.archival
    assert bound.names == (
        *("00-case-file.pdf", "E01-measured.jpg", "E02-bad-count.jpg", "E03-carton-marks.jpg"),
        *("E04-order-terms.jpg", "E04-order-terms-p2.jpg", "E05-chat-all.jpg"),
    )
    assert all((tmp_path / name).stat().st_size <= MAX_UPLOAD_BYTES for name in bound.names)


def test_a_large_picture_is_made_to_fit(tmp_path: Path) -> None:
    source, target = tmp_path / "a.jpg", tmp_path / "b.jpg"
    noise = Image.effect_noise((1500, 1200), 120).convert("RGB")
    noise.save(source, "JPEG", quality=95)
    write_fitting_copy(source, target, max_bytes=200_000)
    assert target.stat().st_size <= 200_000
    write_fitting_copy(source, target, max_bytes=10_000_000)
    assert target.read_bytes() == source.read_bytes()


def test_the_light_pdf_takes_smaller_pictures_until_it_fits(tmp_path: Path) -> None:
    noise = Image.effect_noise((1300, 1000), 90).convert("RGB")
    noise.save(tmp_path / "noise.jpg", "JPEG", quality=80)
    held = {f"E{n}": ManifestFile(None, (tmp_path / "noise.jpg",)) for n in range(1, 6)}
    bound = build_upload_pack(case_files.whole(), held, tmp_path)
    assert (tmp_path / bound.names[0]).stat().st_size <= MAX_UPLOAD_BYTES


def test_the_verifier_needs_nothing_but_an_old_python() -> None:
    tree = ast.parse(Path(verify.__file__).read_text(), feature_version=(3, 8))
    imported = {
        alias.name if isinstance(node, ast.Import) else node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported <= {"hashlib", "json", "sys", "pathlib"}
