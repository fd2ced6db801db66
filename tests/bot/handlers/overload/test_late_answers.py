"""Who has waited for minutes is asked pardon, once and before the answer."""

from datetime import datetime, timedelta

import pytest

from tests.support.bot.processor import ProcessorHarness, reach_problem
from tests.support.bot.updates import Buyer

SORRY = "Sorry for the wait"


def seconds(at: datetime) -> int:
    return int(at.timestamp())


async def test_a_long_wait_is_said_before_the_answer(harness: ProcessorHarness, ann: Buyer) -> None:
    await reach_problem(harness, ann)
    harness.messages.clear()
    harness.clock.move(timedelta(hours=1))
    sent = seconds(harness.clock.now() - timedelta(minutes=6))
    await harness.process(ann.says("/status", date=sent), ann.says("damaged", date=sent + 1))
    await harness.process(ann.says("/help", date=sent + 60))
    told = harness.texts(ann.chat_id)
    assert SORRY in told[0]
    assert [SORRY in text for text in told].count(True) == 1


async def test_somebody_new_is_told_too(harness: ProcessorHarness, ben: Buyer) -> None:
    sent = seconds(harness.clock.now() - timedelta(hours=2))
    await harness.process(ben.says("/start", date=sent))
    assert SORRY in harness.texts(ben.chat_id)[0]


async def test_after_a_day_some_may_be_lost(harness: ProcessorHarness, ben: Buyer) -> None:
    sent = seconds(harness.clock.now() - timedelta(hours=23))
    await harness.process(ben.says("/start", date=sent))
    assert "send it again" in harness.texts(ben.chat_id)[0]


async def test_a_photo_that_has_waited_is_confirmed(harness: ProcessorHarness, ann: Buyer) -> None:
    await reach_problem(harness, ann)
    harness.messages.clear()
    harness.clock.move(timedelta(hours=1))
    photo = ann.photographs("f")
    photo["message"]["date"] = seconds(harness.clock.now() - timedelta(minutes=9))
    await harness.process(photo)
    assert [SORRY in text for text in harness.texts(ann.chat_id)] == [True]


@pytest.mark.parametrize("date", [None, 0, "now", True, 2**70, -5, [], {"at": 1}])
async def test_what_is_no_date_says_nothing(
    harness: ProcessorHarness, ann: Buyer, date: object
) -> None:
    await reach_problem(harness, ann)
    await harness.process(ann.says("/status", date=date))
    assert not any(SORRY in text for text in harness.texts(ann.chat_id))


async def test_a_short_wait_is_not_mentioned(harness: ProcessorHarness, ann: Buyer) -> None:
    await reach_problem(harness, ann)
    harness.clock.move(timedelta(hours=1))
    sent = seconds(harness.clock.now() - timedelta(minutes=4))
    await harness.process(ann.says("/status", date=sent))
    assert not any(SORRY in text for text in harness.texts(ann.chat_id))


async def test_a_group_is_told_nothing(harness: ProcessorHarness) -> None:
    chat = {"id": -100, "type": "supergroup"}
    sent = seconds(harness.clock.now() - timedelta(hours=1))
    message = {"message_id": 1, "chat": chat, "text": "/start", "date": sent}
    await harness.process({"update_id": 1, "message": message})
    assert not any(SORRY in text for text in harness.texts(-100))
