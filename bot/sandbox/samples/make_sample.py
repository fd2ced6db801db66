"""Small valid files made from their names, so that transcripts need none beside them.

The same name always gives the same bytes, two names never do. A name may begin with a flaw:
`tiny-`, `blurred-`, `cut-`, `broken-`, `empty-`, or `locked-` for a PDF.
"""

import mimetypes

from bot.sandbox.samples.sample_media import make_video, make_voice
from bot.sandbox.samples.sample_pdfs import make_pdf
from bot.sandbox.samples.sample_pictures import make_jpeg, make_png
from bot.sandbox.world.types import Upload


def make_sample(name: str, size: int | None = None) -> Upload:
    """The file called `name`; `size` is what Telegram shall say of it."""
    mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Upload(name, mime, _apply_flaw(name, _make_content(name)), size)


def _make_content(name: str) -> bytes:
    ending = name.rpartition(".")[2].lower()
    makers = {
        "jpg": make_jpeg,
        "jpeg": make_jpeg,
        "png": make_png,
        "pdf": make_pdf,
        "mp4": make_video,
        "ogg": make_voice,
    }
    if ending in ("docx", "xlsx", "zip"):
        return b"PK\3\4" + name.encode()
    return makers[ending](name) if ending in makers else f"{name}\n".encode()


def _apply_flaw(name: str, data: bytes) -> bytes:
    """Return the file with the flaw its name begins with."""
    match name.partition("-")[0]:
        case "empty":
            return b""
        case "cut":
            return data[: len(data) // 2]
        case "broken":  # an end, but little before it
            return data[:24] + bytes(200) + data[-8:]
        case _:
            return data
