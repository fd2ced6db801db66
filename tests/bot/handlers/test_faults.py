"""A fault of ours costs the turn it happens in, and no other buyer notices."""

from typing import Any

import pytest

from bot.handlers import chat_session
from bot.handlers.open_case import OpenCase
from bot.i18n.english.failures import FAILURES
from flows.definition.guide import Guide
from flows.engine import turn
from flows.model.events.buyer import Opened, Said
from storage.records import CaseRecord
from storage.store import Store
from tests.support.bot.processor import PROBLEM_TAPS, ProcessorHarness, reach_problem
from tests.support.bot.updates import Buyer

TROUBLE = FAILURES["said.trouble"]


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A turn that raises when somebody says so."""

    def raising(guide: Any, case: Any, event: Any, now: Any, preferences: Any) -> Any:
        if event == Opened("raise") or (isinstance(event, Said) and event.text == "raise"):
            raise ZeroDivisionError("raise")
        return turn.take_turn(guide, case, event, now, preferences)

    monkeypatch.setattr(chat_session, "take_turn", raising)


@pytest.mark.usefixtures("faulty")
async def test_a_turn_that_raises_costs_itself_and_its_buyer_is_told(
    harness: ProcessorHarness,
    ann: Buyer,
    ben: Buyer,
    caplog: pytest.LogCaptureFixture,
    commits: list[str],
) -> None:
    of_ann, of_ben = await reach_problem(harness, ann), await reach_problem(harness, ben)
    commits.clear()
    page = [
        ann.says("raise"),
        ann.taps(of_ann, "problem", "late"),
        ben.taps(of_ben, "problem", "damaged"),
    ]
    await harness.process(*page)
    assert commits == ["batch"]
    assert (await harness.load_values(1))["problem"] == "late"
    assert (await harness.load_values(2))["problem"] == "damaged"
    (apology,) = [told for told in harness.texts(1) if TROUBLE in told]
    assert "What went wrong?" in apology
    assert TROUBLE not in "".join(harness.texts(2))
    assert "ZeroDivisionError" in caplog.text
    assert "harness" not in caplog.text.partition("ZeroDivisionError")[0]


@pytest.mark.usefixtures("faulty")
async def test_the_very_first_turn_may_raise(harness: ProcessorHarness, ann: Buyer) -> None:
    await harness.process(ann.says("/start raise"))
    assert TROUBLE in harness.texts(1)[0]
    assert [message.role for message in harness.messages] == ["card", "pin"]
    case = (await harness.load_case(1)).id
    await harness.process(*(ann.taps(case, *begun) for begun in PROBLEM_TAPS))
    assert "What went wrong?" in harness.texts(1)[-1]


async def test_a_fault_while_writing_costs_one_act_too(
    harness: ProcessorHarness, ann: Buyer, ben: Buyer, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_ann, of_ben = await reach_problem(harness, ann), await reach_problem(harness, ben)
    build_record = OpenCase.build_record

    def raising(self: OpenCase, guide: Guide) -> CaseRecord:
        if self.case.id == of_ann:
            raise ZeroDivisionError
        return build_record(self, guide)

    page = [ann.taps(of_ann, "problem", "late"), ben.taps(of_ben, "problem", "damaged")]
    with monkeypatch.context() as patched:
        patched.setattr(OpenCase, "build_record", raising)
        await harness.process(*page)
    assert "problem" not in await harness.load_values(1)
    assert (await harness.load_values(2))["problem"] == "damaged"
    assert harness.texts(1)[-1] == TROUBLE
    assert [each.method for each in harness.messages if each.chat_id == 1][-2:] == [
        "answerCallbackQuery",
        "sendMessage",
    ]
    told = len(harness.messages)
    await harness.process(*page)  # it is done with: Telegram may bring it as often as it likes
    assert len(harness.messages) == told


async def test_a_file_is_noted_although_its_turn_raises(
    harness: ProcessorHarness, ann: Buyer, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = await reach_problem(harness, ann)
    await harness.process(ann.photographs("F1"))
    (wanted,) = await store.list_exhibits(case)
    told = len(harness.messages)

    def raising(*_arguments: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(chat_session, "take_turn", raising)
    await harness.processor.report_download(wanted, "0" * 64, 80_000)
    assert [row.state for row in await store.list_exhibits(case)] == ["stored"]
    assert len(harness.messages) == told
