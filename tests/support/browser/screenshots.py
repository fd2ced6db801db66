"""Pictures of the page for people: taken when the variable PICTURES names a folder for them."""

import base64
import os
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, Page, ViewportSize, expect

from bot.casefile.pages.fonts_index import FONTS_FOLDER

Shade = Literal["light", "dark"]
FOLDER = os.environ.get("PICTURES", "")
ROOM = ViewportSize(width=1300, height=900)
MOST_BYTES = 300_000
FRAME = """<style>
  body {{ margin: 0; padding: 20px; width: max-content; display: flex; gap: 20px;
         align-items: flex-start; background: {ground}; }}
  img {{ width: 390px; border-radius: 22px; border: 1px solid {line}; }}
</style>{images}"""
FONTS = (("NotoSans-Regular.ttf", "400"), ("NotoSans-Bold.ttf", "600 700"))
EMOJI = "NotoEmoji-Regular.ttf"
EMOJI_RANGE = "U+23E9-23FF, U+2600-27BF, U+1F000-1FAFF"
FACE = """@font-face {{ font-family: Inter; font-weight: {weight}; unicode-range: {range};
  src: url(data:font/ttf;base64,{data}); }}"""
COLOURS = {"light": ("#e4e1d6", "#cfcbbd"), "dark": ("#0c0d0b", "#34382f")}


async def load_fonts(page: Page) -> None:
    """Give the page the fonts of the case file, so that pictures are alike on every machine."""
    if not FOLDER:
        return
    faces = [
        _make_face(file, weight, characters)
        for name, weight in FONTS
        for file, characters in ((name, "U+0-10FFFF"), (EMOJI, EMOJI_RANGE))
    ]
    await page.add_style_tag(content="\n".join(faces))
    await page.evaluate("document.fonts.ready.then(() => true)")


def _make_face(name: str, weight: str, characters: str) -> str:
    data = base64.b64encode((FONTS_FOLDER / name).read_bytes()).decode()
    return FACE.format(weight=weight, range=characters, data=data)


class Shots:
    """The pictures of one test; where nobody wants pictures it takes none."""

    def __init__(self, page: Page, browser: Browser) -> None:
        self._page = page
        self._browser = browser

    async def take(self, shade: Shade) -> str:
        """The page as it is, in one shade, as a data URL; "" where nobody wants it."""
        if not FOLDER:
            return ""
        await expect(self._page.locator(".toast")).to_have_count(0)
        await self._page.emulate_media(color_scheme=shade)
        await self._page.mouse.move(1, 1)
        data = await self._page.screenshot()
        return f"data:image/png;base64,{base64.b64encode(data).decode()}"

    async def save(self, name: str, shade: Shade, *shots: str) -> None:
        """Put the shots side by side into one file."""
        if not FOLDER:
            return
        page = await self._browser.new_page(viewport=ROOM)
        ground, line = COLOURS[shade]
        images = "".join(f'<img src="{shot}">' for shot in shots)
        await page.set_content(FRAME.format(ground=ground, line=line, images=images))
        data = await page.locator("body").screenshot()
        await page.close()
        assert len(data) < MOST_BYTES, f"{name} has {len(data)} bytes"
        keep(data, Path(FOLDER) / name)


def keep(data: bytes, path: Path) -> None:
    """Write a file, and the folder it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
