"""Copies show what the file shows, upright, and hold nothing else."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from bot.inspection.findings import JpegCopy, RejectedFile
from bot.inspection.inspector import Inspector
from bot.isolation.process_pool import ProcessPool
from tests.support.inspection import sample_files


@pytest.fixture
async def inspector() -> AsyncGenerator[Inspector, None]:
    async with ProcessPool() as pool:
        yield Inspector(pool)


async def copies(
    inspector: Inspector, folder: Path, content: bytes, **options: int
) -> tuple[JpegCopy, ...]:
    (folder / "original").write_bytes(content)
    made = await inspector.make_copies(folder / "original", folder, **options)
    assert not isinstance(made, RejectedFile)
    for one in made:
        with Image.open(folder / one.name) as picture:
            assert picture.format == "JPEG"
            assert picture.size == (one.width, one.height)
            assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert (folder / one.name).stat().st_size == one.size
    return made


def corner(path: Path, at: tuple[int, int] = (5, 5)) -> tuple[int, ...]:
    """The colour of a point, each part from 0 to 3."""
    with Image.open(path) as picture:
        colour = picture.getpixel(at)
    assert isinstance(colour, tuple)
    return tuple(round(part / 85) for part in colour)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF"])
async def test_a_copy_is_upright_and_bare(inspector: Inspector, tmp_path: Path, name: str) -> None:
    picture = Image.new("RGB", (900, 600), "blue")
    picture.paste("red", (0, 300, 300, 600))  # where the left upper corner will be
    content = sample_files.encoded(picture, name, exif=sample_files.exif(orientation=6))
    (copy,) = await copies(inspector, tmp_path, content, side=300)
    assert (copy.name, copy.width, copy.height) == ("1.jpg", 200, 300)
    assert corner(tmp_path / copy.name) == (3, 0, 0)


async def test_a_copy_of_a_heic(inspector: Inspector, tmp_path: Path) -> None:
    (copy,) = await copies(inspector, tmp_path, sample_files.HEIC.read_bytes())
    assert (copy.width, copy.height) == (96, 64)


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("RGBA", (90, 60), (255, 0, 0, 0)),
        Image.new("LA", (90, 60), (0, 0)),
        Image.new("I;16", (90, 60), 65535),
        Image.new("L", (90, 60), 255),
        Image.new("1", (90, 60), 1),
    ],
    ids=lambda picture: picture.mode,
)
async def test_what_is_transparent_is_white(
    inspector: Inspector, tmp_path: Path, picture: Image.Image
) -> None:
    (copy,) = await copies(inspector, tmp_path, sample_files.encoded(picture, "PNG"))
    assert corner(tmp_path / copy.name) == (3, 3, 3)


async def test_colours_of_print(inspector: Inspector, tmp_path: Path) -> None:
    content = sample_files.encoded(Image.new("CMYK", (90, 60), (0, 255, 255, 0)), "JPEG")
    (copy,) = await copies(inspector, tmp_path, content)
    assert corner(tmp_path / copy.name) == (3, 0, 0)


@pytest.mark.parametrize("profile", [b"no profile", None])
async def test_a_profile_of_colours_is_applied_or_left(
    inspector: Inspector, tmp_path: Path, profile: bytes | None
) -> None:
    profile = profile or ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = sample_files.encoded(Image.new("RGB", (90, 60), "red"), "JPEG", icc_profile=profile)
    (copy,) = await copies(inspector, tmp_path, content)
    assert corner(tmp_path / copy.name) == (3, 0, 0)


async def test_a_copy_is_no_larger_than_the_form_takes(
    inspector: Inspector, tmp_path: Path
) -> None:
    content = sample_files.encoded(Image.effect_noise((1600, 1200), 120), "PNG")
    (whole,) = await copies(inspector, tmp_path, content)
    (copy,) = await copies(inspector, tmp_path, content, at_most_bytes=120_000)
    assert copy.size <= 120_000 < whole.size
    assert copy.width >= 320


async def test_each_page_of_a_pdf(inspector: Inspector, tmp_path: Path) -> None:
    made = await copies(inspector, tmp_path, sample_files.pdf(12), side=500, pages=10)
    assert [copy.name for copy in made] == [f"{number}.jpg" for number in range(1, 11)]
    assert {(copy.width, copy.height) for copy in made} == {(500, 500)}
    assert corner(tmp_path / "3.jpg") == (3, 3, 3)
    assert corner(tmp_path / "3.jpg", (200, 300)) == (0, 0, 3)


async def test_a_stamp_is_not_made_a_poster(inspector: Inspector, tmp_path: Path) -> None:
    (copy,) = await copies(inspector, tmp_path, sample_files.pdf(side=50))
    assert copy.width == 200


@pytest.mark.parametrize(
    "content", [sample_files.film(), sample_files.voice(), b"Li Wei: hello", b"ID3\4"]
)
async def test_what_is_not_seen_has_no_copy(
    inspector: Inspector, tmp_path: Path, content: bytes
) -> None:
    assert await copies(inspector, tmp_path, content) == ()
