"""The file of dates that the chat gives: another library reads from it what /upcoming listed."""

import re
from datetime import UTC, datetime

import orjson
import pytest
from icalendar import Calendar

from bot.outbox.attachments import parse_parameters
from tests.support.bot.processor import ProcessorHarness
from tests.support.bot.updates import Buyer

LISTED = re.compile(r'<tg-time unix="(\d+)"[^>]*>[^<]*</tg-time>\n([^\n<]+)')
TOLD = (
    "[Start, with reminders]",
    "{place}",
    "[It does not work]",
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


async def upcoming(harness: ProcessorHarness, buyer: Buyer) -> list[tuple[datetime, str]]:
    """What /upcoming lists."""
    await tell(harness, buyer, "/upcoming")
    found = LISTED.findall(harness.texts(buyer.chat_id)[-1])
    return [(datetime.fromtimestamp(int(unix), UTC), what) for unix, what in found]


async def calendar(harness: ProcessorHarness, buyer: Buyer) -> tuple[str, bytes]:
    """The name and the bytes of the document that its button sends."""
    await tell(harness, buyer, "[Calendar file]")
    sent = next(each for each in reversed(harness.messages) if each.method == "sendDocument")
    file = parse_parameters(sent.payload)["document"]
    return file.filename, file.input_file_content


@pytest.mark.parametrize("place", ["Kathmandu", "Lord Howe", "New York", "skip"])
async def test_the_file_holds_the_instants_that_were_listed(
    harness: ProcessorHarness, ann: Buyer, place: str
) -> None:
    await tell(harness, ann, "/start quality", *(text.format(place=place) for text in TOLD))
    listed = await upcoming(harness, ann)
    name, content = await calendar(harness, ann)
    events = Calendar.from_ical(content).walk("VEVENT")
    read = [(event.decoded("dtstart"), str(event["summary"])) for event in events]
    assert name == "dates.ics"
    assert len(listed) >= 3
    assert [at for at, _ in read] == [at for at, _ in listed]
    assert all(summary.endswith(what) for (_, summary), (_, what) in zip(read, listed, strict=True))
    assert len({str(event["uid"]) for event in events}) == len(listed)


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
