"""What is noted of a file that was inspected: the event for its case, in the words of `flows`."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from bot.inspection.findings import (
    CAMERA_SOURCES,
    CaptureTime,
    Inspection,
    RejectedFile,
    RejectionReason,
)
from bot.inspection.perceptual_hash import PerceptualHash, is_same_picture
from flows.model.case import CaptureSource
from flows.model.events.system import Inspected
from storage.records import ExhibitRecord, InspectionRecord

REASON_CODES = {
    RejectionReason.EMPTY: "empty",
    RejectionReason.NOT_KNOWN: "unknown_kind",
    RejectionReason.BROKEN: "broken",
    RejectionReason.CUT_OFF: "cut_off_file",
    RejectionReason.ENCRYPTED: "encrypted",
    RejectionReason.TOO_MANY_PIXELS: "too_many_pixels",
    RejectionReason.TOO_MANY_PAGES: "too_many_pages",
    RejectionReason.TOO_LARGE: "too_large",
    RejectionReason.TOO_HARD: "too_hard",
}
"""By the reason of the inspector, that of `flows.engine.handlers.inspections.REJECTIONS`."""

MAX_AHEAD = timedelta(days=1)  # how far a clock in another zone may be ahead


def build_event(
    exhibit: ExhibitRecord,
    found: Inspection | RejectedFile,
    others: Iterable[InspectionRecord],
    now: datetime,
) -> tuple[Inspected, bytes | None]:
    """Return the event and what the file is recognised by, packed.

    `others` are the exhibits of the case that were inspected before.
    """
    if isinstance(found, RejectedFile):
        return Inspected(exhibit.id, refused=REASON_CODES[found.reason]), None
    hint, match = next(_find_copies(exhibit, found, others), (None, None))
    hints = sorted({*map(str, found.hints), *([hint] if hint else [])})
    taken_at = resolve_instant(found.capture_time, now) if found.capture_time else None
    taken_from = _find_source(found.capture_time) if found.capture_time and taken_at else None
    event = Inspected(exhibit.id, tuple(hints), taken_at, taken_from, match)
    return event, found.perceptual_hash.to_bytes() if found.perceptual_hash else None


def build_missing_event(exhibit: ExhibitRecord) -> Inspected:
    """Return the event of a file whose content is no longer there."""
    return Inspected(exhibit.id, refused="missing")


def _find_copies(
    exhibit: ExhibitRecord, found: Inspection, others: Iterable[InspectionRecord]
) -> Iterator[tuple[str, str]]:
    """Yield the hint and the id of each exhibit it repeats; the same files first, as they came."""
    earlier = sorted(others, key=lambda record: (len(record.id), record.id))
    earlier = [record for record in earlier if record.id != exhibit.id]
    yield from (("same_file", record.id) for record in earlier if record.digest == exhibit.digest)
    yield from (
        ("same_picture", record.id) for record in earlier if _is_same_picture(found, record)
    )


def _is_same_picture(found: Inspection, record: InspectionRecord) -> bool:
    if found.perceptual_hash is None or record.likeness is None:
        return False
    return is_same_picture(found.perceptual_hash, PerceptualHash.from_bytes(record.likeness))


def resolve_instant(capture_time: CaptureTime, now: datetime) -> datetime | None:
    """Return when it was; a time with no zone counts as UTC, so that its day stays its day.

    None for what is yet to come: a clock that is wrong says nothing.
    """
    at = capture_time.local.replace(tzinfo=UTC)
    return at - (capture_time.offset or timedelta()) if at <= now + MAX_AHEAD else None


def _find_source(capture_time: CaptureTime) -> CaptureSource:
    return "camera" if capture_time.source in CAMERA_SOURCES else "upload"
