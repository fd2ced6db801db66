"""What becomes of a message that Telegram refuses, and how the status card keeps its place."""

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from storage.errors import UnavailableError
from storage.store import Store
from tests.support.bot.clocks import InstantStopwatch, ManualClock
from tests.support.bot.scripted_api import ScriptedApi
from tests.support.bot.sender import SenderHarness, commit, make_message, run_sender
from tests.support.storage import records

ANSWER, EDIT, PIN = "answerCallbackQuery", "editMessageText", "pinChatMessage"
KEYBOARD = {"inline_keyboard": [[{"text": "1", "callback_data": "x"}]]}


async def card_of(store: Store) -> int | None:
    async with store.begin() as batch:
        return (await batch.load_cases(["c1"]))["c1"].card


@pytest.mark.parametrize(
    "said",
    [
        "Bad Request: message is not modified: specified new message content ...",
        "Bad Request: MESSAGE_EMPTY",
        "Bad Request: message to edit not found",
        "Bad Request: message can't be edited",
    ],
)
async def test_an_edit_that_changes_nothing_is_done(
    api: ScriptedApi, caplog: pytest.LogCaptureFixture, said: str, sending: SenderHarness
) -> None:
    api.answer(EDIT, BadRequest(said))
    await sending.enqueue(make_message("a", method=EDIT, more={"message_id": 5}), make_message("b"))
    assert await sending.wait_until_sent() == 0
    assert api.texts() == ["a", "b"]
    assert caplog.text == ""


async def test_a_text_telegram_does_not_like_goes_plain(
    api: ScriptedApi, caplog: pytest.LogCaptureFixture, sending: SenderHarness
) -> None:
    api.answer("sendMessage", BadRequest('can\'t parse entities: Unsupported start tag "secret"'))
    marked = {"text": "<b>5 &lt; 6</b> & 7 < 8", "parse_mode": "HTML", "reply_markup": KEYBOARD}
    await sending.enqueue(make_message("a", more=marked))
    assert await sending.wait_until_sent() == 0
    assert api.calls[1] == (
        "sendMessage",
        {"chat_id": 1, "text": "5 < 6 & 7 < 8", "reply_markup": KEYBOARD},
    )
    assert "sendMessage was refused" in caplog.text
    assert "secret" not in caplog.text


async def test_refused_twice_a_letter_is_set_aside(
    api: ScriptedApi, caplog: pytest.LogCaptureFixture, sending: SenderHarness
) -> None:
    api.answer("sendMessage", *[BadRequest("BUTTON_DATA_INVALID")] * 2)
    await sending.enqueue(make_message("a"), make_message("b"))
    assert await sending.wait_until_sent() == 0
    assert api.texts() == ["a", "a", "b"]
    assert "refused and is set aside: twice" in caplog.text


async def test_what_has_no_text_to_change_is_set_aside(
    api: ScriptedApi, sending: SenderHarness
) -> None:
    api.answer("sendPhoto", BadRequest("wrong file identifier"))
    await sending.enqueue(make_message("a", method="sendPhoto", payload=b'{"photo": "x"}'))
    assert await sending.wait_until_sent() == 0
    assert len(api.calls) == 1


@pytest.mark.parametrize("error", [BadRequest("Chat not found"), ChatMigrated(-5)])
async def test_a_chat_that_is_gone_sleeps(
    api: ScriptedApi, error: TelegramError, sending: SenderHarness
) -> None:
    api.answer("sendMessage", error)
    await sending.enqueue(make_message("a"), make_message("b"))
    assert await sending.wait_until_sent() == 0
    assert api.texts() == ["a"]


async def test_a_chat_that_turns_out_gone_on_the_second_try_sleeps(
    api: ScriptedApi, sending: SenderHarness
) -> None:
    api.answer("sendMessage", BadRequest("can't parse entities"), BadRequest("Chat not found"))
    await sending.enqueue(make_message("a"), make_message("b"))
    assert await sending.wait_until_sent() == 0
    assert api.texts() == ["a", "a"]


@pytest.mark.parametrize(
    "error",
    [BadRequest("Query is too old and ..."), NetworkError("dns"), RetryAfter(5)],
)
async def test_the_answer_to_a_tap_is_tried_once(
    api: ScriptedApi, error: TelegramError, sending: SenderHarness
) -> None:
    api.answer(ANSWER, error)
    await sending.enqueue(make_message("tap", method=ANSWER), make_message("question"))
    assert await sending.wait_until_sent() == 0
    assert [method for method, _ in api.calls] == [ANSWER, "sendMessage"]


async def test_the_answer_to_an_old_tap_is_not_sent(
    api: ScriptedApi, sending: SenderHarness
) -> None:
    sending.rate_limiter.hold(31)
    await sending.enqueue(make_message("tap", method=ANSWER), make_message("a"))
    assert await sending.wait_until_sent() == 0
    assert [method for method, _ in api.calls] == ["sendMessage"]


