"""Calendar dates as they are written out, with every order of day and month they allow."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from flows.reading.lexicon.day_terms import scan_days
from flows.reading.scanning import Term, Token, match_shape

Reading = tuple[date, ...]
"""The days one reading may mean, the likeliest first; empty when there is no such day."""

_NEAR = timedelta(days=60)
_JUST = timedelta(days=30)
_YEAR = timedelta(days=366)


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
        found = (build_day(year, self.month, self.day) for year in years)
        return sorted(filter(None, found), key=lambda day: abs(day - today))

    def is_vague(self, day: date, other: date | None, today: date) -> bool:
        """Whether a missing year leaves it open that `day` is meant.

        It does where `other` is as likely, where the day is more than a year away, or where it is
        the nearest that can be, but the day has just been, or is about to come, in another year.
        """
        if self.year is not None:
            return False
        nearest = next(iter(self.list_days(today)), day)
        if nearest != day and abs(nearest - today) <= _JUST:
            return True
        rival = other is not None and abs(other - today) <= _YEAR and abs(day - today) > _NEAR
        return rival or abs(day - today) > _YEAR


def build_day(year: int, month: int, day: int) -> date | None:
    """The day, or None when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


Mention = tuple[WrittenDate, ...]
"""The readings of one written date, the likeliest first."""

Run = Sequence[Token]

_MARKS = "./-'`"
_SHORT_YEAR_DIGITS = 2


def _drop_marks(run: Run) -> list[Token]:
    return [token for token in run if token.kind not in _MARKS and token.kind not in "ymdto"]


def _expand_year(token: Token | None) -> int | None:
    if token is None:
        return None
    return int(token.text) + (2000 if len(token.text) == _SHORT_YEAR_DIGITS else 0)


def _is_short_year(token: Token) -> bool:
    return token.kind == "n" and len(token.text) == _SHORT_YEAR_DIGITS


def _name_dates(month: Token, days: Iterable[Token], year: Token | None) -> Mention:
    numbers = months if (months := month.value) else ()
    return tuple(
        WrittenDate(_expand_year(year), number, int(day.text))
        for day, number in product(days, numbers)
    )


def _read_east(run: Run) -> Term | None:
    """Year, month, day, each with its sign: "2026年3月5日", "3월 5일"."""
    *before, month, day = _drop_marks(run)
    if before and before[0].kind == "Y":
        return "V", (before[0].value, int(month.text), int(day.text))
    year = before[0] if before else None
    return "D", (WrittenDate(_expand_year(year), int(month.text), int(day.text)),)


def _read_days_name(run: Run) -> Term | None:
    """Several days of one month: "5 or 6 March", "March 5-8"."""
    parts = _drop_marks(run)
    month = next(token for token in parts if token.kind in "MA")
    years = [token for token in parts if token.kind == "e"]
    days = [token for token in parts if token.kind == "n"]
    if run[0] is month and run[1].kind == "-" and _is_short_year(days[-1]):
        return None  # "Mar-12-26"
    return "O", _name_dates(month, days, years[0] if years else None)


def _read_day_name(run: Run) -> Term | None:
    """A day and a month by its name, in any order, with a year or without."""
    parts = _drop_marks(run)
    month = next(token for token in parts if token.kind in "MA")
    years = [token for token in parts if token.kind == "e"]
    days = [token for token in parts if token.kind == "n"]
    if len(days) == 1:
        # "5 ago" may be a slip for "5 days ago"
        kind = "O" if month.text == "ago" and not years else "D"
        return kind, _name_dates(month, days, years[0] if years else None)
    if not _is_short_year(days[1]):
        return None
    shown = _name_dates(month, days[:1], days[1])
    marks = [token.kind for token in run if token.kind in _MARKS]
    if run[0] is not month or "'" in marks or "`" in marks or marks[:1] == marks[1:2] != []:
        return "D", shown
    return "O", (*shown, *_name_dates(month, days[1:], None))  # "March 5, 26" may be two days


def _read_part_of_month(run: Run) -> Term | None:
    """A part of a month, which stands for one of its days: "mid January"."""
    month = next(token for token in run if token.kind == "M")
    years = [token for token in run if token.kind == "e"]
    day = Token("n", str(run[0].value), run[0].start, run[0].end)
    return "O", _name_dates(month, [day], years[0] if years else None)


def _read_vietnamese(run: Run) -> Term | None:
    day, month, *year = _drop_marks(run)
    return "D", (WrittenDate(_expand_year(next(iter(year), None)), int(month.text), int(day.text)),)


def _read_year_first(run: Run) -> Term | None:
    year, month, day = _drop_marks(run)
    return "D", (WrittenDate(int(year.text), int(month.text), int(day.text)),)


