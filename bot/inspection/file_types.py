"""What a file is by its first bytes, whatever its name says: a short list of what is taken."""

import re
from pathlib import Path

from bot.inspection.findings import FileType, RejectedFileError, RejectionReason
from bot.inspection.metadata.mp3 import FRAME_HEAD_BYTES, measure_frame

HEAD_BYTES = 4096  # bytes looked at

SIGNATURES = {
    b"\xff\xd8\xff": FileType.JPEG,
    b"\x89PNG\r\n\x1a\n": FileType.PNG,
    b"GIF87a": FileType.GIF,
    b"GIF89a": FileType.GIF,
    b"%PDF-": FileType.PDF,
    b"ID3": FileType.MP3,
}
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
AVIF_BRANDS = (b"avif", b"avis")
# The first brand a file of boxes names, three letters of it where the fourth is a version.
BRANDS = {
    b"qt ": FileType.MOV,
    b"M4A": FileType.M4A,
    b"M4B": FileType.M4A,
    b"3gp": FileType.THREEGP,
    b"3gr": FileType.THREEGP,
    b"3gs": FileType.THREEGP,
    b"3ge": FileType.THREEGP,
    b"3gg": FileType.THREEGP,
    b"iso": FileType.MP4,
    b"mp4": FileType.MP4,
    b"avc": FileType.MP4,
    b"M4V": FileType.MP4,
    b"MSN": FileType.MP4,
    b"das": FileType.MP4,
    b"mmp": FileType.MP4,
}
OGG_CODECS = (b"OpusHead", b"\x01vorbis", b"Speex   ")
# Programs and pages, which are text to the eye.
MARKUP_START = re.compile(
    rb"\s*(<(!doctype|!--|[?]|html|svg|script|head|body)|%!|#!|\{\\rtf)", re.IGNORECASE
)
PDF_LEAD_BYTES = 1024  # bytes in which a reader of PDF looks for its start
PDF_START = re.compile(rb"(?:^|[\r\n\xbf])%PDF-\d[.]\d")  # behind a mark of byte order, or a line
CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def detect_type(path: Path) -> FileType:
    """The kind of the file at the path; raises RejectedFileError with EMPTY or NOT_KNOWN."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head:
        raise RejectedFileError(RejectionReason.EMPTY)
    if (kind := sniff_type(head)) is None:
        raise RejectedFileError(RejectionReason.NOT_KNOWN)
    return kind


def sniff_type(head: bytes) -> FileType | None:
    """The kind of a file that begins with these bytes (up to 4,096); None if it is none of ours."""
    for start, kind in SIGNATURES.items():
        if head.startswith(start):
            return kind
    if PDF_START.search(head[:PDF_LEAD_BYTES]):
        return FileType.PDF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileType.WEBP
    if head[4:8] == b"ftyp":
        return _match_brand(head)
    if head[:4] == b"OggS":
        return FileType.OGG if any(voice in head[:128] for voice in OGG_CODECS) else None
    if len(head) >= FRAME_HEAD_BYTES and measure_frame(head, 0):
        return FileType.MP3
    return FileType.TEXT if _is_text(head) else None


def _match_brand(head: bytes) -> FileType | None:
    major, length = head[8:12], int.from_bytes(head[:4])
    others = head[16 : min(length, 256)]
    if major in AVIF_BRANDS or (major in {b"mif1", b"msf1"} and b"avi" in others):
        return FileType.AVIF
    return FileType.HEIF if major in HEIF_BRANDS else BRANDS.get(major[:3])


def _is_text(head: bytes) -> bool:
    if MARKUP_START.match(head) or CONTROL_BYTES.search(head):
        return False
    whole = head if len(head) < HEAD_BYTES else head[: HEAD_BYTES - 3]  # a letter may be cut in two
    try:
        whole.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return error.end == len(whole) and error.start >= HEAD_BYTES - 6
    return True
