"""The Exif of a picture, read so that broken facts never spoil a good picture."""

from PIL import Image

CAMERA = 0x8769  # the tag of the pointer to the camera's own table
MAKE = 0x010F
ORIENTATION = 0x0112
COMMENT = 0x9286

Turn = Image.Transpose
# What makes a picture upright, by the value of its tag.
TURNS = {
    2: Turn.FLIP_LEFT_RIGHT,
    3: Turn.ROTATE_180,
    4: Turn.FLIP_TOP_BOTTOM,
    5: Turn.TRANSPOSE,
    6: Turn.ROTATE_270,
    7: Turn.TRANSVERSE,
    8: Turn.ROTATE_90,
}
LYING = {TURNS[value] for value in (5, 6, 7, 8)}


def facts(picture: Image.Image) -> Image.Exif:
    """The Exif of a picture, empty where it cannot be read."""
    try:
        exif = picture.getexif()
        exif.get_ifd(CAMERA)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # its parser raises whatever the bytes lead it to
        return Image.Exif()
    return exif


def turn(exif: Image.Exif) -> Image.Transpose | None:
    """What makes the picture upright; None when it is."""
    value = exif.get(ORIENTATION)
    return TURNS.get(value) if isinstance(value, int) else None


def is_by_camera(exif: Image.Exif) -> bool:
    """Whether a camera wrote its maker down."""
    return bool(exif.get(MAKE))


def is_screenshot(exif: Image.Exif) -> bool:
    """Whether the phone wrote down that it is one, as iPhones do."""
    comment = exif.get_ifd(CAMERA).get(COMMENT)
    if not isinstance(comment, bytes):
        comment = str(comment).encode("utf-8", "replace")
    return b"Screenshot" in comment
