"""The Exif of a picture, read so that broken facts never spoil a good picture."""

from PIL import Image

CAMERA_TAG = 0x8769  # the tag of the pointer to the camera's own table
MAKE_TAG = 0x010F
ORIENTATION_TAG = 0x0112
COMMENT_TAG = 0x9286

Transpose = Image.Transpose
# What makes a picture upright, by the value of its tag.
TRANSPOSES = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
SIDEWAYS_TRANSPOSES = {TRANSPOSES[value] for value in (5, 6, 7, 8)}


def read_exif(picture: Image.Image) -> Image.Exif:
    """The Exif of a picture, empty where it cannot be read."""
    try:
        exif = picture.getexif()
        exif.get_ifd(CAMERA_TAG)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # its parser raises whatever the bytes lead it to
        return Image.Exif()
    return exif


def find_transpose(exif: Image.Exif) -> Image.Transpose | None:
    """What makes the picture upright; None when it is."""
    value = exif.get(ORIENTATION_TAG)
    return TRANSPOSES.get(value) if isinstance(value, int) else None


def is_by_camera(exif: Image.Exif) -> bool:
    """Whether a camera wrote its maker down."""
    return bool(exif.get(MAKE_TAG))


def is_screenshot(exif: Image.Exif) -> bool:
    """Whether the phone wrote down that it is one, as iPhones do."""
    comment = exif.get_ifd(CAMERA_TAG).get(COMMENT_TAG)
    if not isinstance(comment, bytes):
        comment = str(comment).encode("utf-8", "replace")
    return b"Screenshot" in comment
