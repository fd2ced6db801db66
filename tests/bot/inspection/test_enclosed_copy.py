"""What is handed out tells nothing but what is seen and heard, with ExifTool as the judge."""

from pathlib import Path

import pytest
from PIL import Image

from bot.inspection import tasks
from bot.inspection.findings import PICTURE_TYPES, CopyForm, PreparedFile
from tests.support.inspection import corpus
from tests.support.inspection.exiftool import filled, places, told

PUBLIC = Path(__file__).parents[2] / "support/inspection/files"


def prepared(path: Path) -> tuple[PreparedFile, Path]:
    """What is made of the file, and where its copy is."""
    found = tasks.prepare(str(path), str(path.parent), 300, 80, 30)
    assert isinstance(found, PreparedFile)
    assert found.enclosed
    return found, path.parent / found.enclosed.name


def check_silent(path: Path) -> Path:
    """Check that the copy tells nothing, and shows what the file does; return it."""
    found, copy = prepared(path)
    assert found.enclosed
    assert found.enclosed.suffix == path.suffix
    copy = copy.rename(copy.with_name(f"copy{path.suffix}"))
    assert corpus.find_marks(copy.read_bytes()) == []
    assert (told(copy), places(copy)) == ({}, [])
    if found.inspection.file_type in PICTURE_TYPES:
        assert found.enclosed.form is CopyForm.EXACT
        with Image.open(path) as one, Image.open(copy) as other:
            assert (one.tobytes(), one.mode) == (other.tobytes(), other.mode)
            assert (
                getattr(one, "n_frames", 1) == getattr(other, "n_frames", 1) or one.format == "MPO"
            )
    return copy


@pytest.mark.parametrize("name", corpus.FILES)
def test_a_file_that_tells_a_place_in_its_own_way(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(corpus.FILES[name]())
    assert corpus.find_marks(path.read_bytes()) or places(path)
    check_silent(path)


@pytest.mark.parametrize("name", corpus.PLAIN)
def test_a_file_with_all_that_exiftool_can_write(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(corpus.PLAIN[name]())
    assert len(told(filled(path))) > 3
    check_silent(path)
