"""A file of dates says the same to every calendar, whatever stands in its texts."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.rendering.dates.ical import CalendarEvent, build_calendar

MADE_AT = datetime(2026, 3, 12, 9, 30, 15, 123456, tzinfo=UTC)
AT = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
AWKWARD = "退款, 4; 5 \\ 6 \\n 😀👨‍👩‍👧 “قضية”: "
ESCAPED = re.compile(r"\\(.)")


def made(*entries: CalendarEvent, title: str = "Your dates") -> bytes:
    return build_calendar(entries, MADE_AT, title)


def told(content: bytes) -> list[tuple[str, str]]:
    """Every property and its value, read by the rules of RFC 5545 and without the library."""
    lines = content.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    pairs = [line.partition(":") for line in lines]
    return [(name, ESCAPED.sub(_meant, value)) for name, _, value in pairs]


def _meant(escaped: re.Match[str]) -> str:
    return {"n": "\n", "N": "\n"}.get(escaped[1], escaped[1])


def test_a_whole_file() -> None:
    content = made(
        CalendarEvent(
            "c1.deadline@x", AT, "Last safe day", "Ask for the refund.", timedelta(days=1)
        ),
        CalendarEvent(
            "c1.promise@x", date(2026, 4, 2), "Refund is due", alarm_before=-timedelta(hours=9)
        ),
    )
    assert told(content) == [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//dispute-bot//dates//EN"),
        ("NAME", "Your dates"),
        ("X-WR-CALNAME", "Your dates"),
        ("BEGIN", "VEVENT"),
        ("SUMMARY", "Last safe day"),
        ("DTSTART", "20260329T010000Z"),
        ("DTSTAMP", "20260312T093015Z"),
        ("UID", "c1.deadline@x"),
        ("DESCRIPTION", "Ask for the refund."),
        ("TRANSP", "TRANSPARENT"),
        ("BEGIN", "VALARM"),
        ("ACTION", "DISPLAY"),
        ("DESCRIPTION", "Last safe day"),
        ("TRIGGER", "-P1D"),
        ("END", "VALARM"),
        ("END", "VEVENT"),
        ("BEGIN", "VEVENT"),
        ("SUMMARY", "Refund is due"),
        ("DTSTART;VALUE=DATE", "20260402"),
        ("DTSTAMP", "20260312T093015Z"),
        ("UID", "c1.promise@x"),
        ("TRANSP", "TRANSPARENT"),
        ("BEGIN", "VALARM"),
        ("ACTION", "DISPLAY"),
        ("DESCRIPTION", "Refund is due"),
        ("TRIGGER", "PT9H"),
        ("END", "VALARM"),
        ("END", "VEVENT"),
        ("END", "VCALENDAR"),
    ]


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (datetime(2026, 3, 29, 1, 59, 59, tzinfo=BERLIN), "20260329T005959Z"),
        (datetime(2026, 3, 29, 3, 0, tzinfo=BERLIN), "20260329T010000Z"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), "20261025T003000Z"),
        (datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN), "20261025T013000Z"),
        (
            datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=ZoneInfo("America/New_York")),
            "20261101T063000Z",
        ),
        (datetime(2026, 4, 5, 2, 30, tzinfo=ZoneInfo("Australia/Lord_Howe")), "20260404T160000Z"),
        (
            datetime(2026, 1, 1, 5, 0, tzinfo=timezone(timedelta(hours=5, minutes=45))),
            "20251231T231500Z",
        ),
    ],
)
def test_an_instant_is_the_same_everywhere(at: datetime, written: str) -> None:
    content = made(CalendarEvent("a@x", at, "Now"))
    assert ("DTSTART", written) in told(content)
    (event,) = Calendar.from_ical(content).events
    assert isinstance(event.start, datetime)
    assert (event.start, event.start.utcoffset()) == (at.astimezone(UTC), timedelta(0))


def test_a_day_is_a_day_in_every_zone() -> None:
    (event,) = Calendar.from_ical(made(CalendarEvent("a@x", date(2026, 10, 25), "Today"))).events
    assert type(event.start) is date
    assert (event.start, event.end) == (date(2026, 10, 25), date(2026, 10, 26))


NAIVE = datetime(2026, 3, 12, 9, 30)  # noqa: DTZ001 - that is the point


@pytest.mark.parametrize(("at", "made_at"), [(NAIVE, MADE_AT), (AT, NAIVE)])
def test_an_instant_without_a_zone_is_refused(at: datetime, made_at: datetime) -> None:
    with pytest.raises(ValueError, match="zone"):
        build_calendar([CalendarEvent("a@x", at, "Now")], made_at, "Your dates")


def test_made_again_only_the_stamp_differs() -> None:
    entries = [CalendarEvent("a@x", AT, AWKWARD, AWKWARD, timedelta(hours=6))]
    first = build_calendar(entries, MADE_AT, "Your dates")
    again = build_calendar(entries, MADE_AT + timedelta(hours=1), "Your dates")
    changed = [new for old, new in zip(told(first), told(again), strict=True) if old != new]
    assert changed == [("DTSTAMP", "20260312T103015Z")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_no_text_ends_its_line_or_begins_an_entry(end: str) -> None:
    forged = f"Hello{end}END:VEVENT{end}BEGIN:VEVENT{end}UID:forged"
    content = made(CalendarEvent("a@x", AT, forged, forged, timedelta(days=1)), title=forged)
    assert [value for name, value in told(content) if name == "UID"] == ["a@x"]
    one_line = "Hello END:VEVENT BEGIN:VEVENT UID:forged"
    calendar = Calendar.from_ical(content)
    (event,) = calendar.events
    assert str(calendar["name"]) == str(event["summary"]) == one_line
    assert str(event["description"]) == one_line.replace(" ", "\n")


def test_a_long_text_is_folded_between_characters() -> None:
    long = AWKWARD * 40
    content = made(CalendarEvent("a@x", AT, long, long, timedelta(days=1)), title=long)
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert all(line.decode().isprintable() or "\u200d" in line.decode() for line in lines)
    assert content.count(b"\n") == content.count(b"\r") == len(lines) - 1
    assert dict(told(content))["X-WR-CALNAME"] == long.strip()


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
INSTANTS = st.datetimes(NAIVE, NAIVE.replace(year=2100), timezones=st.timezones())


@given(summary=TEXTS, description=TEXTS, at=INSTANTS)
def test_any_text_and_instant_comes_back(summary: str, description: str, at: datetime) -> None:
    content = made(CalendarEvent("a@x", at, summary, description, timedelta(hours=2)))
    (event,) = Calendar.from_ical(content).events
    assert event.start == at.astimezone(UTC).replace(microsecond=0)
    pairs = dict(told(content)[5:12])
    assert pairs["SUMMARY"] == str(event["summary"])
    assert "".join(pairs["SUMMARY"].split()) == printed(summary)
    assert "".join(str(event.get("description", "")).split()) == printed(description)


def printed(text: str) -> str:
    """The characters that take ink."""
    return "".join(
        each for each in text if not each.isspace() and not re.match(r"[\0-\x1f\x7f-\x9f]", each)
    )
