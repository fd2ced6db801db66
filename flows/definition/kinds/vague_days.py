"""A day that is told only as a part of a month, "about mid January": the days it can have been."""

import re
from datetime import date

from flows.model.errors import MisreadError
from flows.reading.days import read_day

_PARTS: tuple[tuple[str, tuple[int, ...]], ...] = (
    (r"beginning|start|early|first week", (1, 4, 7)),
    (r"middle|mid", (11, 15, 19)),
    (r"end|late|last week", (21, 25, 28)),
)
_DOUBT = "about|around|roughly|maybe|probably|some ?time"
_FILLERS = rf"\b(?:{_DOUBT}|in|at|of|the)\b|-"
_ABOUT = re.compile(rf"\b(?:{_DOUBT}|approx(?:imately)?|circa|ca)\b|~", re.IGNORECASE)


def is_about_day(text: str) -> bool:
    """Whether a text says that its day is about right only: "about 5 March"."""
    return bool(_ABOUT.search(text))


def name_about(day: date) -> str:
    """Return a day as it is typed by who knows it about."""
    return f"about {day.isoformat()}"


def list_vague_days(text: str, *, today: date, earliest: date, latest: date) -> tuple[str, ...]:
    """Return the days a vague text can mean, earliest first, as texts; none for another."""
    said = text.casefold()
    for words, numbers in _PARTS:
        if re.search(rf"\b(?:{words})\b", said):
            month = re.sub(rf"\b(?:{words})\b|{_FILLERS}", " ", said).strip(" .,!?")
            days = (_read(f"{n} {month}", today, earliest, latest) for n in numbers)
            return tuple(dict.fromkeys(name_about(day) for day in days if day)) if month else ()
    return ()


def _read(text: str, today: date, earliest: date, latest: date) -> date | None:
    try:
        return read_day(text, today=today, earliest=earliest, latest=latest)
    except MisreadError:
        return None


MISREADS = {
    "about_day": "Which day is the earliest it can have been? To be safe I count from that one; "
    "you can correct it later.",
    "about_when": "About when was it? Tap the earliest day it can have been, or type something "
    "like <b>mid January</b>. To be safe I count from that day. The lines under the question say "
    "where to find it; you can correct it later.",
}
