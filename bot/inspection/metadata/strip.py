"""The copy of a file with what is seen and heard in it, and no other data but what we write.

What stays is on a list, kind by kind; all else goes, whatever it is. The pixels and the sound are
those of the file, bit for bit.
"""

import struct
from collections.abc import Callable, Mapping

from bot.inspection.findings import FileType
from bot.inspection.metadata.errors import MalformedFileError
from bot.inspection.metadata.gif import strip_gif
from bot.inspection.metadata.iso_media.heif import strip_heif
from bot.inspection.metadata.iso_media.movie import strip_movie
from bot.inspection.metadata.jpeg import strip_jpeg
from bot.inspection.metadata.mp3 import strip_mp3
from bot.inspection.metadata.ogg import strip_ogg
from bot.inspection.metadata.png import strip_png
from bot.inspection.metadata.webp import strip_webp

DATED: Mapping[FileType, Callable[[bytes, bytes], bytes]] = {
    FileType.JPEG: strip_jpeg,
    FileType.PNG: strip_png,
    FileType.WEBP: strip_webp,
    FileType.HEIF: strip_heif,
    FileType.AVIF: strip_heif,
}
"""The kinds in which our own Exif has a place."""

UNDATED: Mapping[FileType, Callable[[bytes], bytes]] = {
    FileType.GIF: strip_gif,
    FileType.MP4: strip_movie,
    FileType.MOV: strip_movie,
    FileType.THREEGP: strip_movie,
    FileType.M4A: strip_movie,
    FileType.MP3: strip_mp3,
    FileType.OGG: strip_ogg,
    FileType.TEXT: bytes,
}


def strip_metadata(data: bytes, kind: FileType, exif: bytes = b"") -> bytes:
    """Return the file without its metadata and with `exif`, where its kind has a place for it.

    Raises MalformedFileError, also for a PDF, of which nobody can tell what belongs to its pages.
    """
    try:
        if kind in DATED:
            return DATED[kind](data, exif)
        if kind in UNDATED:
            return UNDATED[kind](data)
    except (struct.error, IndexError, OverflowError) as error:  # it ends within something
        raise MalformedFileError from error
    raise MalformedFileError
