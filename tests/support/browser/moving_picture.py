"""A moving picture of the chat page: frames under a caption, put together into one GIF."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.async_api import Page, expect

from tests.support.browser.screenshots import FOLDER
from tests.support.sample.drawing import load_font

MAX_BYTES = 3_000_000
STRIP = 58
"""Height of the caption, in pixels."""
GROUND, INK = "#2f4522", "#ffffff"
COLOURS = 128


@dataclass(frozen=True)
class Frame:
    """One picture of the page, what is said above it, and how long it stands."""

    image: Image.Image
    caption: str
    seconds: float


class Film:
    """The frames of one test; where nobody wants pictures it takes none."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._frames: list[Frame] = []

    async def take(self, caption: str, seconds: float) -> None:
        """Add the page as it is."""
        if not FOLDER:
            return
        await expect(self._page.locator(".toast")).to_have_count(0)
        await self._page.emulate_media(color_scheme="light")
        await self._page.mouse.move(1, 1)
        shot = Image.open(io.BytesIO(await self._page.screenshot()))
        self._frames.append(Frame(shot.convert("RGB"), caption, seconds))

    def save(self, name: str) -> None:
        """Write the frames into one GIF that starts again at its end."""
        if not FOLDER:
            return
        path = Path(FOLDER) / name
        write_gif(path, self._frames)
        size = path.stat().st_size
        assert size < MAX_BYTES, f"{name} has {size} bytes"


def write_gif(path: Path, frames: Sequence[Frame]) -> None:
    """Write frames as a GIF; each has its own colours."""
    path.parent.mkdir(parents=True, exist_ok=True)
    images = [_add_caption(frame).quantize(COLOURS, dither=Image.Dither.NONE) for frame in frames]
    milliseconds = [round(frame.seconds * 1000) for frame in frames]
    images[0].save(
        path, save_all=True, append_images=images[1:], duration=milliseconds, loop=0, optimize=True
    )


def _add_caption(frame: Frame) -> Image.Image:
    width, height = frame.image.size
    whole = Image.new("RGB", (width, height + STRIP), GROUND)
    whole.paste(frame.image, (0, STRIP))
    font = load_font(19, "NotoSans-Bold.ttf")
    ImageDraw.Draw(whole).text((width / 2, STRIP / 2), frame.caption, INK, font, anchor="mm")
    return whole
