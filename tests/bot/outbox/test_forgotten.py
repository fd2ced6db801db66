"""What is forgotten is not sent any more, and what was sent is known for two days."""

from datetime import UTC, datetime

from storage.db.tables import sent_messages
from storage.personal_records import ErasureRecord
from storage.records import MessageRole
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.sender import SenderHarness, make_message
from tests.support.storage import records
from tests.support.storage.contents import rows


async def test_what_waits_for_a_forgotten_case_is_not_sent(
    sending: SenderHarness, api: ScriptedApi
) -> None:
    gate = api.hang(1)
    cases = {"under way": "c1", "waits": "c1", "other": "c2", "page": None}
    await records.begin(sending.store)
    await records.save(sending.store, cases=(records.case("c2", number=2),))
    await sending.enqueue(*(make_message(key, 1, case_id=case) for key, case in cases.items()))
    await api.hung.wait()
    mark = ErasureRecord("m", 1, "c1", "{}")
    sending.sender.discard_forgotten(records.changes(erasures=(mark,)))
    gate.set()
    await sending.wait_until_sent()
    assert api.texts(1) == ["under way", "other", "page"]


async def test_the_messages_that_stand_in_the_chat_are_noted(
    sending: SenderHarness, api: ScriptedApi
) -> None:
    at = 1_770_000_000
    api.answer("sendMessage", *({"message_id": number, "date": at} for number in (5, 6)))
    await sending.enqueue(make_message("a"), make_message("b", role=MessageRole.EXPORT))
    await sending.wait_until_sent()
    (row,) = await rows(sending.store, sent_messages)
    assert tuple(row) == (1, 5, None, datetime.fromtimestamp(at, UTC))
