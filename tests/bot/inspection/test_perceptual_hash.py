"""One picture sent twice is found, and a series of pictures of the same thing is left alone."""

from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from bot.inspection.inspect import inspect_file
from bot.inspection.perceptual_hash import PerceptualHash, is_same_picture
from tests.support.inspection import sample_files


def likeness(tmp_path: Path, picture: Image.Image, quality: int = 90) -> PerceptualHash:
    path = tmp_path / "a.jpg"
    path.write_bytes(sample_files.encoded(picture, "JPEG", quality=quality))
    found = inspect_file(path).perceptual_hash
    assert found
    return found


def test_a_picture_is_like_its_copies(tmp_path: Path) -> None:
    for seed in range(4):
        picture = sample_files.panel(seed)
        small = picture.resize((800, 600))
        lighter = picture.point(lambda level: min(255, round(level * 1.1 + 4)))
        first = likeness(tmp_path, picture)
        assert is_same_picture(first, first)
        assert is_same_picture(first, likeness(tmp_path, small, 60))
        assert is_same_picture(first, likeness(tmp_path, lighter, 75))


def test_the_pictures_of_a_series_are_different(tmp_path: Path) -> None:
    series = [likeness(tmp_path, sample_files.panel(seed)) for seed in range(6)]
    assert [pair for pair in combinations(series, 2) if is_same_picture(*pair)] == []


def test_a_crop_is_another_picture(tmp_path: Path) -> None:
    picture = sample_files.panel()
    crop = picture.crop((300, 200, 1300, 950))
    assert not is_same_picture(likeness(tmp_path, picture), likeness(tmp_path, crop))


def test_it_is_stored_and_read_again(tmp_path: Path) -> None:
    found = likeness(tmp_path, sample_files.panel())
    assert len(found.to_bytes()) == 288
    assert PerceptualHash.from_bytes(found.to_bytes()) == found
    with pytest.raises(ValueError, match="288"):
        PerceptualHash.from_bytes(found.to_bytes()[:-1])
