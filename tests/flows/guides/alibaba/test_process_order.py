"""What happened on one day stands in the order of the process, in every paper and letter."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from flows.casefile.draft import draft_case_file
from flows.guides.alibaba import GUIDE
from flows.guides.alibaba.letters import LETTERS
from flows.guides.alibaba.letters.content.timeline import list_events
from flows.model.answers import Known
from flows.model.case import Answer, Case, Spot, open_case
from flows.model.case_file import BuildInfo
from tests.support.casefile import case_files
from tests.support.flows.alibaba_buyer import NOW, Chat
from tests.support.flows.talk import Talk

WRITERS = {letter.id: letter for letter in LETTERS}
PROCESS = (
    *("I paid", "The goods arrived", "First message to the seller"),
    *("Refund request filed on Alibaba", "Case escalated to Alibaba", "Decision: no refund"),
    "This case file was put together",
)


def on_one_day() -> Case:
    """A buyer whose goods came today, who wrote, filed, escalated and heard, all today."""
    steps = ("paid_on", "ship_by", "shipped_on", "delivered_on", "filed_on", "escalated_on")
    chat = Chat().drive(
        "decision",
        **dict.fromkeys(steps, NOW.date()),
        confirmed="no",
        first_message="sent",
        seller_wait="refused",
        final_notice="sent",
        case_wait="escalate",
        escalation="escalated",
        mediator_wait="decided",
    )
    chat.give("refused")
    return case_files.case(chat)


def test_the_papers_tell_one_day_in_the_order_of_the_process() -> None:
    case = on_one_day()
    made = draft_case_file(GUIDE, case, BuildInfo(NOW))
    told = [row.text.en.removesuffix(" USD 1,450.00") for row in made.timeline]
    found = [told.index(next(t for t in told if t.startswith(each))) for each in PROCESS]
    assert found == sorted(found), told
    logged = [row.text for row in made.communications]
    assert [row.text for row in made.timeline if row.text in logged] == logged


@pytest.mark.parametrize("letter", ["escalation", "bank_letter", "refund_request"])
def test_the_letters_tell_it_in_the_same_order(letter: str) -> None:
    case = on_one_day()
    text = WRITERS[letter].english(GUIDE.walk(case.answers).known, case)
    words = ("I wrote to the seller", "I applied for the refund", "the case was escalated")
    places = [text.index(each) for each in words if each in text]
    assert places == sorted(places), text


def test_days_come_before_the_process() -> None:
    """A request that was filed days ago stands before what was written today."""
    case = on_one_day()
    first, *_ = (spot for spot in case.answers if spot.step == "filed_on")
    early = replace(case.answers[first], value=date(2026, 1, 2))
    case = case.with_answer(first, early)
    made = draft_case_file(GUIDE, case, BuildInfo(NOW))
    assert made.communications[0].text.en == "Refund request filed on Alibaba"


def test_an_evening_in_america_is_the_day_it_was_there() -> None:
    """In UTC it is tomorrow already; what was filed on the same day does not come before it."""
    talk = Talk(GUIDE, case=open_case("case1234", GUIDE.id, NOW))
    talk.now = datetime(2026, 5, 11, 20, tzinfo=ZoneInfo("America/Los_Angeles"))
    talk.opens().presses("remind").says("America/Los_Angeles")
    assert {answer.on for answer in talk.case.answers.values()} == {date(2026, 5, 11)}
    spot = Spot("first_message")
    sent = Answer("answered", talk.now.astimezone(UTC), "sent", on=date(2026, 5, 11))
    stored = replace(sent, on=None)
    zone = (Spot("zone"), Answer("answered", sent.at, "America/Los_Angeles"))
    for answer in (sent, stored):
        (event,) = list_events(Known([zone, (spot, answer)]))
        assert event.on == date(2026, 5, 11)
