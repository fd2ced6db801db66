"""Steps answered with a date: a day, or a moment with its time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flows.definition.kinds.base import StepContext, StepKind
from flows.definition.kinds.choices import Option
from flows.definition.kinds.clocks import read_due_time
from flows.definition.kinds.vague_days import is_about_day, list_vague_days, name_about
from flows.model.answers import Known
from flows.model.case import Value
from flows.model.errors import MisreadError
from flows.reading.days import read_day

DAYS_AGO = (3, 7, 14, 30, 60, 90)
DAY_OFFSETS = {"yesterday": -1, "today": 0, "tomorrow": 1}


@dataclass(frozen=True, slots=True)
class Day(StepKind):
    """A day, at most `back` days ago or `ahead` days from now, not before the step `after`.

    "20 days after payment" counts from the day given to the step `payment`. What can be
    more than one day is one from the step `since` on, or of the last `usual_back` days, where one
    is among those. The `options` are replies in place of a day.
    """

    after: str | None = None
    payment: str | None = None
    since: str | None = None
    usual_back: int | None = None
    back: int = 3 * 365
    ahead: int = 0
    options: tuple[Option, ...] = ()

    def compute_bounds(self, asking: StepContext) -> tuple[date, date]:
        """Return the first and the last day that can be meant."""
        first = asking.today - timedelta(days=self.back)
        after = asking.known.day(self.after) if self.after else None
        return max(first, after or first), asking.today + timedelta(days=self.ahead)

    def parse_text(self, text: str, asking: StepContext) -> Value:
        try:
            return self._read_day(text, asking)
        except MisreadError as misread:
            found = self._find_option(text, asking) if misread.slot != "day_too_late" else None
            if found is None:
                raise
            return found

    def _find_option(self, text: str, asking: StepContext) -> str | None:
        """Return the reply in place of a day that a text names."""
        said = text.casefold()
        for each in self.options:
            words = (each.id, asking.labels.get(each.id, each.label).casefold(), *each.keywords)
            if each.is_offered(asking.known) and any(word in said for word in words):
                return each.id
        return None

    def _read_day(self, text: str, asking: StepContext) -> date:
        earliest, latest = self.compute_bounds(asking)
        usual = self._find_usual_start(asking)
        if usual and earliest < usual <= latest:
            try:
                return self._read(text, asking, usual, latest)
            except MisreadError:
                pass  # the wider bounds say what is wrong
        return self._read(text, asking, earliest, latest)

    def _find_usual_start(self, asking: StepContext) -> date | None:
        if self.usual_back is not None:
            return asking.today - timedelta(days=self.usual_back)
        return asking.known.day(self.since) if self.since else None

    def _read(self, text: str, asking: StepContext, earliest: date, latest: date) -> date:
        paid = asking.known.day(self.payment) if self.payment else None
        anchors = {"payment": paid} if paid else {}
        today = asking.today
        try:
            return read_day(text, today=today, earliest=earliest, latest=latest, anchors=anchors)
        except MisreadError as misread:
            vague = list_vague_days(text, today=today, earliest=earliest, latest=latest)
            if misread.slot not in ("no_day", "which_day") or not vague:
                raise
        raise MisreadError("about_day", choices=vague)

    def is_about(self, text: str) -> bool:
        return is_about_day(text)

    def list_choices(self, asking: StepContext) -> tuple[str, ...]:
        """Return days that are some time ago: the earliest it can have been is to be chosen."""
        earliest, latest = self.compute_bounds(asking)
        days = (asking.today - timedelta(days=number) for number in DAYS_AGO)
        return tuple(name_about(day) for day in days if earliest <= day <= latest)

    def list_buttons(self, asking: StepContext) -> tuple[str, ...]:
        earliest, latest = self.compute_bounds(asking)
        days = {word: asking.today + timedelta(days=away) for word, away in DAY_OFFSETS.items()}
        replies = tuple(each.id for each in self.options if each.is_offered(asking.known))
        return (*(word for word, day in days.items() if earliest <= day <= latest), *replies)

    def list_labels(self) -> Mapping[str, str]:
        return {each.id: each.label for each in self.options}

    def is_valid(self, value: Value | None, known: Known) -> bool:
        if isinstance(value, str):
            return any(each.id == value for each in self.options)
        if not isinstance(value, date) or isinstance(value, datetime):
            return False
        after = known.day(self.after) if self.after else None
        return after is None or value >= after


@dataclass(frozen=True, slots=True)
class DueTime(StepKind):
    """A day with a time, on a clock that is named or asked about; kept in UTC."""

    def parse_text(self, text: str, asking: StepContext) -> Value:
        return read_due_time(text, asking)

    def is_valid(self, value: Value | None, known: Known) -> bool:
        return isinstance(value, datetime)
