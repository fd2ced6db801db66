"""What is said of a file: what it is and shows, or why it is not taken; values only."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.inspection.perceptual_hash import PerceptualHash


class FileType(StrEnum):
    """What a file is by its content."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    GIF = "gif"
    HEIF = "heif"
    AVIF = "avif"
    PDF = "pdf"
    MP4 = "mp4"
    MOV = "mov"
    THREEGP = "3gp"
    OGG = "ogg"
    MP3 = "mp3"
    M4A = "m4a"
    TEXT = "text"


PICTURE_TYPES = frozenset(
    {FileType.JPEG, FileType.PNG, FileType.WEBP, FileType.GIF, FileType.HEIF, FileType.AVIF}
)
BOX_TYPES = frozenset(
    {FileType.MP4, FileType.MOV, FileType.THREEGP, FileType.M4A}
)  # a tree of boxes


class RejectionReason(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    NOT_KNOWN = "not_known"  # none of our kinds
    BROKEN = "broken"
    CUT_OFF = "cut_off"  # the end is missing: worth sending again
    ENCRYPTED = "encrypted"  # a PDF that asks for a password
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_LARGE = "too_large"  # a page wider than paper, or more memory than a job may have
    TOO_HARD = (
        "too_hard"  # it took too long, or the decoder died of it or raised what nobody expects
    )


class QualityHint(StrEnum):
    """What may be wrong with a picture; never a reason to refuse it."""

    BLURRED = "blurred"
    SOFT = "soft"
    DARK = "dark"
    BURNT = "burnt"
    TINY = "tiny"
    LONG = "long"  # much longer than wide: unreadable on a page
    SCREENSHOT = "screenshot"
    PREVIEW = "preview"  # too large to be decoded: what is seen of it is the phone's preview


class DateSource(StrEnum):
    """Where the date of a file comes from."""

    SHOT = "shot"  # the camera, when the picture was taken
    DIGITIZED = "digitized"
    CHANGED = "changed"  # the last program that wrote it
    FILMED = "filmed"
    WRITTEN = "written"  # the program that made a PDF


CAMERA_SOURCES = frozenset({DateSource.SHOT, DateSource.DIGITIZED, DateSource.FILMED})
"""The dates a camera gave, and not a program."""


@dataclass(frozen=True, slots=True)
class CaptureTime:
    """When a file says it was made: `local` has no zone, `offset` is from UTC, None if not told."""

    local: datetime
    offset: timedelta | None
    source: DateSource


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file is and shows. Sizes are in pixels, upright; None where a kind has no such."""

    file_type: FileType
    size: int  # bytes
    width: int | None = None
    height: int | None = None
    pages: int | None = None
    seconds: float | None = None
    capture_time: CaptureTime | None = None
    hints: frozenset[QualityHint] = frozenset()
    perceptual_hash: PerceptualHash | None = None


@dataclass(frozen=True, slots=True)
class RejectedFile:
    """A file that is not taken."""

    reason: RejectionReason


class RejectedFileError(Exception):
    """Inside this package: the file is not taken, for this reason."""

    def __init__(self, reason: RejectionReason) -> None:
        super().__init__(str(reason))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class JpegCopy:
    """A JPEG without any metadata, upright; `name` is that of the file in the folder given."""

    name: str
    width: int
    height: int
    size: int  # bytes


class CopyForm(StrEnum):
    """How a copy that is handed out differs from the file."""

    EXACT = "exact"  # the same pictures and sound, without all other data
    PAGES = "pages"  # pictures of the pages of a PDF
    PICTURE = "picture"  # a smaller picture


@dataclass(frozen=True, slots=True)
class EnclosedCopy:
    """The copy that is handed out: a file in the folder given, and the ending its name gets."""

    name: str
    suffix: str
    form: CopyForm


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A file as the papers of a case need it: what it is, pictures to print, a copy to hand out."""

    inspection: Inspection
    pictures: tuple[JpegCopy, ...] = ()
    enclosed: EnclosedCopy | None = None
