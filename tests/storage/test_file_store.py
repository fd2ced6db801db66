"""A file is there whole or not at all, and opens only as it was sealed."""

import hashlib
from pathlib import Path

import pytest

from storage.blobs.file_store import FolderStore, open_file_store
from storage.crypto.stream import CHUNK_BYTES, HEADER_BYTES, TAG_BYTES
from storage.errors import FileMissingError, TamperedError, UnsupportedUrlError
from tests.support.storage.blobs import KEY, content_of, names, pieces

STEP = CHUNK_BYTES + TAG_BYTES
# Nothing, a byte, one chunk and its neighbours, and several chunks.
SIZES = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 5]


def only_file(root: Path) -> Path:
    """The one file there is."""
    [path] = (path for path in (root / "files" / "cases").rglob("*") if path.is_file())
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_a_content_comes_back(files: FolderStore, size: int) -> None:
    content = content_of(size)
    digest, counted = await files.put("c1", KEY, pieces(content))
    assert digest == hashlib.sha256(content).hexdigest()
    assert counted == size
    assert await files.open("c1", digest, KEY) == content


@pytest.mark.parametrize("size", [7_000, CHUNK_BYTES, CHUNK_BYTES + 1, 5 * CHUNK_BYTES])
async def test_the_size_of_the_pieces_does_not_matter(files: FolderStore, size: int) -> None:
    content = content_of(2 * CHUNK_BYTES + 9)
    digest, _ = await files.put("c1", KEY, pieces(content, size))
    assert await files.open("c1", digest, KEY) == content


async def test_it_lies_under_its_case_and_is_sealed(files: FolderStore, tmp_path: Path) -> None:
    digest, _ = await files.put("c1", KEY, pieces(b"a carton, crushed"))
    assert names(tmp_path) == [f"files/cases/c1/{digest}"]
    path = only_file(tmp_path)
    assert b"carton" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("size", SIZES)
async def test_a_content_is_copied_out(files: FolderStore, tmp_path: Path, size: int) -> None:
    digest, _ = await files.put("c1", KEY, pieces(content_of(size)))
    await files.copy("c1", digest, KEY, tmp_path / "plain")
    assert (tmp_path / "plain").read_bytes() == content_of(size)
    with pytest.raises(FileExistsError):
        await files.copy("c1", digest, KEY, tmp_path / "plain")


async def test_one_file_is_deleted_and_no_other(files: FolderStore) -> None:
    first, _ = await files.put("c1", KEY, pieces(b"carton"))
    other, _ = await files.put("c1", KEY, pieces(b"label"))
    await files.delete("c1", first)
    await files.delete("c1", first)
    with pytest.raises(FileMissingError):
        await files.open("c1", first, KEY)
    assert await files.open("c1", other, KEY) == b"label"


async def test_the_same_content_again_is_the_same_file(files: FolderStore, tmp_path: Path) -> None:
    first = await files.put("c1", KEY, pieces(b"carton"))
    assert await files.put("c1", KEY, pieces(b"carton")) == first
    assert len(names(tmp_path)) == 1
    assert await files.open("c1", first[0], KEY) == b"carton"


async def test_a_case_is_deleted_with_its_files(files: FolderStore, tmp_path: Path) -> None:
    digest, _ = await files.put("c1", KEY, pieces(b"one"))
    kept, _ = await files.put("c2", KEY, pieces(b"two"))
    await files.delete_case("c1")
    await files.delete_case("c1")
    with pytest.raises(FileMissingError):
        await files.open("c1", digest, KEY)
    assert names(tmp_path) == [f"files/cases/c2/{kept}"]


@pytest.mark.parametrize(
    "end",
    [0, 3, HEADER_BYTES, HEADER_BYTES + 1, HEADER_BYTES + STEP, HEADER_BYTES + 2 * STEP, -1],
)
async def test_a_cut_file_is_noticed(files: FolderStore, tmp_path: Path, end: int) -> None:
    digest, _ = await files.put("c1", KEY, pieces(content_of(3 * CHUNK_BYTES)))
    path = only_file(tmp_path)
    path.write_bytes(path.read_bytes()[:end])
    with pytest.raises(TamperedError):
        await files.open("c1", digest, KEY)


@pytest.mark.parametrize(
    "order", [[1, 0, 2], [0, 0, 2], [0, 2], [0, 1, 2, 2], [0, 1, 1, 2], [2], []]
)
async def test_moved_chunks_are_noticed(
    files: FolderStore, tmp_path: Path, order: list[int]
) -> None:
    digest, _ = await files.put("c1", KEY, pieces(content_of(3 * CHUNK_BYTES)))
    path = only_file(tmp_path)
    sealed = path.read_bytes()
    chunks = [sealed[HEADER_BYTES + n * STEP :][:STEP] for n in range(3)]
    path.write_bytes(sealed[:HEADER_BYTES] + b"".join(chunks[n] for n in order))
    with pytest.raises(TamperedError):
        await files.open("c1", digest, KEY)


@pytest.mark.parametrize("at", [0, 10, 40, HEADER_BYTES, HEADER_BYTES + CHUNK_BYTES, -1])
async def test_a_changed_bit_is_noticed(files: FolderStore, tmp_path: Path, at: int) -> None:
    digest, _ = await files.put("c1", KEY, pieces(content_of(CHUNK_BYTES + 5)))
    path = only_file(tmp_path)
    sealed = bytearray(path.read_bytes())
    sealed[at] ^= 1
    path.write_bytes(sealed)
    with pytest.raises(TamperedError):
        await files.open("c1", digest, KEY)


async def test_a_file_of_another_case_or_name_is_noticed(
    files: FolderStore, tmp_path: Path
) -> None:
    first, _ = await files.put("c1", KEY, pieces(b"one"))
    second, _ = await files.put("c1", KEY, pieces(b"two"))
    folder = tmp_path / "files" / "cases"
    (folder / "c1" / first).write_bytes((folder / "c1" / second).read_bytes())
    (folder / "c2").mkdir()
    (folder / "c2" / second).write_bytes((folder / "c1" / second).read_bytes())
    for case_id, digest in (("c1", first), ("c2", second)):
        with pytest.raises(TamperedError):
            await files.open(case_id, digest, KEY)


async def test_another_key_does_not_open(files: FolderStore) -> None:
    digest, _ = await files.put("c1", KEY, pieces(b"one"))
    with pytest.raises(TamperedError):
        await files.open("c1", digest, bytes(32))


@pytest.mark.parametrize("case_id", ["", "..", "a/b", "../../etc", "a\0b", "a b"])
async def test_a_case_id_cannot_lead_elsewhere(files: FolderStore, case_id: str) -> None:
    with pytest.raises(ValueError, match="letters, digits"):
        await files.open(case_id, "00" * 32, KEY)


async def test_a_setting_names_a_folder(tmp_path: Path) -> None:
    for url in (str(tmp_path / "a b"), (tmp_path / "a b").as_uri()):
        digest, _ = await open_file_store(url).put("c1", KEY, pieces(b"one"))
    assert names(tmp_path) == [f"a b/cases/c1/{digest}"]


@pytest.mark.parametrize("url", ["s3://bucket/cases", "https://files.example", "file://host/a"])
def test_a_setting_that_names_something_else_is_refused(url: str) -> None:
    with pytest.raises(UnsupportedUrlError, match="only be kept in a folder"):
        open_file_store(url)
