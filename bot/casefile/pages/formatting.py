"""Days, instants, sizes and texts as the pages print them, the same whoever reads them."""

from datetime import UTC, date, datetime

from bot.casefile.pages.text_cleaning import clean_text
from flows.model.case_file import Phrase

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
ELLIPSIS = "…"


def format_day(day: date) -> str:
    """Return "12 Mar 2026", which nobody reads as another day."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def format_days(first: date, last: date | None) -> str:
    """Return "12 Mar 2026", or "21–25 Nov 2026" for several days."""
    if last is None:
        return format_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{format_day(last)}"
    start = format_day(first) if first.year != last.year else format_day(first)[:-5]
    return f"{start} – {format_day(last)}"


def format_instant(at: datetime) -> str:
    """Return "12 Mar 2026, 14:05 UTC"."""
    there = at.astimezone(UTC)
    return f"{format_day(there.date())}, {there:%H:%M} UTC"


def format_local_time(at: datetime) -> str:
    """Return the time as the file says it, with its zone where it names one."""
    zone = f" (UTC{at.isoformat()[-6:]})" if at.utcoffset() else " UTC" if at.tzinfo else ""
    return f"{format_day(at.date())}, {at:%H:%M}{zone}"


def format_size(count: int) -> str:
    """Return "2.4 MB", "310 KB" or "12 bytes"."""
    if count >= 1 << 20:
        return f"{count / (1 << 20):.1f} MB"
    return f"{count / 1024:.0f} KB" if count >= 1024 else f"{count} bytes"


def format_duration(seconds: int) -> str:
    """Return "1 min 5 s"."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def clip_text(text: str, most: int = 0) -> str:
    """Return the text cleaned, and cut where it is longer than `most` characters (0: never)."""
    found = clean_text(text)
    return found if not most or len(found) <= most else found[: most - 1].rstrip() + ELLIPSIS


def format_phrase(words: Phrase, most: int = 0) -> dict[str, str]:
    """Return words of ours in both languages, as a template takes them."""
    return {"en": clip_text(words.en, most), "zh": clip_text(words.zh, most)}
