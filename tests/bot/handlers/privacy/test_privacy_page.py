"""/privacy says who can read, what is kept, how long; what was agreed to is in a log."""

from dataclasses import replace

import pytest

from bot.runtime.settings import DataPolicy
from storage.personal_records import ConsentRecord
from tests.support.bot.processor import ProcessorHarness, reach_problem
from tests.support.bot.shown_chat import ShownChat
from tests.support.bot.updates import Buyer


async def read_page(chat: ShownChat, policy: DataPolicy) -> str:
    """What /privacy says where the operator has set this."""
    chat.whole_bot.context = replace(chat.whole_bot.context, policy=policy)
    await chat.says("/start")
    return (await chat.says("/privacy"))[0]


async def test_it_names_who_holds_the_key(chat: ShownChat) -> None:
    page = await read_page(chat, DataPolicy(operator="Ann & Co"))
    assert "Ann &amp; Co runs this bot and holds the key" in page or "Ann & Co runs this" in page


async def test_it_says_so_where_nobody_is_named(chat: ShownChat) -> None:
    assert "not given their name" in await read_page(chat, DataPolicy())


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        (DataPolicy(), "An open case is deleted 90 days after your last word."),
        (DataPolicy(closed_days=7), "A closed case is deleted 7 days after your last word."),
        (DataPolicy(draft_days=0), "An open case is kept until you delete it."),
    ],
)
async def test_it_says_for_how_long(chat: ShownChat, policy: DataPolicy, told: str) -> None:
    assert told in await read_page(chat, policy)


async def test_it_says_how_to_end_it_and_what_telegram_keeps(chat: ShownChat) -> None:
    page = await read_page(chat, DataPolicy())
    for told in ("/export", "/forget", "Telegram keeps this chat itself", "encrypted"):
        assert told in page


async def test_agreeing_and_taking_back_are_logged(harness: ProcessorHarness, ann: Buyer) -> None:
    case_id = await reach_problem(harness, ann)
    now = harness.clock.now()
    await harness.process(ann.says("/stop"), ann.says("/stop"), ann.says("/go"))
    assert await harness.store.personal_data.list_consents(1) == [
        ConsentRecord(1, case_id, "alibaba.start/1", True, now),
        ConsentRecord(1, None, "stop.done/1", False, now),
        ConsentRecord(1, None, "stop.again/1", True, now),
    ]


async def test_who_starts_without_reminders_has_agreed_to_nothing(
    harness: ProcessorHarness, ann: Buyer
) -> None:
    await harness.process(ann.says("/start"))
    case_id = (await harness.load_case(1)).id
    await harness.process(ann.taps(case_id, "start", "silent"))
    assert await harness.store.personal_data.list_consents(1) == []
