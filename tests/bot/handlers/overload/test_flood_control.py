"""A flood of one chat costs the others nothing, and a hurry is no flood."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from itertools import count

import orjson
import pytest

from bot.handlers.overload.flood_control import ALLOWANCE, QUIET_SECONDS, FloodControl, InputKind
from bot.sandbox.world.types import Json
from bot.transport.updates import parse_update
from storage.errors import UnavailableError
from storage.records import OutboxMessage
from storage.store import Store
from tests.support.bot.clocks import ManualClock
from tests.support.bot.processor import ProcessorHarness, reach_problem, run_processor
from tests.support.bot.updates import Buyer, in_a_group

PAGE = 100
pytestmark = pytest.mark.usefixtures("case")
TOO_FAST = "faster than I can"
WORDS, PRESSES = ALLOWANCE[InputKind.WORDS], ALLOWANCE[InputKind.PRESS]


@pytest.fixture
async def harness(store: Store, clock: ManualClock) -> AsyncIterator[ProcessorHarness]:
    """A running processor that controls floods."""
    async with run_processor(store, clock, FloodControl(clock)) as opened:
        yield opened


@pytest.fixture
async def case(harness: ProcessorHarness, ann: Buyer) -> str:
    """Ann's case, at the question what went wrong; she was quiet for a while."""
    found = await reach_problem(harness, ann)
    harness.clock.move(timedelta(minutes=1))
    harness.messages.clear()
    return found


def refusals(harness: ProcessorHarness, chat_id: int) -> list[Json]:
    """What a chat was told of its flood."""
    told = (orjson.loads(each.payload) for each in harness.messages if each.chat_id == chat_id)
    return [each for each in told if TOO_FAST in each.get("text", "")]


def answers(harness: ProcessorHarness, chat_id: int) -> list[OutboxMessage]:
    """The messages for a chat."""
    sent = (each for each in harness.messages if each.method == "sendMessage")
    return [each for each in sent if each.chat_id == chat_id]


async def flood(harness: ProcessorHarness, act: Callable[[], Json], total: int) -> list[Json]:
    """Do something so often as fast as can be, page by page; all updates of it."""
    updates = [act() for _ in range(total)]
    for start in range(0, total, PAGE):
        await harness.process(*updates[start : start + PAGE])
    return updates


async def test_a_flood_of_words_gets_one_message(harness: ProcessorHarness, ann: Buyer) -> None:
    sent = await flood(harness, lambda: ann.says("what about it"), 500)
    (told,) = refusals(harness, ann.chat_id)
    first = sent[WORDS]["message"]["message_id"]
    assert told["reply_parameters"]["message_id"] == first
    assert f"{QUIET_SECONDS} seconds" in told["text"]
    assert len(answers(harness, ann.chat_id)) == WORDS + 1


@pytest.mark.parametrize("data", ["chat:new:", "nobody:x:0:y", "{case}:problem:0:@edit"])
async def test_a_flood_of_presses_gets_one_message(
    harness: ProcessorHarness, ann: Buyer, case: str, data: str
) -> None:
    await flood(harness, lambda: ann.presses(data.replace("{case}", case)), 300)
    assert len(refusals(harness, ann.chat_id)) == 1
    answered = [each for each in harness.messages if each.method == "answerCallbackQuery"]
    assert len(answered) == PRESSES + 1


async def test_a_flood_of_edits_gets_one_message(harness: ProcessorHarness, ann: Buyer) -> None:
    numbers = count(1)

    def edit() -> Json:
        written = ann.says(f"not {next(numbers)}")
        return {"update_id": written["update_id"], "edited_message": written["message"]}

    await flood(harness, edit, 300)
    assert len(refusals(harness, ann.chat_id)) == 1


async def test_what_is_refused_never_comes_again(harness: ProcessorHarness, ann: Buyer) -> None:
    sent = await flood(harness, lambda: ann.says("what about it"), PAGE)
    told = len(harness.messages)
    harness.clock.move(timedelta(hours=1))
    await harness.process(*sent)
    assert len(harness.messages) == told


async def test_files_and_forwarded_messages_are_kept_in_a_flood(
    harness: ProcessorHarness, ann: Buyer
) -> None:
    await flood(harness, lambda: ann.says("what about it"), PAGE)
    await flood(harness, lambda: ann.photographs("f"), 150)
    origin = {"type": "hidden_user", "sender_user_name": "Li", "date": 1}
    await flood(harness, lambda: ann.says("we will see", forward_origin=origin), 150)
    assert len((await harness.load_case(ann.chat_id)).exhibits) == 300
    assert len(refusals(harness, ann.chat_id)) == 1


