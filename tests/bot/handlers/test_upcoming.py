"""What is coming, in the chat and as a file of dates that another library reads."""

from datetime import date, timedelta

import orjson
import pytest
from icalendar import Calendar, Event

from bot.outbox.attachments import parse_parameters
from tests.support.bot.processor import ProcessorHarness
from tests.support.bot.updates import Buyer

TOLD = (
    "[Start with reminders]",
    "{place}",
    "[It does not work]",
    "It does not switch on.",
    "[Direct Pay]",
    "[PayPal]",
    "20267788990011223",
    "Bluetooth speaker, 10 W, blue",
    "Tonewell",
    "50",
    "50",
    "20",
    "$ 625",
    "3 March 2026",
    "7 March 2026",
    "9 March 2026",
)


def data(harness: ProcessorHarness, label: str) -> str:
    """What the newest button of that label carries."""
    for letter in reversed(harness.messages):
        markup = orjson.loads(letter.payload).get("reply_markup") or {}
        for row in markup.get("inline_keyboard", ()):
            for button in row:
                if button["text"] == label:
                    found: str = button["callback_data"]
                    return found
    raise AssertionError(f"no button says {label}")


async def tell(harness: ProcessorHarness, buyer: Buyer, *told: str) -> None:
    """Type texts, and press what stands in brackets."""
    for text in told:
        pressed = text[0] == "["
        update = buyer.presses(data(harness, text[1:-1])) if pressed else buyer.says(text)
        await harness.process(update)


async def upcoming(harness: ProcessorHarness, buyer: Buyer) -> list[tuple[str, str]]:
    """What /upcoming lists: when, as it is written, and what."""
    await tell(harness, buyer, "/upcoming")
    entries = harness.texts(buyer.chat_id)[-1].split("\n\n")
    pairs = [entry.partition("\n") for entry in entries if "\n" in entry.strip()]
    return [(when.strip(), what) for when, _, what in pairs]


async def calendar(harness: ProcessorHarness, buyer: Buyer) -> tuple[str, bytes]:
    """The name and the bytes of the document that its button sends."""
    await tell(harness, buyer, "[Calendar file]")
    sent = next(each for each in reversed(harness.messages) if each.method == "sendDocument")
    file = parse_parameters(sent.payload)["document"]
    return file.filename, file.input_file_content


def read_events(content: bytes) -> dict[str, Event]:
    """The entries of a file by their title."""
    found = Calendar.from_ical(content).walk("VEVENT")
    return {str(event["summary"]): event for event in found if isinstance(event, Event)}


@pytest.mark.parametrize("place", ["Kathmandu", "Lord Howe", "New York", "skip"])
async def test_the_file_holds_the_days_that_were_listed_and_no_chore_of_the_bot(
    harness: ProcessorHarness, ann: Buyer, place: str
) -> None:
    await tell(harness, ann, "/start quality", *(text.format(place=place) for text in TOLD))
    listed = await upcoming(harness, ann)
    name, content = await calendar(harness, ann)
    days = [what for when, what in listed if not when.startswith("<tg-time")]
    assert name == "dates.ics"
    assert days
    assert any(what.startswith("I'll ") for when, what in listed if when.startswith("<tg-time"))
    events = read_events(content)
    assert list(events) == [f"Order 2026…: {what}" for what in days]
    for event in events.values():
        assert type(event.decoded("dtstart")) is date
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("trigger") == timedelta(hours=-15)  # nine on the day before
        assert "20267788990011223" not in event.to_ical().decode()


async def test_an_entry_says_what_to_do_and_how_its_day_is_counted(
    harness: ProcessorHarness, ann: Buyer
) -> None:
    await tell(harness, ann, "/start quality", *(text.format(place="Oslo") for text in TOLD))
    await upcoming(harness, ann)
    _, content = await calendar(harness, ann)
    event = read_events(content)["Order 2026…: Last safe day to open a PayPal dispute"]
    assert event.decoded("dtstart") == date(2026, 8, 29)
    told = str(event["description"])
    assert "Resolution Center" in told
    assert "counted with care from 3 March 2026" in told
    assert "<" not in told


async def test_what_is_past_is_not_coming(harness: ProcessorHarness, ann: Buyer) -> None:
    await tell(harness, ann, "/start quality", *(text.format(place="Oslo") for text in TOLD))
    harness.clock.move(timedelta(days=400))
    assert [what for _, what in await upcoming(harness, ann)] == [
        "I'll ask whether you want to go on"
    ]


async def test_taken_again_the_file_replaces_its_entries(
    harness: ProcessorHarness, ann: Buyer
) -> None:
    told = [text.format(place="Kathmandu") for text in TOLD]
    await tell(harness, ann, "/start quality", *told)
    uids = []
    for _ in "12":
        await upcoming(harness, ann)
        _, content = await calendar(harness, ann)
        uids.append([str(event["uid"]) for event in Calendar.from_ical(content).walk("VEVENT")])
    assert uids[0] == uids[1]


async def test_without_a_date_there_is_no_file(harness: ProcessorHarness, ann: Buyer) -> None:
    await tell(harness, ann, "/start", "/upcoming")
    assert "Nothing is planned" in harness.texts(1)[-1]
    await harness.process(ann.presses("chat:calendar:"))
    assert all(letter.method != "sendDocument" for letter in harness.messages)
