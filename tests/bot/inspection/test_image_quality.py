"""A picture that shows little gets a hint, and one that shows its thing gets none."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter

from bot.inspection.findings import QualityHint
from bot.inspection.image_quality import find_hints
from bot.inspection.inspect import inspect_file
from tests.support.inspection import sample_files


def hints(tmp_path: Path, picture: Image.Image, *, camera: bool = True) -> frozenset[QualityHint]:
    path = tmp_path / "a.jpg"
    exif = sample_files.exif(camera=camera, places=False)
    path.write_bytes(sample_files.encoded(picture, "JPEG", exif=exif, quality=92))
    return inspect_file(path).hints


def screenshot(size: tuple[int, int] = (1080, 2340), ground: str = "white") -> Image.Image:
    picture = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(picture)
    for y in range(60, size[1] - 60, 90):
        draw.text((60, y), "Order number 234567890123456789", "grey", font_size=34)
    return picture


def test_a_good_photo_gets_none(tmp_path: Path) -> None:
    assert hints(tmp_path, sample_files.panel()) == frozenset()


def test_out_of_focus(tmp_path: Path) -> None:
    assert hints(tmp_path, sample_files.panel().filter(ImageFilter.GaussianBlur(8))) == {
        QualityHint.BLURRED
    }


def test_shaken(tmp_path: Path) -> None:
    lines = [1 if row == 2 else 0 for row in range(5) for _ in range(5)]
    shaken = sample_files.panel()
    for _ in range(12):
        shaken = shaken.filter(ImageFilter.Kernel((5, 5), lines))
    assert hints(tmp_path, shaken) & {QualityHint.BLURRED, QualityHint.SOFT}


def test_dark(tmp_path: Path) -> None:
    assert QualityHint.DARK in hints(tmp_path, sample_files.panel().point(lambda level: level // 5))


def test_burnt(tmp_path: Path) -> None:
    burnt = Image.new("L", (1200, 1000), 255)
    burnt.paste(Image.effect_noise((1200, 90), 90).point(lambda level: max(level, 241)), (0, 500))
    assert QualityHint.BURNT in hints(tmp_path, burnt.convert("RGB"))


@pytest.mark.parametrize("ground", ["white", "#101014"])
def test_a_screenshot_is_neither_dark_nor_burnt(tmp_path: Path, ground: str) -> None:
    assert hints(tmp_path, screenshot(ground=ground), camera=False) == {QualityHint.SCREENSHOT}


def test_a_photo_of_a_page_is_no_screenshot(tmp_path: Path) -> None:
    assert QualityHint.SCREENSHOT not in hints(tmp_path, screenshot(), camera=True)


def test_a_whole_chat_in_one_picture(tmp_path: Path) -> None:
    assert hints(tmp_path, screenshot((1080, 9000)), camera=False) == {
        QualityHint.SCREENSHOT,
        QualityHint.LONG,
    }


def test_tiny(tmp_path: Path) -> None:
    assert hints(tmp_path, sample_files.panel(size=(320, 240))) == {QualityHint.TINY}


def test_an_iphone_says_that_it_is_a_screenshot(tmp_path: Path) -> None:
    facts = Image.Exif()
    facts[0x0112] = 1
    facts.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0Screenshot"
    path = tmp_path / "a.png"
    path.write_bytes(sample_files.encoded(sample_files.panel(), "PNG", exif=facts))
    assert QualityHint.SCREENSHOT in inspect_file(path).hints


GREY = Image.effect_noise((64, 64), 90)


@pytest.mark.parametrize(
    ("size", "found"),
    [
        ((600, 400), set()),
        ((599, 400), {QualityHint.TINY}),
        ((2400, 600), set()),
        ((2401, 600), {QualityHint.LONG}),
        ((600, 2401), {QualityHint.LONG}),
    ],
)
def test_how_small_and_how_long_is_too_much(size: tuple[int, int], found: set[QualityHint]) -> None:
    assert find_hints(GREY, size, by_camera=True) & {QualityHint.TINY, QualityHint.LONG} == found


@pytest.mark.parametrize(("level", "dark"), [(59, True), (60, False)])
def test_how_dark_is_too_dark(level: int, dark: bool) -> None:
    grey = Image.new("L", (64, 64), level)
    assert (QualityHint.DARK in find_hints(grey, (800, 800), by_camera=True)) is dark


@pytest.mark.parametrize(("side", "measured"), [(15, False), (16, True)])
def test_a_picture_of_a_few_pixels_is_not_measured(side: int, measured: bool) -> None:
    black = Image.new("L", (side, 64))
    assert (QualityHint.DARK in find_hints(black, (800, 800), by_camera=True)) is measured