async def test_in_a_flood_of_words_a_command_is_answered(
    harness: ProcessorHarness, ann: Buyer
) -> None:
    await flood(harness, lambda: ann.says("what about it"), PAGE)
    harness.messages.clear()
    await harness.process(ann.says("/status"))
    assert "Step 1 of 4" in harness.texts(ann.chat_id)[-1]
    assert refusals(harness, ann.chat_id) == []


async def test_after_some_quiet_words_are_read_again(harness: ProcessorHarness, ann: Buyer) -> None:
    await flood(harness, lambda: ann.says("what about it"), PAGE)
    harness.clock.move(timedelta(seconds=QUIET_SECONDS))
    harness.messages.clear()
    await harness.process(ann.says("damaged"))
    assert "damaged" in str((await harness.load_values(ann.chat_id))["problem"])
    assert refusals(harness, ann.chat_id) == []


async def test_who_goes_on_meanwhile_is_not_told_again(
    harness: ProcessorHarness, ann: Buyer
) -> None:
    for _ in range(60):
        await flood(harness, lambda: ann.says("what about it"), 5)
        harness.clock.move(timedelta(seconds=1))
    assert len(refusals(harness, ann.chat_id)) == 1


async def test_others_are_answered_as_ever(
    harness: ProcessorHarness, ann: Buyer, ben: Buyer
) -> None:
    page = [ann.says("what about it") for _ in range(PAGE - 1)]
    await harness.process(*page, ben.says("/start"))
    assert harness.texts(ben.chat_id) != []
    assert refusals(harness, ben.chat_id) == []


async def test_a_hurry_is_no_flood(harness: ProcessorHarness, ann: Buyer, case: str) -> None:
    await harness.process(*(ann.says(f"part {n} of a long chat") for n in range(10)))
    await harness.process(*(ann.photographs(f"f{n}") for n in range(100)))
    await harness.process(*(ann.presses(f"{case}:problem:0:cal-2026-0{n}") for n in range(1, 10)))
    await harness.process(ann.says("/help"), ann.says("/status"), ann.says("/review"))
    assert refusals(harness, ann.chat_id) == []


async def test_what_has_waited_for_the_bot_is_no_flood(
    harness: ProcessorHarness, ann: Buyer
) -> None:
    start = int(harness.clock.now().timestamp())
    harness.clock.move(timedelta(hours=5))
    await harness.process(*(ann.says("well?", date=start + 60 * n) for n in range(PAGE)))
    assert refusals(harness, ann.chat_id) == []


async def test_what_comes_again_counts_once(
    harness: ProcessorHarness, ann: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, begin = [ann.says("what about it") for _ in range(10)], harness.store.begin

    def fail() -> None:
        raise UnavailableError("away")

    monkeypatch.setattr(harness.store, "begin", fail)
    for _ in range(10):
        with pytest.raises(UnavailableError):
            await harness.process(*page)
    monkeypatch.setattr(harness.store, "begin", begin)
    await harness.process(*page)
    assert refusals(harness, ann.chat_id) == []
    assert len(answers(harness, ann.chat_id)) == 10


async def test_a_clock_that_is_set_back_locks_nobody_out(
    harness: ProcessorHarness, ann: Buyer
) -> None:
    harness.clock.move(timedelta(days=365))
    await flood(harness, lambda: ann.presses("chat:new:"), PAGE)
    harness.clock.move(timedelta(days=-365))
    await harness.process(ann.presses("nobody:x:0:y"))
    harness.clock.move(timedelta(seconds=QUIET_SECONDS + 1))
    harness.messages.clear()
    await harness.process(ann.presses("nobody:x:0:y"))
    assert harness.texts(ann.chat_id) != []


async def test_a_flood_in_a_group_is_told_nothing(harness: ProcessorHarness) -> None:
    await harness.process(*(in_a_group(1000 + n, "/start") for n in range(PAGE)))
    assert len(harness.messages) == ALLOWANCE[InputKind.COMMAND]


async def test_a_block_is_noted_in_a_flood(harness: ProcessorHarness, ann: Buyer) -> None:
    await flood(harness, lambda: ann.presses("chat:new:"), PAGE)
    await harness.process(ann.blocks())
    assert (await harness.load_chat(ann.chat_id)).asleep_at is not None


async def test_meters_that_are_full_again_are_forgotten(
    clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.handlers.overload.flood_control.FORGET_ABOVE", 2)
    control, numbers = FloodControl(clock), count(1)
    for chat_id in range(1, 9):
        update = parse_update(Buyer(chat_id, numbers).says("hello"))
        assert update is not None
        control.confirm(control.judge([update]))
        clock.move(timedelta(minutes=1))
    assert len(control._meters) <= 2
