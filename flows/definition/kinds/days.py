"""Steps answered with a date: a day, or a moment with its time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from flows.definition.kinds.base import Asking, Kind
from flows.model.answers import Known
from flows.model.case import Value
from flows.reading.days import read_day
from flows.reading.moments import read_moment

NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}


@dataclass(frozen=True, slots=True)
class Day(Kind):
    """A day, at most `back` days ago or `ahead` days from now, not before the step `after`."""

    after: str | None = None
    back: int = 3 * 365
    ahead: int = 0

    def bounds(self, asking: Asking) -> tuple[date, date]:
        """Return the first and the last day that can be meant."""
        first = asking.today - timedelta(days=self.back)
        after = asking.known.day(self.after) if self.after else None
        return max(first, after or first), asking.today + timedelta(days=self.ahead)

    def read(self, text: str, asking: Asking) -> Value:
        earliest, latest = self.bounds(asking)
        return read_day(text, today=asking.today, earliest=earliest, latest=latest)

    def offers(self, asking: Asking) -> tuple[str, ...]:
        earliest, latest = self.bounds(asking)
        days = {word: asking.today + timedelta(days=away) for word, away in NEAR.items()}
        return tuple(word for word, day in days.items() if earliest <= day <= latest)

    def accepts(self, value: Value | None, known: Known) -> bool:
        if not isinstance(value, date) or isinstance(value, datetime):
            return False
        after = known.day(self.after) if self.after else None
        return after is None or value >= after


@dataclass(frozen=True, slots=True)
class Moment(Kind):
    """A day with a time, read on the buyer's own clock and kept in UTC."""

    def read(self, text: str, asking: Asking) -> Value:
        moment = read_moment(text, now_local=asking.now)
        wall = time(moment.hour, moment.minute, tzinfo=asking.now.tzinfo)
        return datetime.combine(moment.on, wall).astimezone(UTC)

    def accepts(self, value: Value | None, known: Known) -> bool:
        return isinstance(value, datetime)
