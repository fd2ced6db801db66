"""When a buyer may be written to: their zone, quiet hours, what they allow, and how much is enough.

A nudge falls due by its own rule; `find_send_time` moves it to the first moment at which it may
be sent. What answers a person's own act is never moved, only what comes unasked.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

URGENT_WINDOW = timedelta(hours=12)
"""A deadline nearer than this breaks the quiet hours, silently."""

FINAL_WINDOW = timedelta(hours=48)
"""Alerts of a deadline nearer than this are not counted and not held back."""

MIN_PAUSE = timedelta(minutes=15)
WEEK = timedelta(days=7)
WEEKLY_LIMIT = 3
NIGHT, MORNING = time(21), time(9)
"""When quiet hours begin and end unless the buyer says otherwise; a day counts from its morning."""


@dataclass(frozen=True, slots=True)
class ContactPreferences:
    """What one chat allows.

    `zone` tells the wall time; quiet hours run from `quiet_from` to `quiet_to` in it, and may
    pass midnight; equal times mean none. `sent_at` are the nudges since the buyer's last
    word (`heard_at`), oldest first. While `stopped` nothing comes unasked.
    """

    zone: tzinfo = UTC
    quiet_from: time = NIGHT
    quiet_to: time = MORNING
    stopped: bool = False
    heard_at: datetime | None = None
    sent_at: tuple[datetime, ...] = ()

    def is_quiet(self, at: datetime) -> bool:
        """Whether an instant lies in the quiet hours."""
        wall = at.astimezone(self.zone).time()
        if self.quiet_from <= self.quiet_to:
            return self.quiet_from <= wall < self.quiet_to
        return wall >= self.quiet_from or wall < self.quiet_to

    def skip_quiet_hours(self, at: datetime) -> datetime:
        """Return the instant itself, or the end of the quiet hours it lies in."""
        if not self.is_quiet(at):
            return at
        local = at.astimezone(self.zone)
        days = 0 if local.time() < self.quiet_to else 1
        return self._build_instant(local, days, self.quiet_to)

    def find_next_day(self, at: datetime) -> datetime:
        """Return the first moment of the day after an instant at which one may write."""
        return self.skip_quiet_hours(
            self._build_instant(at.astimezone(self.zone), 1, self.quiet_to)
        )

    def _build_instant(self, local: datetime, days: int, wall: time) -> datetime:
        """Return a wall time so many days on; one that the clocks skip comes as much later.

        Of an hour that the clocks repeat, the same one is meant on the same day: else the end of
        quiet hours could lie before the instant in them.
        """
        day, fold = local.date() + timedelta(days=days), 0 if days else local.fold
        return datetime.combine(day, wall, self.zone).replace(fold=fold).astimezone(UTC)


def find_send_time(
    due_at: datetime, preferences: ContactPreferences, cutoff: datetime | None = None
) -> datetime:
    """Return when a nudge that is due may be sent; `cutoff` is the deadline it warns of.

    At the earliest a quarter of an hour after the buyer's last word. Then one a day, three a week
    without a word from the buyer, and not in the quiet hours. A deadline is never missed for
    politeness: in its last 48 hours no number holds a warning back, in its last 12 no hour.
    """
    at = max(due_at, preferences.heard_at + MIN_PAUSE) if preferences.heard_at else due_at
    if cutoff is None or at >= cutoff:  # of one that is past nothing is urgent any more
        return preferences.skip_quiet_hours(_apply_limits(at, preferences))
    if at < cutoff - FINAL_WINDOW:
        at = min(
            preferences.skip_quiet_hours(_apply_limits(at, preferences)), cutoff - FINAL_WINDOW
        )
    return min(preferences.skip_quiet_hours(at), max(at, cutoff - URGENT_WINDOW))


def _apply_limits(at: datetime, preferences: ContactPreferences) -> datetime:
    sent = preferences.sent_at
    if not sent:
        return at
    at = max(at, preferences.find_next_day(sent[-1]))
    return max(at, sent[-WEEKLY_LIMIT] + WEEK) if len(sent) >= WEEKLY_LIMIT else at
