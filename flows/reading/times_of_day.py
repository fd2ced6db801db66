"""The time of day in a line: "18:00", "6 pm", "18h30", "noon"."""

import re
from collections.abc import Mapping
from datetime import time

from flows.model.errors import MisreadError

MISREADS: Mapping[str, str] = {
    "no_such_time": "That time is not on the clock. Please type it like 18:00.",
    "other_zone": "Please give the time on your own clock, without a time zone.",
}

_MERIDIEM = r"(?: ?([ap])\.?m\b\.?)"
_ZONES = "utc|gmt|z|ut|pst|pdt|pt|est|edt|et|cst|cdt|ct|mst|mdt|cet|cest|eet|bst|msk|hkt|jst"
# A dot parts hours and minutes only where it is said: "18.37" alone may be a day and a month.
_DOT = r"\.(?=\d\d(?: ?[ap]\.?m\b| ?uhr\b))"
_TIME = (
    rf"(?:(?<=\d)t)?(?<![\d.,:])(\d{{1,2}})(?:(?::|h|{_DOT})(\d{{2}})(?::\d{{2}}(?:\.\d+)?)?"
    rf"(?!\d){_MERIDIEM}?(?: ?uhr\b)?|{_MERIDIEM}|h\b| ?uhr\b)|\b(noon|midday)\b"
)
_ZONE_AFTER = rf" ?\(?(?:(?:{_ZONES})\b|\+\d)"
_ZONE = (
    r"\b(?:utc|gmt|pst|pdt|beijing|shanghai)\b|北京时间"
    r"|\b(?:china|chinese|pacific|eastern|central) (?:standard )?time\b"
    r"|(?:t\d\d:\d\d|:\d\d:\d\d(?:\.\d+)?)-\d\d:?\d\d\b"
)
_NOON_HOUR = 12
_DAY_HOURS = 24


# After a time of the clock, as computers write it too: "18:00 UTC", "18:00:00 +0000".
_ZONE_BESIDE = rf" ?\(?(?:{_ZONES})\b\)?| ?[+-](?:0\d|1[0-4]):?[0-5]\d\b"


def remove_times(line: str) -> str:
    """The folded line with its times of day taken out."""
    return re.sub(rf"(?:\bat |\bum )?(?:{_TIME})(?:{_ZONE_BESIDE})?", " ", line)


def _read_clock(found: re.Match[str]) -> time:
    if found[5]:
        return time(_NOON_HOUR)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3] or found[4]
    if half and hour <= _NOON_HOUR:
        hour = hour % _NOON_HOUR + (_NOON_HOUR if half == "p" else 0)
    if (hour, minute) == (_DAY_HOURS, 0):  # the end of the day, kept on that day
        return time(_DAY_HOURS - 1, 59)
    if hour >= _DAY_HOURS or minute >= 60:
        raise MisreadError("no_such_time")
    return time(hour, minute)


def find_times(line: str) -> tuple[time, ...]:
    """The different times of a folded line, each on the buyer's own clock."""
    found = tuple(re.finditer(_TIME, line))
    if re.search(_ZONE, line) or any(re.match(_ZONE_AFTER, line[one.end() :]) for one in found):
        raise MisreadError("other_zone")
    return tuple(dict.fromkeys(map(_read_clock, found)))
