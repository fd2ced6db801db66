"""Makes the copy of a file that is handed out: it shows the same, and tells nothing else.

A picture, a film and a recording stay bit for bit, without what is not picture or sound. A PDF
becomes pictures of its pages, as nobody can tell what else may be in it: scripts, attachments,
earlier versions, texts below what was blacked out.
"""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from bot.inspection import file_types, pdf
from bot.inspection.capture_date import CHANGED_TAGS, DIGITIZED_TAGS, SHOT_TAGS
from bot.inspection.exif import CAMERA_TAG, ORIENTATION_TAG, TRANSPOSES, read_exif
from bot.inspection.findings import (
    PICTURE_TYPES,
    CaptureTime,
    CopyForm,
    EnclosedCopy,
    FileType,
    Inspection,
    JpegCopy,
    RejectedFileError,
)
from bot.inspection.metadata.errors import MalformedFileError
from bot.inspection.metadata.strip import strip_metadata
from bot.inspection.open_image import open_picture

NAME = "enclosed"
SUFFIXES = {
    FileType.JPEG: ".jpg",
    FileType.PNG: ".png",
    FileType.WEBP: ".webp",
    FileType.GIF: ".gif",
    FileType.HEIF: ".heic",
    FileType.AVIF: ".avif",
    FileType.PDF: ".pdf",
    FileType.MP4: ".mp4",
    FileType.MOV: ".mov",
    FileType.THREEGP: ".3gp",
    FileType.OGG: ".ogg",
    FileType.MP3: ".mp3",
    FileType.M4A: ".m4a",
    FileType.TEXT: ".txt",
}
# The longest side of a page in pixels, by the most pages a PDF may have for it: a ZIP has limits.
PAGE_SIDES = ((40, 2300), (120, 1700), (pdf.MAX_PAGES, 1200))
PAGE_QUALITY = 80
POINTS_AN_INCH = 72
# Those in which the picture itself says how it is turned, and what Exif says of it is passed over.
TURNED_TYPES = frozenset({FileType.HEIF, FileType.AVIF})


def write_enclosed_copy(
    path: Path, folder: Path, found: Inspection, pictures: Sequence[JpegCopy]
) -> EnclosedCopy | None:
    """Write the copy of a file into the folder; None where there can be none.

    `pictures` are the JPEGs made of it: the first stands in where the file is built oddly.
    """
    kind = file_types.detect_type(path)
    try:
        if kind is FileType.PDF:
            _write_pages(path, folder / NAME, found.pages or 1)
            return EnclosedCopy(NAME, SUFFIXES[kind], CopyForm.PAGES)
        content = strip_metadata(path.read_bytes(), kind, _build_exif(path, kind, found))
        (folder / NAME).write_bytes(content)
        if kind in PICTURE_TYPES:
            _check_picture(path, folder / NAME, kind)
    except (MalformedFileError, RejectedFileError):
        if not pictures:
            return None
        return EnclosedCopy(pictures[0].name, SUFFIXES[FileType.JPEG], CopyForm.PICTURE)
    return EnclosedCopy(NAME, SUFFIXES[kind], CopyForm.EXACT)


def _write_pages(path: Path, out: Path, count: int) -> None:
    """Write a PDF of pictures of the pages, each as large as its page."""
    side = next(side for most, side in PAGE_SIDES if count <= most)
    pages = pdf.render_pages(path, side, count)
    first = next(pages)
    first.save(
        out,
        "PDF",
        save_all=True,
        append_images=pages,
        quality=PAGE_QUALITY,
        resolution=POINTS_AN_INCH,
        **dict.fromkeys(("title", "producer", "creationDate", "modDate")),
    )


def _build_exif(path: Path, kind: FileType, found: Inspection) -> bytes:
    """Return Exif of ours: when the picture was taken, and how it is turned; b"" for neither."""
    if kind not in PICTURE_TYPES:
        return b""
    exif = Image.Exif()
    if found.capture_time:
        _write_date(exif, found.capture_time)
    if kind not in TURNED_TYPES:
        with open_picture(path, kind) as picture:
            turn = read_exif(picture).get(ORIENTATION_TAG)
        if turn in TRANSPOSES:
            exif[ORIENTATION_TAG] = turn
    return exif.tobytes().removeprefix(b"Exif\0\0") if exif else b""


def _write_date(exif: Image.Exif, taken: CaptureTime) -> None:
    camera = exif.get_ifd(CAMERA_TAG)
    for source, tag, offset_tag in (SHOT_TAGS, DIGITIZED_TAGS, CHANGED_TAGS):
        if source is taken.source:
            table = exif if source is CHANGED_TAGS[0] else camera
            table[tag] = f"{taken.local:%Y:%m:%d %H:%M:%S}"
            if taken.offset is not None:
                minutes = round(taken.offset.total_seconds() / 60)
                camera[offset_tag] = f"{'-' if minutes < 0 else '+'}{_format_clock(abs(minutes))}"
    exif[CAMERA_TAG] = dict(camera)


def _format_clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _check_picture(path: Path, copy: Path, kind: FileType) -> None:
    """Raise MalformedFileError where the copy does not open as the picture does."""
    with open_picture(path, kind) as one, open_picture(copy, kind) as other:
        if (one.size, one.mode) != (other.size, other.mode):
            raise MalformedFileError
