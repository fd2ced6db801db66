"""What is noted of a file that was looked into: the event for its case, in the words of `flows`."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from bot.inspection.findings import BY_CAMERA, Inspection, Reason, Refusal, Taken
from bot.inspection.perceptual_hash import Likeness, alike
from flows.model.case import TakenFrom
from flows.model.events.exhibits import Inspected
from storage.records import Exhibit, Look

REFUSED = {
    Reason.EMPTY: "empty",
    Reason.NOT_KNOWN: "unknown_kind",
    Reason.BROKEN: "broken",
    Reason.CUT_OFF: "cut_off_file",
    Reason.ENCRYPTED: "encrypted",
    Reason.TOO_MANY_PIXELS: "too_many_pixels",
    Reason.TOO_MANY_PAGES: "too_many_pages",
    Reason.TOO_LARGE: "too_large",
    Reason.TOO_HARD: "too_hard",
}
"""By the reason of the inspector, that of `flows.engine.handlers.inspections.REFUSALS`."""

AHEAD = timedelta(days=1)  # how far a clock in another zone may be ahead


def noted(
    exhibit: Exhibit, found: Inspection | Refusal, others: Iterable[Look], now: datetime
) -> tuple[Inspected, bytes | None]:
    """Return the event and what the file is recognised by, packed.

    `others` are the exhibits of the case that were looked into before.
    """
    if isinstance(found, Refusal):
        return Inspected(exhibit.id, refused=REFUSED[found.reason]), None
    hint, match = next(_copies(exhibit, found, others), (None, None))
    hints = sorted({*map(str, found.hints), *([hint] if hint else [])})
    taken_at = instant(found.taken, now) if found.taken else None
    taken_from = _taken_from(found.taken) if found.taken and taken_at else None
    event = Inspected(exhibit.id, tuple(hints), taken_at, taken_from, match)
    return event, found.likeness.packed() if found.likeness else None


def missing(exhibit: Exhibit) -> Inspected:
    """Return the event of a file whose content is no longer there."""
    return Inspected(exhibit.id, refused="missing")


def _copies(
    exhibit: Exhibit, found: Inspection, others: Iterable[Look]
) -> Iterator[tuple[str, str]]:
    """Yield the hint and the id of each exhibit it repeats; the same files first, as they came."""
    looks = sorted(others, key=lambda look: (len(look.id), look.id))
    looks = [look for look in looks if look.id != exhibit.id]
    yield from (("same_file", look.id) for look in looks if look.digest == exhibit.digest)
    yield from (("same_picture", look.id) for look in looks if _shows_the_same(found, look))


def _shows_the_same(found: Inspection, look: Look) -> bool:
    if found.likeness is None or look.likeness is None:
        return False
    return alike(found.likeness, Likeness.unpacked(look.likeness))


def instant(taken: Taken, now: datetime) -> datetime | None:
    """Return when it was; a time with no zone counts as UTC, so that its day stays its day.

    None for what is yet to come: a clock that is wrong says nothing.
    """
    at = taken.local.replace(tzinfo=UTC)
    return at - (taken.offset or timedelta()) if at <= now + AHEAD else None


def _taken_from(taken: Taken) -> TakenFrom:
    return "camera" if taken.source in BY_CAMERA else "upload"
