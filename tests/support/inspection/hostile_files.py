"""Files that are broken, that lie, or that would fill the memory: each with why it is refused."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

from PIL import Image

from bot.inspection.findings import RejectedFileError, RejectionReason
from tests.support.inspection import nested_pdfs, sample_files

HUGE = 60_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")


def patched(content: bytes, mark: bytes, offset: int, new: bytes) -> bytes:
    """The file with other bytes at an offset from a mark."""
    at = content.index(mark) + offset
    return content[:at] + new + content[at + len(new) :]


def small(name: str) -> bytes:
    return sample_files.encoded(sample_files.panel(size=(160, 120)), name)


def lying_jpeg() -> bytes:
    return patched(small("JPEG"), b"\xff\xc0", 5, struct.pack(">HH", HUGE, HUGE))


def progressive_jpeg() -> bytes:
    plain = sample_files.encoded(Image.new("L", (64, 64)), "JPEG", progressive=True)
    return patched(plain, b"\xff\xc2", 5, struct.pack(">HH", 9000, 9000))


def webp(form: bytes) -> bytes:
    """A WebP of the greatest size there is, in one of its three forms, with no pixels in it."""
    size = {
        b"VP8X": bytes(4) + 2 * (16382).to_bytes(3, "little"),
        b"VP8L": b"\x2f" + (16382 | 16382 << 14).to_bytes(4, "little"),
        b"VP8 ": bytes(3) + b"\x9d\x01\x2a" + 2 * (16383).to_bytes(2, "little"),
    }[form]
    content = b"WEBP" + form + struct.pack("<I", len(size)) + size
    return b"RIFF" + struct.pack("<I", len(content)) + content


def lying_box(content: bytes) -> bytes:
    return patched(content, b"ispe", 8, struct.pack(">II", HUGE, HUGE))


def text_bomb() -> bytes:
    text = b"Comment\0\0" + zlib.compress(bytes(200 << 20), 9)
    return sample_files.png(8, 8, sample_files.chunk(b"zTXt", text))


def password() -> bytes:
    lock = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O({0})/U({0})>>/ID[(a)(a)]".format("x" * 32)
    return sample_files.pdf(trailer=lock)


def monster_page() -> bytes:
    return sample_files.pdf(side=2_000_000)


def own_parent() -> bytes:
    kids = b"<</Type/Pages/Count 5/Kids[2 0 R 2 0 R]>>"
    return sample_files.bound([b"<</Type/Catalog/Pages 2 0 R>>", kids], "/Root 1 0 R")


def escapes(folder: str, seed: int, rounds: int) -> list[str]:
    """What but RejectedFileError is raised by files with some bytes changed: a job for a worker."""
    from bot.inspection import copies, enclosed_copy, inspect

    chance, path = Random(seed), Path(folder) / "a"
    seeds = [sample_files.HEIC.read_bytes(), sample_files.film(), sample_files.pdf(2), text_heavy()]
    seeds += [sample_files.encoded(sample_files.panel(size=(80, 60)), name) for name in FORMATS]
    found = list[str]()
    for _ in range(rounds):
        path.write_bytes(changed(chance, chance.choice(seeds)))
        try:
            found_out = inspect.inspect_file(path)
            made = copies.write_copies(path, Path(folder), copies.CopyOptions(side=100))
            enclosed_copy.write_enclosed_copy(path, Path(folder), found_out, made)
        except RejectedFileError:
            continue
        except Exception as error:  # noqa: BLE001  # it is told
            found.append(repr(error))
    return found


def changed(chance: Random, content: bytes) -> bytes:
    """The file with up to ten bytes changed, most of them near its beginning."""
    new = bytearray(content)
    for _ in range(chance.choice((1, 3, 10))):
        at = chance.randrange(min(len(new), chance.choice((40, 400, len(new)))))
        new[at] = chance.choice((0, 255, chance.randrange(256)))
    return bytes(new)


def text_heavy() -> bytes:
    text = sample_files.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + sample_files.XMP)
    facts = sample_files.chunk(b"eXIf", sample_files.exif().removeprefix(b"Exif\0\0"))
    return sample_files.png(80, 60, text, facts)


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]


MANY, CUT_OFF, BROKEN = (
    RejectionReason.TOO_MANY_PIXELS,
    RejectionReason.CUT_OFF,
    RejectionReason.BROKEN,
)

BAD: dict[str, tuple[Callable[[], bytes], tuple[RejectionReason, ...]]] = {
    "empty": (lambda: b"", (RejectionReason.EMPTY,)),
    "noise": (lambda: bytes(range(256)) * 9, (RejectionReason.NOT_KNOWN,)),
    "zip": (lambda: b"PK\3\4" + bytes(99), (RejectionReason.NOT_KNOWN,)),
    "page": (lambda: b"<!doctype html><script>x</script>", (RejectionReason.NOT_KNOWN,)),
    "drawing": (lambda: b' <svg xmlns="x"/>', (RejectionReason.NOT_KNOWN,)),
    "program": (lambda: b"\x7fELF" + bytes(99), (RejectionReason.NOT_KNOWN,)),
    "jpeg lies": (lying_jpeg, (MANY,)),
    "jpeg progressive": (progressive_jpeg, (MANY,)),
    "jpeg cut off": (lambda: half(small("JPEG")), (CUT_OFF,)),
    "jpeg head only": (lambda: small("JPEG")[:12], (CUT_OFF,)),
    "jpeg broken": (lambda: b"\xff\xd8\xff" + bytes(999) + b"\xff\xd9", (BROKEN,)),
    "png of 900 megapixels": (lambda: sample_files.png(30_000, 30_000, data=b"x"), (MANY,)),
    "png of 64 megapixels": (lambda: sample_files.png(8000, 8000), (MANY,)),
    "png lies": (lambda: sample_files.png(6000, 6000, data=b"x"), (CUT_OFF, BROKEN)),
    "png text bomb": (text_bomb, (BROKEN,)),
    "png cut off": (lambda: half(small("PNG")), (CUT_OFF,)),
    "webp VP8X": (lambda: webp(b"VP8X"), (MANY,)),
    "webp VP8L": (lambda: webp(b"VP8L"), (MANY,)),
    "webp VP8": (lambda: webp(b"VP8 "), (MANY,)),
    "webp cut off": (lambda: half(small("WEBP")), (CUT_OFF,)),
    "gif": (lambda: patched(small("GIF"), b"GIF", 6, b"\xff\xff\xff\xff"), (MANY,)),
    "gif cut off": (lambda: half(small("GIF")), (CUT_OFF,)),
    "heic lies": (lambda: lying_box(sample_files.HEIC.read_bytes()), (MANY,)),
    "heic cut off": (lambda: half(sample_files.HEIC.read_bytes()), (CUT_OFF,)),
    "heic head only": (lambda: sample_files.box(b"ftyp", b"heic", bytes(4)), (BROKEN,)),
    "avif lies": (lambda: lying_box(small("AVIF")), (MANY, BROKEN)),
    "avif cut off": (lambda: half(small("AVIF")), (CUT_OFF,)),
    "pdf with a password": (password, (RejectionReason.ENCRYPTED,)),
    "pdf with a monstrous page": (monster_page, (RejectionReason.TOO_LARGE,)),
    "pdf of 400 pages": (lambda: sample_files.pdf(400), (RejectionReason.TOO_MANY_PAGES,)),
    "pdf that is its own parent": (own_parent, (BROKEN, RejectionReason.TOO_MANY_PAGES)),
    "pdf of arrays in arrays": (lambda: nested_pdfs.deep(b"[", b"]"), (BROKEN,)),
    "pdf of tables in tables": (lambda: nested_pdfs.deep(b"<</a ", b">>"), (BROKEN,)),
    "pdf of branches in branches": (nested_pdfs.pages, (BROKEN, RejectionReason.TOO_MANY_PAGES)),
    "pdf packed": (nested_pdfs.packed, (BROKEN, RejectionReason.TOO_HARD)),
    "pdf cut off": (lambda: sample_files.pdf()[:30], (CUT_OFF,)),
    "pdf broken": (lambda: b"%PDF-1.7\n" + bytes(99) + b"%%EOF", (BROKEN,)),
    "film cut off": (lambda: sample_files.film()[:-50], (CUT_OFF,)),
    "film without contents": (lambda: sample_files.box(b"ftyp", b"isom") + bytes(4), (BROKEN,)),
    "film with an empty head": (
        lambda: (
            sample_files.box(b"ftyp", b"isom")
            + sample_files.box(b"moov", sample_files.box(b"mvhd"))
        ),
        (BROKEN,),
    ),
}