async def test_a_fresh_tap_is_answered_however_long_the_machine_is_up(
    store: Store, api: ScriptedApi, clock: ManualClock, watch: InstantStopwatch
) -> None:
    watch.now = 1_000_000.0
    async with run_sender(store, api, clock, watch) as sending:
        await sending.enqueue(make_message("tap", method=ANSWER))
        assert await sending.wait_until_sent() == 0
    assert [method for method, _ in api.calls] == [ANSWER]


@pytest.mark.parametrize("payload", [b"not JSON", b'{"document": {"@file": {"base64": "%"}}}'])
async def test_a_broken_letter_blocks_nobody(
    api: ScriptedApi, caplog: pytest.LogCaptureFixture, sending: SenderHarness, payload: bytes
) -> None:
    await sending.enqueue(make_message("a", payload=payload), make_message("b"))
    assert await sending.wait_until_sent() == 0
    assert api.texts() == ["b"]
    assert "is broken and is set aside" in caplog.text


async def test_the_first_edit_of_a_card_sends_and_pins_it(
    store: Store, api: ScriptedApi, sending: SenderHarness
) -> None:
    await records.begin(store)
    await sending.enqueue(
        make_message("card 1", case_id="c1", method=EDIT, role="card"),
        make_message("card 2", case_id="c1", method=EDIT, role="card"),
    )
    assert await sending.wait_until_sent() == 0
    (sent, told), (pinned, pin), (edited, edit) = api.calls
    assert (sent, told["text"]) == ("sendMessage", "card 1")
    assert (pinned, pin["message_id"], pin["disable_notification"]) == (PIN, 101, True)
    assert (edited, edit["text"], edit["message_id"]) == (EDIT, "card 2", 101)
    assert await card_of(store) == 101


async def test_a_card_that_was_deleted_is_sent_anew(
    store: Store, api: ScriptedApi, sending: SenderHarness
) -> None:
    await records.save(store, chats=(records.chat(),), cases=(records.case(card=55),))
    api.answer(EDIT, BadRequest("message to edit not found"))
    api.answer(PIN, BadRequest("not enough rights to pin a message"))
    await sending.enqueue(
        make_message("card", case_id="c1", method=EDIT, role="card"), make_message("b")
    )
    assert await sending.wait_until_sent() == 0
    assert [(method, told.get("message_id")) for method, told in api.calls] == [
        (EDIT, 55),
        ("sendMessage", None),
        (PIN, 102),
        ("sendMessage", None),
    ]
    assert await card_of(store) == 102


async def test_a_pin_finds_the_card_sent_before_it(
    store: Store, api: ScriptedApi, sending: SenderHarness
) -> None:
    await records.begin(store)
    await sending.enqueue(
        make_message("early pin", case_id="c1", method=PIN, role="pin"),
        make_message("card", case_id="c1", role="card"),
        make_message("pin", case_id="c1", method=PIN, role="pin"),
    )
    assert await sending.wait_until_sent() == 0
    assert [(method, told.get("message_id")) for method, told in api.calls] == [
        ("sendMessage", None),
        (PIN, 101),
    ]


async def test_a_store_that_is_away_only_delays(
    store: Store,
    api: ScriptedApi,
    clock: ManualClock,
    monkeypatch: pytest.MonkeyPatch,
    sending: SenderHarness,
) -> None:
    await records.begin(store)
    sleep, failures = store.sleep_chat, [UnavailableError("away")]

    async def failing(chat_id: int, at: object) -> None:
        if failures:
            raise failures.pop()
        await sleep(chat_id, clock.now())
        assert at == clock.now()

    monkeypatch.setattr(store, "sleep_chat", failing)
    api.answer("sendMessage", BadRequest("Chat not found"))
    await sending.enqueue(make_message("a"))
    assert await sending.wait_until_sent() == 0


async def test_a_card_waits_for_a_store_that_is_away_with_longer_pauses(
    store: Store,
    api: ScriptedApi,
    watch: InstantStopwatch,
    sending: SenderHarness,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await records.save(store, chats=(records.chat(),), cases=(records.case(card=55),))
    batch, failures = store.begin, [UnavailableError("away")] * 8

    def failing() -> object:
        if failures:
            raise failures.pop()
        return batch()

    messages = await commit(store, make_message("card", case_id="c1", method=EDIT, role="card"))
    monkeypatch.setattr(store, "begin", failing)
    sending.sender.enqueue(messages)
    assert await sending.wait_until_sent() == 0
    assert api.calls[0][1]["message_id"] == 55
    assert watch.pauses == [1, 2, 4, 8, 16, 32, 60, 60]