def _read_compact(run: Run) -> Term | None:
    digits = run[0].text
    if not digits.startswith("20"):
        return None
    return "D", (WrittenDate(int(digits[:4]), int(digits[4:6]), int(digits[6:])),)


def _read_numeric(run: Run) -> Term | None:
    """Day, month and year in numbers; with dots the month is never first."""
    one, two, *rest = _drop_marks(run)
    year = next(iter(rest), None)
    if year and not (year.kind == "e" or _is_short_year(year)):
        first = WrittenDate(_expand_year(one), int(two.text), int(year.text))
        return ("D", (first,)) if _is_short_year(one) else None  # "26. 1. 1."
    found = [WrittenDate(_expand_year(year), int(two.text), int(one.text))]
    if run[1].kind != ".":
        found.append(found[0].swap_day_month())
    if year and _is_short_year(year) and _is_short_year(one):
        found.append(WrittenDate(_expand_year(one), int(two.text), int(year.text)))
    return ("D" if year else "Z"), tuple(dict.fromkeys(found))


_DAY_BEFORE = "(?<![nNea])U[DZO]"  # "día 5 de marzo", "ngày 5 tháng 3"
_AFTER = r"(?![./-]?[nNe]|[UydmtAL])"
_PATTERNS: tuple[tuple[str, Callable[[Run], Term | None]], ...] = (
    (r"(?:[en]y|Y)?nmnd?", _read_east),
    (r"n(?:[o/-]n){1,3}[./-]?[MA](?:[./-]?e)?", _read_days_name),
    (rf"M[./-]?n(?:[o-]n){{1,3}}{_AFTER}(?:[./-]?e)?", _read_days_name),
    (r"e[./-]{0,3}[MA][./-]?n\.?(?![./-]?[ne])", _read_day_name),
    (r"e[./-]{0,3}n[./-]?[MA]\.?(?![./-]?[ne])", _read_day_name),
    (r"n\.?[./-]?[MA]\.?[./-]?['`]?e", _read_day_name),
    (r"n\.?[./-]?[MA]\.?[./-]?['`]?n(?![./-]?[nNe]|[UydmtAL])", _read_day_name),
    (r"n\.?[./-]?[MA]", _read_day_name),
    (r"[MA]\.?[./-]?n[./-]?['`]?e", _read_day_name),
    (rf"M\.?[./-]?n[./-]?['`]?n{_AFTER}", _read_day_name),
    (r"M\.?[./-]?n", _read_day_name),
    (r"ntn(?:[./-]?e)?", _read_vietnamese),
    (r"g-?M(?:[./-]?e)?", _read_part_of_month),
    (rf"(?<![./-])e[./-]?n[./-]?n{_AFTER}", _read_year_first),
    (r"(?<![./-])c", _read_compact),
    (r"(?<![./-])n(?:\.n\.?|/n|-n|n)[./-]?e(?![./-]?[nN]|[UydmtAL])", _read_numeric),
    (rf"(?<![./-])n(?:\.n\.|/n/|-n-)['`]?n{_AFTER}", _read_numeric),
    (rf"(?<![./-])n[./-]n(?:\.(?![nNe]))?{_AFTER}", _read_numeric),
)  # fmt: skip


def find_written(tokens: Run) -> list[Token]:
    """The tokens with every written date made one, a "D".

    "Z" is one in numbers without a year, "O" one that is asked about whatever the bounds, "V" one
    whose year is counted from this one.
    """
    found = list(tokens)
    for shape, read in _PATTERNS:
        found = match_shape(found, shape, read)
    return match_shape(found, _DAY_BEFORE, lambda run: (run[1].kind, run[1].value))


def date_mentions(tokens: Run, today: date) -> list[Token]:
    """The tokens, where a year that stands apart belongs to the only date without one."""
    found = [
        replace(
            token, kind="D", value=(WrittenDate(today.year + token.value[0], *token.value[1:]),)
        )
        if token.kind == "V"
        else token
        for token in tokens
    ]
    undated = [n for n, one in enumerate(found) if one.kind in "DO" and not _has_year(one)]
    years = [n for n, one in enumerate(found) if one.kind in "eY"]
    if len(undated) != 1 or len(years) != 1:
        return found
    at, year = undated[0], found[years[0]]
    number = int(year.text) if year.kind == "e" else today.year + year.value
    dated = tuple(replace(one, year=number) for one in found[at].value)
    found[at] = replace(found[at], value=dated)
    del found[years[0]]
    return found


def _has_year(token: Token) -> bool:
    return any(one.year is not None for one in token.value)


def find_dates(line: str) -> list[Mention]:
    """Every date written out in a normalized line, whatever else it says."""
    found = (token for token in find_written(scan_days(line)) if token.kind in "DZO")
    return list(dict.fromkeys(token.value for token in found))
