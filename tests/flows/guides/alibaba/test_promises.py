"""A promise of the seller: dated, followed up when its day is over, quoted, and kept in mind."""

from datetime import UTC, date, datetime, timedelta

import pytest

from flows.guides.alibaba import GUIDE
from flows.guides.alibaba.letters import LETTERS
from flows.guides.alibaba.letters.content.timeline import Happening, list_main_events
from flows.guides.alibaba.promises.ledger import list_promises
from flows.model.answers import Known
from flows.model.case import Answer, Spot
from flows.model.effects import Warn
from flows.model.money import Money
from tests.support.flows.alibaba_buyer import Chat
from tests.support.flows.letter_cases import case, known
from tests.support.flows.talk import START, Talk

LATE = next(letter for letter in LETTERS if letter.id == "promise_late")
USD_120 = Money(12_000, "USD")
MAY = date(2026, 5, 20)
ACCEPTED = {"offer_amount": USD_120, "offer_check": "yes_accept", "order_number": "77"}


def promised(**more: object) -> Known:
    return known(problem="damaged", remedy="full", **ACCEPTED, promise_on=MAY, **more)


def due(found: Known) -> dict[str, date]:
    return {each.deadline: each.day for each in GUIDE.find_watched_dates(found)}


# The ledger


def test_a_promise_has_its_amount_and_its_day() -> None:
    (promise,) = list_promises(promised())
    assert (promise.on, promise.amount, promise.lapsed) == (MAY, USD_120, False)


@pytest.mark.parametrize(("said", "lapsed"), [("broken", True), ("kept", False)])
def test_what_the_buyer_reports_decides(said: str, lapsed: bool) -> None:
    assert list_promises(promised(promise_wait=said))[0].lapsed is lapsed


def test_a_dispute_that_goes_on_after_the_day_means_it_was_not_kept() -> None:
    found = known(stall_by=date(2026, 4, 1))
    assert not list_promises(found)[0].lapsed
    found.add(Spot("filing"), Answer("answered", datetime(2026, 4, 3, 9, tzinfo=UTC), "filed"))
    assert list_promises(found)[0].lapsed


def test_a_promise_of_an_earlier_round_stays() -> None:
    found = known(stall_by=[date(2026, 4, 1), date(2026, 5, 1)], promise_on=MAY)
    assert [each.on for each in list_promises(found)] == [date(2026, 4, 1), date(2026, 5, 1), MAY]


# The follow-up


@pytest.mark.parametrize("step", ["promise_on", "goods_on", "pay_by", "offline_by"])
def test_each_promised_day_is_watched(step: str) -> None:
    assert due(known(**{step: MAY}))["promise"] == MAY


def test_a_plea_to_wait_is_watched_until_there_is_a_better_word() -> None:
    assert due(known(stall_by=MAY))["stalled"] == MAY
    assert "stalled" not in due(known(stall_by=MAY, agreed_how="platform"))


@pytest.mark.parametrize("said", ["kept", "broken"])
def test_a_promise_that_was_reported_is_not_watched_any_more(said: str) -> None:
    assert "promise" not in due(promised(promise_wait=said))


def stalled(day: date) -> Talk:
    """A seller who asked for time, and a buyer who goes on with the proof."""
    chat = Chat().drive("seller_wait", first_message="sent", countdown="no")
    chat.say(seller_wait="stalls", stall="wait_weeks", stall_wait_weeks="go")
    chat.give(day)
    chat.give("file_now")
    talk = Talk(GUIDE, now=chat.at)
    for spot, answer in chat.answers.items():
        talk.case = talk.case.with_answer(spot, answer)
    return talk


def test_the_morning_after_the_day_the_buyer_hears_of_it_with_a_text_to_paste() -> None:
    talk = stalled(START.date() + timedelta(days=12))
    nudge = next(each for each in talk.planned if each.kind == "due:stalled")
    assert nudge.due_at == datetime(2026, 5, 24, 9, tzinfo=UTC)

    talk.waits(days=14)
    warned = [
        each for each in talk.effects if isinstance(each, Warn) and each.deadline == "stalled"
    ]
    assert warned == [Warn("stalled", 0, letter="promise_late")]


@pytest.mark.parametrize("deadline", ["promise", "stalled"])
def test_nothing_is_said_before_the_day_and_the_texts_name_day_and_amount(deadline: str) -> None:
    alerts = f"deadline.{deadline}.alert"
    texts = [text for slot, text in GUIDE.texts.items() if slot.startswith(alerts)]
    assert len(texts) >= 3
    assert all(f"{{{deadline}}}" in text for text in texts)
    assert GUIDE.deadline_by_id[deadline].is_others_deadline


# The letter and the timeline


def test_the_letter_quotes_the_promise_in_both_languages() -> None:
    found = promised()
    english = LATE.english(found, case())
    assert "You promised to pay USD 120.00 by 20 May 2026. It has not come." in english
    assert LATE.chinese
    chinese = LATE.chinese(found, case())
    assert "2026年5月20日" in chinese
    assert "USD 120.00" in chinese


def test_the_letter_names_what_was_promised_before() -> None:
    found = promised(stall_by=date(2026, 4, 1))
    assert "Before that: promised for 1 April 2026." in LATE.english(found, case())


def test_a_request_that_is_filed_is_not_announced_again() -> None:
    letter = LATE.english(promised(filed_on=date(2026, 5, 21)), case())
    assert "My request on Alibaba stays open" in letter
    assert "Apply for refund" not in letter


def test_without_a_day_the_letter_still_says_what_is_missing() -> None:
    assert "You promised a solution. It has not come." in LATE.english(known(), case())


@pytest.mark.parametrize(
    ("given", "quote"),
    [
        ({"stall_by": MAY}, "You asked me to wait until 20 May 2026. That day is over"),
        ({"goods_on": MAY}, "You promised that the new goods would be here by 20 May 2026."),
        ({"pay_by": MAY}, "You promised a solution by 20 May 2026."),
    ],
)
def test_each_kind_of_promise_is_quoted_as_it_was(given: dict[str, date], quote: str) -> None:
    assert quote in LATE.english(known(**given), case())


def test_the_timeline_has_the_promise_and_its_lapse() -> None:
    found = list_main_events(promised(promise_wait="broken"))
    told = {event.what: (event.until, event.amount) for event in found}
    assert told[Happening.PROMISED] == (MAY, USD_120)
    assert next(event.on for event in found if event.what == "lapsed") == MAY
    assert "lapsed" not in {event.what for event in list_main_events(promised(promise_wait="kept"))}
