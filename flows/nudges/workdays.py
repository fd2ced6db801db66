"""The days on which offices in China work: what a seller's or the platform's silence can mean.

Never for the buyer's own days, which go on counting. The days are those the State Council
announces each November for the next year, make-up weekends among them, as the chinesecalendar
package has them; a newer release of it moves `LAST_YEAR`. Days are Beijing days, without a zone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from chinese_calendar import holidays, workdays  # type: ignore[import-untyped]

LAST_YEAR: int = max(holidays).year
"""The last year whose days off have been announced and are known here."""

_FIRST_YEAR: int = min(holidays).year
_SATURDAY = 5
_DAY = timedelta(days=1)
_QUARTER = timedelta(days=92)
_COMMON_NAMES = {
    "Spring Festival": "Chinese New Year",
    "National Day": "Golden Week",
    "Mid-autumn Festival": "Mid-Autumn Festival",
    "Tomb-sweeping Day": "Tomb-Sweeping Day",
}
"""What people outside China call them, where that differs from the package's names."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off in one go, with the weekends that touch them: `first` and `last` are both off."""

    name: str
    first: date
    last: date


def is_announced(day: date) -> bool:
    """Whether the days off of that year are known; elsewhere only weekends are."""
    return _FIRST_YEAR <= day.year <= LAST_YEAR


def is_running_out(day: date) -> bool:
    """Whether a day within the next quarter lies beyond the known years: a release is due."""
    return not is_announced(day + _QUARTER)


def is_workday(day: date) -> bool:
    """Whether offices work: weekdays but for holidays, and the weekends that make up for them."""
    return day in workdays or (day.weekday() < _SATURDAY and day not in holidays)


def add_workdays(day: date, working_days: int) -> date:
    """The last of so many working days after `day`, which does not count itself.

    None of them gives `day`. The result is only as good as `is_announced` says of it.
    """
    for _ in range(working_days):
        day += _DAY
        while not is_workday(day):
            day += _DAY
    return day


def find_holiday(day: date) -> Holiday | None:
    """The holiday around a day off, or None: on a working day and on a plain weekend.

    Where the year is not announced, None says nothing: whoever tells of holidays says so instead.
    Two holidays in one go have the name of the one with more days.
    """
    days = [*_list_days_off(day, -_DAY)][::-1] + [*_list_days_off(day, _DAY)][1:]
    names = [holidays[off] for off in days if off in holidays]
    if not names:
        return None
    name = max(names, key=names.count)
    return Holiday(_COMMON_NAMES.get(name, name), days[0], days[-1])


def _list_days_off(day: date, step: timedelta) -> Iterator[date]:
    """The days off in one go from `day` on, in one direction; none from a working day."""
    return takewhile(lambda one: not is_workday(one), _iterate_days(day, step))


def _iterate_days(day: date, step: timedelta) -> Iterator[date]:
    while True:
        yield day
        day += step
