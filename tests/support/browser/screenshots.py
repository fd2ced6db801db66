"""Pictures of the page for people: taken when the variable PICTURES names a folder for them."""

import base64
import os
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, Page, ViewportSize, expect

Shade = Literal["light", "dark"]
FOLDER = os.environ.get("PICTURES", "")
ROOM = ViewportSize(width=1300, height=900)
MOST_BYTES = 300_000
FRAME = """<style>
  body {{ margin: 0; padding: 20px; width: max-content; display: flex; gap: 20px;
         align-items: flex-start; background: {ground}; }}
  img {{ width: 390px; border-radius: 22px; border: 1px solid {line}; }}
</style>{images}"""
COLOURS = {"light": ("#e4e1d6", "#cfcbbd"), "dark": ("#0c0d0b", "#34382f")}

# A carton with one crushed corner, drawn by the browser: a JPEG as base64.
CARTON = """(turn) => {
  const canvas = Object.assign(document.createElement("canvas"), {width: 640, height: 480});
  const pen = canvas.getContext("2d");
  const shape = (colour, ...points) => {
    pen.fillStyle = colour; pen.beginPath();
    points.forEach(([x, y]) => pen.lineTo(x, y)); pen.fill();
  };
  pen.fillStyle = "#8d938a"; pen.fillRect(0, 0, 640, 480);
  pen.fillStyle = "#6f7469"; pen.fillRect(0, 330, 640, 150);
  pen.translate(320, 240); pen.rotate(turn); pen.translate(-320, -240);
  shape("#b98a54", [120, 150], [430, 150], [430, 400], [120, 400]);
  shape("#a07443", [430, 150], [530, 110], [530, 300], [505, 340], [470, 352], [430, 400]);
  shape("#c99d68", [120, 150], [220, 110], [530, 110], [430, 150]);
  shape("#e2d3b4", [255, 150], [295, 150], [295, 400], [255, 400]);
  shape("#f4f1e8", [145, 180], [235, 180], [235, 250], [145, 250]);
  pen.fillStyle = "#3a3a36";
  for (let x = 152; x < 226; x += 6) pen.fillRect(x, 190, x % 4 ? 2 : 4, 34);
  shape("#6d4c29", [392, 400], [430, 340], [452, 362], [430, 400]);
  pen.strokeStyle = "#54391d"; pen.lineWidth = 3; pen.beginPath();
  [[430, 340], [448, 322], [462, 350], [486, 318], [505, 340]].forEach(([x, y]) =>
    pen.lineTo(x, y));
  pen.stroke();
  return canvas.toDataURL("image/jpeg", 0.85).split(",")[1];
}"""


async def carton(page: Page, turn: float = 0.0) -> bytes:
    """A photo of a damaged carton, turned by so many radians."""
    drawn: str = await page.evaluate(CARTON, turn)
    return base64.b64decode(drawn)


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
