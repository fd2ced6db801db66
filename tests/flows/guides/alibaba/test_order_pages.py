"""When a picture of the order page is worth reading, and what the Alibaba guide makes of it."""

from dataclasses import replace

from flows.engine.handlers.prefill import needs_reading
from flows.guides.alibaba import GUIDE
from flows.model.events.buyer import Withdrawn
from tests.flows.engine.test_prefill import NUMBER, ON, PAID, SHOP, offered, reads, shop
from tests.support.flows.alibaba_buyer import Chat
from tests.support.flows.talk import Talk


def test_a_picture_is_wanted_while_a_question_it_could_answer_is_to_come() -> None:
    talk = Talk(SHOP)
    assert needs_reading(SHOP, talk.case)
    talk.presses("go").files("page")
    assert needs_reading(SHOP, talk.case)
    reads(talk)
    assert not needs_reading(SHOP, talk.case), "all it could say is proposed already"
    assert needs_reading(SHOP, talk.take(Withdrawn(talk.case.exhibits[0].id)).case)
    assert not needs_reading(SHOP, talk.says(NUMBER, "5 USD", "2026-03-04").case)


def test_a_question_left_open_wants_a_picture_again_when_it_is_asked_again() -> None:
    talk = shop().skips().says("5 USD", "2026-03-04")
    assert not needs_reading(SHOP, talk.case)
    talk.presses("!back")
    talk.back().back()
    assert (talk.asked, needs_reading(SHOP, talk.case)) == ("the_number", True)


def test_the_alibaba_guide_asks_what_its_order_page_says() -> None:
    marked = {step.order_field: step.id for step in GUIDE.steps.values() if step.order_field}
    assert marked == {
        "order_number": "order_number",
        "order_total": "paid_amount",
        "ordered_on": "paid_on",
    }
    talk = Talk(GUIDE)
    assert needs_reading(GUIDE, talk.case)
    answers = Chat().drive("evidence").answers
    assert not needs_reading(GUIDE, replace(talk.case, answers=answers))


def test_a_buyer_who_sends_the_order_page_confirms_the_rest() -> None:
    answers = Chat().drive("order_number", problem="late").answers
    talk = Talk(GUIDE, case=replace(Talk(GUIDE).case, answers=answers))
    reads(talk.files("").waits(seconds=5)).says("yes", "Steel bottle", "Example Co", "500")
    assert (talk.asked, offered(talk)) == ("paid_amount", PAID)
    talk.says("yes")
    assert (talk.asked, offered(talk)) == ("paid_on", ON)
    known = talk.presses(f"!yes-{ON}").guide.walk(talk.case.answers).known
    assert known.text("order_number") == NUMBER
    assert (known.money("paid_amount"), known.day("paid_on")) == (PAID, ON)
