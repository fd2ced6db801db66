"""Calendar dates as they are written out, with every order of day and month they allow."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from flows.reading.months import MONTHS, build_alternation


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as written; the year may be missing, and the day may not exist."""

    year: int | None
    month: int
    day: int

    def swap_day_month(self) -> "WrittenDate":
        """The same numbers with day and month exchanged."""
        return WrittenDate(self.year, self.day, self.month)

    def list_days(self, today: date) -> list[date]:
        """The days it can be, nearest to today first; without a year, within four years."""
        span = range(today.year - 4, today.year + 5)  # four: 29 February comes that often
        years: Iterable[int] = span if self.year is None else (self.year,)
        found = (_build_day(year, self.month, self.day) for year in years)
        return sorted(filter(None, found), key=lambda day: abs(day - today))


def _build_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


Mention = tuple[WrittenDate, ...]
"""The readings of one written date, the likeliest first."""

_MONTH = rf"({build_alternation(MONTHS)})\b\.?"
_ORDINAL = r"(?:st|nd|rd|th|er|o|a)?"
_YEAR = r"(\d{4}|\d{2})(?!\d)"
_UNIT = r"(?! ?(?:days?|weeks?|months?|hours?|pcs|h)\b)"


def _expand_year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _read_year_first(found: re.Match[str]) -> Mention:
    return (WrittenDate(int(found[1]), int(found[2]), int(found[3])),)


def _read_year_name(found: re.Match[str]) -> Mention:
    return (WrittenDate(int(found[1]), MONTHS[found[2]], int(found[3])),)


def _read_day_name(found: re.Match[str]) -> Mention:
    return (WrittenDate(_expand_year(found[3]), MONTHS[found[2]], int(found[1])),)


def _read_name_day(found: re.Match[str]) -> Mention:
    return (WrittenDate(_expand_year(found[3]), MONTHS[found[1]], int(found[2])),)


def _read_chinese(found: re.Match[str]) -> Mention:
    return (WrittenDate(_expand_year(found[1]), int(found[2]), int(found[3])),)


def _read_numeric(found: re.Match[str]) -> Mention:
    first = WrittenDate(_expand_year(found[4]), int(found[3]), int(found[1]))
    return (first,) if found[2] == "." else (first, first.swap_day_month())


_PATTERNS: tuple[tuple[str, Callable[[re.Match[str]], Mention]], ...] = (
    (r"(?:(\d{4}|\d{2}) ?年 ?)?(?<!\d)(\d{1,2}) ?月 ?(\d{1,2}) ?[日号號]?", _read_chinese),
    (
        rf"(?<!\d)(\d{{4}})[ ,./-]{{1,2}}{_MONTH}[ ,./-]?(\d{{1,2}}){_ORDINAL}\b",
        _read_year_name,
    ),
    (
        rf"(?<![\d.,])(\d{{1,2}}){_ORDINAL}\.?[ /-]?(?:de |of )?{_MONTH}"
        rf"(?:,? ?(?:de |del |of |/|-|')?{_YEAR})?",
        _read_day_name,
    ),
    (
        rf"\b{_MONTH}[ /-]?(?:the )?(\d{{1,2}}){_ORDINAL}(?!\d)(?:,? ?(?:of |/|-|')?{_YEAR})?",
        _read_name_day,
    ),
    (
        r"(?<![\d./-])(\d{4}) ?[./-] ?(\d{1,2}) ?[./-] ?(\d{1,2})(?!\d|[./-]\d)",
        _read_year_first,
    ),
    (r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)", _read_year_first),
    (rf"(?<![\w./-])(\d{{1,2}})( )(\d{{1,2}}) (\d{{4}})(?!\d){_UNIT}", _read_numeric),
    (
        r"(?<![\w./-])(\d{1,2})([./-]) ?(\d{1,2})"
        rf"(?:[./ -] ?{_YEAR})?(?![\d]|[./-]\d){_UNIT}",
        _read_numeric,
    ),
)


def find_dates(line: str) -> list[Mention]:
    """Every date written out in a flat, folded line."""
    found: list[Mention] = []
    for pattern, read in _PATTERNS:
        found.extend(map(read, re.finditer(pattern, line)))
        line = re.sub(pattern, " ; ", line)
    return list(dict.fromkeys(found))
