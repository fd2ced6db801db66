"""Files of every kind that tell a place, a name, a tower in every way we know to write it.

What is told is always one of the MARKS, so that it is found again wherever and however it stands.
"""

import io
import struct
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial

from PIL import Image, ImageCms

from tests.support.inspection import films, sample_files
from tests.support.inspection.sample_files import chunk, encoded, exif, png

NAME, CITY, TOWER = "Anna Example", "Shenzhen", "mcc 460 cgi 1234"
MARKS = (NAME, CITY, TOWER, "22.5431", "114.0579", "22,32.59N", "114,3.47E", "of Example")
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
SIZE = (160, 120)
FLIR = b"FLIR\0" + CITY.encode()  # the record of a thermal camera
TOLD = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:cell="http://developer.sonyericsson.com/cell/'
    '1.0/" xmlns:digiKam="http://www.digikam.org/ns/1.0/" exif:GPSLatitude="22,32.59N" '
    f'cell:cgi="{TOWER}"><digiKam:TagsList>Places/{CITY}</digiKam:TagsList></rdf:Description>'
    "</rdf:RDF></x:xmpmeta>"
)


def small() -> Image.Image:
    """A picture small enough for hundreds of them."""
    return sample_files.panel(size=SIZE)


def find_marks(content: bytes) -> list[str]:
    """The marks in a file, in whatever encoding of text, and packed as a PNG does."""
    texts = [content, *_unpack(content)]
    return [
        f"{mark} in {encoding}"
        for encoding in ENCODINGS
        for mark in MARKS
        if any(mark.encode(encoding) in text for text in texts)
    ]


def _unpack(content: bytes) -> list[bytes]:
    found = list[bytes]()
    at = content.find(b"\x78\x9c")
    while at >= 0:
        with suppress(zlib.error):
            found.append(zlib.decompressobj().decompress(content[at:], 1 << 16))
        at = content.find(b"\x78\x9c", at + 1)
    return found


def segment(mark: int, content: bytes) -> bytes:
    """A segment of a JPEG."""
    return bytes((0xFF, mark)) + struct.pack(">H", len(content) + 2) + content


def jpeg(*segments: bytes, end: bytes = b"") -> bytes:
    """A JPEG with further segments, and with something behind it."""
    whole = encoded(small(), "JPEG", exif=exif())
    return whole[:2] + b"".join(segments) + whole[2:] + end


def xmp(encoding: str) -> bytes:
    """A JPEG with XMP in an encoding of text."""
    return jpeg(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + TOLD.encode(encoding)))


def extended_xmp() -> bytes:
    """A JPEG whose XMP is so long that it stands in segments of its own."""
    head = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32
    return jpeg(segment(0xE1, head + struct.pack(">II", len(TOLD), 0) + TOLD.encode()))


def several(name: str) -> bytes:
    """A file of two pictures; that of an MPO has Exif of its own."""
    out = io.BytesIO()
    options = {"exif": exif()} if name != "GIF" else {"comment": CITY.encode()}
    small().save(out, name, save_all=True, append_images=[sample_files.panel(1, SIZE)], **options)
    return out.getvalue() + (jpeg() if name == "MPO" else b"")


