"""What a file is by its first bytes, whatever its name says: a short list of what is taken."""

import re
from pathlib import Path

from bot.inspection.findings import Kind, Reason, Unfit

HEAD = 4096  # bytes looked at

STARTS = {
    b"\xff\xd8\xff": Kind.JPEG,
    b"\x89PNG\r\n\x1a\n": Kind.PNG,
    b"GIF87a": Kind.GIF,
    b"GIF89a": Kind.GIF,
    b"%PDF-": Kind.PDF,
    b"ID3": Kind.MP3,
}
HEIF = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
AVIF = (b"avif", b"avis")
# The first brand a file of boxes names, three letters of it where the fourth is a version.
BRANDS = {
    b"qt ": Kind.MOV,
    b"M4A": Kind.M4A,
    b"M4B": Kind.M4A,
    b"3gp": Kind.THREEGP,
    b"3gr": Kind.THREEGP,
    b"3gs": Kind.THREEGP,
    b"3ge": Kind.THREEGP,
    b"3gg": Kind.THREEGP,
    b"iso": Kind.MP4,
    b"mp4": Kind.MP4,
    b"avc": Kind.MP4,
    b"M4V": Kind.MP4,
    b"MSN": Kind.MP4,
    b"das": Kind.MP4,
    b"mmp": Kind.MP4,
}
VOICES = (b"OpusHead", b"\x01vorbis", b"Speex   ")
# Programs and pages, which are text to the eye.
MARKUP = re.compile(
    rb"\s*(<(!doctype|!--|[?]|html|svg|script|head|body)|%!|#!|\{\\rtf)", re.IGNORECASE
)
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def kind_of(path: Path) -> Kind:
    """The kind of the file at the path; raises Unfit with EMPTY or NOT_KNOWN."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        raise Unfit(Reason.EMPTY)
    if (kind := sniff(head)) is None:
        raise Unfit(Reason.NOT_KNOWN)
    return kind


def sniff(head: bytes) -> Kind | None:
    """The kind of a file that begins with these bytes (up to 4,096); None if it is none of ours."""
    for start, kind in STARTS.items():
        if head.startswith(start):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head[4:8] == b"ftyp":
        return _boxed(head)
    if head[:4] == b"OggS":
        return Kind.OGG if any(voice in head[:128] for voice in VOICES) else None
    if _is_mp3_frame(head):
        return Kind.MP3
    return Kind.TEXT if _is_text(head) else None


def _boxed(head: bytes) -> Kind | None:
    major, length = head[8:12], int.from_bytes(head[:4])
    others = head[16 : min(length, 256)]
    if major in AVIF or (major in {b"mif1", b"msf1"} and b"avi" in others):
        return Kind.AVIF
    return Kind.HEIF if major in HEIF else BRANDS.get(major[:3])


def _is_mp3_frame(head: bytes) -> bool:
    """Whether it begins with a frame of layer III with a bit rate and a sampling rate."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return False
    return head[2] >> 4 not in {0, 15} and head[2] >> 2 & 3 != 3 and head[1] >> 3 & 3 != 1


def _is_text(head: bytes) -> bool:
    if MARKUP.match(head) or CONTROLS.search(head):
        return False
    whole = head if len(head) < HEAD else head[: HEAD - 3]  # a letter may be cut in two
    try:
        whole.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return error.end == len(whole) and error.start >= HEAD - 6
    return True