def named_profile() -> bytes:
    """A colour profile with the name of somebody where the screen's stands."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    at = profile.index("sRGB built-in".encode("utf-16-be"))
    name = NAME.encode("utf-16-be")
    return profile[:at] + name + profile[at + len(name) :]


def text_chunk(name: bytes, keyword: bytes, content: bytes) -> bytes:
    """A PNG with one chunk of text."""
    return png(8, 8, chunk(name, keyword + content))


def raw_profile() -> bytes:
    """A PNG with Exif in hexadecimal digits, packed, as some programs write it."""
    profile = b"\nexif\n%8d\n%b\n" % (len(exif()), exif().hex().encode())
    return text_chunk(b"zTXt", b"Raw profile type exif\0\0", zlib.compress(profile))


def webp_chunk() -> bytes:
    """A WebP with a chunk that nobody knows."""
    content = encoded(small(), "WEBP", exif=exif(), xmp=TOLD.encode())
    more = b"WHER" + struct.pack("<I", len(CITY)) + CITY.encode()
    return content[:4] + struct.pack("<I", len(content) - 8 + len(more)) + content[8:] + more


def tagged_mp3() -> bytes:
    """An MP3 with tags before, between and behind its frames."""
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    tag = b"TIT2" + struct.pack(">I", len(CITY) + 1) + b"\0\0\0" + CITY.encode()
    head = b"ID3\3\0\0" + struct.pack(">I", len(tag)) + tag
    ape = b"APETAGEX" + NAME.encode()
    return head + frame * 3 + ape + frame * 2 + (b"TAG" + CITY.encode()).ljust(128, b"\0")


def ogg_page(kind: int, number: int, packet: bytes) -> bytes:
    """A page of one packet; its check sum is left out."""
    lengths = bytes([255] * (len(packet) // 255) + [len(packet) % 255])
    head = b"OggS\0" + bytes((kind,)) + struct.pack("<qIII", 0, 7, number, 0)
    return head + bytes((len(lengths),)) + lengths + packet


def commented_ogg() -> bytes:
    """A voice message with comments."""
    comment = f"LOCATION={CITY}".encode()
    tags = struct.pack("<I", len(NAME)) + NAME.encode() + struct.pack("<I", 1)
    tags += struct.pack("<I", len(comment)) + comment
    head = b"OpusHead\1\1" + bytes(9)
    pages = (head, b"OpusTags" + tags, b"sound" * 90)
    return b"".join(ogg_page(2 if not n else 0, n, page) for n, page in enumerate(pages))


def paper() -> bytes:
    """A PDF with a photo in it that holds Exif, and with XMP of its own."""
    inside = jpeg() + TOLD.encode()
    head = b"<</Type/XObject/Subtype/Image/Filter/DCTDecode/Length %d>>" % len(inside)
    return sample_files.pdf(content=inside, extra=head)


FILES: Mapping[str, Callable[[], bytes]] = {
    **{f"xmp-{encoding}.jpg": partial(xmp, encoding) for encoding in ENCODINGS},
    "extended-xmp.jpg": extended_xmp,
    "comment.jpg": lambda: jpeg(segment(0xFE, CITY.encode())),
    "unknown.jpg": lambda: jpeg(
        segment(0xEB, CITY.encode()), segment(0xE1, b"FLIR\0" + CITY.encode())
    ),
    "thumbnail.jpg": lambda: jpeg(
        segment(0xE0, b"JFXX\0\x10" + jpeg(segment(0xFE, CITY.encode())))
    ),
    "moving.jpg": lambda: jpeg(end=films.film()),
    "trailer.jpg": lambda: jpeg(end=CITY.encode() + jpeg()),
    "profile.jpg": lambda: encoded(small(), "JPEG", icc_profile=named_profile()),
    "two.jpg": lambda: several("MPO"),
    "progressive.jpg": lambda: encoded(
        small(), "JPEG", progressive=True, exif=exif(), comment=CITY.encode()
    ),
    "xmp.png": lambda: text_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0", TOLD.encode()),
    "packed.png": lambda: text_chunk(
        b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0", zlib.compress(TOLD.encode())
    ),
    "text.png": lambda: text_chunk(b"tEXt", b"Location\0", CITY.encode()),
    "zipped.png": lambda: text_chunk(b"zTXt", b"Comment\0\0", zlib.compress(NAME.encode())),
    "raw.png": raw_profile,
    "unknown.png": lambda: png(8, 8, chunk(b"wheR", CITY.encode())) + CITY.encode(),
    "profile.png": lambda: encoded(small(), "PNG", icc_profile=named_profile(), exif=exif()),
    "unknown.webp": webp_chunk,
    "two.webp": lambda: several("WEBP"),
    "profile.webp": lambda: encoded(small(), "WEBP", icc_profile=named_profile()),
    "two.gif": lambda: several("GIF") + CITY.encode(),
    "xmp.avif": lambda: encoded(small(), "AVIF", exif=exif(), xmp=TOLD.encode()),
    "xmp.heic": sample_files.HEIC.read_bytes,
    "film.mp4": films.film,
    "film.mov": lambda: films.film(b"qt  "),
    "film.3gp": lambda: films.film(b"3gp4"),
    "sound.m4a": lambda: films.film(b"M4A "),
    "fragments.mp4": films.fragmented,
    "tags.mp3": tagged_mp3,
    "voice.ogg": commented_ogg,
    "paper.pdf": paper,
}
"""By name, whose ending is the one that the copy gets."""

PLAIN: Mapping[str, Callable[[], bytes]] = {
    "all.jpg": lambda: encoded(small(), "JPEG"),
    "all.png": lambda: encoded(small(), "PNG"),
    "all.webp": lambda: encoded(small(), "WEBP"),
    "all.gif": lambda: encoded(small(), "GIF"),
    "all.avif": lambda: encoded(small(), "AVIF"),
    "all.heic": sample_files.HEIC.read_bytes,
    "all.mp4": sample_files.film,
    "all.mov": lambda: sample_files.film(b"qt  "),
    "all.pdf": lambda: sample_files.pdf(2),
}
"""Files into which ExifTool writes all that it can."""
